"""The room under the title of a slide, before it is made, and what its text takes of it.

Comes in: a slide asked for. Goes out: heights. Decided here: the size at which several passages may share a slide, and
how much of one is worth a slide of its own.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from export_equipe.layout.deck.context import DeckContext
from export_equipe.layout.deck.fit import TextMetrics
from export_equipe.layout.deck.outline import outline_blocks
from export_equipe.layout.deck.pieces import Piece, TextPiece
from export_equipe.layout.deck.place import points
from export_equipe.layout.deck.titles import RESERVED, part_title
from export_equipe.layout.runs import runs_of, text_in_words
from export_equipe.model.block import Blocks
from export_equipe.templating.bind import BoundSlide

COMFORT = 20.0  # points: the least size of a shared slide
FILLS = 0.6  # of the room: what takes more has a slide of its own


@dataclass(frozen=True, slots=True)
class SlideRoom:
    """The room under the title of one slide."""

    height: float
    metrics: TextMetrics

    def taken(self, blocks: Blocks) -> float:
        """The height of ``blocks``; infinite when they are not all text."""
        return self.height_of(outline_blocks(blocks))

    def height_of(self, pieces: Sequence[Piece]) -> float:
        """The height of ``pieces``; infinite when they are not all text."""
        texts = [piece for piece in pieces if isinstance(piece, TextPiece)]
        return self.metrics.total(texts, COMFORT) if len(texts) == len(pieces) else float("inf")

    def is_filled_by(self, pieces: Sequence[TextPiece]) -> bool:
        """Whether ``pieces`` are worth a slide of their own."""
        return self.height_of(pieces) > FILLS * self.height


def slide_room(slide: BoundSlide, context: DeckContext) -> SlideRoom:
    """The room of a slide of text called as ``slide`` is."""
    layout = context.layout("text")
    zone = context.zone(layout)
    title, subtitle = (
        runs_of(text) if isinstance(text, str) else text_in_words(text) for text in (slide.title, slide.subtitle)
    )
    body = context.frame(layout, part_title(title, RESERVED, RESERVED), subtitle).body
    width = points(body.width - zone.inset_left - zone.inset_right)
    height = points(body.height)
    return SlideRoom(height, TextMetrics(context.measurer, width, context.sizes.pitch, height))
