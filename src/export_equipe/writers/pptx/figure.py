"""A scene as one group of native shapes: boxes with text, and connectors glued to them (ECMA-376 part 1, 19.3.1.22).

Comes in: a figure of the plan. Goes out: the markup of ``p:grpSp``. Decided here: nothing; children keep the
coordinates of the slide, so that a connector's place never depends on a reader's arithmetic.
"""

from collections.abc import Iterator, Mapping
from typing import Final, TypeAlias, assert_never

from export_equipe.figures.scene import SceneBox, SceneConnector, SceneItem, SceneParagraph, ScenePath, SceneSector
from export_equipe.layout.deck.plan import FigureElement, SlideParagraph
from export_equipe.masters.geometry import Box
from export_equipe.writers.pptx.freeform import write_path, write_sector
from export_equipe.writers.pptx.markup import element, emu, group_transform, line, solid_fill, transform
from export_equipe.writers.pptx.shapes import body_properties, geometry
from export_equipe.writers.pptx.text import Face, Ink, write_end, write_paragraphs

# Connection sites, counted from the top against the clock: an ellipse also has some between the sides.
_SITES: Final = {"top": 0, "left": 1, "bottom": 2, "right": 3}
_SITES_OF_ELLIPSE: Final = {side: 2 * site for side, site in _SITES.items()}
End: TypeAlias = tuple[int, Mapping[str, int]]  # the id of a shape, its sites
Ends: TypeAlias = Mapping[str, End]
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
    ends = {item.key: (number, _sites(item)) for item, number in numbered if isinstance(item, SceneBox)}
    shapes = (_write_item(item, number, figure.box, ends, ink) for item, number in numbered)
    return element("p:grpSp", identity, element("p:grpSpPr", group_transform(figure.box)), *shapes)


def _write_item(item: SceneItem, number: int, frame: Box, ends: Ends, ink: Ink) -> str:
    match item:
        case SceneBox():
            return _write_box(item, number, frame, ink)
        case SceneConnector():
            return _write_connector(item, number, frame, ends, ink)
        case ScenePath():
            return write_path(item, number, frame, ink)
        case SceneSector():
            return write_sector(item, number, frame, ink)
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
    """The preset of the box's shape, with the radius or the point that the scene asks for."""
    shorter = min(box.width, box.height)
    match box.shape:
        case "rect" if box.radius > 0:
            share = min(round(100_000 * box.radius / shorter), _LARGEST_RADIUS)
            return geometry("roundRect", element("a:gd", name="adj", fmla=f"val {share}"))
        case "homePlate" | "chevron":
            return geometry(box.shape, element("a:gd", name="adj", fmla=f"val {round(100_000 * box.point / shorter)}"))
        case _:
            return geometry(box.shape)


def _body(box: SceneBox) -> str:
    """Insets that keep text off the points; the presets already keep some of them free (their text rectangle)."""
    left, right = box.insets
    match box.shape:
        case "homePlate":
            right -= box.point / 2
        case "chevron":
            left, right = left - box.point, right - box.point
    return body_properties((left, box.padding, right, box.padding), box.anchor)


def _paragraphs(box: SceneBox, ink: Ink) -> str:
    """The box's paragraphs, left whole: the measured line ends are where they wrap anyway."""
    empty = element("a:p", write_end(Face(size=None, color=None), ink))
    return write_paragraphs((_slide_paragraph(each, box.align) for each in box.paragraphs), ink) or empty


def _slide_paragraph(paragraph: SceneParagraph, align: str) -> SlideParagraph:
    return SlideParagraph(
        runs=paragraph.runs, size=paragraph.size, pitch=paragraph.pitch, color=paragraph.color, align=align
    )


def _write_connector(line_: SceneConnector, number: int, frame: Box, ends: Ends, ink: Ink) -> str:
    glue = element(
        "p:cNvCxnSpPr",
        _glue("a:stCxn", ends[line_.source], line_.source_side),
        _glue("a:endCxn", ends[line_.target], line_.target_side),
    )
    return element(
        "p:cxnSp",
        element("p:nvCxnSpPr", element("p:cNvPr", id=number, name=line_.name), glue, element("p:nvPr")),
        element("p:spPr", _stretch(line_, frame), geometry("straightConnector1"), _stroke(line_, ink)),
    )


def _sites(box: SceneBox) -> Mapping[str, int]:
    return _SITES_OF_ELLIPSE if box.shape == "ellipse" else _SITES


def _glue(name: str, end: End, side: str | None) -> str:
    number, sites = end
    return element(name, id=number, idx=sites[side]) if side else ""


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
    dots = element("a:prstDash", val="sysDot") if line_.dotted else ""
    return element("a:ln", solid_fill(ink.theme.colors[line_.stroke]), dots, start, end, w=emu(line_.stroke_width))
