"""The figure of an impact matrix as a scene: five titled frames with a card for each text.

Comes in: the figure's data, the room in points, the type sizes. Goes out: a scene. Decided here: how many frames stand
side by side.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from export_equipe.data.impact import ImpactFigure, Respect
from export_equipe.figures.cells import Cell, Label, Look, Setter
from export_equipe.figures.narration import EMPTY, describe_impact
from export_equipe.figures.panels import Panel, Row, SetPanel, set_panel
from export_equipe.figures.scene import Scene, SceneItem
from export_equipe.figures.ways import EDGE, Scale, draw_best, list_scales
from export_equipe.theme.model import SlideSizes
from export_equipe.typesetting.measure import Measurer

GRIDS = ((5,), (3, 2), (2, 2, 1), (1, 1, 1, 1, 1))  # how many frames each row has
SPREAD = 1.3  # times its least height: how high a row may become


def draw_impact(
    figure: ImpactFigure, *, width: float, height: float | None, measurer: Measurer, sizes: SlideSizes
) -> Scene:
    """``figure`` in a scene ``width`` points wide, at least ``height`` high; no word smaller than ``sizes.label``."""
    setter = Setter(measurer, sizes.pitch)
    ways = _ways(figure, width - 2 * EDGE, list_scales(width, height, sizes), setter)
    return draw_best(ways, width=width, height=height, title=figure.title, description=describe_impact(figure))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Grid:
    """Frames in rows; ``gap`` in points."""

    rows: tuple[tuple[SetPanel, ...], ...]
    gap: float

    @property
    def cut(self) -> bool:
        return any(panel.cut for row in self.rows for panel in row)

    @property
    def needed(self) -> float:
        return sum(self._heights()) + self.gap * (len(self.rows) - 1)

    @property
    def comfort(self) -> float:
        return sum(self._heights()) * SPREAD + self.gap * (len(self.rows) - 1)

    def place(self, top: float, height: float) -> Iterator[SceneItem]:
        """Row by row, frame by frame."""
        share = (height - self.gap * (len(self.rows) - 1)) / sum(self._heights())
        for row, least in zip(self.rows, self._heights(), strict=True):
            x = EDGE
            for panel in row:
                yield from panel.place(x, top, least * share)
                x += panel.width + self.gap
            top += least * share + self.gap

    def _heights(self) -> list[float]:
        return [max(panel.needed for panel in row) for row in self.rows]


def _ways(figure: ImpactFigure, width: float, scales: Sequence[Scale], setter: Setter) -> Iterator[_Grid]:
    """As many frames side by side as read well."""
    for grid in GRIDS:
        for scale in scales:
            share = (width - scale.gap * (grid[0] - 1)) / grid[0]
            if grid[0] == 1 or share - 4 * scale.padding >= scale.reading_width:
                yield _set(figure, grid, width, scale, setter)


def _set(figure: ImpactFigure, grid: tuple[int, ...], width: float, scale: Scale, setter: Setter) -> _Grid:
    panels = iter([_panel(respect, scale) for respect in figure.respects])
    rows = []
    for count in grid:
        share = (width - scale.gap * (count - 1)) / count
        rows.append(tuple(set_panel(next(panels), share, setter) for _ in range(count)))
    return _Grid(rows=tuple(rows), gap=scale.gap)


def _panel(respect: Respect, scale: Scale) -> Panel:
    title = Label(text=respect.name, size=scale.size + 1.0, color="accent", strong=True)
    cards = [_card(f"{respect.key}-{index}", text, scale) for index, text in enumerate(respect.texts)]
    return Panel(
        key=respect.key,
        name=f"Cadre\u00a0: {respect.name}",
        look=Look(fill="surface", radius=4.5, padding=scale.padding),
        title=Cell(
            key=f"{respect.key}-titre", name=f"Titre\u00a0: {respect.name}", labels=(title,), look=Look(padding=2.0)
        ),
        rows=tuple(
            Row(cells=(card,), columns=1, comfort=scale.size * 2.5, most=scale.size * 2.5)
            for card in cards or [_empty(respect, scale)]
        ),
        foot=(),
        gap=scale.gap,
    )


def _card(key: str, text: str, scale: Scale) -> Cell:
    look = Look(fill="ground", stroke="accent_light", padding=scale.padding * 0.7)
    label = Label(text=text, size=scale.size, color="text")
    return Cell(key=key, name=f"Texte\u00a0: {text}", labels=(label,), look=look)


def _empty(respect: Respect, scale: Scale) -> Cell:
    text = EMPTY.capitalize()
    label = Label(text=text, size=scale.size, color="mention")
    return Cell(key=f"{respect.key}-vide", name=text, labels=(label,), look=Look(padding=scale.padding * 0.7))
