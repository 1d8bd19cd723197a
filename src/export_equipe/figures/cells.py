"""The text of one box of a figure: what it says, in which sizes, and how it breaks at a width.

Comes in: words and their look. Goes out: paragraphs set at a width, with the height that they need. Decided here: the
margin kept for programs whose measures differ a little from ours.
"""

from dataclasses import dataclass

from export_equipe.figures.scene import SceneBox, SceneParagraph, Shape, point_insets
from export_equipe.typesetting.measure import Measurer
from export_equipe.typesetting.run import Added, Run

SAFETY = 0.98  # the share of a line that we fill


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A paragraph to set: its words, its size in points, its colour role."""

    text: str
    size: float
    color: str
    strong: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a box is drawn, as the scene says it; ``padding`` and ``point`` in points."""

    fill: str | None = None
    stroke: str | None = None
    stroke_width: float = 0.75
    radius: float = 3.0
    padding: float = 5.0
    align: str = "center"
    anchor: str = "middle"
    shape: Shape = "rect"
    point: float = 0.0

    @property
    def sides(self) -> float:
        """What is kept free of text at the left and at the right, together."""
        return 2 * self.padding + sum(point_insets(self.shape, self.point))


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A box to place: its key and name in the scene, its text and its look."""

    key: str
    name: str
    labels: tuple[Label, ...]
    look: Look


@dataclass(frozen=True, slots=True, kw_only=True)
class SetCell:
    """A cell set at a width: ``height`` is what it needs, padding included; ``cut`` says that a word was cut."""

    cell: Cell
    width: float
    height: float
    paragraphs: tuple[SceneParagraph, ...]
    cut: bool

    @property
    def lines(self) -> int:
        """How many lines of text it has."""
        return sum(len(paragraph.lines) for paragraph in self.paragraphs)

    def place(self, x: float, y: float, height: float) -> SceneBox:
        """The box of the scene, at ``x``, ``y``, ``height`` points high."""
        look = self.cell.look
        return SceneBox(
            key=self.cell.key, name=self.cell.name, x=x, y=y, width=self.width, height=height,
            paragraphs=self.paragraphs, fill=look.fill, stroke=look.stroke, stroke_width=look.stroke_width,
            radius=look.radius if look.fill or look.stroke else 0.0, padding=look.padding, align=look.align,
            anchor=look.anchor, shape=look.shape, point=look.point,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Setter:
    """Sets cells; ``pitch`` is the ratio of the line spacing to the type size."""

    measurer: Measurer
    pitch: float

    def least_width(self, cell: Cell) -> float:
        """The least width in points at which no word of ``cell`` is cut."""
        words = (self.measurer.least_width((_run(label),), size=label.size) for label in cell.labels)
        return max(words, default=0.0) / SAFETY + cell.look.sides + 0.01

    def best_width(self, cell: Cell) -> float:
        """The width in points at which each paragraph of ``cell`` stands on one line."""
        lines = (self.measurer.width((_run(label),), label.size) for label in cell.labels)
        return max(lines, default=0.0) / SAFETY + cell.look.sides + 0.01

    def set(self, cell: Cell, width: float) -> SetCell:
        """``cell`` at ``width`` points."""
        room = max(1.0, (width - cell.look.sides) * SAFETY)
        paragraphs, cut = [], False
        for label in cell.labels:
            runs = (_run(label),)
            broken = self.measurer.break_lines(runs, size=label.size, width=room)
            cut = cut or broken.overflow
            paragraphs.append(
                SceneParagraph(
                    runs=runs, lines=broken.lines, size=label.size, pitch=label.size * self.pitch, color=label.color
                )
            )
        text = sum(len(paragraph.lines) * paragraph.pitch for paragraph in paragraphs)
        return SetCell(
            cell=cell, width=width, height=text + 2 * cell.look.padding, paragraphs=tuple(paragraphs), cut=cut
        )

    def set_even(self, cell: Cell, width: float) -> SetCell:
        """``cell`` in the narrowest box that needs no more lines than ``width`` does: its lines become even."""
        widest = self.set(cell, width)
        low, best = self.least_width(cell), widest
        while best.width - low > 1.0:
            middle = self.set(cell, (low + best.width) / 2)
            if middle.lines > widest.lines:
                low = middle.width
            else:
                best = middle
        return best


def _run(label: Label) -> Run:
    return Run(text=label.text, origin=Added.FIGURE, strong=label.strong)
