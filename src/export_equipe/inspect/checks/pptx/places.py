"""P2: content stands in the layout's placeholders wherever the layout has one, and none is left empty.

A placeholder that a slide does not use is missed when it is large, or when what stands free covers its place. Groups
(figures) cannot stand in placeholders: they take the place of one, as a picture does where a text is asked for. A
prompt (what a layout asks for) is no content.
"""

from collections.abc import Iterator, Mapping

from export_equipe.inspect.checks.finding import Finding
from export_equipe.inspect.checks.pptx.bodies import RUNNING
from export_equipe.inspect.checks.pptx.deck import SlideView
from export_equipe.inspect.checks.pptx.shapes import Shape
from export_equipe.inspect.checks.pptx.titles import shape_text, shape_text_of
from export_equipe.inspect.ooxml import find_one
from export_equipe.inspect.pptx.shapes import TITLES
from export_equipe.inspect.tree import NodeBox

_LARGE = 0.15  # of the slide's area
_COVERED = 0.5  # of the smaller of the two
_FIGURES = ("p:grpSp", "p:graphicFrame", "p:pic")
_FITTING: Mapping[str, frozenset[str]] = {
    "texte": frozenset({"body", "obj", "subTitle"}),
    "tableau": frozenset({"tbl", "obj"}),
    "graphique": frozenset({"chart", "obj"}),
    "image": frozenset({"pic", "obj"}),
}


def check_slide(slide: SlideView) -> Iterator[Finding]:
    """P2 on a slide."""
    for shape in slide.top_shapes:
        if shape.kind and shape.kind not in TITLES and shape.is_a("p:sp"):
            yield from _check_filled(slide, shape)
    unused = _unused(slide)
    for shape in slide.top_shapes:
        what = "" if shape.kind or shape.decorative else _content(shape)
        for place in unused if what else ():
            if place.kind in _FITTING[what] and _is_missed(slide, place, shape):
                message = f"{what} libre ({shape.name}) alors que la disposition a « {place.name} », resté vide"
                yield Finding("P2", slide.place, message)
                break


def _check_filled(slide: SlideView, shape: Shape) -> Iterator[Finding]:
    text = shape_text(shape)
    if not text:
        yield Finding("P2", slide.place, f"espace réservé laissé vide ({shape.kind})")
    elif shape.kind not in RUNNING and text in {shape_text_of(model) for model in shape.models}:
        yield Finding("P2", slide.place, f"consigne de la disposition laissée dans « {shape.name} »")


def _layout_places(slide: SlideView) -> list[Shape]:
    """The layout's placeholders that ask for content: those that it does not keep small."""
    return [
        shape
        for shape in slide.sheets[1].shapes
        if shape.kind and shape.kind not in TITLES | RUNNING and not (shape.label and shape.kind == "body")
    ]


def _unused(slide: SlideView) -> list[Shape]:
    """The layout's placeholders that a slide leaves alone, but for those whose place something else has taken."""
    used = {shape.index for shape in slide.top_shapes if shape.kind}
    figures = [shape for shape in slide.top_shapes if any(map(shape.is_a, _FIGURES))]
    return [
        place
        for place in _layout_places(slide)
        if place.index not in used and not any(_takes(figure, place) for figure in figures)
    ]


def _takes(figure: Shape, place: Shape) -> bool:
    """Whether a figure that ``place`` cannot hold stands there."""
    return place.kind not in _FITTING.get(_content(figure), ()) and _covers(figure.box, place.box)


def _covers(one: NodeBox | None, other: NodeBox | None) -> bool:
    """Whether two boxes share more than half of the smaller one."""
    if one is None or other is None:
        return False
    across, down = one.shared(other)
    smaller = min(one.width * one.height, other.width * other.height)
    return max(across, 0) * max(down, 0) > _COVERED * max(smaller, 1)


def _content(shape: Shape) -> str:
    """What a free shape is, ``""`` for what no placeholder takes."""
    if shape.is_a("p:pic"):
        return "image"
    if shape.is_a("p:graphicFrame"):
        return "tableau" if find_one(shape.element, "./a:graphic/a:graphicData/a:tbl") is not None else "graphique"
    return "texte" if shape.is_a("p:sp") and shape_text(shape) and not shape.label else ""


def _is_missed(slide: SlideView, place: Shape, shape: Shape) -> bool:
    if place.box is None or shape.box is None:
        return True
    large = place.box.width * place.box.height > _LARGE * slide.page.width * slide.page.height
    return large or _covers(shape.box, place.box)
