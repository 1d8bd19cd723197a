"""Levels of headings that skip nothing (D1).

Comes in: the levels of the plan, one after the other; those of tabs and steps count the boxes around them, which are no
headings in Word. Goes out: the number of the heading style. Decided here: a heading is one below the nearest one above
that is higher, so that neighbours stay neighbours.
"""

DEEPEST = 6  # Heading 1 to Heading 6


class HeadingLevels:
    """The headings above the place that is being written."""

    def __init__(self) -> None:
        self._above: list[int] = []

    def next(self, level: int) -> int:
        """The style's number (from 1) for a heading of ``level``, which counts from 2 in the plan."""
        while self._above and self._above[-1] >= level:
            self._above.pop()
        self._above.append(level)
        return min(len(self._above), DEEPEST)

    def fits(self, level: int) -> bool:
        """Whether a heading of ``level`` would have a style of its own here."""
        return level > 1 and sum(above < level for above in self._above) < DEEPEST
