"""What a composition asks of the measures, before slides are made.

Comes in: a slide asked for and the setting of its deck. Goes out: a ``Judge``. Decided here: how wide a picture may be
to stand beside its text, and how much text that may be.
"""

from collections.abc import Sequence

from export_equipe.layout.deck.compose import Judge, slide_head
from export_equipe.layout.deck.context import DeckContext
from export_equipe.layout.deck.panel_slide import panels_fit
from export_equipe.layout.deck.picture_text import text_fits
from export_equipe.layout.deck.pieces import PanelsPiece, PicturePiece, TextPiece
from export_equipe.layout.deck.room import slide_room
from export_equipe.layout.deck.titles import RESERVED, part_title
from export_equipe.templating.bind import BoundSlide
from export_equipe.typesetting.run import Added, Run, plain_text

WIDEST = 1.5  # width of a picture over its height: a wider one needs the whole slide
LEAST_TEXT = 160  # characters: less is said under the title
_ONE_LINE = (Run(text="x", origin=Added.LABEL),)


def slide_judge(slide: BoundSlide, context: DeckContext) -> Judge:
    """The judge of the slides that ``slide`` takes."""
    head = slide_head(slide)
    title = part_title(head.title, RESERVED, RESERVED)
    subtitle = head.subtitle or _ONE_LINE

    def fits(piece: PanelsPiece) -> bool:
        return panels_fit(piece, title, subtitle, context)

    def beside(piece: PicturePiece, texts: Sequence[TextPiece]) -> bool:
        if len(piece.pictures) != 1 or sum(len(plain_text(text.runs)) for text in texts) < LEAST_TEXT:
            return False
        if piece.pictures[0].width / piece.pictures[0].height > WIDEST:
            return False
        return text_fits(texts, piece, title, subtitle, context)

    return Judge(fills=slide_room(slide, context).is_filled_by, fits=fits, beside=beside)
