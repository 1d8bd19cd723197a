"""Editorial notes and markers of figures.

Comes in: a page, the phrases that ask for a figure, the kinds of the figures in its data. Goes out: the page with its
notes recognised and, where the data has a figure of that kind, filled. Decided here: a paragraph that opens with the
phrase is a note as a whole; elsewhere the phrase alone is a marker; notes take figures in order.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from export_equipe.model.block import Block, EditorialNote, Paragraph
from export_equipe.model.document import Page
from export_equipe.model.inline import Inline, Inlines, Placeholder, Text
from export_equipe.model.rewrite import rewrite_inlines
from export_equipe.model.walk import map_blocks, map_inlines, plain_inlines
from export_equipe.source import Span


def resolve_placeholders(page: Page, phrases: Mapping[str, str], figure_kinds: Sequence[str]) -> Page:
    """``page`` with its notes and figure markers; ``phrases`` maps each phrase to the kind of figure it asks for."""
    resolver = _Resolver(phrases, figure_kinds)
    return replace(page, blocks=map_blocks(page.blocks, resolver.resolve))


class _Resolver:
    """Hands out the figures, in order, to the notes that ask for their kind."""

    def __init__(self, phrases: Mapping[str, str], figure_kinds: Sequence[str]) -> None:
        self._phrases = phrases
        self._free = list(enumerate(figure_kinds))

    def resolve(self, block: Block) -> Block:
        """A note, or the block with its markers."""
        if isinstance(block, Paragraph):
            opening = _fold(plain_inlines(block.children).lstrip())
            for phrase, kind in self._phrases.items():
                if opening.startswith(_fold(phrase)):
                    return EditorialNote(kind=kind, children=block.children, figure=self._take(kind), span=block.span)
        if isinstance(block, EditorialNote):
            return block
        return map_inlines(block, self._marked)

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
        for phrase in self._phrases:
            before, found, after = _partition(node.value, phrase)
            if not found:
                continue
            start = node.span.start + len(before)
            if before:
                yield _piece(node, before, node.span.start)
            inner = _piece(node, found, start)
            yield Placeholder(word=phrase, children=(inner,), span=inner.span)
            if after:
                yield from self._split(_piece(node, after, start + len(found)))
            return
        yield node


def _fold(text: str) -> str:
    return " ".join(text.split()).casefold()


def _partition(text: str, phrase: str) -> tuple[str, str, str]:
    index = text.casefold().find(phrase.casefold())
    if index < 0 or len(text.casefold()) != len(text):
        return text, "", ""
    return text[:index], text[index : index + len(phrase)], text[index + len(phrase) :]


def _piece(node: Text, value: str, start: int) -> Text:
    """A piece of ``node``; its place is exact when the source holds the text as it reads."""
    linear = node.span.end - node.span.start >= start - node.span.start + len(value)
    return Text(value=value, span=Span(node.span.path, start, start + len(value)) if linear else node.span)
