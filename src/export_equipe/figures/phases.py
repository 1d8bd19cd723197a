"""The figure of phases as a scene: a strip of arrows, the current one in full, committees as dots over it.

Comes in: the figure's data, the room in points, the type sizes. Goes out: a scene. Decided here: in how many rows the
arrows stand; whether committees stand side by side over their phase, or one over the other.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from export_equipe.data.phases import Committee, PhasesFigure
from export_equipe.figures.cells import Cell, Label, Look, SetCell, Setter
from export_equipe.figures.moments import head_moment
from export_equipe.figures.narration import describe_phases
from export_equipe.figures.scene import Scene, SceneBox, SceneItem
from export_equipe.figures.ways import EDGE, Scale, draw_best, list_scales
from export_equipe.theme.model import SlideSizes
from export_equipe.typesetting.measure import Measurer

NOW = "Étape actuelle"
POINT = 11.0  # points, how far an arrow points; so wide is the white between two
DOT = 11.0  # points, the diameter of a dot
AWAY = 6.0  # points, between arrows, dots and texts
BETWEEN = 18.0  # points, between two rows of arrows
GROWTH = 0.4  # times its height: how much higher an arrow may become
ARROW = {True: 3.6, False: 2.6}  # times the type size: the height that suits an arrow, on a slide and in a page


def draw_phases(
    figure: PhasesFigure, *, width: float, height: float | None, measurer: Measurer, sizes: SlideSizes
) -> Scene:
    """``figure`` in a scene ``width`` points wide, at least ``height`` high; no word smaller than ``sizes.label``."""
    setter = Setter(measurer, sizes.pitch)
    ways = _ways(figure, width - 2 * EDGE, list_scales(width, height, sizes), setter)
    return draw_best(ways, width=width, height=height, title=figure.title, description=describe_phases(figure))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Phase:
    """An arrow, what stands over it, and under the current one the word that says so."""

    arrow: SetCell
    over: tuple[SetCell, ...]
    now: SetCell | None
    stacked: bool

    @property
    def cut(self) -> bool:
        return any(cell.cut for cell in (self.arrow, *self.over))

    @property
    def over_height(self) -> float:
        """What the committees need, with the space under them."""
        if not self.over:
            return 0.0
        if self.stacked:
            return sum(max(cell.height, DOT) + AWAY for cell in self.over)
        return max(cell.height for cell in self.over) + DOT + 2 * AWAY

    def place_over(self, x: float, bottom: float) -> Iterator[SceneBox]:
        """Dots and texts over an arrow whose top left corner is at ``x``, ``bottom``."""
        if self.stacked:
            y = bottom - self.over_height
            for cell in self.over:
                line = cell.paragraphs[0].pitch
                yield _dot(cell, x + DOT / 2, y + max(line, DOT) / 2)
                yield cell.place(x + DOT + AWAY, y + max(0.0, DOT - line) / 2, cell.height)
                y += max(cell.height, DOT) + AWAY
            return
        share = self.arrow.width / len(self.over) if self.over else 0.0
        for index, cell in enumerate(self.over):
            middle = x + share * (index + 0.5)
            yield cell.place(middle - cell.width / 2, bottom - DOT - 2 * AWAY - cell.height, cell.height)
            yield _dot(cell, middle, bottom - AWAY - DOT / 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Strip:
    """Rows of phases; ``arrow`` is the height of arrows, in points."""

    rows: tuple[tuple[_Phase, ...], ...]
    arrow: float
    right: float

    @property
    def cut(self) -> bool:
        return any(phase.cut for row in self.rows for phase in row)

    @property
    def needed(self) -> float:
        return sum(self._height(row) for row in self.rows) + BETWEEN * (len(self.rows) - 1)

    @property
    def comfort(self) -> float:
        return self.needed + GROWTH * self.arrow * len(self.rows)

    def place(self, top: float, height: float) -> Iterator[SceneItem]:
        """Row by row; for each phase its committees, its arrow, the word under it."""
        arrow = self.arrow + (height - self.needed) / len(self.rows)
        for row in self.rows:
            bottom = top + max(phase.over_height for phase in row)
            x = EDGE
            for phase in row:
                yield from phase.place_over(x, bottom)
                yield phase.arrow.place(x, bottom, arrow)
                if phase.now is not None:
                    middle = x + (phase.arrow.width - phase.now.width) / 2
                    left = min(max(EDGE, middle), self.right - phase.now.width)
                    yield phase.now.place(left, bottom + arrow + AWAY, phase.now.height)
                x += phase.arrow.width
            top += self._height(row) + arrow - self.arrow + BETWEEN

    def _height(self, row: Sequence[_Phase]) -> float:
        under = max((phase.now.height + AWAY for phase in row if phase.now is not None), default=0.0)
        return max(phase.over_height for phase in row) + self.arrow + under


def _ways(figure: PhasesFigure, width: float, scales: Sequence[Scale], setter: Setter) -> Iterator[_Strip]:
    """As few rows as can be; committees side by side if there is room, else one over the other."""
    count = len(figure.phases)
    for rows in range(1, count + 1):
        for stacked in (False, True):
            for scale in scales:
                yield _set(figure, -(-count // rows), width, scale, setter, stacked=stacked)


def _set(figure: PhasesFigure, columns: int, width: float, scale: Scale, setter: Setter, *, stacked: bool) -> _Strip:
    phases = [
        _set_phase(figure, index, width / columns, scale, setter, stacked=stacked)
        for index in range(len(figure.phases))
    ]
    least = max(phase.arrow.height for phase in phases)
    starts = range(0, len(phases), columns)
    return _Strip(
        rows=tuple(tuple(phases[start : start + columns]) for start in starts),
        arrow=max(least, ARROW[scale.roomy] * scale.size), right=EDGE + width,
    )  # fmt: skip


def _set_phase(
    figure: PhasesFigure, index: int, width: float, scale: Scale, setter: Setter, *, stacked: bool
) -> _Phase:
    name = figure.phases[index]
    current = name == figure.current
    arrow = setter.set(_arrow(index, name, figure.phases.index(figure.current), scale), width)
    held = figure.committees_of(name)
    room = width - DOT - 2 * AWAY if stacked else width / max(len(held), 1) - AWAY
    over = tuple(
        setter.set(_committee(f"comite-{index}-{place}", committee, scale, stacked=stacked), room)
        for place, committee in enumerate(held)
    )
    now = None
    if current:
        label = Label(text=NOW, size=scale.detail, color="accent", strong=True)
        cell = Cell(key="actuelle", name=NOW, labels=(label,), look=Look(padding=0.0))
        now = setter.set(cell, setter.best_width(cell))
    return _Phase(arrow=arrow, over=over, now=now, stacked=stacked)


def _arrow(index: int, name: str, current: int, scale: Scale) -> Cell:
    """An arrow: the current one in full, those passed tinted, those to come outlined; the first has a straight back."""
    fill, color = ("accent", "on_accent") if index == current else ("surface_strong", "accent")
    stroke = None
    if index > current:
        fill, color, stroke = "ground", "secondary", "line"
    look = Look(fill=fill, stroke=stroke, padding=4.0, shape="chevron" if index else "homePlate", point=POINT)
    label = Label(text=name, size=scale.size, color=color, strong=True)
    word = "Étape actuelle" if index == current else "Phase"
    return Cell(key=f"phase-{index}", name=f"{word}\u00a0: {name}", labels=(label,), look=look)


def _committee(key: str, committee: Committee, scale: Scale, *, stacked: bool) -> Cell:
    date = head_moment(committee.when) if committee.when else ""
    name = committee.name or ("" if date else "Comité")
    labels = []
    if date:
        labels.append(Label(text=date, size=scale.detail, color="title", strong=True))
    if name:
        labels.append(Label(text=name, size=scale.detail, color="secondary"))
    look = Look(padding=0.0)
    if stacked:
        look = replace(look, align="start", anchor="top")
    return Cell(key=key, name=f"Comité\u00a0: {' '.join(filter(None, (date, name)))}", labels=tuple(labels), look=look)


def _dot(cell: SetCell, x: float, y: float) -> SceneBox:
    return SceneBox(
        key=f"{cell.cell.key}-point", name="Point", x=x - DOT / 2, y=y - DOT / 2, width=DOT, height=DOT,
        shape="ellipse", fill="accent",
    )  # fmt: skip
