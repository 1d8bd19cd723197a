"""How long blocks are, about: what is short stays on one page.

Comes in: blocks of the plan. Goes out: whether they are long. Decided here: how long that is. Only what is set tells
the truth, but a page must be written before it is set: lines are counted by letters.
"""

import math
from collections.abc import Iterable
from typing import assert_never

from export_equipe.layout.flow.plan import (
    FlowBlock,
    FlowBox,
    FlowCards,
    FlowCode,
    FlowColumns,
    FlowDivider,
    FlowFigure,
    FlowHeading,
    FlowHint,
    FlowLink,
    FlowList,
    FlowMath,
    FlowNote,
    FlowOpenPoints,
    FlowParagraph,
    FlowPicture,
    FlowQuote,
    FlowSteps,
    FlowTable,
)
from export_equipe.typesetting.run import Runs, plain_text

LONG = 14.0  # lines: about a third of a page
_LETTERS = 76  # in a line
_LINE = 17.4  # points


def is_long(blocks: tuple[FlowBlock, ...], lines: float = LONG) -> bool:
    """Whether ``blocks`` take so many ``lines`` that they had better be cut than moved to the next page."""
    return _all(blocks) > lines


def _all(blocks: Iterable[FlowBlock]) -> float:
    return sum(_lines(block) for block in blocks)


def _lines(block: FlowBlock) -> float:
    match block:
        case FlowHeading(runs=runs) | FlowParagraph(runs=runs) | FlowNote(runs=runs):
            return _text(runs) + 0.5
        case FlowCode(lines=lines):
            return sum(_text(line) for line in lines) + 1.5
        case FlowPicture(images=images):
            shown = (image.picture for image in images if image.picture is not None)
            ratios = [picture.height / max(picture.width, 1) for picture in shown]
            return max((image.width for image in images), default=0.0) * max(ratios, default=0.3) / _LINE + 2
        case FlowTable(head=head, rows=rows):
            return 2 + 1.5 * sum(max((_text(cell.runs) for cell in row), default=1.0) for row in (*head, *rows))
        case FlowDivider() | FlowMath() | FlowLink():
            return 2.5
        case FlowFigure() | FlowOpenPoints():
            return LONG
        case FlowQuote() | FlowHint() | FlowBox() | FlowList() | FlowColumns() | FlowCards() | FlowSteps():
            return _inside(block)
        case _:
            assert_never(block)


def _inside(block: FlowQuote | FlowHint | FlowBox | FlowList | FlowColumns | FlowCards | FlowSteps) -> float:
    match block:
        case FlowQuote(blocks=blocks) | FlowHint(blocks=blocks) | FlowBox(blocks=blocks):
            return _all(blocks) + 2
        case FlowColumns(columns=columns):
            return max((_all(column.blocks) / max(column.share, 0.1) for column in columns), default=0.0)
        case FlowCards(cards=cards, columns=count):
            return sum(_all(card.blocks) + 4 for card in cards) / max(count, 1)
        case FlowList(items=items):
            return sum(_all(item.blocks) for item in items)
        case FlowSteps(steps=steps):
            return sum(_all(step.blocks) + 2 for step in steps)
        case _:
            assert_never(block)


def _text(runs: Runs) -> float:
    text = plain_text(runs)
    return float(max(math.ceil(len(text) / _LETTERS) + text.count("\n"), 1))
