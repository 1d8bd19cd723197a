"""The labels of a series (ECMA-376 part 1, 21.2.2.49).

Comes in: a series of a placed chart. Goes out: the markup of ``c:dLbls``. Decided here: what most labels of the series
are is said once, so that a point added in PowerPoint has its label too.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from export_equipe.figures.chart import ChartForm
from export_equipe.figures.chart_place import PlacedChart, PointLabel
from export_equipe.writers.pptx.chart_text import ChartInk, write_format, write_style
from export_equipe.writers.pptx.markup import element

_PLACES: Final = {
    "end": "outEnd", "inside": "inEnd", "center": "ctr", "above": "t", "below": "b", "right": "r", "around": None,
}  # fmt: skip
_SHOWN: Final = ("c:showLegendKey", "c:showVal", "c:showCatName", "c:showSerName", "c:showPercent", "c:showBubbleSize")
_AFTER_NAME: Final = {ChartForm.RING: "\n"}


def write_labels(placed: PlacedChart, series: int, ink: ChartInk) -> str:
    """The labels of the ``series``-th series."""
    labels = {label.point: label for label in placed.labels if label.series == series}
    usual = _usual(labels, placed, series)
    points = (
        _point(point, labels.get(point), usual, placed, ink)
        for point, text in enumerate(placed.chart.series[series].labels)
        if text
    )
    return element("c:dLbls", *points, _style(usual, placed, ink) if usual else _nothing())


def _usual(labels: dict[int, PointLabel], placed: PlacedChart, series: int) -> PointLabel | None:
    """What most labels look like, ``None`` where few points have one."""
    if 2 * len(labels) <= sum(map(bool, placed.chart.series[series].labels)) or placed.chart.form is ChartForm.RING:
        return None
    looks = Counter(_look(label) for label in labels.values())
    return max(looks, key=lambda look: looks[look])


def _look(label: PointLabel) -> PointLabel:
    """A label without its point."""
    return replace(label, point=0)


def _point(point: int, label: PointLabel | None, usual: PointLabel | None, placed: PlacedChart, ink: ChartInk) -> str:
    index = element("c:idx", val=point)
    if label is None:
        return element("c:dLbl", index, element("c:delete", val=1)) if usual else ""
    if usual is not None and _look(label) == usual:
        return ""
    return element("c:dLbl", index, _layout(label, placed), _style(label, placed, ink))


def _layout(label: PointLabel, placed: PlacedChart) -> str:
    """How far a label stands from where its place puts it, as shares of the chart (21.2.2.32)."""
    if not (round(label.dx, 2) or round(label.dy, 2)):
        return ""
    shares = (label.dx / placed.scene.width, label.dy / placed.scene.height)
    offset = (element(tag, val=f"{share:.5f}") for tag, share in zip(("c:x", "c:y"), shares, strict=True))
    return element("c:layout", element("c:manualLayout", *offset))


def _style(label: PointLabel, placed: PlacedChart, ink: ChartInk) -> str:
    chart, place = placed.chart, _PLACES[label.place]
    name = "c:showCatName" if chart.form is ChartForm.RING else "c:showSerName"
    shown = {"c:showVal"} | ({name} if label.named else set())
    separator = _AFTER_NAME.get(chart.form, "\N{NO-BREAK SPACE}: ")
    return "".join(
        (
            write_format(chart.decimals, chart.unit),
            element("c:spPr", element("a:noFill"), element("a:ln", element("a:noFill"))),
            write_style(ink, size=placed.size, color=label.color, strong=label.strong, wraps=label.wraps),
            element("c:dLblPos", val=place) if place else "",
            *_flags(shown),
            element("c:separator", separator) if label.named else "",
        )
    )


def _nothing() -> str:
    return "".join(_flags(frozenset()))


def _flags(shown: set[str] | frozenset[str]) -> Iterator[str]:
    return (element(tag, val=tag in shown) for tag in _SHOWN)
