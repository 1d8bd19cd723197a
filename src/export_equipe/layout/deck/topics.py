"""Text cut into subjects, each with a title of its own.

Comes in: text pieces that follow one another. Goes out: drafts of text slides. Decided here: where a new subject
begins, and what it is called: a paragraph that introduces what follows, the question that opens a paragraph, or the
heading of a tab, a step or a passage that fills slides of its own.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import reduce
from typing import TypeAlias

from export_equipe.layout.deck.archetype import Archetype
from export_equipe.layout.deck.draft import Draft
from export_equipe.layout.deck.panels import lifted_piece
from export_equipe.layout.deck.pieces import TextPiece
from export_equipe.layout.deck.plan import Marker
from export_equipe.layout.deck.said import step_title
from export_equipe.layout.deck.titles import joined_title
from export_equipe.layout.runs import repeated, slice_runs, stripped, without_colon
from export_equipe.typesetting.run import Runs, plain_text

Fills: TypeAlias = Callable[[Sequence[TextPiece]], bool]
TITLE_LIMIT = 90  # characters: what can be a title on two lines
LONGEST_TITLE = 130  # characters: of a part and a topic in it
STATEMENT = "statement"  # the box of a statement
STATEMENT_LIMIT = 220  # characters: a paragraph alone on its slide, that is read at one glance
_QUESTION = re.compile(r"[^.!?]{3,70}\?(?=\s)")


def split_topics(pieces: tuple[TextPiece, ...], head: Draft, fills: Fills, *, first: bool) -> Iterator[Draft]:
    """``pieces`` cut where a new subject begins, each subject with its title."""
    filling = _filling_topics(pieces, fills)
    cuts = {edge for edges in filling.items() for edge in edges}
    start = 0
    for index in range(1, len(pieces) + 1):
        if index < len(pieces) and not (index in cuts or _introduces(pieces, index)):
            continue
        if index < len(pieces) and index == start + 1 and pieces[start].heading:
            continue  # a heading is never alone
        part = pieces[start:index]
        if start in filling or (part[0].opens and not (first and start == 0) and _is_one_topic(part)):
            yield _headed(part, head, again=not (first and start == 0))
        else:
            yield _topic(part, head, first=first and start == 0)
        start = index


def named_after(headings: Sequence[TextPiece], head: Draft, *, again: bool) -> Draft:
    """``head`` called after ``headings`` too, the outermost first; the last stands under its title when there is room.

    ``again`` says that the title of ``head`` was said before: where both would be too long, it is left out.
    """
    names = [without_colon(_title_of(heading)) for heading in headings]
    under = head.subtitle or (names.pop() if len(names) > 1 else ())
    topic = reduce(joined_title, names)
    title = joined_title(head.title, topic)
    long = again and len(plain_text(title)) > LONGEST_TITLE
    anchors = tuple(anchor for heading in headings for anchor in heading.anchors)
    return replace(head, title=topic if long else title, subtitle=under, anchors=anchors)


def continued_topic(topic: Runs, head: Draft) -> Draft:
    """``head`` called after ``topic`` again, in which it goes on."""
    return named_after((TextPiece(runs=repeated(topic)),), head, again=True) if topic else head


def _title_of(heading: TextPiece) -> Runs:
    """The words of ``heading``; those of a step say its number."""
    return step_title(heading.number, heading.runs) if heading.marker is Marker.NUMBER else heading.runs


def _filling_topics(pieces: tuple[TextPiece, ...], fills: Fills) -> dict[int, int]:
    """Where each topic that is worth slides of its own begins and ends."""
    ends: dict[int, int] = {}
    opened: list[int] = []
    for index in range(len(pieces) + 1):
        depth = pieces[index].depth if index < len(pieces) else 0
        while opened and pieces[opened[-1]].depth >= depth:
            ends[opened.pop()] = index
        if index < len(pieces) and pieces[index].opens:
            opened.append(index)
    return {start: end for start, end in ends.items() if end > start + 1 and fills(pieces[start + 1 : end])}


def _is_one_topic(part: Sequence[TextPiece]) -> bool:
    """Whether all of ``part`` stands under its first piece, a heading."""
    return len(part) > 1 and all(piece.depth > part[0].depth for piece in part[1:])


def _headed(part: Sequence[TextPiece], head: Draft, *, again: bool) -> Draft:
    """A topic whose heading is the title of its slide; the content of a step is no longer a list's.

    A heading alone names the topics in it, which fill slides of their own.
    """
    heading, *rest = part
    if not rest:
        return named_after((heading,), replace(head, archetype=Archetype.SECTION, subtitle=()), again=again)
    pieces = tuple(lifted_piece(piece, heading) for piece in rest) if heading.in_list else tuple(rest)
    named = named_after((heading,), replace(head, subtitle=()), again=again)
    return replace(named, archetype=Archetype.TEXT, pieces=_stated(pieces))


def _introduces(pieces: tuple[TextPiece, ...], index: int) -> bool:
    """Whether the piece at ``index`` introduces a new subject: after a list, a paragraph that can be a title."""
    before, piece = pieces[index - 1], pieces[index]
    return before.in_list and not before.tied and not piece.in_list and _title_end(pieces, index) > 0


def _title_end(pieces: Sequence[TextPiece], index: int) -> int:
    """How many characters of the piece at ``index`` can be a title; 0 when none can."""
    piece = pieces[index]
    text = plain_text(piece.runs)
    if piece.box or piece.in_list or piece.strong or index + 1 >= len(pieces) or "\n" in text:
        return 0
    if piece.tied and len(text) <= TITLE_LIMIT and pieces[index + 1].in_list:
        return len(text)
    question = _QUESTION.match(text)
    return question.end() if question else 0


def _topic(pieces: tuple[TextPiece, ...], head: Draft, *, first: bool) -> Draft:
    """A subject as a slide; unless it is the section's first, its introduction is its title."""
    plain = replace(head, archetype=Archetype.TEXT, pieces=_stated(pieces), subtitle=())
    end = 0 if first else _title_end(pieces, 0)
    if not end:
        return plain if first else continued_topic(pieces[0].topic, plain)
    title = without_colon(stripped(slice_runs(pieces[0].runs, 0, end)))
    rest = stripped(slice_runs(pieces[0].runs, end, len(plain_text(pieces[0].runs))))
    kept = (replace(pieces[0], runs=rest), *pieces[1:]) if rest else pieces[1:]
    return replace(plain, title=title, subtitle=repeated(head.title), pieces=_stated(kept))


def _stated(pieces: tuple[TextPiece, ...]) -> tuple[TextPiece, ...]:
    """``pieces``, a short paragraph that is alone among them made a statement."""
    if len(pieces) != 1 or pieces[0].in_list or pieces[0].box or len(plain_text(pieces[0].runs)) > STATEMENT_LIMIT:
        return pieces
    return (replace(pieces[0], box=f"{STATEMENT}:0"),)
