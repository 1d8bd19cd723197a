"""The blocks of a table cell as paragraphs.

Comes in: blocks. Goes out: paragraphs, in reading order. Decided here: what is left of a block's structure in the small
room of a cell: lists keep their markers, a heading is bold, the rows of a table in a table are lines.
"""

from collections.abc import Iterator
from dataclasses import replace

from export_equipe.layout.cell_paragraph import CellMarker, CellParagraph
from export_equipe.layout.runs import runs_of, stripped
from export_equipe.model.block import (
    Blocks,
    CodeBlock,
    Diagram,
    ErrorBlock,
    List,
    ListItem,
    MathBlock,
    Paragraph,
    Section,
)
from export_equipe.model.inline import Inlines, Math
from export_equipe.model.table import Table
from export_equipe.model.walk import block_parts, table_rows
from export_equipe.typesetting.run import Added, Run, Runs

_CELL_SEPARATOR = Run(text=" · ", origin=Added.LABEL)


def cell_paragraphs(blocks: Blocks) -> tuple[CellParagraph, ...]:
    """``blocks`` as paragraphs, those without text left out."""
    return tuple(found for found in _paragraphs(blocks, CellParagraph(runs=())) if found.runs)


def _paragraphs(blocks: Blocks, style: CellParagraph) -> Iterator[CellParagraph]:
    for block in blocks:
        match block:
            case Paragraph(children=children):
                yield replace(style, runs=_text(children))
            case List():
                level = style.level + 1 if style.in_list else style.level
                for index, item in enumerate(block.items):
                    yield from _item(item, block, replace(style, level=level, in_list=True), block.start + index)
            case (
                CodeBlock(value=value, span=span) | Diagram(value=value, span=span) | ErrorBlock(value=value, span=span)
            ):
                code = not isinstance(block, ErrorBlock)
                for line in value.split("\n"):
                    yield replace(style, runs=(Run(text=line, origin=span, code=code),), code=code)
            case MathBlock(latex=latex, span=span):
                yield replace(style, runs=_text((Math(latex=latex, span=span),)))
            case Section(heading=heading, children=children):
                yield replace(style, runs=_text(heading.children), strong=True)
                yield from _paragraphs(children, style)
            case Table():
                yield from _lines(block, style)
            case _:
                for part in block_parts(block):
                    if isinstance(part, tuple):
                        yield replace(style, runs=_text(part))
                    else:
                        yield from _paragraphs((part,), style)


def _item(item: ListItem, block: List, style: CellParagraph, number: int) -> Iterator[CellParagraph]:
    """The item's first paragraph has the marker, the others hang under it."""
    plain = CellMarker.NUMBER if block.ordered else CellMarker.BULLET
    marker = plain if item.checked is None else CellMarker.DONE if item.checked else CellMarker.TODO
    pending = True
    for found in _paragraphs(item.children, style):
        first = pending and found.level == style.level and bool(found.runs)
        pending = pending and not first
        yield replace(found, marker=marker, number=number) if first else found


def _lines(table: Table, style: CellParagraph) -> Iterator[CellParagraph]:
    """A table inside a cell, a line a row."""
    for row in table_rows(table):
        parts = [
            run
            for cell in row.cells
            for found in cell_paragraphs(cell.blocks)
            for run in (*found.runs, _CELL_SEPARATOR)
        ]
        yield replace(style, runs=tuple(parts[:-1]))


def _text(nodes: Inlines) -> Runs:
    return stripped(runs_of(nodes))
