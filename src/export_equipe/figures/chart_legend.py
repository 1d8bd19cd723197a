"""The names of the series in a row over the chart, each after a square of its colour.

Comes in: a chart, the width. Goes out: the row as items of the scene, and the room that it takes. Decided here: names
that do not fit in one row go on in the next; the order is the series'.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from export_equipe.figures.cells import SetCell, Setter
from export_equipe.figures.chart import OUTLINES, Chart
from export_equipe.figures.chart_place import GAP, Area, bare_cell, place_bare
from export_equipe.figures.scene import SceneBox

SQUARE = 10.0  # points
BETWEEN = 18.0  # points between two names


@dataclass(frozen=True, slots=True)
class SetLegend:
    """A legend: what is drawn, and where."""

    items: tuple[SceneBox, ...]
    area: Area


def set_legend(chart: Chart, *, width: float, setter: Setter, size: float) -> SetLegend:
    """The legend of ``chart`` at the top of ``width`` points."""
    x = y = right = bottom = 0.0
    items: list[SceneBox] = []
    for index, series in enumerate(chart.series):
        cell = bare_cell(f"serie-{index}", series.name, size=size)
        name = setter.set(cell, min(setter.best_width(cell), width - SQUARE - GAP))
        if x and x + SQUARE + GAP + name.width > width:
            x, y = 0.0, bottom
        items += _entry(name, index, series.roles[0], x, y, size * setter.pitch)
        right, bottom = max(right, x + SQUARE + GAP + name.width), max(bottom, y + name.height)
        x += SQUARE + GAP + name.width + BETWEEN
    return SetLegend(tuple(items), Area(0.0, 0.0, right, bottom))


def _entry(name: SetCell, index: int, role: str, x: float, y: float, pitch: float) -> Iterator[SceneBox]:
    yield SceneBox(
        key=f"couleur-{index}", name=f"Couleur de {name.cell.name}", x=x, y=y + (pitch - SQUARE) / 2, width=SQUARE,
        height=SQUARE, fill=role, stroke=OUTLINES.get(role),
    )  # fmt: skip
    yield place_bare(name, x + SQUARE + GAP, y)
