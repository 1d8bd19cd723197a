"""Tables get what readers of tables need: row headers, no empty header, a caption.

Comes in: a page, the corner's name, the captions of its data. Goes out: the page with its tables completed. Decided
here: the first column names the rows when each of its cells holds text and no two hold the same; empty header cells
get a name; empty rows and columns of nothing are left out.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from export_equipe.diagnostics import Severity, Sink
from export_equipe.model.block import Block, Blocks, Paragraph
from export_equipe.model.document import Page
from export_equipe.model.inline import Icon, Image, Math
from export_equipe.model.table import Row, Table
from export_equipe.model.walk import block_inlines, map_page_blocks, plain_blocks, walk_blocks, walk_inlines


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

    return map_page_blocks(page, completed)


def complete_table(table: Table, *, corner: str, caption: str, sink: Sink) -> Table:
    """One table, completed."""
    tied = any(cell.rows > 1 for row in table.rows for cell in row.cells)
    rows = table.rows if tied else tuple(row for row in table.rows if any(cell.blocks for cell in row.cells))
    named = _are_headers(rows) or (not tied and _names_rows(rows, len(table.columns)))
    headers = 1 if named else 0
    # Names of columns stand in the last row of the head; those above it gather columns.
    head = (*table.head[:-1], _named_head(table.head[-1], corner if headers else "", sink)) if table.head else ()
    return replace(table, head=head, rows=rows, header_columns=headers, caption=caption or table.caption)


def _are_headers(rows: tuple[Row, ...]) -> bool:
    """Whether the page itself says that the first cell of each row names it."""
    return bool(rows) and all(row.cells and row.cells[0].header for row in rows)


def _names_rows(rows: tuple[Row, ...], columns: int) -> bool:
    """Whether the first column names the rows: a word or two in each cell, none of them twice."""
    firsts = [row.cells[0] for row in rows if row.cells]
    names = [plain_blocks(cell.blocks).strip() for cell in firsts]
    simple = all(
        len(cell.blocks) == 1 and isinstance(cell.blocks[0], Paragraph) and cell.columns == 1 for cell in firsts
    )
    return bool(rows) and columns > 1 and simple and all(names) and len(set(names)) == len(names)


def _named_head(head: Row, corner: str, sink: Sink) -> Row:
    """The head row, each empty cell named: the corner by its name, another column by its number."""
    cells = list(head.cells)
    for index, cell in enumerate(cells):
        if cell.blocks and (plain_blocks(cell.blocks).strip() or holds_picture(cell.blocks)):
            continue
        label = corner if index == 0 and corner else f"Colonne {index + 1}"
        cells[index] = replace(cell, blocks=(), label=label)
        if index or not corner:
            hint = "donner un nom à cette colonne dans la page"
            message = f"en-tête de colonne vide : il devient « {label} »"
            sink.report("en-tete-vide", Severity.WARNING, head.span, message, hint=hint)
    return replace(head, cells=tuple(cells))


def holds_picture(blocks: Blocks) -> bool:
    """Whether ``blocks`` show a picture, an icon or a formula: they say something without a word."""
    nodes = (node for block in walk_blocks(blocks) for run in block_inlines(block) for node in walk_inlines(run))
    return any(isinstance(node, Image | Icon | Math) for node in nodes)
