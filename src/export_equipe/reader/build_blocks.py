"""From markdown-it's block tokens to block nodes, headings still flat.

Comes in: the tokens of a page. Goes out: a flat sequence of blocks and headings (``passes.sections`` nests them). Never
raises on content: what is not understood is kept as text and reported. Decided here: how liquid tags pair, what block
HTML leaves.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html.parser import HTMLParser
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
from export_equipe.model.inline import Inlines, Text
from export_equipe.model.table import Align, Cell, Row, Table
from export_equipe.reader.build_inlines import InlineBuilder
from export_equipe.reader.legal import legal_text
from export_equipe.reader.markdown import MAX_NESTING
from export_equipe.reader.positions import ContentMap
from export_equipe.source import SourceText, Span

FlatBlock: TypeAlias = Block | Heading

_TASK = re.compile(r"\[([ xX])\]\s+")
_ALIGN = {"left": Align.START, "center": Align.CENTER, "right": Align.END}
MAX_HINTS = 10  # hints in hints
HINT_KINDS = ("info", "success", "warning", "danger")
_ATTRIBUTE = re.compile(r"""([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")


@dataclass
class _Cursor:
    """A place in the token stream."""

    tokens: Sequence[Token]
    index: int = 0

    def take(self) -> Token:
        token = self.tokens[self.index]
        self.index += 1
        return token

    def at(self, *types: str) -> bool:
        return self.index < len(self.tokens) and self.tokens[self.index].type in types

    @property
    def more(self) -> bool:
        return self.index < len(self.tokens)


class BlockBuilder:
    """Builds the blocks of one page; ``first_line`` is the file's line (from 1) of the parsed text's first line."""

    def __init__(self, source: SourceText, first_line: int, sink: Sink) -> None:
        self._source = source
        self._first_line = first_line
        self._sink = sink
        self._hints = 0

    def build(self, tokens: Sequence[Token]) -> tuple[FlatBlock, ...]:
        """All blocks of ``tokens``."""
        cursor = _Cursor(tokens)
        blocks: list[FlatBlock] = []
        while cursor.more:
            blocks.extend(self._block(cursor))
        return tuple(blocks)

    def _until(self, cursor: _Cursor, closing: str) -> Blocks:
        """The blocks up to the ``closing`` token; a heading inside a container becomes a strong paragraph."""
        blocks: list[Block] = []
        while cursor.more and not cursor.at(closing):
            blocks.extend(_contained(block) for block in self._block(cursor))
        if cursor.more:
            cursor.take()
        return tuple(blocks)

    def _block(self, cursor: _Cursor) -> list[FlatBlock]:
        token = cursor.take()
        match token.type:
            case "heading_open":
                children = self._inlines(cursor.take())
                cursor.take()
                return [Heading(children=children, source_level=int(token.tag[1:]), span=self._lines(token))]
            case "paragraph_open":
                children = self._inlines(cursor.take())
                cursor.take()
                return [Paragraph(children=children, span=self._text_span(token, children))] if children else []
            case "bullet_list_open" | "ordered_list_open":
                return [self._list(token, cursor)]
            case "blockquote_open":
                self._check_depth(token)
                return [Quote(children=self._until(cursor, "blockquote_close"), span=self._lines(token))]
            case "fence" | "code_block":
                return [self._code(token)]
            case "hr":
                return [Divider(span=self._lines(token))]
            case "table_open":
                return [self._table(token, cursor)]
            case "html_block":
                return self._html(token)
            case "liquid":
                return self._liquid(token, cursor)
            case other:
                raise AssertionError(f"unknown block token {other}")

    def _list(self, token: Token, cursor: _Cursor) -> List:
        items: list[ListItem] = []
        while cursor.at("list_item_open"):
            opening = cursor.take()
            self._check_depth(opening)
            items.append(_task(self._until(cursor, "list_item_close"), self._lines(opening)))
        cursor.take()
        ordered = token.type == "ordered_list_open"
        start = int(token.attrs.get("start", 1)) if ordered else 1
        return List(items=tuple(items), ordered=ordered, start=start, span=self._lines(token))

    def _check_depth(self, container: Token) -> None:
        """markdown-it drops what a container at its last level holds."""
        if container.level >= MAX_NESTING - 1:
            message = "trop de blocs les uns dans les autres : la suite de ce passage est perdue"
            hint = f"ne pas emboîter plus de {MAX_NESTING // 2} listes ou citations"
            self._sink.report("imbrication-trop-profonde", Severity.ERROR, self._lines(container), message, hint=hint)

    def _code(self, token: Token) -> CodeBlock:
        span = self._lines(token)
        language = token.info.split()[0] if token.info.split() else ""
        return CodeBlock(value=legal_text(token.content.rstrip("\n"), span, self._sink), language=language, span=span)

    def _table(self, token: Token, cursor: _Cursor) -> Table:
        rows: list[Row] = []
        columns: tuple[Align, ...] = ()
        while not cursor.at("table_close"):
            if cursor.take().type != "tr_open":
                continue
            row, aligns = self._row(cursor)
            rows.append(row)
            columns = columns or aligns
        cursor.take()
        head = rows[0] if rows and any(cell.children for cell in rows[0].cells) else None
        return Table(columns=columns, head=head, rows=tuple(rows[1:]), span=self._lines(token))

    def _row(self, cursor: _Cursor) -> tuple[Row, tuple[Align, ...]]:
        cells: list[Cell] = []
        aligns: list[Align] = []
        place, line = 0, 0
        while not cursor.at("tr_close"):
            opening, inline = cursor.take(), cursor.take()
            cursor.take()
            line = (inline.map or [0])[0] + self._first_line
            places = ContentMap(self._source, inline.content, line, cursor=place)
            place = max(place, places.end - self._source.line_start(line))
            span = Span(self._source.path, places.offset(0), max(places.offset(0), places.end))
            cells.append(Cell(children=self._built(inline, places), span=span))
            aligns.append(_ALIGN.get(str(opening.attrs.get("style", "")).removeprefix("text-align:"), Align.START))
        cursor.take()
        self._check_row_end(max(line, 1), place)
        return Row(cells=tuple(cells), span=self._source.line_span(max(line, 1))), tuple(aligns)

    def _check_row_end(self, line: int, column: int) -> None:
        """A row may hold more cells than the table has columns: GFM drops them, we say so."""
        rest = self._source.line(line)[column:]
        if rest.strip("| \t"):
            start = self._source.line_start(line) + column + len(rest) - len(rest.lstrip("| \t"))
            span = Span(self._source.path, start, self._source.line_span(line).end)
            hint = "ôter la cellule, ou échapper la barre verticale (\\|)"
            message = "cette ligne a plus de cellules que le tableau : ce texte n’est pas repris"
            self._sink.report("cellule-en-trop", Severity.WARNING, span, message, hint=hint)

    def _html(self, token: Token) -> list[FlatBlock]:
        text = _html_text(token.content)
        if not text:
            return []
        span = self._lines(token)
        hint = "le texte est gardé ; l’écrire en Markdown pour garder sa mise en forme"
        self._sink.report("html-ignore", Severity.WARNING, span, "bloc HTML réduit à son texte", hint=hint)
        return [RawBlock(value=legal_text(text, span, self._sink), span=span)]

    def _liquid(self, token: Token, cursor: _Cursor) -> list[FlatBlock]:
        name, span = token.info, self._lines(token)
        if name == "hint" and self._hints < MAX_HINTS:
            self._hints += 1
            hint_block = self._hint(token, cursor, span)
            self._hints -= 1
            return [hint_block]
        if name.startswith(("end", "/")):
            return []
        attributes = _attributes(token)
        shown = [attributes[key] for key in ("title", "caption", "description", "url", "src") if attributes.get(key)]
        hint = "son contenu est gardé à la suite ; la mise en forme de ce bloc n’est pas encore reprise"
        self._sink.report("bloc-gitbook-inconnu", Severity.WARNING, span, f"bloc GitBook « {name} »", hint=hint)
        return [RawBlock(value=text, span=span) for text in shown]

    def _hint(self, token: Token, cursor: _Cursor, span: Span) -> Hint:
        kind = _attributes(token).get("style", "info")
        if kind not in HINT_KINDS:
            message = f"style d’encadré inconnu : « {kind} » ; il devient « info »"
            self._sink.report(
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
            self._sink.report("bloc-non-ferme", Severity.WARNING, span, message, hint=hint)
        return Hint(kind=kind, children=tuple(children), span=span)

    def _inlines(self, inline: Token) -> Inlines:
        return self._built(inline, ContentMap(self._source, inline.content, (inline.map or [0])[0] + self._first_line))

    def _built(self, inline: Token, places: ContentMap) -> Inlines:
        return InlineBuilder(self._source.path, places, self._sink).build(inline.children or ())

    def _lines(self, token: Token) -> Span:
        first, end = token.map or [0, 1]
        line = self._source.line(first + self._first_line)
        start = self._source.line_start(first + self._first_line) + len(line) - len(line.lstrip())
        last = self._source.line_span(max(end - 1, first) + self._first_line)
        return Span(self._source.path, start, max(start, last.end))

    def _text_span(self, token: Token, children: Inlines) -> Span:
        """The span of a paragraph from its first to its last character."""
        lines = self._lines(token)
        return children[0].span.to(Span(lines.path, children[0].span.start, max(lines.end, children[0].span.start)))


def _contained(block: FlatBlock) -> Block:
    """A heading inside a list, a quote or a hint is shown as a strong paragraph: outlines have no such place."""
    from export_equipe.model.inline import Strong

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


def _attributes(token: Token) -> dict[str, str]:
    return {m[1]: m[2] or m[3] or "" for m in _ATTRIBUTE.finditer(str(token.meta.get("attributes", "")))}


class _TextOnly(HTMLParser):
    """The text of a piece of HTML, scripts and styles left out; a picture leaves its text alternative."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._hidden += tag in ("script", "style")
        if tag == "img":
            self.parts.append(dict(attrs).get("alt") or "")
        self.parts.append(" ")

    def handle_endtag(self, tag: str) -> None:
        self._hidden = max(0, self._hidden - (tag in ("script", "style")))
        self.parts.append(" ")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.parts.append(data)


def _html_text(source: str) -> str:
    parser = _TextOnly()
    parser.feed(source)
    parser.close()
    return " ".join("".join(parser.parts).split())
