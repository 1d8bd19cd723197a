"""What every builder of one page shares: its file, its places, its surroundings.

Comes in: the page's text, markdown-it's tokens, whose lines count from the first line that was parsed. Goes out: spans
in the file, texts with their emoji, diagnostics. Decided here: a block's span begins at its first character and ends
with its last line.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.token import Token

from export_equipe.diagnostics import Severity, Sink
from export_equipe.model.inline import Code, Inlines
from export_equipe.reader.legal import legal_text
from export_equipe.reader.surroundings import Surroundings
from export_equipe.reader.texts import joined, read_text
from export_equipe.source import SourceText, Span


@dataclass(frozen=True, slots=True)
class LineMap:
    """From an offset in the content of a token to one in the file: each line of it is the end of a line of the file."""

    starts: tuple[int, ...]
    places: tuple[int, ...]

    def offset(self, position: int) -> int:
        """The place in the file of the character at ``position``."""
        low, high = 0, len(self.starts)
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if self.starts[middle] <= position else (low, middle)
        return self.places[low] + position - self.starts[low]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageReading:
    """The reading of one file; ``first_line`` is the file's line (from 1) of the parsed text's first line.

    ``environment`` is what markdown-it's rules share (link definitions, the labels of notes). ``prefix`` keeps the
    footnotes of an included file apart; ``anchors`` gathers the ids met since it was last emptied.
    """

    source: SourceText
    first_line: int
    sink: Sink
    parser: MarkdownIt
    surroundings: Surroundings
    metadata: Mapping[str, object]
    prefix: str = ""
    environment: dict[str, object] = field(default_factory=dict)
    anchors: list[str] = field(default_factory=list)

    @property
    def path(self) -> str:
        """The file's path."""
        return self.source.path

    def line(self, token: Token) -> int:
        """The line (from 1) in the file at which ``token`` begins."""
        return (token.map or [0])[0] + self.first_line

    def lines(self, token: Token) -> Span:
        """The span of the lines of ``token``."""
        first, end = token.map or [0, 1]
        line = self.source.line(first + self.first_line)
        start = self.source.line_start(first + self.first_line) + len(line) - len(line.lstrip())
        last = self.source.line_span(max(end - 1, first) + self.first_line)
        return Span(self.source.path, start, max(start, last.end))

    def text_span(self, token: Token, children: Inlines) -> Span:
        """The span of a paragraph from its first to its last character."""
        lines, first = self.lines(token), children[0].span
        return first.to(Span(lines.path, first.start, max(lines.end, first.start)))

    def line_map(self, token: Token) -> LineMap:
        """Where the lines of a token that holds whole lines (HTML, code) stand."""
        starts, places, offset = [], [], 0
        for index, piece in enumerate(token.content.split("\n")):
            number = self.line(token) + index
            line = self.source.line(number)
            column = len(line) - len(piece) if line.endswith(piece) else max(line.find(piece.strip()), 0)
            starts.append(offset)
            places.append(self.source.line_start(number) + column)
            offset += len(piece) + 1
        return LineMap(tuple(starts), tuple(places))

    def span(self, start: int, end: int) -> Span:
        """A span of the file, clamped to its text."""
        limit = len(self.source.text)
        start = min(start, limit)
        return Span(self.path, start, min(max(start, end), limit))

    def words(self, value: str, span: Span) -> Inlines:
        """``value``, written at ``span`` (the title of a tag), as texts and emoji."""
        return tuple(joined(iter(read_text(value.strip(), span, self.sink)), self.sink)) if value.strip() else ()

    def code(self, value: str, span: Span) -> Inlines:
        """``value``, written at ``span``, as characters of a program."""
        return (Code(value=legal_text(value.strip(), span, self.sink), span=span),) if value.strip() else ()

    def warn(self, code: str, span: Span, message: str, hint: str) -> None:
        """Reports something that was read otherwise than it was meant."""
        self.sink.report(code, Severity.WARNING, span, message, hint=hint)
