"""Charts on slides and pages: native charts that keep the rules of slides, and no word lost in any format."""

import json

import pytest
from tests.support.charts import FIGURES, MARKER, plan_charts
from tests.support.conservation import contains_in_order
from tests.support.pages import FORMATS, default_theme, plan_text, read_back, traced, write_plan
from tests.support.slide_rules import find_faults

from export_equipe.layout.deck.plan import ChartElement, DeckPlan, TextElement
from export_equipe.layout.dump import dump_deck
from export_equipe.masters.geometry import EMU_PER_POINT
from export_equipe.masters.pptx_geometry import read_master_geometry
from export_equipe.typesetting.measure import measurer
from export_equipe.typesetting.run import plain_text


def charts(deck: DeckPlan) -> list[ChartElement]:
    return [element for slide in deck.slides for element in slide.elements if isinstance(element, ChartElement)]


def test_each_figure_is_a_native_chart_that_keeps_the_rules() -> None:
    planned = plan_charts()
    found = charts(planned.deck)
    assert [chart.title.replace("\u202f", " ") for chart in found] == [data["titre"] for data in FIGURES.values()]
    for chart in found:
        scene = chart.chart.scene
        assert (chart.box.width, chart.box.height) == (
            round(scene.width * EMU_PER_POINT), round(scene.height * EMU_PER_POINT),
        )  # fmt: skip
        assert chart.description == scene.description
    master = read_master_geometry(default_theme().deck_master)
    assert find_faults(planned.deck, master, measurer("arimo")) == []
    assert [d.code for d in planned.diagnostics if d.severity.value != "open"] == []


def test_what_stands_under_a_chart_is_under_it() -> None:
    (slide,) = [slide for slide in plan_charts("courbe").deck.slides if len(slide.elements) > 2]
    (chart,) = [element for element in slide.elements if isinstance(element, ChartElement)]
    (foot,) = [each for each in slide.elements if isinstance(each, TextElement) and each.name == "Source"]
    assert plain_text(foot.paragraphs[0].runs) == "En tirets\u00a0: prévision"
    assert foot.box.y > chart.box.bottom


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("name", FIGURES)
def test_an_output_holds_all_that_a_chart_says(name: str, form: str) -> None:
    planned = plan_charts(name)
    found = read_back(write_plan(planned.plan(form), form), form)
    assert contains_in_order(traced(planned.runs(form)), found) is None


def test_a_chart_says_its_series_then_each_category_with_its_values() -> None:
    planned = plan_charts("barres-groupees")
    words = [run.text for run in planned.runs("slides")]
    start = words.index("2025")
    assert words[start : start + 10] == [
        "2025", "2026", "Développeur", "200\u00a0k€", "240\u00a0k€", "Designer", "80\u00a0k€", "72\u00a0k€",
        "Pilotage et coaching", "40\u00a0k€",
    ]  # fmt: skip


def test_the_speaker_may_say_the_alternative() -> None:
    planned = plan_charts("anneau")
    (slide,) = [
        slide for slide in planned.deck.slides if any(isinstance(each, ChartElement) for each in slide.elements)
    ]
    assert plain_text(slide.notes[0]).startswith("Le développement pèse la moitié du budget. Développeur")


def test_a_plan_tells_its_charts() -> None:
    told = dump_deck(plan_charts("courbe").deck)
    assert "dashed from avril" in told
    assert "courbe janv. | févr. | mars | avril | mai | juin" in told


def test_a_chart_too_high_for_its_slide_is_said_at_its_line() -> None:
    series = [{"nom": f"Série {n}", "valeurs": [n * 10 + k for k in range(20)]} for n in range(4)]
    figure = {"type": "graphique", "titre": "Trop", "forme": "barres", "series": series}
    data = json.dumps({"figures": [figure | {"categories": [f"Catégorie {n}" for n in range(20)]}]})
    planned = plan_text("# Page\n\n## Partie\n\nGraphique ici\n", data, config=MARKER)
    assert [(d.code, d.line) for d in planned.diagnostics if d.code == "figure-trop-grande"] == [
        ("figure-trop-grande", 5)
    ]
