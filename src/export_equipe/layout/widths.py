"""A width shared among the columns of a table.

Comes in: for each cell, the lengths of its lines if nothing broke them; the widest word of each column. Goes out:
widths. Decided here: among a few ways to share, the one that makes the table lowest.
"""

import math
from collections.abc import Sequence
from typing import TypeAlias

Lengths: TypeAlias = tuple[float, ...]  # points, one a paragraph of the cell
_EXPONENTS = (0.7, 1.0, 0.5, 1.4, 2.0)  # of what a column wants beyond its widest word; the first that is best wins


def share_widths(
    rows: Sequence[Sequence[Lengths]], least: Sequence[float], *, width: float, padding: float
) -> tuple[float, ...]:
    """Widths that sum to ``width`` (points); each cell keeps ``padding`` free, each column holds its ``least`` word."""
    count = len(least)
    needs = [value + padding for value in least]
    wishes = [max([needs[i], *(max(row[i], default=0.0) + padding for row in rows)]) for i in range(count)]
    if sum(wishes) <= width:
        spare = (width - sum(wishes)) / max(count, 1)
        return tuple(wish + spare for wish in wishes)
    if sum(needs) >= width:
        return _squeezed(needs, width)
    typical = [_typical(rows, index) + padding for index in range(count)]
    candidates = [_shared(needs, wants, width, exponent) for wants in (wishes, typical) for exponent in _EXPONENTS]
    candidates.append(_levelled(needs, wishes, width, padding))
    return min(candidates, key=lambda widths: _lines(rows, widths, padding))


def _typical(rows: Sequence[Sequence[Lengths]], index: int) -> float:
    """The length of the text of a column's cells: their quadratic mean, so that long cells weigh more."""
    return math.sqrt(sum(sum(row[index]) ** 2 for row in rows) / max(len(rows), 1))


def _levelled(needs: Sequence[float], wishes: Sequence[float], width: float, padding: float) -> tuple[float, ...]:
    """Widths at which the longest cells of all columns take as many lines, as few as can be."""
    lines = 1
    while True:
        lines += 1
        level = [max(need, (wish - padding) / lines + padding) for need, wish in zip(needs, wishes, strict=True)]
        if sum(level) <= width:
            return tuple(value * width / sum(level) for value in level)


def _squeezed(needs: Sequence[float], width: float) -> tuple[float, ...]:
    """``needs`` that are too much: those under a fair share are met, the others share what is left."""
    left, fair = width, width
    for met, need in enumerate(sorted(needs)):
        fair = left / (len(needs) - met)
        if need > fair:
            break
        left -= need
    return tuple(min(need, fair) for need in needs)


def _shared(needs: Sequence[float], wishes: Sequence[float], width: float, exponent: float) -> tuple[float, ...]:
    gaps = [max(wish - need, 0.0) ** exponent for need, wish in zip(needs, wishes, strict=True)]
    spare, total = width - sum(needs), sum(gaps)
    return tuple(
        need + (spare * gap / total if total else spare / len(needs)) for need, gap in zip(needs, gaps, strict=True)
    )


def _lines(rows: Sequence[Sequence[Lengths]], widths: Sequence[float], padding: float) -> int:
    """About how many lines the table has: each row as many as its highest cell."""
    return sum(
        max(
            (sum(math.ceil(length / max(width - padding, 1.0)) for length in cell)
             for cell, width in zip(row, widths, strict=True)),
            default=0,
        )
        for row in rows
    )  # fmt: skip
