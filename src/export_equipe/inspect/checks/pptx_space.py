"""Where a slide's shapes stand (P9): inside the slide, and no text over another text."""

from collections.abc import Iterator
from itertools import combinations

from export_equipe.inspect.checks.finding import Finding
from export_equipe.inspect.text import node_text
from export_equipe.inspect.tree import InspectedPage, Node, NodeBox

_TOLERANCE = 12_700  # one point: rounding of boxes that touch


def check_space(page: InspectedPage, place: str) -> Iterator[Finding]:
    """P9; a group counts as one shape, its own boxes may stand in one another."""
    shapes = (*page.nodes, *page.running)
    for node in shapes:
        if node.box is not None and _leaves(node.box, page):
            yield Finding("P9", place, f"{node.name} sort de la diapositive")
    texts = [node for node in shapes if node_text(node)]
    for first, second in combinations(texts, 2):
        if _overlap(first, second):
            yield Finding("P9", place, f"{first.name} et {second.name} se chevauchent")


def _leaves(box: NodeBox, page: InspectedPage) -> bool:
    left, top = min(box.x, box.x + box.width), min(box.y, box.y + box.height)
    right, bottom = max(box.x, box.x + box.width), max(box.y, box.y + box.height)
    return min(left, top) < -_TOLERANCE or right > page.width + _TOLERANCE or bottom > page.height + _TOLERANCE


def _overlap(first: Node, second: Node) -> bool:
    a, b = first.box, second.box
    if a is None or b is None:
        return False
    across = min(a.x + a.width, b.x + b.width) - max(a.x, b.x)
    down = min(a.y + a.height, b.y + b.height) - max(a.y, b.y)
    return across > _TOLERANCE and down > _TOLERANCE
