"""The logical tree, before it is written: nodes and the marked content they own."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Content:
    """Marked content: the sequence ``mcid`` of the page at index ``page``."""

    page: int
    mcid: int


@dataclass(frozen=True, slots=True)
class Annotation:
    """A link annotation (a pydyf dictionary) on the page at index ``page``."""

    page: int
    dictionary: Any


@dataclass(slots=True, eq=False)
class Node:
    """A structure element: ``role`` is its structure type, ``element`` the HTML element, if any.

    ``first_page`` is the index of the page it begins on; ``frame`` is the box of a figure, in points from the bottom
    left of that page, ``in_text`` whether it stands in a line.
    """

    role: str
    element: Any = None
    first_page: int = 0
    kids: "list[Node | Content | Annotation]" = field(default_factory=list)
    frame: tuple[float, float, float, float] | None = None
    in_text: bool = False


# Structure types that mean something even when they hold nothing: a table must keep its grid.
KEPT_EMPTY = frozenset({"Document", "TR", "TH", "TD"})


def prune(node: Node) -> None:
    """Drops the nodes that hold nothing, at any depth."""
    for kid in node.kids:
        if isinstance(kid, Node):
            prune(kid)
    node.kids = [kid for kid in node.kids if not isinstance(kid, Node) or kid.kids or kid.role in KEPT_EMPTY]
