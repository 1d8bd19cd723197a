"""P4 and C3: pictures, charts, tables and groups have a text alternative that says something, or are decorative.

What stands in a group that has an alternative is covered by it. An alternative that says again what stands beside (a
caption, the title) is read twice: a picture is then better marked as decorative.
"""

import re
from collections.abc import Iterator

from export_equipe.inspect.checks.common import alternative_fault, shorten
from export_equipe.inspect.checks.finding import Finding
from export_equipe.inspect.checks.pptx.deck import SlideView
from export_equipe.inspect.checks.pptx.inherit import paragraph_text, paragraphs_of
from export_equipe.inspect.checks.pptx.shapes import Shape
from export_equipe.inspect.checks.pptx.titles import shape_text
from export_equipe.inspect.ooxml import find_one

_TEXT_BOX = "p:nvSpPr/p:cNvSpPr[@txBox='1' or @txBox='true']"
_DESCRIBED = ("p:pic", "p:graphicFrame", "p:grpSp")
_GENERIC = re.compile(
    r"(?:une? )?(?:image|photo|picture|figure|schéma|illustration|graphique|tableau|logo|chart|table"
    r"|groupe?|img|dsc[nf]?|pxl|capture(?: d[’']écran)?|screenshot)[\d\s_-]*$",
    re.IGNORECASE,
)


def check_slide(slide: SlideView) -> Iterator[Finding]:
    """P4 on a slide."""
    for shape in slide.top_shapes:
        if any(map(shape.is_a, _DESCRIBED)) or _is_filled_with_a_picture(shape):
            yield from _check_shape(slide, shape)
        elif _is_a_drawing(shape) and not shape.decorative and not shape.alternative.strip():
            yield Finding("P4", slide.place, f"{shape.name} : tracé sans texte de remplacement")


def _check_shape(slide: SlideView, shape: Shape) -> Iterator[Finding]:
    if shape.decorative:
        if shape_text(shape):
            yield Finding("P4", slide.place, f"{shape.name} : marqué comme décoratif, mais il contient du texte")
        return
    fault = alternative_fault(shape.alternative) or _empty_words(shape.alternative) or _echo(slide, shape)
    if fault:
        yield Finding("P4", slide.place, f"{shape.name} : {fault}")


def _is_filled_with_a_picture(shape: Shape) -> bool:
    return shape.is_a("p:sp") and find_one(shape.element, "p:spPr/a:blipFill") is not None


def _is_a_drawing(shape: Shape) -> bool:
    """Whether a shape that stands alone has no words of its own: a rule, an arrow, a panel."""
    drawn = shape.is_a("p:cxnSp") or (shape.is_a("p:sp") and find_one(shape.element, _TEXT_BOX) is None)
    return drawn and not shape.kind and not shape_text(shape)


def _empty_words(alternative: str) -> str:
    empty = _GENERIC.match(alternative.strip()) or not any(char.isalpha() for char in alternative)
    return f"le texte de remplacement ne dit rien, {shorten(alternative)}" if empty else ""


def _echo(slide: SlideView, shape: Shape) -> str:
    """What is said again, word for word, by a text that stands outside ``shape``."""
    said = _folded(shape.alternative)
    for body in slide.bodies:
        if body.shape is not shape and not _is_inside(body.shape, shape):
            texts = (paragraph_text(paragraph) for paragraph in paragraphs_of(body))
            if said in {_folded(text) for text in (*texts, body.text)}:
                return f"le texte de remplacement répète le texte voisin, {shorten(shape.alternative)}"
    return ""


def _is_inside(shape: Shape, group: Shape) -> bool:
    return shape.group is not None and (shape.group is group or _is_inside(shape.group, group))


def _folded(text: str) -> str:
    return " ".join(text.replace("’", "'").split()).strip(" .:").casefold()
