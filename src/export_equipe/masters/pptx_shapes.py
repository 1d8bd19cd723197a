"""One shape of a .pptx master: where it stands, what it is, how it is painted (ECMA-376 part 1, 20.1.2.2, 20.1.7).

Comes in: an element of a shape tree. Goes out: its box, its geometry, its surface. Decided here: which geometries are
drawn: rectangles, rounded ones, ellipses, straight lines.
"""

from dataclasses import dataclass
from typing import Final

from export_equipe.masters.decoration import Surface
from export_equipe.masters.geometry import Box
from export_equipe.masters.pptx_colors import Palette
from export_equipe.masters.pptx_package import A, Element, P

LINES: Final = ("line", "straightConnector1")
_THIN: Final = 9_525  # EMU: the width of a line that says none (20.1.2.2.24)
_ROUNDING: Final = 16_667  # of 100,000: the corners of a roundRect that says nothing (20.1.9.18)
_SAME: Final = {"ctrTitle": "title", "": "body", "obj": "body"}


@dataclass(frozen=True, slots=True)
class Frame:
    """How the places inside a group become places on the slide (20.1.7.5)."""

    x: float = 0.0
    y: float = 0.0
    wide: float = 1.0
    high: float = 1.0

    def place(self, box: Box) -> Box:
        """``box`` of the group, on the slide."""
        sides = (self.x + box.x * self.wide, self.y + box.y * self.high, box.width * self.wide, box.height * self.high)
        return Box(*(round(side) for side in sides))

    def inside(self, outer: Box, inner: Box) -> "Frame":
        """The frame of a group that stands in ``outer`` (on the slide) and counts from ``inner``."""
        wide = outer.width / inner.width if inner.width else 1.0
        high = outer.height / inner.height if inner.height else 1.0
        return Frame(outer.x - inner.x * wide, outer.y - inner.y * high, wide, high)


def mark_of(shape: Element) -> Element | None:
    """What makes a placeholder of ``shape``; ``None`` for a shape of the master's own."""
    return shape.find(f"*/{P}nvPr/{P}ph")


def index_of(shape: Element) -> int:
    """The index of a placeholder."""
    mark = mark_of(shape)
    return 0 if mark is None else int(mark.get("idx", "0"))


def type_of(shape: Element) -> str:
    """The type of a placeholder, ``""`` for another shape; one that says none is a body (19.7.10)."""
    mark = mark_of(shape)
    kind = "" if mark is None else mark.get("type", "")
    return "" if mark is None else _SAME.get(kind, kind)


def is_hidden(shape: Element) -> bool:
    """Whether the shape is not shown."""
    name = shape.find(f"*/{P}cNvPr")
    return name is not None and name.get("hidden") in ("1", "true")


def preset_of(shape: Element) -> str:
    """The name of the shape's geometry; ``""`` when it says none, ``free`` for a form of its own."""
    properties = shape.find(f"{P}spPr")
    if properties is not None and properties.find(f"{A}custGeom") is not None:
        return "free"
    preset = None if properties is None else properties.find(f"{A}prstGeom")
    return "" if preset is None else preset.get("prst", "")


def _rounding(properties: Element) -> float:
    guide = properties.find(f"{A}prstGeom/{A}avLst/{A}gd")
    value = guide.get("fmla", "").removeprefix("val ") if guide is not None else ""
    return min(int(value) if value.isdecimal() else _ROUNDING, 50_000) / 100_000


def box_of(place: Element | None, offset: str, extent: str) -> Box | None:
    """The box that a transform gives, by the names of its two children."""
    off, ext = (None if place is None else place.find(f"{A}{name}") for name in (offset, extent))
    if off is None or ext is None:
        return None
    return Box(*(int(value) for value in (off.attrib["x"], off.attrib["y"], ext.attrib["cx"], ext.attrib["cy"])))


def read_surface(shape: Element, palette: Palette) -> Surface | None:
    """What ``shape`` says of itself, then the theme's style that it refers to; ``None`` for another geometry."""
    properties, style = shape.find(f"{P}spPr"), shape.find(f"{P}style")
    preset = preset_of(shape)
    if properties is None or preset not in ("rect", "roundRect", "ellipse", *LINES, ""):
        return None
    told, fill = palette.fill(properties)
    line = properties.find(f"{A}ln")
    outlined, stroke = palette.fill(line)
    if style is not None:
        fill = fill if told else _styled(style, palette, "fillRef")
        stroke = stroke if outlined else _styled(style, palette, "lnRef")
    width = int(line.get("w", _THIN)) if line is not None else _THIN
    rounding = _rounding(properties) if preset == "roundRect" else 0.0
    return Surface(
        fill=fill, stroke=stroke, stroke_width=width if stroke else 0, rounding=rounding, oval=preset == "ellipse"
    )


def _styled(style: Element, palette: Palette, name: str) -> str | None:
    reference = style.find(f"{A}{name}")
    return None if reference is None or reference.get("idx", "0") == "0" else palette.color(reference)
