"""The shapes of figures: presets, insets that keep text off their points, sites where lines are glued, dots."""

from itertools import count
from pathlib import Path

import pytest
from lxml import etree
from pptx.oxml.ns import nsdecls, qn

from export_equipe.figures.scene import Scene, SceneBox, SceneConnector, SceneItem, SceneParagraph, Shape
from export_equipe.layout.deck.plan import FigureElement
from export_equipe.masters.geometry import Box
from export_equipe.theme.load import load_theme
from export_equipe.typesetting.run import Added, Run
from export_equipe.writers.pptx.figure import write_figure
from export_equipe.writers.pptx.text import Ink

POINT = 12_700  # EMU


def box(key: str, shape: Shape, **look: float) -> SceneBox:
    runs = (Run(text="Construction", origin=Added.FIGURE),)
    paragraph = SceneParagraph(runs=runs, lines=(runs,), size=12, pitch=15, color="text")
    held = () if shape in ("ellipse", "diamond") else (paragraph,)
    return SceneBox(
        key=key, name=key, x=0, y=0, width=120, height=40, paragraphs=held, fill="surface", shape=shape, padding=4,
        **look,
    )  # fmt: skip


def line(source: str, target: str, sides: tuple[str, str], *, dotted: bool = False) -> SceneConnector:
    return SceneConnector(
        name="Axe", source=source, target=target, source_side=sides[0], target_side=sides[1], x1=0, y1=20, x2=90, y2=20,
        stroke="accent", stroke_width=2, dotted=dotted,
    )  # fmt: skip


def write(*items: SceneItem) -> etree._Element:
    """The group that the writer makes of ``items``."""
    scene = Scene(width=400, height=40, title="T", description="D", items=items)
    theme = load_theme("default", search=[Path(__file__).parents[3] / "templates"])
    ink = Ink(theme=theme, language="fr-FR", link=lambda _: None)
    figure = FigureElement(name="Figure", box=Box(0, 0, 400 * POINT, 40 * POINT), scene=scene)
    group = write_figure(figure, ink, count(1))
    return etree.fromstring(f"<root {nsdecls('p', 'a', 'r')}>{group}</root>")[0]


def body(group: etree._Element) -> tuple[int, int]:
    properties = group.find(f".//{qn('a:bodyPr')}")
    return int(properties.get("lIns")), int(properties.get("rIns"))


@pytest.mark.parametrize("shape", ["rect", "homePlate", "chevron", "ellipse", "diamond"])
def test_each_shape_is_a_preset(shape: Shape) -> None:
    assert write(box("a", shape)).find(f".//{qn('a:prstGeom')}").get("prst") == shape


@pytest.mark.parametrize("shape", ["homePlate", "chevron"])
def test_a_point_is_a_share_of_the_shorter_side(shape: Shape) -> None:
    (guide,) = write(box("a", shape, point=10.0)).iter(qn("a:gd"))
    assert (guide.get("name"), guide.get("fmla")) == ("adj", "val 25000")


def test_insets_leave_the_points_to_the_presets_own_text_rectangles() -> None:
    # The text rectangle of homePlate ends in the middle of its point, that of chevron lies between its points.
    assert body(write(box("a", "rect"))) == (4 * POINT, 4 * POINT)
    assert body(write(box("a", "homePlate", point=10.0))) == (4 * POINT, 9 * POINT)
    assert body(write(box("a", "chevron", point=10.0))) == (4 * POINT, 4 * POINT)


def test_lines_are_glued_to_the_sites_of_each_shape() -> None:
    group = write(box("a", "ellipse"), box("b", "diamond"), line("a", "b", ("right", "left")))
    ends = [group.find(f".//{qn(name)}").get("idx") for name in ("a:stCxn", "a:endCxn")]
    assert ends == ["6", "1"]
    group = write(box("a", "chevron"), box("b", "ellipse"), line("a", "b", ("bottom", "top")))
    assert [group.find(f".//{qn(name)}").get("idx") for name in ("a:stCxn", "a:endCxn")] == ["2", "0"]


@pytest.mark.parametrize("dotted", [False, True])
def test_a_dotted_line_is_dotted(dotted: bool) -> None:
    group = write(box("a", "rect"), box("b", "rect"), line("a", "b", ("right", "left"), dotted=dotted))
    dots = group.find(f"{qn('p:cxnSp')}//{qn('a:prstDash')}")
    assert (dots is not None) == dotted
