"""Column widths of tables in flowing documents: memo and page share them, so that both show the same table.

Comes in: a table's cells. Goes out: shares of the text width that sum to 1. Decided here: every column holds its widest
word when the page is wide enough, if need be with less space around it; what is left goes where it makes the table
lowest.
"""

from collections.abc import Iterator

from export_equipe.layout.cells import CellRows, TableCell, grid_of
from export_equipe.layout.widths import share_widths
from export_equipe.typesetting.measure import Measurer

TEXT_WIDTH = 470.0  # points: an A4 page between margins of 22 mm
CELL_SIZE = 12.0  # points
CELL_PADDING = 18.0  # points, both sides together
DENSE_PADDING = 6.0  # the same in a table whose words would be cut otherwise
LIST_INDENT = 14.0  # points a level of a list in a cell


def column_shares(rows: CellRows, columns: int, measurer: Measurer, *, dense: bool = False) -> tuple[float, ...]:
    """The share of each of the ``columns`` of the table made of ``rows``, its head among them."""
    lengths = [[_lengths(cell, measurer) for cell in row] for row in grid_of(rows, columns)]
    padding = DENSE_PADDING if dense else CELL_PADDING
    widths = share_widths(lengths, _least_widths(rows, columns, measurer), width=TEXT_WIDTH, padding=padding)
    shares = [round(width / sum(widths), 4) for width in widths[:-1]]
    return (*shares, round(1 - sum(shares), 4))


def is_dense(rows: CellRows, columns: int, measurer: Measurer) -> bool:
    """Whether the table made of ``rows`` must give up the space in its cells for its words."""
    least = _least_widths(rows, columns, measurer)
    return sum(least) + len(least) * CELL_PADDING > TEXT_WIDTH


def _least_widths(rows: CellRows, columns: int, measurer: Measurer) -> list[float]:
    grid = grid_of(rows, columns)
    return [max((_widest_word(row[index], measurer) for row in grid), default=0.0) for index in range(columns)]


def _lengths(cell: TableCell | None, measurer: Measurer) -> tuple[float, ...]:
    """The lengths of the paragraphs of ``cell``; a cell that covers several columns asks none of them for room."""
    if cell is None or cell.columns > 1:
        return ()
    return tuple(_lengths_of(cell, measurer))


def _lengths_of(cell: TableCell, measurer: Measurer) -> Iterator[float]:
    for paragraph in cell.paragraphs:
        indent = LIST_INDENT * (paragraph.level + 1) if paragraph.in_list else 0.0
        yield measurer.width(cell.shown(paragraph), CELL_SIZE) + indent


def _widest_word(cell: TableCell | None, measurer: Measurer) -> float:
    if cell is None or cell.columns > 1:
        return 0.0
    indents = (LIST_INDENT * (each.level + 1) if each.in_list else 0.0 for each in cell.paragraphs)
    words = (measurer.least_width(cell.shown(each), size=CELL_SIZE) for each in cell.paragraphs)
    return max((word + indent for word, indent in zip(words, indents, strict=True)), default=0.0)
