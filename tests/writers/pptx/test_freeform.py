"""Lines and parts of rings of a scene as native freeform shapes."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import openxml_audit
import pytest
from pptx import Presentation
from tests.support.charts import plan_charts

from export_equipe.figures.scene import ScenePath, SceneSector
from export_equipe.layout.deck.plan import ChartElement, DeckPlan, Element, FigureElement
from export_equipe.theme.model import Theme
from export_equipe.writers.pptx.deck import write_deck


@pytest.fixture(scope="module")
def plan() -> DeckPlan:
    """A line and a ring drawn as groups of shapes."""
    deck = plan_charts("courbe", "anneau").deck
    slides = (replace(slide, elements=tuple(map(as_figure, slide.elements))) for slide in deck.slides)
    return replace(deck, slides=tuple(slides))


def as_figure(element: Element) -> Element:
    if not isinstance(element, ChartElement):
        return element
    return FigureElement(name="Figure", box=element.box, scene=element.chart.scene)


@pytest.fixture(scope="module")
def deck(plan: DeckPlan, theme: Theme) -> bytes:
    return write_deck(plan, theme)


def test_the_deck_is_valid(deck: bytes, tmp_path: Path) -> None:
    file = tmp_path / "deck.pptx"
    file.write_bytes(deck)
    assert [str(error) for error in openxml_audit.validate_pptx(str(file)).errors] == []


def test_each_shape_stands_in_the_box_of_its_points(plan: DeckPlan, deck: bytes) -> None:
    figures = [each for slide in plan.slides for each in slide.elements if isinstance(each, FigureElement)]
    groups = [shape for slide in Presentation(BytesIO(deck)).slides for shape in slide.shapes if shape.shape_type == 6]
    for figure, group in zip(figures, groups, strict=True):
        drawn = [shape for shape in group.shapes if shape._element.find(".//{*}custGeom") is not None]
        items = [item for item in figure.scene.items if isinstance(item, ScenePath | SceneSector)]
        assert [shape.name for shape in drawn] == [item.name for item in items]
        for shape, item in zip(drawn, items, strict=True):
            left, top, width, height = box(item)
            wanted = (figure.box.x + left, figure.box.y + top, width, height)
            found = (shape.left, shape.top, shape.width, shape.height)
            assert all(abs(one - other) <= 2 for one, other in zip(found, wanted, strict=True)), shape.name


def box(item: ScenePath | SceneSector) -> tuple[float, ...]:
    """Left, top, width and height in EMU."""
    if isinstance(item, SceneSector):
        sides = (item.x - item.radius, item.y - item.radius, 2 * item.radius, 2 * item.radius)
    else:
        across, down = ([point[side] for point in item.points] for side in (0, 1))
        sides = (min(across), min(down), max(across) - min(across), max(down) - min(down))
    return tuple(side * 12_700 for side in sides)


def test_dashes_and_arcs_are_written(deck: bytes) -> None:
    line, ring = (slide.shapes._spTree for slide in list(Presentation(BytesIO(deck)).slides)[1:3])
    assert len(list(line.iter("{*}prstDash"))) == 2  # the forecast, the target
    turns = [int(arc.get("swAng")) for arc in ring.iter("{*}arcTo")]
    assert sum(turn for turn in turns if turn > 0) == pytest.approx(21_600_000, abs=3)
    assert sum(turns) == 0
