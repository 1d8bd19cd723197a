"""Tables as slides set them.

Comes in: a table of the model, or one of an operation. Goes out: a ``SlideTable``. Decided here: pictures and formulas
of cells are said in words, since a cell of a slide holds no picture; the lines of a program are one paragraph.
"""

from dataclasses import replace

from export_equipe.layout.api import ApiTable
from export_equipe.layout.cell_paragraph import CellMarker, CellParagraph
from export_equipe.layout.cells import CellRows, TableCell, body_rows, head_rows
from export_equipe.layout.deck.archetype import Archetype
from export_equipe.layout.deck.pieces import SlideTable
from export_equipe.layout.describe import describe_table
from export_equipe.layout.runs import in_words
from export_equipe.model.table import Table
from export_equipe.source import Span
from export_equipe.typesetting.run import Added, Run, plain_text

MATRIX_COLUMNS, MATRIX_ROWS = 2, 2  # a matrix has more of both
MATRIX_WORD = 24  # characters of a cell


def page_table(table: Table) -> SlideTable:
    """A table of the page."""
    return SlideTable(
        head=_in_words(head_rows(table)), rows=_in_words(body_rows(table)), columns=len(table.columns),
        header_columns=table.header_columns, title=table.caption, description=describe_table(table), span=table.span,
    )  # fmt: skip


def table_archetype(table: SlideTable) -> Archetype:
    """A matrix (who does what: few and short words, said again and again), else a table."""
    cells = [cell for row in table.rows for cell in row if not cell.header]
    said = [plain_text(cell.paragraphs[0].runs).strip() if cell.paragraphs else "" for cell in cells]
    named = bool(table.head) and table.header_columns == 1 and table.columns > MATRIX_COLUMNS
    short = all(len(text) <= MATRIX_WORD for text in said)
    again = len(said) >= 2 * len(set(said))
    return Archetype.MATRIX if named and short and again and len(table.rows) > MATRIX_ROWS else Archetype.TABLE


def api_table(table: ApiTable, span: Span) -> SlideTable:
    """A table of an operation that stands at ``span``."""
    return SlideTable(
        head=_in_words((table.head,)), rows=_in_words(table.rows), columns=len(table.head), header_columns=1,
        title=plain_text(table.caption), description=table.description, span=span,
    )  # fmt: skip


def _in_words(rows: CellRows) -> CellRows:
    return tuple(tuple(_said(cell) for cell in row) for row in rows)


def _said(cell: TableCell) -> TableCell:
    paragraphs: list[CellParagraph] = []
    for each in cell.paragraphs:
        said = replace(each, runs=in_words(each.runs))
        if paragraphs and _goes_on(said, paragraphs[-1]):
            line_end = Run(text="\n", origin=Added.LABEL, code=True)
            paragraphs[-1] = replace(paragraphs[-1], runs=(*paragraphs[-1].runs, line_end, *said.runs))
        else:
            paragraphs.append(said)
    return replace(cell, paragraphs=tuple(each for each in paragraphs if plain_text(each.runs).strip()))


def _goes_on(line: CellParagraph, before: CellParagraph) -> bool:
    """Whether ``line`` is one more line of the program ``before``: its empty lines are no paragraphs of their own."""
    return line.code and before.code and line.marker is CellMarker.NONE and line.level == before.level
