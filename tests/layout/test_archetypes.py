"""What a storyboard names: each archetype in its layout, whole, within its room; and what it cannot be asked for."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from tests.support.pages import default_theme
from tests.support.slide_rules import find_faults
from tests.templating.theme_folder import bind, make_theme

from export_equipe.diagnostics import Severity, Sink, ThemeError
from export_equipe.layout.deck.archetype import Archetype
from export_equipe.layout.deck.build import plan_deck
from export_equipe.layout.deck.plan import DeckPlan, TextElement
from export_equipe.layout.properties import Properties
from export_equipe.layout.trace import deck_runs
from export_equipe.masters.pptx_geometry import read_master_geometry
from export_equipe.typesetting.measure import measurer
from export_equipe.typesetting.run import plain_text

PAGE = """# Page

Un paragraphe de la page.

## Points

* premier
* deuxième
* troisième
"""
PROPERTIES = Properties(
    title="Essai", author="Équipe", subject="Essai", keywords=("essai",), language="fr-FR", date="", draft=False
)
ITEMS = "[{title: Un, text: mot un}, {title: Deux, points: [mot deux, mot trois]}, {title: Trois, text: mot quatre}]"
TABLE = "{columns: [Nom, Mot], rows: [[un, deux], [trois, quatre]]}"
CHART = (
    "figure: {type: graphique, titre: Le message, forme: barres, categories: [a, b], "
    "series: [{nom: s, valeurs: [1, 2]}]}"
)
SLIDES: Mapping[str, str] = {  # archetype -> what its slide says beside its layout and its title
    "cover": "subtitle: Sous-titre",
    "section": 'number: "01"',
    "annex": "subtitle: Sous-titre",
    "statement": "text: Une phrase.",
    "text": "text: Une phrase.",
    "bullets": "body: {{ page.sections[0].body }}",
    "two_columns": "items: [{text: un}, {points: [deux, trois]}]",
    "comparison": "items: [{title: Avant, text: un}, {title: Après, points: [deux]}]",
    "key_figures": "items: [{value: 1 000, text: usages}, {value: 2 %, title: de tout}]",
    "table": f"table: {TABLE}",
    "matrix": f"table: {TABLE}",
    "scoring": f"table: {TABLE}",
    "process": f"items: {ITEMS}",
    "cards": f"items: {ITEMS}",
    "quote": "text: Une phrase.\nauthor: Une agente",
    "code": "body: {{ page.sections[0].body }}",
    "closing": f"text: Continuer.\ntable: {TABLE}",
    "chart": CHART,
    "team": (
        "figure: {type: equipe, titre: Équipe, noyau: {titre: Noyau, roles: [{nom: Designer}]}}"
    ),
}  # fmt: skip


def deck_of(folder: Path, slides: str) -> tuple[DeckPlan, Sink]:
    sink = Sink()
    bound = bind(make_theme(folder, f"slides:\n{slides}"), PAGE, sink)
    theme = default_theme()
    master = read_master_geometry(theme.deck_master)
    plan = plan_deck(bound, theme=theme, master=master, figures=(), properties=PROPERTIES, sink=sink)
    assert find_faults(plan, master, measurer(theme.measured)) == []
    return plan, sink


def slide(layout: str, says: str, title: str = "Titre") -> str:
    return "".join(
        f"  {line}\n"
        for line in (f"- layout: {layout}", f"  title: {title}", *(f"  {line}" for line in says.split("\n")))
    )


@pytest.mark.parametrize("layout", SLIDES)
def test_a_named_archetype_has_its_layout(layout: str, tmp_path: Path) -> None:
    deck, _ = deck_of(tmp_path, slide(layout, SLIDES[layout]))
    assert [each.layout for each in deck.slides] == [default_theme().layouts[layout]]


@pytest.mark.parametrize("layout", ["two_columns", "comparison", "key_figures", "process", "cards", "closing", "quote"])
def test_what_it_says_comes_out_once(layout: str, tmp_path: Path) -> None:
    deck, _ = deck_of(tmp_path, slide(layout, SLIDES[layout]))
    said = plain_text(tuple(deck_runs(deck)))
    for word in ("un", "deux", "usages", "mot quatre", "Continuer.", "Une agente"):
        assert said.count(word) <= 1 or word in ("un", "deux")
        assert word in said or word not in SLIDES[layout]


def test_every_archetype_is_tried() -> None:
    figures = {"figure", "timeline", "lanes", "phases", "picture_text", "agenda"}
    assert {archetype.value for archetype in Archetype} - figures == set(SLIDES)


def test_the_points_of_a_body_may_be_cards(tmp_path: Path) -> None:
    deck, _ = deck_of(tmp_path, slide("cards", "body: {{ page.sections[0].body }}"))
    (cards,) = deck.slides
    assert [element.name for element in cards.elements] == ["Carte 1", "Carte 2", "Carte 3"]


def test_an_agenda_lists_the_parts_that_follow(tmp_path: Path) -> None:
    parts = "".join(slide("section", f"section: {name}", title=name) for name in ("Bilan", "Objectifs"))
    deck, _ = deck_of(tmp_path, slide("agenda", "level: 0", title="Programme") + parts)
    agenda, first, second = deck.slides
    (listed,) = (element for element in agenda.elements if isinstance(element, TextElement))
    links = [run.href.removeprefix("#") for paragraph in listed.paragraphs for run in paragraph.runs]
    assert [plain_text(paragraph.runs) for paragraph in listed.paragraphs] == ["Bilan", "Objectifs"]
    assert links == [first.anchors[0], second.anchors[0]]
    assert [each.section for each in deck.slides] == ["", "Bilan", "Objectifs"]


def test_an_agenda_of_nothing_is_left_out(tmp_path: Path) -> None:
    deck, _ = deck_of(tmp_path, slide("agenda", "level: 0") + slide("statement", "text: Une phrase."))
    assert len(deck.slides) == 1


def test_notes_may_say_all_that_the_slide_says(tmp_path: Path) -> None:
    deck, _ = deck_of(tmp_path, slide("cards", f"items: {ITEMS}\nnotes: full"))
    assert "mot quatre" in "\n".join(plain_text(runs) for runs in deck.slides[0].notes)


def test_a_decision_without_room_is_told_before_what_it_hangs_on(tmp_path: Path) -> None:
    rows = ", ".join(f"[ligne {number}, {'mot ' * 40}]" for number in range(12))
    deck, _ = deck_of(tmp_path, slide("closing", f"text: Continuer.\ntable: {{columns: [Nom, Mot], rows: [{rows}]}}"))
    assert deck.slides[0].layout == default_theme().layouts["closing"]
    assert {each.layout for each in deck.slides[1:]} == {default_theme().layouts["table"]}


def test_a_decision_that_no_slide_holds_is_told_as_text(tmp_path: Path) -> None:
    long = "mot " * 300
    deck, _ = deck_of(tmp_path, slide("closing", f"text: {long}\ntable: {TABLE}"))
    assert plain_text(tuple(deck_runs(deck))).count("mot ") + 1 >= 300
    assert deck.slides[-1].layout == default_theme().layouts["table"]


def test_who_says_a_long_quotation_is_still_said(tmp_path: Path) -> None:
    deck, _ = deck_of(tmp_path, slide("quote", f"text: {'mot ' * 200}\nauthor: Une agente"))
    assert [each.layout for each in deck.slides] != [default_theme().layouts["quote"]]
    assert plain_text(tuple(deck_runs(deck))).endswith("Une agente")


@pytest.mark.parametrize("layout", ["cover", "section", "annex"])
def test_what_a_divider_cannot_show_follows_it(layout: str, tmp_path: Path) -> None:
    deck, _ = deck_of(tmp_path, slide(layout, f"subtitle: Sous-titre\ntext: Une phrase.\ntable: {TABLE}"))
    said = plain_text(tuple(deck_runs(deck)))
    assert (said.count("Une phrase."), said.count("trois"), said.count("Sous-titre")) == (1, 1, 1)


def test_facts_of_a_cover_share_its_width(tmp_path: Path) -> None:
    fact = "{label: Un libellé, value: une valeur assez longue pour prendre plus d’une ligne de la couverture}"
    deck, sink = deck_of(tmp_path, slide("cover", f"facts: [{fact}, {{label: Date, value: mars}}, {fact}, {fact}]"))
    assert [each.name for each in deck.slides[0].elements] == [f"Mentions {number}" for number in (1, 2, 3, 4)]
    assert {each.code for each in sink.sorted()} == {"passage-non-repris"}


def test_what_a_template_says_that_does_not_fit_is_said_of_the_page(tmp_path: Path) -> None:
    word = "anticonstitutionnellement" * 4
    slides = slide("cover", "subtitle: Sous-titre", title=word)
    sink = Sink()
    bound = bind(make_theme(tmp_path, f"slides:\n{slides}"), PAGE, sink)
    theme = default_theme()
    master = read_master_geometry(theme.deck_master)
    plan_deck(bound, theme=theme, master=master, figures=(), properties=PROPERTIES, sink=sink, source="dossier/page")
    (found,) = (each for each in sink.sorted() if each.code != "passage-non-repris")
    assert (found.code, found.path) == ("mot-trop-long", "dossier/page.md")
    assert word[:20] in found.message


def test_panels_that_do_not_fit_are_told_one_under_the_other(tmp_path: Path) -> None:
    long = "mot " * 300
    deck, _ = deck_of(tmp_path, slide("cards", f"items: [{{title: Un, text: {long}}}, {{title: Deux, text: {long}}}]"))
    assert default_theme().layouts["cards"] not in {each.layout for each in deck.slides}
    assert plain_text(tuple(deck_runs(deck))).count("mot") == 600


def test_a_row_of_another_length_is_said_at_its_line(tmp_path: Path) -> None:
    with pytest.raises(ThemeError) as caught:
        deck_of(tmp_path, slide("table", "table: {columns: [Nom, Mot], rows: [[un]]}"))
    (found,) = caught.value.diagnostics
    assert (found.line, found.severity) == (4, Severity.ERROR)
    assert "1 cellule" in found.message


def test_what_stands_beside_a_chart_has_its_place(tmp_path: Path) -> None:
    deck, _ = deck_of(tmp_path, slide("chart", f"{CHART}\nitems: [{{value: 12 k€, text: par mois}}]"))
    (chart,) = deck.slides
    assert "À retenir" in [element.name for element in chart.elements]


def test_what_has_no_room_beside_a_chart_is_told_after_it(tmp_path: Path) -> None:
    deck, _ = deck_of(tmp_path, slide("chart", f"{CHART}\nitems: [{{value: 12 k€, text: {'mot ' * 150}}}]"))
    assert len(deck.slides) == 2
    assert plain_text(tuple(deck_runs(deck))).count("mot") == 150


def test_each_slide_of_a_long_text_has_notes_of_its_own(tmp_path: Path) -> None:
    long = " ".join(f"Une phrase qui porte le numéro {number}." for number in range(120))
    deck, _ = deck_of(tmp_path, slide("text", f"text: {long}\nnotes: full"))
    assert len(deck.slides) > 1
    for each in deck.slides:
        said = {plain_text(p.runs) for e in each.elements if isinstance(e, TextElement) for p in e.paragraphs}
        assert {plain_text(runs) for runs in each.notes} == said
