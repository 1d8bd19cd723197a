"""A native table (ECMA-376 part 1, 21.1.3), in the layout's placeholder when the plan says so.

Comes in: a table of the plan. Goes out: the markup of ``p:graphicFrame``. Decided here: the look of our tables, which
is the same everywhere: a strong surface and an accent rule under the head, thin rules between rows, none upright.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from export_equipe.layout.deck.plan import CellPlan, RowPlan, TableElement
from export_equipe.writers.pptx.markup import NAMESPACES, element, emu, solid_fill, transform
from export_equipe.writers.pptx.shapes import Slots
from export_equipe.writers.pptx.text import Face, Ink, write_end, write_paragraphs

NO_STYLE: Final = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # « Aucun style, aucune grille », built into PowerPoint
HEAD_RULE: Final = 1.5  # points
ROW_RULE: Final = 0.75


_NOTHING: Final = CellPlan(paragraphs=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place of the grid: the ``cell`` that covers it, and the row where that begins.

    It may begin above (``down``) or to the left (``right``) of the place.
    """

    cell: CellPlan
    row: int
    down: bool = False
    right: bool = False


def write_table(table: TableElement, slots: Slots, ink: Ink, number: int) -> str:
    """The graphic frame ``number`` (its id) that holds ``table``."""
    data = element("a:graphicData", _write_grid(table, ink), uri=f"{NAMESPACES['a'].removesuffix('/main')}/table")
    return element(
        "p:graphicFrame", _identity(table, slots, number), transform(table.box, "p:xfrm"), element("a:graphic", data)
    )


def _identity(table: TableElement, slots: Slots, number: int) -> str:
    mark = "" if table.placeholder is None else slots[table.placeholder].mark
    return element(
        "p:nvGraphicFramePr",
        element("p:cNvPr", id=number, name=table.name, descr=table.description, title=table.title),
        element("p:cNvGraphicFramePr", element("a:graphicFrameLocks", noGrp=1)),
        element("p:nvPr", mark),
    )


def _write_grid(table: TableElement, ink: Ink) -> str:
    properties = element(
        "a:tblPr",
        element("a:tableStyleId", NO_STYLE),
        firstRow=True if table.head_rows else None,
        firstCol=True if table.header_columns else None,
    )
    columns = element("a:tblGrid", *(element("a:gridCol", w=width) for width in table.columns))
    grid = _places(table)
    rows = (_write_row(table, index, row, grid[index], ink) for index, row in enumerate(table.rows))
    return element("a:tbl", properties, columns, *rows)


def _write_row(table: TableElement, index: int, row: RowPlan, places: Sequence[Place], ink: Ink) -> str:
    fill = solid_fill(ink.theme.colors["surface_strong"]) if index < table.head_rows else element("a:noFill")
    cells = (
        _write_place(place, _cell_properties(table, place, fill, ink), _least_size(table), ink) for place in places
    )
    return element("a:tr", *cells, h=row.height)


def _places(table: TableElement) -> list[list[Place]]:
    """What stands at each place of the grid, row by row."""
    grid = [[Place(cell=_NOTHING, row=row) for _ in table.columns] for row in range(len(table.rows))]
    for index, row in enumerate(table.rows):
        for cell in row.cells:
            for down, line in enumerate(grid[index : index + cell.rows]):
                for right in range(cell.columns):
                    line[cell.column + right] = Place(cell=cell, row=index, down=down > 0, right=right > 0)
    return grid


def _least_size(table: TableElement) -> float | None:
    """The size of the smallest text of ``table``: an empty cell in a larger one would make its row higher."""
    sizes = (each.size for row in table.rows for cell in row.cells for each in cell.paragraphs)
    return min(sizes, default=None)


def _write_place(place: Place, properties: str, least: float | None, ink: Ink) -> str:
    """A cell, or a place that one covers: it repeats how far, as PowerPoint does (21.1.3.18)."""
    cell, begins = place.cell, not (place.down or place.right)
    paragraphs = write_paragraphs(cell.paragraphs, ink) if begins else ""
    empty = element("a:p", write_end(Face(size=least, color=None), ink))
    body = element("a:txBody", element("a:bodyPr"), element("a:lstStyle"), paragraphs or empty)
    return element(
        "a:tc", body, properties,
        rowSpan=cell.rows if cell.rows > 1 and not place.down else None,
        gridSpan=cell.columns if cell.columns > 1 and not place.right else None,
        hMerge=True if place.right else None, vMerge=True if place.down else None,
    )  # fmt: skip


def _cell_properties(table: TableElement, place: Place, fill: str, ink: Ink) -> str:
    """The cell's margins, rules (left, right, top, bottom: the order of 21.1.3.17) and ground."""
    rules = _rule("a:lnT", place.row - 1, table, ink) + _rule("a:lnB", place.row + place.cell.rows - 1, table, ink)
    left, top, right, bottom = (emu(side) for side in table.inset)
    upright = "".join(element(side, element("a:noFill"), w=0) for side in ("a:lnL", "a:lnR"))
    return element("a:tcPr", upright, rules, fill, marL=left, marR=right, marT=top, marB=bottom, anchor="ctr")


def _rule(side: str, row: int, table: TableElement, ink: Ink) -> str:
    """The rule under ``row`` (-1: above the table), said by both cells that meet there: readers differ on who wins."""
    if row < 0:
        return element(side, element("a:noFill"), w=0)
    ends_head = row == table.head_rows - 1
    color = ink.theme.colors["accent" if ends_head else "border"]
    return element(side, solid_fill(color), w=emu(HEAD_RULE if ends_head else ROW_RULE), cap="flat", cmpd="sng")
