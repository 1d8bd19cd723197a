"""A table of formulas as a box.

Comes in: a table, its scale, the way to lay out a cell. Goes out: a box whose middle is on the axis. Decided here: the
least height of a row (TeX's strut), the space between rows of equations (\\jot).
"""

from collections.abc import Callable

from export_equipe.formulas.boxes import Box, gather, rule
from export_equipe.formulas.mathfont import constant
from export_equipe.formulas.tree import Row, Table, TableRole

_STRUT = {
    TableRole.MATRIX: (0.84, 0.36),
    TableRole.CASES: (0.84, 0.36),
    TableRole.LINES: (0.84, 0.36),
    TableRole.STACK: (0.7, 0.3),
}
_JOT = {TableRole.MATRIX: 0.1, TableRole.CASES: 0.15, TableRole.LINES: 0.3, TableRole.STACK: 0.0}
_RULE = 0.05  # em


def set_table(table: Table, scale: float, lay_out: Callable[[Row], Box]) -> Box:
    """``table`` in rows and columns as high and wide as what they hold."""
    cells = [[lay_out(cell) for cell in row] for row in table.rows]
    widths = [max(row[at].width for row in cells) for at in range(len(table.columns))]
    lefts = _lefts(widths, [gap * scale for gap in table.gaps])
    strut = _STRUT[table.role]
    heights = [max(strut[0] * scale, *(cell.height for cell in row)) for row in cells]
    depths = [max(strut[1] * scale, *(cell.depth for cell in row)) for row in cells]
    jot = _JOT[table.role] * scale
    total = sum(heights) + sum(depths) + jot * (len(cells) - 1)
    top = constant("AXIS_HEIGHT") * scale + total / 2
    width = lefts[-1] + widths[-1]
    parts: list[tuple[float, float, Box]] = []
    y = top
    for at, row in enumerate(cells):
        if at in table.lines:
            parts.append((0.0, y + (jot / 2 if at else 0.0), rule(width, _RULE * scale)))
        y -= heights[at]
        for column, cell in enumerate(row):
            slack = {"l": 0.0, "c": 0.5, "r": 1.0}[table.columns[column]] * (widths[column] - cell.width)
            parts.append((lefts[column] + slack, y, cell))
        y -= depths[at] + jot
    parts += [
        (_rule_place(column, lefts, table, scale), 0.0, _upright(top, total, scale)) for column in sorted(table.rules)
    ]
    if len(cells) in table.lines:
        parts.append((0.0, top - total, rule(width, _RULE * scale)))
    found = gather(parts, width=width)
    return Box(width=width, height=max(top, found.height), depth=max(total - top, found.depth), parts=found.parts)


def _lefts(widths: list[float], gaps: list[float]) -> list[float]:
    """The left edge of each column."""
    lefts: list[float] = []
    x = 0.0
    for width, gap in zip(widths, gaps, strict=True):
        lefts.append(x + gap)
        x += gap + width
    return lefts


def _rule_place(column: int, lefts: list[float], table: Table, scale: float) -> float:
    """Where the line before ``column`` stands: in the middle of the gap."""
    if column == 0:
        return -0.3 * scale
    if column >= len(lefts):
        return lefts[-1]
    return lefts[column] - table.gaps[column] * scale / 2


def _upright(top: float, total: float, scale: float) -> Box:
    return rule(_RULE * scale, total, bottom=top - total)
