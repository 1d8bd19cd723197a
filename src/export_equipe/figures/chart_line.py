"""Lines over time: dots joined by a line that is dashed where it is a forecast, words at its end.

Comes in: a chart, the room, a type size. Goes out: the chart placed. Decided here: what is drawn over what.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from export_equipe.figures.cells import Setter
from export_equipe.figures.chart import Chart
from export_equipe.figures.chart_line_labels import end_labels, value_labels
from export_equipe.figures.chart_lines import DOT, Lines, set_lines, tick_texts
from export_equipe.figures.chart_place import GAP, Area, PlacedChart, bare_cell, bare_width, place_bare
from export_equipe.figures.scene import Scene, SceneBox, SceneItem, ScenePath

STROKE, TARGET_STROKE, GRID_STROKE = 2.25, 1.5, 0.75  # points


def place_line(chart: Chart, *, width: float, height: float | None, setter: Setter, size: float) -> PlacedChart:
    """``chart`` in ``width`` points, ``height`` high, or as high as it is comfortable; higher when it needs more."""
    lines = set_lines(chart, width, height, setter, size)
    ends = tuple(end_labels(lines))
    beside = (*value_labels(lines, [box for box, _ in ends]), *ends)
    bottom = max([lines.bottom, *(box.y + box.height for box, _ in beside)])
    items = (*_grid(lines), *_shapes(lines), *_texts(lines, [box for box, _ in beside]))
    scene = Scene(width=width, height=bottom, title=chart.title, description=chart.description, items=items)
    return PlacedChart(
        chart=chart, scene=scene, area=lines.area, size=size, labels=tuple(label for _, label in beside),
        low=float(lines.axis.low), high=float(lines.axis.high), skip=lines.skip,
        step=float(lines.axis.step) if lines.numbered else None, step_decimals=lines.axis.decimals,
    )  # fmt: skip


def _grid(lines: Lines) -> Iterator[SceneItem]:
    area = lines.area
    ticks = lines.axis.ticks if lines.numbered else ()
    for tick in (each for each in ticks if each != lines.axis.low):
        yield _across("Repère", area, lines.y(float(tick)), "border")
    if lines.axis.low < 0 < lines.axis.high:
        yield _across("Zéro", area, lines.y(0.0), "line")
    yield _across("Axe", area, area.bottom, "line")


def _across(name: str, area: Area, y: float, role: str) -> ScenePath:
    return ScenePath(name=name, points=((area.x, y), (area.x + area.width, y)), stroke=role, stroke_width=GRID_STROKE)


def _shapes(lines: Lines) -> Iterator[SceneItem]:
    """The accent's line last, over the others."""
    order = sorted(range(len(lines.chart.series)), key=lambda index: lines.chart.series[index].roles[0] == "accent")
    for index in order:
        yield from _strokes(lines, index)
    for index in order:
        yield from _dots(lines, index)


def _strokes(lines: Lines, index: int) -> Iterator[ScenePath]:
    """The line in stretches: whole or dashed, broken where a value misses."""
    series = lines.chart.series[index]
    guessed = len(series.values) if series.dash_from is None else series.dash_from
    places = [lines.at(index, point) for point in range(len(series.values))]
    steps = [(point, a, b) for point, (a, b) in enumerate(pairwise(places), 1) if a and b]
    # Steps that follow one another keep the same distance between their place in the list and their point.
    alike = groupby(enumerate(steps), key=lambda each: (each[1][0] >= guessed, each[1][0] - each[0]))
    for (dashed, _), stretch in alike:
        pairs = [(start, end) for _, (_, start, end) in stretch]
        yield ScenePath(
            name=series.name, points=(pairs[0][0], *(end for _, end in pairs)), stroke=series.roles[0],
            stroke_width=TARGET_STROKE if series.target else STROKE, dashed=dashed,
        )  # fmt: skip


def _dots(lines: Lines, index: int) -> Iterator[SceneBox]:
    """A full dot a value, an open one for a forecast."""
    series = lines.chart.series[index]
    for point, category in enumerate(lines.chart.categories):
        place = lines.at(index, point)
        if place is None or series.target:
            continue
        guessed = series.dash_from is not None and point >= series.dash_from
        yield SceneBox(
            key=f"point-{index}-{point}", name=f"{category}\N{NO-BREAK SPACE}: {series.labels[point]}",
            x=place[0] - DOT, y=place[1] - DOT, width=2 * DOT, height=2 * DOT, radius=DOT,
            fill="ground" if guessed else series.roles[point], stroke=series.roles[point], stroke_width=1.5,
        )  # fmt: skip


def _texts(lines: Lines, beside: Sequence[SceneBox]) -> Iterator[SceneItem]:
    """In reading order: the numbers of the axis, the values, the names of the categories."""
    if lines.numbered:
        for index, (tick, text) in enumerate(zip(lines.axis.ticks, tick_texts(lines.chart, lines.axis), strict=True)):
            width = bare_width(lines.setter, text, lines.size)
            cell = lines.setter.set(bare_cell(f"repere-{index}", text, size=lines.size, color="mention"), width)
            yield place_bare(cell, lines.area.x - GAP - width, lines.y(float(tick)) - lines.pitch / 2, align="end")
    yield from beside
    for name, point in zip(lines.names, range(0, len(lines.chart.categories), lines.skip), strict=False):
        x = min(max(lines.x(point) - name.width / 2, lines.area.x), lines.width - name.width)
        yield place_bare(name, x, lines.area.bottom + GAP, align="center")
