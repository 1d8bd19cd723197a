"""The cells of a table as every document sets them.

Comes in: a table of the model. Goes out: its head and rows as runs. Decided here: the parenthesis that ends a cell is a
second, lighter line; an empty header has its label.
"""

from dataclasses import dataclass
from typing import TypeAlias

from export_equipe.layout.runs import runs_of, split_detail, stripped
from export_equipe.model.table import Align, Cell, Row, Table
from export_equipe.typesetting.run import Added, Run, Runs, as_strong


@dataclass(frozen=True, slots=True, kw_only=True)
class TableCell:
    """A table cell: its text, and a second, lighter line (``detail``) for a parenthesis that ends it.

    ``header`` is true for the head row and for row names; ``align`` is ``start``, ``center`` or ``end``.
    """

    runs: Runs
    detail: Runs = ()
    header: bool = False
    align: str = "start"

    @property
    def shown(self) -> Runs:
        """The text as it is measured: headers are bold."""
        return as_strong(self.runs, strong=self.header)


TableCells: TypeAlias = tuple[TableCell, ...]


def head_cells(table: Table) -> TableCells:
    """The head of ``table``; ``()`` when it has none."""
    if table.head is None:
        return ()
    return tuple(_head(cell, align) for cell, align in zip(table.head.cells, table.columns, strict=True))


def row_cells(row: Row, table: Table) -> TableCells:
    """A row of ``table``; its first cells name it when the table has header columns."""
    return tuple(
        _body(cell, align, header=index < table.header_columns)
        for index, (cell, align) in enumerate(zip(row.cells, table.columns, strict=True))
    )


def _head(cell: Cell, align: Align) -> TableCell:
    runs: Runs = (Run(text=cell.label, origin=Added.LABEL),) if cell.label else stripped(runs_of(cell.children))
    return TableCell(runs=runs, header=True, align=align.value)


def _body(cell: Cell, align: Align, *, header: bool) -> TableCell:
    runs, detail = split_detail(stripped(runs_of(cell.children)))
    return TableCell(runs=runs, detail=detail, header=header, align=align.value)
