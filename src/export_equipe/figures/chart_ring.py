"""A ring of parts, each named beside it.

Comes in: a chart, the room, a type size. Goes out: the chart placed. Decided here: the names stand in two columns, at
the side of their parts, joined to them by a thin line.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import cos, pi, sin

from export_equipe.figures.cells import SetCell, Setter
from export_equipe.figures.chart import Chart
from export_equipe.figures.chart_place import Area, PlacedChart, PointLabel, bare_cell, place_bare
from export_equipe.figures.chart_spread import spread
from export_equipe.figures.scene import Scene, SceneItem, ScenePath, SceneSector

HOLE = 0.5  # of the radius: what LibreOffice draws, whatever a file says
LEAD = 18.0  # points between the ring and the names
RADIUS_SHARE = 0.2  # of the width, at most
MOST_RADIUS, OWN_RADIUS = 150.0, 84.0  # points: at most; where no height is asked for
BETWEEN = 5.0  # points between two names
WHITE = 2.0  # points between two parts


@dataclass(frozen=True, slots=True)
class _Part:
    """A part: from where to where, in turns; its words, at which side, and their top."""

    start: float
    end: float
    words: SetCell

    @property
    def middle(self) -> float:
        return (self.start + self.end) / 2

    @property
    def right(self) -> bool:
        return self.middle < 0.5


@dataclass(frozen=True, slots=True)
class _Ring:
    """The ring: its centre and radius."""

    x: float
    y: float
    radius: float

    def at(self, turn: float, radius: float) -> tuple[float, float]:
        return self.x + radius * sin(2 * pi * turn), self.y - radius * cos(2 * pi * turn)


def place_ring(chart: Chart, *, width: float, height: float | None, setter: Setter, size: float) -> PlacedChart:
    """``chart`` in ``width`` points, as high as its ring and its names need within ``height``, or higher."""
    room = 2 * OWN_RADIUS if height is None else height
    radius = min(room / 2, RADIUS_SHARE * width, MOST_RADIUS)
    parts = _set_parts(chart, (width - 2 * (radius + LEAD)) / 2, setter, size)
    total = max(2 * radius, *(_stacked(parts, right=side) for side in (True, False)))
    ring = _Ring(width / 2, total / 2, radius)
    tops = _tops(parts, ring, total)
    items = (*_sectors(chart, parts, ring), *_words(parts, tops, ring))
    scene = Scene(width=width, height=total, title=chart.title, description=chart.description, items=items)
    return PlacedChart(
        chart=chart, scene=scene, area=Area(ring.x - radius, ring.y - radius, 2 * radius, 2 * radius), size=size,
        labels=tuple(_labels(chart, parts, tops, ring)),
    )  # fmt: skip


def _set_parts(chart: Chart, room: float, setter: Setter, size: float) -> list[_Part]:
    (series,) = chart.series
    total = sum(float(value or 0.0) for value in series.values)
    start, parts = 0.0, []
    for index, (name, label) in enumerate(zip(chart.categories, series.labels, strict=True)):
        strong = series.roles[index] == "accent"
        cell = bare_cell(f"part-{index}", name, label, size=size, strong=strong)
        end = start + float(series.values[index] or 0.0) / total
        parts.append(_Part(start, end, setter.set(cell, min(setter.best_width(cell), room))))
        start = end
    return parts


def _stacked(parts: list[_Part], *, right: bool) -> float:
    """The height of the names at one side."""
    return sum(part.words.height + BETWEEN for part in parts if part.right is right)


def _tops(parts: list[_Part], ring: _Ring, total: float) -> dict[int, float]:
    """Where the words of each part begin, by its place in the ring."""
    tops: dict[int, float] = {}
    for side in (True, False):
        own = [index for index, part in enumerate(parts) if part.right is side]
        # At the left, the ring goes up: equal places keep that order.
        own = own if side else own[::-1]
        middles = [ring.at(parts[index].middle, ring.radius)[1] for index in own]
        heights = [parts[index].words.height + BETWEEN for index in own]
        found = spread(middles, heights, low=0.0, high=total)
        tops |= {index: top + BETWEEN / 2 for index, top in zip(own, found, strict=True)}
    return tops


def _sectors(chart: Chart, parts: list[_Part], ring: _Ring) -> Iterator[SceneItem]:
    (series,) = chart.series
    for index, part in enumerate(parts):
        if part.end > part.start:
            yield SceneSector(
                name=f"{chart.categories[index]}\N{NO-BREAK SPACE}: {series.labels[index]}", x=ring.x, y=ring.y,
                radius=ring.radius, hole=ring.radius * HOLE, start=part.start, end=part.end, fill=series.roles[index],
                stroke="ground", stroke_width=WHITE,
            )  # fmt: skip


def _words(parts: list[_Part], tops: dict[int, float], ring: _Ring) -> Iterator[SceneItem]:
    for index, part in enumerate(parts):
        x = _x(part, ring)
        edge, middle = ring.at(part.middle, ring.radius), tops[index] + part.words.height / 2
        end = ring.x + (ring.radius + LEAD - 4.0) * (1 if part.right else -1)
        yield ScenePath(
            name=f"Trait de {part.words.cell.name}", points=(edge, (end, middle)), stroke="line", stroke_width=0.75
        )
        yield place_bare(part.words, x, tops[index], align="start" if part.right else "end")


def _x(part: _Part, ring: _Ring) -> float:
    away = ring.radius + LEAD
    return ring.x + away if part.right else ring.x - away - part.words.width


def _labels(chart: Chart, parts: list[_Part], tops: dict[int, float], ring: _Ring) -> Iterator[PointLabel]:
    """How far the words are from the middle of their part, where a native chart puts them."""
    roles = chart.series[0].roles
    for index, part in enumerate(parts):
        x, y = ring.at(part.middle, ring.radius * (1 + HOLE) / 2)
        yield PointLabel(
            series=0, point=index, place="around", named=True, strong=roles[index] == "accent",
            wraps=part.words.lines > 2,
            dx=_x(part, ring) + part.words.width / 2 - x, dy=tops[index] + part.words.height / 2 - y,
        )  # fmt: skip
