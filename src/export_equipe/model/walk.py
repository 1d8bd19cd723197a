"""Walking trees: every block, every inline, in reading order; and rewriting inlines.

Comes in: model nodes. Goes out: iterators, plain text, or a tree with its inlines replaced.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import assert_never

from export_equipe.model.block import (
    Block,
    Blocks,
    CodeBlock,
    Divider,
    EditorialNote,
    Hint,
    List,
    ListItem,
    Paragraph,
    Quote,
    RawBlock,
    Section,
)
from export_equipe.model.inline import (
    Code,
    Emoji,
    Emphasis,
    Image,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Mention,
    Placeholder,
    Strike,
    Strong,
    Superscript,
    Text,
)
from export_equipe.model.table import Cell, Row, Table

_WHITE = re.compile(r"[ \t\r\n\f\v]+")


def child_inlines(node: Inline) -> Inlines:
    """The inlines inside ``node``; none for a leaf."""
    match node:
        case (
            Emphasis(children=children) | Strong(children=children) | Strike(children=children)
            | Superscript(children=children) | Link(children=children) | Placeholder(children=children)
        ):  # fmt: skip
            return children
        case Text() | Code() | LineBreak() | Mention() | Image() | Emoji():
            return ()
        case _:
            assert_never(node)


def walk_inlines(nodes: Iterable[Inline]) -> Iterator[Inline]:
    """Every inline of ``nodes``, parents before children."""
    for node in nodes:
        yield node
        yield from walk_inlines(child_inlines(node))


def plain_inlines(nodes: Iterable[Inline]) -> str:
    """The characters of ``nodes``; a line break is a space, a picture its text alternative."""
    parts: list[str] = []
    for node in walk_inlines(nodes):
        match node:
            case Text(value=value) | Code(value=value) | Emoji(value=value):
                parts.append(value)
            case Mention(name=name):
                parts.append(name)
            case LineBreak():
                parts.append(" ")
            case Image(alternative=alternative):
                parts.append(alternative or "")
            case _:
                pass
    return "".join(parts)


def fold_spaces(text: str) -> str:
    """``text`` with each run of white space made one space; no-break spaces are no white space here."""
    return _WHITE.sub(" ", text).strip(" ")


def table_cells(table: Table) -> Iterator[Cell]:
    """Every cell of ``table``, row by row."""
    for row in ((table.head,) if table.head else ()) + table.rows:
        yield from row.cells


def block_inlines(block: Block) -> Iterator[Inlines]:
    """The runs of inlines that stand directly in ``block`` (not in the blocks inside it)."""
    match block:
        case Paragraph(children=children) | EditorialNote(children=children):
            yield children
        case Section(heading=heading):
            yield heading.children
        case Table():
            yield from (cell.children for cell in table_cells(block))
        case List() | Quote() | Hint() | CodeBlock() | Divider() | RawBlock():
            return
        case _:
            assert_never(block)


def child_blocks(block: Block) -> Blocks:
    """The blocks directly inside ``block``."""
    match block:
        case Section(children=children) | Quote(children=children) | Hint(children=children):
            return children
        case List(items=items):
            return tuple(child for item in items for child in item.children)
        case Paragraph() | Table() | CodeBlock() | Divider() | EditorialNote() | RawBlock():
            return ()
        case _:
            assert_never(block)


def walk_blocks(blocks: Iterable[Block]) -> Iterator[Block]:
    """Every block, parents before children."""
    for block in blocks:
        yield block
        yield from walk_blocks(child_blocks(block))


def map_blocks(blocks: Blocks, change: Callable[[Block], Block]) -> Blocks:
    """``blocks`` with ``change`` applied to every block, the inner ones first."""
    return tuple(change(_with_children(block, change)) for block in blocks)


def _with_children(block: Block, change: Callable[[Block], Block]) -> Block:
    match block:
        case Section() | Quote() | Hint():
            return replace(block, children=map_blocks(block.children, change))
        case List():
            return replace(block, items=tuple(_mapped_item(item, change) for item in block.items))
        case Paragraph() | Table() | CodeBlock() | Divider() | EditorialNote() | RawBlock():
            return block
        case _:
            assert_never(block)


def _mapped_item(item: ListItem, change: Callable[[Block], Block]) -> ListItem:
    return replace(item, children=map_blocks(item.children, change))


def map_inlines(block: Block, change: Callable[[Inlines], Inlines]) -> Block:
    """``block`` with ``change`` applied to each run of inlines that stands directly in it."""
    match block:
        case Paragraph() | EditorialNote():
            return replace(block, children=change(block.children))
        case Section():
            return replace(block, heading=replace(block.heading, children=change(block.heading.children)))
        case Table():
            head = _mapped_row(block.head, change) if block.head else None
            return replace(block, head=head, rows=tuple(_mapped_row(row, change) for row in block.rows))
        case List() | Quote() | Hint() | CodeBlock() | Divider() | RawBlock():
            return block
        case _:
            assert_never(block)


def _mapped_row(row: Row, change: Callable[[Inlines], Inlines]) -> Row:
    return replace(row, cells=tuple(replace(cell, children=change(cell.children)) for cell in row.cells))
