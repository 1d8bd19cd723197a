"""Bars, side by side or stacked: names at the left, values at the ends.

Comes in: a chart, the room, a type size. Goes out: the chart placed. Decided here: what is drawn over what; bars lie,
so that long names can be read.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from export_equipe.figures.cells import Setter
from export_equipe.figures.chart import DARK, INKS, LARGE, OUTLINES, Chart
from export_equipe.figures.chart_place import (
    GAP,
    Area,
    PlacedChart,
    PointLabel,
    bare_cell,
    bare_width,
    label_text,
    place_bare,
)
from export_equipe.figures.chart_rows import Bars, set_bars
from export_equipe.figures.chart_scale import TARGET_WIDTH, Scale, bar_start, choose_scale, has_room
from export_equipe.figures.scene import Scene, SceneBox, SceneItem, ScenePath


def place_bars(chart: Chart, *, width: float, height: float | None, setter: Setter, size: float) -> PlacedChart:
    """``chart`` in ``width`` points, as high as it is comfortable within ``height``, higher when it needs more."""
    bars = set_bars(chart, width, height, setter, size)
    scale = choose_scale(bars)
    labels = tuple(label for label in bars.labels if not bars.stacked or has_room(bars, label, scale))
    area = Area(bars.left, bars.top, bars.room, bars.height * len(chart.categories))
    items = (*_shapes(bars, scale, area), *_texts(bars, labels, scale))
    scene = Scene(width=width, height=area.bottom, title=chart.title, description=chart.description, items=items)
    return PlacedChart(
        chart=chart, scene=scene, area=area, size=size,
        labels=tuple(_clear_of_target(bars, label, scale) for label in labels),
        low=(area.x - scale.zero) / scale.unit, high=(area.x + area.width - scale.zero) / scale.unit,
        gap=(bars.height - bars.thickness * bars.rows) / bars.thickness,
        legend=bars.legend.area if bars.legend else None,
        target=scale.x(float(chart.target.value)) if chart.target else None,
        target_label=_target_place(bars, scale, chart.target.label) if chart.target else None,
    )  # fmt: skip


def _y(bars: Bars, label: PointLabel) -> float:
    """The top of the bar of ``label``."""
    space = (bars.height - bars.rows * bars.thickness) / 2
    return bars.top + label.point * bars.height + space + (0 if bars.stacked else label.series) * bars.thickness


def _shapes(bars: Bars, scale: Scale, area: Area) -> Iterator[SceneItem]:
    for label in bars.labels:
        begin, value = scale.x(bar_start(bars, label)), bars.value(label)
        role = bars.chart.series[label.series].roles[label.point]
        name = f"{bars.chart.categories[label.point]}\N{NO-BREAK SPACE}: {label_text(bars.chart, label)}"
        if value:
            yield SceneBox(
                key=f"barre-{label.series}-{label.point}", name=name, x=min(begin, begin + value * scale.unit),
                y=_y(bars, label), width=abs(value) * scale.unit, height=bars.thickness, fill=role,
                stroke=OUTLINES.get(role, "ground" if bars.stacked else None),
            )  # fmt: skip
    yield _upright("Zéro", scale.zero, area, "line", 0.75)
    if bars.chart.target:
        yield _upright("Cible", scale.x(float(bars.chart.target.value)), area, "text", TARGET_WIDTH, above=GAP / 2)


def _upright(name: str, x: float, area: Area, role: str, width: float, *, above: float = 0.0) -> ScenePath:
    points = ((x, area.y - above), (x, area.bottom))
    return ScenePath(name=name, points=points, stroke=role, stroke_width=width)


def _texts(bars: Bars, labels: Sequence[PointLabel], scale: Scale) -> Iterator[SceneItem]:
    """In reading order: the series, each category with its values, the target."""
    if bars.legend:
        yield from bars.legend.items
    for point, name in enumerate(bars.names):
        middle = bars.top + (point + 0.5) * bars.height
        yield place_bare(name, 0.0, middle - name.height / 2, align="end")
        for label in labels:
            if label.point == point:
                yield _label_box(bars, label, scale)
    if bars.chart.target:
        place = _target_place(bars, scale, bars.chart.target.label)
        yield _text(bars, "cible", bars.chart.target.label, place.x, place.y, color="text", width=place.width)


def _label_box(bars: Bars, label: PointLabel, scale: Scale) -> SceneBox:
    width, y = bars.label_width(label), _y(bars, label) + bars.thickness / 2 - bars.pitch / 2
    begin = scale.x(bar_start(bars, label))
    end = begin + bars.value(label) * scale.unit
    if label.place == "center":
        x = (begin + end - width) / 2
    else:
        x = end - GAP - width if bars.value(label) < 0 else end + GAP
        x = min(max(x, bars.left), bars.width - width)
    key = f"valeur-{label.series}-{label.point}"
    box = _text(bars, key, label_text(bars.chart, label), x, y, color=label.color, width=width)
    # The ground of the words hides the line of the target where that crosses them.
    return replace(box, fill="ground") if bars.chart.target else box


def _text(bars: Bars, key: str, text: str, x: float, y: float, *, color: str, width: float) -> SceneBox:
    cell = bars.setter.set(bare_cell(key, text, size=bars.size, color=color, strong=True), width)
    return place_bare(cell, x, y)


def _target_place(bars: Bars, scale: Scale, label: str) -> Area:
    """The words of the target, over its line and inside the chart."""
    assert bars.chart.target is not None, "asked for a chart that has one"
    width = min(bare_width(bars.setter, label, bars.size, strong=True), bars.width)
    x = min(max(scale.x(float(bars.chart.target.value)) - width / 2, 0.0), bars.width - width)
    return Area(x, bars.top - GAP / 2 - bars.pitch, width, bars.pitch)


def _clear_of_target(bars: Bars, label: PointLabel, scale: Scale) -> PointLabel:
    """For a native chart, whose target is drawn over all: a value that the line would cross stands in its bar.

    White words need a dark bar, or a large size; else the value stands beyond the line, if it stays in the chart.
    """
    target, value = bars.chart.target, bars.value(label)
    if target is None or (value < 0) != (target.value < 0):
        return label
    length, width = abs(value) * scale.unit, bars.label_width(label) + GAP
    beyond = abs(float(target.value)) * scale.unit - length
    role = bars.chart.series[label.series].roles[label.point]
    if not -1.0 <= beyond <= width + 1.0:
        return label
    if length >= width + GAP and role in INKS and (role in DARK or bars.size >= LARGE):
        return replace(label, place="inside", color=INKS[role])
    end = scale.zero + (length + beyond + width) * (-1 if value < 0 else 1)
    return replace(label, dx=beyond if value >= 0 else -beyond) if bars.left <= end <= bars.width else label
