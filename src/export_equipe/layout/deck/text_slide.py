"""Slides of text: statements, lists, quotations, programs, and all that mixes them.

Comes in: a draft of text. Goes out: framed slides with their elements. Decided here: the kind of each slide, from what
stands on it; a sentence alone is large and stands in the middle.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from export_equipe.layout.deck.archetype import Archetype
from export_equipe.layout.deck.check import report_small_formulas
from export_equipe.layout.deck.context import DeckContext
from export_equipe.layout.deck.draft import Draft
from export_equipe.layout.deck.fit import BOX_GAP, BOX_LEFT, SAFETY, FittedText, TextMetrics, fit_text, with_air
from export_equipe.layout.deck.pieces import TextPiece
from export_equipe.layout.deck.place import Frame, emu, points
from export_equipe.layout.deck.plan import Element, SlideParagraph, TextElement
from export_equipe.layout.deck.text import text_elements
from export_equipe.layout.deck.titles import reserved_title
from export_equipe.layout.deck.topics import STATEMENT
from export_equipe.layout.deck.zones import content_zones
from export_equipe.layout.runs import repeated
from export_equipe.masters.geometry import Box, LayoutGeometry, PlaceholderKind
from export_equipe.typesetting.run import Runs

_ALONE = {STATEMENT: Archetype.STATEMENT, "quote": Archetype.QUOTE, "code": Archetype.CODE}
LARGE = frozenset({Archetype.STATEMENT, Archetype.QUOTE})  # set in the size of statements when it fits one slide
AMPLE, AMPLE_SHARE = 28.0, 0.5  # points: a text that leaves as much of its slide free is set up to so large
_HIGH = 0.42  # of the free height that stands above what is alone on its slide

TextSlide = tuple[LayoutGeometry, Frame, tuple[Element, ...], tuple[str, ...]]


def text_slides(draft: Draft, context: DeckContext) -> Iterator[TextSlide]:
    """The layout, the frame, the elements and the anchors of each slide that ``draft`` takes."""
    alone = draft.forced or text_archetype(draft.pieces)
    if alone in LARGE:
        large = _large_slide(draft, alone, context)
        if large is not None:
            yield large
            return
    yield from _plain_slides(draft, context)


def text_archetype(pieces: Sequence[TextPiece]) -> Archetype:
    """The kind of slide that ``pieces`` make."""
    boxes = {piece.box for piece in pieces}
    kind = pieces[0].box.split(":")[0]
    if len(boxes) == 1 and kind in _ALONE and all(piece.drawing is None for piece in pieces):
        return _ALONE[kind]
    listed = [piece for piece in pieces if piece.in_list]
    led = pieces[:1] if pieces[0].tied and not pieces[0].in_list else ()
    plain = all(not piece.box and piece.drawing is None for piece in pieces)
    return Archetype.BULLETS if plain and len(listed) + len(led) == len(pieces) else Archetype.TEXT


def _large_slide(draft: Draft, archetype: Archetype, context: DeckContext) -> TextSlide | None:
    """A sentence or a quotation alone, large, in the middle; ``None`` when one slide does not hold it."""
    layout = context.layout(archetype.value)
    frame = context.frame(layout, reserved_title(draft, 1), draft.subtitle)
    metrics = _metrics(layout, context, frame)
    found = fit_text(draft.pieces, height=points(frame.body.height), sizes=context.sizes.statement, metrics=metrics)
    if len(found) > 1 or metrics.total(found[0].pieces, found[0].size) > points(frame.body.height):
        return None
    room = _in_the_middle(found[0], frame.body, metrics)
    shown = (*_elements(found[0], room, layout, metrics, context), *_author(draft.author, room, layout, context))
    if shown[-1].box.bottom > frame.body.bottom:
        return None
    return layout, frame, shown, _anchors(found[0])


def _author(author: Runs, room: Box, layout: LayoutGeometry, context: DeckContext) -> Iterator[TextElement]:
    """Who says what stands in ``room``, under it."""
    if author:
        size, pitch = context.sizes.body[-1], context.sizes.body[-1] * context.sizes.pitch
        zone = next(iter(content_zones(layout, PlaceholderKind.BODY)[1:]), None)
        inset = (BOX_LEFT, 0.0, 0.0, 0.0)
        paragraph = SlideParagraph(runs=author, size=size, pitch=pitch, color="mention")
        width = points(room.width) - BOX_LEFT
        lines = len(context.measurer.break_lines(author, size=size, width=width / SAFETY).lines)
        box = Box(room.x, room.bottom + emu(BOX_GAP), room.width, emu(lines * pitch))
        yield TextElement(
            name=zone.name if zone else "Auteur", box=box, paragraphs=(paragraph,), inset=inset,
            placeholder=zone.index if zone else None,
        )  # fmt: skip


def _in_the_middle(fitted: FittedText, body: Box, metrics: TextMetrics) -> Box:
    taken = emu(metrics.total(fitted.pieces, fitted.size))
    return replace(body, y=body.y + round((body.height - taken) * _HIGH), height=taken)


def _plain_slides(draft: Draft, context: DeckContext) -> Iterator[TextSlide]:
    text = context.layout(Archetype.TEXT.value)
    pieces = (*draft.pieces, TextPiece(runs=draft.author)) if draft.author else draft.pieces
    parts = _fitted(pieces, text, context, context.frame(text, reserved_title(draft, 1), draft.subtitle))
    if len(parts) > 1:  # the titles of the following slides are longer, and may leave less room
        later = context.frame(text, reserved_title(draft, 2), draft.subtitle)
        parts = _fitted(pieces, text, context, later)
    for index, part in enumerate(parts, 1):
        subtitle: Runs = repeated(draft.subtitle) if index > 1 else draft.subtitle
        title = reserved_title(draft, index)
        layout, frame, metrics = _placed(part, _layout_of(part, draft.forced, context), context, title, subtitle)
        report_small_formulas(part, metrics, context)
        aired = with_air(part, metrics, points(frame.body.height))
        yield layout, frame, _elements(aired, frame.body, layout, metrics, context), _anchors(part)


def _placed(
    part: FittedText, layout: LayoutGeometry, context: DeckContext, title: Runs, subtitle: Runs
) -> tuple[LayoutGeometry, Frame, TextMetrics]:
    """``part`` on its own layout, unless the zone there is smaller than the one that it was fitted to."""
    frame = context.frame(layout, title, subtitle)
    metrics = _metrics(layout, context, frame)
    text = context.layout(Archetype.TEXT.value)
    if layout == text or metrics.total(part.pieces, part.size) <= points(frame.body.height):
        return layout, frame, metrics
    return _placed(part, text, context, title, subtitle)


def _layout_of(part: FittedText, forced: Archetype | None, context: DeckContext) -> LayoutGeometry:
    archetype = forced or text_archetype(part.pieces)
    return context.layout((Archetype.TEXT if archetype in LARGE else archetype).value)


def _elements(
    fitted: FittedText, room: Box, layout: LayoutGeometry, metrics: TextMetrics, context: DeckContext
) -> tuple[Element, ...]:
    zone = next(iter(content_zones(layout, PlaceholderKind.BODY)), None)
    return text_elements(fitted, room, metrics, zone, ink=context.theme.colors["text"])


def _anchors(fitted: FittedText) -> tuple[str, ...]:
    return tuple(anchor for piece in fitted.pieces for anchor in piece.anchors)


def _fitted(
    pieces: Sequence[TextPiece], layout: LayoutGeometry, context: DeckContext, frame: Frame
) -> tuple[FittedText, ...]:
    metrics = _metrics(layout, context, frame)
    height = points(frame.body.height)
    found = fit_text(pieces, height=height, sizes=context.sizes.body, metrics=metrics)
    if len(found) > 1 or any(piece.box or piece.drawing for piece in pieces):
        return found
    for size in context.sizes.statement:
        if found[0].size < size <= AMPLE and metrics.total(pieces, size) <= AMPLE_SHARE * height:
            return (FittedText(tuple(pieces), size),)
    return found


def _metrics(layout: LayoutGeometry, context: DeckContext, frame: Frame) -> TextMetrics:
    zone = context.zone(layout)
    width = points(frame.body.width - zone.inset_left - zone.inset_right)
    return TextMetrics(context.measurer, width, context.sizes.pitch, points(frame.body.height))
