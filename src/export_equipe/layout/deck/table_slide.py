"""Slides of a table: its grids, one a slide, as native tables.

Comes in: a draft with a table. Goes out: framed slides with their table elements. Decided here: what is said when a
table does not fit.
"""

from collections.abc import Iterator

from export_equipe.diagnostics import Severity
from export_equipe.layout.cells import TableCells
from export_equipe.layout.deck.cell_text import INSET
from export_equipe.layout.deck.context import DeckContext
from export_equipe.layout.deck.draft import Draft
from export_equipe.layout.deck.pieces import SlideTable
from export_equipe.layout.deck.place import Frame, emu, points
from export_equipe.layout.deck.plan import CellPlan, RowPlan, TableElement
from export_equipe.layout.deck.table import Grid, cell_rows, fit_table, grid_at
from export_equipe.layout.deck.titles import reserved_title
from export_equipe.layout.deck.zones import content_zones
from export_equipe.layout.runs import repeated
from export_equipe.masters.geometry import Box, LayoutGeometry, Placeholder, PlaceholderKind
from export_equipe.source import Span
from export_equipe.typesetting.run import Runs, plain_text

TABLE_NAME = "Tableau"
_TOLERANCE = 0.5  # points: what rounding to EMU may add


def table_slides(
    draft: Draft, table: SlideTable, layout: LayoutGeometry, context: DeckContext
) -> Iterator[tuple[Frame, TableElement]]:
    """The frame and the table of each slide that ``table`` takes."""
    grids = _grids(table, context.frame(layout, reserved_title(draft, 1), draft.subtitle).body, context)
    if len(grids) > 1:  # the titles of the following slides are longer, and may leave less room
        later = context.frame(layout, reserved_title(draft, 2), draft.subtitle)
        grids = _grids(table, later.body, context)
    for index, grid in enumerate(grids, 1):
        subtitle = repeated(draft.subtitle) if index > 1 else draft.subtitle
        frame = context.frame(layout, reserved_title(draft, index), subtitle)
        _report(grid, frame.body, table.span, context)
        yield frame, table_element(grid, table, frame.body, draft.title, _zone(layout))


def table_in(table: SlideTable, room: Box, title: Runs, layout: LayoutGeometry, context: DeckContext) -> TableElement:
    """``table`` in ``room`` at the largest size at which it fits there, else at the least, beyond it."""
    found = _grids(table, room, context)
    grid = found[0] if len(found) == 1 else _least_grid(table, room, context)
    return table_element(grid, table, room, title, _zone(layout))


def _least_grid(table: SlideTable, room: Box, context: DeckContext) -> Grid:
    sizes = context.sizes
    return grid_at(table, width=points(room.width), size=sizes.table[-1], sizes=sizes, measurer=context.measurer)


def _grids(table: SlideTable, room: Box, context: DeckContext) -> tuple[Grid, ...]:
    return fit_table(
        table, width=points(room.width), height=points(room.height), sizes=context.sizes, measurer=context.measurer
    )


def _report(grid: Grid, body: Box, span: Span, context: DeckContext) -> None:
    if sum(emu(height) for height in grid.heights) > body.height + emu(_TOLERANCE):
        message = "ce tableau dépasse la diapositive à la plus petite taille permise"
        hint = "raccourcir ses textes ou lui ôter des colonnes"
        context.sink.report("tableau-trop-grand", Severity.WARNING, span, message, hint=hint)
    if grid.cut:
        message = "un mot de ce tableau est plus large que sa colonne\N{NO-BREAK SPACE}: il y est coupé"
        hint = "ôter des colonnes, ou raccourcir leurs mots"
        context.sink.report("colonne-trop-etroite", Severity.WARNING, span, message, hint=hint)


def _zone(layout: LayoutGeometry) -> Placeholder | None:
    """The place for a table in ``layout``, if it has one."""
    return next(iter(content_zones(layout, PlaceholderKind.TABLE)), None)


def table_element(grid: Grid, table: SlideTable, body: Box, title: Runs, zone: Placeholder | None) -> TableElement:
    """``grid`` at the top of ``body``, in ``zone`` when there is one; ``title`` names it when nothing else does."""
    widths = [emu(width) for width in grid.widths[:-1]]
    widths.append(body.width - sum(widths))
    rows = tuple(_row(row, emu(height), grid, head=head) for row, height, head in cell_rows(grid))
    return TableElement(
        name=zone.name if zone else TABLE_NAME, box=Box(body.x, body.y, body.width, sum(row.height for row in rows)),
        columns=tuple(widths), rows=rows, head_rows=grid.head_rows, header_columns=grid.header_columns,
        title=table.title or plain_text(title), description=table.description, inset=INSET,
        placeholder=zone.index if zone else None,
    )  # fmt: skip


def _row(row: TableCells, height: int, grid: Grid, *, head: bool) -> RowPlan:
    cells = tuple(
        CellPlan(
            paragraphs=grid.cells.paragraphs(cell, head=head), header=cell.header, column=cell.column,
            columns=cell.columns, rows=cell.rows,
        )
        for cell in row
    )  # fmt: skip
    return RowPlan(height=height, cells=cells)
