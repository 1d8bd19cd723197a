"""Where a block of a flowing document stands.

Comes in: the place outside, what stands around. Goes out: the place inside. Decided here: how columns and cards share a
width. Lengths are points; those of boxes are what the page's style sheets leave, and a memo's are near them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from export_equipe.layout.flow.columns import TEXT_WIDTH
from export_equipe.layout.flow.plan import BoxKind
from export_equipe.model.block import Columns
from export_equipe.model.inline import Inlines
from export_equipe.model.walk import plain_inlines

# What a container takes of the width.
HINT, QUOTE, LIST, STEP, NOTE = 28.0, 15.0, 16.0, 34.0, 20.0
BOXES: Mapping[BoxKind, float] = {
    BoxKind.TAB: 26.0, BoxKind.DETAILS: 0.0, BoxKind.PROMPT: 26.0, BoxKind.UPDATE: 14.0, BoxKind.API: 26.0,
}  # fmt: skip
_GAP, _CARD, _CARD_GAP = 18.0, 24.0, 7.0
_LEAST = 40.0
LARGE_CARDS, SMALL_CARDS = 2, 3  # cards in a row


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block stands: the section that names its tables, the level of a heading inside it, the width it has.

    ``alone``: nothing stands around it, so that its page can be set on its side.
    """

    section: str = ""
    level: int = 2
    width: float = TEXT_WIDTH
    alone: bool = True

    def under(self, title: Inlines, level: int) -> "Place":
        """The place under a heading."""
        return replace(self, section=plain_inlines(title), level=level)

    def within(self, taken: float, *, title: Inlines = (), deeper: int = 0) -> "Place":
        """The place inside a block that stands here, takes so much of the width and may have a ``title``."""
        section = plain_inlines(title) or self.section
        width = max(self.width - taken, _LEAST)
        return Place(section=section, level=self.level + deeper, width=width, alone=False)

    def in_column(self, share: float, columns: int) -> "Place":
        """The place inside one of several ``columns`` that has ``share`` of the width."""
        return self.within(self.width * (1 - share) + _GAP * (columns - 1) / columns)

    def in_card(self, columns: int) -> "Place":
        """The place inside a card of a grid of ``columns``."""
        return self.within(self.width - (self.width + _CARD_GAP) / columns + _CARD_GAP + _CARD)


@dataclass(frozen=True, slots=True)
class Counts:
    """What was met so far: tables, figures, steps, and tables that ``cut`` words for want of room."""

    tables: int = 0
    figures: int = 0
    steps: int = 0
    cut: int = 0


def column_widths(block: Columns) -> list[float]:
    """The share of each column; those without a width share what the others leave, half of an even share at least."""
    given = sum(column.width for column in block.columns)
    free = sum(1 for column in block.columns if not column.width)
    rest = max((1 - given) / free, 0.5 / len(block.columns)) if free else 0.0
    widths = [column.width or rest for column in block.columns]
    return [width / sum(widths) for width in widths]


def cards_in_a_row(count: int, *, large: bool) -> int:
    """How many of ``count`` cards stand side by side: no card is left alone in the last row if it can be helped."""
    if count <= SMALL_CARDS:
        return max(count, 1)
    return LARGE_CARDS if large or count == 2 * LARGE_CARDS else SMALL_CARDS
