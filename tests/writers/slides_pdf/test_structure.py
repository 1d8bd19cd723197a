"""What a reader of the deck's PDF hears: titles, lists, tables, figures, links; and what it does not."""

import re
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO

import page as page_validation
import pytest
from pikepdf import Pdf, parse_content_stream
from tests.support.charts import plan_charts
from tests.support.drawn_master import WORDS, drawn_master
from tests.support.pages import Mode, default_theme, plan_text, seed_plans, write_plan

from export_equipe.inspect import InspectedDocument, Node, Role, inspect_file
from export_equipe.inspect.checks import check_file
from export_equipe.inspect.text import node_text, running_text, visible_text
from export_equipe.layout.deck.plan import DeckPlan, DecorationElement, Marker, TextElement
from export_equipe.masters.geometry import Box
from export_equipe.typesetting.run import plain_text
from export_equipe.writers.pdf.slides import write_slides_pdf
from export_equipe.writers.pdf.slides.page import render_deck

FORM = "slides-pdf"
HIDING = ("Couverture", "Section", "Annexe", "Titre et tableau")  # layouts without the master's shapes


def read(plan: DeckPlan) -> InspectedDocument:
    return inspect_file(write_plan(plan, FORM), "pdf")


def deck_of(text: str) -> DeckPlan:
    return plan_text(f"# Titre\n\n{text}").deck


def outline(node: Node) -> str | tuple[object, ...]:
    """The roles of a list, one inside the other."""
    inside = tuple(map(outline, shown(node)))
    return (node.role.value, *inside) if inside else node.role.value


def shown(node: Node) -> Iterator[Node]:
    """The lists, items, labels and rows below ``node``, through the groups that hold them."""
    for child in node.children:
        if child.role in (Role.LIST, Role.ITEM, Role.LABEL, Role.ROW):
            yield child
        elif child.role is Role.GROUP:
            yield from shown(child)


def test_each_slide_is_a_section_that_its_title_opens() -> None:
    plan = seed_plans(Mode.DRAFT).deck
    document = read(plan)
    assert [node.name for node in document.nodes] == ["Sect"] * len(plan.slides)
    headings = [node.children[0] for node in document.nodes]
    assert {node.role for node in headings} == {Role.HEADING}
    titles = [" ".join(plain_text(slide.title.paragraphs[0].runs).split()) for slide in plan.slides]
    assert [node_text(node) for node in headings] == titles
    assert [mark.text for mark in document.bookmarks] == titles


def test_what_follows_the_beginning_of_a_part_stands_under_it() -> None:
    plan = seed_plans(Mode.DRAFT).deck
    cover, first, second, *others = (replace(slide, section="") for slide in plan.slides)
    parts = (cover, first, replace(second, section="Une partie"), *others)
    levels = [mark.level for mark in read(replace(plan, slides=parts)).bookmarks]
    assert levels == [1, 2, 2, *[3] * len(others)]


def test_lists_are_lists_one_inside_the_other() -> None:
    plan = deck_of(
        "## Partie\n\nUne ligne.\n\n1. un\n2. deux\n   - trois\n   - quatre\n\n   Encore.\n3. cinq\n\nUne fin.\n"
    )
    (found,) = (each for node in read(plan).nodes for each in node.children if each.role is Role.LIST)
    item = ("item", "label")
    assert outline(found) == ("list", item, (*item, ("list", item, item)), item)
    second = found.children[1].children[1]
    assert node_text(second).split("\n") == ["deux", "–", "trois", "–", "quatre", "Encore."]


def test_tasks_say_whether_they_are_done() -> None:
    plan = deck_of("## Partie\n\n- [ ] une\n- [x] deux\n")
    labels = [node for node in read(plan).walk() if node.role is Role.LABEL]
    assert [label.alternative for label in labels] == ["À faire", "Fait"]


def test_a_table_names_its_columns_and_rows_and_says_what_it_is() -> None:
    (table,) = read(seed_plans(Mode.DRAFT).deck).find(Role.TABLE)
    rows = tuple(shown(table))
    assert [cell.scope for cell in rows[0].children] == ["column"] * 3
    assert all(row.children[0].scope == "row" for row in rows[1:])
    assert table.alternative.startswith("Pour chaque activité")


def test_cells_that_span_say_so() -> None:
    plan = deck_of(
        "<table><thead><tr><th>A</th><th>B</th></tr></thead><tbody><tr><td rowspan='2'>un</td><td>deux</td></tr>"
        "<tr><td>trois</td></tr><tr><td colspan='2'>quatre</td></tr></tbody></table>\n"
    )
    spans = sorted(_attributes(write_plan(plan, FORM), "/RowSpan", "/ColSpan"))
    assert spans == [("/ColSpan", 2), ("/RowSpan", 2)]


def _attributes(data: bytes, *names: str) -> Iterator[tuple[str, int]]:
    with Pdf.open(BytesIO(data)) as pdf:
        for thing in pdf.objects:
            attributes = thing.get("/A") if hasattr(thing, "get") and thing.get("/Type") == "/StructElem" else None
            for name in names if attributes is not None else ():
                if name in attributes:
                    yield name, int(attributes[name])


def test_a_figure_is_said_by_its_alternative_and_keeps_its_words() -> None:
    (figure,) = read(seed_plans(Mode.DRAFT).deck).find(Role.FIGURE)
    assert "Responsable métier" in figure.alternative
    assert "Coach produit" in node_text(figure)


def test_a_chart_is_a_figure_that_says_its_data() -> None:
    plan = plan_charts("anneau").deck
    (figure,) = read(plan).find(Role.FIGURE)
    assert figure.alternative.startswith("Le développement pèse la moitié du budget. Développeur")
    data = write_plan(plan_charts().deck, FORM)
    assert check_file(data, "pdf") == ()
    assert all(page_validation.validate_pdf_bytes(data, profile=profile).is_compliant for profile in ("ua1", "3a"))


def test_code_is_code() -> None:
    plan = deck_of("## Partie\n\n```python\ndef essai():\n    return 1\n```\n")
    code, *_ = read(plan).find(Role.CODE)
    assert "def essai():" in node_text(code)


def test_the_foot_and_the_number_are_artifacts() -> None:
    plan = seed_plans(Mode.DRAFT).deck
    document = read(plan)
    foot = [(node.name, node_text(node)) for node in document.pages[1].running]
    assert foot == [("Pagination", "Une équipe produit"), ("Pagination", "2")]
    assert document.pages[0].running == ()


def test_the_draft_tag_is_read_on_each_slide() -> None:
    plan = seed_plans(Mode.DRAFT).deck
    for node in read(plan).nodes:
        assert any(line == "Brouillon" for line in node_text(node).split("\n"))
    final = inspect_file(write_plan(seed_plans(Mode.FINAL).deck, FORM), "pdf")
    assert "Brouillon" not in visible_text(final) + running_text(final) + final.properties["keywords"]


def test_notes_of_the_speaker_are_not_in_it() -> None:
    plan = seed_plans(Mode.DRAFT).deck
    assert any("Au centre" in plain_text(runs) for slide in plan.slides for runs in slide.notes)
    assert "Au centre" not in visible_text(read(plan))


def test_links_lead_where_the_plan_says() -> None:
    planned = plan_text(
        "# Titre\n\nVoir [la suite](#suite), [le site](https://exemple.fr/a?b=c) et [rien](javascript:alert(1)).\n\n"
        "## Suite\n\nUn mot.\n"
    )
    links = {node_text(node): node.href for node in read(planned.deck).find(Role.LINK)}
    slide = next(slide.key for slide in planned.deck.slides if "suite" in slide.anchors)
    assert links == {"la suite": slide, "le site": "https://exemple.fr/a?b=c"}


def test_pages_and_files_are_reached_beside_the_deck() -> None:
    plan = deck_of("## Partie\n\nUn mot.\n")
    last = plan.slides[-1]
    body = next(each for each in last.elements if isinstance(each, TextElement) and each.name != "Statut")
    runs = body.paragraphs[0].runs
    linked = (
        replace(runs[0], text="page", href="page:un/autre.md#x"), replace(runs[0], text=" "),
        replace(runs[0], text="fichier", href="file:plan.pdf"),
    )  # fmt: skip
    text = replace(body, paragraphs=(replace(body.paragraphs[0], runs=linked),))
    changed = replace(plan, slides=(*plan.slides[:-1], replace(last, elements=(text,))), source="un/deux")
    links = {node_text(node): node.href for node in read(changed).find(Role.LINK)}
    assert links == {"page": "autre.diapositives.pdf", "fichier": "../../fichiers/plan.pdf"}


def test_pages_are_labelled_by_their_slides() -> None:
    with Pdf.open(BytesIO(write_plan(seed_plans(Mode.DRAFT).deck, FORM))) as pdf:
        assert str(pdf.Root.PageLabels.Nums[1].S) == "/D"
        assert [page.label for page in pdf.pages] == [str(number + 1) for number in range(len(pdf.pages))]


def test_the_file_says_what_it_is() -> None:
    document = read(seed_plans(Mode.DRAFT).deck)
    assert (document.title, document.language) == ("Une équipe produit", "fr-FR")
    assert document.properties["keywords"].endswith("Brouillon")


def test_the_text_of_a_soft_hyphen_at_a_line_end_is_one_word() -> None:
    plan = deck_of("## Partie\n\n" + "mot " * 19 + "inter\u00admi\u00adnable et la suite.\n")
    assert "interminable" in visible_text(read(plan))


def test_an_item_whose_list_began_on_another_slide_is_an_item() -> None:
    plan = deck_of("## Partie\n\n- un\n")
    last = plan.slides[-1]
    body = next(each for each in last.elements if isinstance(each, TextElement) and each.name != "Statut")
    deep = replace(body.paragraphs[0], level=2, marker=Marker.NUMBER, number=4)
    text = replace(body, paragraphs=(deep, body.paragraphs[0]))
    changed = replace(plan, slides=(*plan.slides[:-1], replace(last, elements=(text,))))
    document = read(changed)
    lists = [outline(node) for node in document.nodes[-1].children if node.role is Role.LIST]
    assert lists == [("list", ("item", "label")), ("list", ("item", "label"))]
    assert check_file(write_plan(changed, FORM), "pdf") == ()


def test_what_the_master_draws_is_seen_and_not_heard() -> None:
    theme = replace(default_theme(), deck_master=drawn_master())
    plan = seed_plans(Mode.DRAFT).deck
    data = write_slides_pdf(plan, theme)
    document = inspect_file(data, "pdf")
    assert WORDS not in visible_text(document)
    shown = [slide.layout not in HIDING for slide in plan.slides]
    assert [WORDS in running_text(replace(document, pages=(page,))) for page in document.pages] == shown
    assert set(shown) == {True, False}
    assert check_file(data, "pdf") == ()
    for profile in ("ua1", "3a"):
        assert page_validation.validate_pdf_bytes(data, profile=profile).is_compliant
    with Pdf.open(BytesIO(data)) as pdf:
        drawn = [any(str(one.operator) == "Do" for one in parse_content_stream(page)) for page in pdf.pages]
        assert [one for one, all_ in zip(drawn, shown, strict=True) if all_] == [True] * sum(shown)
        assert len(pdf.pages[0].get_images()) == 1  # pages share them: the logo, not the picture that is none


def test_a_shape_without_meaning_is_not_heard() -> None:
    plan = seed_plans(Mode.DRAFT).deck
    arrow = DecorationElement(
        name="Flèche", box=Box(600_000, 2_000_000, 120_000, 240_000), shape="chevron", fill="accent"
    )
    last = replace(plan.slides[-1], elements=(*plan.slides[-1].elements, arrow))
    data = write_plan(replace(plan, slides=(*plan.slides[:-1], last)), FORM)
    assert visible_text(inspect_file(data, "pdf")) == visible_text(read(plan))
    assert len(inspect_file(data, "pdf").find(Role.FIGURE)) == 1
    assert check_file(data, "pdf") == ()


def test_a_rule_lies_along_the_edge_that_the_plan_says() -> None:
    text = TextElement(name="Encadré", box=Box(1_270_000, 2_540_000, 1_270_000, 635_000), paragraphs=(), rule="accent")
    plan = seed_plans(Mode.DRAFT).deck
    drawn = []
    for edge in ("left", "top", "bottom"):
        slide = replace(plan.slides[-1], elements=(replace(text, edge=edge),))
        html = render_deck(replace(plan, slides=(slide,)), default_theme()).html
        drawn += re.findall(r"(left:[^;]*;top:[^;]*;width:[^;]*;height:[^;]*);background:#000091", html)
    assert drawn == [
        "left:100pt;top:200pt;width:4.5pt;height:50pt", "left:100pt;top:200pt;width:100pt;height:4.5pt",
        "left:100pt;top:245.5pt;width:100pt;height:4.5pt",
    ]  # fmt: skip


CONSTRUCTS = (
    "| Une tête seule |\n| --- |\n",
    "## Partie\n\n![Un plan](plan.png)\n",
    "## Partie\n\n$$\\frac{a}{b}$$\n",
    '## Partie\n\nUn <mark style="color:red;">rouge</mark>, `code`, H<sub>2</sub>O, 日本 et 👩🏽\u200d💻.\n',
    '## Partie\n\n[**gras** et *it*](https://exemple.fr) <a href="https://exemple.fr/b" class="button">Aller</a>\n',
)


@pytest.mark.parametrize("text", CONSTRUCTS)
def test_each_construct_is_valid(text: str) -> None:
    data = write_plan(deck_of(text), FORM)
    assert check_file(data, "pdf") == ()
    for profile in ("ua1", "3a"):
        report = page_validation.validate_pdf_bytes(data, profile=profile)
        assert report.is_compliant, report
