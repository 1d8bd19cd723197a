"""A layout of somebody else's master, made such as our slides want it.

Comes in: the layout that serves a role, the slide's size, what the master draws. Goes out: a ``LayoutGeometry`` with
every place that our slides look for; those that the layout lacks are shapes of the slide's own. Decided here: where
these stand; the colours of texts, so that they can be read on any ground; on a ground too dark for content, content
has a light one of its own.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from export_equipe.layout.deck.archetype import DIVIDERS, Archetype
from export_equipe.layout.deck.cover import FACTS_NAME, KICKER_NAME, NUMBER_NAME
from export_equipe.layout.deck.place import STATUS_NAME, SUBTITLE_NAME, emu, points
from export_equipe.layout.deck.zones import CONTENT
from export_equipe.masters.decoration import LayoutDecoration
from export_equipe.masters.geometry import Box, LayoutGeometry, MasterGeometry, Placeholder, PlaceholderKind
from export_equipe.theme.contrast import ENOUGH, ENOUGH_LARGE, WHITE, contrast, readable
from export_equipe.theme.model import Theme

MARGIN = 12.0  # points kept free over and under content
STATUS = (84.0, 20.0)  # points: the draft tag
KICKER = 28.0  # points: what stands over the title of a cover
NUMBER = 108.0  # points: the number of a divider
FACTS = 96.0  # points: what stands at the foot of a cover
_OPEN = {  # what an open place of a layout holds, by the kind of slide
    Archetype.TABLE: PlaceholderKind.TABLE, Archetype.MATRIX: PlaceholderKind.TABLE,
    Archetype.SCORING: PlaceholderKind.TABLE, Archetype.CHART: PlaceholderKind.CHART,
}  # fmt: skip
_FOOT = (PlaceholderKind.FOOTER, PlaceholderKind.NUMBER, PlaceholderKind.DATE)


def adapt_layout(
    layout: LayoutGeometry, role: str, *, master: MasterGeometry, drawn: Mapping[str, LayoutDecoration], theme: Theme
) -> LayoutGeometry:
    """``layout`` for the slides of ``role``; ``drawn`` is what each layout of the master draws."""
    archetype = Archetype(role)
    opening = archetype is Archetype.COVER or archetype in DIVIDERS
    found = layout.find(PlaceholderKind.TITLE)
    assert found is not None, "only layouts with a title are matched"
    title = _flush(found)
    places = _opening(layout, title, archetype, master) if opening else _content(layout, title, archetype, master)
    status = _status(layout, title, master)
    decoration = drawn.get(layout.name, LayoutDecoration())
    return _inked(replace(layout, placeholders=(*places, status, *_feet(layout))), decoration, theme)


def _flush(place: Placeholder) -> Placeholder:
    """``place`` without inner margins at its sides: titles, texts, tables and figures begin on one line."""
    return replace(place, inset_left=0, inset_right=0)


def _feet(layout: LayoutGeometry) -> Iterator[Placeholder]:
    return (place for place in layout.placeholders if place.kind in _FOOT)


def _foot_line(layout: LayoutGeometry, master: MasterGeometry) -> int:
    """Where what stands at the foot begins."""
    tops = [place.box.y for place in _feet(layout) if place.box.y > master.height // 2]
    return min([*tops, round(master.height * 0.94)])


def _virtual(kind: PlaceholderKind, name: str, box: Box) -> Placeholder:
    return Placeholder(
        kind=kind, index=None, name=name, box=box, inset_left=0, inset_top=0, inset_right=0, inset_bottom=0
    )


def _opening(
    layout: LayoutGeometry, title: Placeholder, archetype: Archetype, master: MasterGeometry
) -> Iterator[Placeholder]:
    """The places of a cover or a divider."""
    yield title
    own = layout.find(PlaceholderKind.SUBTITLE) or layout.find(PlaceholderKind.BODY)
    foot = _foot_line(layout, master)
    box = title.box
    room = Box(box.x, box.bottom + emu(MARGIN), box.width, max(foot - box.bottom - emu(MARGIN), emu(24)))
    yield (
        replace(own, kind=PlaceholderKind.BODY, name=SUBTITLE_NAME)
        if own
        else _virtual(PlaceholderKind.BODY, SUBTITLE_NAME, room)
    )
    above = NUMBER if archetype in DIVIDERS else KICKER
    if points(box.y) >= above + 2 * MARGIN:
        name = NUMBER_NAME if archetype in DIVIDERS else KICKER_NAME
        over = Box(box.x, box.y - emu(above + MARGIN), box.width, emu(above))
        yield _virtual(PlaceholderKind.BODY, name, over)
    if archetype is Archetype.COVER:
        yield _virtual(PlaceholderKind.BODY, FACTS_NAME, Box(box.x, foot - emu(FACTS + MARGIN), box.width, emu(FACTS)))


def _content(
    layout: LayoutGeometry, title: Placeholder, archetype: Archetype, master: MasterGeometry
) -> Iterator[Placeholder]:
    """The places of a content slide: its zones, or the room that is left where it has none."""
    yield title
    box = title.box
    yield _virtual(PlaceholderKind.BODY, SUBTITLE_NAME, Box(box.x, box.bottom, box.width, emu(24)))
    zones = [place for place in layout.placeholders if place.kind in CONTENT and _is_usable(place, title)]
    if not zones:
        top, bottom = box.bottom + emu(MARGIN), _foot_line(layout, master) - emu(MARGIN)
        room = Box(box.x, top, box.width, max(bottom - top, emu(24)))
        zones = [_virtual(PlaceholderKind.BODY, "Corps", room)]
    for zone in zones:
        kind = _OPEN.get(archetype, zone.kind) if zone.open else zone.kind
        yield replace(_flush(zone), kind=kind)


def _is_usable(place: Placeholder, title: Placeholder) -> bool:
    """Whether ``place`` stands under the title, and is large enough for content."""
    return place.box.y >= title.box.y and points(place.box.width) > 80 and points(place.box.height) > 24


def _status(layout: LayoutGeometry, title: Placeholder, master: MasterGeometry) -> Placeholder:
    """The draft tag: over the title at the right, else where the date would stand, else at the foot."""
    width, height = (emu(side) for side in STATUS)
    free = title.box.y - emu(6)
    if free >= height:
        top = min(free - height, emu(MARGIN))
        return _virtual(PlaceholderKind.BODY, STATUS_NAME, Box(title.box.right - width, top, width, height))
    date = layout.find(PlaceholderKind.DATE)
    if date is not None and date.box.width >= width:
        y = date.box.y + (date.box.height - height) // 2
        return _virtual(PlaceholderKind.BODY, STATUS_NAME, Box(date.box.x, y, width, height))
    return _virtual(PlaceholderKind.BODY, STATUS_NAME, Box(master.width - width - emu(6), 0, width, height))


def _number_ink(decoration: LayoutDecoration, ground: str) -> str:
    """The colour of the slide's number where the master's own cannot be read."""
    looks = [look.color[:7] for look in decoration.looks.values()]
    return "" if all(contrast(color, ground) >= ENOUGH for color in looks) else readable((), ground)


def _inked(layout: LayoutGeometry, decoration: LayoutDecoration, theme: Theme) -> LayoutGeometry:
    """``layout`` with the colours of its texts: the master's own where they can be read."""
    ground = (decoration.ground or WHITE)[:7]
    own = decoration.title[:7]
    if decoration.pictured:  # nobody knows what stands behind: the master knows best
        return replace(layout, title_ink=own, text_ink=decoration.text[:7], backed=True)
    wanted = (own, theme.colors["accent"])
    return replace(
        layout, title_ink=readable(wanted, ground, enough=ENOUGH_LARGE),
        text_ink=readable((decoration.text[:7], theme.colors["text"]), ground), number_ink=_number_ink(decoration,
        ground), backed=min(contrast(theme.colors[role], ground) for role in ("text", "mention", "accent")) <
        ENOUGH_LARGE + 1, )  # fmt: skip
