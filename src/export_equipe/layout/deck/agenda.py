"""The agenda: the parts of the deck, each a link to the slide that opens it.

Comes in: the drafts of the whole deck. Goes out: the same, agendas filled. Decided here: an agenda lists the parts that
follow it; without parts there is none.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from export_equipe.layout.deck.archetype import Archetype
from export_equipe.layout.deck.draft import Draft
from export_equipe.layout.deck.pieces import TextPiece
from export_equipe.layout.deck.plan import Marker
from export_equipe.typesetting.run import Added, Run

ANCHOR = "partie:{}"  # no anchor of a page holds a colon

Series = tuple[Draft, ...]


def with_agenda(series: Sequence[Series]) -> Iterator[Series]:
    """``series`` of drafts; an agenda that nothing follows is left out."""
    if not any(draft.archetype is Archetype.AGENDA for drafts in series for draft in drafts):
        yield from series
        return
    named = [tuple(_anchored(draft, number) for draft in drafts) for number, drafts in enumerate(series)]
    for number, drafts in enumerate(named):
        parts = [draft for later in named[number + 1 :] for draft in later if draft.section]
        kept = (_filled(draft, parts) if draft.archetype is Archetype.AGENDA else draft for draft in drafts)
        yield tuple(draft for draft in kept if draft is not None)


def _anchored(draft: Draft, number: int) -> Draft:
    """``draft``, which answers to the agenda when it opens a part."""
    return replace(draft, anchors=(*draft.anchors, ANCHOR.format(number))) if draft.section else draft


def _filled(draft: Draft, parts: Sequence[Draft]) -> Draft | None:
    if not parts:
        return None
    pieces = tuple(
        TextPiece(
            runs=(Run(text=part.section, origin=Added.CONTENTS, href=f"#{part.anchors[-1]}"),), in_list=True,
            marker=Marker.NUMBER, number=number,
        )
        for number, part in enumerate(parts, 1)
    )  # fmt: skip
    return replace(draft, pieces=pieces, forced=Archetype.AGENDA)
