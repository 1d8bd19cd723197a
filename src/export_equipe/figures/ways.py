"""The ways to draw a figure, and the scene of the one that is taken.

Comes in: ways in the order of liking, the room in points. Goes out: a scene. Decided here: the first way in which no
word is cut and all fits is taken, else the one that misses least; a figure lower than its room stands in its middle.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from export_equipe.figures.scene import Scene, SceneItem
from export_equipe.theme.model import SlideSizes

EDGE = 0.75  # points kept free around, for the outlines of shapes
WIDE = 600.0  # points: narrower figures stand in a page, where words are as small as allowed
LARGER = 8  # points: how much larger than the smallest size words may be
ROOMY = 7.0  # times the type size: the least width of a text of several lines that reads well


class Way(Protocol):
    """One way to draw a figure at its width; heights in points."""

    @property
    def cut(self) -> bool:
        """Whether a word had to be cut."""
        ...

    @property
    def needed(self) -> float:
        """The least height."""
        ...

    @property
    def comfort(self) -> float:
        """The height beyond which the figure looks empty."""
        ...

    def place(self, top: float, height: float) -> Iterable[SceneItem]:
        """The items between ``top`` and ``top + height``, in reading order."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """The sizes of names and of what is said under them, in points; ``roomy`` where slides are."""

    size: float
    detail: float
    roomy: bool

    @property
    def gap(self) -> float:
        """The space between boxes."""
        return 10.0 if self.roomy else 7.0

    @property
    def padding(self) -> float:
        """The space inside boxes."""
        return 10.0 if self.roomy else 7.0

    @property
    def inset(self) -> float:
        """The space inside a band that has no outline."""
        return 0.8 * self.padding

    @property
    def reading_width(self) -> float:
        """The least width of a text of several lines."""
        return ROOMY * self.size


def list_scales(width: float, height: float | None, sizes: SlideSizes) -> tuple[Scale, ...]:
    """The scales for a room, the largest first."""
    roomy = height is not None and width >= WIDE
    steps = range(LARGER, -1, -1) if roomy else range(1)
    return tuple(Scale(size=sizes.label + step, detail=sizes.label + max(step - 2, 0), roomy=roomy) for step in steps)


def draw_best(ways: Iterable[Way], *, width: float, height: float | None, title: str, description: str) -> Scene:
    """The best of ``ways``, at least ``height`` points high (higher when it needs more)."""
    room = None if height is None else height - 2 * EDGE
    way = _choose(ways, room)
    used = way.needed if room is None else max(way.needed, min(room, way.comfort))
    total = max(used + 2 * EDGE, height or 0.0)
    items = tuple(way.place((total - used) / 2, used))
    return Scene(width=width, height=total, title=title, description=description, items=items)


def _choose(ways: Iterable[Way], room: float | None) -> Way:
    missed: list[Way] = []
    for way in ways:
        if not way.cut and (room is None or way.needed <= room):
            return way
        missed.append(way)
    return min(missed, key=lambda way: (way.cut, way.needed))
