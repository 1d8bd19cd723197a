"""Editorial notes and markers of figures.

Comes in: a page, the phrases that ask for a figure, the kinds of the figures in its data. Goes out: the page with its
notes recognised and, where the data has a figure of that kind, filled. Decided here: a paragraph that opens with the
phrase is a note as a whole; elsewhere the phrase alone is a marker; notes take figures in order.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile

from export_equipe.model.block import Block, Blocks, Cards, EditorialNote, Paragraph
from export_equipe.model.document import Page
from export_equipe.model.inline import Code, Inline, Inlines, Placeholder, Text
from export_equipe.model.rewrite import rewrite_inlines
from export_equipe.model.table import Table
from export_equipe.model.walk import map_children, map_inlines, plain_inlines, walk_inlines
from export_equipe.source import SourceText, Span


def resolve_placeholders(
    page: Page, phrases: Mapping[str, str], figure_kinds: Sequence[str], source: SourceText
) -> Page:
    """``page`` with its notes and figure markers.

    ``phrases`` maps each phrase to the kind of figure it asks for; ``source`` is the page's text.
    """
    resolver = _Resolver(phrases, figure_kinds, source)
    notes = tuple(replace(note, children=resolver.resolved(note.children)) for note in page.notes)
    return replace(page, blocks=resolver.resolved(page.blocks), notes=notes)


class _Resolver:
    """Hands out the figures, in order, to the notes that ask for their kind."""

    def __init__(self, phrases: Mapping[str, str], figure_kinds: Sequence[str], source: SourceText) -> None:
        self._phrases = [(phrase, kind, _pattern(phrase)) for phrase, kind in phrases.items()]
        self._free = list(enumerate(figure_kinds))
        self._source = source

    def resolved(self, blocks: Blocks, *, in_table: bool = False) -> Blocks:
        """``blocks`` with their notes and markers; in a table there is no room for a figure, and no note."""
        return tuple(self._resolve(block, in_table=in_table) for block in blocks)

    def _resolve(self, block: Block, *, in_table: bool) -> Block:
        if isinstance(block, Paragraph) and not in_table:
            opening = _before_code(block.children).lstrip()
            for _, kind, pattern in self._phrases:
                if pattern.match(opening):
                    return EditorialNote(kind=kind, children=block.children, figure=self._take(kind), span=block.span)
        inside = in_table or isinstance(block, Table | Cards)
        marked = map_inlines(block, self._marked)
        return map_children(marked, lambda children: self.resolved(children, in_table=inside))

    def _take(self, kind: str) -> int | None:
        for entry in self._free:
            if entry[1] == kind:
                self._free.remove(entry)
                return entry[0]
        return None

    def _marked(self, nodes: Inlines) -> Inlines:
        return rewrite_inlines(nodes, self._mark)

    def _mark(self, node: Inline) -> Inlines:
        return tuple(self._split(node)) if isinstance(node, Text) else (node,)

    def _split(self, node: Text) -> Iterator[Inline]:
        for phrase, _, pattern in self._phrases:
            match = pattern.search(node.value)
            if match is None:
                continue
            span = self._place(node, pattern)
            if match.start():
                yield _piece(node, node.value[: match.start()], node.span.start, span.start)
            yield Placeholder(word=phrase, children=(Text(value=match[0], span=span),), span=span)
            if match.end() < len(node.value):
                yield from self._split(_piece(node, node.value[match.end() :], span.end, node.span.end))
            return
        yield node

    def _place(self, node: Text, pattern: re.Pattern[str]) -> Span:
        """Where the page has what ``pattern`` found in ``node``; the whole node when it is written otherwise there."""
        if node.span.path != self._source.path:  # the text of an included file
            return node.span
        match = pattern.search(self._source.text, node.span.start, node.span.end)
        return Span(node.span.path, match.start(), match.end()) if match else node.span


def _pattern(phrase: str) -> re.Pattern[str]:
    """``phrase`` in any case, with any white space between its words, either apostrophe in them."""
    words = (re.sub("['’]", "['’]", re.escape(word)) for word in phrase.split())
    return re.compile(r"\s+".join(words), re.IGNORECASE)


def _before_code(nodes: Inlines) -> str:
    """What ``nodes`` read before their first code: code says what it shows, and asks for nothing."""
    return plain_inlines(takewhile(lambda node: not isinstance(node, Code), walk_inlines(nodes)))


def _piece(node: Text, value: str, start: int, end: int) -> Text:
    return Text(value=value, span=Span(node.span.path, start, end) if start <= end else node.span)
