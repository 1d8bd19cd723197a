"""What a slide master draws by itself, as frozen values: grounds, shapes, lines, pictures, fixed words.

Lengths are EMU from the top left corner of the slide unless a field says points; colours are CSS (``#RRGGBB``, or
``#RRGGBBAA`` when they let the ground show).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TypeAlias

from export_equipe.masters.geometry import Box

Inset: TypeAlias = tuple[int, int, int, int]  # left, top, right, bottom


@dataclass(frozen=True, slots=True, kw_only=True)
class TextLook:
    """How a text looks: ``size`` in points, ``align`` is start, center or end, ``anchor`` top, middle or bottom."""

    size: float = 18.0
    color: str = "#000000"
    strong: bool = False
    emphasis: bool = False
    align: str = "start"
    anchor: str = "top"


@dataclass(frozen=True, slots=True, kw_only=True)
class FixedParagraph:
    """A paragraph that the master writes itself."""

    text: str
    look: TextLook


@dataclass(frozen=True, slots=True, kw_only=True)
class Surface:
    """The ground and the outline of a shape (``None``: it has none).

    ``rounding`` is the radius of the corners as a share of the shorter side; 0.5 with ``oval`` is an ellipse.
    """

    fill: str | None = None
    stroke: str | None = None
    stroke_width: int = 0
    rounding: float = 0.0
    oval: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FixedShape:
    """A shape with its words; ``angle`` is clockwise degrees around its middle."""

    box: Box
    surface: Surface
    angle: float = 0.0
    paragraphs: tuple[FixedParagraph, ...] = ()
    anchor: str = "top"
    inset: Inset = (91_440, 45_720, 91_440, 45_720)


@dataclass(frozen=True, slots=True, kw_only=True)
class FixedLine:
    """A straight line from corner to corner of ``box``, from the top left one or (``rising``) the bottom left one."""

    box: Box
    color: str
    width: int
    rising: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FixedPicture:
    """A picture filling ``box``; ``crop`` is what is cut from it (left, top, right, bottom), as shares of its sides."""

    box: Box
    data: bytes = field(repr=False)
    crop: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)


Fixed: TypeAlias = FixedShape | FixedLine | FixedPicture


@dataclass(frozen=True, slots=True, kw_only=True)
class LayoutDecoration:
    """What every slide of one layout shows: ``ground`` is a colour, ``items`` are in painting order.

    ``surfaces`` are the grounds of the placeholders that have one, ``looks`` how the layout sets their texts, by index.
    """

    ground: str | None = None
    items: tuple[Fixed, ...] = ()
    surfaces: Mapping[int, Surface] = field(default_factory=lambda: MappingProxyType({}))
    looks: Mapping[int, TextLook] = field(default_factory=lambda: MappingProxyType({}))
