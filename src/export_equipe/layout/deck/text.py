"""Fitted pieces become the text elements of a slide: plain text in the body placeholder, boxes beside it.

Comes in: pieces at one size, the room. Goes out: text elements one under the other. Decided here: the colours of boxes.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from export_equipe.layout.deck.fit import BOX_GAP, BOX_PADDING, CODE_RATIO, FittedText, TextMetrics
from export_equipe.layout.deck.outline import TextPiece
from export_equipe.layout.deck.place import emu, inset_of
from export_equipe.layout.deck.plan import SlideParagraph, TextElement
from export_equipe.masters.geometry import Box, Placeholder

# The ground, the rule at the left and the text of each kind of box (colour roles).
BOXES = {
    "quote": (None, "accent", "secondary"),
    "code": ("neutral", None, "text"),
    "note": ("warning_ground", "warning", "warning"),
    "hint:info": ("info_ground", "info", "text"),
    "hint:success": ("success_ground", "success", "text"),
    "hint:warning": ("warning_ground", "warning", "text"),
    "hint:danger": ("danger_ground", "danger", "text"),
}


def text_elements(
    fitted: FittedText, body: Box, metrics: TextMetrics, placeholder: Placeholder | None
) -> tuple[TextElement, ...]:
    """The elements of ``fitted`` in ``body``; the first text outside a box stands in ``placeholder``."""
    elements: list[TextElement] = []
    top = 0.0
    free = placeholder
    for kind, group in groupby(fitted.pieces, key=lambda piece: piece.box):
        pieces = tuple(group)
        top += BOX_GAP if elements else 0.0
        height = metrics.total(pieces, fitted.size)
        box = Box(body.x, body.y + emu(top), body.width, emu(height))
        top += height
        element = (
            _boxed(kind, pieces, box, fitted.size, metrics) if kind else _plain(pieces, box, fitted.size, metrics, free)
        )
        free = free if kind else None
        elements.append(element)
    return tuple(elements)


def _plain(
    pieces: Sequence[TextPiece], box: Box, size: float, metrics: TextMetrics, placeholder: Placeholder | None
) -> TextElement:
    paragraphs = tuple(_paragraphs(pieces, size, metrics, "text"))
    if placeholder is None:
        return TextElement(name="Texte", box=box, paragraphs=paragraphs)
    inset = inset_of(placeholder)
    return TextElement(name=placeholder.name, box=box, paragraphs=paragraphs, placeholder=placeholder.index,
                       inset=(inset[0], 0.0, inset[2], 0.0))  # fmt: skip


def _boxed(kind: str, pieces: Sequence[TextPiece], box: Box, size: float, metrics: TextMetrics) -> TextElement:
    fill, rule, color = BOXES[kind.rsplit(":", 1)[0]]
    return TextElement(
        name="Encadré", box=box, paragraphs=tuple(_paragraphs(pieces, size, metrics, color)), fill=fill, rule=rule,
        anchor="middle", inset=(BOX_PADDING, BOX_PADDING, BOX_PADDING, BOX_PADDING),
    )  # fmt: skip


def _paragraphs(pieces: Sequence[TextPiece], size: float, metrics: TextMetrics, color: str) -> Iterator[SlideParagraph]:
    previous: TextPiece | None = None
    for piece in pieces:
        shown = size * CODE_RATIO if piece.box.startswith("code") and size * CODE_RATIO >= 18 else size
        yield SlideParagraph(
            runs=piece.runs, size=shown, pitch=size * metrics.pitch, color=color, strong=piece.strong,
            level=piece.level, marker=piece.marker, number=piece.number, indent=metrics.indent(piece, size),
            space_before=metrics.before(piece, previous, size) if previous else 0.0,
        )  # fmt: skip
        previous = piece
