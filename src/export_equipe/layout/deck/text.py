"""Fitted pieces become the elements of a slide: plain text in the body placeholder, boxes and drawings beside it.

Comes in: pieces at one size, the room. Goes out: elements one under the other. Decided here: the colours of boxes.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from export_equipe.layout.deck.drawn import drawn_picture
from export_equipe.layout.deck.fit import BOX_LEFT, BOX_PADDING, CODE_RATIO, FittedText, TextMetrics
from export_equipe.layout.deck.pieces import TextPiece
from export_equipe.layout.deck.place import emu, inset_of, points
from export_equipe.layout.deck.plan import PictureElement, SlideParagraph, TextElement
from export_equipe.masters.geometry import Box, Placeholder

LEAST_SIZE = 18.0  # points
# The ground, the rule at the left and the text of each kind of box (colour roles).
BOXES = {
    "quote": (None, "accent", "secondary"),
    "statement": (None, "accent", "text"),
    "code": ("neutral", None, "text"),
    "missing": ("neutral", None, "text"),
    "note": ("warning_ground", "warning", "warning"),
    "hint:info": ("info_ground", "info", "text"),
    "hint:success": ("success_ground", "success", "text"),
    "hint:warning": ("warning_ground", "warning", "text"),
    "hint:danger": ("danger_ground", "danger", "text"),
}


def text_elements(
    fitted: FittedText, body: Box, metrics: TextMetrics, placeholder: Placeholder | None, *, ink: str
) -> tuple[TextElement | PictureElement, ...]:
    """The elements of ``fitted`` in ``body``; the first text out of a box, or the first box without any, stands in
    ``placeholder``.

    ``ink`` is the colour of formulas (``#RRGGBB``).
    """
    elements: list[TextElement | PictureElement] = []
    metrics = replace(metrics, air=fitted.air)
    top = 0.0
    free = placeholder
    previous: TextPiece | None = None
    boxed = all(piece.box for piece in fitted.pieces)
    for kind, group in groupby(fitted.pieces, key=lambda piece: piece.box):
        pieces = tuple(group)
        top += metrics.gap(pieces[0], previous, fitted.size) if previous else 0.0
        previous = pieces[-1]
        height = metrics.total(pieces, fitted.size)
        box = Box(body.x, body.y + emu(top), body.width, emu(height))
        top += height
        if pieces[0].drawing is not None:
            elements.append(_drawn(pieces[0], box, fitted.size, metrics, ink))
        elif kind:
            elements.append(_boxed(kind, pieces, box, fitted.size, metrics, free if boxed else None))
            free = None if boxed else free
        else:
            elements.append(_plain(pieces, box, fitted.size, metrics, free))
            free = None
    return tuple(elements)


def _drawn(piece: TextPiece, box: Box, size: float, metrics: TextMetrics, color: str) -> PictureElement:
    """A drawing in its line: a formula in the middle, a picture where the text begins."""
    drawing = piece.drawing
    assert drawing is not None
    width, height = metrics.drawn(piece, size)
    left = metrics.indent(piece, size) * (piece.level + 1) if piece.in_list else 0.0
    free = points(box.width) - left - width
    place = Box(box.x + emu(left + (free / 2 if drawing.centered else 0.0)), box.y, emu(width), emu(height))
    return PictureElement(
        name="Formule" if drawing.centered else "Image", box=place, picture=drawn_picture(drawing.shown, color),
        alternative=drawing.alternative, href=drawing.href,
    )  # fmt: skip


def _plain(
    pieces: Sequence[TextPiece], box: Box, size: float, metrics: TextMetrics, placeholder: Placeholder | None
) -> TextElement:
    paragraphs = tuple(slide_paragraphs(pieces, size, metrics, "text"))
    if placeholder is None:
        return TextElement(name="Texte", box=box, paragraphs=paragraphs)
    inset = inset_of(placeholder)
    return TextElement(name=placeholder.name, box=box, paragraphs=paragraphs, placeholder=placeholder.index,
                       inset=(inset[0], 0.0, inset[2], 0.0))  # fmt: skip


def _boxed(
    kind: str, pieces: Sequence[TextPiece], box: Box, size: float, metrics: TextMetrics, placeholder: Placeholder | None
) -> TextElement:
    fill, rule, color = BOXES[kind.rsplit(":", 1)[0]]
    paragraphs = tuple(
        replace(paragraph, color=rule) if piece.strong and rule else paragraph
        for piece, paragraph in zip(pieces, slide_paragraphs(pieces, size, metrics, color), strict=True)
    )
    return TextElement(
        name=placeholder.name if placeholder else "Encadré", box=box, paragraphs=paragraphs, fill=fill, rule=rule,
        placeholder=placeholder.index if placeholder else None, anchor="middle",
        inset=(BOX_LEFT, BOX_PADDING, BOX_PADDING, BOX_PADDING),
    )  # fmt: skip


def is_boxed(element: TextElement) -> bool:
    """Whether ``element`` is a box, whose margins are its own: it has a ground or a rule."""
    return element.fill is not None or element.rule is not None


def slide_paragraphs(
    pieces: Sequence[TextPiece], size: float, metrics: TextMetrics, color: str
) -> Iterator[SlideParagraph]:
    """``pieces`` as the paragraphs of one text, in the colour role ``color``."""
    previous: TextPiece | None = None
    for piece in pieces:
        shown = size * CODE_RATIO if piece.code and size * CODE_RATIO >= LEAST_SIZE else size
        yield SlideParagraph(
            runs=piece.runs, size=shown, pitch=size * metrics.pitch,
            color="accent" if piece.heading else color, strong=piece.strong,
            level=piece.level, marker=piece.marker, number=piece.number, indent=metrics.indent(piece, size),
            space_before=metrics.before(piece, previous, size) if previous else 0.0,
        )  # fmt: skip
        previous = piece
