"""Tables that need a page on its side.

Comes in: the blocks of a page for paper. Goes out: the same, in groups. Decided here: the headings, and the line that
leads in, right before such a table go with it.
"""

from collections.abc import Iterator
from itertools import takewhile
from typing import TypeAlias

from export_equipe.layout.flow.plan import FlowBlock, FlowHeading, FlowParagraph, FlowTable

Group: TypeAlias = tuple[FlowBlock, ...]


def group_turned(blocks: Group) -> Iterator[tuple[bool, Group]]:
    """``blocks`` in groups, each with whether its page is set on its side."""
    start, held = 0, 0  # where the group begins, and where what a table takes with it ends
    for index, block in enumerate(blocks):
        if isinstance(block, FlowTable) and block.turned:
            first = index - len(tuple(takewhile(_leads, reversed(blocks[held:index]))))
            if first > held:
                yield from _pair(blocks, start, held, first)
                start = first
            held = index + 1
    yield from _pair(blocks, start, held, len(blocks))


def _pair(blocks: Group, start: int, held: int, end: int) -> Iterator[tuple[bool, Group]]:
    """What stands on a page on its side, up to ``held``, then what follows it."""
    if held > start:
        yield True, blocks[start:held]
    if end > max(start, held):
        yield False, blocks[max(start, held) : end]


def begins_turned(blocks: Group) -> bool:
    """Whether the first page is set on its side: nothing but headings stands before a table that needs it."""
    return next((turned for turned, _ in group_turned(blocks)), False)


def _leads(block: FlowBlock) -> bool:
    return isinstance(block, FlowHeading) or (isinstance(block, FlowParagraph) and block.keep_with_next)
