"""Tables (ECMA-376 part 1, 17.4): the master's table style, a head that repeats, rows that do not split.

Comes in: a ``FlowTable``. Goes out: its caption above, then ``w:tbl`` with title and description (D3). Widths are
twips.
"""

from itertools import accumulate, pairwise

from export_equipe.layout.cells import TableCell, TableCells
from export_equipe.layout.flow.plan import FlowTable
from export_equipe.typesetting.run import Runs, plain_text
from export_equipe.writers.docx.captions import write_caption
from export_equipe.writers.docx.manuscript import Manuscript
from export_equipe.writers.docx.paragraphs import ParagraphFormat, build_paragraph
from export_equipe.writers.docx.places import Place, form_at
from export_equipe.writers.docx.runs import PLAIN, Ink, write_runs
from export_equipe.writers.docx.wordml import Element, w, w_when

ALIGNS = {"start": "", "center": "center", "end": "right"}
DENSE = 50  # twips at each side of a cell, where a table needs all its width
FIRST_ROW, FIRST_COLUMN, NO_ROW_BANDS, NO_COLUMN_BANDS = 0x20, 0x80, 0x200, 0x400  # 17.7.6.1 (tblLook)


def write_table(table: FlowTable, manuscript: Manuscript, place: Place) -> None:
    """Appends the table and its caption."""
    caption = write_caption(table.number, table.caption, table.anchor, manuscript)
    manuscript.add("caption", form_at(place, manuscript, "caption", keep_next=True), caption)
    columns = split_width(manuscript.text_width - place.indent, table.widths)
    rows = [_row(table.head, table, columns, manuscript, head=True, tied=True)] if table.head else []
    last = len(table.rows) - 1
    for index, row in enumerate(table.rows):
        rows.append(_row(row, table, columns, manuscript, tied=table.whole and index < last))
    grid = w("tblGrid", *(w("gridCol", w=column) for column in columns))
    manuscript.add_table(w("tbl", _properties(table, columns, manuscript, place), grid, *rows))


def split_width(width: int, shares: tuple[float, ...]) -> list[int]:
    """``width`` in whole twips by ``shares``; the parts sum to it exactly."""
    edges = [0, *(round(width * share) for share in accumulate(shares))]
    return [right - left for left, right in pairwise(edges)]


def _properties(table: FlowTable, columns: list[int], manuscript: Manuscript, place: Place) -> Element:
    """In the order of CT_TblPr; the title is the caption, the description the text alternative."""
    title = plain_text(table.caption or table.number)
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


def _row(
    cells: TableCells, table: FlowTable, columns: list[int], manuscript: Manuscript, *, head: bool = False,
    tied: bool,
) -> Element:  # fmt: skip
    """A row; ``tied`` keeps it on the page of the next.

    ``tblHeader`` has no ``val``: a reader that looks for the bare element finds it.
    """
    properties = w("trPr", w("cantSplit"), w_when("tblHeader", condition=head))
    written = []
    for index, (cell, width) in enumerate(zip(cells, columns, strict=True)):
        styled = head or (index == 0 and table.header_columns > 0)
        paragraphs = _paragraphs(cell, manuscript, styled=styled, keep_next=tied)
        written.append(w("tc", w("tcPr", w("tcW", w=width, type="dxa")), *paragraphs))
    return w("tr", properties, *written)


def _paragraphs(cell: TableCell, manuscript: Manuscript, *, styled: bool, keep_next: bool) -> list[Element]:
    """The cell's text and its lighter second line; a cell must hold a paragraph, even without text (17.4.65)."""
    form = ParagraphFormat(style=manuscript.style("cell"), keep_next=keep_next, align=ALIGNS[cell.align])
    ink = Ink(strong=True) if cell.header and not styled else PLAIN
    detail = Ink(strong=False, color=manuscript.theme.colors["mention"])
    texts: list[tuple[Runs, Ink]] = [(cell.runs, ink), (cell.detail, detail)]
    written = [build_paragraph(form, write_runs(runs, manuscript, look)) for runs, look in texts if runs]
    return written or [build_paragraph(form, [])]
