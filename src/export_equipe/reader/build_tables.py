"""From the tokens of a GFM table to a table.

Comes in: the tokens of a table, and who reads a cell. Goes out: a ``Table`` as it is written (``passes.tables``
completes it). Decided here: a head row without any text is no head; what a row holds beyond the table's columns is
reported.
"""

from collections.abc import Callable, Sequence

from markdown_it.token import Token

from export_equipe.diagnostics import Severity
from export_equipe.model.block import Blocks
from export_equipe.model.table import Align, Cell, Row, Table
from export_equipe.reader.html_tables import MAX_CELLS, report_too_large
from export_equipe.reader.page_reading import PageReading
from export_equipe.reader.positions import ContentMap
from export_equipe.source import Span

_ALIGN = {"left": Align.START, "center": Align.CENTER, "right": Align.END}
ReadCell = Callable[[Token, ContentMap], Blocks]


def build_table(token: Token, tokens: Sequence[Token], page: PageReading, read_cell: ReadCell) -> Table | None:
    """The table that ``token`` opens and ``tokens`` fill; ``None`` (reported) when it is too large."""
    if sum(each.type in ("td_open", "th_open") for each in tokens) > MAX_CELLS:
        report_too_large(page.lines(token), page)
        return None
    rows: list[Row] = []
    columns: tuple[Align, ...] = ()
    start = 0
    for index, each in enumerate(tokens):
        if each.type == "tr_open":
            start = index + 1
        elif each.type == "tr_close":
            row, aligns = _row(tokens[start:index], page, read_cell)
            rows.append(row)
            columns = columns or aligns
    head = tuple(rows[:1]) if rows and any(cell.blocks for cell in rows[0].cells) else ()
    return Table(columns=columns, head=head, rows=tuple(rows[1:]), span=page.lines(token))


def _row(tokens: Sequence[Token], page: PageReading, read_cell: ReadCell) -> tuple[Row, tuple[Align, ...]]:
    cells: list[Cell] = []
    aligns: list[Align] = []
    column, line = 0, 1
    for opening, inline in zip(tokens[::3], tokens[1::3], strict=True):
        line = page.line(inline)
        places = ContentMap(page.source, inline.content, line, cursor=column)
        column = max(column, places.end - page.source.line_start(line))
        span = Span(page.path, places.offset(0), max(places.offset(0), places.end))
        cells.append(Cell(blocks=read_cell(inline, places), span=span))
        aligns.append(_ALIGN.get(str(opening.attrs.get("style", "")).removeprefix("text-align:"), Align.START))
    _check_row_end(line, column, page)
    return Row(cells=tuple(cells), span=page.source.line_span(line)), tuple(aligns)


def _check_row_end(line: int, column: int, page: PageReading) -> None:
    """A row may hold more cells than the table has columns: GFM drops them, we say so."""
    rest = page.source.line(line)[column:]
    if rest.strip("| \t"):
        start = page.source.line_start(line) + column + len(rest) - len(rest.lstrip("| \t"))
        span = Span(page.path, start, page.source.line_span(line).end)
        hint = "ôter la cellule, ou échapper la barre verticale (\\|)"
        message = "cette ligne a plus de cellules que le tableau : ce texte n’est pas repris"
        page.sink.report("cellule-en-trop", Severity.WARNING, span, message, hint=hint)
