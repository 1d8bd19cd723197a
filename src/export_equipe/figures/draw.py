"""Any figure of the data as a scene.

Comes in: a figure, the room in points, the type sizes. Goes out: a scene. Nothing is decided here: each kind has
a module of its own.
"""

from typing import assert_never

from export_equipe.data.charts import ChartFigure
from export_equipe.data.figures import AnyFigure
from export_equipe.data.impact import ImpactFigure
from export_equipe.data.lanes import RoadmapFigure
from export_equipe.data.phases import PhasesFigure
from export_equipe.data.process import ProcessFigure
from export_equipe.data.team import TeamFigure
from export_equipe.data.timeline import TimelineFigure
from export_equipe.figures.chart_draw import draw_chart
from export_equipe.figures.impact import draw_impact
from export_equipe.figures.lanes import draw_roadmap
from export_equipe.figures.phases import draw_phases
from export_equipe.figures.process import draw_process
from export_equipe.figures.scene import Scene
from export_equipe.figures.team import draw_team
from export_equipe.figures.timeline import draw_timeline
from export_equipe.theme.model import SlideSizes
from export_equipe.typesetting.measure import Measurer


def draw_figure(
    figure: AnyFigure, *, width: float, height: float | None, measurer: Measurer, sizes: SlideSizes
) -> Scene:
    """``figure`` in a scene ``width`` points wide.

    The scene is ``height`` points high, or higher when it needs more: compare ``scene.height``. With ``None`` it is as
    high as it needs to be.
    """
    match figure:
        case TeamFigure():
            return draw_team(figure, width=width, height=height, measurer=measurer, sizes=sizes)
        case ProcessFigure():
            return draw_process(figure, width=width, height=height, measurer=measurer, sizes=sizes)
        case TimelineFigure():
            return draw_timeline(figure, width=width, height=height, measurer=measurer, sizes=sizes)
        case RoadmapFigure():
            return draw_roadmap(figure, width=width, height=height, measurer=measurer, sizes=sizes)
        case PhasesFigure():
            return draw_phases(figure, width=width, height=height, measurer=measurer, sizes=sizes)
        case ImpactFigure():
            return draw_impact(figure, width=width, height=height, measurer=measurer, sizes=sizes)
        case ChartFigure():
            return draw_chart(figure, width=width, height=height, measurer=measurer, sizes=sizes)
        case _:
            assert_never(figure)
