"""The rectangle that a shape leaves to its text: insets, and what its outline takes (20.1.9.18, ``rect`` of presets).

Comes in: a text body. Goes out: a rectangle in points on the slide, or ``None`` for an outline whose text rectangle is
not known here, or a text that does not run from left to right in one column.
"""

from dataclasses import dataclass

from lxml import etree

from export_equipe.inspect.checks.pptx.bodies import TextBody
from export_equipe.inspect.checks.pptx.inherit import body_property
from export_equipe.inspect.ooxml import find_one, value

EMU_PER_POINT = 12_700
_CORNER = 0.29289  # of the radius: what a quarter of a circle takes of its square
_ELLIPSE = 0.146447  # of each side
_SIDE, _EDGE = 91_440, 45_720  # insets when nothing says them, in EMU


@dataclass(frozen=True, slots=True)
class Frame:
    """The room of a text, in points."""

    x: float
    y: float
    width: float
    height: float


def text_frame(body: TextBody) -> Frame | None:
    """The room of ``body``."""
    if body.box is None:
        return None
    if body.cell is not None:
        sides = [
            float(value(body.cell, "a:tcPr", name) or default)
            for name, default in (("marL", _SIDE), ("marT", _EDGE), ("marR", _SIDE), ("marB", _EDGE))
        ]
    else:
        outline = _outline(body.shape.element, body.box.width, body.box.height)
        if outline is None or not _is_plain(body):
            return None
        insets = (("lIns", _SIDE), ("tIns", _EDGE), ("rIns", _SIDE), ("bIns", _EDGE))
        own = [float(body_property(body, name, str(default))) for name, default in insets]
        sides = [one + other for one, other in zip(own, outline, strict=True)]
    left, top, right, bottom = (side / EMU_PER_POINT for side in sides)
    x, y, width, height = (each / EMU_PER_POINT for each in (body.box.x, body.box.y, body.box.width, body.box.height))
    return Frame(x + left, y + top, width - left - right, height - top - bottom)


def _is_plain(body: TextBody) -> bool:
    """Whether the text runs from left to right, in one column, in a shape that is not turned."""
    turned = value(body.shape.element, "p:spPr/a:xfrm", "rot") not in ("", "0")
    upright = body_property(body, "vert", "horz") != "horz" or body_property(body, "rot", "0") != "0"
    return not turned and not upright and body_property(body, "numCol", "1") in ("0", "1")


def _outline(shape: etree._Element, width: float, height: float) -> tuple[float, float, float, float] | None:
    """What the outline takes on the left, at the top, on the right, at the bottom, in EMU."""
    geometry = find_one(shape, "p:spPr/a:prstGeom")
    if geometry is None:
        return None if find_one(shape, "p:spPr/a:custGeom") is not None else (0.0, 0.0, 0.0, 0.0)
    shorter = min(width, height)
    match geometry.get("prst"):
        case "rect" | "flowChartProcess":
            return 0.0, 0.0, 0.0, 0.0
        case "roundRect":
            corner = shorter * _guide(geometry, 16_667) * _CORNER
            return corner, corner, corner, corner
        case "ellipse":
            return width * _ELLIPSE, height * _ELLIPSE, width * _ELLIPSE, height * _ELLIPSE
        case "diamond":
            return width / 4, height / 4, width / 4, height / 4
        case "homePlate":
            return 0.0, 0.0, shorter * _guide(geometry, 50_000) / 2, 0.0
        case "chevron":
            point = shorter * _guide(geometry, 50_000)
            return point, 0.0, point, 0.0
        case _:
            return None


def _guide(geometry: etree._Element, default: int) -> float:
    """The first guide of an outline, as a share."""
    formula = value(geometry, "a:avLst/a:gd", "fmla").removeprefix("val ")
    return (int(formula) if formula else default) / 100_000
