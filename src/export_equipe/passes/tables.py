"""Tables get what readers of tables need: row headers, no empty header, a caption.

Comes in: a page, the corner's name, the captions of its data. Goes out: the page with its tables completed. Decided
here: the first column names the rows when each of its cells holds text and no two hold the same; empty header cells
get a name; empty rows and columns of nothing are left out.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from export_equipe.diagnostics import Severity, Sink
from export_equipe.model.block import Block
from export_equipe.model.document import Page
from export_equipe.model.table import Row, Table
from export_equipe.model.walk import map_blocks, plain_inlines


def complete_tables(
    page: Page, *, corner: str, captions: Sequence[str], sink: Sink, descriptions: Sequence[str] = ()
) -> Page:
    """``page`` with its tables completed; ``captions`` and ``descriptions`` are theirs, in order (``""``: none)."""
    queue = list(zip_longest(captions, descriptions, fillvalue=""))

    def completed(block: Block) -> Block:
        if not isinstance(block, Table):
            return block
        caption, description = queue.pop(0) if queue else ("", "")
        return complete_table(replace(block, description=description), corner=corner, caption=caption, sink=sink)

    return replace(page, blocks=map_blocks(page.blocks, completed))


def complete_table(table: Table, *, corner: str, caption: str, sink: Sink) -> Table:
    """One table, completed."""
    rows = tuple(row for row in table.rows if any(plain_inlines(cell.children).strip() for cell in row.cells))
    headers = 1 if _names_rows(rows) else 0
    head = _named_head(table.head, corner if headers else "", sink) if table.head else None
    return replace(table, head=head, rows=rows, header_columns=headers, caption=caption or table.caption)


def _names_rows(rows: tuple[Row, ...]) -> bool:
    names = [plain_inlines(row.cells[0].children).strip() for row in rows if row.cells]
    wide = bool(rows) and len(rows[0].cells) > 1
    return wide and all(names) and len(set(names)) == len(names)


def _named_head(head: Row, corner: str, sink: Sink) -> Row:
    """The head row, each empty cell named: the corner by its name, another column by its number."""
    cells = list(head.cells)
    for index, cell in enumerate(cells):
        if plain_inlines(cell.children).strip():
            continue
        label = corner if index == 0 and corner else f"Colonne {index + 1}"
        cells[index] = replace(cell, label=label)
        if index or not corner:
            hint = "donner un nom à cette colonne dans la page"
            message = f"en-tête de colonne vide : il devient « {label} »"
            sink.report("en-tete-vide", Severity.WARNING, head.span, message, hint=hint)
    return replace(head, cells=tuple(cells))
