"""Text fitted: the largest size at which it all fits, else a split over as few slides as it takes, evenly filled.

Comes in: text pieces, the room (points), a scale of sizes. Goes out: for each slide, its pieces and the one size of
all. Decided here: spaces between paragraphs, indents, where a text is split (never after a piece that is tied to
the next; a piece longer than a slide is split after a sentence).
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from export_equipe.layout.deck.pieces import TextPiece
from export_equipe.layout.deck.plan import Marker
from export_equipe.layout.runs import line_ends, slice_runs, stripped
from export_equipe.typesetting.measure import Measurer
from export_equipe.typesetting.run import Runs, as_strong, plain_text

SAFETY = 1.02  # room kept for the difference between our widths and an office suite's
BOX_PADDING = 10.0  # points inside a box, on each side
BOX_LEFT = 18.0  # points inside a box at its left, where a rule may stand
BOX_GAP = 10.0  # points around a box
CODE_RATIO = 0.9
HEADING_ABOVE, HEADING_BELOW = 0.85, 0.2  # of the type size: space around the heading of a section
AIR_SHARE, MOST_AIR = 0.5, 0.5  # of the free height, put between paragraphs; of the type size, at most
_AHEAD = 20_000  # characters: more than any slide holds
_SENTENCE = re.compile(r"[.!?…][»\")]?\s+")

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class FittedText:
    """The text of one slide and its size in points; ``air`` is added between paragraphs, in points."""

    pieces: tuple[TextPiece, ...]
    size: float
    air: float = 0.0


@dataclass(frozen=True, slots=True)
class TextMetrics:
    """Measures pieces in a column ``width`` points wide; ``pitch`` is the line spacing as a share of the size.

    ``limit`` is the height of the room: a drawing is never higher. ``air`` is added between two paragraphs.
    """

    measurer: Measurer
    width: float
    pitch: float
    limit: float
    air: float = 0.0

    def indent(self, piece: TextPiece, size: float) -> float:
        """How far each level of the list of ``piece`` stands from the one above, in points."""
        return size * piece.hang if piece.in_list else 0.0

    def room(self, piece: TextPiece, size: float) -> float:
        """The width of the lines of ``piece``, in points."""
        padding = BOX_LEFT + BOX_PADDING if _padding(piece) else 0.0
        return max(self.width - padding - self.indent(piece, size) * (piece.level + 1), size * 4) / SAFETY

    def height(self, piece: TextPiece, size: float) -> float:
        """The height of ``piece``: its lines, or its drawing."""
        if piece.drawing is not None:
            return self.drawn(piece, size)[1]
        runs = as_strong(piece.runs, strong=piece.strong)
        return self.measurer.height(runs, size=size, width=self.room(piece, size), pitch=size * self.pitch)

    def drawn(self, piece: TextPiece, size: float) -> tuple[float, float]:
        """The width and the height of the drawing of ``piece``, in points."""
        assert piece.drawing is not None
        width, height = piece.drawing.width * size, piece.drawing.height * size
        scale = min(1.0, self.room(piece, size) / width, self.limit / height)
        return width * scale, height * scale

    def before(self, piece: TextPiece, previous: TextPiece | None, size: float) -> float:
        """The space above ``piece``, after ``previous`` (``None``: at the top)."""
        if previous is None:
            return _padding(piece)
        if piece.box != previous.box:
            return self.gap(piece, previous, size) + _padding(piece) + _padding(previous)
        if piece.heading or previous.heading:
            return size * (HEADING_ABOVE if piece.heading and not previous.heading else HEADING_BELOW)
        close = piece.in_list and previous.in_list
        return size * (0.35 if close else 0.5) + (0.0 if piece.box else self.air)

    def gap(self, piece: TextPiece, previous: TextPiece, size: float) -> float:
        """The space between two boxes, or a box and a text, that begin with ``piece`` and end with ``previous``."""
        begins = piece.heading or (piece.drawing is not None and piece.tied)
        return size * HEADING_ABOVE if begins and not previous.heading else BOX_GAP

    def total(self, pieces: Sequence[TextPiece], size: float) -> float:
        """The height of ``pieces`` one under the other."""
        height, previous = 0.0, None
        for piece in pieces:
            height += self.before(piece, previous, size) + self.height(piece, size)
            previous = piece
        return height + (_padding(previous) if previous is not None else 0.0)


def fit_text(
    pieces: Sequence[TextPiece], *, height: float, sizes: Sequence[float], metrics: TextMetrics
) -> tuple[FittedText, ...]:
    """``pieces`` on one slide if they fit at one of ``sizes``, else on as few as it takes at the least size."""
    for size in () if any(map(_is_long, pieces)) else sizes:
        if metrics.total(pieces, size) <= height:
            return (FittedText(tuple(pieces), size),)
    least = sizes[-1]
    units = _tied_units(_cut_long(pieces, height, least, metrics), height, least, metrics)
    count = len(_fill(units, height, lambda part: _measure(part, least, metrics)))
    for size in sizes:

        def measure(part: Sequence[tuple[TextPiece, ...]], size: float = size) -> float:
            return _measure(part, size, metrics)

        parts = _fill(units, height, measure)
        if len(parts) == count and (size == least or all(measure(part) <= height for part in parts)):
            parts = split_evenly(units, height, measure)
            return tuple(FittedText(tuple(piece for unit in part for piece in unit), size) for part in parts)
    raise AssertionError("the least size gives its own count")


def with_air(fitted: FittedText, metrics: TextMetrics, height: float) -> FittedText:
    """``fitted`` with its paragraphs further apart when much of ``height`` is free."""
    pairs = zip(fitted.pieces, fitted.pieces[1:], strict=False)
    gaps = sum(1 for one, two in pairs if one.box == two.box == "" and not (one.heading or two.heading))
    spare = AIR_SHARE * (height - metrics.total(fitted.pieces, fitted.size))
    if gaps == 0 or spare <= 0:
        return fitted
    return replace(fitted, air=min(spare / gaps, MOST_AIR * fitted.size))


def split_evenly(units: Sequence[T], height: float, measure: Callable[[Sequence[T]], float]) -> list[list[T]]:
    """``units`` in as few parts as fit ``height``, each as near as can be to an equal share of what is left."""
    reach = _reaches(units, height, measure)
    need = [0] * (len(units) + 1)  # how many parts the units from each one on take
    for start in range(len(units) - 1, -1, -1):
        need[start] = 1 + need[reach[start]]
    weights = [measure([unit]) for unit in units]
    parts: list[list[T]] = []
    start, left = 0, sum(weights)
    while start < len(units):
        count = need[start]
        end = _nearest(range(start + 1, reach[start] + 1), count, need, weights[start:], left / count)
        parts.append(list(units[start:end]))
        left -= sum(weights[start:end])
        start = end
    return parts


def _reaches(units: Sequence[T], height: float, measure: Callable[[Sequence[T]], float]) -> list[int]:
    """Where a part that begins with each unit ends at the latest: it holds one at least."""
    reach: list[int] = []
    end = 0
    for start in range(len(units)):
        end = max(end, start + 1)
        while end < len(units) and measure(units[start : end + 1]) <= height:
            end += 1
        reach.append(end)
    return reach


def _nearest(ends: range, count: int, need: Sequence[int], weights: Sequence[float], share: float) -> int:
    """The end of the part whose weight is nearest to ``share``; ``count`` - 1 parts must be enough after it."""
    best, weight, distance = ends[-1], 0.0, float("inf")
    for index, end in enumerate(ends):
        weight += weights[index]
        if need[end] < count and abs(weight - share) < distance:
            best, distance = end, abs(weight - share)
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


def _padding(piece: TextPiece) -> float:
    """What the box of ``piece`` keeps free above and below its text; a drawing has no box."""
    return BOX_PADDING if piece.box and piece.drawing is None else 0.0


def _tied_units(
    pieces: Sequence[TextPiece], height: float, size: float, metrics: TextMetrics
) -> list[tuple[TextPiece, ...]]:
    """Pieces that must share a slide, together; a chain that no slide can hold is parted where it is full."""
    units: list[list[TextPiece]] = []
    for index, piece in enumerate(pieces):
        tied = index > 0 and pieces[index - 1].tied
        if tied and metrics.total([*units[-1], piece], size) <= height:
            units[-1].append(piece)
        else:
            units.append([piece])
    return [tuple(unit) for unit in units]


def _cut_long(pieces: Sequence[TextPiece], height: float, size: float, metrics: TextMetrics) -> tuple[TextPiece, ...]:
    """``pieces`` with those that no slide can hold cut: text after a sentence, else after a line; code after a line."""
    return tuple(part for piece in pieces for part in _cut(piece, height, size, metrics))


def _cut(piece: TextPiece, height: float, size: float, metrics: TextMetrics) -> list[TextPiece]:
    parts: list[TextPiece] = []
    while piece.drawing is None and (_is_long(piece) or metrics.total([piece], size) > height):
        # Only the next slides' worth is broken into lines: a text of a hundred slides is not measured at each of them.
        ahead = replace(piece, runs=slice_runs(piece.runs, 0, _AHEAD)) if _is_long(piece) else piece
        lines = metrics.measurer.break_lines(ahead.runs, size=size, width=metrics.room(piece, size)).lines
        fitting = max(1, int((height - 2 * _padding(piece)) // (size * metrics.pitch)))
        if fitting >= len(lines):
            break
        ends, text = line_ends(ahead.runs, lines), plain_text(ahead.runs)
        end = _code_end(text, ends, fitting) if piece.code else _sentence_end(text, ends[fitting - 1])
        parts.append(replace(piece, runs=_between(piece, 0, end), tied=False))
        piece = replace(piece, runs=_between(piece, end, _length(piece)), marker=Marker.NONE, anchors=())
    return [*parts, piece] if piece.runs or piece.drawing else parts


def _is_long(piece: TextPiece) -> bool:
    return _length(piece) > _AHEAD


def _length(piece: TextPiece) -> int:
    return sum(len(run.text) for run in piece.runs)


def _between(piece: TextPiece, start: int, end: int) -> Runs:
    """Characters of ``piece``, without white space at both ends; code only loses empty lines there."""
    runs = slice_runs(piece.runs, start, end)
    if not piece.code:
        return stripped(runs)
    lines = [index for index, run in enumerate(runs) if run.text.strip("\n")]
    return runs[lines[0] : lines[-1] + 1] if lines else ()


def _code_end(text: str, ends: Sequence[int], fitting: int) -> int:
    """Where code of more than ``fitting`` lines is cut, in parts of about as many lines each.

    After an empty line where one is not too far, else at the end of a line of the page, else where it is wrapped.
    """
    parts = -(-len(ends) // fitting)
    wanted = -(-len(ends) // parts)
    for mark in ("\n\n", "\n"):
        found = [index for index in range(wanted // 2, fitting) if text.endswith(mark, 0, ends[index])]
        if found:
            return ends[min(found, key=lambda index: abs(index + 1 - wanted))]
    return ends[wanted - 1]


def _sentence_end(text: str, limit: int) -> int:
    """The end of the last sentence of ``text`` before ``limit``; ``limit`` if that leaves half a slide empty."""
    ends = [match.end() for match in _SENTENCE.finditer(text, 0, limit)]
    return ends[-1] if ends and ends[-1] > limit // 2 else limit
