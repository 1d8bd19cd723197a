"""The stack of a page's reading: what is open, and the parts that only its container knows.

Comes in: names, attributes, places. Goes out: frames, and parts: what a tag makes that is no block of its own (a tab,
the summary of an expandable, a cell). Decided here: what becomes of a part whose container is missing.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from itertools import groupby
from typing import TypeAlias, get_args

from export_equipe.model.block import (
    ApiOperation,
    ApiParameter,
    ApiResponse,
    Block,
    Blocks,
    Column,
    Columns,
    Heading,
    List,
    ListItem,
    Paragraph,
    Step,
    Stepper,
    Tab,
    Tabs,
    Update,
    Updates,
)
from export_equipe.model.inline import Inlines, Strong
from export_equipe.model.walk import block_inlines, child_blocks
from export_equipe.reader.nesting import FlatBlock
from export_equipe.source import Span


class Kind(Enum):
    """Who opened a frame: the page, Markdown, a liquid tag, an HTML tag."""

    MARKDOWN = "markdown"
    LIQUID = "liquid"
    HTML = "html"


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of a summary, a caption, a legend (``name`` is the element's)."""

    name: str
    children: Inlines
    blocks: tuple[FlatBlock, ...] = ()
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiText:
    """The description of an operation."""

    children: tuple[FlatBlock, ...]
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class HtmlCell:
    """A cell of an HTML table; ``attributes`` are its tag's."""

    attributes: Mapping[str, str]
    header: bool
    blocks: Blocks
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class HtmlRow:
    """A row of an HTML table; ``head`` when it stands in the table's head."""

    cells: tuple[HtmlCell, ...]
    head: bool = False
    span: Span


Part: TypeAlias = (
    Tab | Step | Column | Update | ListItem | ApiParameter | ApiResponse | ApiText | Words | HtmlCell | HtmlRow
)
Child: TypeAlias = FlatBlock | Part
PARTS: tuple[type, ...] = get_args(Part)


@dataclass
class Frame:
    """Something open; ``children`` are what it holds so far."""

    name: str
    kind: Kind
    span: Span
    attributes: Mapping[str, str] = field(default_factory=dict)
    children: list[Child] = field(default_factory=list)
    raw: list[str] = field(default_factory=list)


def flat_blocks(children: Iterable[Child]) -> tuple[FlatBlock, ...]:
    """``children`` as blocks and headings: parts without their container get one."""
    return tuple(_settled(children))


def contained(children: Iterable[Child]) -> Blocks:
    """``children`` as blocks: a heading inside a list, a quote or a call-out is a strong paragraph."""
    return tuple(_strong(block) if isinstance(block, Heading) else block for block in flat_blocks(children))


def words_of(children: Iterable[Child]) -> tuple[Inlines, Blocks]:
    """The inlines of the paragraphs that ``children`` begin with, and the blocks that follow."""
    inlines: Inlines = ()
    blocks = contained(children)
    for index, block in enumerate(blocks):
        if not isinstance(block, Paragraph) or inlines:
            return inlines, blocks[index:]
        inlines = block.children
    return inlines, ()


def _strong(heading: Heading) -> Block:
    if not heading.children:
        return Paragraph(children=(), span=heading.span)
    return Paragraph(children=(Strong(children=heading.children, span=heading.span),), span=heading.span)


def _settled(children: Iterable[Child]) -> Iterator[FlatBlock]:
    for kind, group in groupby(children, key=type):
        members = tuple(group)
        span = members[0].span
        if kind is Tab:
            yield Tabs(tabs=members, span=span)  # type: ignore[arg-type]
        elif kind is Step:
            yield Stepper(steps=members, span=span)  # type: ignore[arg-type]
        elif kind is Column:
            yield Columns(columns=members, span=span)  # type: ignore[arg-type]
        elif kind is Update:
            yield Updates(updates=members, span=span)  # type: ignore[arg-type]
        elif kind is ListItem:
            yield List(items=members, span=span)  # type: ignore[arg-type]
        elif kind is ApiParameter:
            yield ApiOperation(kind="operation", parameters=members, span=span)  # type: ignore[arg-type]
        elif kind is ApiResponse:
            yield ApiOperation(kind="operation", responses=members, span=span)  # type: ignore[arg-type]
        else:
            for member in members:
                yield from _plain(member)


def _plain(child: Child) -> Iterator[FlatBlock]:
    match child:
        case Words(children=children, blocks=blocks, span=span):
            if children:
                yield Paragraph(children=children, span=span)
            yield from blocks
        case ApiText(children=inner):
            yield from inner
        case HtmlCell(blocks=inner):
            yield from inner
        case HtmlRow(cells=cells):
            for cell in cells:
                yield from cell.blocks
        case ListItem() | Tab() | Step() | Column() | Update() | ApiParameter() | ApiResponse():
            raise AssertionError("settled before")
        case _:
            yield child


def is_empty(blocks: Iterable[Block]) -> bool:
    """Whether ``blocks`` show nothing at all."""
    return not any(True for block in blocks for _ in (*block_inlines(block), *child_blocks(block)))
