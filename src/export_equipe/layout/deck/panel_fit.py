"""Panels fitted: how many stand in a row, at which size, how high they are.

Comes in: panels, the room (points), the type scale. Goes out: a grid, or ``None`` when they do not fit at the least
size. Decided here: the grids that are tried, and which is best: the largest text, then the fewest rows; how high
panels are made beyond their text.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from export_equipe.layout.deck.archetype import Archetype
from export_equipe.layout.deck.fit import SAFETY, TextMetrics
from export_equipe.layout.deck.panels import FREE
from export_equipe.layout.deck.pieces import Panel
from export_equipe.theme.model import SlideSizes
from export_equipe.typesetting.measure import Measurer
from export_equipe.typesetting.run import Runs, as_strong

GUTTER = 18.0  # points between two panels: 24 pixels of the mock-up
ARROW = 30.0  # points between two steps, where an arrow stands
PADDING = (14.0, 14.0, 14.0, 14.0)  # points inside a panel: left, top, right, bottom
LARGEST = 22.0  # points: the text of panels
HEAD_GAP = 6.0  # points under a head or a cover
HEAD_PITCH = 1.15
STEP_SIZE = 28.0  # points: the number of a step
_PARTS = {  # of the room: panels are made as high
    Archetype.CARDS: 0.62, Archetype.KEY_FIGURES: 0.4, Archetype.PROCESS: 0.5,
}  # fmt: skip
TERM_GAP, TERM_RULE = 6.0, 4.5  # points: under the name of a term, and the rule there
_TERM = 22.0  # points: the name of a term of a comparison
_MOST_IN_A_SLIDE = {
    Archetype.TWO_COLUMNS: 2, Archetype.COMPARISON: 2, Archetype.CARDS: 6, Archetype.KEY_FIGURES: 4,
    Archetype.PROCESS: 6,
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelSetting:
    """How panels are set: the width of each, the sizes of heads and texts, in points."""

    archetype: Archetype
    columns: int
    width: float
    size: float
    head_size: float
    sizes: SlideSizes
    measurer: Measurer
    limit: float

    @property
    def gap(self) -> float:
        """Points between two panels of a row."""
        return ARROW if self.archetype is Archetype.PROCESS else GUTTER

    @property
    def padding(self) -> tuple[float, float, float, float]:
        """What a panel keeps free inside."""
        return (0.0, 0.0, 0.0, 0.0) if self.archetype in FREE else PADDING

    @property
    def inner(self) -> float:
        """The width of the text."""
        return self.width - self.padding[0] - self.padding[2]

    @property
    def metrics(self) -> TextMetrics:
        """The measures of the text."""
        return TextMetrics(self.measurer, self.inner, self.sizes.pitch, self.limit)

    def head_height(self, panel: Panel) -> float:
        """The height of the head, with the space under it."""
        height = 0.0
        if panel.head and self.archetype in FREE:
            height += TERM_GAP + TERM_RULE
        if panel.head:
            height += len(self.head_lines(panel)) * self.head_size * HEAD_PITCH + HEAD_GAP
        return height

    def head_lines(self, panel: Panel) -> tuple[Runs, ...]:
        """The lines of the head."""
        runs = as_strong(panel.head)
        return self.measurer.break_lines(runs, size=self.head_size, width=self.inner / SAFETY).lines

    def height(self, panel: Panel) -> float:
        """The height of ``panel`` under its cover."""
        text = self.metrics.total(panel.pieces, self.size) if panel.pieces else -HEAD_GAP
        return self.padding[1] + self.head_height(panel) + text + self.padding[3]

    def lead(self, row: Sequence[Panel]) -> float:
        """The height that the covers of ``row`` take above its panels."""
        covers = [cover_size(panel, self)[1] for panel in row if panel.cover is not None]
        return max(covers) + HEAD_GAP if covers else 0.0

    def cuts_a_word(self, panel: Panel) -> bool:
        """Whether a word of ``panel`` is wider than its line."""
        texts = [(piece.runs, self.size, self.metrics.room(piece, self.size), piece.strong) for piece in panel.pieces]
        texts.append((panel.head, self.head_size, self.inner / SAFETY, True))
        return any(
            self.measurer.least_width(as_strong(runs, strong=strong), size=size) > room
            for runs, size, room, strong in texts
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelGrid:
    """The panels of one slide: rows of panels, and the height of each row in points."""

    setting: PanelSetting
    rows: tuple[tuple[Panel, ...], ...]
    heights: tuple[float, ...]


def cover_size(panel: Panel, setting: PanelSetting) -> tuple[float, float]:
    """The width and the height of the cover of ``panel``, in points."""
    assert panel.cover is not None
    width, height = panel.cover.width * setting.size, panel.cover.height * setting.size
    scale = min(1.0, setting.inner / width, setting.limit / 3 / height)
    return width * scale, height * scale


def fit_panels(
    archetype: Archetype, panels: Sequence[Panel], *, width: float, height: float, sizes: SlideSizes, measurer: Measurer
) -> tuple[PanelGrid, ...] | None:
    """``panels`` in grids, one a slide, all set alike; ``None`` when a panel does not fit."""
    count = -(-len(panels) // _MOST_IN_A_SLIDE[archetype])
    parts = _evenly(panels, count)
    most = max(len(part) for part in parts)
    for size, head, columns in _manners(archetype, most, sizes):
        gap = ARROW if archetype is Archetype.PROCESS else GUTTER
        setting = PanelSetting(
            archetype=archetype, columns=columns, width=(width - gap * (columns - 1)) / columns, size=size,
            head_size=head, sizes=sizes, measurer=measurer, limit=height,
        )  # fmt: skip
        grids = [_grid(part, setting, height) for part in parts]
        if all(grid is not None for grid in grids):
            return tuple(grid for grid in grids if grid is not None)
    return None


def _evenly(panels: Sequence[Panel], count: int) -> list[Sequence[Panel]]:
    each, more = divmod(len(panels), count)
    ends = [each * (index + 1) + min(index + 1, more) for index in range(count)]
    return [panels[start:end] for start, end in zip([0, *ends], ends, strict=False)]


def _manners(archetype: Archetype, count: int, sizes: SlideSizes) -> Iterator[tuple[float, float, int]]:
    """The size of texts, the size of heads and the panels in a row, the best liked first."""
    body = [size for size in sizes.body if archetype in FREE or size <= LARGEST] or [sizes.body[-1]]
    for size in body:
        for columns in _columns(archetype, count):
            match archetype:
                case Archetype.KEY_FIGURES:
                    yield from ((size, head, columns) for head in sizes.number)
                case Archetype.PROCESS:
                    yield size, STEP_SIZE, columns
                case _:
                    yield size, min(size + 2, _TERM), columns


def _columns(archetype: Archetype, count: int) -> tuple[int, ...]:
    """How many panels may stand in a row, the best liked first."""
    if archetype in FREE:
        return (2,)
    if archetype is Archetype.PROCESS:
        return (count,) if count <= 3 else (count, -(-count // 2))
    return {1: (1,), 2: (2,), 3: (3,), 4: (4, 2), 5: (3,), 6: (3,)}[count]


def _grid(panels: Sequence[Panel], setting: PanelSetting, height: float) -> PanelGrid | None:
    rows = tuple(tuple(panels[start : start + setting.columns]) for start in range(0, len(panels), setting.columns))
    if any(setting.cuts_a_word(panel) for panel in panels):
        return None
    needed = [setting.lead(row) + max(setting.height(panel) for panel in row) for row in rows]
    free = height - setting.gap * (len(rows) - 1)
    if sum(needed) > free:
        return None
    if setting.archetype in FREE:
        return PanelGrid(setting=setting, rows=rows, heights=(height,))
    wanted = max(_PARTS[setting.archetype] * free, sum(needed))
    even = max(*needed, wanted / len(rows))
    if even * len(rows) > free:
        spare = (free - sum(needed)) / len(rows)
        return PanelGrid(setting=setting, rows=rows, heights=tuple(each + spare for each in needed))
    heights = [even] * len(rows)
    return PanelGrid(setting=setting, rows=rows, heights=tuple(heights))
