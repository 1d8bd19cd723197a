"""Text fitted: the largest size at which it all fits, else a split over as few slides as it takes, evenly filled.

Comes in: text pieces, the room (points), a scale of sizes. Goes out: for each slide, its pieces and the one size of
all. Decided here: spaces between paragraphs, indents, where a text is split (never after a piece that is tied to
the next; a piece longer than a slide is split after a sentence).
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from export_equipe.layout.deck.outline import TextPiece
from export_equipe.layout.deck.plan import Marker
from export_equipe.layout.runs import line_ends, slice_runs, stripped
from export_equipe.typesetting.measure import Measurer
from export_equipe.typesetting.run import as_strong, plain_text

SAFETY = 1.02  # room kept for the difference between our widths and an office suite's
BOX_PADDING = 10.0  # points inside a box, on each side
BOX_LEFT = 18.0  # points inside a box at its left, where a rule may stand
BOX_GAP = 10.0  # points around a box
CODE_RATIO = 0.9
HEADING_ABOVE, HEADING_BELOW = 0.85, 0.2  # of the type size: space around the heading of a section
_SENTENCE = re.compile(r"[.!?…][»\")]?\s+")

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class FittedText:
    """The text of one slide and its size in points."""

    pieces: tuple[TextPiece, ...]
    size: float


@dataclass(frozen=True, slots=True)
class TextMetrics:
    """Measures pieces in a column ``width`` points wide; ``pitch`` is the line spacing as a share of the size."""

    measurer: Measurer
    width: float
    pitch: float

    def indent(self, piece: TextPiece, size: float) -> float:
        """How far each level of the list of ``piece`` stands from the one above, in points."""
        return size * piece.hang if piece.in_list else 0.0

    def room(self, piece: TextPiece, size: float) -> float:
        """The width of the lines of ``piece``, in points."""
        padding = BOX_LEFT + BOX_PADDING if piece.box else 0.0
        return max(self.width - padding - self.indent(piece, size) * (piece.level + 1), size * 4) / SAFETY

    def height(self, piece: TextPiece, size: float) -> float:
        """The height of the lines of ``piece``."""
        runs = as_strong(piece.runs, strong=piece.strong)
        return self.measurer.height(runs, size=size, width=self.room(piece, size), pitch=size * self.pitch)

    def before(self, piece: TextPiece, previous: TextPiece | None, size: float) -> float:
        """The space above ``piece``, after ``previous`` (``None``: at the top)."""
        if previous is None:
            return BOX_PADDING if piece.box else 0.0
        if piece.box != previous.box:
            inner = (BOX_PADDING if piece.box else 0.0) + (BOX_PADDING if previous.box else 0.0)
            return BOX_GAP + inner
        if piece.code and previous.code:
            return 0.0
        if piece.heading or previous.heading:
            return size * (HEADING_ABOVE if piece.heading and not previous.heading else HEADING_BELOW)
        close = piece.in_list and previous.in_list
        return size * (0.35 if close else 0.5)

    def total(self, pieces: Sequence[TextPiece], size: float) -> float:
        """The height of ``pieces`` one under the other."""
        height, previous = 0.0, None
        for piece in pieces:
            height += self.before(piece, previous, size) + self.height(piece, size)
            previous = piece
        return height + (BOX_PADDING if previous is not None and previous.box else 0.0)


def fit_text(
    pieces: Sequence[TextPiece], *, height: float, sizes: Sequence[float], metrics: TextMetrics
) -> tuple[FittedText, ...]:
    """``pieces`` on one slide if they fit at one of ``sizes``, else on as few as it takes at the least size."""
    for size in sizes:
        if metrics.total(pieces, size) <= height:
            return (FittedText(tuple(pieces), size),)
    least = sizes[-1]
    units = _tied_units(_cut_long(pieces, height, least, metrics))
    count = len(_fill(units, height, lambda part: _measure(part, least, metrics)))
    for size in sizes:

        def measure(part: Sequence[tuple[TextPiece, ...]], size: float = size) -> float:
            return _measure(part, size, metrics)

        parts = _fill(units, height, measure)
        if len(parts) == count and (size == least or all(measure(part) <= height for part in parts)):
            parts = split_evenly(units, height, measure)
            return tuple(FittedText(tuple(piece for unit in part for piece in unit), size) for part in parts)
    raise AssertionError("the least size gives its own count")


def split_evenly(units: Sequence[T], height: float, measure: Callable[[Sequence[T]], float]) -> list[list[T]]:
    """``units`` in as few parts as fit ``height``, the fullest part as low as can be."""
    best = _fill(units, height, measure)
    low, high = 0.0, height
    for _ in range(12):
        middle = (low + high) / 2
        parts = _fill(units, middle, measure)
        if len(parts) <= len(best) and all(measure(part) <= height for part in parts):
            best, high = parts, middle
        else:
            low = middle
    return best


def _fill(units: Sequence[T], height: float, measure: Callable[[Sequence[T]], float]) -> list[list[T]]:
    """``units`` put into parts one after the other, each part filled up to ``height``."""
    parts: list[list[T]] = []
    for unit in units:
        if parts and measure([*parts[-1], unit]) <= height:
            parts[-1].append(unit)
        else:
            parts.append([unit])
    return parts


def _measure(part: Sequence[tuple[TextPiece, ...]], size: float, metrics: TextMetrics) -> float:
    return metrics.total([piece for unit in part for piece in unit], size)


def _tied_units(pieces: Sequence[TextPiece]) -> list[tuple[TextPiece, ...]]:
    """Pieces that must share a slide, together."""
    units: list[list[TextPiece]] = []
    for index, piece in enumerate(pieces):
        if index and pieces[index - 1].tied:
            units[-1].append(piece)
        else:
            units.append([piece])
    return [tuple(unit) for unit in units]


def _cut_long(pieces: Sequence[TextPiece], height: float, size: float, metrics: TextMetrics) -> tuple[TextPiece, ...]:
    """``pieces`` with those that no slide can hold cut after a sentence, else after a line; ties are loosened."""
    result: list[TextPiece] = []
    for index, piece in enumerate(pieces):
        following = pieces[index + 1] if index + 1 < len(pieces) else None
        loose = piece.tied and following is not None and metrics.total([piece, following], size) > height
        result.extend(_cut(replace(piece, tied=False) if loose else piece, height, size, metrics))
    return tuple(result)


def _cut(piece: TextPiece, height: float, size: float, metrics: TextMetrics) -> list[TextPiece]:
    parts: list[TextPiece] = []
    while metrics.total([piece], size) > height:
        room = height - (2 * BOX_PADDING if piece.box else 0.0)
        lines = metrics.measurer.break_lines(piece.runs, size=size, width=metrics.room(piece, size)).lines
        fitting = max(1, int(room // (size * metrics.pitch)))
        if fitting >= len(lines):
            break
        end = _sentence_end(plain_text(piece.runs), line_ends(piece.runs, lines)[fitting - 1])
        parts.append(replace(piece, runs=stripped(slice_runs(piece.runs, 0, end)), tied=False))
        rest = stripped(slice_runs(piece.runs, end, len(plain_text(piece.runs))))
        piece = replace(piece, runs=rest, marker=Marker.NONE)
    return [*parts, piece]


def _sentence_end(text: str, limit: int) -> int:
    """The end of the last sentence of ``text`` before ``limit``; ``limit`` if that leaves half a slide empty."""
    ends = [match.end() for match in _SENTENCE.finditer(text, 0, limit)]
    return ends[-1] if ends and ends[-1] > limit // 2 else limit
