"""What holds on every slide of every deck: nothing overflows or overlaps, sizes keep their floors, titles differ."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.conservation import body_text, equal_or_diff, letters, page_words
from tests.support.dialect import draw_page
from tests.support.generated import pages, words
from tests.support.pages import (
    Planned,
    default_theme,
    fixture_names,
    fixture_plans,
    open_planner,
    plan_text,
    seed_plans,
    traced,
)
from tests.support.slide_rules import cuts_a_word, find_faults

from export_equipe.figures.scene import SceneBox, SceneItem
from export_equipe.layout.deck.plan import (
    DeckPlan,
    FigureElement,
    Marker,
    SlideParagraph,
    SlidePlan,
    TableElement,
    TextElement,
)
from export_equipe.masters.geometry import MasterGeometry
from export_equipe.masters.pptx_geometry import read_master_geometry
from export_equipe.project.mode import Mode
from export_equipe.source import Span
from export_equipe.typesetting.measure import Measurer, measurer
from export_equipe.typesetting.run import plain_text

NO_ROOM = {"texte-trop-long", "tableau-trop-grand", "figure-trop-grande"}
FILLING = "Un texte d’exemple, assez long pour remplir sa diapositive. " * 16
CUT = {"mot-trop-long", "colonne-trop-etroite"}


@pytest.fixture(scope="module")
def master() -> MasterGeometry:
    return read_master_geometry(default_theme().deck_master)


@pytest.fixture(scope="module")
def measures() -> Measurer:
    return measurer(default_theme().measured)


def codes(planned: Planned) -> set[str]:
    return {diagnostic.code for diagnostic in planned.diagnostics}


@pytest.mark.parametrize("mode", list(Mode))
def test_the_seed_page_keeps_every_rule(mode: Mode, master: MasterGeometry, measures: Measurer) -> None:
    planned = seed_plans(mode)
    assert find_faults(planned.deck, master, measures) == []
    assert not cuts_a_word(planned.deck, measures)
    assert not codes(planned) & (NO_ROOM | CUT)


@pytest.mark.parametrize("name", fixture_names())
def test_the_fixture_pages_keep_every_rule(name: str, master: MasterGeometry, measures: Measurer) -> None:
    planned = fixture_plans(name)
    assert find_faults(planned.deck, master, measures) == []
    assert not cuts_a_word(planned.deck, measures)


@settings(max_examples=40)
@given(text=pages(), mode=st.sampled_from(Mode))
def test_any_page_keeps_every_rule_and_loses_nothing(text: str, mode: Mode) -> None:
    planned = plan_text(text, mode=mode)
    master, measures = read_master_geometry(default_theme().deck_master), measurer("arimo")
    assert find_faults(planned.deck, master, measures) == [] or codes(planned) & NO_ROOM
    assert not cuts_a_word(planned.deck, measures) or codes(planned) & CUT
    for name in ("slides", "memo", "pdf"):
        assert equal_or_diff(page_words(text), body_text(traced(planned.runs(name)))) is None, name


@settings(max_examples=20)
@given(titles=st.lists(words(1, 30), min_size=1, max_size=6), again=st.integers(1, 3))
def test_titles_are_never_shared(titles: list[str], again: int) -> None:
    shown = titles_of([titles[0], *titles * again])
    assert len(shown) > len(titles) * again
    assert len(set(shown)) == len(shown)


def test_a_title_of_the_page_may_look_like_a_continued_one() -> None:
    titles = titles_of(["A", "A", "A (suite)", "A (suite 2)", "A"])
    assert {"A", "A (suite)", "A (suite 2)"} < set(titles)
    assert len(set(titles)) == len(titles)


def titles_of(titles: list[str]) -> list[str]:
    """The slides' titles of a page with these titles, each with too much text to share a slide."""
    sections = (f"{'##' if index else '#'} {title}\n\n{FILLING}\n\n" for index, title in enumerate(titles))
    deck = plan_text("".join(sections)).deck
    return [plain_text(slide.title.paragraphs[0].runs) for slide in deck.slides]


# Every construct of the dialect, alone and nested.

DRAWN, STEP = 100, 20


@pytest.mark.parametrize("start", range(0, DRAWN, STEP))
def test_every_construct_keeps_every_rule(start: int, master: MasterGeometry, measures: Measurer) -> None:
    for seed in range(start, start + STEP):
        page = draw_page(seed)
        with open_planner(page.files, page.path) as planner:
            deck, said = planner.deck, {diagnostic.code for diagnostic in planner.sink.sorted()}
        assert find_faults(deck, master, measures) == [] or said & NO_ROOM, seed
        assert not cuts_a_word(deck, measures) or said & CUT, seed


# The test of the test: each rule sees its own fault.


def spoiled(deck: DeckPlan, number: int, **changes: object) -> DeckPlan:
    slides = list(deck.slides)
    slides[number] = replace(slides[number], **changes)  # type: ignore[arg-type]
    return replace(deck, slides=tuple(slides))


def tables_of(slide: SlidePlan) -> list[TableElement]:
    return [element for element in slide.elements if isinstance(element, TableElement)]


def texts_of(slide: SlidePlan) -> list[TextElement]:
    return [element for element in slide.elements if isinstance(element, TextElement) and element.placeholder == 1]


def halved(item: SceneItem) -> SceneItem:
    """A box half as wide, with the text of the whole."""
    return replace(item, width=item.width / 2) if isinstance(item, SceneBox) else item


def test_faults_are_found(master: MasterGeometry, measures: Measurer) -> None:
    deck = seed_plans(Mode.DRAFT).deck
    title, table, text = deck.slides[3].title, tables_of(deck.slides[2])[0], texts_of(deck.slides[3])[0]
    low = replace(text, box=replace(text.box, height=text.box.height // 2))
    small = replace(text, paragraphs=(replace(text.paragraphs[0], size=17.9),))
    moved = replace(text, box=replace(text.box, x=master.width - text.box.width + 12_700))
    rows = (replace(table.rows[0], height=12_700), *table.rows[1:])
    squeezed = replace(table, rows=rows, box=replace(table.box, height=sum(row.height for row in rows)))
    untitled = replace(title, paragraphs=(replace(title.paragraphs[0], runs=()),))
    bottom = replace(text.box, y=master.height - text.box.height)
    numbered = replace(text.paragraphs[0], marker=Marker.NUMBER, number=1234, indent=20.0)
    crossed = replace(text, rule="accent", inset=(2.0, 0.0, 0.0, 0.0))
    figure = next(each for slide in deck.slides for each in slide.elements if isinstance(each, FigureElement))
    narrow = replace(figure, scene=replace(figure.scene, items=tuple(map(halved, figure.scene.items))))
    cases = {
        "wider than its indent": spoiled(deck, 3, elements=(replace(text, paragraphs=(numbered,)),)),
        "in a margin of 2": spoiled(deck, 3, elements=(crossed,)),
        "Figure: noyau": spoiled(deck, 3, elements=(narrow,)),
        "Numéro de diapositive overlap": spoiled(deck, 3, elements=(replace(text, box=bottom),)),
        "points high in": spoiled(deck, 3, elements=(low,)),
        "at 17.9 points": spoiled(deck, 3, elements=(small,)),
        "leaves the slide": spoiled(deck, 3, elements=(moved,)),
        "row 1: text": spoiled(deck, 2, elements=(squeezed,)),
        "overlap": spoiled(deck, 3, elements=(text, text)),
        "has no title": spoiled(deck, 3, title=untitled),
        "slides are called": spoiled(deck, 3, title=deck.slides[2].title),
    }
    for words_of_fault, spoiled_deck in cases.items():
        assert words_of_fault in "\n".join(find_faults(spoiled_deck, master, measures))


# Tables, part after part.


def table_page(rows: list[list[str]]) -> str:
    lines = ["| " + " | ".join(cells) + " |" for cells in rows]
    lines.insert(1, "|---" * len(rows[0]) + "|")
    return "# T\n\n## Tableau\n\n" + "\n".join(lines) + "\n"


GRIDS = st.integers(2, 5).flatmap(
    lambda width: st.lists(st.lists(words(1, 12), min_size=width, max_size=width), min_size=2, max_size=40)
)


@settings(max_examples=25)
@given(GRIDS)
def test_parts_of_a_table_repeat_its_head_and_keep_its_rows(rows: list[list[str]]) -> None:
    deck = plan_text(table_page(rows)).deck
    parts = [table for slide in deck.slides for table in tables_of(slide)]
    for part in parts:
        assert part.head_rows == 1
        assert [text(cell.paragraphs) for cell in part.rows[0].cells] == [letters(cell) for cell in rows[0]]
    shown = [[text(cell.paragraphs) for cell in row.cells] for part in parts for row in part.rows[1:]]
    assert shown == [[letters(cell) for cell in row] for row in rows[1:]]
    heads = [run for part in parts[1:] for cell in part.rows[0].cells for p in cell.paragraphs for run in p.runs]
    assert not any(isinstance(run.origin, Span) for run in heads)


def text(paragraphs: tuple[SlideParagraph, ...]) -> str:
    return letters("".join(plain_text(paragraph.runs) for paragraph in paragraphs))


def test_a_row_is_cut_only_when_no_slide_can_hold_it() -> None:
    """Its parts are read in the order of the page, each beside the name of the row."""
    long = "Une phrase d’exemple, assez longue pour prendre sa place. " * 45
    rows = [
        ["Nom", "Un", "Deux", "Fin"],
        ["court", "1", "2", "3"],
        ["long", long, long.upper(), "fin"],
        ["z", "", "", "9"],
    ]
    text_of_page = table_page(rows)
    planned = plan_text(text_of_page)
    parts = [table for slide in planned.deck.slides for table in tables_of(slide)]
    names = [text(row.cells[0].paragraphs) for part in parts for row in part.rows[1:]]
    assert names == ["court", *["long"] * (len(names) - 2), "z"]
    assert len(parts) >= 4
    cut = [row for part in parts for row in part.rows[1:] if text(row.cells[0].paragraphs) == "long"]
    for column in (1, 2, 3):
        assert "".join(text(row.cells[column].paragraphs) for row in cut) == letters(rows[2][column])
    assert equal_or_diff(page_words(text_of_page), body_text(traced(planned.runs("slides")))) is None


def test_a_cell_that_covers_rows_of_several_slides_is_said_again() -> None:
    rows = "".join(f"<tr><td>ligne {n}</td></tr>" for n in range(1, 60))
    first = '<tr><td>ligne 0</td><td rowspan="60">Ensemble</td></tr>'
    head = "<tr><th>A</th><th>B</th></tr>"
    deck = plan_text(f"# T\n\n<table><thead>{head}</thead><tbody>{first}{rows}</tbody></table>\n").deck
    parts = [table for slide in deck.slides for table in tables_of(slide)]
    assert len(parts) > 3
    again = [cell for part in parts for row in part.rows for cell in row.cells if cell.rows > 1]
    assert [text(cell.paragraphs) for cell in again] == ["Ensemble"] * len(parts)
    assert [cell.rows for cell in again] == [len(part.rows) - 1 for part in parts]
    page_s = [isinstance(cell.paragraphs[0].runs[0].origin, Span) for cell in again]
    assert page_s == [True, *[False] * (len(parts) - 1)]


def test_rows_that_a_cell_ties_share_a_slide() -> None:
    groups = "".join(
        f'<tr><td rowspan="3">groupe {n}</td><td>a {n}</td></tr><tr><td>b {n}</td></tr><tr><td>c {n}</td></tr>'
        for n in range(15)
    )
    head = "<tr><th>A</th><th>B</th></tr>"
    deck = plan_text(f"# T\n\n<table><thead>{head}</thead><tbody>{groups}</tbody></table>\n").deck
    parts = [table for slide in deck.slides for table in tables_of(slide)]
    assert len(parts) > 2
    assert all((len(part.rows) - 1) % 3 == 0 for part in parts)
