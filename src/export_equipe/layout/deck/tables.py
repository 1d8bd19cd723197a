"""Tables as slides set them.

Comes in: a table of the model, or one of an operation. Goes out: a ``SlideTable``. Decided here: pictures and formulas
of cells are said in words, since a cell of a slide holds no picture.
"""

from dataclasses import replace

from export_equipe.layout.api import ApiTable
from export_equipe.layout.cell_paragraph import CellParagraph
from export_equipe.layout.cells import CellRows, TableCell, body_rows, head_rows
from export_equipe.layout.deck.pieces import SlideTable
from export_equipe.layout.describe import describe_table
from export_equipe.layout.runs import in_words
from export_equipe.model.table import Table
from export_equipe.source import Span
from export_equipe.typesetting.run import plain_text


def page_table(table: Table) -> SlideTable:
    """A table of the page."""
    return SlideTable(
        head=_in_words(head_rows(table)), rows=_in_words(body_rows(table)), columns=len(table.columns),
        header_columns=table.header_columns, title=table.caption, description=describe_table(table), span=table.span,
    )  # fmt: skip


def api_table(table: ApiTable, span: Span) -> SlideTable:
    """A table of an operation that stands at ``span``."""
    return SlideTable(
        head=_in_words((table.head,)), rows=_in_words(table.rows), columns=len(table.head), header_columns=1,
        title=plain_text(table.caption), description=table.description, span=span,
    )  # fmt: skip


def _in_words(rows: CellRows) -> CellRows:
    return tuple(tuple(_said(cell) for cell in row) for row in rows)


def _said(cell: TableCell) -> TableCell:
    return replace(cell, paragraphs=tuple(_paragraph(each) for each in cell.paragraphs))


def _paragraph(paragraph: CellParagraph) -> CellParagraph:
    return replace(paragraph, runs=in_words(paragraph.runs))
