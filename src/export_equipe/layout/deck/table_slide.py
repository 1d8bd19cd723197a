"""Slides of a table: its grids, one a slide, as native tables.

Comes in: a draft with a table. Goes out: framed slides with their table elements. Decided here: what a cell's text and
its second line look like.
"""

from collections.abc import Iterator

from export_equipe.diagnostics import Severity
from export_equipe.layout.cells import TableCell
from export_equipe.layout.deck.compose import Draft
from export_equipe.layout.deck.context import DeckContext
from export_equipe.layout.deck.place import Frame, emu, points
from export_equipe.layout.deck.plan import CellPlan, RowPlan, SlideParagraph, TableElement
from export_equipe.layout.deck.table import INSET, Grid, GridRow, fit_table
from export_equipe.layout.deck.titles import part_title
from export_equipe.layout.describe import describe_table
from export_equipe.layout.runs import repeated
from export_equipe.masters.geometry import Box, LayoutGeometry, PlaceholderKind
from export_equipe.model.table import Table
from export_equipe.theme.model import SlideSizes
from export_equipe.typesetting.run import Runs, plain_text

_TOLERANCE = 0.5  # points: what rounding to EMU may add


def table_slides(draft: Draft, layout: LayoutGeometry, context: DeckContext) -> Iterator[tuple[Frame, TableElement]]:
    """The frame and the table of each slide that ``draft`` takes."""
    assert draft.table is not None
    grids = _grids(draft.table, context.frame(layout, draft.title, draft.subtitle).body, context)
    if len(grids) > 1:  # the titles of the following slides are longer, and may leave less room
        later = context.frame(layout, part_title(draft.title, 9, 9), draft.subtitle)
        grids = _grids(draft.table, later.body, context)
    for index, grid in enumerate(grids, 1):
        title = part_title(draft.title, index, len(grids))
        frame = context.frame(layout, title, repeated(draft.subtitle) if index > 1 else draft.subtitle)
        yield frame, _element(grid, draft.table, frame.body, title, layout, context)


def _grids(table: Table, room: Box, context: DeckContext) -> tuple[Grid, ...]:
    return fit_table(
        table, width=points(room.width), height=points(room.height), sizes=context.sizes, measurer=context.measurer
    )


def _element(
    grid: Grid, table: Table, body: Box, title: Runs, layout: LayoutGeometry, context: DeckContext
) -> TableElement:
    zone = context.zone(layout)
    heights = [emu(height) for height in grid.heights]
    if sum(heights) > body.height + emu(_TOLERANCE):
        message = "ce tableau dépasse la diapositive à la plus petite taille permise"
        hint = "raccourcir ses textes ou lui ôter des colonnes"
        context.sink.report("tableau-trop-grand", Severity.WARNING, table.span, message, hint=hint)
    if grid.cut:
        message = "un mot de ce tableau est plus large que sa colonne\N{NO-BREAK SPACE}: il y est coupé"
        hint = "ôter des colonnes, ou raccourcir leurs mots"
        context.sink.report("colonne-trop-etroite", Severity.WARNING, table.span, message, hint=hint)
    widths = [emu(width) for width in grid.widths[:-1]]
    widths.append(body.width - sum(widths))
    return TableElement(
        name=zone.name, box=Box(body.x, body.y, body.width, sum(heights)), columns=tuple(widths),
        rows=tuple(_row(row, height, grid, context.sizes) for row, height in zip(grid.rows, heights, strict=True)),
        head_rows=grid.head_rows, header_columns=grid.header_columns, title=table.caption or plain_text(title),
        description=describe_table(table), inset=INSET,
        placeholder=zone.index if zone.kind is PlaceholderKind.TABLE else None,
    )  # fmt: skip


def _row(row: GridRow, height: int, grid: Grid, sizes: SlideSizes) -> RowPlan:
    return RowPlan(height=height, cells=tuple(_cell(cell, grid.size, sizes, head=row.head) for cell in row.cells))


def _cell(cell: TableCell, size: float, sizes: SlideSizes, *, head: bool) -> CellPlan:
    main = SlideParagraph(
        runs=cell.runs, size=size, pitch=size * sizes.pitch, color="accent" if head else "text",
        strong=cell.header, align=cell.align,
    )  # fmt: skip
    if not cell.detail:
        return CellPlan(paragraphs=(main,), header=cell.header)
    pitch = sizes.detail * sizes.pitch
    detail = SlideParagraph(runs=cell.detail, size=sizes.detail, pitch=pitch, color="mention", align=cell.align)
    return CellPlan(paragraphs=(main, detail), header=cell.header)
