"""A picture and the text that it goes with, side by side.

Comes in: a draft with both. Goes out: the frame and the elements, in the order of the page. Decided here: who has
which side and how wide it is; the caption stands under the picture.
"""

from collections.abc import Sequence
from dataclasses import replace

from export_equipe.layout.deck.context import DeckContext
from export_equipe.layout.deck.draft import Draft
from export_equipe.layout.deck.fit import FittedText, TextMetrics, fit_text
from export_equipe.layout.deck.picture_slide import picture_elements
from export_equipe.layout.deck.pieces import PicturePiece, TextPiece
from export_equipe.layout.deck.place import Frame, emu, points
from export_equipe.layout.deck.plan import Element, PictureElement, TextElement
from export_equipe.layout.deck.text import is_boxed, text_elements
from export_equipe.layout.deck.titles import reserved_title
from export_equipe.layout.deck.zones import content_zones
from export_equipe.masters.geometry import Box, LayoutGeometry, PlaceholderKind
from export_equipe.typesetting.run import Runs

ARCHETYPE = "picture_text"
GUTTER = 24.0  # points between the two
_TEXT_SHARE = 0.5  # of the room


def text_fits(
    texts: Sequence[TextPiece], piece: PicturePiece, title: Runs, subtitle: Runs, context: DeckContext
) -> bool:
    """Whether ``texts`` fit one slide called ``title`` beside ``piece``."""
    frame = context.frame(context.layout(ARCHETYPE), title, subtitle)
    return _fitted(texts, piece, frame, context) is not None


def picture_text_slide(
    draft: Draft, piece: PicturePiece, layout: LayoutGeometry, context: DeckContext
) -> tuple[Frame, tuple[Element, ...]]:
    """The frame and the elements; text and picture in the order of the page."""
    frame = context.frame(layout, reserved_title(draft, 1), draft.subtitle)
    fitted = _fitted(draft.pieces, piece, frame, context)
    assert fitted is not None, "a text that does not fit beside its picture stands before or after it"
    text_room, picture_room = _rooms(piece, frame.body)
    zones = content_zones(layout, PlaceholderKind.BODY)
    metrics = _metrics(text_room, context)
    texts = tuple(
        _without_inset(element)
        for element in text_elements(
            fitted, text_room, metrics, zones[0] if zones else None, ink=context.theme.colors["text"]
        )
    )
    place = next(iter(content_zones(layout, PlaceholderKind.PICTURE)), None)
    pictures = tuple(
        replace(element, placeholder=place.index, name=place.name)
        if place and isinstance(element, PictureElement)
        else element
        for element in picture_elements(piece, picture_room, context, top=True)
    )
    return frame, (*pictures, *texts) if piece.leads else (*texts, *pictures)


def _fitted(texts: Sequence[TextPiece], piece: PicturePiece, frame: Frame, context: DeckContext) -> FittedText | None:
    room, _ = _rooms(piece, frame.body)
    found = fit_text(texts, height=points(room.height), sizes=context.sizes.body, metrics=_metrics(room, context))
    return found[0] if len(found) == 1 else None


def _metrics(room: Box, context: DeckContext) -> TextMetrics:
    return TextMetrics(context.measurer, points(room.width), context.sizes.pitch, points(room.height))


def _rooms(piece: PicturePiece, body: Box) -> tuple[Box, Box]:
    """The rooms of the text and of the picture."""
    width = emu(points(body.width) * _TEXT_SHARE - GUTTER / 2)
    first = replace(body, width=width)
    second = replace(body, x=body.right - width, width=width)
    return (second, first) if piece.leads else (first, second)


def _without_inset(element: Element) -> Element:
    """A text in the layout's placeholder begins where its room does."""
    if isinstance(element, TextElement) and element.placeholder is not None and not is_boxed(element):
        return replace(element, inset=(0.0, 0.0, 0.0, 0.0))
    return element
