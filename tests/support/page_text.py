"""The visible text of a page in GitBook's Markdown, read with mistune and html.parser: nothing of ours.

Front matter, liquid tags, icons, alternatives of pictures, hidden columns and footnotes are not visible text; the
titles that tags carry (tabs, code) are. Tags quoted in code are text.
"""

import re
from collections.abc import Mapping
from html.parser import HTMLParser

import mistune

_FRONT_MATTER = re.compile(r"\A---\n.*?\n---[ \t]*(?:\n|\Z)", re.DOTALL)
_FENCE = re.compile(r"[ \t>*-]*(`{3,}|~{3,})")
_TAG = re.compile(r"\{%-?\s*(\w[\w-]*)(.*?)-?%\}")
_TITLE = re.compile(r'\btitle="([^"]*)"')
_SHORTCODE = re.compile(r"(?<![\w:]):[a-z][a-z0-9_+-]*:(?![\w:])")
_BLOCK_TAGS = (
    "address article aside blockquote br dd details div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 header "
    "hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul"
)
_BLOCKS = frozenset(_BLOCK_TAGS.split())
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())  # noqa: SIM905
_UNSEEN = frozenset({"script", "style", "template"})
_TITLED = frozenset({"tab", "code"})

_markdown = mistune.create_markdown(escape=False, plugins=["table", "strikethrough", "footnotes", "task_lists"])


def extract_page_text(markdown: str, labels: Mapping[str, str], *, alternatives: bool = False) -> tuple[str, str]:
    """The visible text of ``markdown`` and that of its footnotes.

    ``labels`` gives the text of mentions by address; ``alternatives`` counts those of pictures as text.
    """
    source = _FRONT_MATTER.sub("", markdown.replace("\r\n", "\n"), count=1)
    reader = _VisibleText(labels, alternatives=alternatives)
    reader.feed(str(_markdown(_without_tags(source))))
    reader.close()
    return "".join(reader.parts), "".join(reader.notes)


def _without_tags(source: str) -> str:
    """``source`` with each liquid tag outside code replaced by its title, on its own; by nothing without one."""
    lines, fence = [], ""
    for line in source.split("\n"):
        mark = _FENCE.match(line)
        if mark and not fence:
            fence = mark[1]
        elif mark and mark[1].startswith(fence):
            fence = ""
        lines.append(line if fence or mark else _without_tags_in(line))
    return "\n".join(lines)


def _without_tags_in(line: str) -> str:
    if not _TAG.search(line) or re.search(r"`[^`]*\{%[^`]*`", line):
        return line
    indent = re.match(r"[ \t]*", line)
    edge = "\n" + (indent[0] if indent else "")
    return _TAG.sub(lambda tag: edge + _title_of(tag) + edge, line)


def _title_of(tag: re.Match[str]) -> str:
    title = _TITLE.search(tag[2])
    return title[1] + "\n" if title and tag[1] in _TITLED else ""


class _VisibleText(HTMLParser):
    def __init__(self, labels: Mapping[str, str], *, alternatives: bool) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.notes: list[str] = []
        self._labels = labels
        self._alternatives = alternatives
        self._open: list[tuple[str, bool]] = []  # each open tag, and whether what it holds is left out
        self._column = 0
        self._hidden: set[int] = set()
        self._headless = False
        self._in_notes = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        if tag in _BLOCKS:
            self.parts.append("\n")
        if tag == "img" and self._alternatives:
            self.handle_data(attributes.get("alt", ""))
        if tag in _VOID:
            return
        # mistune writes the notes last, in one section of this class.
        self._in_notes = self._in_notes or attributes.get("class") == "footnotes"
        unseen = self._is_unseen(tag, attributes)
        if tag == "a" and not self._silent and attributes.get("href") in self._labels:
            self.parts.append(self._labels[attributes["href"]])
            unseen = True
        self._open.append((tag, unseen))

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.parts.append("\n")
        for index in range(len(self._open) - 1, -1, -1):
            if self._open[index][0] == tag:
                del self._open[index:]
                return

    def handle_data(self, data: str) -> None:
        if not self._silent:
            in_code = any(tag in ("code", "pre") for tag, _ in self._open)
            stream = self.notes if self._in_notes else self.parts
            stream.append(data if in_code else _SHORTCODE.sub("", data))

    @property
    def _silent(self) -> bool:
        return any(unseen for _, unseen in self._open)

    def _is_unseen(self, tag: str, attributes: Mapping[str, str]) -> bool:
        kind = attributes.get("class", "")
        if tag in ("td", "th"):
            return self._is_hidden_cell(attributes)
        if tag == "tr":
            self._column = 0
        elif tag == "table":
            self._hidden = set()
            self._headless = "data-header-hidden" in attributes
        elif tag == "thead":
            return self._headless
        return tag in _UNSEEN or kind == "footnote-ref" or (tag == "i" and kind.startswith("fa"))

    def _is_hidden_cell(self, attributes: Mapping[str, str]) -> bool:
        if "data-hidden" in attributes:
            self._hidden.add(self._column)
        self._column += 1
        return self._column - 1 in self._hidden
