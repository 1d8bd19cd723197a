"""Lines and parts of rings of a scene as freeform shapes (ECMA-376 part 1, 20.1.9.8).

Comes in: a path or a sector of a scene, and where the scene stands. Goes out: the markup of ``p:sp``. Decided here:
nothing; a path's units are EMU from its own box.
"""

from math import cos, pi, sin
from typing import Final

from export_equipe.figures.scene import ScenePath, SceneSector
from export_equipe.masters.geometry import Box
from export_equipe.writers.pptx.markup import element, emu, solid_fill, transform
from export_equipe.writers.pptx.text import Ink

_TURN: Final = 21_600_000  # a whole turn, in 60,000ths of a degree
_QUARTER: Final = _TURN // 4  # angles begin at the right, ours at the top


def write_path(path: ScenePath, number: int, frame: Box, ink: Ink) -> str:
    """The shape ``number`` (its id) that draws ``path``."""
    left, top = (min(point[side] for point in path.points) for side in (0, 1))
    right, bottom = (max(point[side] for point in path.points) for side in (0, 1))
    box = Box(frame.x + emu(left), frame.y + emu(top), emu(right - left), emu(bottom - top))
    (first, *others) = (_point(x - left, y - top) for x, y in path.points)
    steps = element("a:moveTo", first) + "".join(element("a:lnTo", point) for point in others)
    dash = element("a:prstDash", val="sysDash") if path.dashed else ""
    stroke = element("a:ln", solid_fill(ink.theme.colors[path.stroke]), dash, w=emu(path.stroke_width))
    return _shape(path.name, number, box, _geometry(steps, box, fill="none"), element("a:noFill"), stroke)


def write_sector(sector: SceneSector, number: int, frame: Box, ink: Ink) -> str:
    """The shape ``number`` (its id) that draws ``sector`` in the square of its ring."""
    colors, radius = ink.theme.colors, sector.radius
    corner, side = (frame.x + emu(sector.x - radius), frame.y + emu(sector.y - radius)), emu(2 * radius)
    box = Box(*corner, side, side)
    there, back = sector.end - sector.start, sector.start - sector.end
    steps = (
        element("a:moveTo", _at(sector, radius, sector.start)),
        _arc(radius, sector.start, there),
        element("a:lnTo", _at(sector, sector.hole, sector.end)),
        _arc(sector.hole, sector.end, back),
        element("a:close"),
    )
    stroke = element("a:ln", solid_fill(colors[sector.stroke]), w=emu(sector.stroke_width))
    return _shape(sector.name, number, box, _geometry("".join(steps), box), solid_fill(colors[sector.fill]), stroke)


def _shape(name: str, number: int, box: Box, geometry: str, fill: str, stroke: str) -> str:
    identity = element("p:cNvPr", id=number, name=name)
    return element(
        "p:sp",
        element("p:nvSpPr", identity, element("p:cNvSpPr"), element("p:nvPr")),
        element("p:spPr", transform(box), geometry, fill, stroke),
    )


def _geometry(steps: str, box: Box, fill: str | None = None) -> str:
    return element(
        "a:custGeom",
        *(element(f"a:{name}Lst") for name in ("av", "gd", "ah", "cxn")),
        element("a:rect", l="0", t="0", r="r", b="b"),
        element("a:pathLst", element("a:path", steps, w=box.width, h=box.height, fill=fill)),
    )


def _point(x: float, y: float) -> str:
    return element("a:pt", x=emu(x), y=emu(y))


def _at(sector: SceneSector, radius: float, turn: float) -> str:
    return _point(sector.radius + radius * sin(2 * pi * turn), sector.radius - radius * cos(2 * pi * turn))


def _arc(radius: float, start: float, swing: float) -> str:
    angle = (round(start * _TURN) - _QUARTER) % _TURN
    return element("a:arcTo", wR=emu(radius), hR=emu(radius), stAng=angle, swAng=round(swing * _TURN))
