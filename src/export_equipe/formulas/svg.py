"""A drawn formula as SVG: one path, no text, no font, no id.

Comes in: a box. Goes out: a picture at 12 points, and the same at another size or in another colour. Decided here:
hundredths of a point, which is fine enough at any size of a slide.
"""

from dataclasses import dataclass
from typing import assert_never

from export_equipe.formulas.boxes import Box, Ink, Placed, Rule, Stroke, flatten
from export_equipe.formulas.mathfont import outline

POINTS = 12.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A picture; points at a type size of 12; ``height`` is the whole, ``depth`` what is below the base line."""

    svg: str
    width: float
    height: float
    depth: float


def draw(box: Box) -> Drawing:
    """``box`` as a picture that holds all its ink."""
    placed = tuple(flatten(box))
    limits = [_limits(part) for part in placed]
    left = min(0.0, 0.0, *(at[0] for at in limits))
    right = max(box.width, *(at[1] for at in limits), 0.1)
    depth = max(box.depth, 0.0, *(at[2] for at in limits))
    height = max(box.height, *(at[3] for at in limits), 0.1)
    width, whole = round((right - left) * POINTS, 3), round((height + depth) * POINTS, 3)
    path = _Path(left, height)
    for part in placed:
        path.add(part)
    svg = _svg("".join(path.commands), width, whole, width, whole, "currentColor")
    return Drawing(svg=svg, width=width, height=whole, depth=round(depth * POINTS, 3))


def redraw(drawing_svg: str, *, width: float, height: float, size: float, color: str) -> str:
    """The picture of a formula drawn at 12 points, at ``size`` points and in ``color``."""
    path = drawing_svg.partition(' d="')[2].partition('"')[0]
    factor = size / POINTS
    return _svg(path, width, height, width * factor, height * factor, color)


def _svg(path: str, width: float, height: float, shown_width: float, shown_height: float, color: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_number(shown_width)}pt" height="{_number(shown_height)}pt" '
        f'viewBox="0 0 {_number(width)} {_number(height)}"><path fill="{color}" d="{path}"/></svg>'
    )


def _number(value: float) -> str:
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def _limits(part: Placed) -> tuple[float, float, float, float]:
    """The left, right, depth and height of ink."""
    x, y = part.x, part.y
    match part.item:
        case Ink(glyph=glyph, scale=scale):
            return x + glyph.left * scale, x + glyph.right * scale, glyph.depth * scale - y, glyph.height * scale + y
        case Rule(width=width, height=height):
            return x, x + width, -y, y + height
        case Stroke(width=width, rise=rise, thickness=thickness):
            return x, x + width, -min(y, y + rise) + thickness, max(y, y + rise) + thickness
        case Box():
            return x, x + part.item.width, part.item.depth - y, part.item.height + y
        case _:
            assert_never(part.item)


class _Path:
    """Commands relative to the last point, in hundredths of a point: a third of the absolute ones."""

    def __init__(self, left: float, height: float) -> None:
        self._left = left
        self._height = height
        self._point = (0, 0)
        self._start = (0, 0)
        self.commands: list[str] = []

    def add(self, part: Placed) -> None:
        """Draws a part, downwards from the top of the picture."""
        match part.item:
            case Ink(glyph=glyph, scale=scale):
                for name, values in outline(glyph.face, glyph.index):
                    pairs = zip(values[::2], values[1::2], strict=True)
                    self._draw(name, [(part.x + dx * scale, part.y + dy * scale) for dx, dy in pairs])
            case Rule(width=width, height=tall):
                # Clockwise, as the outlines of TrueType are: the other way, a rule would erase the ink that it crosses.
                self._polygon(part, ((0, 0), (0, tall), (width, tall), (width, 0)))
            case Stroke(width=width, rise=rise, thickness=thickness):
                half = thickness / 2
                self._polygon(part, ((0, -half), (0, half), (width, rise + half), (width, rise - half)))
            case Box():
                return
            case _:
                assert_never(part.item)

    def _polygon(self, part: Placed, corners: tuple[tuple[float, float], ...]) -> None:
        first, *others = [(part.x + dx, part.y + dy) for dx, dy in corners]
        self._draw("M", [first])
        for corner in others:
            self._draw("L", [corner])
        self._draw("Z", [])

    def _draw(self, name: str, points: list[tuple[float, float]]) -> None:
        x, y = self._point
        numbers: list[str] = []
        for px, py in points:
            at = (round((px - self._left) * POINTS * 100), round((self._height - py) * POINTS * 100))
            numbers += [_hundredths(at[0] - x), _hundredths(at[1] - y)]
            self._point = at
        if name == "M":
            self._start = self._point
        elif name == "Z":
            self._point = self._start
        self.commands.append(name.lower() + " ".join(numbers))


def _hundredths(value: int) -> str:
    """``value`` hundredths, as short as SVG allows."""
    sign, value = ("-", -value) if value < 0 else ("", value)
    whole, rest = divmod(value, 100)
    decimals = f".{rest:02d}".rstrip("0") if rest else ""
    return f"{sign}{whole or ('' if decimals else '0')}{decimals}"
