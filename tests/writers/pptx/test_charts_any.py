"""Any chart that the data allows: its deck is valid, and holds all that the chart says, in order, and nothing else."""

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import openxml_audit
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.figures.test_team import MEASURES, SIZES
from tests.support.charts import figures, plan_charts
from tests.support.pages import default_theme

from export_equipe.data.charts import ChartFigure
from export_equipe.figures.chart import chart_runs, make_chart
from export_equipe.figures.chart_draw import place_chart
from export_equipe.inspect import inspect_file
from export_equipe.layout.deck.plan import ChartElement, SlidePlan
from export_equipe.writers.pptx.deck import write_deck

FORMS = ("barres", "barres_empilees", "courbe", "anneau")


def with_chart(slide: SlidePlan, figure: ChartFigure) -> SlidePlan:
    """``slide`` with its chart replaced by that of ``figure``."""
    placed = place_chart(make_chart(figure), width=852, height=300, measurer=MEASURES, sizes=SIZES)
    (element,) = (each for each in slide.elements if isinstance(each, ChartElement))
    return replace(slide, elements=(replace(element, chart=placed),))


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(drawn=st.tuples(*map(figures, FORMS)))
def test_any_chart_is_valid_and_says_its_data(drawn: tuple[ChartFigure, ...]) -> None:
    deck = plan_charts("barres").deck
    plan = replace(deck, slides=tuple(with_chart(deck.slides[1], figure) for figure in drawn))
    written = write_deck(plan, default_theme())
    with TemporaryDirectory() as folder:
        file = Path(folder) / "deck.pptx"
        file.write_bytes(written)
        assert [str(error) for error in openxml_audit.validate_pptx(str(file)).errors] == []
    for figure, page in zip(drawn, inspect_file(written, "pptx").pages, strict=True):
        (shape,) = (node for node in page.nodes if node.name == "Graphique")
        said = [leaf.text for node in shape.children for leaf in node.walk() if leaf.text]
        assert said == [run.text for run in chart_runs(make_chart(figure))]
