"""A table of a flowing document.

Comes in: a table of the model, its number, the room that it has. Goes out: a ``FlowTable``. Decided here: its caption,
the widths of its columns, whether it stays on one page, whether that page is set on its side.
"""

from export_equipe.layout.cells import CellRows, body_rows, head_rows
from export_equipe.layout.describe import describe_table
from export_equipe.layout.flow.columns import (
    MANY,
    TEXT_WIDTH,
    TURNED_WIDTH,
    column_shares,
    is_dense,
    least_room,
    least_width,
)
from export_equipe.layout.flow.plan import FlowTable
from export_equipe.layout.runs import NBSP, runs_of, stripped
from export_equipe.model.table import Table
from export_equipe.typesetting.measure import Measurer
from export_equipe.typesetting.run import Added, Run, Runs, plain_text

WHOLE_ROWS, WHOLE_LETTERS = 6, 700  # what stays on one page
WHOLE_HEIGHT = 120.0  # points: a picture in it that is higher lets it break


def flow_table(
    table: Table, number: int, section: str, measurer: Measurer, *, room: float = TEXT_WIDTH, turns: bool = False
) -> FlowTable:
    """``table`` as the document's table ``number``; ``section`` names it when it has no caption.

    ``room`` is the width that it has, in points; ``turns`` says that its page may be set on its side.
    """
    return set_table(
        head_rows(table), body_rows(table), columns=len(table.columns), header_columns=table.header_columns,
        number=(Run(text=f"Tableau{NBSP}{number}", origin=Added.NUMBER),), caption=_caption(table, section),
        description=describe_table(table), anchor=f"tableau-{number}", measurer=measurer, room=room, turns=turns,
    )  # fmt: skip


def set_table(
    head: CellRows, rows: CellRows, *, columns: int, header_columns: int, number: Runs, caption: Runs, description: str,
    anchor: str, measurer: Measurer, room: float, turns: bool = False,
) -> FlowTable:  # fmt: skip
    """A table with its widths."""
    shown = (*head, *rows)
    dense = is_dense(shown, columns, measurer, width=room)
    widths = column_shares(shown, columns, measurer, dense=dense, width=room)
    turned: tuple[float, ...] = ()
    if turns and columns >= MANY and least_room(shown, columns, measurer) > room:
        turned = column_shares(shown, columns, measurer, dense=True, width=TURNED_WIDTH)
    return FlowTable(
        head=head, rows=rows, header_columns=header_columns, dense=dense, whole=_stays_whole(rows), widths=widths,
        number=number, caption=caption, description=description, anchor=anchor, turned=turned,
        least=least_width(shown, turned or widths, measurer, dense=dense),
    )  # fmt: skip


def _caption(table: Table, section: str) -> Runs:
    if table.legend:
        return stripped(runs_of(table.legend))
    if table.caption:
        return (Run(text=table.caption, origin=Added.FIGURE),)
    name = section.strip().rstrip(" \u00a0\u202f:…").strip()
    return (Run(text=name, origin=Added.REPEATED_HEAD),) if name else ()


def _stays_whole(rows: CellRows) -> bool:
    """Whether a table is so short that a page break in it would be worse than a gap above it."""
    words = sum(len(plain_text(cell.runs)) for row in rows for cell in row)
    tall = any(_height(run) > WHOLE_HEIGHT for row in rows for cell in row for run in cell.runs)
    return len(rows) <= WHOLE_ROWS and words <= WHOLE_LETTERS and not tall


def _height(run: Run) -> float:
    """How high its picture is shown, in points; 0 without one, or for one as high as its line."""
    if run.picture is None:
        return 0.0
    return run.picture.width * run.picture.picture.height / run.picture.picture.width
