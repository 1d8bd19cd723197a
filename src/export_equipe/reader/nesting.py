"""Flat blocks become sections, each heading with what stands under it.

Comes in: blocks and headings in order. Goes out: blocks. Decided here: levels count from 1 and skip nothing, whatever
the page's own levels; headings without text are dropped. ``passes.sections`` says where these levels begin, and gives
anchors.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeAlias

from export_equipe.model.block import Block, Heading, Section

FlatBlock: TypeAlias = Block | Heading


@dataclass
class _Open:
    """A section still being filled."""

    heading: Heading
    level: int
    children: list[Block] = field(default_factory=list)

    def closed(self) -> Section:
        end = self.children[-1].span if self.children else self.heading.span
        same_file = end.path == self.heading.span.path
        return Section(
            heading=self.heading, level=self.level, children=tuple(self.children), anchor=self.heading.anchor,
            span=self.heading.span.to(end) if same_file else self.heading.span,
        )  # fmt: skip


def nest(blocks: Iterable[FlatBlock]) -> tuple[Block, ...]:
    """``blocks``, each under its heading."""
    top: list[Block] = []
    stack: list[_Open] = []

    def add(block: Block) -> None:
        (stack[-1].children if stack else top).append(block)

    def close(level: int) -> None:
        while stack and stack[-1].heading.source_level >= level:
            add(stack.pop().closed())

    for block in blocks:
        if not isinstance(block, Heading):
            add(block)
        elif block.children:
            close(block.source_level)
            stack.append(_Open(block, len(stack) + 1))
    close(0)
    return tuple(top)
