"""The rows of a chart of bars: the names in their column, the height of a category, the labels to place.

Comes in: a chart, the room, a type size. Goes out: ``Bars``, whose scale is still to be chosen. Decided here: how thick
bars are; what stands in a legend.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from export_equipe.figures.cells import SetCell, Setter
from export_equipe.figures.chart import INKS, Chart, ChartForm
from export_equipe.figures.chart_legend import SetLegend, set_legend
from export_equipe.figures.chart_place import GAP, PointLabel, bare_cell, bare_width, label_text

NAMES_SHARE = 0.34  # of the width: what names take of themselves
NAMES_MOST = 0.5  # of the width: what a long word takes
NAMED_SHARE = 0.3  # of the width: a longer name of a series goes into a legend
ONE_THICK = 0.55  # of the height of a category: its only bar
SPACE = 10.0  # points between the bars of two categories
TALLEST = 72.0  # points: a category with one bar
THICKEST = 34.0  # points: one of several bars
EDGE = 1.0  # points kept free at the right, for the outline of a bar


@dataclass(frozen=True, slots=True, kw_only=True)
class Bars:
    """A chart of bars being placed; ``names`` are the categories set in their column, ``height`` is one category's."""

    chart: Chart
    setter: Setter
    size: float
    width: float
    names: tuple[SetCell, ...]
    column: float
    legend: SetLegend | None
    labels: tuple[PointLabel, ...]
    top: float
    height: float
    thickness: float

    @property
    def pitch(self) -> float:
        """The height of a line of words."""
        return self.size * self.setter.pitch

    @property
    def stacked(self) -> bool:
        """Whether a category is one bar of several parts."""
        return self.chart.form is ChartForm.STACKED

    @property
    def rows(self) -> int:
        """How many bars a category has, one under the other."""
        return 1 if self.stacked else len(self.chart.series)

    @property
    def left(self) -> float:
        """The x where values begin."""
        return self.column + GAP

    @property
    def room(self) -> float:
        """The width for values and their labels."""
        return max(1.0, self.width - self.left - EDGE)

    def label_width(self, label: PointLabel) -> float:
        """The width of a label on one line."""
        return bare_width(self.setter, label_text(self.chart, label), self.size, strong=label.strong)

    def value(self, label: PointLabel) -> float:
        """The value that a label says."""
        return float(self.chart.series[label.series].values[label.point] or 0.0)


def set_bars(chart: Chart, width: float, height: float | None, setter: Setter, size: float) -> Bars:
    """The rows of ``chart`` in ``width`` points, as high as is comfortable within ``height``."""
    cells = [bare_cell(f"categorie-{index}", name, size=size) for index, name in enumerate(chart.categories)]
    best, least = (max(map(measure, cells)) for measure in (setter.best_width, setter.least_width))
    column = min(best, max(NAMES_SHARE * width, min(least, NAMES_MOST * width)))
    names = tuple(setter.set(cell, column) for cell in cells)
    apart = _named_apart(chart, width, setter, size)
    legend = set_legend(chart, width=width, setter=setter, size=size) if apart else None
    pitch = size * setter.pitch
    top = (legend.area.bottom + GAP if legend else 0.0) + (pitch + GAP / 2 if chart.target else 0.0)
    rows = 1 if chart.form is ChartForm.STACKED else len(chart.series)
    room = None if height is None else (height - top) / len(chart.categories)
    inside = (pitch + 2.0) / ONE_THICK if chart.form is ChartForm.STACKED else 0.0
    tall = _category_height(max(inside, *(name.height for name in names)), rows, pitch, room)
    thickness = tall * ONE_THICK if rows == 1 else (tall - SPACE) / rows
    return Bars(
        chart=chart, setter=setter, size=size, width=width, names=names, column=column, legend=legend,
        labels=tuple(_point_labels(chart, apart=apart)), top=top, height=tall, thickness=thickness,
    )  # fmt: skip


def _category_height(name: float, rows: int, pitch: float, room: float | None) -> float:
    """The least that its name and values need, more where there is room; ``name`` is what stands beside its bars."""
    least = max(name + 4.0, pitch * 1.6 if rows == 1 else rows * (pitch + 1.0) + SPACE)
    most = max(least, TALLEST if rows == 1 else rows * THICKEST + SPACE)
    return least if room is None else min(max(room, least), most)


def _named_apart(chart: Chart, width: float, setter: Setter, size: float) -> bool:
    """Whether the names of the series stand in a legend: no bar has room for them."""
    if len(chart.series) == 1:
        return False
    longest = max(bare_width(setter, series.name, size, strong=True) for series in chart.series)
    return chart.form is ChartForm.STACKED or longest > NAMED_SHARE * width


def _point_labels(chart: Chart, *, apart: bool) -> Iterator[PointLabel]:
    """A label for each value; the first of each series names it, unless a legend does."""
    for index, series in enumerate(chart.series):
        unnamed = len(chart.series) > 1 and not apart
        for point, text in enumerate(series.labels):
            if not text:
                continue
            if chart.form is ChartForm.STACKED:
                color = INKS.get(series.roles[point], "text")
                yield PointLabel(series=index, point=point, place="center", color=color)
            else:
                yield PointLabel(series=index, point=point, place="end", named=unnamed)
            unnamed = False
