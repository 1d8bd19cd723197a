"""Tables (ECMA-376 part 1, 17.4): the master's table style, a head that repeats, cells that cover others.

Comes in: a ``FlowTable``. Goes out: its caption above, then ``w:tbl`` with title and description (D3). Decided here: a
row stays whole unless it would fill much of a page. Widths are twips.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, pairwise

from export_equipe.layout.cells import CellRows, TableCell
from export_equipe.layout.flow.plan import FlowTable
from export_equipe.writers.docx.captions import said, write_caption
from export_equipe.writers.docx.cells import estimate_height, write_cell
from export_equipe.writers.docx.frames import TWIPS_PER_POINT
from export_equipe.writers.docx.manuscript import Manuscript
from export_equipe.writers.docx.places import Place, form_at, room_at
from export_equipe.writers.docx.runs import Ink
from export_equipe.writers.docx.wordml import Element, w, w_when

DENSE = 50  # twips at each side of a cell, where a table needs all its width
MARGIN = 142
SPARED = 0.3  # of the width: columns up to this keep all their width where a table has less room than was planned for
NARROWEST = 60  # points: a table far inside others keeps some width
TALL = 0.4  # of the text's height: a row that is higher may split
FIRST_ROW, FIRST_COLUMN, NO_ROW_BANDS, NO_COLUMN_BANDS = 0x20, 0x80, 0x200, 0x400  # 17.7.6.1 (tblLook)


def write_table(table: FlowTable, manuscript: Manuscript, place: Place) -> None:
    """Appends the table and its caption."""
    room = max(room_at(place, manuscript), NARROWEST)
    caption = write_caption(table.number, table.caption, table.anchor, manuscript, room=room)
    manuscript.add("caption", form_at(place, manuscript, "caption", keep_next=True), caption)
    columns = split_width(round(room * TWIPS_PER_POINT), table.widths)
    lost = manuscript.text_width - sum(columns)
    margin = DENSE if table.dense else max(DENSE, MARGIN - round(lost * SPARED / 2))
    head = _rows(table.head, table, columns, margin, manuscript, head=True)
    body = _rows(table.rows, table, columns, margin, manuscript, head=False)
    grid = w("tblGrid", *(w("gridCol", w=column) for column in columns))
    manuscript.story.add_table(w("tbl", _properties(table, columns, margin, manuscript, place), grid, *head, *body))


def split_width(width: int, shares: tuple[float, ...]) -> list[int]:
    """``width`` in whole twips by ``shares``; the parts sum to it exactly."""
    edges = [0, *(round(width * share) for share in accumulate(shares))]
    return [right - left for left, right in pairwise(edges)]


def _margins(margin: int) -> Element | None:
    """The space at both sides of a cell, where it is not the style's."""
    if margin == MARGIN:
        return None
    return w("tblCellMar", *(w(side, w=margin, type="dxa") for side in ("left", "right")))


def _properties(
    table: FlowTable, columns: list[int], margin: int, manuscript: Manuscript, place: Place
) -> Element:  # fmt: skip
    """In the order of CT_TblPr; the title is the caption, the description the text alternative."""
    title = said(table.caption) or said(table.number) or table.description
    return w(
        "tblPr",
        w("tblStyle", val=manuscript.style("table")),
        w("tblW", w=sum(columns), type="dxa"),
        w("tblInd", w=place.indent, type="dxa") if place.indent else None,
        w("tblLayout", type="fixed"),
        _margins(margin),
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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """What stands in a row at ``column``: a cell that begins there or began above, ``None`` where there is none."""

    cell: TableCell | None
    column: int
    span: int
    begins: bool = True
    ends: bool = True
    lowest: bool = False  # it reaches the last row


def _parts(rows: CellRows, columns: int) -> Iterator[list[_Part]]:
    """The parts of each row, from left to right; a cell goes no further down than the last row."""
    above: dict[
        int, tuple[TableCell, int]
    ] = {}  # by its first column: a cell that goes on, and the rows that it has left
    for index, row in enumerate(rows):
        begun = {cell.column: (cell, min(cell.rows, len(rows) - index)) for cell in row}
        parts, column = [], 0
        while column < columns:
            cell, left = above.get(column) or begun.get(column) or (None, 1)
            span = min(cell.columns, columns - column) if cell is not None else 1
            part = _Part(cell=cell, column=column, span=span, begins=column not in above, ends=left == 1,
                         lowest=index + left == len(rows))  # fmt: skip
            parts.append(part)
            if cell is not None and left > 1:
                above[column] = (cell, left - 1)
            else:
                above.pop(column, None)
            column += span
        yield parts


def _rows(
    rows: CellRows, table: FlowTable, columns: list[int], margin: int, manuscript: Manuscript, *, head: bool
) -> Iterator[Element]:
    """The rows of the head or of the body; the last row of the head holds the first of the body."""
    tallest = manuscript.text_height * TALL / TWIPS_PER_POINT
    for index, parts in enumerate(_parts(rows, len(columns))):
        tied = head or (table.whole and index < len(rows) - 1)
        looks = [
            _Look(head=head, first=index == 0, tied=tied, width=width, room=(width - 2 * margin) / TWIPS_PER_POINT)
            for width in (_width(part, columns) for part in parts)
        ]
        cells = [_cell(part, look, table, manuscript) for part, look in zip(parts, looks, strict=True)]
        tall = any(
            part.cell is not None and part.begins and part.ends
            and estimate_height(part.cell, look.room) > tallest
            for part, look in zip(parts, looks, strict=True)
        )  # fmt: skip
        yield w("tr", w("trPr", w_when("cantSplit", condition=not tall), w_when("tblHeader", condition=head)), *cells)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Look:
    """How a cell of a row looks: in the head, in its ``first`` row, held to the page of the next row."""

    head: bool
    first: bool
    tied: bool
    width: int
    room: float  # the width of its text, in points


def _cell(part: _Part, look: _Look, table: FlowTable, manuscript: Manuscript) -> Element:
    """One cell; an empty ``vMerge`` goes on with the cell above (17.4.84)."""
    covers = part.cell is not None and part.cell.rows > 1
    merge = None if not covers else w("vMerge", val="restart") if part.begins else w("vMerge")
    apart = look.head and len(table.head) > 1
    properties = w(
        "tcPr", w("tcW", w=look.width, type="dxa"), w("gridSpan", val=part.span) if part.span > 1 else None, merge,
        *(_head_look(manuscript, last=part.lowest) if apart else ()),
    )  # fmt: skip
    shown = part.cell if part.cell is not None and part.begins else TableCell(paragraphs=())
    styled = look.first if look.head else part.column == 0 and table.header_columns > 0
    color = manuscript.theme.colors["accent"] if look.head and not look.first else ""
    ink = Ink(strong=None if styled or not shown.header else True, color=color, room=look.room, outright=True)
    return w("tc", properties, *write_cell(shown, manuscript, ink, keep_next=look.tied))


def _width(part: _Part, columns: list[int]) -> int:
    return sum(columns[part.column : part.column + part.span])


def _head_look(manuscript: Manuscript, *, last: bool) -> tuple[Element, Element]:
    """The rule under a cell of a head of several rows, and its ground: a table's style knows one first row only."""
    width, color = (12, "accent") if last else (4, "border")
    rule = w("bottom", val="single", sz=width, space=0, color=manuscript.color(color))
    fill = manuscript.color("surface_strong")
    return w("tcBorders", rule), w("shd", val="clear", color="auto", fill=fill)
