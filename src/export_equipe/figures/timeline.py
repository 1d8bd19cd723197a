"""The figure of a timeline as a scene: dots on an axis, a text at each.

Comes in: the figure's data, the room in points, the type sizes. Goes out: a scene. Decided here: texts over and under
the axis in turn, all under it, or at the right of an axis that goes down where the room is narrow. What is done has a
full dot and says so; the axis to what is not done yet is dotted.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from export_equipe.data.timeline import Event, TimelineFigure
from export_equipe.figures.cells import Cell, Label, Look, SetCell, Setter
from export_equipe.figures.moments import head_moment
from export_equipe.figures.narration import describe_timeline
from export_equipe.figures.scene import Scene, SceneBox, SceneConnector, SceneItem
from export_equipe.figures.ways import EDGE, Scale, Way, draw_best, list_scales
from export_equipe.theme.model import SlideSizes
from export_equipe.typesetting.measure import Measurer

LINE = 2.5  # points, the thickness of the axis
DOT = 16.0  # points, the diameter of a dot
AWAY = 9.0  # points, between the axis' dots and texts
SPREAD = 1.5  # times its least height: how high the figure may become
FEW = 4  # events: fewer look better all under the axis
MOST_LINES = 5  # of a text across a page: an axis that goes down has more room for its words
DATES = 0.3  # of the width: the most that the column of dates takes


def draw_timeline(
    figure: TimelineFigure, *, width: float, height: float | None, measurer: Measurer, sizes: SlideSizes
) -> Scene:
    """``figure`` in a scene ``width`` points wide, at least ``height`` high; no word smaller than ``sizes.label``."""
    setter = Setter(measurer, sizes.pitch)
    ways = _ways(figure, width - 2 * EDGE, list_scales(width, height, sizes), setter)
    return draw_best(ways, width=width, height=height, title=figure.title, description=describe_timeline(figure))


def _ways(figure: TimelineFigure, width: float, scales: Sequence[Scale], setter: Setter) -> Iterator[Way]:
    """The ways across first, as long as their texts read well; on a slide of many events, in turn over and under."""
    count = len(figure.events)
    across = [False] if count < FEW or not scales[0].roomy else [True, False]
    for turns in across:
        for scale in scales:
            way = _set_across(figure, width, scale, setter, turns=turns)
            if way.texts[0].width >= scale.reading_width and (scale.roomy or way.lines <= MOST_LINES):
                yield way
    for scale in scales:
        yield _set_down(figure, width, scale, setter)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Across:
    """An axis from left to right, a text under each dot, or over every other one (``turns``)."""

    events: tuple[Event, ...]
    texts: tuple[SetCell, ...]
    first: float
    step: float
    turns: bool

    @property
    def cut(self) -> bool:
        return any(text.cut for text in self.texts)

    @property
    def lines(self) -> int:
        """The lines of the longest text."""
        return max(text.lines for text in self.texts)

    @property
    def needed(self) -> float:
        under = AWAY + max(text.height for text in self._under())
        return self._over() + DOT + under

    @property
    def comfort(self) -> float:
        return self.needed + AWAY * (2 if self.turns else 1)

    def place(self, top: float, height: float) -> Iterator[SceneItem]:
        """For each event, the axis to it, its dot, its text."""
        spare = (height - self.needed) / (2 if self.turns else 1)
        axis = top + self._over() + (spare if self.turns else 0.0) + DOT / 2
        away = DOT / 2 + AWAY + spare
        dots = [
            _dot(index, event, self.first + index * self.step, axis, marked=_marked(self.events))
            for index, event in enumerate(self.events)
        ]
        for index, (text, dot) in enumerate(zip(self.texts, dots, strict=True)):
            if index:
                yield _join(dots[index - 1], dot, self.events[index], ("right", "left"), marked=_marked(self.events))
            yield dot
            y = axis - away - text.height if self._is_over(index) else axis + away
            yield text.place(dot.x + DOT / 2 - text.width / 2, y, text.height)

    def _is_over(self, index: int) -> bool:
        return self.turns and index % 2 == 0

    def _over(self) -> float:
        """What stands over the dots."""
        return max((text.height for text in self.texts[::2]), default=0.0) + AWAY if self.turns else 0.0

    def _under(self) -> tuple[SetCell, ...]:
        return self.texts[1::2] if self.turns else self.texts


def _set_across(figure: TimelineFigure, width: float, scale: Scale, setter: Setter, *, turns: bool) -> _Across:
    """Dots at equal steps; in turns, a text is twice as wide as a step, but for the space between two."""
    count, gap = len(figure.events), 1.6 * scale.gap
    share = (2 * width - gap * (count - 1)) / (count + 1) if turns else (width - gap * (count - 1)) / count
    step = (width - share) / (count - 1)
    look = Look(padding=0.0)
    texts = (
        setter.set(_text(index, event, look, (_date(event, scale), *_labels(event, scale))), share)
        for index, event in enumerate(figure.events)
    )
    return _Across(
        events=figure.events, texts=tuple(texts), first=EDGE + share / 2, step=step, turns=turns
    )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class _Down:
    """An axis from top to bottom: dates at its left, the rest of each text at its right."""

    events: tuple[Event, ...]
    dates: tuple[SetCell, ...]
    texts: tuple[SetCell, ...]
    gap: float

    @property
    def cut(self) -> bool:
        return any(cell.cut for cell in (*self.dates, *self.texts))

    @property
    def needed(self) -> float:
        return sum(self._heights()) + self.gap * (len(self.texts) - 1)

    @property
    def comfort(self) -> float:
        return self.needed * SPREAD

    def place(self, top: float, height: float) -> Iterator[SceneItem]:
        """For each event, the axis to it, its dot, its date, its text."""
        spare = (height - self.needed) / max(len(self.texts) - 1, 1)
        last: SceneBox | None = None
        x = EDGE + self.dates[0].width + AWAY + DOT / 2
        for index, (event, date, text, own) in enumerate(
            zip(self.events, self.dates, self.texts, self._heights(), strict=True)
        ):
            first_line = date.paragraphs[0].pitch
            dot = _dot(index, event, x, top + max(first_line, DOT) / 2, marked=_marked(self.events))
            if last is not None:
                yield _join(last, dot, event, ("bottom", "top"), marked=_marked(self.events))
            yield dot
            lower = (max(first_line, DOT) - first_line) / 2
            yield date.place(EDGE, top + lower, date.height)
            yield text.place(x + DOT / 2 + AWAY, top + lower, text.height)
            top += own + self.gap + spare
            last = dot

    def _heights(self) -> list[float]:
        return [
            max(date.height, text.height, DOT) + max(0.0, DOT - date.paragraphs[0].pitch) / 2
            for date, text in zip(self.dates, self.texts, strict=True)
        ]


def _set_down(figure: TimelineFigure, width: float, scale: Scale, setter: Setter) -> _Down:
    at_start = Look(padding=0.0, align="start", anchor="top")
    dates = [
        Cell(key=f"date-{index}", name=f"Date\u00a0: {label.text}", labels=(label,), look=at_start)
        for index, label in enumerate(_date(event, scale) for event in figure.events)
    ]
    widest = max(setter.best_width(cell) for cell in dates)
    column = max(min(widest, DATES * width), *(setter.least_width(cell) for cell in dates))
    column = min(column, width / 2)
    rest = width - column - DOT - 2 * AWAY
    texts = (
        setter.set(_text(index, event, at_start, _labels(event, scale)), rest)
        for index, event in enumerate(figure.events)
    )
    return _Down(
        events=figure.events, dates=tuple(setter.set(cell, column) for cell in dates), texts=tuple(texts),
        gap=1.6 * scale.gap,
    )  # fmt: skip


def _text(index: int, event: Event, look: Look, labels: tuple[Label, ...]) -> Cell:
    return Cell(key=f"evenement-{index}", name=f"Événement\u00a0: {event.name}", labels=labels, look=look)


def _date(event: Event, scale: Scale) -> Label:
    return Label(text=head_moment(event.when), size=scale.detail, color="accent", strong=True)


def _labels(event: Event, scale: Scale) -> tuple[Label, ...]:
    labels = [Label(text=event.name, size=scale.size, color="title", strong=True)]
    if event.detail:
        labels.append(Label(text=event.detail, size=scale.detail, color="secondary"))
    if event.done:
        labels.append(Label(text="Fait", size=scale.detail, color="accent"))
    return tuple(labels)


def _marked(events: Sequence[Event]) -> bool:
    """Whether what is done is told from what is not."""
    return any(event.done for event in events)


def _dot(index: int, event: Event, x: float, y: float, *, marked: bool) -> SceneBox:
    """The dot whose middle is at ``x``, ``y``: full when the event is done, or when none is said to be."""
    full = event.done or not marked
    return SceneBox(
        key=f"point-{index}", name=f"Point\u00a0: {event.name}", x=x - DOT / 2, y=y - DOT / 2, width=DOT, height=DOT,
        shape="ellipse", fill="accent" if full else "ground", stroke="accent", stroke_width=2 * EDGE,
    )  # fmt: skip


def _join(source: SceneBox, target: SceneBox, event: Event, sides: tuple[str, str], *, marked: bool) -> SceneConnector:
    across = sides[0] == "right"
    middle = DOT / 2
    start = (source.x + DOT, source.y + middle) if across else (source.x + middle, source.y + DOT)
    end = (target.x, target.y + middle) if across else (target.x + middle, target.y)
    return SceneConnector(
        name=f"Axe vers «\u00a0{event.name}\u00a0»", source=source.key, target=target.key, source_side=sides[0],
        target_side=sides[1], x1=start[0], y1=start[1], x2=end[0], y2=end[1], stroke="accent", stroke_width=LINE,
        head=False, dotted=marked and not event.done,
    )  # fmt: skip
