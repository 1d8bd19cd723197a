"""From a slide asked for to the slides to make: one subject each, every one with a title.

Comes in: a bound slide and its pieces. Goes out: drafts of slides, not yet fitted. Decided here: which pieces share a
slide; a table or a picture is named after the topic that it stands in (« Installation — Linux »).
"""

from collections.abc import Iterator
from dataclasses import replace

from export_equipe.layout.deck.draft import Archetype, Draft
from export_equipe.layout.deck.outline import outline_blocks
from export_equipe.layout.deck.pieces import ObjectPiece, Piece, TablePiece, TextPiece
from export_equipe.layout.deck.topics import Fills, continued_topic, named_after, split_topics
from export_equipe.layout.runs import in_words, runs_of, stripped, without_colon
from export_equipe.templating.bind import BoundSlide, BoundText
from export_equipe.typesetting.run import Runs, plain_text

SUBTITLE_LIMIT = 160  # characters: what can stand under a title, on two lines


def compose_slide(slide: BoundSlide, fills: Fills) -> tuple[Draft, ...]:
    """The drafts of ``slide``, at least one; ``fills`` says whether pieces are worth a slide of their own."""
    head = Draft(
        archetype=Archetype.SECTION, title=without_colon(_words(slide.title)), subtitle=_words(slide.subtitle),
        notes=tuple(in_words(runs_of(note)) for note in slide.notes), anchors=slide.anchors,
    )  # fmt: skip
    bodies = _bodies(slide, head, fills)
    if slide.layout == "cover":
        cover = replace(head, archetype=Archetype.COVER, kicker=runs_of(slide.kicker), facts=slide.facts)
        return (cover, *bodies)
    return bodies or (head,)


def _words(text: BoundText) -> Runs:
    return in_words(stripped(runs_of(text)))


def _bodies(slide: BoundSlide, head: Draft, fills: Fills) -> tuple[Draft, ...]:
    """The drafts of the body; the first has the slide's subtitle and notes, unless a cover before it has them."""
    plain = replace(head, notes=(), anchors=())
    drafts = tuple(_grouped(outline_blocks(slide.body), plain, fills))
    if not drafts or slide.layout == "cover":
        return drafts
    first = replace(
        drafts[0], subtitle=head.subtitle or drafts[0].subtitle, notes=head.notes,
        anchors=(*head.anchors, *drafts[0].anchors),
    )  # fmt: skip
    return (first, *drafts[1:])


def _grouped(pieces: tuple[Piece, ...], head: Draft, fills: Fills) -> Iterator[Draft]:
    """Runs of text pieces, tables and figures as drafts; a short text before one is its subtitle."""
    texts: list[TextPiece] = []
    first = True
    for piece in pieces:
        if isinstance(piece, TextPiece):
            texts.append(piece)
            continue
        subtitle = _subtitle(piece, texts, taken=first and bool(head.subtitle))
        headings = _taken_headings(texts)
        if texts:
            yield from split_topics(tuple(texts), head, fills, first=first)
            first = False
        texts = []
        plain = replace(head, subtitle=subtitle)
        named = named_after(headings, plain, again=not first) if headings else continued_topic(piece.topic, plain)
        yield _object(piece, named)
        first = False
    if texts:
        yield from split_topics(tuple(texts), head, fills, first=first)


def _taken_headings(texts: list[TextPiece]) -> list[TextPiece]:
    """The headings that end ``texts``, taken away: nothing else stands under them than what follows."""
    count = len(texts)
    while count and texts[count - 1].heading:
        count -= 1
    taken = texts[count:]
    del texts[count:]
    return taken


def _object(piece: ObjectPiece, head: Draft) -> Draft:
    archetype = Archetype.TABLE if isinstance(piece, TablePiece) else Archetype.FIGURE
    return replace(head, archetype=archetype, shown=piece)


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
