"""P9: where shapes stand: inside the slide, at every depth, and no text over another text.

At the top, the boxes of texts must not meet; inside a group, whose boxes may stand in one another, the text as it is
measured must not. Nothing opaque that is drawn later may hide half of a text, as it is measured.
"""

from collections.abc import Iterator
from itertools import combinations

from export_equipe.inspect.checks.finding import Finding
from export_equipe.inspect.checks.pptx.bodies import TextBody
from export_equipe.inspect.checks.pptx.colors import Paint
from export_equipe.inspect.checks.pptx.deck import SlideView
from export_equipe.inspect.checks.pptx.ground import shape_fill
from export_equipe.inspect.checks.pptx.measure import text_extent
from export_equipe.inspect.checks.pptx.shapes import Shape
from export_equipe.inspect.checks.pptx.titles import shape_text
from export_equipe.inspect.tree import NodeBox

_TOLERANCE = 12_700  # one point: rounding of boxes that touch
_HIDDEN = 0.5  # of a text


def check_slide(slide: SlideView) -> Iterator[Finding]:
    """P9 on a slide, but for the height of texts (``overflow``)."""
    for shape in slide.shapes:
        if shape.box is not None and _leaves(shape.box, slide):
            yield Finding("P9", slide.place, f"{shape.name} sort de la diapositive")
    yield from _check_top(slide)
    yield from _check_groups(slide)
    yield from _check_covered(slide)


def _leaves(box: NodeBox, slide: SlideView) -> bool:
    left, right = sorted((box.x, box.right))
    top, bottom = sorted((box.y, box.bottom))
    width, height = slide.page.width, slide.page.height
    return min(left, top) < -_TOLERANCE or right > width + _TOLERANCE or bottom > height + _TOLERANCE


def _check_top(slide: SlideView) -> Iterator[Finding]:
    with_charts = {id(shape) for shape, _ in slide.charts}
    texts = [shape for shape in slide.top_shapes if shape_text(shape) or id(shape) in with_charts]
    for first, second in combinations(texts, 2):
        if _overlap(first.box, second.box):
            yield Finding("P9", slide.place, f"{first.name} et {second.name} se chevauchent")


def _check_groups(slide: SlideView) -> Iterator[Finding]:
    """Texts of one group, wherever it holds them."""
    extents = [
        (body.shape, text_extent(slide, body))
        for body in slide.bodies
        if body.cell is None and not body.shape.top and body.text.strip()
    ]
    for (first, one), (second, other) in combinations(extents, 2):
        if _outermost(first) is _outermost(second) and _overlap(one, other):
            yield Finding("P9", slide.place, f"les textes de {first.name} et {second.name} se chevauchent")


def _check_covered(slide: SlideView) -> Iterator[Finding]:
    """Texts that a picture or a filled shape hides."""
    covers = [
        (index, shape, shape.box)
        for index, shape in enumerate(slide.shapes)
        if shape.box is not None and _is_opaque(slide, shape)
    ]
    order = {id(shape): index for index, shape in enumerate(slide.shapes)}
    for body in slide.bodies if covers else ():
        later = [(shape, box) for index, shape, box in covers if index > order[id(body.shape)]]
        for shape, box in later:
            if _hides(slide, box, body):
                yield Finding("P9", slide.place, f"{shape.name} couvre le texte de {body.shape.name}")


def _is_opaque(slide: SlideView, shape: Shape) -> bool:
    if shape.is_a("p:pic"):
        return True
    fill = shape_fill(shape, slide.palette) if shape.is_a("p:sp") else None
    return isinstance(fill, Paint) and fill.alpha >= 1


def _hides(slide: SlideView, cover: NodeBox, body: TextBody) -> bool:
    if body.box is None or not _overlap(cover, body.box) or not body.text.strip():
        return False
    text = text_extent(slide, body)
    if text is None:
        return False
    across, down = cover.shared(text)
    return min(across, down) > 0 and across * down > _HIDDEN * text.width * text.height


def _outermost(shape: Shape) -> Shape:
    return shape if shape.group is None else _outermost(shape.group)


def _overlap(first: NodeBox | None, second: NodeBox | None) -> bool:
    return first is not None and second is not None and min(first.shared(second)) > _TOLERANCE
