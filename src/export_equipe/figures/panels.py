"""A panel: a titled frame with rows of boxes, set at a width and stretched to a height.

Comes in: a panel's cells, a width, then a height. Goes out: boxes of the scene. Decided here: how spare height is
shared: the lowest rows grow first, then the gaps, and what is left stays under the rows.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import pairwise

from export_equipe.figures.cells import Cell, Look, SetCell, Setter
from export_equipe.figures.scene import SceneBox


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Boxes side by side, each as wide as one of ``columns``.

    ``comfort`` is the height in points that suits them, ``most`` the height up to which they fill a panel that must be
    higher than its content.
    """

    cells: tuple[Cell, ...]
    columns: int
    comfort: float
    most: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """A frame with a title, rows of boxes and texts at its foot; ``gap`` and ``padding`` in points."""

    key: str
    name: str
    look: Look
    title: Cell
    rows: tuple[Row, ...]
    foot: tuple[Cell, ...]
    gap: float

    def least_width(self, setter: Setter) -> float:
        """The least width at which no word is cut."""
        return self._width([setter.least_width(cell) for cell in (self.title, *self.foot)], setter.least_width)

    def best_width(self, setter: Setter) -> float:
        """The width at which the title and each box stand on one line."""
        return self._width([setter.best_width(self.title)], setter.best_width)

    def _width(self, wholes: list[float], measure: Callable[[Cell], float]) -> float:
        inner = max(wholes, default=0.0)
        for row in self.rows:
            box = max(measure(cell) for cell in row.cells)
            inner = max(inner, box * row.columns + self.gap * (row.columns - 1))
        return inner + 2 * self.look.padding


@dataclass(frozen=True, slots=True, kw_only=True)
class SetPanel:
    """A panel set at a width; ``needed`` is its least height, ``comfort`` the height beyond which it looks empty."""

    panel: Panel
    width: float
    title: SetCell
    rows: tuple[tuple[SetCell, ...], ...]
    foot: tuple[SetCell, ...]

    @property
    def cut(self) -> bool:
        """Whether a word had to be cut."""
        return any(cell.cut for cell in (self.title, *self.foot, *(cell for row in self.rows for cell in row)))

    @property
    def lines(self) -> int:
        """How many lines of text it has."""
        return sum(cell.lines for cell in (self.title, *self.foot, *(cell for row in self.rows for cell in row)))

    @property
    def needed(self) -> float:
        """The least height."""
        return self._frame() + sum(self._heights()) + self.panel.gap * (len(self.rows) - 1)

    @property
    def comfort(self) -> float:
        """The height at which rows and gaps have all the room that suits them."""
        heights = self._limits([row.comfort for row in self.panel.rows])
        return self._frame() + sum(heights) + 1.3 * self.panel.gap * (len(self.rows) - 1)

    def with_title(self, height: float) -> "SetPanel":
        """The same panel with its title ``height`` points high: first rows of neighbours stand at one level."""
        return replace(self, title=replace(self.title, height=height))

    def with_even_lines(self, setter: Setter) -> "SetPanel":
        """The same panel with the lines of its title and foot made even."""
        title = replace(setter.set_even(self.title.cell, self.title.width), height=self.title.height)
        return replace(self, title=title, foot=tuple(setter.set_even(cell.cell, cell.width) for cell in self.foot))

    def place(self, x: float, y: float, height: float) -> list[SceneBox]:
        """The panel's boxes with its corner at ``x``, ``y``: the frame, the title, the rows, the foot."""
        panel, padding = self.panel, self.panel.look.padding
        frame = SetCell(
            cell=Cell(key=panel.key, name=panel.name, labels=(), look=panel.look), width=self.width, height=height,
            paragraphs=(), cut=False,
        )  # fmt: skip
        boxes = [frame.place(x, y, height), self._place_whole(self.title, x, y + padding)]
        heights = _raise(self._heights(), self._limits([row.most for row in panel.rows]), height - self.needed)
        spare = height - self.needed - sum(heights) + sum(self._heights())
        gaps = len(self.rows) - 1
        gap = panel.gap + (min(spare / gaps, panel.gap) if gaps else 0.0)
        top = y + padding + self.title.height + panel.gap
        for row, row_height in zip(self.rows, heights, strict=True):
            boxes.extend(self._place_row(row, x + padding, top, row_height))
            top += row_height + gap
        bottom = y + height - padding
        for cell in reversed(self.foot):
            bottom -= cell.height
            boxes.append(self._place_whole(cell, x, bottom))
        return boxes

    def _place_row(self, row: tuple[SetCell, ...], x: float, y: float, height: float) -> list[SceneBox]:
        """The boxes of one row; a row with fewer boxes than columns is centred."""
        inner = self.width - 2 * self.panel.look.padding
        used = sum(cell.width for cell in row) + self.panel.gap * (len(row) - 1)
        left = x + (inner - used) / 2
        boxes = []
        for cell in row:
            boxes.append(cell.place(left, y, height))
            left += cell.width + self.panel.gap
        return boxes

    def _place_whole(self, cell: SetCell, x: float, y: float) -> SceneBox:
        """A title or a text at the foot, centred in the panel whose left edge is ``x``."""
        return cell.place(x + (self.width - cell.width) / 2, y, cell.height)

    def _frame(self) -> float:
        foot = sum(cell.height for cell in self.foot)
        return 2 * self.panel.look.padding + self.title.height + self.panel.gap + foot + (4.0 if foot else 0.0)

    def _heights(self) -> list[float]:
        return [max(cell.height for cell in row) for row in self.rows]

    def _limits(self, asked: list[float]) -> list[float]:
        return [max(height, limit) for height, limit in zip(self._heights(), asked, strict=True)]


def set_panel(panel: Panel, width: float, setter: Setter) -> SetPanel:
    """``panel`` at ``width`` points."""
    inner = width - 2 * panel.look.padding
    rows = []
    for row in panel.rows:
        box = (inner - panel.gap * (row.columns - 1)) / row.columns
        rows.append(tuple(setter.set(cell, box) for cell in row.cells))
    return SetPanel(
        panel=panel, width=width, title=setter.set(panel.title, inner), rows=tuple(rows),
        foot=tuple(setter.set(cell, inner) for cell in panel.foot),
    )  # fmt: skip


def _raise(heights: list[float], limits: list[float], spare: float) -> list[float]:
    """``heights`` raised to one level, each at most to its limit, with ``spare`` points in all."""
    levels = sorted({*heights, *limits})
    raised = heights
    for low, high in pairwise(levels):
        growing = [index for index, height in enumerate(raised) if height <= low and limits[index] >= high]
        if not growing:
            continue
        step = min(high - low, spare / len(growing))
        level = high if step >= high - low else low + step
        raised = [level if index in growing else height for index, height in enumerate(raised)]
        spare -= step * len(growing)
        if level < high:
            break
    return raised
