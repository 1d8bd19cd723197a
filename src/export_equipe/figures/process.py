"""The figure of a process as a scene: numbered boxes joined by arrows.

Comes in: the figure's data, the room in points, the type sizes. Goes out: a scene. Decided here: one row of boxes,
several rows that turn back as a plough does, or one column where words are long and the room narrow.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from export_equipe.data.process import ProcessFigure, Step
from export_equipe.figures.cells import Cell, Label, Look, SetCell, Setter
from export_equipe.figures.narration import describe_process
from export_equipe.figures.scene import Scene, SceneBox, SceneConnector, SceneItem
from export_equipe.figures.ways import EDGE, Scale, draw_best, list_scales
from export_equipe.theme.model import SlideSizes
from export_equipe.typesetting.measure import Measurer

LINE = 1.75  # points, the thickness of an arrow
RULE = 3.0  # points, the thickness of the rule over a box
ARROW = {True: 30.0, False: 20.0}  # points, the length of an arrow: on a slide, in a page
TALL = 1.4  # times the least height of the highest: how high a box may become


def draw_process(
    figure: ProcessFigure, *, width: float, height: float | None, measurer: Measurer, sizes: SlideSizes
) -> Scene:
    """``figure`` in a scene ``width`` points wide, at least ``height`` high; no word smaller than ``sizes.label``."""
    setter = Setter(measurer, sizes.pitch)
    ways = _ways(figure, width - 2 * EDGE, list_scales(width, height, sizes), setter)
    return draw_best(ways, width=width, height=height, title=figure.title, description=describe_process(figure))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rows:
    """Boxes in rows, each row read the other way than the one before; ``arrow`` in points."""

    rows: tuple[tuple[SetCell, ...], ...]
    arrow: float

    @property
    def cut(self) -> bool:
        return any(cell.cut for row in self.rows for cell in row)

    @property
    def needed(self) -> float:
        return sum(self._heights()) + self._arrows

    @property
    def comfort(self) -> float:
        return TALL * max(self._heights()) * len(self.rows) + self._arrows

    def place(self, top: float, height: float) -> Iterator[SceneItem]:
        """Each box after the arrow that leads to it: that is how one reads it."""
        last: SceneBox | None = None
        for box in self._boxes(top, height):
            if last is not None:
                yield _join(last, box)
            yield box
            yield _rule(box)
            last = box

    def _boxes(self, top: float, height: float) -> Iterator[SceneBox]:
        step = self.rows[0][0].width + self.arrow
        last = len(self.rows[0]) - 1
        for index, (row, own) in enumerate(zip(self.rows, self._share(height), strict=True)):
            for place, cell in enumerate(row):
                column = last - place if index % 2 else place
                yield cell.place(EDGE + column * step, top, own)
            top += own + self.arrow

    def _share(self, height: float) -> list[float]:
        """The heights of rows that fill ``height`` together: equal if none needs more than its part."""
        room, heights = height - self._arrows, self._heights()
        even = room / len(heights)
        return [even if even >= max(heights) else own * room / sum(heights) for own in heights]

    def _heights(self) -> list[float]:
        return [max(cell.height for cell in row) for row in self.rows]

    @property
    def _arrows(self) -> float:
        """The height of the arrows between rows."""
        return self.arrow * (len(self.rows) - 1)


def _ways(figure: ProcessFigure, width: float, scales: tuple[Scale, ...], setter: Setter) -> Iterator[_Rows]:
    """One row while its texts read well, then two, then as many as there is room for, then one column."""
    count = len(figure.steps)
    large = [scale for scale in scales if scale.size >= scales[0].size - 2]  # two rows read better than small words
    for some in (large, scales):
        for rows in (1, 2, 3, 4):
            columns = -(-count // rows)
            for scale in some if columns > 1 else ():
                way = _set(figure, columns, width, scale, setter)
                if way.rows[0][0].width - 2 * scale.padding >= scale.reading_width:
                    yield way
    for scale in scales:
        yield _set(figure, 1, width, scale, setter)


def _set(figure: ProcessFigure, columns: int, width: float, scale: Scale, setter: Setter) -> _Rows:
    arrow = ARROW[scale.roomy]
    share = (width - arrow * (columns - 1)) / columns
    cells = [
        setter.set(_cell(number, step, scale, alone=columns == 1), share)
        for number, step in enumerate(figure.steps, start=1)
    ]
    starts = range(0, len(cells), columns)  # all rows but the last are full: each begins where the one before ends
    return _Rows(rows=tuple(tuple(cells[start : start + columns]) for start in starts), arrow=arrow)


def _cell(number: int, step: Step, scale: Scale, *, alone: bool) -> Cell:
    """A step's box: its number over its name, or before it where the box is ``alone`` in its row."""
    look = Look(fill="surface", radius=0.0, padding=scale.padding, align="start", anchor="top")
    labels = [Label(text=step.name, size=scale.size, color="title", strong=True)]
    if alone:
        labels = [Label(text=f"{number}. {step.name}", size=scale.size, color="title", strong=True)]
    else:
        labels.insert(0, Label(text=str(number), size=scale.size + 8.0, color="accent", strong=True))
    if step.detail:
        labels.append(Label(text=step.detail, size=scale.detail, color="secondary"))
    return Cell(key=f"etape-{number}", name=f"Étape {number}\u00a0: {step.name}", labels=tuple(labels), look=look)


def _rule(box: SceneBox) -> SceneBox:
    """The thick rule at the top of a box."""
    return SceneBox(key=f"{box.key}-filet", name="Filet", x=box.x, y=box.y, width=box.width, height=RULE, fill="accent")


def _join(source: SceneBox, target: SceneBox) -> SceneConnector:
    """The arrow from the side of ``source`` that faces ``target``."""
    middle = source.y + source.height / 2
    if target.y > source.y:
        across = source.x + source.width / 2
        ends, sides = (across, source.y + source.height, across, target.y), ("bottom", "top")
    elif target.x > source.x:
        ends, sides = (source.x + source.width, middle, target.x, middle), ("right", "left")
    else:
        ends, sides = (source.x, middle, target.x + target.width, middle), ("left", "right")
    x1, y1, x2, y2 = ends
    return SceneConnector(
        name=f"Flèche vers l’étape {target.key.removeprefix('etape-')}", source=source.key, target=target.key,
        source_side=sides[0], target_side=sides[1], x1=x1, y1=y1, x2=x2, y2=y2, stroke="accent", stroke_width=LINE,
    )  # fmt: skip
