"""From a slide asked for to the slides to make: one subject each, every one with a title.

Comes in: a bound slide and its pieces. Goes out: drafts of slides, not yet fitted. Decided here: which pieces share a
slide; a table or a picture is named after the topic that it stands in (« Installation — Linux »).
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import assert_never

from export_equipe.layout.deck.archetype import Archetype
from export_equipe.layout.deck.draft import Draft
from export_equipe.layout.deck.named import named_pieces, words
from export_equipe.layout.deck.pieces import (
    FigurePiece,
    ObjectPiece,
    PanelsPiece,
    PicturePiece,
    Piece,
    TablePiece,
    TextPiece,
)
from export_equipe.layout.deck.topics import (
    STATEMENT,
    STATEMENT_LIMIT,
    Fills,
    continued_topic,
    named_after,
    split_topics,
)
from export_equipe.layout.runs import in_words, runs_of, without_colon
from export_equipe.templating.bind import BoundSlide
from export_equipe.typesetting.run import Runs, plain_text

SUBTITLE_LIMIT = 160  # characters: what can stand under a title, on two lines
FIRST = frozenset({Archetype.COVER, Archetype.SECTION, Archetype.ANNEX, Archetype.AGENDA, Archetype.CLOSING})
TEXTS = frozenset({Archetype.STATEMENT, Archetype.TEXT, Archetype.BULLETS, Archetype.QUOTE, Archetype.CODE})
FIGURES = {  # kind of figure -> archetype; any other is a figure
    "equipe": Archetype.TEAM, "processus": Archetype.PROCESS, "chronologie": Archetype.TIMELINE,
    "feuille_de_route": Archetype.LANES, "phases": Archetype.PHASES, "graphique": Archetype.CHART,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Judge:
    """What only measures tell: what fills a slide, whether panels fit, whether a picture goes beside its text."""

    fills: Fills
    fits: Callable[[PanelsPiece], bool]
    beside: Callable[[PicturePiece, Sequence[TextPiece]], bool]


def compose_slide(slide: BoundSlide, judge: Judge) -> tuple[Draft, ...]:
    """The drafts of ``slide``, at least one."""
    head = slide_head(slide)
    bodies = _bodies(slide, head, judge)
    if slide.layout in FIRST:
        divider = replace(
            head,
            archetype=Archetype(slide.layout),
            kicker=runs_of(slide.kicker),
            facts=slide.facts,
            text=words(slide.text),
        )
        return _closing(divider, bodies) if divider.archetype is Archetype.CLOSING else (divider, *bodies)
    return bodies or (head,)


def _closing(decision: Draft, bodies: tuple[Draft, ...]) -> tuple[Draft, ...]:
    """The decision with the first of ``bodies``, a text or a table, under it; without a text of its own, its first."""
    first, rest = bodies[:1], bodies[1:]
    if not first or first[0].archetype not in (Archetype.TEXT, Archetype.TABLE, Archetype.MATRIX):
        return (decision, *bodies)
    pieces = first[0].pieces
    if not decision.text and pieces and not pieces[0].in_list:
        decision, pieces = replace(decision, text=pieces[0].runs), pieces[1:]
    return (replace(decision, pieces=pieces, shown=first[0].shown), *rest)


def slide_head(slide: BoundSlide) -> Draft:
    """A divider called as ``slide`` is: what its drafts have in common."""
    return Draft(
        archetype=Archetype.SECTION, title=without_colon(words(slide.title)), subtitle=words(slide.subtitle),
        notes=tuple(in_words(runs_of(note)) for note in slide.notes), anchors=slide.anchors, section=slide.section,
        number=runs_of(slide.number), told=slide.told,
    )  # fmt: skip


def _bodies(slide: BoundSlide, head: Draft, judge: Judge) -> tuple[Draft, ...]:
    """The drafts of the body; the first has the slide's subtitle and notes, unless a cover before it has them."""
    plain = replace(head, notes=(), anchors=(), section="")
    drafts = (*_sentence(slide, plain), *_grouped(tuple(_settled(named_pieces(slide), judge)), plain, judge))
    drafts = tuple(replace(draft, forced=_forced(slide, draft)) for draft in drafts)
    if not drafts or slide.layout in FIRST:
        return drafts
    first = replace(
        drafts[0], subtitle=head.subtitle or drafts[0].subtitle, notes=head.notes, section=head.section,
        anchors=(*head.anchors, *drafts[0].anchors),
    )  # fmt: skip
    return (first, *drafts[1:])


def _sentence(slide: BoundSlide, head: Draft) -> Iterator[Draft]:
    """The sentence or the quotation that ``slide`` gives beside its body."""
    text = words(slide.text)
    if text and slide.layout != Archetype.CLOSING:
        short = f"{STATEMENT}:0" if len(plain_text(text)) <= STATEMENT_LIMIT else ""
        box = "quote:0" if slide.layout == Archetype.QUOTE else short
        pieces, author = (TextPiece(runs=text, box=box),), words(slide.author)
        yield replace(head, archetype=Archetype.TEXT, pieces=pieces, author=author, subtitle=())


def _forced(slide: BoundSlide, draft: Draft) -> Archetype | None:
    """The kind of text that the storyboard names."""
    named = slide.layout in TEXTS and draft.archetype is Archetype.TEXT
    return Archetype(slide.layout) if named else None


def _settled(pieces: Iterable[Piece], judge: Judge) -> Iterator[Piece]:
    """``pieces``, panels that do not fit made what they say otherwise."""
    for piece in pieces:
        if isinstance(piece, PanelsPiece) and not judge.fits(piece):
            yield from _settled(piece.fallback, judge)
        else:
            yield piece


def _grouped(pieces: tuple[Piece, ...], head: Draft, judge: Judge) -> Iterator[Draft]:
    """Runs of text pieces, tables and figures as drafts; a short text before one is its subtitle."""
    beside = _beside(pieces, head, judge)
    if beside is not None:
        yield beside
        return
    texts: list[TextPiece] = []
    first = True
    for piece in pieces:
        if isinstance(piece, TextPiece):
            texts.append(piece)
            continue
        subtitle = _subtitle(piece, texts, taken=first and bool(head.subtitle))
        headings = _taken_headings(texts)
        if texts:
            yield from split_topics(tuple(texts), head, judge.fills, first=first)
            first = False
        texts = []
        plain = replace(head, subtitle=subtitle)
        named = named_after(headings, plain, again=not first) if headings else continued_topic(piece.topic, plain)
        yield replace(named, archetype=archetype_of(piece), shown=piece)
        first = False
    if texts:
        yield from split_topics(tuple(texts), head, judge.fills, first=first)


def _beside(pieces: tuple[Piece, ...], head: Draft, judge: Judge) -> Draft | None:
    """A text and a picture that share a slide; ``None`` when there is anything else, or no room."""
    pictures = [piece for piece in pieces if isinstance(piece, PicturePiece)]
    texts = tuple(piece for piece in pieces if isinstance(piece, TextPiece))
    if len(pictures) != 1 or not texts or len(texts) + 1 < len(pieces):
        return None
    at_an_end = isinstance(pieces[0], PicturePiece) or isinstance(pieces[-1], PicturePiece)
    if not at_an_end or any(piece.opens for piece in texts) or not judge.beside(pictures[0], texts):
        return None
    shown = replace(pictures[0], leads=isinstance(pieces[0], PicturePiece))
    return replace(head, archetype=Archetype.PICTURE_TEXT, pieces=texts, shown=shown)


def _taken_headings(texts: list[TextPiece]) -> list[TextPiece]:
    """The headings that end ``texts``, taken away: nothing else stands under them than what follows."""
    count = len(texts)
    while count and texts[count - 1].heading:
        count -= 1
    taken = texts[count:]
    del texts[count:]
    return taken


def archetype_of(piece: ObjectPiece) -> Archetype:
    """The kind of slide that shows ``piece``."""
    match piece:
        case TablePiece(archetype=archetype) | PanelsPiece(archetype=archetype):
            return archetype
        case FigurePiece(kind=kind):
            return FIGURES.get(kind, Archetype.FIGURE)
        case PicturePiece():
            return Archetype.FIGURE
        case _:
            assert_never(piece)


def _subtitle(piece: ObjectPiece, texts: list[TextPiece], *, taken: bool) -> Runs:
    """What stands under the title of ``piece``: a table's caption, else the text before it, taken from ``texts``.

    A caption whose place is ``taken`` joins the texts.
    """
    caption = piece.caption if isinstance(piece, TablePiece) else ()
    if caption and taken:
        texts.append(TextPiece(runs=caption, topic=piece.topic))
    if taken or caption:
        return () if taken else caption
    return _taken_subtitle(texts)


def _taken_subtitle(texts: list[TextPiece]) -> Runs:
    """The last of ``texts``, taken away, when it is short enough to be said under the title of what follows."""
    if not texts or texts[-1].box or texts[-1].in_list or texts[-1].strong:
        return ()
    if len(plain_text(texts[-1].runs)) > SUBTITLE_LIMIT or any("\n" in run.text for run in texts[-1].runs):
        return ()
    if not texts[-1].tied and len(texts) > 1 and not texts[-2].heading:
        return ()
    return texts.pop().runs
