"""Walking trees: every block, every inline, in reading order; and rewriting them.

Comes in: model nodes. Goes out: iterators, plain text, or a tree with some nodes replaced. Decided here: nodes are
found through the fields of their classes, in the order of their declaration, which is the reading order: a node that is
new in the model is walked without a word here.
"""

import re
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any, TypeVar, cast, get_args

from export_equipe.model.block import Block, Blocks
from export_equipe.model.document import Page
from export_equipe.model.inline import Code, Container, Emoji, Image, Inline, Inlines, LineBreak, Math, Mention, Text
from export_equipe.model.picture import Picture
from export_equipe.model.table import Cell, Row, Table
from export_equipe.source import Span

_WHITE = re.compile(r"[ \t\r\n\f\v]+")
_BLOCKS: tuple[type, ...] = get_args(Block)
_INLINES: tuple[type, ...] = get_args(Inline)
_CONTAINERS: tuple[type, ...] = get_args(Container)
Node = TypeVar("Node")


def child_inlines(node: Inline) -> Inlines:
    """The inlines inside ``node``; none for a leaf."""
    return cast(Inlines, getattr(node, "children", ())) if isinstance(node, _CONTAINERS) else ()


def walk_inlines(nodes: Iterable[Inline]) -> Iterator[Inline]:
    """Every inline of ``nodes``, parents before children."""
    for node in nodes:
        yield node
        yield from walk_inlines(child_inlines(node))


def plain_inlines(nodes: Iterable[Inline]) -> str:
    """The characters of ``nodes``; a line break is a space, a picture its text alternative, a formula its LaTeX."""
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
            case Math(latex=latex):
                parts.append(latex)
            case _:
                pass
    return "".join(parts)


def plain_blocks(blocks: Iterable[Block]) -> str:
    """The characters of all inlines of ``blocks``, a space between two blocks."""
    found = (plain_inlines(nodes) for block in walk_blocks(blocks) for nodes in block_inlines(block))
    return " ".join(text for text in found if text)


def fold_spaces(text: str) -> str:
    """``text`` with each run of white space made one space; no-break spaces are no white space here."""
    return _WHITE.sub(" ", text).strip(" ")


def table_rows(table: Table) -> tuple[Row, ...]:
    """Every row of ``table``, the head's first."""
    return (*table.head, *table.rows)


def table_cells(table: Table) -> Iterator[Cell]:
    """Every cell of ``table``, row by row."""
    for row in table_rows(table):
        yield from row.cells


def block_parts(block: Block) -> Iterator[Inlines | Block]:
    """What stands directly in ``block`` and its parts (items, cells, tabs…), in reading order: inlines and blocks."""
    yield from _parts_of(block)


def _parts_of(node: Any) -> Iterator[Inlines | Block]:
    for name in _fields_of(node):
        value = getattr(node, name)
        values = value if isinstance(value, tuple) else (value,)
        if values and isinstance(values[0], _INLINES):
            yield cast(Inlines, values)
            continue
        for child in values:
            if isinstance(child, _BLOCKS):
                yield cast(Block, child)
            elif _is_part(child):
                yield from _parts_of(child)


def block_inlines(block: Block) -> Iterator[Inlines]:
    """The runs of inlines that stand directly in ``block`` and its parts (not in the blocks inside it)."""
    return (part for part in block_parts(block) if isinstance(part, tuple))


def child_blocks(block: Block) -> Blocks:
    """The blocks directly inside ``block`` and its parts."""
    return tuple(part for part in block_parts(block) if not isinstance(part, tuple))


def walk_blocks(blocks: Iterable[Block]) -> Iterator[Block]:
    """Every block, parents before children."""
    for block in blocks:
        yield block
        yield from walk_blocks(child_blocks(block))


def map_blocks(blocks: Blocks, change: Callable[[Block], Block]) -> Blocks:
    """``blocks`` with ``change`` applied to every block, the inner ones first."""
    return tuple(change(map_children(block, lambda inner: map_blocks(inner, change))) for block in blocks)


def map_children(block: Block, change: Callable[[Blocks], Blocks]) -> Block:
    """``block`` with ``change`` applied to each run of blocks directly inside it or its parts."""
    return _rebuilt(block, change, _same)


def map_inlines(block: Block, change: Callable[[Inlines], Inlines]) -> Block:
    """``block`` with ``change`` applied to each run of inlines that stands directly in it or in its parts."""
    return _rebuilt(block, _same, change)


def map_page(page: Page, change: Callable[[Inlines], Inlines]) -> Page:
    """``page`` with ``change`` applied to every run of inlines: of its title, of its blocks, of its footnotes."""
    page = map_page_blocks(page, lambda block: map_inlines(block, change))
    return replace(page, title=change(page.title))


def map_page_blocks(page: Page, change: Callable[[Block], Block]) -> Page:
    """``page`` with ``change`` applied to every block, those of its footnotes too."""
    notes = tuple(replace(note, children=map_blocks(note.children, change)) for note in page.notes)
    return replace(page, blocks=map_blocks(page.blocks, change), notes=notes)


def page_inlines(page: Page) -> Iterator[Inlines]:
    """Every run of inlines of ``page``: of its title, of its blocks, of its footnotes."""
    yield page.title
    for block in page_blocks(page):
        yield from block_inlines(block)


def page_blocks(page: Page) -> Iterator[Block]:
    """Every block of ``page``, those of its footnotes last."""
    yield from walk_blocks(page.blocks)
    for note in page.notes:
        yield from walk_blocks(note.children)


def _same(nodes: Any) -> Any:
    return nodes


def _rebuilt(node: Node, on_blocks: Callable[[Blocks], Blocks], on_inlines: Callable[[Inlines], Inlines]) -> Node:
    """``node`` with its blocks and inlines replaced, those of its parts too; the node itself when nothing changed."""
    changes: dict[str, Any] = {}
    for name in _fields_of(node):
        value = getattr(node, name)
        new = _replaced(value, on_blocks, on_inlines)
        if new is not value:
            changes[name] = new
    return replace(node, **changes) if changes else node  # type: ignore[type-var]


def _replaced(value: Any, on_blocks: Callable[[Blocks], Blocks], on_inlines: Callable[[Inlines], Inlines]) -> Any:
    if not isinstance(value, tuple):
        if isinstance(value, _INLINES):  # the cover of a card: one picture stays one
            return next(iter(on_inlines((value,))), None)  # type: ignore[arg-type]
        return _rebuilt(value, on_blocks, on_inlines) if _is_part(value) else value
    if not value or not is_dataclass(value[0]):
        return value
    if isinstance(value[0], _BLOCKS):
        new: tuple[Any, ...] = on_blocks(value)
    elif isinstance(value[0], _INLINES):
        new = on_inlines(value)
    else:
        new = tuple(_rebuilt(part, on_blocks, on_inlines) for part in value)
    same = len(new) == len(value) and all(one is other for one, other in zip(new, value, strict=True))
    return value if same else new


def _is_part(value: object) -> bool:
    """Whether ``value`` is a part of a block: an item, a row, a heading…"""
    return is_dataclass(value) and not isinstance(value, (*_BLOCKS, *_INLINES, Span, Picture))


def _fields_of(node: object) -> tuple[str, ...]:
    """The fields of ``node`` that may hold nodes."""
    return _node_fields(cast(Hashable, type(node)))


@cache
def _node_fields(kind: Hashable) -> tuple[str, ...]:
    return tuple(field.name for field in fields(cast(Any, kind)) if field.name != "span")
