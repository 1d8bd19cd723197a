"""The blocks and the anchors of a flowing plan, whatever they stand in.

Comes in: a plan. Goes out: its blocks, parents before children, those of its footnotes last; its anchors.
"""

from collections.abc import Iterator
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
    FlowPlan,
    FlowQuote,
    FlowSteps,
    FlowTable,
)


def plan_blocks(plan: FlowPlan) -> Iterator[FlowBlock]:
    """Every block of ``plan``, in order."""
    yield from _walk(plan.blocks)
    for note in plan.notes:
        yield from _walk(note.blocks)


def plan_anchors(plan: FlowPlan) -> tuple[str, ...]:
    """Every anchor of ``plan``, in order, once: what a link inside it may point to."""
    return tuple(dict.fromkeys(anchor for block in plan_blocks(plan) for anchor in _anchors(block) if anchor))


def _walk(blocks: tuple[FlowBlock, ...]) -> Iterator[FlowBlock]:
    for block in blocks:
        yield block
        yield from _inside(block)


def _inside(block: FlowBlock) -> Iterator[FlowBlock]:
    match block:
        case FlowQuote() | FlowHint() | FlowBox():
            yield from _walk(block.blocks)
        case FlowList(items=parts) | FlowColumns(columns=parts) | FlowCards(cards=parts) | FlowSteps(steps=parts):
            for part in parts:
                yield from _walk(part.blocks)
        case (
            FlowHeading() | FlowParagraph() | FlowCode() | FlowMath() | FlowDivider() | FlowLink() | FlowNote()
            | FlowPicture() | FlowTable() | FlowFigure() | FlowOpenPoints()
        ):  # fmt: skip
            return
        case _:
            assert_never(block)


def _anchors(block: FlowBlock) -> tuple[str, ...]:
    match block:
        case FlowHeading() | FlowPicture() | FlowTable() | FlowFigure():
            return (block.anchor,)
        case FlowOpenPoints():
            return (block.heading.anchor,)
        case FlowSteps(steps=steps):
            return tuple(step.anchor for step in steps)
        case _:
            return ()
