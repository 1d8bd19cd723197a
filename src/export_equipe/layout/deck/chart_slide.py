"""A chart on a slide: a native chart, what is to be said under it.

Comes in: a figure of the data, the room for it. Goes out: elements that stand in the room, lower when they need more.
Decided here: the chart stands in the layout's place for charts when it has one.
"""

from dataclasses import replace

from export_equipe.data.charts import ChartFigure
from export_equipe.figures.cells import Setter
from export_equipe.figures.chart import Chart, make_chart
from export_equipe.figures.chart_draw import FOOT_GAP, place_chart, set_foot
from export_equipe.layout.deck.context import DeckContext
from export_equipe.layout.deck.place import emu, points
from export_equipe.layout.deck.plan import ChartElement, SlideParagraph, TextElement
from export_equipe.masters.geometry import Box, LayoutGeometry, PlaceholderKind
from export_equipe.typesetting.run import Added, Run

FOOT_NAME = "Source"


def chart_elements(
    figure: ChartFigure, room: Box, layout: LayoutGeometry, context: DeckContext
) -> tuple[ChartElement, *tuple[TextElement, ...]]:
    """``figure`` at the top of ``room`` as a native chart, then its foot; the last may go beyond the room."""
    chart = make_chart(figure)
    foot = _foot(chart, room, context)
    taken = foot.box.height + emu(FOOT_GAP) if foot else 0
    drawn = _chart_element(chart, replace(room, height=room.height - taken), layout, context)
    if foot is None:
        return (drawn,)
    return (drawn, replace(foot, box=replace(foot.box, y=drawn.box.bottom + emu(FOOT_GAP))))


def _chart_element(chart: Chart, room: Box, layout: LayoutGeometry, context: DeckContext) -> ChartElement:
    placed = place_chart(
        chart, width=points(room.width), height=points(room.height), measurer=context.measurer, sizes=context.sizes
    )
    place = layout.find(PlaceholderKind.CHART)
    return ChartElement(
        name="Graphique", box=replace(room, height=emu(placed.scene.height)), chart=placed, title=chart.title,
        description=chart.description, placeholder=place.index if place else None,
    )  # fmt: skip


def _foot(chart: Chart, room: Box, context: DeckContext) -> TextElement | None:
    """What is to be said under the chart, at the least size."""
    sizes = context.sizes
    words = set_foot(chart, width=points(room.width), setter=Setter(context.measurer, sizes.pitch), size=sizes.label)
    if words is None:
        return None
    paragraph = SlideParagraph(
        runs=(Run(text=chart.foot, origin=Added.FIGURE),), size=sizes.label, pitch=sizes.label * sizes.pitch,
        color="mention",
    )  # fmt: skip
    return TextElement(name=FOOT_NAME, box=replace(room, height=emu(words.height)), paragraphs=(paragraph,))
