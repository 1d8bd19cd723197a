"""From a slide asked for to the slides to make: one subject each, every one with a title.

Comes in: a bound slide and its pieces. Goes out: drafts of slides, not yet fitted. Decided here: which pieces share a
slide, and what each slide is called: a paragraph that introduces what follows becomes a title of its own.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from export_equipe.layout.deck.outline import FigurePiece, Piece, TablePiece, TextPiece, outline_blocks
from export_equipe.layout.runs import repeated, runs_of, slice_runs, stripped, without_colon
from export_equipe.model.block import EditorialNote
from export_equipe.model.table import Table
from export_equipe.templating.bind import BoundFact, BoundSlide
from export_equipe.typesetting.run import Runs, plain_text

TITLE_LIMIT = 90  # characters: what can be a title on two lines
SUBTITLE_LIMIT = 160  # characters: what can stand under a title, on two lines
STATEMENT = "statement"  # the box of a statement
STATEMENT_LIMIT = 220  # characters: a paragraph alone on its slide, that is read at one glance
_QUESTION = re.compile(r"[^.!?]{3,70}\?(?=\s)")


class Archetype(StrEnum):
    """What kind of slide it is; the theme names the layout of each."""

    COVER = "cover"
    SECTION = "section"
    TEXT = "text"
    TABLE = "table"
    FIGURE = "figure"


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A slide to make; only the fields of its archetype are filled."""

    archetype: Archetype
    title: Runs
    subtitle: Runs = ()
    kicker: Runs = ()
    facts: tuple[BoundFact, ...] = ()
    pieces: tuple[TextPiece, ...] = ()
    table: Table | None = None
    note: EditorialNote | None = None
    notes: tuple[Runs, ...] = ()


def compose_slide(slide: BoundSlide) -> tuple[Draft, ...]:
    """The drafts of ``slide``, at least one."""
    title = without_colon(stripped(runs_of(slide.title)))
    head = Draft(
        archetype=Archetype.SECTION, title=title, subtitle=stripped(runs_of(slide.subtitle)),
        notes=tuple(runs_of(note) for note in slide.notes),
    )  # fmt: skip
    if slide.layout == "cover":
        kicker = runs_of(slide.kicker)
        return (replace(head, archetype=Archetype.COVER, kicker=kicker, facts=slide.facts), *_bodies(slide, head))
    drafts = _bodies(slide, head)
    return drafts or (head,)


def _bodies(slide: BoundSlide, head: Draft) -> tuple[Draft, ...]:
    """The drafts of the body; the first has the slide's subtitle and notes, unless a cover before it has them."""
    drafts = tuple(_grouped(outline_blocks(slide.body), head))
    if not drafts or slide.layout == "cover":
        return drafts
    return (replace(drafts[0], subtitle=head.subtitle or drafts[0].subtitle, notes=head.notes), *drafts[1:])


def _grouped(pieces: tuple[Piece, ...], head: Draft) -> Iterator[Draft]:
    """Runs of text pieces, tables and figures as drafts; a short text before one is its subtitle."""
    texts: list[TextPiece] = []
    first = True
    for piece in pieces:
        if isinstance(piece, TextPiece):
            texts.append(piece)
            continue
        subtitle = () if first and head.subtitle else _taken_subtitle(texts)
        if texts:
            yield from _topics(tuple(texts), head, first=first)
            first = False
        texts = []
        yield _object(piece, replace(head, subtitle=subtitle, notes=()))
        first = False
    if texts:
        yield from _topics(tuple(texts), head, first=first)


def _object(piece: TablePiece | FigurePiece, head: Draft) -> Draft:
    if isinstance(piece, TablePiece):
        return replace(head, archetype=Archetype.TABLE, table=piece.table)
    return replace(head, archetype=Archetype.FIGURE, note=piece.note)


def _taken_subtitle(texts: list[TextPiece]) -> Runs:
    """The last of ``texts``, taken away, when it is short enough to be said under the title of what follows."""
    if not texts or texts[-1].box or texts[-1].in_list or texts[-1].strong:
        return ()
    if len(plain_text(texts[-1].runs)) > SUBTITLE_LIMIT or any("\n" in run.text for run in texts[-1].runs):
        return ()
    if not texts[-1].tied and len(texts) > 1:
        return ()
    return texts.pop().runs


def _topics(pieces: tuple[TextPiece, ...], head: Draft, *, first: bool) -> Iterator[Draft]:
    """``pieces`` cut where a new subject begins, each subject with its title."""
    start = 0
    for index in range(1, len(pieces) + 1):
        if index < len(pieces) and not _opens_topic(pieces, index):
            continue
        yield _topic(pieces[start:index], head, first=first and start == 0)
        start = index


def _opens_topic(pieces: tuple[TextPiece, ...], index: int) -> bool:
    """Whether the piece at ``index`` introduces a new subject: after a list, a paragraph that can be a title."""
    before, piece = pieces[index - 1], pieces[index]
    return before.in_list and not before.tied and not piece.in_list and _title_end(pieces, index) > 0


def _title_end(pieces: tuple[TextPiece, ...], index: int) -> int:
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
    plain = replace(head, archetype=Archetype.TEXT, pieces=_stated(pieces), subtitle=(), notes=())
    end = 0 if first else _title_end(pieces, 0)
    if not end:
        return plain
    title = without_colon(stripped(slice_runs(pieces[0].runs, 0, end)))
    rest = stripped(slice_runs(pieces[0].runs, end, len(plain_text(pieces[0].runs))))
    kept = (replace(pieces[0], runs=rest), *pieces[1:]) if rest else pieces[1:]
    return replace(plain, title=title, subtitle=repeated(head.title), pieces=_stated(kept))


def _stated(pieces: tuple[TextPiece, ...]) -> tuple[TextPiece, ...]:
    """``pieces``, a short paragraph that is alone among them made a statement."""
    if len(pieces) != 1 or pieces[0].in_list or pieces[0].box or len(plain_text(pieces[0].runs)) > STATEMENT_LIMIT:
        return pieces
    return (replace(pieces[0], box=f"{STATEMENT}:0"),)
