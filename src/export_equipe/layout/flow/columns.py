"""Column widths of tables in flowing documents: memo and page share them, so that both show the same table.

Comes in: a table. Goes out: shares of the text width that sum to 1. Decided here: every column holds its widest word
when the page is wide enough; what is left goes to the columns that have more to say.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from export_equipe.layout.runs import runs_of
from export_equipe.layout.widths import share_widths
from export_equipe.model.table import Table
from export_equipe.typesetting.measure import Measurer
from export_equipe.typesetting.run import Added, Run, Runs

TEXT_WIDTH = 470.0  # points: an A4 page between margins of 22 mm
CELL_SIZE = 12.0  # points
CELL_PADDING = 18.0  # points, both sides together


def column_shares(table: Table, measurer: Measurer) -> tuple[float, ...]:
    """The share of each column of ``table``."""
    rows = ((table.head,) if table.head else ()) + table.rows
    columns: Sequence[Sequence[Runs]] = [
        [
            (Run(text=cell.label, origin=Added.LABEL),) if cell.label else runs_of(cell.children)
            for cell in column
            if cell
        ]
        for column in zip_longest(*(row.cells for row in rows))
    ]
    least = [
        max(measurer.least_width(_bold(runs), size=CELL_SIZE) for runs in cells) + CELL_PADDING for cells in columns
    ]
    wish = [max(measurer.width(_bold(runs), CELL_SIZE) for runs in cells) + CELL_PADDING for cells in columns]
    widths = share_widths(least, wish, TEXT_WIDTH)
    shares = [round(width / sum(widths), 4) for width in widths[:-1]]
    return (*shares, round(1 - sum(shares), 4))


def _bold(runs: Runs) -> Runs:
    """As if all were bold: heads and row names are, and the others lose little by it."""
    return tuple(replace(run, strong=True) for run in runs)
