"""The words of a piece of HTML that the reader does not know.

Comes in: HTML. Goes out: its text. Decided here: scripts and styles say nothing, a picture says its text alternative.
"""

from html.parser import HTMLParser


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
