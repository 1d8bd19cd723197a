"""Texts and tables of one part that share a slide, so that none is left nearly empty.

Comes in: drafts whose titles are settled. Goes out: the same, those that fit together joined; then the slide of such a
join. Decided here: what may be joined (texts and whole tables under one title, at least one of them a table), at which
sizes, and how far they stand from one another; what stood under the title of a joined slide stands over its table.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from export_equipe.layout.deck.archetype import Archetype
from export_equipe.layout.deck.context import DeckContext
from export_equipe.layout.deck.draft import Draft
from export_equipe.layout.deck.fit import FittedText, TextMetrics
from export_equipe.layout.deck.pieces import TablePiece, TextPiece
from export_equipe.layout.deck.place import Frame, emu, points
from export_equipe.layout.deck.plan import Element
from export_equipe.layout.deck.table import AIR, Grid, grid_at
from export_equipe.layout.deck.table_slide import table_element
from export_equipe.layout.deck.text import text_elements
from export_equipe.layout.deck.titles import reserved_title
from export_equipe.layout.deck.topics import STATEMENT
from export_equipe.layout.deck.zones import content_zones
from export_equipe.masters.geometry import Box, LayoutGeometry, PlaceholderKind
from export_equipe.source import Span
from export_equipe.typesetting.run import Runs

GAP = 18.0  # points between two parts
CAPTION_GAP = 6.0  # points between the words over a table and the table
_MANNERS = ((20.0, 16.0), (20.0, 14.0), (18.0, 14.0))  # points: the size of texts and of tables, the best liked first


@dataclass(frozen=True, slots=True, kw_only=True)
class _Set:
    """A part at its size: a text, or a table; ``height`` in points."""

    shown: FittedText | Grid
    height: float
    above: float


def with_stacks(drafts: Iterable[Draft], context: DeckContext) -> Iterator[Draft]:
    """``drafts``, those that fit one slide joined to the first of them."""
    pending: Draft | None = None
    for draft in drafts:
        joined = _joined(pending, draft, context) if pending is not None else None
        if joined is not None:
            pending = joined
            continue
        yield from (pending,) if pending is not None else ()
        pending = draft
    yield from (pending,) if pending is not None else ()


def _joined(first: Draft, draft: Draft, context: DeckContext) -> Draft | None:
    """``first`` with ``draft`` under it; ``None`` when they cannot share a slide."""
    if first.series != draft.series or not (_may_join(first) and _may_join(draft)) or _is_own(draft.title):
        return None
    joined = replace(
        first, under=(*first.under, draft), anchors=(*first.anchors, *draft.anchors),
        notes=(*first.notes, *draft.notes),
    )  # fmt: skip
    parts = _parts(joined)
    if not any(part.shown is not None for part in parts):
        return None
    layout = context.layout(Archetype.TABLE.value)
    frame = context.frame(layout, reserved_title(first, 2), first.subtitle)
    return joined if _settled(parts, frame.body, context) is not None else None


def _may_join(draft: Draft) -> bool:
    table = isinstance(draft.shown, TablePiece) and draft.archetype in (Archetype.TABLE, Archetype.MATRIX)
    text = draft.archetype is Archetype.TEXT and draft.forced is None and draft.shown is None
    return table or (text and not draft.author and all(piece.drawing is None for piece in draft.pieces))


def _is_own(title: Runs) -> bool:
    """Whether ``title`` says words of the page, which are not lost."""
    return any(isinstance(run.origin, Span) for run in title)


def _parts(draft: Draft) -> tuple[Draft, ...]:
    """The drafts that share the slide of ``draft``, in order; the first keeps its subtitle under its title."""
    return (replace(draft, under=(), subtitle=()), *draft.under)


def stack_slide(draft: Draft, layout: LayoutGeometry, context: DeckContext) -> tuple[Frame, tuple[Element, ...]]:
    """The frame and the elements of a ``draft`` that others joined."""
    frame = context.frame(layout, reserved_title(draft, 1), draft.subtitle)
    parts = _parts(draft)
    settled = _settled(parts, frame.body, context)
    assert settled is not None, "drafts that do not fit together were not joined"
    return frame, tuple(_elements(parts, settled, frame.body, layout, context))


def _settled(parts: Sequence[Draft], body: Box, context: DeckContext) -> tuple[_Set, ...] | None:
    """Each of ``parts`` at its size, at the best manner in which all fit ``body``."""
    height = points(body.height)
    for text, table in _MANNERS:
        found = tuple(_set(part, text, table, body, context, first=index == 0) for index, part in enumerate(parts))
        spare = height - sum(each.above + each.height for each in found)
        if spare >= 0 and not any(isinstance(each.shown, Grid) and each.shown.cut for each in found):
            return _aired(found, spare)
    return None


def _set(part: Draft, text: float, table: float, body: Box, context: DeckContext, *, first: bool) -> _Set:
    gap = 0.0 if first else GAP
    if isinstance(part.shown, TablePiece):
        caption = _caption_height(part, body, context)
        grid = grid_at(
            part.shown.table, width=points(body.width), size=table, sizes=context.sizes, measurer=context.measurer
        )
        return _Set(shown=grid, height=sum(grid.heights), above=gap + caption)
    pieces = (*_caption(part), *(_plain(piece) for piece in part.pieces))
    return _Set(shown=FittedText(pieces, text), height=_metrics(body, context).total(pieces, text), above=gap)


def _aired(found: Sequence[_Set], spare: float) -> tuple[_Set, ...]:
    """``found`` with the rows of tables higher, when there is room."""
    rows = sum(len(each.shown.rows) - each.shown.head_rows for each in found if isinstance(each.shown, Grid))
    air = min(AIR, spare / max(rows, 1))
    return tuple(
        replace(each, shown=each.shown.aired(air), height=sum(each.shown.aired(air).heights))
        if isinstance(each.shown, Grid)
        else each
        for each in found
    )


def _plain(piece: TextPiece) -> TextPiece:
    """``piece`` among others: a sentence is no longer alone."""
    return replace(piece, box="") if piece.box.startswith(STATEMENT) else piece


def _caption(part: Draft) -> tuple[TextPiece, ...]:
    """What stood under the title of ``part``, as a heading."""
    return (TextPiece(runs=part.subtitle, strong=True, tied=True),) if part.subtitle else ()


def _caption_height(part: Draft, body: Box, context: DeckContext) -> float:
    pieces = _caption(part)
    return _metrics(body, context).total(pieces, context.sizes.body[-1]) + CAPTION_GAP if pieces else 0.0


def _elements(
    parts: Sequence[Draft], settled: Sequence[_Set], body: Box, layout: LayoutGeometry, context: DeckContext
) -> Iterator[Element]:
    ink = context.theme.colors["text"]
    metrics = _metrics(body, context)
    zone = next(iter(content_zones(layout, PlaceholderKind.BODY)), None)
    place = next(iter(content_zones(layout, PlaceholderKind.TABLE)), None)
    top = 0.0
    for index, (part, each) in enumerate(zip(parts, settled, strict=True)):
        caption = _caption(part) if isinstance(each.shown, Grid) else ()
        if caption:
            above = Box(body.x, body.y + emu(top + (GAP if index else 0.0)), body.width, emu(each.above - CAPTION_GAP))
            yield from text_elements(FittedText(caption, context.sizes.body[-1]), above, metrics, None, ink=ink)
        top += each.above
        box = Box(body.x, body.y + emu(top), body.width, emu(each.height))
        if isinstance(each.shown, Grid):
            assert isinstance(part.shown, TablePiece), "a grid is a table's"
            yield table_element(each.shown, part.shown.table, box, part.title, place)
            place = None
        else:
            yield from text_elements(each.shown, box, metrics, zone, ink=ink)
            zone = None
        top += each.height


def _metrics(room: Box, context: DeckContext) -> TextMetrics:
    return TextMetrics(context.measurer, points(room.width), context.sizes.pitch, points(room.height))
