"""What a drawn formula is made of: boxes with a base line, holding glyphs, rules and other boxes.

Lengths are em of the formula's type size; ``x`` goes right, ``y`` goes up from the base line.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from export_equipe.formulas.mathfont import Glyph, Piece, constant


@dataclass(frozen=True, slots=True, kw_only=True)
class Ink:
    """A glyph at a scale."""

    glyph: Glyph
    scale: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A filled rectangle; its lower left corner is its place."""

    width: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Stroke:
    """A slanted line from its place to ``(width, rise)``."""

    width: float
    rise: float
    thickness: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """Something in a box."""

    x: float
    y: float
    item: "Box | Ink | Rule | Stroke"


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A box; ``lean`` is its italic correction, ``top`` where an accent stands, ``single`` that it is one glyph."""

    width: float
    height: float
    depth: float
    parts: tuple[Placed, ...] = ()
    lean: float = 0.0
    top: float | None = None
    single: bool = False

    def shifted(self, y: float) -> "Box":
        """The same, raised by ``y``."""
        parts = tuple(replace(part, y=part.y + y) for part in self.parts)
        return replace(self, height=self.height + y, depth=self.depth - y, parts=parts, single=False)


def hold(pieces: Iterable[Piece], scale: float, *, width: float | None = None) -> Box:
    """Glyphs in a box as high and deep as their ink; as wide as their advances unless told."""
    pieces = tuple(pieces)
    return Box(
        width=width if width is not None else max((at.x + at.glyph.advance for at in pieces), default=0.0) * scale,
        height=max((at.y + at.glyph.height for at in pieces), default=0.0) * scale,
        depth=max((at.glyph.depth - at.y for at in pieces), default=0.0) * scale,
        parts=tuple(Placed(x=at.x * scale, y=at.y * scale, item=Ink(glyph=at.glyph, scale=scale)) for at in pieces),
        single=len(pieces) == 1,
    )


def centred(pieces: Iterable[Piece], scale: float) -> Box:
    """A stretched sign, its middle on the axis of formulas."""
    found = hold(pieces, scale)
    return found.shifted(constant("AXIS_HEIGHT") * scale - (found.height - found.depth) / 2)


def gather(parts: Iterable[tuple[float, float, Box]], *, width: float) -> Box:
    """Boxes at their places, in one box that holds them."""
    placed = tuple(parts)
    return Box(
        width=width,
        height=max((y + box.height for _, y, box in placed), default=0.0),
        depth=max((box.depth - y for _, y, box in placed), default=0.0),
        parts=tuple(Placed(x=x, y=y, item=box) for x, y, box in placed),
    )


def rule(width: float, height: float, *, bottom: float = 0.0) -> Box:
    """A rule as a box, its lower edge ``bottom`` above the base line."""
    part = Placed(x=0.0, y=bottom, item=Rule(width=width, height=height))
    return Box(width=width, height=bottom + height, depth=-bottom, parts=(part,))


def flatten(box: Box, x: float = 0.0, y: float = 0.0) -> Iterator[Placed]:
    """The glyphs, rules and strokes of ``box``, at their places in it."""
    for part in box.parts:
        if isinstance(part.item, Box):
            yield from flatten(part.item, x + part.x, y + part.y)
        else:
            yield Placed(x=x + part.x, y=y + part.y, item=part.item)
