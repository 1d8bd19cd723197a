"""Layouts that are not ours, completed: what our slides show and a layout has no placeholder for gets a free place.

Comes in: the layout that serves an archetype, what the master draws, the size of the slide. Goes out: the same layout
with every place that the archetype needs, under our names; those that the layout lacks have no index. Decided here:
which placeholder is the subtitle; where the subtitle, the draft tag, the foot and the content stand when nothing is
there for them: under the title, at the top right, at the bottom, in what is left; over nothing that the master draws.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from export_equipe.masters.decoration import Fixed, FixedLine, FixedPicture, FixedShape, LayoutDecoration
from export_equipe.masters.geometry import (
    Box,
    LayoutGeometry,
    MasterGeometry,
    Patch,
    Placeholder,
    PlaceholderKind,
)
from export_equipe.masters.match import OPENING, zones_of

SUBTITLE, KICKER, FACTS, STATUS, NUMBER = "Sous-titre", "Surtitre", "Mentions", "Statut", "Numéro"
ZONE: Final = "Texte"
SERVICE: Final = frozenset({SUBTITLE, KICKER, FACTS, STATUS, NUMBER})
_POINT: Final = 12_700
_TAG: Final = (1_047_750, 228_600)  # EMU: the draft tag
_GAP: Final = 12 * _POINT
_EDGE: Final = 10 * _POINT  # from the edge of the slide
_KICKER: Final = 24 * _POINT  # high
_FACTS: Final = 46 * _POINT
_FOOT: Final = 22 * _POINT
_LEAST_NUMBER: Final = 40 * _POINT
_SUBTITLE: Final = 30 * _POINT
_WHOLE: Final = 0.6  # of the slide: what is as large is a ground, not an object
_FLAT, _LOW = 0.13, 0.06  # of the slide's height: a subtitle is no higher; a zone for content is higher
_FOOT_PART: Final = 0.14  # of the slide's height, at the bottom
_HEAD_PART: Final = 0.33
_TABLES: Final = frozenset({"table", "matrix", "scoring"})


def complete_layout(
    layout: LayoutGeometry, role: str, *, master: MasterGeometry, decoration: LayoutDecoration
) -> LayoutGeometry:
    """``layout`` for the slides of ``role``; one that has our places is left as it is."""
    if layout.find(PlaceholderKind.BODY, STATUS) is not None:
        return layout
    return _Completion(layout, master, decoration).layout(role)


def looked_layout(layout: LayoutGeometry, *, master: MasterGeometry, decoration: LayoutDecoration) -> LayoutGeometry:
    """``layout`` with what is known of its grounds and of the colours of its texts, and no other place."""
    return _Completion(layout, master, decoration).looked()


@dataclass(frozen=True, slots=True)
class _Completion:
    """One layout to complete."""

    own: LayoutGeometry
    master: MasterGeometry
    decoration: LayoutDecoration

    def layout(self, role: str) -> LayoutGeometry:
        """The layout completed for ``role``."""
        make = self._divider if role in OPENING else self._content
        return replace(make(self.looked(), role), adapted=True)

    def looked(self) -> LayoutGeometry:
        """The layout with its grounds and the looks of its texts."""
        places = tuple(map(self._looked, self.own.placeholders))
        return replace(self.own, placeholders=places, patches=self._patches())

    # What the master says

    def _looked(self, place: Placeholder) -> Placeholder:
        """``place`` with the look that the master gives to its text."""
        look = self.decoration.looks.get(place.index or 0)
        surface = self.decoration.surfaces.get(place.index or 0)
        ground = (surface.fill or "") if surface else ""
        if look is None:
            return replace(place, ground=ground)
        return replace(place, anchor=look.anchor, align=look.align, color=look.color, ground=ground)

    def _patches(self) -> tuple[Patch, ...]:
        painted = [Patch(self._slide, self.decoration.ground or "#FFFFFF")]
        for item in self.decoration.items:
            if isinstance(item, FixedPicture):
                painted.append(Patch(item.box, None))
            elif isinstance(item, FixedShape) and item.surface.fill:
                painted.append(Patch(item.box, item.surface.fill))
        return tuple(painted)

    @property
    def _slide(self) -> Box:
        return Box(0, 0, self.master.width, self.master.height)

    def _objects(self, *, over: Box | None = None) -> list[Box]:
        """What the master draws that no text may cover; a plain shape around ``over`` is its ground."""
        found = []
        for item in self.decoration.items:
            if item.box.width * item.box.height >= _WHOLE * self.master.width * self.master.height:
                continue
            if over is not None and _is_plain(item) and _holds(item.box, over):
                continue
            found.append(_thick(item.box) if isinstance(item, FixedLine) else item.box)
        return found

    # Covers and dividers

    def _divider(self, layout: LayoutGeometry, role: str) -> LayoutGeometry:
        title = _title(layout)
        below = max(
            (each for each in layout.placeholders if each.kind in (PlaceholderKind.SUBTITLE, PlaceholderKind.BODY)),
            key=lambda each: (each.kind is PlaceholderKind.SUBTITLE, each.box.width * each.box.height), default=None,
        )  # fmt: skip
        under = Box(title.box.x, title.box.bottom + _GAP, title.box.width, 2 * _SUBTITLE)
        subtitle = (
            replace(below, kind=PlaceholderKind.BODY, name=SUBTITLE) if below else _free(SUBTITLE, under, like=title)
        )
        kept = [each for each in layout.placeholders if each.kind is PlaceholderKind.NUMBER]
        places = [title, subtitle, *kept]
        if role == "cover":
            places += self._cover_places(title, subtitle, layout)
        else:
            places += self._number_place(title)
        return self._with_tag(layout, title, places)

    def _cover_places(self, title: Placeholder, subtitle: Placeholder, layout: LayoutGeometry) -> list[Placeholder]:
        """The line over the title, and the facts at the bottom."""
        feet = [each.box for each in layout.placeholders if each.kind in _FEET]
        left, width = title.box.x, title.box.width
        above = self._lowest(Box(left, title.box.y - _GAP // 2 - _KICKER, width, _KICKER), (), least=_EDGE)
        bottom = min([self.master.height - 2 * _EDGE, *(box.y - _GAP for box in feet)])
        floor = max(title.box.bottom, subtitle.box.y + _SUBTITLE)
        facts = self._lowest(Box(left, bottom - _FACTS, width, _FACTS), feet, least=floor)
        found = [_free(KICKER, above, like=title)] if above else []
        return [*found, *([_free(FACTS, facts, like=title)] if facts else [])]

    def _number_place(self, title: Placeholder) -> list[Placeholder]:
        """The number of a part, over its title, as high as there is room."""
        objects = [box for box in self._objects(over=title.box) if _across(box, title.box) and box.y < title.box.y]
        top = max([_EDGE + _TAG[1] + _EDGE, *(box.bottom + _EDGE for box in objects)])
        high = min(title.box.y - top, 110 * _POINT)
        if high < _LEAST_NUMBER:
            return []
        return [_free(NUMBER, Box(title.box.x, title.box.y - high, title.box.width, high), like=title)]

    def _lowest(self, wanted: Box, others: Sequence[Box], *, least: int) -> Box | None:
        """``wanted``, moved up until it covers nothing, not above ``least``."""
        blocked = [*self._objects(over=wanted), *others]
        for up in range(0, max(wanted.y - least, 0) + 1, 4 * _POINT):
            box = replace(wanted, y=wanted.y - up)
            if box.y >= least and not any(_overlap(box, other) for other in blocked):
                return box
        return None

    # Content

    def _content(self, layout: LayoutGeometry, role: str) -> LayoutGeometry:
        title = _title(layout)
        zones = self._zones(layout, title)
        subtitle = _subtitle(layout, title, zones, self.master)
        zones = _settled([zone for zone in zones if zone is not subtitle], role)
        feet = [each for each in layout.placeholders if each.kind in _FEET]
        foot = self._foot(title, feet, zones)
        zones = [_over(_inside(zone), feet) for zone in zones]
        if not zones:
            zones = [_free(ZONE, self._room(title, [each.box for each in (*feet, *foot)]))]
        feet = [each for each in feet if not any(_overlap(each.box, zone.box) for zone in zones)]
        named = (
            replace(subtitle, kind=PlaceholderKind.BODY, name=SUBTITLE)
            if subtitle
            else _free(SUBTITLE, Box(title.box.x, title.box.bottom, title.box.width, _SUBTITLE), like=title)
        )
        return self._with_tag(layout, title, [title, named, *zones, *feet, *foot])

    def _zones(self, layout: LayoutGeometry, title: Placeholder) -> list[Placeholder]:
        """The placeholders for content: under the title, and high enough to hold some."""
        heads = layout.type == "twoTxTwoObj"
        least = 0 if heads else _LOW * self.master.height
        found = [each for each in zones_of(layout) if each.box.height >= least and each.box.y >= title.box.y]
        return [each for each in found if each.box.y < (1 - _FOOT_PART) * self.master.height]

    def _foot(self, title: Placeholder, feet: Sequence[Placeholder], zones: Sequence[Placeholder]) -> list[Placeholder]:
        """A free place for the running foot, when the layout has none."""
        if any(each.kind is PlaceholderKind.FOOTER for each in feet):
            return []
        numbers = [each.box for each in feet]
        right = min([title.box.right, *(box.x - _EDGE for box in numbers if box.x > self.master.width / 2)])
        wanted = Box(title.box.x, self.master.height - _EDGE - _FOOT, right - title.box.x, _FOOT)
        least = max([round((1 - _FOOT_PART) * self.master.height), *(zone.box.bottom for zone in zones)])
        place = self._lowest(wanted, numbers, least=least)
        if place is None:
            return []
        return [replace(_free("Pied de page", place), kind=PlaceholderKind.FOOTER)]

    def _room(self, title: Placeholder, feet: Sequence[Box]) -> Box:
        """What is left under the title, over the feet, beside what the master draws."""
        height = self.master.height
        left, top = title.box.x + title.inset_left, title.box.bottom + _GAP
        right = max(title.box.right - title.inset_right, self.master.width - left)
        bottom = min([height - 3 * _EDGE, *(box.y - _GAP for box in feet if box.y > height / 2)])
        for box in self._objects():
            if not _overlap(box, Box(left, top, right - left, max(bottom - top, 1))):
                continue
            if box.y >= (1 - _HEAD_PART) * height:
                bottom = min(bottom, box.y - _GAP // 2)
            elif box.bottom <= _HEAD_PART * height:
                top = max(top, box.bottom + _GAP // 2)
            elif box.x + box.width / 2 > self.master.width / 2:
                right = min(right, box.x - _GAP)
            else:
                left = max(left, box.right + _GAP)
        return Box(left, top, max(right - left, 1), max(bottom - top, 1))

    # The draft tag

    def _with_tag(self, layout: LayoutGeometry, title: Placeholder, places: list[Placeholder]) -> LayoutGeometry:
        """``layout`` with ``places`` and one for the draft tag; the title gives way to what is drawn and to the tag."""
        room = self._clear(title.box)
        box = self._tag_box([room, *(each.box for each in places if each is not title)], room.bottom)
        if box is None:
            box = Box(room.right - _TAG[0], room.y, *_TAG)
            room = replace(room, width=room.width - _TAG[0] - _GAP)
        places = [replace(each, box=room) if each is title else each for each in places]
        tag = replace(_free(STATUS, box), inset_left=45_720, inset_right=45_720)
        return replace(layout, placeholders=(*places, tag))

    def _clear(self, box: Box) -> Box:
        """``box`` without the part at its right or at its left where the master draws something."""
        for other in self._objects(over=box):
            if not _overlap(box, other):
                continue
            if other.x > box.x + box.width / 2:
                box = replace(box, width=other.x - _GAP - box.x)
            elif other.right < box.x + box.width / 2:
                box = Box(other.right + _GAP, box.y, box.right - other.right - _GAP, box.height)
        return box

    def _tag_box(self, taken: Sequence[Box], lowest: int) -> Box | None:
        """The first free place from the top right corner, row after row, that ends over ``lowest``."""
        right = self.master.width - _EDGE
        plain = [item.box for item in self.decoration.items if _is_plain(item)]
        blocked = [*taken, *(_around(box) for box in self._objects() if box not in plain)]
        for top in range(_EDGE // 4, max(lowest - _TAG[1], _EDGE), 4 * _POINT):
            for left in range(right - _TAG[0], self.master.width // 2, -12 * _POINT):
                box = Box(left, top, *_TAG)
                edges = (other for other in plain if not _holds(other, box))
                if not any(_overlap(box, other) for other in (*blocked, *edges)):
                    return box
        return None


_FEET: Final = (PlaceholderKind.FOOTER, PlaceholderKind.NUMBER, PlaceholderKind.DATE)


def _title(layout: LayoutGeometry) -> Placeholder:
    found = layout.find(PlaceholderKind.TITLE)
    assert found is not None, "a layout without a title is not used"
    return found


def _free(name: str, box: Box, like: Placeholder | None = None) -> Placeholder:
    """A free place; its text begins where that of ``like`` does."""
    left, right = (like.inset_left, like.inset_right) if like else (0, 0)
    return Placeholder(
        kind=PlaceholderKind.BODY, index=None, name=name, box=box, inset_left=left, inset_top=0, inset_right=right,
        inset_bottom=0, align=like.align if like else "",
    )  # fmt: skip


def _subtitle(
    layout: LayoutGeometry, title: Placeholder, zones: Sequence[Placeholder], master: MasterGeometry
) -> Placeholder | None:
    """The placeholder for a subtitle: one that says so, else a flat text under the title and over the content."""
    named = layout.find(PlaceholderKind.SUBTITLE)
    if named is not None:
        return named
    texts = [each for each in layout.placeholders if each.kind is PlaceholderKind.BODY and not each.open]
    for each in texts:
        others = [zone for zone in zones if zone is not each]
        flat = each.box.height <= _FLAT * master.height and each.box.width >= 0.7 * title.box.width
        if flat and others and title.box.y <= each.box.y < min(zone.box.y for zone in others):
            return each
    return None


def _settled(zones: list[Placeholder], role: str) -> list[Placeholder]:
    """``zones``, one that may hold anything kept for the table, the chart or the picture of ``role``."""
    wholes = [zone for zone in zones if zone.open]
    if role == "picture_text" and len(wholes) > 1:
        return _as(zones, wholes[-1], PlaceholderKind.PICTURE)
    kind = PlaceholderKind.TABLE if role in _TABLES else PlaceholderKind.CHART if role == "chart" else None
    if kind is None or not wholes or any(zone.kind is kind for zone in zones):
        return zones
    return _as(zones, max(wholes, key=lambda zone: zone.box.width * zone.box.height), kind)


def _as(zones: Sequence[Placeholder], chosen: Placeholder, kind: PlaceholderKind) -> list[Placeholder]:
    return [replace(zone, kind=kind) if zone is chosen else zone for zone in zones]


def _inside(zone: Placeholder) -> Placeholder:
    """``zone`` without inner margins: texts in it and shapes beside it begin on one line."""
    box, aside, above = zone.box, zone.inset_left + zone.inset_right, zone.inset_top + zone.inset_bottom
    inner = Box(box.x + zone.inset_left, box.y + zone.inset_top, box.width - aside, box.height - above)
    return replace(zone, box=inner, inset_left=0, inset_top=0, inset_right=0, inset_bottom=0)


def _over(zone: Placeholder, feet: Sequence[Placeholder]) -> Placeholder:
    """``zone`` that ends over the feet which stand in its lower half."""
    box = zone.box
    tops = [foot.box.y for foot in feet if _overlap(foot.box, box) and foot.box.y > box.y + box.height // 2]
    bottom = min([box.bottom, *(top - _GAP // 2 for top in tops)])
    return replace(zone, box=replace(box, height=bottom - box.y))


def _is_plain(item: Fixed) -> bool:
    """Whether ``item`` is a shape without words, which may be the ground of a text."""
    return isinstance(item, FixedShape) and not item.paragraphs


def _thick(box: Box) -> Box:
    """A line as a box that text can meet."""
    return Box(box.x, box.y - _POINT, max(box.width, _POINT), max(box.height, 2 * _POINT))


def _overlap(one: Box, other: Box) -> bool:
    return one.x < other.right and other.x < one.right and one.y < other.bottom and other.y < one.bottom


def _around(box: Box) -> Box:
    """``box`` with a little room on all sides."""
    around = 6 * _POINT
    return Box(box.x - around, box.y - around, box.width + 2 * around, box.height + 2 * around)


def _across(one: Box, other: Box) -> bool:
    return one.x < other.right and other.x < one.right


def _holds(outer: Box, inner: Box) -> bool:
    return outer.x <= inner.x and outer.y <= inner.y and outer.right >= inner.right and outer.bottom >= inner.bottom
