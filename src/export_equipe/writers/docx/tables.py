"""Tables (ECMA-376 part 1, 17.4): the master's table style, a head that repeats, cells that cover others.

Comes in: a ``FlowTable``. Goes out: its caption above, then ``w:tbl`` with title and description (D3). Decided here: a
row stays whole unless it would fill much of a page. Widths are twips.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from export_equipe.layout.cells import CellRows, TableCell
from export_equipe.layout.flow.plan import FlowTable
from export_equipe.writers.docx.captions import said, write_caption
from export_equipe.writers.docx.cells import estimate_height, write_cell
from export_equipe.writers.docx.frames import TWIPS_PER_POINT
from export_equipe.writers.docx.manuscript import Manuscript
from export_equipe.writers.docx.places import HERE, Place, form_at, room_at
from export_equipe.writers.docx.rectangles import Rectangle, rectangle_at
from export_equipe.writers.docx.runs import Ink
from export_equipe.writers.docx.sections import pages_on_their_side
from export_equipe.writers.docx.wordml import Element, w, w_filled, w_when

DENSE = 50  # twips at each side of a cell, where a table needs all its width
MARGIN = 142
SPARED = 0.3  # of the width: columns up to this keep all their width where a table has less room than was planned for
NARROWEST = 60  # points: a table far inside others keeps some width
TALL = 0.4  # of the text's height: a row that is higher may split
FIRST_ROW, FIRST_COLUMN, NO_ROW_BANDS, NO_COLUMN_BANDS = 0x20, 0x80, 0x200, 0x400  # 17.7.6.1 (tblLook)


def write_table(table: FlowTable, manuscript: Manuscript, place: Place) -> None:
    """Appends the table and its caption, on pages on their side where it asks for them and stands alone."""
    if table.turned and place == HERE and not manuscript.notes.in_note:
        with pages_on_their_side(manuscript):
            _write_table(replace(table, widths=table.turned), manuscript, place)
    else:
        _write_table(table, manuscript, place)


def _write_table(table: FlowTable, manuscript: Manuscript, place: Place) -> None:
    room = max(room_at(place, manuscript), NARROWEST)
    caption = write_caption(table.number, table.caption, table.anchor, manuscript, room=room)
    manuscript.add("caption", form_at(place, manuscript, "caption", keep_next=True), caption)
    columns = split_width(round(room * TWIPS_PER_POINT), table.widths)
    lost = manuscript.text_width - sum(columns)
    margin = DENSE if table.dense else max(DENSE, MARGIN - round(lost * SPARED / 2))
    rectangle = rectangle_at(place)
    grid = _Grid(
        columns=rectangle.widened(columns, margin) if rectangle is not None else columns, margin=margin,
        left=rectangle.left if rectangle is not None else place.indent, rectangle=rectangle,
    )  # fmt: skip
    head = _rows(table.head, table, grid, manuscript, head=True)
    body = _rows(table.rows, table, grid, manuscript, head=False)
    columns_said = w("tblGrid", *(w("gridCol", w=column) for column in grid.columns))
    made = w("tbl", _properties(table, grid, manuscript), columns_said, *head, *body)
    if rectangle is None:
        manuscript.story.add_table(made)
    else:
        manuscript.story.add_table(made, frame=rectangle.frame, ground=rectangle.ground)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Grid:
    """The columns, the space at both sides of a cell, where the table begins, the rectangle that it is part of."""

    columns: list[int]
    margin: int
    left: int
    rectangle: Rectangle | None

    def width(self, part: "_Part") -> int:
        """The width of a cell."""
        return sum(self.columns[part.column : part.column + part.span])

    def room(self, part: "_Part") -> float:
        """The width of its text, in points."""
        before = self.margin if part.column or self.rectangle is None else self.rectangle.inside
        return (self.width(part) - before - self.margin) / TWIPS_PER_POINT


def split_width(width: int, shares: tuple[float, ...]) -> list[int]:
    """``width`` in whole twips by ``shares``; the parts sum to it exactly."""
    edges = [0, *(round(width * share) for share in accumulate(shares))]
    return [right - left for left, right in pairwise(edges)]


def _margins(margin: int) -> Element | None:
    """The space at both sides of a cell, where it is not the style's."""
    if margin == MARGIN:
        return None
    return w("tblCellMar", *(w(side, w=margin, type="dxa") for side in ("left", "right")))


def _properties(table: FlowTable, grid: _Grid, manuscript: Manuscript) -> Element:
    """In the order of CT_TblPr; the title is the caption, the description the text alternative."""
    title = said(table.caption) or said(table.number) or table.description
    return w(
        "tblPr",
        w("tblStyle", val=manuscript.style("table")),
        w("tblW", w=sum(grid.columns), type="dxa"),
        w("tblInd", w=grid.left, type="dxa") if grid.left else None,
        grid.rectangle.borders(manuscript.styles.table_borders) if grid.rectangle is not None else None,
        w("tblLayout", type="fixed"),
        _margins(grid.margin),
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
    rows: CellRows, table: FlowTable, grid: _Grid, manuscript: Manuscript, *, head: bool
) -> Iterator[Element]:  # fmt: skip
    """The rows of the head or of the body.

    The last row of the head holds the first of the body; neither the first nor the last row stands alone on a page.
    """
    tallest = manuscript.text_height * TALL / TWIPS_PER_POINT
    last = len(rows) - 1
    for index, parts in enumerate(_parts(rows, len(grid.columns))):
        tied = head or (index < last and (table.whole or index in (0, last - 1)))
        looks = [
            _Look(head=head, first=index == 0, tied=tied, width=grid.width(part), room=grid.room(part))
            for part in parts
        ]
        cells = [_cell(part, look, table, grid.rectangle, manuscript) for part, look in zip(parts, looks, strict=True)]
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


def _cell(
    part: _Part, look: _Look, table: FlowTable, rectangle: Rectangle | None, manuscript: Manuscript
) -> Element:  # fmt: skip
    """One cell; an empty ``vMerge`` goes on with the cell above (17.4.84)."""
    covers = part.cell is not None and part.cell.rows > 1
    merge = None if not covers else w("vMerge", val="restart") if part.begins else w("vMerge")
    properties = w(
        "tcPr", w("tcW", w=look.width, type="dxa"), w("gridSpan", val=part.span) if part.span > 1 else None, merge,
        *_cell_look(part, look, rectangle, manuscript, apart=look.head and len(table.head) > 1),
    )  # fmt: skip
    shown = part.cell if part.cell is not None and part.begins else TableCell(paragraphs=())
    styled = look.first if look.head else part.column == 0 and table.header_columns > 0
    color = manuscript.theme.colors["accent"] if look.head and not look.first else ""
    ink = Ink(strong=None if styled or not shown.header else True, color=color, room=look.room, outright=True)
    return w("tc", properties, *write_cell(shown, manuscript, ink, keep_next=look.tied))


def _cell_look(
    part: _Part, look: _Look, rectangle: Rectangle | None, manuscript: Manuscript, *, apart: bool
) -> tuple[Element | None, ...]:  # fmt: skip
    """Borders, ground and margins of a cell, where the table's style does not say them.

    In a head of several rows (``apart``) each has its rule and its ground: a table's style knows one first row only.
    """
    first = rectangle is not None and part.column == 0
    rule: Element | None = None
    fill = rectangle.ground if rectangle is not None and not look.head else ""
    if apart:
        width, color = (12, "accent") if part.lowest else (4, "border")
        rule = w("bottom", val="single", sz=width, space=0, color=manuscript.color(color))
        fill = manuscript.color("surface_strong")
    return (
        w_filled("tcBorders", [rule]),
        w("shd", val="clear", color="auto", fill=fill) if fill else None,
        w("tcMar", w("left", w=rectangle.inside, type="dxa")) if rectangle is not None and first else None,
    )
