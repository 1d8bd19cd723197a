"""Tables on slides: widths from the content, one type size, whole rows split over slides with the head repeated.

Comes in: a table, the room (points). Goes out: for each slide, a grid ready to place. Decided here: column widths, the
type size, where the rows are split.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from export_equipe.layout.cells import CellRows, TableCell, TableCells
from export_equipe.layout.deck.cell_text import INSET, CellSetting, line_room
from export_equipe.layout.deck.fit import SAFETY, split_evenly
from export_equipe.layout.deck.pieces import SlideTable
from export_equipe.layout.deck.rows import Group, RowSetting, cut_group, group_rows, repeated_cell
from export_equipe.layout.widths import Lengths, share_widths
from export_equipe.theme.model import SlideSizes
from export_equipe.typesetting.measure import Measurer

AIR = 14.0  # points that a row may be given beyond its text
HEAD_SHARE = 0.6  # of the room: a higher head is not repeated
USUAL, LARGE_SHARE = 16.0, 0.7  # points: a table is larger only when it leaves this much of the room free of it
COMFORT = 14.0  # points: under this size, two slides read better than one
_Measured = tuple[Group, float]
_PADDING = INSET[0] + INSET[2] + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table, or a part of it, at one size: widths, heights (points) and rows; ``cut`` if a word had to be cut."""

    rows: CellRows
    widths: tuple[float, ...]
    heights: tuple[float, ...]
    cells: CellSetting
    head_rows: int
    header_columns: int
    cut: bool = False

    def aired(self, air: float) -> "Grid":
        """The same with ``air`` points more in each row under the head."""
        heights = (height + (air if index >= self.head_rows else 0.0) for index, height in enumerate(self.heights))
        return replace(self, heights=tuple(heights))


def fit_table(
    table: SlideTable, *, width: float, height: float, sizes: SlideSizes, measurer: Measurer
) -> tuple[Grid, ...]:
    """``table`` as one grid when it fits at a comfortable size, else split evenly; the head is on every part."""
    head, groups = _whole(group_rows(table.head)), group_rows(table.rows)
    settings = [_setting(table, width, size, sizes, measurer) for size in sizes.table]
    if settings[-1].total(head) > HEAD_SHARE * height:  # said once, and cut as rows are: it would fill every slide
        head, groups = (), (*group_rows(table.head), *groups)
    for setting in settings:
        share = 1.0 if setting.cells.size <= USUAL else LARGE_SHARE
        if setting.cells.size >= COMFORT and setting.total(head) + _total(groups, setting) <= share * height:
            return _grids(table, head, [list(groups)], setting, height)
    room = [height - setting.total(head) for setting in settings]
    units = [_cut_groups(groups, setting, left) for setting, left in zip(settings, room, strict=True)]
    splits = [_split(parts, left) for parts, left in zip(units, room, strict=True)]
    counts = [len(split) for split in splits]
    comfort = min(COMFORT, settings[0].cells.size)
    # A cut row is read out of its order: smaller letters are the lesser evil.
    usable = [index for index, parts in enumerate(units) if len(parts) == len(groups)] or list(range(len(settings)))
    wanted = min([counts[index] for index in usable if settings[index].cells.size >= comfort] or [counts[usable[-1]]])
    chosen = next(index for index in usable if counts[index] <= wanted)
    return _grids(table, head, splits[chosen], settings[chosen], height)


def grid_at(table: SlideTable, *, width: float, size: float, sizes: SlideSizes, measurer: Measurer) -> Grid:
    """``table`` whole at ``size``, however high that is."""
    setting = _setting(table, width, size, sizes, measurer)
    return _grid(table, _whole(group_rows(table.head)), group_rows(table.rows), setting, 0.0)


def _whole(groups: Sequence[Group]) -> Group:
    return tuple(row for group in groups for row in group)


def _total(groups: Sequence[Group], setting: RowSetting) -> float:
    return sum(setting.total(group) for group in groups)


def _cut_groups(groups: Sequence[Group], setting: RowSetting, height: float) -> list[_Measured]:
    """``groups``, those that no slide can hold cut, each with its height."""
    found: list[_Measured] = []
    for group in groups:
        total = setting.total(group)
        whole = total <= height
        found += [(group, total)] if whole else [(p, setting.total(p)) for p in cut_group(group, setting, height)]
    return found


def _split(measured: Sequence[_Measured], height: float) -> list[list[Group]]:
    if not measured:
        return [[]]
    parts = split_evenly(measured, height, lambda part: sum(each for _, each in part))
    return [[group for group, _ in part] for part in parts]


def _grids(
    table: SlideTable, head: Group, parts: Sequence[Sequence[Group]], setting: RowSetting, height: float
) -> tuple[Grid, ...]:
    """A grid for each of ``parts``, the head repeated; rows are given air when there is room in every part."""
    top = setting.total(head)
    spare = min((height - top - _total(part, setting)) / max(len(_whole(part)), 1) for part in parts)
    air = max(0.0, min(spare, AIR))
    again = tuple(tuple(repeated_cell(cell) for cell in row) for row in head)
    return tuple(
        _grid(table, head if index == 0 else again, part, setting, air) for index, part in enumerate(parts)
    )  # fmt: skip


def _grid(table: SlideTable, head: Group, groups: Sequence[Group], setting: RowSetting, air: float) -> Grid:
    below = [height + air for group in groups for height in setting.heights(group)]
    rows = (*head, *_whole(groups))
    return Grid(
        rows=rows, widths=setting.widths, heights=(*setting.heights(head), *below), cells=setting.cells,
        head_rows=len(head), header_columns=table.header_columns,
        cut=any(_cuts(cell, setting) for row in rows for cell in row),
    )  # fmt: skip


def _cuts(cell: TableCell, setting: RowSetting) -> bool:
    """Whether a word of ``cell`` is wider than its column."""
    return setting.cells.widest_word(cell) > line_room(setting.width(cell)) + 0.01


def _setting(table: SlideTable, width: float, size: float, sizes: SlideSizes, measurer: Measurer) -> RowSetting:
    cells = CellSetting(size=size, sizes=sizes, measurer=measurer)
    return RowSetting(widths=_widths((*table.head, *table.rows), table.columns, width, cells), cells=cells)


def _widths(rows: CellRows, columns: int, width: float, cells: CellSetting) -> tuple[float, ...]:
    """Widths that sum to ``width``: each column its widest word at least, the rest where it makes the table lowest."""
    least = [0.0] * columns
    for cell in sorted((cell for row in rows for cell in row), key=lambda cell: cell.columns):
        covered = range(cell.column, min(cell.column + cell.columns, columns))
        between = _PADDING * (len(covered) - 1)
        lacking = cells.widest_word(cell) * SAFETY - sum(least[column] for column in covered) - between
        for column in covered if lacking > 0 else ():
            least[column] += lacking / len(covered)
    lengths = [_lengths(row, columns, cells) for row in rows]
    return share_widths(lengths, least, width=width, padding=_PADDING)


def _lengths(row: TableCells, columns: int, cells: CellSetting) -> list[Lengths]:
    """The lengths of the cells of ``row``; a cell that covers several columns gives each its share."""
    lengths: list[Lengths] = [()] * columns
    for cell in row:
        share = tuple(length / cell.columns for length in cells.lengths(cell))
        for column in range(cell.column, min(cell.column + cell.columns, columns)):
            lengths[column] = share
    return lengths


def cell_rows(grid: Grid) -> Iterator[tuple[TableCells, float, bool]]:
    """The rows of ``grid`` from top to bottom, each with its height and whether it is one of the head."""
    for index, (row, height) in enumerate(zip(grid.rows, grid.heights, strict=True)):
        yield row, height, index < grid.head_rows
