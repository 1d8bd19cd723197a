"""A chart drawn: placed in a room, with its source under it in the documents that flow.

Comes in: a figure or a chart, the room, the type sizes. Goes out: a placed chart, or a scene. Decided here: the type
size: the larger one on a slide where all fits.
"""

from dataclasses import replace

from export_equipe.data.charts import ChartFigure
from export_equipe.figures.cells import SetCell, Setter
from export_equipe.figures.chart import Chart, ChartForm, make_chart
from export_equipe.figures.chart_bars import place_bars
from export_equipe.figures.chart_line import place_line
from export_equipe.figures.chart_place import PlacedChart, bare_cell, place_bare
from export_equipe.figures.chart_ring import place_ring
from export_equipe.figures.scene import Scene
from export_equipe.theme.model import SlideSizes
from export_equipe.typesetting.measure import Measurer

LARGER = 2.0  # points over the least size, on a slide
WIDE = 600.0  # points: narrower, the larger size would cost too much
FOOT_GAP = 8.0  # points over what stands under the chart

_FORMS = {
    ChartForm.BARS: place_bars,
    ChartForm.STACKED: place_bars,
    ChartForm.LINE: place_line,
    ChartForm.RING: place_ring,
}


def place_chart(
    chart: Chart, *, width: float, height: float | None, measurer: Measurer, sizes: SlideSizes
) -> PlacedChart:
    """``chart`` in ``width`` points, at most ``height`` high unless it needs more: compare ``scene.height``.

    What stands under it is not shown.
    """
    setter = Setter(measurer, sizes.pitch)
    large = height is not None and width >= WIDE
    place = _FORMS[chart.form]
    if large:
        placed = place(chart, width=width, height=height, setter=setter, size=sizes.label + LARGER)
        if height is None or placed.scene.height <= height:
            return placed
    return place(chart, width=width, height=height, setter=setter, size=sizes.label)


def draw_chart(
    figure: ChartFigure, *, width: float, height: float | None, measurer: Measurer, sizes: SlideSizes
) -> Scene:
    """``figure`` in a scene ``width`` points wide, as ``draw_figure`` says, its source under it."""
    chart = make_chart(figure)
    foot = set_foot(chart, width=width, setter=Setter(measurer, sizes.pitch), size=sizes.label)
    under = foot.height + FOOT_GAP if foot else 0.0
    room = None if height is None else height - under
    scene = place_chart(chart, width=width, height=room, measurer=measurer, sizes=sizes).scene
    total = max(scene.height + under, height or 0.0)
    items = (*scene.items, place_bare(foot, 0.0, scene.height + FOOT_GAP)) if foot else scene.items
    return replace(scene, height=total, items=items)


def set_foot(chart: Chart, *, width: float, setter: Setter, size: float) -> SetCell | None:
    """What stands under ``chart``, if anything does."""
    return setter.set(bare_cell("pied", chart.foot, size=size, color="mention"), width) if chart.foot else None
