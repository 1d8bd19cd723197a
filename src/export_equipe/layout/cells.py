"""The cells of a table as every document sets them.

Comes in: a table of the model. Goes out: its head and rows as cells made of paragraphs. Decided here: the blocks of a
cell become paragraphs (a list keeps its markers); the parenthesis that ends a cell is a second, lighter line; an empty
header has its label.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeAlias

from export_equipe.layout.cell_blocks import cell_paragraphs
from export_equipe.layout.cell_paragraph import CellMarker, CellParagraph
from export_equipe.layout.runs import split_detail
from export_equipe.model.table import Align, Cell, Row, Table
from export_equipe.typesetting.run import Added, Run, Runs, as_strong, plain_text


class Scope(StrEnum):
    """What a header cell names (HTML 4.9.10)."""

    NONE = ""
    COLUMN = "col"
    COLUMNS = "colgroup"
    ROW = "row"
    ROWS = "rowgroup"


@dataclass(frozen=True, slots=True, kw_only=True)
class TableCell:
    """A table cell: its paragraphs; where it begins (``column``, from 0) and the ``columns`` × ``rows`` that it covers.

    ``scope`` is not ``NONE`` for header cells; ``align`` is ``start``, ``center`` or ``end``.
    """

    paragraphs: tuple[CellParagraph, ...]
    scope: Scope = Scope.NONE
    align: str = "start"
    column: int = 0
    columns: int = 1
    rows: int = 1

    @property
    def header(self) -> bool:
        """Whether it names a row or a column: its text is bold."""
        return self.scope is not Scope.NONE

    @property
    def runs(self) -> Runs:
        """The runs of all paragraphs, in order."""
        return tuple(run for paragraph in self.paragraphs for run in paragraph.runs)

    def shown(self, paragraph: CellParagraph) -> Runs:
        """The text of one of its paragraphs as it is measured: headers are bold, a second line is not."""
        return as_strong(paragraph.runs, strong=(self.header or paragraph.strong) and not paragraph.detail)


TableCells: TypeAlias = tuple[TableCell, ...]
CellRows: TypeAlias = tuple[TableCells, ...]


def head_rows(table: Table) -> CellRows:
    """The head of ``table``; ``()`` when it has none."""
    return _rows(table.head, table, head=True)


def body_rows(table: Table) -> CellRows:
    """The rows of ``table``; their first cells name them when the table has header columns."""
    return _rows(table.rows, table, head=False)


def grid_of(rows: CellRows, columns: int) -> tuple[tuple[TableCell | None, ...], ...]:
    """For each row the cell that begins at each of its places; ``None`` where a cell before or above covers it."""
    grid: list[list[TableCell | None]] = [[None] * columns for _ in rows]
    for line, row in zip(grid, rows, strict=True):
        for cell in row:
            line[cell.column] = cell
    return tuple(tuple(line) for line in grid)


def covering(rows: CellRows, columns: int) -> tuple[tuple[TableCell, ...], ...]:
    """For each row the cell that covers each of its places, be it begun before or above."""
    grid: list[list[TableCell]] = [[TableCell(paragraphs=())] * columns for _ in rows]
    for index, row in enumerate(rows):
        for cell in row:
            for below in grid[index : index + cell.rows]:
                below[cell.column : cell.column + cell.columns] = [cell] * cell.columns
    return tuple(tuple(line) for line in grid)


def _rows(rows: Sequence[Row], table: Table, *, head: bool) -> CellRows:
    taken: dict[tuple[int, int], bool] = {}
    return tuple(tuple(_placed(row, index, taken, table, head=head)) for index, row in enumerate(rows))


def _placed(
    row: Row, index: int, taken: dict[tuple[int, int], bool], table: Table, *, head: bool
) -> Iterator[TableCell]:
    """The cells of ``row``, each at the first place that no cell before or above covers."""
    column = 0
    for cell in row.cells:
        while (index, column) in taken:
            column += 1
        for down in range(cell.rows):
            taken.update({(index + down, column + right): True for right in range(cell.columns)})
        align = table.columns[column] if column < len(table.columns) else Align.START
        made = TableCell(
            paragraphs=tuple(_paragraphs(cell, head=head)), align=align.value, column=column, columns=cell.columns,
            rows=cell.rows, scope=_scope(cell, column, table, head=head),
        )  # fmt: skip
        yield made
        column += cell.columns


def _scope(cell: Cell, column: int, table: Table, *, head: bool) -> Scope:
    if head:
        return Scope.COLUMNS if cell.columns > 1 else Scope.COLUMN
    if cell.header or column < table.header_columns:
        return Scope.ROWS if cell.rows > 1 else Scope.ROW
    return Scope.NONE


def _paragraphs(cell: Cell, *, head: bool) -> Iterable[CellParagraph]:
    if cell.label:
        return (CellParagraph(runs=(Run(text=cell.label, origin=Added.LABEL),)),)
    found = cell_paragraphs(cell.blocks)
    return found if head or not found else (*found[:-1], *_with_detail(found[-1], alone=len(found) == 1))


def _with_detail(last: CellParagraph, *, alone: bool) -> tuple[CellParagraph, ...]:
    """``last``, the parenthesis that ends it on a line of its own when the cell is one plain paragraph."""
    if not alone or last.marker is not CellMarker.NONE or last.code:
        return (last,)
    runs, detail = split_detail(last.runs)
    if not detail or not plain_text(runs):
        return (last,)
    return (replace(last, runs=runs), CellParagraph(runs=detail, detail=True))
