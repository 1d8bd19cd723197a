"""The geometry of a slide master, as frozen values. Lengths are EMU (914,400 an inch, 12,700 a point)."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

Emu = NewType("Emu", int)
EMU_PER_POINT = 12_700


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a slide, in EMU from the top left corner."""

    x: int
    y: int
    width: int
    height: int

    @property
    def right(self) -> int:
        """The x of the right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> int:
        """The y of the lower edge."""
        return self.y + self.height


class PlaceholderKind(StrEnum):
    """What a placeholder is for; values of ECMA-376 part 1, 19.7.10 (ST_PlaceholderType), as we group them."""

    TITLE = "title"  # title and ctrTitle
    SUBTITLE = "subTitle"
    BODY = "body"  # body and obj
    TABLE = "tbl"
    PICTURE = "pic"
    CHART = "chart"
    FOOTER = "ftr"
    NUMBER = "sldNum"
    DATE = "dt"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Placeholder:
    """A placeholder of a layout: its index in the layout, its box and the inner margins of its text (all EMU).

    Without an index it is a place that the layout does not have: what stands there is a shape of the slide's own.
    ``open`` ones take any content. What follows is known of a master that is not ours: how it sets a text there
    (``""``: as we do), the text's colour and the place's own ground.
    """

    kind: PlaceholderKind
    index: int | None
    name: str
    box: Box
    inset_left: int = 91_440
    inset_top: int = 45_720
    inset_right: int = 91_440
    inset_bottom: int = 45_720
    open: bool = False
    anchor: str = ""
    align: str = ""
    color: str = ""
    ground: str = ""


@dataclass(frozen=True, slots=True)
class Patch:
    """What a layout paints: ``color`` is CSS (``#RRGGBB`` or ``#RRGGBBAA``), ``None`` for a picture."""

    box: Box
    color: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LayoutGeometry:
    """One layout: its name, its type (ST_SlideLayoutType, ``""`` when it says none) and placeholders, in the file's
    order.

    ``adapted`` is true for a layout of a master that is not ours, completed with the places that it lacks; ``patches``
    is then what it paints, in that order, beginning with its ground.
    """

    name: str
    placeholders: tuple[Placeholder, ...]
    type: str = ""
    adapted: bool = False
    patches: tuple[Patch, ...] = ()

    def find(self, kind: PlaceholderKind, name: str = "") -> Placeholder | None:
        """The first placeholder of that kind (and of that name, when one is given)."""
        for placeholder in self.placeholders:
            if placeholder.kind is kind and name in ("", placeholder.name):
                return placeholder
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class MasterGeometry:
    """A presentation's slide size (EMU) and layouts."""

    width: int
    height: int
    layouts: tuple[LayoutGeometry, ...]

    def layout(self, name: str) -> LayoutGeometry | None:
        """The layout called ``name``, if the master has one."""
        return next((layout for layout in self.layouts if layout.name == name), None)
