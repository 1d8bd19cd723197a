"""Inlines paired on one stack: Markdown's marks and HTML's tags, whichever way they cross.

Comes in: texts, leaves, openings and closings, in order. Goes out: inline nodes. Decided here: an end tag closes what
stands open inside its element, but never beyond a mark of Markdown; one that closes nothing is nothing; what is left
open ends with its paragraph.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from export_equipe.model.inline import Inline, Inlines, Text
from export_equipe.reader.inline_nodes import make_nodes
from export_equipe.reader.page_reading import PageReading
from export_equipe.reader.texts import joined, trimmed
from export_equipe.source import Span

MAX_DEPTH = 20  # emphasis in emphasis: nobody writes more, and recursion has an end


@dataclass
class _Open:
    """An element still being filled; ``markdown`` when a mark of Markdown opened it."""

    name: str
    attributes: Mapping[str, str]
    span: Span
    markdown: bool
    nodes: list[Inline] = field(default_factory=list)


class InlineStack:
    """Builds the inlines of one paragraph."""

    def __init__(self, page: PageReading) -> None:
        self._page = page
        self._top: list[Inline] = []
        self._open: list[_Open] = []

    @property
    def empty(self) -> bool:
        """Whether nothing but white space was met."""
        return not self._open and all(isinstance(node, Text) and not node.value.strip() for node in self._top)

    def add(self, node: Inline) -> None:
        """A node that stands as it is."""
        (self._open[-1].nodes if self._open else self._top).append(node)

    def open(self, name: str, attributes: Mapping[str, str], span: Span, *, markdown: bool = False) -> None:
        """An element begins; ``span`` is that of its opening."""
        self._open.append(_Open(name, attributes, span, markdown))

    def close(self, name: str, span: Span, *, markdown: bool = False) -> bool:
        """An element ends; whether there was one to end."""
        for index in range(len(self._open) - 1, -1, -1):
            each = self._open[index]
            if each.name == name and each.markdown is markdown:
                while len(self._open) > index + 1:
                    self._pop(span)
                self._pop(span)
                return True
            if each.markdown and not markdown:
                return False
        return False

    def finish(self) -> Inlines:
        """The nodes of all, without white space at either end."""
        while self._open:
            self._pop(self._open[-1].span)
        return trimmed(tuple(joined(iter(self._top), self._page.sink)))

    def _pop(self, end: Span) -> None:
        done = self._open.pop()
        children = tuple(joined(iter(done.nodes), self._page.sink))
        deep = len(self._open) >= MAX_DEPTH
        whole = done.span.to(end)
        made = children if deep else make_nodes(done.name, done.attributes, children, done.span, whole, self._page)
        for node in made:
            self.add(node)
