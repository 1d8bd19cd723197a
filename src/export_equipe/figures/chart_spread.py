"""Labels in a column that would stand over one another, moved apart.

Comes in: where the middle of each label should be, and its height. Goes out: where its top is. Decided here: the order
of the labels stays, and each moves as little as its neighbours allow.
"""

from collections.abc import Sequence


def spread(middles: Sequence[float], heights: Sequence[float], *, low: float, high: float) -> list[float]:
    """The tops of labels between ``low`` and ``high``, none over another; beyond ``high`` when they need more."""
    order = sorted(range(len(middles)), key=lambda index: (middles[index], index))
    tops = [0.0] * len(middles)
    floor = low
    for index in order:
        tops[index] = max(middles[index] - heights[index] / 2, floor)
        floor = tops[index] + heights[index]
    ceiling = max(high, low + sum(heights))
    for index in reversed(order):
        tops[index] = min(tops[index], ceiling - heights[index])
        ceiling = tops[index]
    return tops
