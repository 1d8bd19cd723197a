"""Bookmarks: the anchors of the plan under names that Word accepts (ECMA-376 part 1, 17.13.6).

Comes in: the plan's anchors. Goes out: bookmark elements, and the names that internal links point to. Word wants a
letter first, then letters, digits and underscores, 40 characters at most, each name once.
"""

import hashlib
import re

from export_equipe.layout.flow.plan import FlowPlan
from export_equipe.layout.flow.walk import plan_anchors
from export_equipe.writers.docx.wordml import Element, w

LONGEST = 40


class Bookmarks:
    """The names of all anchors of one plan; gives each bookmark its number as it is written."""

    def __init__(self, plan: FlowPlan) -> None:
        self._names: dict[str, str] = {}
        self._taken: set[str] = set()
        self._written: set[str] = set()
        for anchor in plan_anchors(plan):
            self._names[anchor] = self.reserve(anchor)

    def name(self, anchor: str) -> str | None:
        """The bookmark of ``anchor``, or ``None`` when the plan has no such anchor."""
        return self._names.get(anchor)

    def reserve(self, anchor: str) -> str:
        """A name like ``anchor`` that no other bookmark has."""
        name, count = bookmark_name(anchor), 1
        while name.casefold() in self._taken:
            name, count = _shortened(bookmark_name(anchor), anchor * count), count + 1
        self._taken.add(name.casefold())
        return name

    def wrap(self, anchor: str, content: list[Element]) -> list[Element]:
        """``content`` inside the anchor's bookmark; of several places with one anchor the first has it."""
        name = self._names.get(anchor)
        if not name or not content or name in self._written:
            return content
        start, end = self.marks(name)
        return [start, *content, end]

    def marks(self, name: str) -> tuple[Element, Element]:
        """The start and the end of the bookmark ``name``."""
        self._written.add(name)
        number = len(self._written)
        return w("bookmarkStart", id=number, name=name), w("bookmarkEnd", id=number)


def bookmark_name(anchor: str) -> str:
    """``anchor`` with the characters that Word refuses replaced, and cut with a digest when too long."""
    name = re.sub(r"\W", "_", anchor)
    name = name if name[:1].isalpha() else f"a_{name}"
    return name if len(name) <= LONGEST else _shortened(name, anchor)


def _shortened(name: str, anchor: str) -> str:
    return f"{name[: LONGEST - 9]}_{hashlib.sha256(anchor.encode()).hexdigest()[:8]}"
