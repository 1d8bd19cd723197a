"""The vector scene: boxes, their text, the connectors between them, lines and parts of rings, in reading order.

Lengths are points, the origin is the top left corner. Colours are roles of the theme (``accent``, ``surface``…), so
that one scene serves every theme.
"""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from export_equipe.typesetting.run import Runs

Shape: TypeAlias = Literal["rect", "homePlate", "chevron", "ellipse", "diamond"]  # named as DrawingML's presets


@dataclass(frozen=True, slots=True, kw_only=True)
class SceneParagraph:
    """A paragraph inside a box; ``lines`` is the same text broken where it was measured to break.

    ``size`` and ``pitch`` (the distance between two base lines) are points; ``color`` is a theme role.
    """

    runs: Runs
    lines: tuple[Runs, ...]
    size: float
    pitch: float
    color: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SceneBox:
    """A shape with text; ``key`` names it for connectors, ``name`` is what the selection pane shows.

    ``align`` is ``center``, ``start`` or ``end``, ``anchor`` is ``middle`` or ``top``; ``padding`` is kept free on all
    sides. ``fill`` and ``stroke`` are theme roles or ``None``; ``radius`` rounds the corners of a ``rect``, ``point``
    is how far a ``homePlate`` or a ``chevron`` points (an ``ellipse`` and a ``diamond`` hold no text).
    """

    key: str
    name: str
    x: float
    y: float
    width: float
    height: float
    paragraphs: tuple[SceneParagraph, ...] = ()
    fill: str | None = None
    stroke: str | None = None
    stroke_width: float = 0.75
    radius: float = 0.0
    padding: float = 4.0
    align: str = "center"
    anchor: str = "middle"
    shape: Shape = "rect"
    point: float = 0.0

    @property
    def insets(self) -> tuple[float, float]:
        """What is kept free of text at the left and at the right, in points."""
        left, right = point_insets(self.shape, self.point)
        return self.padding + left, self.padding + right


def point_insets(shape: Shape, point: float) -> tuple[float, float]:
    """What the points of an arrow take of the room for text, at the left and at the right."""
    return point if shape == "chevron" else 0.0, point if shape in ("homePlate", "chevron") else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class SceneConnector:
    """A straight line from the box ``source`` to the box ``target``, with an arrow head at the ends asked for.

    ``source_side`` and ``target_side`` are ``left``, ``right``, ``top`` or ``bottom``: the side of the box in whose
    middle the line is glued, ``None`` when it ends elsewhere (a program would pull a glued end to the middle). The
    points are given too, so that a writer need not compute them.
    """

    name: str
    source: str
    target: str
    source_side: str | None
    target_side: str | None
    x1: float
    y1: float
    x2: float
    y2: float
    stroke: str
    stroke_width: float
    head: bool = True
    tail: bool = False
    dotted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenePath:
    """A line through ``points``, dashed or not; it joins no boxes."""

    name: str
    points: tuple[tuple[float, float], ...]
    stroke: str
    stroke_width: float
    dashed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SceneSector:
    """A part of a ring around ``x``, ``y``, between the radii ``hole`` and ``radius``.

    It goes clockwise from ``start`` to ``end``, in turns from the top (0.25 is at the right). ``stroke`` parts it from
    its neighbours.
    """

    name: str
    x: float
    y: float
    radius: float
    hole: float
    start: float
    end: float
    fill: str
    stroke: str
    stroke_width: float


SceneItem: TypeAlias = SceneBox | SceneConnector | ScenePath | SceneSector


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A figure, ready to draw: ``items`` in reading order, which is also the painting order.

    ``description`` is the text alternative; ``title`` a short name (« L’équipe produit »).
    """

    width: float
    height: float
    title: str
    description: str
    items: tuple[SceneItem, ...]
