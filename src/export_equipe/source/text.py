"""The text of one input file, with its lines: offset to line and column, and the line to show under a message."""

from bisect import bisect_right
from dataclasses import dataclass, field

from export_equipe.source.span import Span


@dataclass(frozen=True, slots=True)
class Position:
    """A place in a file; ``line`` and ``column`` count from 1, ``column`` in characters."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class SourceText:
    """The decoded text of the file ``path``, its line ends turned into ``\\n``."""

    path: str
    text: str
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        starts = [0]
        starts.extend(index + 1 for index, char in enumerate(self.text) if char == "\n")
        object.__setattr__(self, "_starts", tuple(starts))

    def position(self, offset: int) -> Position:
        """The line and column of the character at ``offset`` (clamped to the text)."""
        offset = max(0, min(offset, len(self.text)))
        line = bisect_right(self._starts, offset)
        return Position(line, offset - self._starts[line - 1] + 1)

    def line_start(self, line: int) -> int:
        """The offset of the first character of ``line`` (from 1); past the end, the text's length."""
        return self._starts[line - 1] if line <= len(self._starts) else len(self.text)

    def line(self, number: int) -> str:
        """The text of line ``number`` (from 1) without its line end."""
        return self.text[self.line_start(number) : self.line_start(number + 1)].rstrip("\n")

    def line_span(self, number: int) -> Span:
        """The span of line ``number`` (from 1) without its line end."""
        start = self.line_start(number)
        return Span(self.path, start, start + len(self.line(number)))

    def slice(self, span: Span) -> str:
        """The source characters of ``span``."""
        return self.text[span.start : span.end]
