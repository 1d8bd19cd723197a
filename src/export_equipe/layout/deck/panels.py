"""Blocks that read better side by side: columns, two tabs, cards, steps, large numbers.

Comes in: pieces of each part of such a block. Goes out: a ``PanelsPiece``, or ``None`` when its parts are not such as
panels hold. Decided here: how many panels there may be and what they may hold; what counts as a key figure.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from export_equipe.layout.deck.archetype import Archetype
from export_equipe.layout.deck.pieces import Panel, PanelsPiece, Piece, TextPiece, shown_pieces
from export_equipe.layout.deck.plan import Marker
from export_equipe.layout.runs import slice_runs, stripped
from export_equipe.typesetting.run import Added, Run, Runs, plain_text

LEAST = {
    Archetype.TWO_COLUMNS: 2, Archetype.COMPARISON: 2, Archetype.CARDS: 2, Archetype.KEY_FIGURES: 2,
    Archetype.PROCESS: 3,
}  # fmt: skip
MOST = {  # of panels in all; a process or cards may take several slides
    Archetype.TWO_COLUMNS: 2, Archetype.COMPARISON: 2, Archetype.CARDS: 24, Archetype.KEY_FIGURES: 4,
    Archetype.PROCESS: 12,
}  # fmt: skip
FREE = frozenset({Archetype.TWO_COLUMNS, Archetype.COMPARISON})  # panels without a ground, which may hold boxes
_NUMBER_LIMIT = 14  # characters of a key figure
_LABEL_LIMIT = 110  # characters of what a key figure counts
_DIGIT = re.compile(r"\d")
_BETWEEN = re.compile(r"\s*[:–—-]?\s+|\s*:\s*")


def panels_piece(
    archetype: Archetype, panels: Sequence[Panel], *, style: TextPiece, fallback: tuple[Piece, ...]
) -> PanelsPiece | None:
    """``panels`` as one piece, which says ``fallback`` otherwise; ``None`` when they cannot stand side by side."""
    if style.box or style.in_list or not LEAST[archetype] <= len(panels) <= MOST[archetype]:
        return None
    if not all(_can_hold(panel, archetype) for panel in panels):
        return None
    return PanelsPiece(archetype=archetype, panels=tuple(panels), fallback=fallback, topic=style.topic)


def _can_hold(panel: Panel, archetype: Archetype) -> bool:
    if not panel.pieces and not panel.head:
        return False
    return archetype in FREE or all(not piece.box and piece.drawing is None for piece in panel.pieces)


def text_panel(pieces: Sequence[Piece], **parts: object) -> Panel | None:
    """A panel of ``pieces``; ``None`` when they are not all text. A drawing before them is its cover."""
    texts = tuple(piece for piece in pieces if isinstance(piece, TextPiece))
    if len(texts) < len(pieces):
        return None
    cover = texts[0].drawing if texts and texts[0].drawing and not texts[0].drawing.centered else None
    kept = texts[1:] if cover else texts
    anchors = tuple(anchor for piece in kept for anchor in piece.anchors)
    made = Panel(pieces=tuple(replace(piece, depth=0, opens=False) for piece in kept), cover=cover, anchors=anchors)
    return replace(made, **parts)  # type: ignore[arg-type]


def headed_panel(head: Runs, pieces: Sequence[Piece]) -> Panel | None:
    """A panel called ``head``, of ``pieces`` that begin with it as a heading, when it has words."""
    return text_panel(shown_pieces(pieces[1:] if head else pieces), head=head)


def lifted_piece(piece: TextPiece, heading: TextPiece) -> TextPiece:
    """What stands in an item of a list under ``heading``, out of that list."""
    if piece.level > heading.level:
        return replace(piece, level=piece.level - 1)
    return replace(piece, in_list=piece.marker is not Marker.NONE)


def number_panels(items: Sequence[Sequence[Piece]]) -> list[Panel]:
    """The items of a list as key figures: each opens with a number in bold; ``[]`` when one does not."""
    found = [_number_panel(item) for item in items]
    return [panel for panel in found if panel] if all(found) else []


def _number_panel(item: Sequence[Piece]) -> Panel | None:
    if len(item) != 1 or not isinstance(item[0], TextPiece) or item[0].marker is not Marker.BULLET:
        return None
    runs, text = item[0].runs, plain_text(item[0].runs)
    strong = 0
    for run in runs:
        if not run.strong:
            break
        strong += len(run.text)
    number = text[:strong].strip()
    if not _DIGIT.search(number) or len(number) > _NUMBER_LIMIT or not 0 < len(text) - strong <= _LABEL_LIMIT:
        return None
    between = _BETWEEN.match(text, strong)
    label = stripped(slice_runs(runs, between.end() if between else strong, len(text)))
    if not label or "\n" in text:
        return None
    head = tuple(replace(run, strong=False) for run in stripped(slice_runs(runs, 0, strong)))
    return Panel(head=_without_colon_end(head), pieces=(TextPiece(runs=label),), anchors=item[0].anchors)


def _without_colon_end(head: Runs) -> Runs:
    text = plain_text(head).rstrip()
    return stripped(slice_runs(head, 0, len(text) - 1)) if text.endswith(":") else head


def step_panel(number: int, title: Runs, pieces: Sequence[Piece], *, anchors: tuple[str, ...]) -> Panel | None:
    """A step: its number large, its title, what it asks."""
    head = (Run(text=str(number), origin=Added.NUMBER),)
    heading = (TextPiece(runs=title, strong=True, tied=True),) if title else ()
    return text_panel((*heading, *pieces), head=head, anchors=anchors)
