"""A small tree of HTML elements, made by ``html.parser``."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())  # noqa: SIM905
_CLOSE_PARAGRAPHS = (
    "address article aside blockquote details div dl fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr main nav "
    "ol p pre section table ul"
)
# An element of the key is closed by the start of one of the values, as the standard allows to leave its end tag out.
_CLOSED_BY = {
    "p": frozenset(_CLOSE_PARAGRAPHS.split()),
    "li": frozenset({"li"}),
    "dt": frozenset({"dt", "dd"}),
    "dd": frozenset({"dt", "dd"}),
    "tr": frozenset({"tr", "tbody", "tfoot"}),
    "td": frozenset({"td", "th", "tr", "tbody", "tfoot"}),
    "th": frozenset({"td", "th", "tr", "tbody", "tfoot"}),
    "thead": frozenset({"tbody", "tfoot"}),
    "tbody": frozenset({"tbody", "tfoot"}),
    "caption": frozenset({"colgroup", "thead", "tbody", "tr"}),
    "colgroup": frozenset({"thead", "tbody", "tr"}),
    "head": frozenset({"body"}),
}


@dataclass(slots=True)
class Element:
    """An element: its tag in lower case, its attributes, and its children, elements and text."""

    tag: str
    attributes: dict[str, str]
    children: list["Element | str"] = field(default_factory=list)
    line: int = 0

    def get(self, name: str) -> str:
        """The value of an attribute, ``""`` without it."""
        return self.attributes.get(name, "")

    def walk(self) -> Iterator["Element"]:
        """The element itself and all elements in it, in document order."""
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.walk()

    def all(self, *tags: str) -> list["Element"]:
        """The elements in this one that have one of these tags, in document order."""
        return [element for element in self.walk() if element.tag in tags]

    def first(self, *tags: str) -> "Element | None":
        """The first of them."""
        return next(iter(self.all(*tags)), None)

    def text(self) -> str:
        """All characters in this element."""
        return "".join(child if isinstance(child, str) else child.text() for child in self.children)


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("#document", {})
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        while tag in _CLOSED_BY.get(self._open[-1].tag, ()):
            self._open.pop()
        self._append(tag, attrs)
        if tag not in VOID:
            self._open.append(self._last)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._append(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        for depth in range(len(self._open) - 1, 0, -1):
            if self._open[depth].tag == tag:
                del self._open[depth:]
                return

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)

    def _append(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._last = Element(tag, {name: value or "" for name, value in attrs}, line=self.getpos()[0])
        self._open[-1].children.append(self._last)


def parse_html(text: str) -> Element:
    """The tree of ``text``; its root is ``#document``."""
    builder = _Builder()
    builder.feed(text)
    builder.close()
    return builder.root
