"""Column widths of tables in flowing documents: memo and page share them, so that both show the same table.

Comes in: a table's cells, the room that it has. Goes out: shares of that room that sum to 1, and the least room that it
needs. Decided here: every column holds its widest word when the room is wide enough, if need be with less space around
it; what is left goes where it makes the table lowest.
"""

from collections.abc import Iterator

from export_equipe.layout.cell_paragraph import CellParagraph
from export_equipe.layout.cells import CellRows, TableCell, grid_of
from export_equipe.layout.widths import share_widths
from export_equipe.typesetting.measure import Measurer

TEXT_WIDTH = 470.0  # points: an A4 page between margins of 22 mm
TURNED_WIDTH = 717.0  # points: the same page on its side
CELL_SIZE = 12.0  # points
CELL_PADDING = 18.0  # points, both sides together
DENSE_PADDING = 6.0  # the same in a table whose words would be cut otherwise
LIST_INDENT = 14.0  # points a level of a list in a cell
MANY = 7  # columns: with fewer, a word cut by a hyphen is better than a page on its side


def column_shares(
    rows: CellRows, columns: int, measurer: Measurer, *, dense: bool = False, width: float = TEXT_WIDTH
) -> tuple[float, ...]:
    """The share of each of the ``columns`` of the table made of ``rows``, its head among them, in ``width`` points."""
    lengths = [[_lengths(cell, measurer) for cell in row] for row in grid_of(rows, columns)]
    padding = DENSE_PADDING if dense else CELL_PADDING
    widths = share_widths(lengths, _least_widths(rows, columns, measurer), width=width, padding=padding)
    shares = [round(width / sum(widths), 4) for width in widths[:-1]]
    return (*shares, round(1 - sum(shares), 4))


def is_dense(rows: CellRows, columns: int, measurer: Measurer, *, width: float = TEXT_WIDTH) -> bool:
    """Whether the table made of ``rows`` must give up the space in its cells for its words."""
    least = _least_widths(rows, columns, measurer)
    return sum(least) + len(least) * CELL_PADDING > width


def least_room(rows: CellRows, columns: int, measurer: Measurer) -> float:
    """The width in points under which a word of the table made of ``rows`` is cut; code can be cut anywhere."""
    return sum(_least_widths(rows, columns, measurer, code=False)) + columns * DENSE_PADDING


def least_width(rows: CellRows, shares: tuple[float, ...], measurer: Measurer, *, dense: bool) -> float:
    """The same with columns that have ``shares`` of it."""
    padding = DENSE_PADDING if dense else CELL_PADDING
    least = _least_widths(rows, len(shares), measurer, code=False)
    return max((need + padding) / max(share, 0.01) for need, share in zip(least, shares, strict=True))


def _least_widths(rows: CellRows, columns: int, measurer: Measurer, *, code: bool = True) -> list[float]:
    grid = [[_widest_word(cell, measurer, code=code) for cell in row] for row in grid_of(rows, columns)]
    return [max((row[index] for row in grid), default=0.0) for index in range(columns)]


def _lengths(cell: TableCell | None, measurer: Measurer) -> tuple[float, ...]:
    """The lengths of the paragraphs of ``cell``; a cell that covers several columns asks none of them for room."""
    if cell is None or cell.columns > 1:
        return ()
    return tuple(_lengths_of(cell, measurer))


def _lengths_of(cell: TableCell, measurer: Measurer) -> Iterator[float]:
    for paragraph in cell.paragraphs:
        indent = LIST_INDENT * (paragraph.level + 1) if paragraph.in_list else 0.0
        yield measurer.width(cell.shown(paragraph), CELL_SIZE) + indent


def _widest_word(cell: TableCell | None, measurer: Measurer, *, code: bool) -> float:
    if cell is None or cell.columns > 1:
        return 0.0
    shown = (each for each in cell.paragraphs if code or not _is_code(each))
    return max((_least(cell, each, measurer) for each in shown), default=0.0)


def _least(cell: TableCell, paragraph: CellParagraph, measurer: Measurer) -> float:
    indent = LIST_INDENT * (paragraph.level + 1) if paragraph.in_list else 0.0
    return measurer.least_width(cell.shown(paragraph), size=CELL_SIZE) + indent


def _is_code(paragraph: CellParagraph) -> bool:
    return paragraph.code or any(run.code for run in paragraph.runs)
