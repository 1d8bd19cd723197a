"""Column widths of tables in flowing documents: memo and page share them, so that both show the same table.

Comes in: a table's cells. Goes out: shares of the text width that sum to 1. Decided here: every column holds its widest
word when the page is wide enough, if need be with less space around it; what is left goes where it makes the table
lowest.
"""

from collections.abc import Sequence

from export_equipe.layout.cells import TableCell
from export_equipe.layout.widths import share_widths
from export_equipe.typesetting.measure import Measurer

TEXT_WIDTH = 470.0  # points: an A4 page between margins of 22 mm
CELL_SIZE = 12.0  # points
CELL_PADDING = 18.0  # points, both sides together
DENSE_PADDING = 6.0  # the same in a table whose words would be cut otherwise


def column_shares(rows: Sequence[Sequence[TableCell]], measurer: Measurer, *, dense: bool = False) -> tuple[float, ...]:
    """The share of each column of the table made of ``rows``, its head among them."""
    lengths = [[_lengths(cell, measurer) for cell in row] for row in rows]
    padding = DENSE_PADDING if dense else CELL_PADDING
    widths = share_widths(lengths, _least_widths(rows, measurer), width=TEXT_WIDTH, padding=padding)
    shares = [round(width / sum(widths), 4) for width in widths[:-1]]
    return (*shares, round(1 - sum(shares), 4))


def is_dense(rows: Sequence[Sequence[TableCell]], measurer: Measurer) -> bool:
    """Whether the table made of ``rows`` must give up the space in its cells for its words."""
    least = _least_widths(rows, measurer)
    return sum(least) + len(least) * CELL_PADDING > TEXT_WIDTH


def _least_widths(rows: Sequence[Sequence[TableCell]], measurer: Measurer) -> list[float]:
    return [max(_widest_word(cell, measurer) for cell in column) for column in zip(*rows, strict=True)]


def _lengths(cell: TableCell, measurer: Measurer) -> tuple[float, ...]:
    paragraphs = (cell.shown, cell.detail)
    return tuple(measurer.width(runs, CELL_SIZE) for runs in paragraphs if runs)


def _widest_word(cell: TableCell, measurer: Measurer) -> float:
    paragraphs = (cell.shown, cell.detail)
    return max(measurer.least_width(runs, size=CELL_SIZE) for runs in paragraphs)
