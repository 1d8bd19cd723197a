"""The words and the attributes of a piece of HTML that the reader does not know.

Comes in: HTML. Goes out: its text, or a tag's attributes. Decided here: scripts and styles say nothing, a picture says
its text alternative.
"""

import re
from html.parser import HTMLParser

_ATTRIBUTE = re.compile(r"""([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")


def read_attributes(source: str) -> dict[str, str]:
    """The quoted attributes in ``source``, as they are written in HTML and in GitBook's tags; entities are left."""
    return {match[1].lower(): match[2] or match[3] or "" for match in _ATTRIBUTE.finditer(source)}


def html_text(source: str) -> str:
    """The words of ``source``, a piece of HTML, white space folded."""
    parser = _TextOnly()
    parser.feed(source)
    parser.close()
    return " ".join("".join(parser.parts).split())


class _TextOnly(HTMLParser):
    """The text of a piece of HTML, scripts and styles left out; a picture leaves its text alternative."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag parts two words; a picture says its text alternative."""
        self._hidden += tag in ("script", "style")
        if tag == "img":
            self.parts.append(dict(attrs).get("alt") or "")
        self.parts.append(" ")

    def handle_endtag(self, tag: str) -> None:
        """An end tag parts two words."""
        self._hidden = max(0, self._hidden - (tag in ("script", "style")))
        self.parts.append(" ")

    def handle_data(self, data: str) -> None:
        """Words, unless they are a script's or a style's."""
        if not self._hidden:
            self.parts.append(data)
