"""From the tokens of a GFM table to a table.

Comes in: the tokens from ``table_open`` on. Goes out: a ``Table`` as it is written (``passes.tables`` completes it).
Decided here: a head row without any text is no head; what a row holds beyond the table's columns is reported.
"""

from markdown_it.token import Token

from export_equipe.diagnostics import Severity
from export_equipe.model.table import Align, Cell, Row, Table
from export_equipe.reader.page_tokens import Cursor, PageTokens
from export_equipe.reader.positions import ContentMap
from export_equipe.source import Span

_ALIGN = {"left": Align.START, "center": Align.CENTER, "right": Align.END}


def build_table(token: Token, cursor: Cursor, page: PageTokens) -> Table:
    """The table that ``token`` opens; the cursor ends behind it."""
    rows: list[Row] = []
    columns: tuple[Align, ...] = ()
    while not cursor.at("table_close"):
        if cursor.take().type != "tr_open":
            continue
        row, aligns = _row(cursor, page)
        rows.append(row)
        columns = columns or aligns
    cursor.take()
    head = rows[0] if rows and any(cell.children for cell in rows[0].cells) else None
    return Table(columns=columns, head=head, rows=tuple(rows[1:]), span=page.lines(token))


def _row(cursor: Cursor, page: PageTokens) -> tuple[Row, tuple[Align, ...]]:
    cells: list[Cell] = []
    aligns: list[Align] = []
    column, line = 0, 1
    while not cursor.at("tr_close"):
        opening, inline = cursor.take(), cursor.take()
        cursor.take()
        line = page.line(inline)
        places = ContentMap(page.source, inline.content, line, cursor=column)
        column = max(column, places.end - page.source.line_start(line))
        span = Span(page.source.path, places.offset(0), max(places.offset(0), places.end))
        cells.append(Cell(children=page.placed(inline, places), span=span))
        aligns.append(_ALIGN.get(str(opening.attrs.get("style", "")).removeprefix("text-align:"), Align.START))
    cursor.take()
    _check_row_end(line, column, page)
    return Row(cells=tuple(cells), span=page.source.line_span(line)), tuple(aligns)


def _check_row_end(line: int, column: int, page: PageTokens) -> None:
    """A row may hold more cells than the table has columns: GFM drops them, we say so."""
    rest = page.source.line(line)[column:]
    if rest.strip("| \t"):
        start = page.source.line_start(line) + column + len(rest) - len(rest.lstrip("| \t"))
        span = Span(page.source.path, start, page.source.line_span(line).end)
        hint = "ôter la cellule, ou échapper la barre verticale (\\|)"
        message = "cette ligne a plus de cellules que le tableau : ce texte n’est pas repris"
        page.sink.report("cellule-en-trop", Severity.WARNING, span, message, hint=hint)
