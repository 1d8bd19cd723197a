"""Tables: cells that know whether they are headers."""

from dataclasses import dataclass, field
from enum import StrEnum

from export_equipe.model.inline import Inlines
from export_equipe.source import Span


class Align(StrEnum):
    """The horizontal alignment of a column."""

    START = "start"
    CENTER = "center"
    END = "end"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell; ``label`` is a name given to an empty header cell (added text, not the page's)."""

    children: Inlines
    label: str = ""
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row, as many cells as the table has columns."""

    cells: tuple[Cell, ...]
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table: at most one head row here, ``header_columns`` first columns that name their rows.

    ``caption`` and ``description`` (its text alternative) come from the page's data, and may be empty.
    """

    columns: tuple[Align, ...]
    head: Row | None
    rows: tuple[Row, ...]
    header_columns: int = 0
    caption: str = ""
    description: str = ""
    span: Span = field(compare=False)
