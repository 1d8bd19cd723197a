"""The tokens of one page with their places in its file: what every builder of blocks shares.

Comes in: markdown-it's tokens, whose lines count from the first line that was parsed. Goes out: spans in the file, and
inline nodes. Decided here: a block's span begins at its first character and ends with its last line.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from markdown_it.token import Token

from export_equipe.diagnostics import Sink
from export_equipe.model.inline import Inlines
from export_equipe.reader.build_inlines import InlineBuilder
from export_equipe.reader.positions import ContentMap
from export_equipe.source import SourceText, Span


@dataclass
class Cursor:
    """A place in the token stream."""

    tokens: Sequence[Token]
    index: int = 0

    def take(self) -> Token:
        """The token here; the cursor goes on to the next."""
        token = self.tokens[self.index]
        self.index += 1
        return token

    def at(self, *types: str) -> bool:
        """Whether the token here is of one of ``types``."""
        return self.index < len(self.tokens) and self.tokens[self.index].type in types

    @property
    def more(self) -> bool:
        """Whether there is a token here."""
        return self.index < len(self.tokens)


@dataclass(frozen=True, slots=True)
class PageTokens:
    """The file behind the tokens; ``first_line`` is its line (from 1) of the parsed text's first line."""

    source: SourceText
    first_line: int
    sink: Sink

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

    def inlines(self, inline: Token) -> Inlines:
        """The nodes of an ``inline`` token that holds whole lines."""
        return self.placed(inline, ContentMap(self.source, inline.content, self.line(inline)))

    def placed(self, inline: Token, places: ContentMap) -> Inlines:
        """The nodes of an ``inline`` token, whose content stands where ``places`` says."""
        return InlineBuilder(self.source.path, places, self.sink).build(inline.children or ())
