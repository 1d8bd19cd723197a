"""The figure of a roadmap as a scene: one lane a priority over the months, with its bars, milestones and indicator.

Comes in: the figure's data, the room in points, the type sizes. Goes out: a scene. Decided here: names and indicators
stand in columns beside the months where there is room, else over the bars of their lane.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from export_equipe.data.lanes import Lane, RoadmapFigure
from export_equipe.figures.cells import Cell, Label, Look, SetCell, Setter
from export_equipe.figures.lane_heads import INDICATOR, Heads, set_heads
from export_equipe.figures.lane_marks import Mark, Months, set_marks
from export_equipe.figures.narration import describe_roadmap
from export_equipe.figures.scene import Scene, SceneBox, SceneItem
from export_equipe.figures.ways import EDGE, Scale, draw_best, list_scales
from export_equipe.theme.model import SlideSizes
from export_equipe.typesetting.measure import Measurer

NAMES, INDICATORS = 0.2, 0.17  # of the width: the columns beside the months
SPREAD = 1.6  # times its least height: how high a lane may become
BETWEEN = 6.0  # points, between two lanes
RULE = 0.75  # points, the thickness of the line between two months


def draw_roadmap(
    figure: RoadmapFigure, *, width: float, height: float | None, measurer: Measurer, sizes: SlideSizes
) -> Scene:
    """``figure`` in a scene ``width`` points wide, at least ``height`` high; no word smaller than ``sizes.label``."""
    setter = Setter(measurer, sizes.pitch)
    ways = _ways(figure, width - 2 * EDGE, list_scales(width, height, sizes), setter)
    return draw_best(ways, width=width, height=height, title=figure.title, description=describe_roadmap(figure))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Lane:
    """A lane set: ``head`` stands over the marks when there are no columns; ``gap`` between its lines, in points."""

    key: str
    name: SetCell
    lines: tuple[tuple[Mark, ...], ...]
    indicator: SetCell | None
    indicator_x: float
    over: bool
    gap: float

    @property
    def cut(self) -> bool:
        beside = (self.name, self.indicator) if self.indicator else (self.name,)
        return any(cell.cut for cell in beside) or any(mark.cut for line in self.lines for mark in line)

    @property
    def head(self) -> float:
        """The height of what stands over the marks."""
        return self.beside if self.over else 0.0

    @property
    def beside(self) -> float:
        """The height of the name and of the indicator."""
        return max(self.name.height, self.indicator.height if self.indicator else 0.0)

    @property
    def marks(self) -> float:
        """The height of the lines of marks, with the space around them."""
        heights = [max(mark.height for mark in line) for line in self.lines]
        return sum(heights) + self.gap * (len(heights) + 1) if heights else 0.0

    @property
    def needed(self) -> float:
        return self.head + self.marks if self.over else max(self.beside, self.marks)

    def place(self, top: float, height: float) -> Iterator[SceneItem]:
        """The name, the marks line by line, the indicator."""
        beside = self.head if self.over else height
        yield self.name.place(EDGE, top, beside)
        if self.over and self.indicator:
            yield self.indicator.place(self.indicator_x, top, beside)
        heights = [max(mark.height for mark in line) for line in self.lines]
        room = height - self.head
        spare = (room - self.marks) / (len(heights) + 1)
        y = top + self.head + self.gap + spare
        for line, own in zip(self.lines, heights, strict=True):
            for mark in line:
                yield from mark.place(y, own)
            y += own + self.gap + spare
        if not self.over and self.indicator:
            yield self.indicator.place(self.indicator_x, top, beside)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Roadmap:
    """Heads and lanes; ``left`` and ``right`` are the edges of the grounds of the lanes."""

    heads: Heads
    lanes: tuple[_Lane, ...]
    months: Months
    left: float
    right: float

    @property
    def cut(self) -> bool:
        return self.heads.cut or any(lane.cut for lane in self.lanes)

    @property
    def needed(self) -> float:
        return self._height(1.0)

    @property
    def comfort(self) -> float:
        return self._height(SPREAD)

    def _height(self, share: float) -> float:
        return self.heads.height + sum(lane.needed for lane in self.lanes) * share + BETWEEN * len(self.lanes)

    def place(self, top: float, height: float) -> Iterator[SceneItem]:
        """Grounds and the lines between months, then what one reads: heads, lane by lane."""
        share = (height - self._height(0.0)) / sum(lane.needed for lane in self.lanes)
        tops = [top + self.heads.height + BETWEEN]
        for lane in self.lanes:
            tops.append(tops[-1] + lane.needed * share + BETWEEN)
        placed = [
            (lane, start, end - start - BETWEEN) for lane, (start, end) in zip(self.lanes, pairwise(tops), strict=True)
        ]
        for lane, y, own in placed:
            yield SceneBox(
                key=lane.key, name=f"Fond\u00a0: {lane.name.cell.name}", x=self.left, y=y, width=self.right - self.left,
                height=own, fill="surface",
            )  # fmt: skip
        yield from self._draw_rules(placed)
        yield from self.heads.place(top)
        for lane, y, own in placed:
            yield from lane.place(y, own)

    def _draw_rules(self, placed: Sequence[tuple[_Lane, float, float]]) -> Iterator[SceneBox]:
        """The lines between months: over all lanes, or in each under its head."""
        spans = [(y + lane.head, y + own) for lane, y, own in placed if lane.lines]
        if not placed[0][0].over:
            spans = [(placed[0][1], placed[-1][1] + placed[-1][2])]
        for number, (start, end) in enumerate(spans):
            for month in range(1, self.months.figure.months):
                x = self.months.left + month * self.months.step
                yield SceneBox(
                    key=f"trait-{number}-{month}", name="Trait de mois", x=x - RULE / 2, y=start, width=RULE,
                    height=end - start, fill="border",
                )  # fmt: skip


def _ways(figure: RoadmapFigure, width: float, scales: Sequence[Scale], setter: Setter) -> Iterator[_Roadmap]:
    """Names beside the months on a slide, then over the bars."""
    for over in (False, True) if scales[0].roomy else (True,):
        for scale in scales:
            yield _set(figure, width, scale, setter, over=over)


def _set(figure: RoadmapFigure, width: float, scale: Scale, setter: Setter, *, over: bool) -> _Roadmap:
    named = any(lane.indicator for lane in figure.lanes)
    names = [_name(index, lane, scale) for index, lane in enumerate(figure.lanes)]
    indicators = [_indicator(index, lane, scale, over=over) for index, lane in enumerate(figure.lanes)]
    if over:
        share = 0.62 * width if named else width
        first, last, left, right = share, width - share, EDGE + scale.inset, EDGE + width - scale.inset
    else:
        first = max(NAMES * width, *(setter.least_width(cell) for cell in names))
        last = max(INDICATORS * width, *(setter.least_width(cell) for cell in indicators if cell)) if named else 0.0
        left, right = EDGE + first, EDGE + width - (last or scale.inset)
    months = Months(figure=figure, left=left, step=(right - left) / figure.months)
    lanes = tuple(
        _Lane(
            key=f"priorite-{index}",
            name=setter.set(names[index], first),
            lines=set_marks(lane, f"priorite-{index}", months, scale, setter),
            indicator=setter.set(cell, last) if (cell := indicators[index]) else None,
            indicator_x=EDGE + width - last,
            over=over,
            gap=0.6 * scale.gap,
        )
        for index, lane in enumerate(figure.lanes)
    )
    heads = set_heads(months, scale, setter, indicators=last if named and not over else 0.0)
    return _Roadmap(heads=heads, lanes=lanes, months=months, left=EDGE, right=EDGE + width)


def _name(index: int, lane: Lane, scale: Scale) -> Cell:
    look = Look(padding=scale.inset, align="start")
    label = Label(text=lane.name, size=scale.size, color="accent", strong=True)
    return Cell(
        key=f"priorite-{index}-nom", name=f"Priorité {index + 1}\u00a0: {lane.name}", labels=(label,), look=look
    )


def _indicator(index: int, lane: Lane, scale: Scale, *, over: bool) -> Cell | None:
    if lane.indicator is None:
        return None
    look = Look(padding=scale.inset, align="start")
    label = Label(text=lane.indicator, size=scale.detail, color="title", strong=True)
    head = (replace(label, text=INDICATOR, color="secondary"),) if over else ()
    return Cell(
        key=f"priorite-{index}-indicateur", name=f"Indicateur\u00a0: {lane.indicator}", labels=(*head, label), look=look
    )
