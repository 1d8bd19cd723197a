"""From a line of rendered text back to the template line that wrote it.

A Jinja extension puts a mark at the end of each line of template text; the marks are private-use characters, which
values never hold (``environment`` escapes them), and are taken out after rendering.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream

_OPEN, _CLOSE = "\ue000", "\ue001"
_MARK = re.compile(f"{_OPEN}([^{_CLOSE}]*):(\\d+){_CLOSE}")


class LineMarks(Extension):
    """Marks the line ends of template text."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """The tokens of ``stream``, its data marked."""
        name = stream.name or ""
        for token in stream:
            if token.type != "data":
                yield token
                continue
            lines = str(token.value).split("\n")
            marked = [f"{line}{_OPEN}{name}:{token.lineno + index}{_CLOSE}" for index, line in enumerate(lines[:-1])]
            yield Token(token.lineno, "data", "\n".join([*marked, lines[-1]]))


@dataclass(frozen=True, slots=True)
class Rendered:
    """Rendered text, and for each of its lines the template and line that wrote it."""

    text: str
    origins: tuple[tuple[str, int], ...]

    def origin(self, line: int) -> tuple[str, int]:
        """The template and its line behind ``line`` (from 1) of the text."""
        return self.origins[min(max(line, 1), len(self.origins)) - 1] if self.origins else ("", 0)


def take_marks(marked: str, template: str) -> Rendered:
    """``marked`` without its marks, and what they said; the first lines are of ``template`` unless they say."""
    lines, origins = [], []
    last = (template, 1)
    for line in marked.split("\n"):
        found = _MARK.findall(line)
        last = (found[-1][0], int(found[-1][1])) if found else last
        lines.append(_MARK.sub("", line))
        origins.append(last)
    return Rendered("\n".join(lines), tuple(origins))
