"""A scene as one group of native shapes: boxes with text, and connectors glued to them (ECMA-376 part 1, 19.3.1.22).

Comes in: a figure of the plan. Goes out: the markup of ``p:grpSp``. Decided here: nothing; children keep the
coordinates of the slide, so that a connector's place never depends on a reader's arithmetic.
"""

from collections.abc import Iterator, Mapping
from typing import Final, assert_never

from export_equipe.figures.scene import SceneBox, SceneConnector, SceneItem, SceneParagraph
from export_equipe.layout.deck.plan import FigureElement, SlideParagraph
from export_equipe.masters.geometry import Box
from export_equipe.writers.pptx.markup import element, emu, group_transform, line, solid_fill, transform
from export_equipe.writers.pptx.shapes import body_properties, geometry
from export_equipe.writers.pptx.text import Face, Ink, write_end, write_paragraphs

_SITES: Final = {"top": 0, "left": 1, "bottom": 2, "right": 3}  # connection sites of rect and roundRect
_LARGEST_RADIUS: Final = 50_000  # the guide of roundRect: thousandths of a percent of the shorter side


def write_figure(figure: FigureElement, ink: Ink, numbers: Iterator[int]) -> str:
    """The group that draws ``figure``; its id, then those of its shapes, are taken from ``numbers``."""
    scene = figure.scene
    identity = element(
        "p:nvGrpSpPr",
        element("p:cNvPr", id=next(numbers), name=figure.name, descr=scene.description, title=scene.title),
        element("p:cNvGrpSpPr"),
        element("p:nvPr"),
    )
    numbered = [(item, next(numbers)) for item in scene.items]
    ids = {item.key: number for item, number in numbered if isinstance(item, SceneBox)}
    shapes = (_write_item(item, number, figure.box, ids, ink) for item, number in numbered)
    return element("p:grpSp", identity, element("p:grpSpPr", group_transform(figure.box)), *shapes)


def _write_item(item: SceneItem, number: int, frame: Box, ids: Mapping[str, int], ink: Ink) -> str:
    match item:
        case SceneBox():
            return _write_box(item, number, frame, ink)
        case SceneConnector():
            return _write_connector(item, number, frame, ids, ink)
        case _:
            assert_never(item)


def _write_box(box: SceneBox, number: int, frame: Box, ink: Ink) -> str:
    colors = ink.theme.colors
    place = Box(frame.x + emu(box.x), frame.y + emu(box.y), emu(box.width), emu(box.height))
    fill = solid_fill(colors[box.fill]) if box.fill else element("a:noFill")
    outline = line(colors[box.stroke] if box.stroke else None, emu(box.stroke_width))
    return element(
        "p:sp",
        element("p:nvSpPr", element("p:cNvPr", id=number, name=box.name), element("p:cNvSpPr"), element("p:nvPr")),
        element("p:spPr", transform(place), _outline(box), fill, outline),
        element("p:txBody", _body(box), element("a:lstStyle"), _paragraphs(box, ink)),
    )


def _outline(box: SceneBox) -> str:
    """A rectangle, or a rounded one with the radius that the scene asks for."""
    if box.radius <= 0:
        return geometry("rect")
    share = min(round(100_000 * box.radius / min(box.width, box.height)), _LARGEST_RADIUS)
    return geometry("roundRect", element("a:gd", name="adj", fmla=f"val {share}"))


def _body(box: SceneBox) -> str:
    return body_properties((box.padding, box.padding, box.padding, box.padding), box.anchor)


def _paragraphs(box: SceneBox, ink: Ink) -> str:
    """The box's paragraphs, left whole: the measured line ends are where they wrap anyway."""
    empty = element("a:p", write_end(Face(size=None, color=None), ink))
    return write_paragraphs((_slide_paragraph(each, box.align) for each in box.paragraphs), ink) or empty


def _slide_paragraph(paragraph: SceneParagraph, align: str) -> SlideParagraph:
    return SlideParagraph(
        runs=paragraph.runs, size=paragraph.size, pitch=paragraph.pitch, color=paragraph.color, align=align
    )


def _write_connector(line_: SceneConnector, number: int, frame: Box, ids: Mapping[str, int], ink: Ink) -> str:
    glue = element(
        "p:cNvCxnSpPr",
        element("a:stCxn", id=ids[line_.source], idx=_SITES[line_.source_side]) if line_.source_side else "",
        element("a:endCxn", id=ids[line_.target], idx=_SITES[line_.target_side]) if line_.target_side else "",
    )
    return element(
        "p:cxnSp",
        element("p:nvCxnSpPr", element("p:cNvPr", id=number, name=line_.name), glue, element("p:nvPr")),
        element("p:spPr", _stretch(line_, frame), geometry("straightConnector1"), _stroke(line_, ink)),
    )


def _stretch(line_: SceneConnector, frame: Box) -> str:
    """The box that the line crosses from corner to corner; flips say from which corner (20.1.7.6)."""
    left, top = min(line_.x1, line_.x2), min(line_.y1, line_.y2)
    width, height = abs(line_.x2 - line_.x1), abs(line_.y2 - line_.y1)
    box = Box(frame.x + emu(left), frame.y + emu(top), emu(width), emu(height))
    return transform(box, flipH=True if line_.x2 < line_.x1 else None, flipV=True if line_.y2 < line_.y1 else None)


def _stroke(line_: SceneConnector, ink: Ink) -> str:
    """The line and its arrow heads; DrawingML calls the end of the line its tail."""
    start = element("a:headEnd", type="triangle", w="lg", len="lg") if line_.tail else ""
    end = element("a:tailEnd", type="triangle", w="lg", len="lg") if line_.head else ""
    return element("a:ln", solid_fill(ink.theme.colors[line_.stroke]), start, end, w=emu(line_.stroke_width))
