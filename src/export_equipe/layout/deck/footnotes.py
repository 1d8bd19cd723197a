"""The footnotes of a page on slides: a numbered list after all the rest.

Comes in: footnotes. Goes out: one draft a run of text, table or picture in them. Decided here: their slides are called
« Notes ».
"""

from collections.abc import Sequence

from export_equipe.layout.deck.compose import Judge, compose_slide
from export_equipe.layout.deck.draft import Draft
from export_equipe.layout.words import NOTES_TITLE
from export_equipe.model.block import List, ListItem
from export_equipe.model.document import Footnote
from export_equipe.templating.bind import BoundSlide

_ONE_UNDER_THE_OTHER = Judge(fills=lambda _: False, fits=lambda _: False, beside=lambda *_: False)


def note_drafts(notes: Sequence[Footnote]) -> tuple[Draft, ...]:
    """The drafts of ``notes``; none without notes."""
    if not notes:
        return ()
    items = tuple(ListItem(children=note.children, span=note.span) for note in notes)
    numbered = List(items=items, ordered=True, start=notes[0].number, span=notes[0].span)
    return compose_slide(BoundSlide(layout="auto", title=NOTES_TITLE, body=(numbered,)), _ONE_UNDER_THE_OTHER)
