"""The three columns of a team's figure: the groups at the left, the core, the groups at the right.

Comes in: a figure and a way to draw it. Goes out: its panels set at their widths, and the spaces between. Decided here:
how a width is shared, so that no word is cut while there is room.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from export_equipe.data.team import CORE, TeamFigure
from export_equipe.figures.cells import Cell, Label, Look, Setter
from export_equipe.figures.links import Line, Links, place_links
from export_equipe.figures.panels import Panel, SetPanel, set_panel
from export_equipe.figures.roster import Choice, build_core, build_group, panel_key

STACK_GAP = 14.0  # points, between two groups one over the other
LINKED_GAP = 30.0  # the same, with a line between them
MOST_GAP = 0.11  # of the width: words that need more do not stand over their line
OVER_GAP = 6.0  # points, between a line and the words over it
SIDE_SHARE = 0.27  # of the width: the most that a column of groups takes of itself
CORE_SHARE = 0.7  # of the width: the most that a core takes which does not need it
SIDES = ("gauche", "droite")
Stack = tuple[SetPanel, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """The panels of one choice, set; each stack from top to bottom (the core alone in its own); gaps in points."""

    choice: Choice
    links: Links
    left: Stack
    core: Stack
    right: Stack
    gap: float
    stack_gap: float
    crowded: bool

    @property
    def stacks(self) -> tuple[Stack, ...]:
        """The columns that have panels, from left to right."""
        return tuple(stack for stack in (self.left, self.core, self.right) if stack)

    def with_even_lines(self, setter: Setter) -> "Columns":
        """The same columns with the lines of titles and feet made even."""
        left, core, right = (
            tuple(panel.with_even_lines(setter) for panel in stack) for stack in (self.left, self.core, self.right)
        )
        return replace(self, left=left, core=core, right=right)

    @property
    def cut(self) -> bool:
        """Whether a word had to be cut, or words over a line have no room over it."""
        return self.crowded or any(panel.cut for stack in self.stacks for panel in stack)

    @property
    def lines(self) -> int:
        """How many lines of text there are."""
        return sum(panel.lines for stack in self.stacks for panel in stack)

    @property
    def width(self) -> float:
        """The width of all, gaps included."""
        return sum(stack[0].width for stack in self.stacks) + self.gap * (len(self.stacks) - 1)

    @property
    def needed(self) -> float:
        """The least height."""
        return max(self.height_of(stack, [panel.needed for panel in stack]) for stack in self.stacks)

    @property
    def comfort(self) -> float:
        """The height beyond which the figure looks empty."""
        return max(self.height_of(stack, [panel.comfort for panel in stack]) for stack in self.stacks)

    def height_of(self, stack: Stack, heights: Sequence[float]) -> float:
        """The height of a stack whose panels have these heights."""
        return sum(heights) + self.stack_gap * (len(stack) - 1)


def set_columns(figure: TeamFigure, choice: Choice, *, width: float, setter: Setter) -> Columns:
    """The panels of ``figure`` drawn as ``choice`` says, in ``width`` points."""
    links = place_links(figure, choice.words)
    left, right = (
        [build_group(group, links.notes.get(group.key, ()), choice) for group in figure.groups if group.side == side]
        for side in SIDES
    )
    stacks = [left, [build_core(figure, choice)], right]
    gap = _gap(links, choice, setter)
    room = width - gap * (bool(left) + bool(right))
    shares = _share_width(stacks, room, setter, core_first=choice.core_first)
    placed = [
        tuple(set_panel(panel, share, setter) for panel in stack) for stack, share in zip(stacks, shares, strict=True)
    ]
    placed = _level_titles(placed)
    linked = any(CORE not in (line.link.source, line.link.target) for line in links.lines)
    panels = {panel.panel.key: panel for stack in placed for panel in stack}
    return Columns(
        choice=choice, links=links, left=placed[0], core=placed[1], right=placed[2], gap=gap,
        stack_gap=LINKED_GAP if linked else STACK_GAP, crowded=_is_crowded(links, choice, panels, gap, setter),
    )  # fmt: skip


def has_room_over(figure: TeamFigure, choice: Choice, *, width: float, setter: Setter) -> bool:
    """Whether the words that ``choice`` sets over lines leave enough of ``width`` to the panels."""
    links = place_links(figure, choice.words)
    return not any(line.over for line in links.lines) or _gap(links, choice, setter) <= MOST_GAP * width


def over_cell(line: Line, index: int, choice: Choice) -> Cell:
    """The words over a line."""
    label = Label(text=line.over, size=choice.detail, color="secondary")
    return Cell(key=f"lien-{index}-mots", name=f"Lien\u00a0: {line.over}", labels=(label,), look=Look(padding=2.0))


def _gap(links: Links, choice: Choice, setter: Setter) -> float:
    """The space between columns: enough for an arrow, and for the longest word over a line."""
    over = [over_cell(line, index, choice) for index, line in enumerate(links.lines) if line.over]
    return max([26.0 + 10.0 * choice.scale, *(setter.least_width(cell) + 4.0 for cell in over)])


def _is_crowded(links: Links, choice: Choice, panels: Mapping[str, SetPanel], gap: float, setter: Setter) -> bool:
    """Whether words over a line would rise above the half of their group, or have more than three lines."""
    for index, line in enumerate(links.lines):
        if line.over:
            words = setter.set(over_cell(line, index, choice), gap)
            ends = (panels[panel_key(line.link.source)], panels[panel_key(line.link.target)])
            if words.lines > 3 or words.height + OVER_GAP > min(panel.needed for panel in ends) / 2:
                return True
    return False


def _level_titles(stacks: list[Stack]) -> list[Stack]:
    """The titles at the top made as high as the highest, so that the first boxes of all columns are level."""
    height = max(stack[0].title.height for stack in stacks if stack)
    return [(stack[0].with_title(height), *stack[1:]) if stack else () for stack in stacks]


def _share_width(stacks: list[list[Panel]], room: float, setter: Setter, *, core_first: bool) -> list[float]:
    """The width of each column (0 for an empty one): no word cut if possible, then names on one line."""
    least = [max((panel.least_width(setter) for panel in stack), default=0.0) for stack in stacks]
    best = [max((panel.best_width(setter) for panel in stack), default=0.0) for stack in stacks]
    for side in (0, 2):
        best[side] = max(least[side], min(best[side], SIDE_SHARE * room))
    even = max(best[0], best[2])
    if best[0] and best[2] and 2 * even + best[1] <= room:
        best[0] = best[2] = even
    if sum(best) <= room:
        return _widen(best, room)
    if core_first and least[0] + best[1] + least[2] <= room:
        least[1] = best[1]
    if sum(least) <= room:
        share = (room - sum(least)) / (sum(best) - sum(least))
        return [low + share * (high - low) for low, high in zip(least, best, strict=True)]
    return [room * low / sum(least) for low in least]


def _widen(best: list[float], room: float) -> list[float]:
    """Spare width: half for the core up to its share, a quarter for each side up to its own."""
    spare = room - sum(best)
    sides = [max(width, min(width + spare / 4, SIDE_SHARE * room)) if width else 0.0 for width in (best[0], best[2])]
    core = room - sum(sides)
    return [sides[0], max(best[1], min(core, CORE_SHARE * room)), sides[1]]
