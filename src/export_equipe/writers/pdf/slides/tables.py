"""A table of the plan: rows and cells of HTML, each cell where the plan's widths and heights put it.

Comes in: a table. Goes out: markup. Decided here: the look of our tables, that of the .pptx: a strong surface and an
accent rule under the head, thin rules between rows, none upright. The layout of CSS tables is not asked: it would give
room to rules and move rows, which the plan has settled.
"""

from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import Final

from markupsafe import Markup

from export_equipe.layout.deck.plan import CellPlan, TableElement
from export_equipe.masters.geometry import Box
from export_equipe.writers.pdf.slides.placing import place, place_at, points
from export_equipe.writers.pdf.slides.texts import Pen, write_cell

HEAD_RULE: Final = 1.5  # points
ROW_RULE: Final = 0.75


def write_table(table: TableElement, pen: Pen) -> Markup:
    """``table`` with its rules."""
    rows = [Markup("<tr>{}</tr>").format(_row(table, index, pen)) for index in range(len(table.rows))]
    heads = table.head_rows if table.head_rows < len(rows) else 0  # a head needs rows to name (ISO 14289-1, 7.5)
    head, body = rows[:heads], rows[heads:]
    parts = ((tag, part) for tag, part in (("thead", head), ("tbody", body)) if part)
    groups = Markup("").join(Markup("<{0}>{1}</{0}>").format(tag, Markup("").join(part)) for tag, part in parts)
    said = table.description or table.title
    return Markup('{}<table aria-label="{}">{}</table>{}').format(
        _ground(table, pen), said, groups, Markup("").join(_rules(table, pen))
    )


def _row(table: TableElement, index: int, pen: Pen) -> Markup:
    return Markup("").join(_cell(table, index, cell, pen) for cell in table.rows[index].cells)


def _cell(table: TableElement, index: int, cell: CellPlan, pen: Pen) -> Markup:
    tag = "th" if cell.header else "td"
    scope = (Markup(' scope="{}"').format("col" if index < table.head_rows else "row")) if cell.header else Markup("")
    spans = ((name, count) for name, count in (("colspan", cell.columns), ("rowspan", cell.rows)) if count > 1)
    wide = Markup("").join(Markup(' {}="{}"').format(name, count) for name, count in spans)
    text = write_cell(cell.paragraphs, cell_box(table, index, cell), table.inset, pen)
    return Markup("<{0}{1}{2}>{3}</{0}>").format(tag, scope, wide, text if cell.paragraphs else "")


def cell_box(table: TableElement, row: int, cell: CellPlan) -> Box:
    """The place of ``cell``, which begins in the row at index ``row``, on the slide."""
    lefts, tops = _edges(table)
    right, bottom = min(cell.column + cell.columns, len(lefts) - 1), min(row + cell.rows, len(tops) - 1)
    return Box(lefts[cell.column], tops[row], lefts[right] - lefts[cell.column], tops[bottom] - tops[row])


def _edges(table: TableElement) -> tuple[list[int], list[int]]:
    """The upright edges from left to right, and the level ones from top to bottom."""
    heights = (row.height for row in table.rows)
    return list(accumulate(table.columns, initial=table.box.x)), list(accumulate(heights, initial=table.box.y))


def _ground(table: TableElement, pen: Pen) -> Markup:
    """The surface under the head."""
    height = sum(row.height for row in table.rows[: table.head_rows])
    box = Box(table.box.x, table.box.y, sum(table.columns), height)
    style = f"{place(box)};background:{pen.color('surface_strong')}"
    return Markup('<div class="a" style="{}"></div>').format(style) if height else Markup("")


def _rules(table: TableElement, pen: Pen) -> Iterator[Markup]:
    """The rules, over the edges under the rows; a cell that goes down over rows has none inside it."""
    for edge, spans in _ruled(table).items():
        ends_head = edge == table.head_rows
        thick = HEAD_RULE if ends_head else ROW_RULE
        for box in _joined(spans):
            where = place_at(points(box.x), points(box.bottom) - thick / 2, points(box.width), thick)
            style = f"{where};background:{pen.color('accent' if ends_head else 'border')}"
            yield Markup('<div class="a" style="{}"></div>').format(style)


def _ruled(table: TableElement) -> dict[int, list[Box]]:
    """The cells that end at each level edge, by the number of the row below it."""
    found: dict[int, list[Box]] = {}
    for index, row in enumerate(table.rows):
        for cell in row.cells:
            found.setdefault(index + cell.rows, []).append(cell_box(table, index, cell))
    return found


def _joined(boxes: Iterable[Box]) -> list[Box]:
    """Boxes side by side as one: a rule in pieces would show its seams."""
    joined: list[Box] = []
    for box in sorted(boxes, key=lambda box: box.x):
        if joined and joined[-1].right == box.x:
            before = joined.pop()
            joined.append(Box(before.x, box.bottom - before.height, before.width + box.width, before.height))
        else:
            joined.append(box)
    return joined
