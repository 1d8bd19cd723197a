"""The rows of a table on slides: those that cells tie together, their heights, and where they are cut.

Comes in: rows of cells. Goes out: groups of rows that no slide parts, their heights. Decided here: a cell that covers
rows of two slides is said again on the second; the name of a row is said again beside what continues it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from export_equipe.layout.cells import CellRows, TableCell, TableCells
from export_equipe.layout.deck.cell_text import CellSetting
from export_equipe.layout.runs import repeated

Group: TypeAlias = CellRows  # rows that are tied together; a cell of theirs never covers a row of another group


@dataclass(frozen=True, slots=True, kw_only=True)
class RowSetting:
    """A table's widths at a size, and how high its rows are."""

    widths: tuple[float, ...]
    cells: CellSetting

    def width(self, cell: TableCell) -> float:
        """The width of ``cell``, in points."""
        return sum(self.widths[cell.column : cell.column + cell.columns])

    def heights(self, group: Group) -> tuple[float, ...]:
        """The heights of the rows of ``group``: enough for each cell in the rows that it covers."""
        heights = [self.cells.least_height] * len(group)
        placed = [(index, cell) for index, row in enumerate(group) for cell in row]
        for index, cell in sorted(placed, key=lambda each: each[1].rows):
            covered = range(index, min(index + cell.rows, len(group)))
            lacking = self.cells.height(cell, self.width(cell)) - sum(heights[row] for row in covered)
            for row in covered if lacking > 0 else ():
                heights[row] += lacking / len(covered)
        return tuple(heights)

    def total(self, group: Group) -> float:
        """The height of ``group``."""
        return sum(self.heights(group))


def group_rows(rows: CellRows) -> tuple[Group, ...]:
    """``rows`` in groups; cells that would reach beyond the last row are clipped."""
    groups: list[list[TableCells]] = []
    free = 0  # the first row that no cell above covers
    for index, row in enumerate(rows):
        clipped = tuple(replace(cell, rows=min(cell.rows, len(rows) - index)) for cell in row)
        if index >= free:
            groups.append([])
        groups[-1].append(clipped)
        free = max([free, index + 1, *(index + cell.rows for cell in clipped)])
    return tuple(tuple(group) for group in groups)


def cut_group(group: Group, setting: RowSetting, height: float) -> list[Group]:
    """``group`` as groups that are no higher than ``height`` (a row at least): cut between rows, else between lines."""
    if setting.total(group) <= height:
        return [group]
    parts: list[Group] = []
    start = 0
    while start < len(group):
        end = start + 1
        while end < len(group) and setting.total(_rows_between(group, start, end + 1, setting, height)) <= height:
            end += 1
        parts.append(_rows_between(group, start, end, setting, height))
        start = end
    return [cut for part in parts for cut in _cut_alone(part, setting, height)]


def _cut_alone(part: Group, setting: RowSetting, height: float) -> list[Group]:
    return _cut_row(part[0], setting, height) if len(part) == 1 and setting.total(part) > height else [part]


def _rows_between(group: Group, start: int, end: int, setting: RowSetting, height: float) -> Group:
    """The rows ``start`` to ``end`` of ``group``; cells from above that cover them are said again."""
    above = [
        (row, cell) for row, cells in enumerate(group[:start]) for cell in cells if row + cell.rows > start
    ]  # fmt: skip
    again = tuple(_said_again(cell, min(row + cell.rows, end) - start, setting, height) for row, cell in above)
    rows = [
        tuple(replace(cell, rows=min(cell.rows, end - index)) for cell in cells)
        for index, cells in enumerate(group[start:end], start)
    ]
    rows[0] = tuple(sorted((*again, *rows[0]), key=lambda cell: cell.column))
    return tuple(rows)


def _said_again(cell: TableCell, rows: int, setting: RowSetting, height: float) -> TableCell:
    """``cell`` on the slide that goes on with it; what would fill that slide is not said again."""
    short = setting.cells.height(cell, setting.width(cell)) <= height / 2
    return replace(repeated_cell(cell) if short else replace(cell, paragraphs=()), rows=rows)


def repeated_cell(cell: TableCell) -> TableCell:
    """``cell`` said again: its text is no longer the page's at its place."""
    again = tuple(replace(each, runs=repeated(each.runs)) for each in cell.paragraphs)
    return replace(cell, paragraphs=again)


def _cut_row(row: TableCells, setting: RowSetting, height: float) -> list[Group]:
    columns = [setting.cells.cut(cell, setting.width(cell), height) for cell in row]
    return [(cells,) for cells in _stairs(columns)]


def _stairs(columns: Sequence[Sequence[TableCell]]) -> list[TableCells]:
    """The cut cells of one row as rows: each cell begins where the one before it ends, so that the order is kept."""
    count = sum(len(column) - 1 for column in columns) + 1
    rows: list[list[TableCell]] = [[] for _ in range(count)]
    start = 0
    for column in columns:
        named = column[0].header and len(column) == 1
        later = repeated_cell(column[0]) if named else replace(column[0], paragraphs=())
        end = start + len(column)
        for index, cells in enumerate(rows):
            cells.append(column[index - start] if start <= index < end else later)
        start = end - 1
    return [tuple(cells) for cells in rows]
