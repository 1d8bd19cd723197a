"""C4 in grey: what a chart tells by colour is still told when it is printed without.

Neighbours of a chart (series, parts of a pie) must differ in lightness, unless a label names each or a line has its own
dashes or symbols. Texts need no rule of their own: contrast is a matter of lightness alone.
"""

from collections.abc import Iterator
from itertools import pairwise

from export_equipe.inspect.checks.finding import Finding
from export_equipe.inspect.checks.pptx.colors import contrast
from export_equipe.inspect.checks.pptx.deck import SlideView
from export_equipe.inspect.checks.pptx.series import Mark, marks_of

LEAST = 1.5  # contrast between neighbours: two greys that the eye tells apart side by side


def check_slide(slide: SlideView) -> Iterator[Finding]:
    """The charts of a slide."""
    for shape, chart in slide.charts:
        for one, other in pairwise(marks_of(chart, slide.palette)):
            if _are_alike(one, other):
                message = f"{shape.name} : {one.name} et {other.name} ne se distinguent que par la couleur"
                yield Finding("C5", slide.place, message)


def _are_alike(one: Mark, other: Mark) -> bool:
    if (one.labelled and other.labelled) or one.look != other.look:
        return False
    if one.paint is None or other.paint is None:
        return False
    return contrast(one.paint, other.paint) < LEAST
