"""Slides of pictures: one or a few side by side, their caption under them.

Comes in: a draft with pictures. Goes out: framed slides with their elements. Decided here: how many share a slide, and
how large they are: as large as the room allows, never larger than they may be.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from export_equipe.layout.deck.context import DeckContext
from export_equipe.layout.deck.draft import Draft
from export_equipe.layout.deck.fit import SAFETY
from export_equipe.layout.deck.pieces import PicturePiece, ShownPicture
from export_equipe.layout.deck.place import Frame, choose_size, emu, points
from export_equipe.layout.deck.plan import Element, PictureElement, SlideParagraph, TextElement
from export_equipe.layout.deck.titles import reserved_title
from export_equipe.layout.runs import repeated
from export_equipe.masters.geometry import Box, LayoutGeometry
from export_equipe.typesetting.run import Runs

MOST = 3  # pictures on a slide
CAPTION_SIZES = (16.0, 14.0, 12.0)
CAPTION_NAME = "Légende"
_GAP = 16.0  # points between two pictures
_UNDER = 10.0  # points between the pictures and their caption


def picture_slides(
    draft: Draft, piece: PicturePiece, layout: LayoutGeometry, context: DeckContext
) -> Iterator[tuple[Frame, tuple[Element, ...]]]:
    """The frame and the elements of each slide that ``piece`` takes; the last bears the caption."""
    parts = _parts(piece.pictures)
    for index, part in enumerate(parts, 1):
        subtitle = repeated(draft.subtitle) if index > 1 else draft.subtitle
        frame = context.frame(layout, reserved_title(draft, index), subtitle)
        shown = replace(piece, pictures=tuple(part), caption=piece.caption if index == len(parts) else ())
        yield frame, picture_elements(shown, frame.body, context)


def _parts(pictures: Sequence[ShownPicture]) -> list[Sequence[ShownPicture]]:
    """``pictures`` in as few parts as it takes, evenly."""
    count = -(-len(pictures) // MOST)
    each = -(-len(pictures) // count)
    return [pictures[start : start + each] for start in range(0, len(pictures), each)]


def picture_elements(piece: PicturePiece, body: Box, context: DeckContext, *, top: bool = False) -> tuple[Element, ...]:
    """The pictures of ``piece`` in the middle of ``body`` (else at its ``top``), then their caption."""
    pictures = piece.pictures
    under = _caption(piece.caption, body, context) if piece.caption else None
    taken = under.box.height + emu(_UNDER) if under else 0
    room = replace(body, height=max(body.height - taken, 1))
    boxes = _side_by_side(pictures, room, top=top)
    shown = tuple(
        PictureElement(name="Image", box=box, picture=each.picture, alternative=each.alternative)
        for each, box in zip(pictures, boxes, strict=True)
    )
    if under is None:
        return shown
    bottom = max(box.bottom for box in boxes) + emu(_UNDER)
    return (*shown, replace(under, box=replace(under.box, y=bottom)))


def _side_by_side(pictures: Sequence[ShownPicture], room: Box, *, top: bool) -> list[Box]:
    """The places of ``pictures``, of one height where none is larger than it may be, in the middle of ``room``."""
    wide = points(room.width) - _GAP * (len(pictures) - 1)
    height = min(points(room.height), max(each.height for each in pictures))
    sizes = [_within(each, height) for each in pictures]
    scale = min(1.0, wide / sum(width for width, _ in sizes))
    shown = [(width * scale, tall * scale) for width, tall in sizes]
    left = (points(room.width) - sum(width for width, _ in shown) - _GAP * (len(pictures) - 1)) / 2
    highest = max(tall for _, tall in shown)
    above = 0.0 if top else (points(room.height) - highest) / 2
    boxes = []
    for width, tall in shown:
        boxes.append(Box(room.x + emu(left), room.y + emu(above + (highest - tall) / 2), emu(width), emu(tall)))
        left += width + _GAP
    return boxes


def _within(picture: ShownPicture, height: float) -> tuple[float, float]:
    scale = min(1.0, height / picture.height)
    return picture.width * scale, picture.height * scale


def _caption(caption: Runs, body: Box, context: DeckContext) -> TextElement:
    """The caption over the whole width of ``body``, in the middle; its place is settled under the pictures."""
    size, lines = choose_size(caption, CAPTION_SIZES, points(body.width), context.measurer, strong=False)
    pitch = size * context.sizes.pitch
    paragraph = SlideParagraph(runs=caption, size=size, pitch=pitch, color="secondary", align="center")
    height = emu(lines * pitch * SAFETY)
    return TextElement(
        name=CAPTION_NAME, box=Box(body.x, body.bottom - height, body.width, height), paragraphs=(paragraph,)
    )
