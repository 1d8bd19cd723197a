"""Bookmarks: the anchors of the plan under names that Word accepts (ECMA-376 part 1, 17.13.6).

Comes in: the plan's anchors. Goes out: bookmark elements, and the names that internal links point to. Word wants a
letter first, then letters, digits and underscores, 40 characters at most, each name once.
"""

import hashlib
import re
from collections.abc import Iterator

from export_equipe.layout.flow.plan import (
    FlowBlock,
    FlowFigure,
    FlowHeading,
    FlowHint,
    FlowList,
    FlowOpenPoints,
    FlowPlan,
    FlowQuote,
    FlowTable,
)
from export_equipe.writers.docx.wordml import Element, w

LONGEST = 40


class Bookmarks:
    """The names of all anchors of one plan; gives each bookmark its number as it is written."""

    def __init__(self, plan: FlowPlan) -> None:
        self._names: dict[str, str] = {}
        for anchor in find_anchors(plan.blocks):
            self._add(anchor)
        self._written = 0

    def name(self, anchor: str) -> str | None:
        """The bookmark of ``anchor``, or ``None`` when the plan has no such anchor."""
        return self._names.get(anchor)

    def wrap(self, anchor: str, content: list[Element]) -> list[Element]:
        """``content`` between the start and the end of the anchor's bookmark."""
        name = self._names.get(anchor)
        if not name:
            return content
        self._written += 1
        start = w("bookmarkStart", id=self._written, name=name)
        return [start, *content, w("bookmarkEnd", id=self._written)]

    def _add(self, anchor: str) -> None:
        name = bookmark_name(anchor)
        taken = {known.casefold() for known in self._names.values()}
        if anchor and anchor not in self._names:
            self._names[anchor] = _shortened(name, anchor) if name.casefold() in taken else name


def bookmark_name(anchor: str) -> str:
    """``anchor`` with the characters that Word refuses replaced, and cut with a digest when too long."""
    name = re.sub(r"\W", "_", anchor)
    name = name if name[:1].isalpha() else f"a_{name}"
    return name if len(name) <= LONGEST else _shortened(name, anchor)


def _shortened(name: str, anchor: str) -> str:
    return f"{name[: LONGEST - 9]}_{hashlib.sha256(anchor.encode()).hexdigest()[:8]}"


def find_anchors(blocks: tuple[FlowBlock, ...]) -> Iterator[str]:
    """The anchors of ``blocks`` and of the blocks inside them, in order."""
    for block in blocks:
        match block:
            case FlowHeading() | FlowTable() | FlowFigure():
                yield block.anchor
            case FlowOpenPoints():
                yield block.heading.anchor
            case FlowQuote() | FlowHint():
                yield from find_anchors(block.blocks)
            case FlowList():
                for item in block.items:
                    yield from find_anchors(item.blocks)
            case _:
                pass
