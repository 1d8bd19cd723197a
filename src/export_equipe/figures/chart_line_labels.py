"""The values of lines, beside their points.

Comes in: lines in their room. Goes out: boxes of words, each with what a native chart must know of it. Decided here:
words at the ends move apart; a value stands over its point, or where no line is in the way.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from export_equipe.figures.chart_lines import DOT, Lines, data_series
from export_equipe.figures.chart_place import GAP, Area, PointLabel, bare_cell, bare_width, place_bare
from export_equipe.figures.chart_spread import spread
from export_equipe.figures.scene import SceneBox

Labelled = tuple[SceneBox, PointLabel]
OVER = 2.0  # points between a dot and its value
MET = 100  # how much worse it is to meet another value than to be crossed by a line


def end_labels(lines: Lines) -> Iterator[Labelled]:
    """The words at the ends, moved apart, and how far that is from their points."""
    points = [lines.at(label.series, label.point) for label, _ in lines.ends]
    middles = [point[1] for point in points if point is not None]
    heights = [cell.height for _, cell in lines.ends]
    tops = spread(middles, heights, low=0.0, high=lines.area.bottom + GAP)
    x = lines.x(len(lines.chart.categories) - 1) + DOT + GAP
    for (label, cell), point, top in zip(lines.ends, points, tops, strict=True):
        assert point is not None, "a line ends at a value"
        yield (
            place_bare(cell, x, top),
            replace(label, wraps=cell.lines > 1, dx=x - point[0] - DOT - GAP, dy=top + cell.height / 2 - point[1]),
        )


def value_labels(lines: Lines, taken: Sequence[SceneBox]) -> Iterator[Labelled]:
    """The values of a line that is alone: all of them, or the last and the one that the message is about.

    They keep away from the words ``taken``.
    """
    data = data_series(lines.chart)
    if len(data) != 1:
        return
    points = [point for point, text in enumerate(lines.chart.series[data[0]].labels) if text]
    shown = {points[-1], lines.chart.accent} if lines.numbered else set(points)
    placed = [Area(box.x, box.y, box.width, box.height) for box in taken]
    for point in (each for each in points if each in shown):
        box, label = _near(lines, data[0], point, placed)
        placed.append(Area(box.x, box.y, box.width, box.height))
        yield box, label


def _near(lines: Lines, series: int, point: int, placed: Sequence[Area]) -> Labelled:
    """A value at the best place around its point."""
    text = lines.chart.series[series].labels[point]
    label = PointLabel(series=series, point=point, place="above", strong=lines.chart.accent in (None, point))
    width = bare_width(lines.setter, text, lines.size, strong=True)
    places = list(_places(lines, label, width))
    area, chosen = min(places, key=lambda each: _hindrance(lines, each[0], placed))
    cell = bare_cell(f"valeur-{series}-{point}", text, size=lines.size, strong=label.strong)
    return place_bare(lines.setter.set(cell, width), area.x, area.y, align="center"), chosen


def _places(lines: Lines, label: PointLabel, width: float) -> Iterator[tuple[Area, PointLabel]]:
    """Over the point, then at its sides, then under it, where that is inside the chart; the best liked first."""
    place = lines.at(label.series, label.point)
    assert place is not None, "only values are labelled"
    above, below = place[1] - DOT - OVER - lines.pitch, place[1] + DOT + OVER
    under = replace(label, place="below")
    for y, near in ((above, label), (below, under)):
        for side in (0.0, -0.5, 0.5):
            x = min(max(place[0] + (side - 0.5) * width, lines.area.x), lines.width - width)
            if near is label or y + lines.pitch <= lines.area.bottom:
                yield Area(x, max(y, 0.0), width, lines.pitch), replace(near, dx=x + width / 2 - place[0])


def _hindrance(lines: Lines, area: Area, placed: Sequence[Area]) -> int:
    """How much of ``area`` lines cross, looked at along its width, and the values that it meets."""
    found = MET * sum(_meet(area, other) for other in placed)
    for series in range(len(lines.chart.series)):
        for (x1, y1), (x2, y2) in pairwise(_known(lines, series)):
            for x in (area.x + area.width * step / 8 for step in range(9)):
                y = y1 + (y2 - y1) * (x - x1) / (x2 - x1)
                found += x1 <= x <= x2 and area.y - 1 <= y <= area.bottom + 1
    return found


def _meet(one: Area, other: Area) -> bool:
    across = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
    return across > 0 and min(one.bottom, other.bottom) > max(one.y, other.y)


def _known(lines: Lines, series: int) -> list[tuple[float, float]]:
    places = (lines.at(series, point) for point in range(len(lines.chart.categories)))
    return [place for place in places if place is not None]
