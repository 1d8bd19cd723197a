"""Which layout of a master serves each kind of slide.

Comes in: the geometry of any master, the names that a theme gives. Goes out: a ``Match`` for each role. Decided here:
the order of the ways (the theme's name, a name that office suites give, the layout's type, its placeholders, the layout
of a more general role), and what makes a layout usable: a title; for content, a wide one with room under it. Pure, and
the same each time: among equals, the first of the master; of layouts of one name, the first.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from export_equipe.masters.geometry import LayoutGeometry, MasterGeometry, Placeholder, PlaceholderKind
from export_equipe.masters.names import BARE, INSTEAD, NAMES, TYPES, plain_name

OPENING: Final = frozenset({"cover", "section", "annex"})  # roles whose title may stand anywhere
_CONTENT: Final = frozenset(
    {PlaceholderKind.BODY, PlaceholderKind.TABLE, PlaceholderKind.PICTURE, PlaceholderKind.CHART}
)
_FOR_CONTENT: Final = frozenset({"obj", "tx", "twoObj", "twoColTx", "twoTxTwoObj", "tbl", "chart", "picTx", "objTx"})
_WIDE: Final = 0.55  # of the slide's width: the least of a content slide's title
_HIGH: Final = 0.45  # of the slide's height: the lowest end of such a title
_APART: Final = 0.3  # of the slide's width: zones whose left edges are as far apart stand side by side


class Found(StrEnum):
    """How a layout was found."""

    NAME = "nom"
    KNOWN = "nom connu"
    TYPE = "type"
    PLACES = "emplacements"
    FALLBACK = "repli"
    NONE = "absent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """The layout of a role (``None``: the master has none that is usable), and how it was found.

    ``instead`` is the role whose layout serves, when it is another's.
    """

    role: str
    layout: LayoutGeometry | None
    found: Found
    instead: str = ""


def match_layouts(master: MasterGeometry, names: Mapping[str, str]) -> Mapping[str, Match]:
    """The layout of each role of ``names``, which gives the name that each should have."""
    matcher = _Matcher(master, names)
    return {role: matcher.match(role) for role in names}


class _Matcher:
    def __init__(self, master: MasterGeometry, names: Mapping[str, str]) -> None:
        self._master, self._names = master, names
        first: dict[str, LayoutGeometry] = {}
        for layout in master.layouts:
            first.setdefault(layout.name, layout)
        self._titled = [layout for layout in first.values() if layout.find(PlaceholderKind.TITLE) is not None]

    def match(self, role: str) -> Match:
        """The layout of ``role``, at worst that of a role that stands in for it, or any that is usable."""
        for found, layout in self._own(role):
            return Match(role=role, layout=layout, found=found)
        for other in INSTEAD.get(role, ()):
            for _, layout in self._own(other):
                return Match(role=role, layout=layout, found=Found.FALLBACK, instead=other)
        rest = next(self._usable(role), None)
        return Match(role=role, layout=rest, found=Found.NONE if rest is None else Found.FALLBACK)

    def _own(self, role: str) -> Iterator[tuple[Found, LayoutGeometry]]:
        """The layouts of ``role`` itself, the best first."""
        asked = self._names.get(role, "")
        yield from ((Found.NAME, layout) for layout in self._titled if layout.name == asked)
        usable = list(self._usable(role))
        for name in NAMES.get(role, ()):
            yield from ((Found.KNOWN, layout) for layout in usable if plain_name(layout.name) == name)
        for kind in TYPES.get(role, ()):
            yield from ((Found.TYPE, layout) for layout in usable if layout.type == kind)
        holds = _PLACES.get(role)
        if holds is not None:
            yield from ((Found.PLACES, layout) for layout in usable if holds(layout, self._master))

    def _usable(self, role: str) -> Iterator[LayoutGeometry]:
        """The layouts that ``role`` may have; those that the theme names for others are left to them."""
        taken = {name for other, name in self._names.items() if other != role}
        for layout in self._titled:
            fits = layout.type not in _FOR_CONTENT if role in OPENING else _has_room(layout, self._master)
            if layout.name not in taken and fits:
                yield layout


def _has_room(layout: LayoutGeometry, master: MasterGeometry) -> bool:
    """Whether the title of ``layout`` is wide and stands above, so that content has room under it."""
    title = layout.find(PlaceholderKind.TITLE)
    if title is None or layout.type in ("title", "secHead") or layout.type.startswith("vert"):
        return False
    return title.box.width >= _WIDE * master.width and title.box.bottom <= _HIGH * master.height


def zones_of(layout: LayoutGeometry) -> tuple[Placeholder, ...]:
    """The placeholders of ``layout`` that hold content."""
    return tuple(place for place in layout.placeholders if place.kind in _CONTENT)


def _holds(*kinds: PlaceholderKind) -> Callable[[LayoutGeometry, MasterGeometry], bool]:
    return lambda layout, _: sorted(place.kind for place in zones_of(layout)) == sorted(kinds)


def _holds_columns(layout: LayoutGeometry, master: MasterGeometry) -> bool:
    zones = zones_of(layout)
    if [place.kind for place in zones] != [PlaceholderKind.BODY] * 2:
        return False
    return abs(zones[0].box.x - zones[1].box.x) >= _APART * master.width


def _holds_subtitle(layout: LayoutGeometry, _: MasterGeometry) -> bool:
    return not zones_of(layout) and layout.find(PlaceholderKind.SUBTITLE) is not None


_PLACES: Final[Mapping[str, Callable[[LayoutGeometry, MasterGeometry], bool]]] = MappingProxyType({
    "cover": _holds_subtitle,
    "text": _holds(PlaceholderKind.BODY),
    "two_columns": _holds_columns,
    "comparison": _holds(*[PlaceholderKind.BODY] * 4),
    "table": _holds(PlaceholderKind.TABLE),
    "chart": _holds(PlaceholderKind.CHART),
    "picture_text": _holds(PlaceholderKind.BODY, PlaceholderKind.PICTURE),
    BARE: _holds(),
})  # fmt: skip
