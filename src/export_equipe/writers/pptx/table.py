"""A native table (ECMA-376 part 1, 21.1.3), in the layout's placeholder when the plan says so.

Comes in: a table of the plan. Goes out: the markup of ``p:graphicFrame``. Decided here: the look of our tables, which
is the same everywhere: a strong surface and an accent rule under the head, thin rules between rows, none upright.
"""

from typing import Final

from export_equipe.layout.deck.plan import CellPlan, RowPlan, TableElement
from export_equipe.writers.pptx.markup import NAMESPACES, element, emu, solid_fill, transform
from export_equipe.writers.pptx.shapes import Slots
from export_equipe.writers.pptx.text import Face, Ink, write_end, write_paragraphs

NO_STYLE: Final = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # « Aucun style, aucune grille », built into PowerPoint
HEAD_RULE: Final = 1.5  # points
ROW_RULE: Final = 0.75


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
    rows = (_write_row(table, index, row, ink) for index, row in enumerate(table.rows))
    return element("a:tbl", properties, columns, *rows)


def _write_row(table: TableElement, index: int, row: RowPlan, ink: Ink) -> str:
    colors = ink.theme.colors
    fill = solid_fill(colors["surface_strong"]) if index < table.head_rows else element("a:noFill")
    rules = _rule("a:lnT", index - 1, table, ink) + _rule("a:lnB", index, table, ink)
    properties = _cell_properties(table, rules, fill)
    return element("a:tr", *(_write_cell(cell, properties, ink) for cell in row.cells), h=row.height)


def _write_cell(cell: CellPlan, properties: str, ink: Ink) -> str:
    paragraphs = write_paragraphs(cell.paragraphs, ink)
    empty = element("a:p", write_end(Face(size=None, color=None), ink))
    body = element("a:txBody", element("a:bodyPr"), element("a:lstStyle"), paragraphs or empty)
    return element("a:tc", body, properties)


def _cell_properties(table: TableElement, rules: str, fill: str) -> str:
    """The cell's margins, rules (left, right, top, bottom: the order of 21.1.3.17) and ground."""
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
