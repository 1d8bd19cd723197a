"""From markdown-it's block tokens to block nodes, headings still flat.

Comes in: the tokens of a page. Goes out: a flat sequence of blocks and headings (``passes.sections`` nests them). Never
raises on content: what is not understood is kept as text and reported. Decided here: how liquid tags pair, what block
HTML leaves.
"""

import re
from collections.abc import Sequence
from typing import TypeAlias

from markdown_it.token import Token

from export_equipe.diagnostics import Severity, Sink
from export_equipe.model.block import (
    Block,
    Blocks,
    CodeBlock,
    Divider,
    Heading,
    Hint,
    List,
    ListItem,
    Paragraph,
    Quote,
    RawBlock,
)
from export_equipe.model.inline import Strong, Text
from export_equipe.reader.build_tables import build_table
from export_equipe.reader.html import html_text, read_attributes
from export_equipe.reader.legal import legal_text
from export_equipe.reader.markdown import MAX_NESTING
from export_equipe.reader.page_tokens import Cursor, PageTokens
from export_equipe.source import SourceText, Span

FlatBlock: TypeAlias = Block | Heading

_TASK = re.compile(r"\[([ xX])\]\s+")
MAX_HINTS = 10  # hints in hints
HINT_KINDS = ("info", "success", "warning", "danger")


class BlockBuilder:
    """Builds the blocks of one page; ``first_line`` is the file's line (from 1) of the parsed text's first line."""

    def __init__(self, source: SourceText, first_line: int, sink: Sink) -> None:
        self._page = PageTokens(source, first_line, sink)
        self._hints = 0

    def build(self, tokens: Sequence[Token]) -> tuple[FlatBlock, ...]:
        """All blocks of ``tokens``."""
        cursor = Cursor(tokens)
        blocks: list[FlatBlock] = []
        while cursor.more:
            blocks.extend(self._block(cursor))
        return tuple(blocks)

    def _until(self, cursor: Cursor, closing: str) -> Blocks:
        """The blocks up to the ``closing`` token; a heading inside a container becomes a strong paragraph."""
        blocks: list[Block] = []
        while cursor.more and not cursor.at(closing):
            blocks.extend(_contained(block) for block in self._block(cursor))
        if cursor.more:
            cursor.take()
        return tuple(blocks)

    def _block(self, cursor: Cursor) -> list[FlatBlock]:
        token = cursor.take()
        match token.type:
            case "heading_open":
                children = self._page.inlines(cursor.take())
                cursor.take()
                return [Heading(children=children, source_level=int(token.tag[1:]), span=self._page.lines(token))]
            case "paragraph_open":
                children = self._page.inlines(cursor.take())
                cursor.take()
                return [Paragraph(children=children, span=self._page.text_span(token, children))] if children else []
            case "bullet_list_open" | "ordered_list_open":
                return [self._list(token, cursor)]
            case "blockquote_open":
                self._check_depth(token)
                return [Quote(children=self._until(cursor, "blockquote_close"), span=self._page.lines(token))]
            case "fence" | "code_block":
                return [self._code(token)]
            case "hr":
                return [Divider(span=self._page.lines(token))]
            case "table_open":
                return [build_table(token, cursor, self._page)]
            case "html_block":
                return self._html(token)
            case "liquid":
                return self._liquid(token, cursor)
            case other:
                raise AssertionError(f"unknown block token {other}")

    def _list(self, token: Token, cursor: Cursor) -> List:
        items: list[ListItem] = []
        while cursor.at("list_item_open"):
            opening = cursor.take()
            self._check_depth(opening)
            items.append(_task(self._until(cursor, "list_item_close"), self._page.lines(opening)))
        cursor.take()
        ordered = token.type == "ordered_list_open"
        start = int(token.attrs.get("start", 1)) if ordered else 1
        return List(items=tuple(items), ordered=ordered, start=start, span=self._page.lines(token))

    def _check_depth(self, container: Token) -> None:
        """markdown-it drops what a container at its last level holds."""
        if container.level >= MAX_NESTING - 1:
            message = "trop de blocs les uns dans les autres : la suite de ce passage est perdue"
            hint = f"ne pas emboîter plus de {MAX_NESTING // 2} listes ou citations"
            self._page.sink.report(
                "imbrication-trop-profonde", Severity.ERROR, self._page.lines(container), message, hint=hint
            )

    def _code(self, token: Token) -> CodeBlock:
        span = self._page.lines(token)
        language = token.info.split()[0] if token.info.split() else ""
        return CodeBlock(
            value=legal_text(token.content.rstrip("\n"), span, self._page.sink), language=language, span=span
        )

    def _html(self, token: Token) -> list[FlatBlock]:
        text = html_text(token.content)
        if not text:
            return []
        span = self._page.lines(token)
        hint = "le texte est gardé ; l’écrire en Markdown pour garder sa mise en forme"
        self._page.sink.report("html-ignore", Severity.WARNING, span, "bloc HTML réduit à son texte", hint=hint)
        return [RawBlock(value=legal_text(text, span, self._page.sink), span=span)]

    def _liquid(self, token: Token, cursor: Cursor) -> list[FlatBlock]:
        name, span = token.info, self._page.lines(token)
        if name == "hint" and self._hints < MAX_HINTS:
            self._hints += 1
            hint_block = self._hint(token, cursor, span)
            self._hints -= 1
            return [hint_block]
        if name.startswith(("end", "/")):
            return []
        attributes = read_attributes(str(token.meta.get("attributes", "")))
        shown = [attributes[key] for key in ("title", "caption", "description", "url", "src") if attributes.get(key)]
        hint = "son contenu est gardé à la suite ; la mise en forme de ce bloc n’est pas encore reprise"
        self._page.sink.report("bloc-gitbook-inconnu", Severity.WARNING, span, f"bloc GitBook « {name} »", hint=hint)
        return [RawBlock(value=text, span=span) for text in shown]

    def _hint(self, token: Token, cursor: Cursor, span: Span) -> Hint:
        kind = read_attributes(str(token.meta.get("attributes", ""))).get("style", "info")
        if kind not in HINT_KINDS:
            message = f"style d’encadré inconnu : « {kind} » ; il devient « info »"
            self._page.sink.report(
                "style-inconnu", Severity.WARNING, span, message, hint=f"styles : {', '.join(HINT_KINDS)}"
            )
            kind = "info"
        children: list[Block] = []
        while cursor.more and not cursor.at("list_item_close", "blockquote_close"):
            if cursor.at("liquid") and cursor.tokens[cursor.index].info == "endhint":
                cursor.take()
                break
            children.extend(_contained(block) for block in self._block(cursor))
        else:
            message = "encadré sans fin : tout ce qui suit en fait partie"
            hint = "écrire « {% endhint %} » sur une ligne, au même retrait"
            self._page.sink.report("bloc-non-ferme", Severity.WARNING, span, message, hint=hint)
        return Hint(kind=kind, children=tuple(children), span=span)


def _contained(block: FlatBlock) -> Block:
    """A heading inside a list, a quote or a hint is shown as a strong paragraph: outlines have no such place."""
    if isinstance(block, Heading):
        return Paragraph(children=(Strong(children=block.children, span=block.span),), span=block.span)
    return block


def _task(children: Blocks, span: Span) -> ListItem:
    first = children[0] if children else None
    if isinstance(first, Paragraph) and first.children and isinstance(first.children[0], Text):
        text = first.children[0]
        match = _TASK.match(text.value)
        if match:
            linear = text.span.end - text.span.start == len(text.value)
            start = text.span.start + match.end() * linear
            rest = Text(value=text.value[match.end() :], span=Span(text.span.path, start, text.span.end))
            inlines = (rest, *first.children[1:]) if rest.value else first.children[1:]
            paragraph = Paragraph(children=inlines, span=first.span)
            return ListItem(children=(paragraph, *children[1:]), checked=match[1] != " ", span=span)
    return ListItem(children=children, span=span)
