"""What stands beside a chart: a few numbers or sentences to take away, on a ground of their own.

Comes in: panels, the room of a figure. Goes out: the room that is left for the figure, and the element beside it.
Decided here: how wide it is; words that do not fit there stand in no chart's way, they are told on a slide of their
own.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from export_equipe.layout.deck.context import DeckContext
from export_equipe.layout.deck.fit import SAFETY
from export_equipe.layout.deck.pieces import Panel
from export_equipe.layout.deck.place import emu, points
from export_equipe.layout.deck.plan import SlideParagraph, TextElement
from export_equipe.layout.deck.zones import content_zones
from export_equipe.masters.geometry import Box, LayoutGeometry, PlaceholderKind
from export_equipe.typesetting.run import as_strong

SHARE = 0.3  # of the width of the room
GUTTER = 24.0  # points between the figure and what stands beside it
PADDING = (16.0, 16.0, 16.0, 16.0)  # points inside: left, top, right, bottom
NAME = "À retenir"
_BETWEEN, _UNDER = 18.0, 2.0  # points over a new number; over what is said of it
_PITCH = 1.15  # of the size of a number


def split_room(room: Box) -> tuple[Box, Box]:
    """The room of the figure, and that beside it."""
    width = emu(points(room.width) * SHARE)
    left = room.width - width - emu(GUTTER)
    return replace(room, width=left), replace(room, x=room.right - width, width=width)


def beside_element(
    panels: Sequence[Panel], room: Box, layout: LayoutGeometry, context: DeckContext
) -> TextElement | None:
    """``panels`` in the part of ``room`` beside a figure; ``None`` when they do not fit there."""
    _, place = split_room(room)
    width = points(place.width) - PADDING[0] - PADDING[2]
    zone = next(iter(content_zones(layout, PlaceholderKind.BODY)), None)
    for number in context.sizes.number:
        paragraphs = tuple(_paragraphs(panels, number, context))
        if _fits(paragraphs, width, points(place.height) - PADDING[1] - PADDING[3], context):
            return TextElement(
                name=zone.name if zone else NAME, box=place, paragraphs=paragraphs, fill="surface", inset=PADDING,
                placeholder=zone.index if zone else None,
            )  # fmt: skip
    return None


def _paragraphs(panels: Sequence[Panel], number: float, context: DeckContext) -> Iterator[SlideParagraph]:
    """Each panel: what its number counts, when that is said before it, the number, the rest."""
    size = context.sizes.body[-1]
    plain = SlideParagraph(runs=(), size=size, pitch=size * context.sizes.pitch, color="secondary")
    for index, panel in enumerate(panels):
        before = _BETWEEN if index else 0.0
        if panel.head:
            yield replace(
                plain, runs=panel.head, size=number, pitch=number * _PITCH, color="accent", strong=True,
                space_before=before,
            )  # fmt: skip
            before = _UNDER
        for piece in panel.pieces:
            yield replace(plain, runs=piece.runs, strong=piece.strong, space_before=before)
            before = _UNDER


def _fits(paragraphs: Sequence[SlideParagraph], width: float, height: float, context: DeckContext) -> bool:
    measurer, taken = context.measurer, 0.0
    for each in paragraphs:
        runs = as_strong(each.runs, strong=each.strong)
        if measurer.least_width(runs, size=each.size) > width / SAFETY:
            return False
        taken += measurer.height(runs, size=each.size, width=width / SAFETY, pitch=each.pitch) + each.space_before
    return taken <= height
