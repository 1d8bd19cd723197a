"""Tables on slides: widths from the content, one type size, whole rows split over slides with the head repeated.

Comes in: a table, the room (points). Goes out: for each slide, a grid ready to place. Decided here: column widths, the
second line of a cell that ends in a parenthesis, where the rows are split.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from export_equipe.layout.cells import TableCell, TableCells, head_cells, row_cells
from export_equipe.layout.deck.fit import SAFETY, split_evenly
from export_equipe.layout.runs import line_ends, repeated, slice_runs, stripped
from export_equipe.layout.widths import share_widths
from export_equipe.model.table import Table
from export_equipe.theme.model import SlideSizes
from export_equipe.typesetting.measure import Measurer
from export_equipe.typesetting.run import Added, Run, Runs, as_strong, plain_text

INSET = (10.0, 6.0, 10.0, 6.0)  # points inside a cell: left, top, right, bottom
AIR = 9.0  # points that a row may be given beyond its text
_OVERFLOWING_LINES = 12
COMFORT = 14.0  # points: under this size, two slides read better than one


@dataclass(frozen=True, slots=True, kw_only=True)
class GridRow:
    """A row of cells; ``head`` for the table's head."""

    cells: TableCells
    head: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table, or a part of it, at one size: widths, heights (points) and rows; ``cut`` if a word had to be cut."""

    rows: tuple[GridRow, ...]
    widths: tuple[float, ...]
    heights: tuple[float, ...]
    size: float
    head_rows: int
    header_columns: int
    cut: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Setting:
    """A table's widths at a size, and how high its rows are."""

    widths: tuple[float, ...]
    size: float
    sizes: SlideSizes
    measurer: Measurer

    def height(self, row: GridRow) -> float:
        return max(self._cell(cell, width) for cell, width in zip(row.cells, self.widths, strict=True))

    def _cell(self, cell: TableCell, width: float) -> float:
        text = self._lines(cell.shown, self.size, width)
        detail = self._lines(cell.detail, self.sizes.detail, width)
        return max(text, self.size * self.sizes.pitch) + detail + INSET[1] + INSET[3]

    def _lines(self, runs: Runs, size: float, width: float) -> float:
        if not runs:
            return 0.0
        return self.measurer.height(runs, size=size, width=_room(width), pitch=size * self.sizes.pitch)

    def cuts(self, row: GridRow) -> bool:
        """Whether a word of ``row`` is wider than its column."""
        widest = (_widest_word(cell, self.size, self.sizes, self.measurer) for cell in row.cells)
        return any(word > _room(width) + 0.01 for word, width in zip(widest, self.widths, strict=True))

    def total(self, rows: Sequence[GridRow]) -> float:
        return sum(self.height(row) for row in rows)


def fit_table(table: Table, *, width: float, height: float, sizes: SlideSizes, measurer: Measurer) -> tuple[Grid, ...]:
    """``table`` as one grid when it fits at a comfortable size, else split evenly; the head is on every part."""
    head, rows = _grid_rows(table)
    settings = [_Setting(widths=_widths((*head, *rows), width, size, sizes, measurer), size=size, sizes=sizes,
                         measurer=measurer) for size in sizes.table]  # fmt: skip
    for setting in settings:
        if setting.size >= COMFORT and setting.total((*head, *rows)) <= height:
            return _grids(table, head, [list(rows)], setting, height)
    room = [height - setting.total(head) for setting in settings]
    whole = [_whole_rows(rows, setting, left) for setting, left in zip(settings, room, strict=True)]
    counts = [len(_split(parts, setting, left)) for parts, setting, left in zip(whole, settings, room, strict=True)]
    comfort = min(COMFORT, settings[0].size)
    # A cut row is read out of its order: smaller letters are the lesser evil.
    usable = [index for index, parts in enumerate(whole) if len(parts) == len(rows)] or list(range(len(settings)))
    wanted = min([counts[index] for index in usable if settings[index].size >= comfort] or [counts[usable[-1]]])
    chosen = next(index for index in usable if counts[index] <= wanted)
    parts = _split(whole[chosen], settings[chosen], room[chosen])
    return _grids(table, head, parts, settings[chosen], height)


def _grids(
    table: Table, head: tuple[GridRow, ...], parts: Sequence[Sequence[GridRow]], setting: _Setting, height: float
) -> tuple[Grid, ...]:
    """A grid for each of ``parts``, the head repeated; rows are given air when there is room in every part."""
    spare = min((height - setting.total((*head, *part))) / max(len(part), 1) for part in parts)
    air = max(0.0, min(spare, AIR))
    return tuple(
        _grid(table, head if index == 0 else _repeated_rows(head), tuple(part), setting, air)
        for index, part in enumerate(parts)
    )


def _split(rows: Sequence[GridRow], setting: _Setting, height: float) -> list[list[GridRow]]:
    if not rows:
        return [[]]
    measured = [(row, setting.height(row)) for row in rows]
    parts = split_evenly(measured, height, lambda part: sum(each for _, each in part))
    return [[row for row, _ in part] for part in parts]


def _grid(table: Table, head: tuple[GridRow, ...], rows: tuple[GridRow, ...], setting: _Setting, air: float) -> Grid:
    shown = (*head, *rows)
    heights = tuple(setting.height(row) + (0.0 if row.head else air) for row in shown)
    return Grid(
        rows=shown, widths=setting.widths, heights=heights, size=setting.size,
        head_rows=len(head), header_columns=table.header_columns, cut=any(setting.cuts(row) for row in shown),
    )  # fmt: skip


def _grid_rows(table: Table) -> tuple[tuple[GridRow, ...], tuple[GridRow, ...]]:
    """The head (none or one row) and the rows of ``table``, as runs."""
    cells = head_cells(table)
    head = (GridRow(cells=cells, head=True),) if cells else ()
    return head, tuple(GridRow(cells=row_cells(row, table)) for row in table.rows)


def _repeated_rows(rows: tuple[GridRow, ...]) -> tuple[GridRow, ...]:
    return tuple(
        replace(row, cells=tuple(replace(cell, runs=repeated(cell.runs)) for cell in row.cells)) for row in rows
    )


def _room(width: float) -> float:
    return max(width - INSET[0] - INSET[2], 12.0) / SAFETY


def _widths(
    rows: Sequence[GridRow], width: float, size: float, sizes: SlideSizes, measurer: Measurer
) -> tuple[float, ...]:
    """Widths that sum to ``width``: each column its widest word at least, the rest where it makes the table lowest."""
    padding = INSET[0] + INSET[2] + 1
    lengths = [[_lengths(cell, size, sizes, measurer) for cell in row.cells] for row in rows]
    columns = list(zip(*(row.cells for row in rows), strict=True))
    least = [max(_widest_word(cell, size, sizes, measurer) for cell in column) * SAFETY for column in columns]
    return share_widths(lengths, least, width=width, padding=padding)


def _lengths(cell: TableCell, size: float, sizes: SlideSizes, measurer: Measurer) -> tuple[float, ...]:
    """The widths of a cell's text and of its second line, unbroken, in points."""
    text = measurer.width(cell.shown, size) * SAFETY
    return (text, measurer.width(cell.detail, sizes.detail) * SAFETY) if cell.detail else (text,)


def _widest_word(cell: TableCell, size: float, sizes: SlideSizes, measurer: Measurer) -> float:
    return max(measurer.least_width(cell.shown, size=size), measurer.least_width(cell.detail, size=sizes.detail))


def _whole_rows(rows: Sequence[GridRow], setting: _Setting, height: float) -> tuple[GridRow, ...]:
    """``rows``, those that no slide can hold cut between lines."""
    return tuple(part for row in rows for part in _cut_row(row, setting, height))


def _cut_row(row: GridRow, setting: _Setting, height: float) -> list[GridRow]:
    if setting.height(row) <= height:
        return [row]
    # A head that leaves no room at all overflows in any case, and says so: more slides would mend nothing.
    room = int((height - INSET[1] - INSET[3]) // (setting.size * setting.sizes.pitch))
    lines = room if room > 0 else _OVERFLOWING_LINES
    columns = [_cut_cell(cell, setting, width, lines) for cell, width in zip(row.cells, setting.widths, strict=True)]
    return [replace(row, cells=cells) for cells in _stairs(columns)]


def _stairs(columns: Sequence[Sequence[TableCell]]) -> list[tuple[TableCell, ...]]:
    """The cut cells of one row as rows: each cell begins where the one before it ends, so that the order is kept.

    The name of the row is said again beside what continues it.
    """
    count = sum(len(column) - 1 for column in columns) + 1
    rows: list[list[TableCell]] = [[] for _ in range(count)]
    start = 0
    for column in columns:
        named = column[0].header and len(column) == 1
        later = replace(column[0], runs=repeated(column[0].runs)) if named else TableCell(runs=())
        end = start + len(column)
        for index, cells in enumerate(rows):
            cells.append(column[index - start] if start <= index < end else later)
        start = end - 1
    return [tuple(cells) for cells in rows]


def _cut_cell(cell: TableCell, setting: _Setting, width: float, lines: int) -> list[TableCell]:
    """``cell`` in parts of at most ``lines`` lines; its second line joins its text."""
    space = (Run(text=" ", origin=Added.LABEL),) if cell.detail else ()
    runs = cell.runs + space + cell.detail
    broken = setting.measurer.break_lines(
        as_strong(runs, strong=cell.header), size=setting.size, width=_room(width)
    ).lines
    ends = [0, *line_ends(runs, broken)]
    marks = [*ends[:-1:lines], len(plain_text(runs))]
    return [replace(cell, runs=stripped(slice_runs(runs, a, b)), detail=()) for a, b in pairwise(marks)]
