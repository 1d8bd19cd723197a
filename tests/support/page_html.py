"""A page's HTML, as mistune makes it of its Markdown, read into streams with html.parser: nothing of ours.

Comes in: ``Prepared`` Markdown, what names stand for. Goes out: a ``VisibleText`` whose ``parts`` are the texts of the
body in order, and whose ``found`` holds the other streams. Icons, comments, hidden columns and headers, and the labels
of pictures in columns of pictures are left out.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser

import mistune
from tests.support.page_source import MARK, Prepared

_SHORTCODE = re.compile(r"(?<![\w:]):[a-z][a-z0-9_+-]*:(?![\w:])")
_CALL = re.compile(r"\[\^([^\]\s]+)\]")
_BLOCK_TAGS = (
    "address article aside blockquote br dd details div dl dt figcaption figure footer form h1 h2 h3 h4 h5 h6 header "
    "hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul"
)
_BLOCKS = frozenset(_BLOCK_TAGS.split())
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())  # noqa: SIM905
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_TABLES = frozenset({"table", "thead", "tr", "th", "td"})
_UNSEEN = frozenset({"script", "style", "template"})
_CHECKS = {"true": "Oui", "false": "Non"}
_NOTE_ADDRESS = "#user-content-fn-"

_markdown = mistune.create_markdown(escape=False, plugins=["table", "strikethrough", "task_lists", "url"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What names stand for.

    ``values`` are those of expressions; ``labels`` the texts of links by address; ``title`` gives that of the page or
    heading that a mention names, from the address and the file that it is written in.
    """

    labels: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, str] = field(default_factory=dict)
    title: Callable[[str, str], str | None] = lambda _address, _path: None


@dataclass
class Found:
    """What a page holds beside its body; its notes add to it when they are called."""

    notes: list[str] = field(default_factory=list)
    alternatives: list[str] = field(default_factory=list)
    formulas: list[str] = field(default_factory=list)
    called: set[str] = field(default_factory=set)


def read_visible_text(
    prepared: Prepared, names: Names, path: str = "", *, alternatives: bool = False, note: str = "",
    found: Found | None = None,
) -> "VisibleText":  # fmt: skip
    """The streams of ``prepared``, or of its note ``note``; ``alternatives`` counts those of pictures as body too."""
    reader = VisibleText(prepared, names, path, found or Found(), alternatives=alternatives)
    reader.feed(str(_markdown(prepared.notes[note] if note else prepared.markdown)))
    reader.close()
    return reader


class _Columns:
    """Where a table's reading stands, and which of its columns are hidden or hold something else than text."""

    def __init__(self) -> None:
        self.kind = ""  # of the column of the cell that is open
        self._kinds: dict[int, str] = {}
        self._hidden: set[int] = set()
        self._headless = False
        self._next = 0

    def hides(self, tag: str, attributes: Mapping[str, str]) -> bool:
        """Whether what the tag, one of ``_TABLES``, holds is hidden."""
        if tag == "table":
            self.__init__()  # type: ignore[misc]
            self._headless = "data-header-hidden" in attributes
        elif tag == "tr":
            self._next = 0
        if tag in ("table", "tr", "thead"):
            return tag == "thead" and self._headless
        return self._hides_cell(tag, attributes)

    def _hides_cell(self, tag: str, attributes: Mapping[str, str]) -> bool:
        column = self._next
        self._next += int(attributes.get("colspan", "1"))
        if "data-hidden" in attributes:
            self._hidden.add(column)
        if tag == "th" and "data-type" in attributes:
            self._kinds[column] = attributes["data-type"]
        self.kind = self._kinds.get(column, "") if tag == "td" else ""
        return column in self._hidden


class VisibleText(HTMLParser):
    """The reader; ``headings`` gives the text of each heading by its ids."""

    def __init__(self, prepared: Prepared, names: Names, path: str, found: Found, *, alternatives: bool) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.found = found
        self.headings: dict[str, str] = {}
        self._prepared = prepared
        self._names = names
        self._path = path
        self._alternatives = alternatives
        self._open: list[tuple[str, bool]] = []  # each open tag, and whether what it holds is left out
        self._columns = _Columns()
        self._expression: list[str] | None = None
        self._heading: tuple[int, list[str]] = 0, []  # where the last heading begins, and its ids
        self._title: tuple[int, int] | None = None  # where the first level 1 heading begins and ends

    def split_title(self) -> tuple[str, str]:
        """The text of the first level 1 heading, and the rest."""
        start, end = self._title or (0, 0)
        return "".join(self.parts[start:end]), "".join([*self.parts[:start], *self.parts[end:]])

    def read_uncalled(self) -> None:
        """Reads the notes that nothing called."""
        for label in self._prepared.notes:
            self._call(label)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        if tag in _BLOCKS:
            self.parts.append("\n")
        if tag in _HEADINGS:
            self._heading = len(self.parts), []
        if "id" in attributes:
            self._heading[1].append(attributes["id"])
        if tag == "img":
            self._picture(attributes.get("alt", ""))
        if tag not in _VOID:
            unseen = self._is_unseen(tag, attributes)
            self._open.append((tag, unseen or (not self._silent and self._is_replaced(tag, attributes))))

    def handle_endtag(self, tag: str) -> None:
        if tag == "code" and self._expression is not None:
            self._close_expression("".join(self._expression))
        if tag in _HEADINGS:
            self._close_heading(tag)
        if tag in ("td", "th", "table"):
            self._columns.kind = ""
        if tag in _BLOCKS:
            self.parts.append("\n")
        for index in range(len(self._open) - 1, -1, -1):
            if self._open[index][0] == tag:
                del self._open[index:]
                return

    def handle_data(self, data: str) -> None:
        start = 0
        for mark in MARK.finditer(data):
            self._text(data[start : mark.start()])
            self._marked(int(mark[1]))
            start = mark.end()
        self._text(data[start:])

    def _text(self, text: str) -> None:
        if self._silent:
            return
        if self._columns.kind == "checkbox":
            text = _CHECKS.get(text.strip(), text)
        if self._expression is not None:
            self._expression.append(text)
        elif any(tag in ("code", "pre") for tag, _ in self._open):
            self.parts.append(text)
        else:
            self._text_with_calls(text)

    def _text_with_calls(self, text: str) -> None:
        start = 0
        for call in _CALL.finditer(text):
            if call[1] in self._prepared.notes:
                self.parts.append(_SHORTCODE.sub("", text[start : call.start()]))
                self._call(call[1])
                start = call.end()
        self.parts.append(_SHORTCODE.sub("", text[start:]))

    def _marked(self, number: int) -> None:
        mark = self._prepared.marks[number]
        if mark.kind == "file":
            self._path = mark.text
        elif not self._silent and mark.kind == "formula":
            self.found.formulas.append(mark.text)
        elif not self._silent:
            self.parts.append(mark.text)

    def _call(self, label: str) -> None:
        """A call of the note ``label``: the first one reads it."""
        if label not in self.found.called and label in self._prepared.notes:
            self.found.called.add(label)
            note = read_visible_text(self._prepared, self._names, self._path, note=label, found=self.found)
            self.found.notes.append("".join(note.parts))

    def _picture(self, alternative: str) -> None:
        if self._silent or not alternative:
            return
        self.found.alternatives.append(alternative)
        if self._alternatives:
            self.parts.append(alternative)

    def _close_expression(self, name: str) -> None:
        self.parts.append(self._names.values.get(name.strip(), name))
        self._expression = None

    def _close_heading(self, tag: str) -> None:
        start, ids = self._heading
        text = "".join(self.parts[start:]).strip()
        for name in (*ids, re.sub(r"[^\w]+", "-", text.lower()).strip("-")):
            self.headings.setdefault(name, text)
        if tag == "h1" and text and self._title is None:
            self._title = start, len(self.parts)

    @property
    def _silent(self) -> bool:
        return any(unseen for _, unseen in self._open)

    def _is_unseen(self, tag: str, attributes: Mapping[str, str]) -> bool:
        if tag in _TABLES:
            return self._columns.hides(tag, attributes)
        is_icon = tag == "i" and attributes.get("class", "").startswith("fa")
        return tag in _UNSEEN or is_icon or (tag == "a" and self._columns.kind == "image")

    def _is_replaced(self, tag: str, attributes: Mapping[str, str]) -> bool:
        """Whether another text than that of the tag is shown, which is done then."""
        if tag == "code" and attributes.get("class") == "expression":
            self._expression = []
        if tag != "a":
            return False
        address = attributes.get("href", "")
        if address.startswith(_NOTE_ADDRESS):
            self._call(address.removeprefix(_NOTE_ADDRESS))
        text = self._names.labels.get(address)
        if text is None and self._is_mention(attributes):
            text = self._names.title(address, self._path)
        self.parts.append(text or "")
        return text is not None

    def _is_mention(self, attributes: Mapping[str, str]) -> bool:
        named = attributes.get("title") == "mention" or "data-mention" in attributes
        return named or self._columns.kind == "content-ref"
