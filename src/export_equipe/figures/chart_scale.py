"""The scale of bars: where zero is, and how many points a unit takes.

Comes in: the rows of a chart. Goes out: a scale. Decided here: the longest bars at which each value stands beyond its
bar and inside the room; a stacked value is shown inside its part when it has room there.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from export_equipe.figures.chart import Chart
from export_equipe.figures.chart_place import GAP, PointLabel
from export_equipe.figures.chart_rows import Bars

SEGMENT_GAP = 3.0  # points around a value inside a bar
TARGET_WIDTH = 1.5  # points, the line of the target


@dataclass(frozen=True, slots=True)
class Scale:
    """The axis: the x of zero, and points a unit."""

    zero: float
    unit: float

    def x(self, value: float) -> float:
        """Where ``value`` is."""
        return self.zero + value * self.unit


def choose_scale(bars: Bars) -> Scale:
    """The longest bars at which each value stands beyond its bar and inside the room."""
    if bars.stacked:
        most = max(_totals(bars.chart))
        return Scale(bars.left, bars.room / most if most else 1.0)
    beyond = {1: [(0.0, 0.0)], -1: [(0.0, 0.0)]}
    for label in bars.labels:
        value = bars.value(label)
        beyond[-1 if value < 0 else 1].append((abs(value), bars.label_width(label) + GAP))
    if bars.chart.target:
        target = float(bars.chart.target.value)
        beyond[-1 if target < 0 else 1].append((abs(target), TARGET_WIDTH))
    unit = _unit(beyond[-1], beyond[1], bars.room)
    left = max(length * unit + extra for length, extra in beyond[-1])
    return Scale(bars.left + min(left, bars.room), unit)


def _unit(left: Sequence[tuple[float, float]], right: Sequence[tuple[float, float]], room: float) -> float:
    """Points a unit; lengths and what stands beyond them, at the left and at the right of zero, fill ``room``."""
    pairs = [(one + other, room - extra - more) for one, extra in left for other, more in right if one + other]
    unit = min((free / length for length, free in pairs), default=1.0)
    longest = max((length for length, _ in pairs), default=1.0)
    return max(unit, room * 0.05 / longest)  # in a room too narrow, bars are short but are


def _totals(chart: Chart) -> Iterator[float]:
    columns = zip(*(series.values for series in chart.series), strict=True)
    return (sum(float(value or 0.0) for value in column) for column in columns)


def bar_start(bars: Bars, label: PointLabel) -> float:
    """Where the bar of ``label`` begins: at zero, or where the one before it in the stack ends."""
    if not bars.stacked:
        return 0.0
    return sum(float(series.values[label.point] or 0.0) for series in bars.chart.series[: label.series])


def has_room(bars: Bars, label: PointLabel, scale: Scale) -> bool:
    """Whether a label fits inside its part of a stacked bar."""
    return bars.label_width(label) + 2 * SEGMENT_GAP <= bars.value(label) * scale.unit
