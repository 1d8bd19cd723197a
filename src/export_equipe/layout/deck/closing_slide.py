"""The slide of the decision asked for: one sentence, large, under an accent rule.

Comes in: a draft with its text. Goes out: the frame and the elements. Decided here: what the decision hangs on stands
on the slides that follow, unless it is a short list, which stands under the sentence.
"""

from export_equipe.layout.deck.context import DeckContext
from export_equipe.layout.deck.draft import Draft
from export_equipe.layout.deck.fit import FittedText, TextMetrics, fit_text, with_air
from export_equipe.layout.deck.pieces import TablePiece, TextPiece
from export_equipe.layout.deck.place import Frame, emu, points
from export_equipe.layout.deck.plan import Element
from export_equipe.layout.deck.table_slide import table_in
from export_equipe.layout.deck.text import text_elements
from export_equipe.layout.deck.titles import reserved_title
from export_equipe.layout.deck.topics import STATEMENT
from export_equipe.layout.deck.zones import content_zones
from export_equipe.masters.geometry import Box, LayoutGeometry, PlaceholderKind

GAP = 24.0  # points between the decision and what stands under it


def closing_slide(draft: Draft, layout: LayoutGeometry, context: DeckContext) -> tuple[Frame, tuple[Element, ...]]:
    """The frame and the elements of ``draft``."""
    frame = context.frame(layout, reserved_title(draft, 1), draft.subtitle)
    body, metrics = frame.body, _metrics(frame.body, context)
    decision = decision_pieces(draft)
    zones = content_zones(layout, PlaceholderKind.BODY)
    ink = context.theme.colors["text"]
    elements: tuple[Element, ...] = ()
    top = 0.0
    if decision:
        (fitted, *_) = _fitted(decision, metrics, context)
        top = metrics.total(fitted.pieces, fitted.size)
        place = Box(body.x, body.y, body.width, emu(top))
        elements = text_elements(fitted, place, metrics, zones[0] if zones else None, ink=ink)
        top += GAP
    under = Box(body.x, body.y + emu(top), body.width, max(body.height - emu(top), 0))
    return frame, (*elements, *_motives(draft, under, layout, context))


def holds_decision(draft: Draft, layout: LayoutGeometry, context: DeckContext) -> bool:
    """Whether one slide holds the decision of ``draft``."""
    body = context.frame(layout, reserved_title(draft, 1), draft.subtitle).body
    metrics = _metrics(body, context)
    found = _fitted(decision_pieces(draft), metrics, context) if draft.text else ()
    return len(found) <= 1 and all(metrics.total(each.pieces, each.size) <= points(body.height) for each in found)


def decision_pieces(draft: Draft) -> tuple[TextPiece, ...]:
    """The decision of ``draft`` as text."""
    return (TextPiece(runs=draft.text, box=f"{STATEMENT}:0"),) if draft.text else ()


def _fitted(decision: tuple[TextPiece, ...], metrics: TextMetrics, context: DeckContext) -> tuple[FittedText, ...]:
    """``decision`` as large as it may be."""
    sizes = (*context.sizes.statement, *(size for size in context.sizes.body if size < context.sizes.statement[-1]))
    return fit_text(decision, height=metrics.limit, sizes=sizes, metrics=metrics)


def holds_motives(draft: Draft, layout: LayoutGeometry, context: DeckContext) -> bool:
    """Whether what the decision of ``draft`` hangs on fits under it."""
    frame, elements = closing_slide(draft, layout, context)
    return all(element.box.bottom <= frame.body.bottom + emu(1.0) for element in elements)


def _motives(draft: Draft, room: Box, layout: LayoutGeometry, context: DeckContext) -> tuple[Element, ...]:
    if isinstance(draft.shown, TablePiece):
        return (table_in(draft.shown.table, room, draft.title, layout, context),)
    if not draft.pieces:
        return ()
    metrics = _metrics(room, context)
    least = context.sizes.body[-1]
    found = fit_text(draft.pieces, height=points(room.height), sizes=context.sizes.body, metrics=metrics)
    fitted = with_air(found[0], metrics, points(room.height)) if len(found) == 1 else FittedText(draft.pieces, least)
    zone = next(iter(content_zones(layout, PlaceholderKind.BODY)[1:]), None)
    return text_elements(fitted, room, metrics, zone, ink=context.theme.colors["text"])


def _metrics(room: Box, context: DeckContext) -> TextMetrics:
    return TextMetrics(context.measurer, points(room.width), context.sizes.pitch, points(room.height))
