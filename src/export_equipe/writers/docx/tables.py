"""Tables (ECMA-376 part 1, 17.4): the master's table style, a head that repeats, cells that cover others.

Comes in: a ``FlowTable``. Goes out: its caption above, then ``w:tbl`` with title and description (D3). Decided here: a
row stays whole unless it would fill much of a page. Widths are twips.
"""

from collections.abc import Iterator
from itertools import accumulate, pairwise

from export_equipe.layout.cells import CellRows, TableCell
from export_equipe.layout.flow.plan import FlowTable
from export_equipe.writers.docx.captions import said, write_caption
from export_equipe.writers.docx.cells import estimate_height, write_cell
from export_equipe.writers.docx.manuscript import Manuscript
from export_equipe.writers.docx.places import Place, form_at, room_at
from export_equipe.writers.docx.wordml import Element, w, w_when

DENSE = 50  # twips at each side of a cell, where a table needs all its width
MARGIN = 142
NARROWEST = 60  # points: a table far inside others keeps some width
TALL = 0.4  # of the text's height: a row that is higher may split
FIRST_ROW, FIRST_COLUMN, NO_ROW_BANDS, NO_COLUMN_BANDS = 0x20, 0x80, 0x200, 0x400  # 17.7.6.1 (tblLook)


def write_table(table: FlowTable, manuscript: Manuscript, place: Place) -> None:
    """Appends the table and its caption."""
    room = max(room_at(place, manuscript), NARROWEST)
    caption = write_caption(table.number, table.caption, table.anchor, manuscript, room=room)
    manuscript.add("caption", form_at(place, manuscript, "caption", keep_next=True), caption)
    columns = split_width(round(room * 20), table.widths)
    head = _rows(table.head, table, columns, manuscript, head=True)
    body = _rows(table.rows, table, columns, manuscript, head=False)
    grid = w("tblGrid", *(w("gridCol", w=column) for column in columns))
    manuscript.story.add_table(w("tbl", _properties(table, columns, manuscript, place), grid, *head, *body))


def split_width(width: int, shares: tuple[float, ...]) -> list[int]:
    """``width`` in whole twips by ``shares``; the parts sum to it exactly."""
    edges = [0, *(round(width * share) for share in accumulate(shares))]
    return [right - left for left, right in pairwise(edges)]


def _properties(table: FlowTable, columns: list[int], manuscript: Manuscript, place: Place) -> Element:
    """In the order of CT_TblPr; the title is the caption, the description the text alternative."""
    title = said(table.caption) or said(table.number) or table.description
    return w(
        "tblPr",
        w("tblStyle", val=manuscript.style("table")),
        w("tblW", w=sum(columns), type="dxa"),
        w("tblInd", w=place.indent, type="dxa") if place.indent else None,
        w("tblLayout", type="fixed"),
        w("tblCellMar", *(w(side, w=DENSE, type="dxa") for side in ("left", "right"))) if table.dense else None,
        _look(table),
        w("tblCaption", val=title) if title else None,
        w("tblDescription", val=table.description) if table.description else None,
    )


def _look(table: FlowTable) -> Element:
    head, names = bool(table.head), table.header_columns > 0
    value = NO_ROW_BANDS | NO_COLUMN_BANDS | (FIRST_ROW if head else 0) | (FIRST_COLUMN if names else 0)
    return w(
        "tblLook", val=f"{value:04X}", firstRow=int(head), lastRow=0, firstColumn=int(names), lastColumn=0, noHBand=1,
        noVBand=1,
    )  # fmt: skip


def _rows(
    rows: CellRows, table: FlowTable, columns: list[int], manuscript: Manuscript, *, head: bool
) -> Iterator[Element]:
    """The rows of the head or of the body; what covers a place of a row began in it or above it."""
    above: list[tuple[TableCell, int] | None] = [None] * len(columns)  # the cell that covers a column, rows left
    for index, row in enumerate(rows):
        begun = {cell.column: cell for cell in row}
        written, heights, column = [], [0.0], 0
        while column < len(columns):
            covering, left = above[column] or (None, 0)
            cell = begun.get(column) if covering is None else covering
            span = min(cell.columns, len(columns) - column) if cell is not None else 1
            width = sum(columns[column : column + span])
            written.append(_cell(cell, table, manuscript, width, span, began=covering is None, head=head, column=column,
                                 tied=_tied(table, index, head=head)))  # fmt: skip
            if cell is not None:
                if covering is None:
                    left = min(cell.rows, len(rows) - index)
                    heights += [estimate_height(cell, _room(width, table))] if left == 1 else []
                above[column : column + span] = [(cell, left - 1) if left > 1 else None] * span
            column += span
        tall = max(heights) > manuscript.text_height * TALL / 20
        yield w("tr", w("trPr", w_when("cantSplit", condition=not tall), w_when("tblHeader", condition=head)), *written)


def _tied(table: FlowTable, index: int, *, head: bool) -> bool:
    """Whether a row stays on the page of the next: the last row of the head holds the first of the body."""
    return head or (table.whole and index < len(table.rows) - 1)


def _cell(
    cell: TableCell | None, table: FlowTable, manuscript: Manuscript, width: int, span: int, *, began: bool, head: bool,
    column: int, tied: bool,
) -> Element:  # fmt: skip
    """One cell, or the part of one that a cell above covers; ``tblHeader`` and ``vMerge`` have no needless ``val``."""
    covers = cell is not None and cell.rows > 1
    merge = None if not covers else w("vMerge", val="restart") if began else w("vMerge")
    properties = w("tcPr", w("tcW", w=width, type="dxa"), w("gridSpan", val=span) if span > 1 else None, merge)
    styled = head or (column == 0 and table.header_columns > 0)
    shown = cell if cell is not None and began else TableCell(paragraphs=())
    return w("tc", properties, *write_cell(shown, manuscript, room=_room(width, table), styled=styled, keep_next=tied))


def _room(width: int, table: FlowTable) -> float:
    """The width of the text of a cell, in points."""
    return (width - 2 * (DENSE if table.dense else MARGIN)) / 20
