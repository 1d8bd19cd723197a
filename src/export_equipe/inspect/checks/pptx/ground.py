"""What stands behind a text or a drawing: a highlight, a cell, a shape, shapes beneath, the slide's background.

Comes in: a slide and a place on it. Goes out: a ``Paint``, or ``Ground.UNKNOWN`` where the file does not tell (a
picture, a gradient, a table style of the program's own, a shape whose edge runs through the text).
"""

from collections.abc import Callable, Iterator, Sequence
from enum import Enum
from typing import TypeAlias

from lxml import etree

from export_equipe.inspect.checks.pptx.bodies import TextBody
from export_equipe.inspect.checks.pptx.colors import Paint, Palette, read_paint
from export_equipe.inspect.checks.pptx.deck import Sheet, SlideView
from export_equipe.inspect.checks.pptx.measure import text_extent
from export_equipe.inspect.checks.pptx.shapes import Shape
from export_equipe.inspect.ooxml import find_all, find_one, tag
from export_equipe.inspect.tree import NodeBox

NO_TABLE_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # « Aucun style, aucune grille »
_SLACK = 12_700  # a point: boxes that are meant to be equal
_FILLS = "a:noFill | a:solidFill | a:gradFill | a:blipFill | a:pattFill | a:grpFill"


class Ground(Enum):
    """What is no colour."""

    CLEAR = "clear"  # what is beneath shows through
    UNKNOWN = "unknown"


Fill: TypeAlias = Paint | Ground
Extent: TypeAlias = Callable[[], NodeBox | None]


def fill_in(properties: etree._Element | None, palette: Palette) -> Fill | None:
    """The fill that properties (``spPr``, ``tcPr``, ``a:ln``) give, ``None`` when they give none."""
    found = None if properties is None else find_one(properties, _FILLS)
    if found is None or found.tag == tag("a:grpFill"):
        return None
    if found.tag == tag("a:noFill"):
        return Ground.CLEAR
    paint = read_paint(found, palette) if found.tag == tag("a:solidFill") else None
    return paint or Ground.UNKNOWN


def shape_fill(shape: Shape, palette: Palette) -> Fill:
    """The fill of a shape: its own, its group's, its style's, its placeholders'."""
    properties = find_one(shape.element, "p:spPr | p:grpSpPr")
    own = fill_in(properties, palette)
    if own is not None:
        return own
    if properties is not None and find_one(properties, "a:grpFill") is not None:
        return Ground.CLEAR if shape.group is None else shape_fill(shape.group, palette)
    styled = _styled(shape.element, "fillRef", palette)
    if styled is not None:
        return styled
    models = (fill_in(find_one(model, "p:spPr"), palette) for model in shape.models)
    return next((fill for fill in models if fill is not None), Ground.CLEAR)


def _styled(element: etree._Element, name: str, palette: Palette) -> Fill | None:
    """The fill that a shape's style takes from the theme (20.1.4.2.10)."""
    reference = find_one(element, f"p:style/a:{name}")
    if reference is None:
        return None
    index = int(reference.get("idx", "0"))
    if index == 0:
        return Ground.CLEAR
    return _themed(reference, palette.fills, index, palette)


def _themed(reference: etree._Element, fills: Sequence[etree._Element], index: int, palette: Palette) -> Fill:
    if not 0 < index <= len(fills) or fills[index - 1].tag != tag("a:solidFill"):
        return Ground.UNKNOWN
    return read_paint(fills[index - 1], palette, read_paint(reference, palette)) or Ground.UNKNOWN


def line_paint(shape: Shape, palette: Palette) -> Fill:
    """The colour of a shape's line."""
    own = fill_in(find_one(shape.element, "p:spPr/a:ln"), palette)
    if own is not None:
        return own
    reference = find_one(shape.element, "p:style/a:lnRef")
    if reference is None or reference.get("idx") == "0":
        return Ground.CLEAR
    return read_paint(reference, palette) or Ground.UNKNOWN


def body_ground(slide: SlideView, body: TextBody) -> Fill:
    """What stands behind a text body."""
    if body.cell is not None:
        cell = fill_in(find_one(body.cell, "a:tcPr"), slide.palette)
        if cell is None:
            cell = Ground.CLEAR if has_plain_style(body.cell) else Ground.UNKNOWN
        if cell is not Ground.CLEAR:
            return _solid(cell)
    else:
        own = shape_fill(body.shape, slide.palette)
        if own is not Ground.CLEAR:
            return _solid(own)
    return ground_beneath(slide, body.shape, body.box, extent=lambda: text_extent(slide, body))


def has_plain_style(cell: etree._Element) -> bool:
    """Whether the cell's table has no style, or the one that draws nothing."""
    style = find_one(cell, "ancestor::a:tbl[1]/a:tblPr/a:tableStyleId")
    return style is None or (style.text or "").strip() == NO_TABLE_STYLE


def ground_beneath(slide: SlideView, shape: Shape, box: NodeBox | None, *, extent: Extent | None = None) -> Fill:
    """What stands beneath ``shape`` at ``box``: shapes drawn before it, the layout's and the master's, backgrounds.

    ``extent`` tells where the text in the box stands, when an edge beneath runs through the box; without it, only what
    holds the whole box counts, as for a line that joins two shapes.
    """
    own, *others = slide.sheets
    below = own.shapes[: own.shapes.index(shape)]
    layers = [(below, own.palette), *((_drawn(sheet), sheet.palette) for sheet in _shown(others, own))]
    for shapes, palette in layers:
        for other in reversed(shapes):
            fill = _seen(other, box, palette, extent)
            if fill is not Ground.CLEAR:
                return _solid(fill)
    return background(slide)


def _drawn(sheet: Sheet) -> tuple[Shape, ...]:
    """What a layout or a master draws by itself: its placeholders are only models."""
    return tuple(shape for shape in sheet.shapes if not shape.kind)


def _shown(sheets: Sequence[Sheet], slide: Sheet) -> Iterator[Sheet]:
    """The sheets whose shapes a slide shows (``showMasterSp``)."""
    above = slide
    for sheet in sheets:
        if above.element.get("showMasterSp") in ("0", "false"):
            return
        yield sheet
        above = sheet


def _seen(shape: Shape, box: NodeBox | None, palette: Palette, extent: Extent | None) -> Fill:
    """What ``shape`` puts behind ``box``."""
    if box is None or shape.box is None or shape.is_a("p:grpSp") or shape.is_a("p:cxnSp"):
        return Ground.CLEAR
    if shape.is_a("p:pic") or shape.is_a("p:graphicFrame"):
        return Ground.UNKNOWN if min(shape.box.shared(box)) > _SLACK else Ground.CLEAR
    if shape.box.holds(box, _SLACK):
        return shape_fill(shape, palette)
    if extent is None or min(shape.box.shared(box)) <= _SLACK or shape_fill(shape, palette) is Ground.CLEAR:
        return Ground.CLEAR
    text = extent()
    if text is None:
        return Ground.UNKNOWN
    if shape.box.holds(text, _SLACK):
        return shape_fill(shape, palette)
    return Ground.UNKNOWN if min(shape.box.shared(text)) > _SLACK else Ground.CLEAR


def background(slide: SlideView) -> Fill:
    """The background of a slide: its own, its layout's, its master's, in the slide's colours (19.3.1.6)."""
    palette = slide.palette
    for sheet in slide.sheets:
        for properties in find_all(sheet.element, "p:cSld/p:bg/p:bgPr"):
            return _solid(fill_in(properties, palette) or Ground.UNKNOWN)
        for reference in find_all(sheet.element, "p:cSld/p:bg/p:bgRef"):
            index = int(reference.get("idx", "0"))
            return _solid(_themed(reference, palette.grounds, index - 1000, palette))
    return Paint(1.0, 1.0, 1.0)


def _solid(fill: Fill) -> Fill:
    """A colour that lets nothing through; what is half clear is not known."""
    if isinstance(fill, Paint):
        return fill if fill.alpha >= 1 else Ground.UNKNOWN
    return Ground.UNKNOWN if fill is Ground.CLEAR else fill
