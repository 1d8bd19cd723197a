"""The room of lines over time: their axis, the names of the categories, the words at their ends.

Comes in: a chart, the room, a type size. Goes out: ``Lines``, where each point has its place. Decided here: a line that
is alone says each of its values, if there is room; else an axis with numbers says how high it is. Categories are named
as often as there is room for their names.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from export_equipe.figures.cells import SetCell, Setter
from export_equipe.figures.chart import Chart
from export_equipe.figures.chart_axis import Axis, choose_axis
from export_equipe.figures.chart_place import GAP, Area, PointLabel, bare_cell, bare_width, label_text
from export_equipe.french.numbers import format_number

END_SHARE = 0.3  # of the width: the most that the words at the ends take
SLOPE = 0.42  # of the width: the height of the lines where none is asked for
LEAST_HEIGHT, MOST_HEIGHT = 110.0, 230.0  # points, of the lines where none is asked for
DOT = 3.0  # points, the radius
APART = 4.0  # points between the names of two categories
NAME_LINES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """A chart being placed: ``ends`` are the words at the right, each with its label."""

    chart: Chart
    setter: Setter
    size: float
    width: float
    axis: Axis
    area: Area
    numbered: bool
    names: tuple[SetCell, ...]
    skip: int
    ends: tuple[tuple[PointLabel, SetCell], ...]

    @property
    def pitch(self) -> float:
        """The height of a line of words."""
        return self.size * self.setter.pitch

    @property
    def bottom(self) -> float:
        """The y under the names of the categories."""
        return self.area.bottom + GAP + max(name.height for name in self.names)

    def x(self, point: int) -> float:
        """Where a category is."""
        return self.area.x + (point + 0.5) * self.area.width / len(self.chart.categories)

    def y(self, value: float) -> float:
        """How high a value is."""
        share = (value - float(self.axis.low)) / float(self.axis.high - self.axis.low)
        return self.area.bottom - share * self.area.height

    def at(self, series: int, point: int) -> tuple[float, float] | None:
        """Where a point is; ``None`` when it has no value."""
        value = self.chart.series[series].values[point]
        return None if value is None else (self.x(point), self.y(float(value)))


def set_lines(chart: Chart, width: float, height: float | None, setter: Setter, size: float) -> Lines:
    """The lines of ``chart`` in ``width`` points, ``height`` high, or as high as it is comfortable."""
    ends = tuple(_ends(chart, width, setter, size))
    ending = max((cell.width + GAP + DOT for _, cell in ends), default=0.0)
    count = len(chart.categories)
    longest = max(bare_width(setter, text, size, strong=True) for each in chart.series for text in each.labels if text)
    alone = len(data_series(chart)) == 1
    # Half of the last category's room is free for the words at the end.
    slot = min(width / count, (width - ending) / (count - 0.5))
    numbered = not (alone and longest + APART <= slot)
    axis = choose_axis(chart.numbers)
    left = GAP + max(bare_width(setter, text, size) for text in tick_texts(chart, axis)) if numbered else 0.0
    slot = min((width - left) / count, (width - left - ending) / (count - 0.5))
    skip, names = _set_names(chart, slot, width - left, setter, size)
    pitch = size * setter.pitch
    top = pitch / 2 if numbered else pitch + GAP
    under = GAP + max(name.height for name in names)
    own = min(max(width * SLOPE, LEAST_HEIGHT), MOST_HEIGHT) if height is None else height - top - under
    needed = sum(cell.height for _, cell in ends) - top
    area = Area(left, top, slot * count, max(own, LEAST_HEIGHT, needed))
    return Lines(
        chart=chart, setter=setter, size=size, width=width, axis=axis, area=area, numbered=numbered, names=names,
        skip=skip, ends=ends,
    )  # fmt: skip


def data_series(chart: Chart) -> list[int]:
    """The series that are no target."""
    return [index for index, series in enumerate(chart.series) if not series.target]


def _ends(chart: Chart, width: float, setter: Setter, size: float) -> Iterator[tuple[PointLabel, SetCell]]:
    """What stands at the end of each line: its name and last value, unless it is alone and says all its values."""
    for index, series in enumerate(chart.series):
        last = max((point for point, text in enumerate(series.labels) if text), default=None)
        if last is None or len(chart.series) == 1:
            continue
        if not series.target and len(data_series(chart)) == 1:
            continue
        color = "accent" if series.roles[0] == "accent" else "secondary"
        label = PointLabel(series=index, point=last, place="right", color=color, named=True)
        cell = bare_cell(f"valeur-{index}-{last}", label_text(chart, label), size=size, color=color, strong=True)
        room = max(END_SHARE * width, min(setter.least_width(cell), 0.5 * width))
        yield label, setter.set(cell, min(setter.best_width(cell), room))


def _set_names(chart: Chart, slot: float, width: float, setter: Setter, size: float) -> tuple[int, tuple[SetCell, ...]]:
    """One category in so many is named, and the names; a name has the room of those that are not."""
    cells = [bare_cell(f"categorie-{index}", name, size=size) for index, name in enumerate(chart.categories)]
    for skip in range(1, len(cells) + 1):
        shown = cells[::skip]
        # The first name and the last move inwards when they would leave the lines: their neighbours keep away.
        room = slot * (2 * skip + 1) / 3 - APART
        names = tuple(setter.set(cell, min(setter.best_width(cell), max(room, 1.0))) for cell in shown)
        if all(not name.cut and name.lines <= NAME_LINES for name in names):
            return skip, tuple(names)
    only = cells[0]
    return len(cells), (setter.set(only, min(setter.best_width(only), width)),)


def tick_texts(chart: Chart, axis: Axis) -> list[str]:
    """The numbers of the axis, in French."""
    return [f"{format_number(tick, axis.decimals)}{chart.unit}" for tick in axis.ticks]
