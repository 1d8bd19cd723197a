"""Where a line of text may break, and the lines that fit a width.

Comes in: runs, a way to measure a stretch of a run, a width. Goes out: lines of runs. Decided here: the break
opportunities. They are those that PowerPoint and LibreOffice share (a part of Unicode Standard Annex 14): after spaces,
after a hyphen between letters, around a long dash, after a slash in an address that is wider than the line, between
ideographs; never at a no-break space. Between a word and an emoji, and inside a link, only where the line has nothing
before that word or link: LibreOffice takes the word along when the emoji goes to the next line, and begins a line with
a link that does not fit the last. A program that breaks at more places never needs
more lines than ours, so that a height we find is enough. Lines are filled greedily; spaces hang at the end of a line.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import accumulate, pairwise

from export_equipe.typesetting.run import Run, Runs

Measure = Callable[[Run, str], float]

_WIDE = "[\u2e80-\u303f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uff00-\uff60]"
_CLOSING = "\u3001\u3002\uff0c\uff0e\uff01\uff1a\uff1b\uff1f\uff09\u300d\u300f"
_BREAK = re.compile(
    r"(?<=[ \t\u3000\u200b])(?![ \t\u3000\u200b])"
    r"|(?<=[^\W\d_][-\u2010])(?=[^\W\d_])"
    r"|(?<=[^\s\u2014\u200d])(?=\u2014)|(?<=\u2014)(?=[^\s\u2014\u200d])"
    r"|(?<=[\w)]\u2013)(?=\w)"
    r"|(?<=\u00ad)(?=\S)"
    rf"|(?<={_WIDE})(?![{_CLOSING}\s])|(?<=[^\s(\u300c\uff08\u200d])(?={_WIDE})(?![{_CLOSING}])"
)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_IN_ADDRESS = re.compile(r"(?<=[/?])(?=[^/?])")
_BEFORE_EMOJI = re.compile(r"(?<=[^ \t\u3000\u200b\U00010000-\U0010ffff])[ \t\u3000\u200b]+(?=[\U00010000-\U0010ffff])")
_ABOUT_A_LINE = 64  # characters
_SPACES = " \t\u3000\u200b"
_CLUSTER = re.compile(
    "[\U0001f1e6-\U0001f1ff]{2}"
    "|(?s:.)(?:[\u0300-\u036f\u1ab0-\u1aff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f\U0001f3fb-\U0001f3ff"
    "\U000e0020-\U000e007f\u00ad]|\u200d(?s:.))*"
)


@dataclass(frozen=True, slots=True)
class BrokenText:
    """Text in lines; ``overflow`` says that a word was wider than the line and was cut between characters."""

    lines: tuple[Runs, ...]
    overflow: bool


@dataclass(frozen=True, slots=True)
class _Piece:
    """What cannot be broken, from ``low`` to ``high``; the spaces that end it count in ``total`` only.

    ``parts`` are those of an address, of a link, or of a word and its emoji, for a line that is not as wide: they begin
    a line, as LibreOffice has it, since not all of them fit the last. In less than ``least``, a word would be cut.
    """

    low: int
    high: int
    visible: float
    total: float
    least: float
    parts: tuple["_Piece", ...] = ()

    def within(self, limit: float) -> Iterator[tuple["_Piece", float]]:
        """Itself, in parts when a line of ``limit`` is not as wide as it; with what each needs to stay on a line."""
        if not self.parts or self.visible <= limit:
            yield self, self.visible
            return
        pairs = (pair for part in self.parts for pair in part.within(limit))
        first, _ = next(pairs)
        yield first, self.visible
        yield from pairs


class MeasuredText:
    """Runs as one text, measured once: places in it are offsets, so that runs are cut only once the lines are known."""

    def __init__(self, runs: Runs, measure: Measure) -> None:
        self._runs = runs
        self._measure = measure
        self._text = "".join(run.text for run in runs)
        self._starts = [0, *accumulate(len(run.text) for run in runs)]
        self._lines = list(self._hard_lines())
        self._broken: dict[float, BrokenText] = {}

    def width(self) -> float:
        """The width of all, on one line."""
        return sum(self._measure(run, run.text) for run in self._runs)

    def widest(self) -> float:
        """The width of the widest piece that cannot be broken."""
        return max(piece.least for line in self._lines for piece in line)

    def broken(self, width: float) -> BrokenText:
        """The lines that are at most ``width`` wide; all characters are kept but the forced line ends."""
        known = self._broken.get(width)
        if known is None:
            known = self._broken[width] = self._break(width)
        return known

    def _break(self, width: float) -> BrokenText:
        lines: list[Runs] = []
        overflow = False
        for hard in self._lines:
            ends, cut = self._fill(hard, width + 1e-9)
            lines.extend(self._slice(low, high) for low, high in pairwise([hard[0].low, *ends]))
            overflow = overflow or cut
        return BrokenText(tuple(lines), overflow)

    def _hard_lines(self) -> Iterator[list[_Piece]]:
        """The pieces between two forced line ends, at least one (an empty line has an empty piece)."""
        start = 0
        for hard in self._text.split("\n"):
            end = start + len(hard)
            loose = {match.end() for match in _BEFORE_EMOJI.finditer(self._text, start, end)}
            cuts = [start, *(place for place in self._breaks(start, end) if start < place < end), end]
            loose.update(place for place in cuts[1:-1] if self._is_in_a_link(place))
            slashes = list(self._slashes(start, end))
            pieces = [self._measure_whole(low, high, start, slashes) for low, high in pairwise(cuts)]
            yield list(self._joined(pieces, loose, start)) if loose else pieces
            start = end + 1

    def _breaks(self, start: int, end: int) -> list[int]:
        """The break opportunities between ``start`` and ``end``, in order."""
        return sorted({match.start() for match in _BREAK.finditer(self._text, start, end)})

    def _slashes(self, start: int, end: int) -> Iterator[int]:
        """The places after the slashes of addresses between ``start`` and ``end``, in order."""
        for address in _ADDRESS.finditer(self._text, start, end):
            yield from (match.start() for match in _IN_ADDRESS.finditer(self._text, *address.span()))

    def _fill(self, pieces: list[_Piece], limit: float) -> tuple[list[int], bool]:
        """The ends of the lines that the pieces of one hard line fill, and whether a word was cut."""
        ends: list[int] = []
        line, used, overflow = pieces[0].low, 0.0, False
        for piece, needed in (pair for whole in pieces for pair in whole.within(limit)):
            if line < piece.low and used + needed > limit:
                ends.append(piece.low)
                line, used = piece.low, 0.0
            used += piece.total
            if piece.visible > limit:
                overflow = True
                cuts = list(self._cut(piece.low, piece.high, limit))
                ends.extend(cuts)
                line = cuts[-1] if cuts else piece.low
                used = self._width(line, piece.high)
        return [*ends, pieces[-1].high], overflow

    def _measure_whole(self, low: int, high: int, start: int, slashes: Sequence[int]) -> _Piece:
        """The piece ``low`` to ``high``, with its parts if some of the ``slashes`` are in it."""
        piece = self._measure_piece(low, high, start)
        inside = slashes[bisect_right(slashes, low) : bisect_left(slashes, high)]
        if not inside:
            return piece
        parts = [self._measure_piece(one, other, start) for one, other in pairwise((low, *inside, high))]
        return replace(piece, least=max(part.least for part in parts), parts=tuple(parts))

    def _is_in_a_link(self, place: int) -> bool:
        """Whether the words before and after ``place`` are those of one link."""
        index = self._run_at(place)
        return bool(self._runs[index].href) and self._starts[index] < place

    def _joined(self, pieces: list[_Piece], loose: Collection[int], start: int) -> Iterator[_Piece]:
        """``pieces`` of the hard line from ``start``, each that ends at one of ``loose`` made one with the next."""
        pending: list[_Piece] = []
        for piece in pieces:
            pending.append(piece)
            if piece.high in loose:
                continue
            whole = piece
            if len(pending) > 1:
                least = max(part.least for part in pending)
                joined = self._measure_piece(pending[0].low, piece.high, start)
                whole = replace(joined, least=least, parts=tuple(pending))
            pending = []
            yield whole

    def _measure_piece(self, low: int, high: int, start: int) -> _Piece:
        """The piece ``low`` to ``high`` of the hard line that starts at ``start``."""
        piece = self._text[low:high]
        shown = piece.rstrip(_SPACES)
        hyphen = self._measure(self._runs[self._run_at(high - 1)], "-") if shown.endswith("\u00ad") else 0.0
        # A space before the piece, in the same run, may be kerned with its first letter.
        spaced = low > start and self._text[low - 1] == " " and self._run_at(low - 1) == self._run_at(low)
        kerned = low - 1 if spaced else low
        space = self._width(kerned, low)
        visible = self._width(kerned, low + len(shown)) - space
        total = visible if shown == piece else self._width(kerned, high) - space
        return _Piece(low, high, visible + hyphen, total, visible + hyphen)

    def _cut(self, low: int, high: int, limit: float) -> Iterator[int]:
        """Where a piece wider than the line is cut: between characters, not inside an emoji or before an accent."""
        shown = low + len(self._text[low:high].rstrip(_SPACES))
        ends = list(self._clusters(low, shown))
        line, first = low, 0
        while first < len(ends):
            width = partial(self._width, line)
            beyond = self._beyond(ends, first, limit, width)
            fitting = bisect_right(ends, limit, lo=first, hi=beyond, key=width)
            first = max(fitting, first + 1)  # a character wider than the line stands alone
            line = ends[first - 1]
            if first < len(ends):
                yield line

    @staticmethod
    def _beyond(ends: Sequence[int], first: int, limit: float, width: Callable[[int], float]) -> int:
        """An index of ``ends`` not far beyond the line's: a word of a million characters is not measured each time."""
        step = _ABOUT_A_LINE
        while first + step < len(ends) and width(ends[first + step]) <= limit:
            step *= 2
        return min(first + step, len(ends))

    def _clusters(self, low: int, high: int) -> Iterator[int]:
        """The ends of the characters from ``low`` to ``high``, an emoji and a letter with its accents being one."""
        while low < high:
            low = self._next_cluster(low, high)
            yield low

    def _next_cluster(self, here: int, high: int) -> int:
        index = self._run_at(here)
        if self._runs[index].emoji:
            return min(self._starts[index + 1], high)
        match = _CLUSTER.match(self._text, here, high)
        return match.end() if match else high

    def _run_at(self, offset: int) -> int:
        return bisect_right(self._starts, offset) - 1

    def _width(self, low: int, high: int) -> float:
        """The width of the characters ``low`` to ``high``, each run measured by itself."""
        width = 0.0
        index = self._run_at(low)
        while low < high:
            until = min(self._starts[index + 1], high)
            if until > low:
                width += self._measure(self._runs[index], self._text[low:until])
            low = until
            index += 1
        return width

    def _slice(self, low: int, high: int) -> Runs:
        """The characters ``low`` to ``high`` as runs."""
        parts: list[Run] = []
        index = self._run_at(low)
        while low < high:
            run, until = self._runs[index], min(self._starts[index + 1], high)
            text = self._text[low:until]
            if text:
                parts.append(run if text == run.text else replace(run, text=text))
            low = until
            index += 1
        return tuple(parts)
