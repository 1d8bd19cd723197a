"""P3: the order of the tree is the order of reading: the title, then from top to bottom and from left to right.

Only what is clearly wrong is reported: a text that stands wholly above an earlier one of the same column, or wholly to
the left of one of the same row. Footers, numbers and mentions at the edge may stand anywhere.
"""

from collections.abc import Iterator
from itertools import combinations

from export_equipe.inspect.checks.finding import Finding
from export_equipe.inspect.checks.pptx.bodies import RUNNING
from export_equipe.inspect.checks.pptx.deck import SlideView
from export_equipe.inspect.checks.pptx.shapes import Shape
from export_equipe.inspect.checks.pptx.titles import shape_text
from export_equipe.inspect.pptx.shapes import TITLES
from export_equipe.inspect.tree import NodeBox

_SLACK = 12_700  # a point
_SAME = 0.5  # of the smaller one: how much two shapes share when they are of one column or of one row


def check_slide(slide: SlideView) -> Iterator[Finding]:
    """P3 on a slide."""
    shapes = slide.top_shapes
    kinds = [shape.kind in TITLES for shape in shapes]
    if any(kinds) and not kinds[0]:
        yield Finding("P3", slide.place, "le titre n’est pas le premier dans l’ordre de lecture")
    read = [shape for shape in shapes if shape.kind not in TITLES | RUNNING and _is_read(shape)]
    for earlier, later in combinations(read, 2):
        where = _stands_before(later.box, earlier.box)
        if where:
            yield Finding("P3", slide.place, f"{later.name} est lu après {earlier.name}, qui est {where}")


def _is_read(shape: Shape) -> bool:
    return not shape.decorative and not shape.label and (bool(shape.alternative) or bool(shape_text(shape)))


def _stands_before(later: NodeBox | None, earlier: NodeBox | None) -> str:
    """Where the earlier one stands, when the eye meets the later one first."""
    if later is None or earlier is None:
        return ""
    across, down = earlier.shared(later)
    if later.bottom <= earlier.y + _SLACK and across > _SAME * min(later.width, earlier.width):
        return "plus bas"
    if later.right <= earlier.x + _SLACK and down > _SAME * max(later.height, earlier.height):
        return "plus à droite"
    return ""
