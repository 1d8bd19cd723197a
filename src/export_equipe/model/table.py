"""Tables: cells that know whether they are headers."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from export_equipe.model.inline import Inlines
from export_equipe.source import Span

if TYPE_CHECKING:  # cells hold blocks, and a table is a block
    from export_equipe.model.block import Blocks


class Align(StrEnum):
    """The horizontal alignment of a column."""

    START = "start"
    CENTER = "center"
    END = "end"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell; ``label`` is a name given to an empty header cell (added text, not the page's).

    ``header`` says that the page itself makes it a header (``<th>``); it covers ``columns`` × ``rows`` places of the
    grid.
    """

    blocks: "Blocks"
    label: str = ""
    header: bool = False
    columns: int = 1
    rows: int = 1
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row: the cells that begin in it, from left to right; places covered by a cell above hold none."""

    cells: tuple[Cell, ...]
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table: its head rows, its rows, and ``header_columns`` first columns that name their rows.

    Every place of the grid (``columns`` wide) is covered by exactly one cell: the reader sees to it. ``legend`` is the
    page's own caption. ``caption`` and ``description``
    (its text alternative) come from the page's data, and may be empty.
    """

    columns: tuple[Align, ...]
    legend: Inlines = ()
    head: tuple[Row, ...]
    rows: tuple[Row, ...]
    header_columns: int = 0
    caption: str = ""
    description: str = ""
    span: Span = field(compare=False)
