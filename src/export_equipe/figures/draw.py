"""Any figure of the data as a scene.

Comes in: a figure, the room in points, the type sizes. Goes out: a scene. Nothing is decided here: each kind has
a module of its own.
"""

from export_equipe.data.figures import AnyFigure
from export_equipe.figures.scene import Scene
from export_equipe.figures.team import draw_team
from export_equipe.theme.model import SlideSizes
from export_equipe.typesetting.measure import Measurer


def draw_figure(
    figure: AnyFigure, *, width: float, height: float | None, measurer: Measurer, sizes: SlideSizes
) -> Scene:
    """``figure`` in a scene ``width`` points wide.

    The scene is ``height`` points high, or higher when it needs more: compare ``scene.height``. With ``None`` it is as
    high as it needs to be.
    """
    return draw_team(figure, width=width, height=height, measurer=measurer, sizes=sizes)
