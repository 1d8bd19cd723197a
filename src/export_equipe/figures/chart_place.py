"""A chart set in a room: what stands where, for the scene and for a native chart alike.

Comes in: a chart, the room. Goes out (of the modules that draw each form): a ``PlacedChart``. Decided here: how a label
is set. Lengths are points from the top left corner of the chart.
"""

from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from export_equipe.figures.cells import Cell, Label, Look, SetCell, Setter
from export_equipe.figures.chart import Chart
from export_equipe.figures.scene import Scene, SceneBox

GAP = 6.0  # points between a label and what it says
_BARE = Look(padding=0.0)
Place: TypeAlias = Literal["end", "inside", "center", "above", "below", "right", "around"]


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle in the chart."""

    x: float
    y: float
    width: float
    height: float

    @property
    def bottom(self) -> float:
        """The y of the lower edge."""
        return self.y + self.height


@dataclass(frozen=True, slots=True, kw_only=True)
class PointLabel:
    """What stands beside a point: its value, after its name when ``named`` (its series; its category, in a ring).

    ``end`` is beyond the end of a bar, ``inside`` before it; ``dx`` and ``dy`` move it from where ``place`` puts it.
    It ``wraps`` when it takes more lines than its paragraphs.
    """

    series: int
    point: int
    place: Place
    color: str = "text"
    strong: bool = True
    named: bool = False
    wraps: bool = False
    dx: float = 0.0
    dy: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedChart:
    """A chart drawn as ``scene``, and what a native chart must know to look the same.

    ``area`` is where values are drawn (a ring's square), from ``low`` to ``high``; ``size`` is the type size. ``gap``
    is the space between two categories, as a share of a bar; ``legend`` is where the names of series stand when they
    stand apart; ``target`` is the x of the line of bars' target. ``step`` is that of an axis with numbers (``None``: it
    has none), ``skip`` says that one category in so many is named.
    """

    chart: Chart
    scene: Scene
    area: Area
    size: float
    labels: tuple[PointLabel, ...]
    low: float = 0.0
    high: float = 1.0
    gap: float = 1.0
    legend: Area | None = None
    target: float | None = None
    target_label: Area | None = None
    step: float | None = None
    step_decimals: int = 0
    skip: int = 1


def label_text(chart: Chart, label: PointLabel) -> str:
    """What ``label`` says."""
    series = chart.series[label.series]
    value = series.labels[label.point]
    return f"{series.name}\N{NO-BREAK SPACE}: {value}" if label.named else value


def bare_cell(key: str, *texts: str, size: float, color: str = "text", strong: bool = False) -> Cell:
    """A text without a box: one paragraph for each of ``texts``."""
    labels = tuple(Label(text=text, size=size, color=color, strong=strong) for text in texts)
    return Cell(key=key, name=texts[0], labels=labels, look=_BARE)


def place_bare(cell: SetCell, x: float, y: float, *, align: str = "start") -> SceneBox:
    """The box of ``cell`` with its top left corner at ``x``, ``y``."""
    return replace(cell.place(x, y, cell.height), align=align)


def bare_width(setter: Setter, text: str, size: float, *, strong: bool = False) -> float:
    """The width that ``text`` takes on one line, with the margin for other programs' measures."""
    return setter.best_width(bare_cell("", text, size=size, strong=strong))
