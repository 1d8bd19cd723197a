"""C4: the contrast of texts, and of drawings that mean something, with what stands behind them.

Asked: 4.5 for text, 3 for large text (18 points, or 14 in bold) and for lines and shapes without words that are not
decorative. A shape that holds words is read by its words: its outline may be light. Emoji have colours of their own.
"""

from collections.abc import Iterator

from lxml import etree

from export_equipe.inspect.checks.common import shorten
from export_equipe.inspect.checks.finding import Finding
from export_equipe.inspect.checks.pptx.bodies import TextBody
from export_equipe.inspect.checks.pptx.colors import Paint, contrast, read_paint
from export_equipe.inspect.checks.pptx.deck import SlideView
from export_equipe.inspect.checks.pptx.ground import (
    Fill,
    Ground,
    body_ground,
    ground_beneath,
    has_plain_style,
    line_paint,
    shape_fill,
)
from export_equipe.inspect.checks.pptx.inherit import (
    font_scale,
    is_bold,
    level_styles,
    paragraphs_of,
    run_size,
    run_text,
    runs_of,
)
from export_equipe.inspect.checks.pptx.pictographs import has_words
from export_equipe.inspect.checks.pptx.shapes import Shape
from export_equipe.inspect.ooxml import find_all, find_one

TEXT, LARGE, GRAPHICS = 4.5, 3.0, 3.0
_LARGE, _LARGE_BOLD = 18.0, 14.0  # points
_THIN = 38_100  # three points
_OWN_COLOR = "a:rPr/a:hlinkClick//*[local-name()='hlinkClr'][@val='tx']"


def check_slide(slide: SlideView) -> Iterator[Finding]:
    """C4 on a slide."""
    for body in slide.bodies:
        if not body.shape.decorative:
            yield from _check_body(slide, body)
    for shape in slide.shapes:
        if not _is_decorative(shape):
            yield from _check_drawing(slide, shape)


def _check_body(slide: SlideView, body: TextBody) -> Iterator[Finding]:
    ground: Fill | None = None
    for paragraph in paragraphs_of(body):
        for run in runs_of(paragraph):
            text = run_text(run)
            if not has_words(text):
                continue
            ground = body_ground(slide, body) if ground is None else ground
            behind, ink = _highlight(slide, run) or ground, text_paint(slide, run, paragraph, body)
            if isinstance(behind, Paint) and isinstance(ink, Paint):
                yield from check_pair(slide.place, shorten(text), ink, behind, _needed(run, paragraph, body))


def check_pair(place: str, what: str, ink: Paint, behind: Paint, needed: float) -> Iterator[Finding]:
    """A finding when ``ink`` does not stand out enough from ``behind``."""
    found = contrast(ink.over(behind), behind)
    if found < needed:
        pair = f"{ink.over(behind).hexadecimal} sur {behind.hexadecimal}"
        shown = f"{found:.2f}".replace(".", ",")
        yield Finding("C4", place, f"contraste de {shown} au lieu de {needed:g}, {pair} : {what}".replace("4.5", "4,5"))


def _needed(run: etree._Element, paragraph: etree._Element, body: TextBody) -> float:
    size = run_size(run, paragraph, body) * font_scale(body)
    return needed_contrast(size, bold=is_bold(run, paragraph, body))


def needed_contrast(size: float, *, bold: bool) -> float:
    """The contrast that a text of ``size`` points asks for."""
    return LARGE if size >= (_LARGE_BOLD if bold else _LARGE) else TEXT


def _highlight(slide: SlideView, run: etree._Element) -> Fill | None:
    found = find_one(run, "a:rPr/a:highlight")
    return None if found is None else read_paint(found, slide.palette) or Ground.UNKNOWN


def text_paint(slide: SlideView, run: etree._Element, paragraph: etree._Element, body: TextBody) -> Fill:
    """The colour of a run: a link's from the theme, its own, its style's, inherited, then the theme's text colour."""
    palette = slide.palette
    if find_one(run, "a:rPr/a:hlinkClick") is not None and find_one(run, _OWN_COLOR) is None:
        return palette.word("hlink") or Ground.UNKNOWN
    own = find_all(run, "a:rPr")
    if body.cell is not None and not has_plain_style(body.cell) and not any(map(_is_colored, own)):
        return Ground.UNKNOWN  # the table's style may say
    styles = [found for level in level_styles(paragraph, body) for found in find_all(level, "a:defRPr")]
    near = [style for style in styles if _belongs_to(style, body)]
    far = [style for style in styles if style not in near]
    reference = find_all(body.shape.element, "p:style/a:fontRef")
    for holder in (*own, *near, *reference, *far):
        if holder in reference:
            paint = read_paint(holder, palette)
            if paint is not None:
                return paint
        elif _is_colored(holder):
            solid = find_one(holder, "a:solidFill")
            return (None if solid is None else read_paint(solid, palette)) or Ground.UNKNOWN
    return palette.word("tx1") or Ground.UNKNOWN


def _belongs_to(style: etree._Element, body: TextBody) -> bool:
    return any(ancestor is body.element for ancestor in style.iterancestors())


def _is_colored(properties: etree._Element) -> bool:
    return find_one(properties, "a:solidFill | a:gradFill | a:noFill | a:pattFill | a:blipFill") is not None


def _is_decorative(shape: Shape | None) -> bool:
    return shape is not None and (shape.decorative or _is_decorative(shape.group))


def _check_drawing(slide: SlideView, shape: Shape) -> Iterator[Finding]:
    """Lines, and shapes without words: their line or their fill must be seen.

    Neither a ground for other shapes nor a rule between them, in a figure, need be: the words say as much.
    """
    if shape.kind or not (shape.is_a("p:cxnSp") or (shape.is_a("p:sp") and not _says_something(shape))):
        return
    if _is_a_ground(slide, shape) or _is_a_rule(shape):
        return
    inks = [line_paint(shape, slide.palette)]
    if shape.is_a("p:sp"):
        inks.append(shape_fill(shape, slide.palette))
    if Ground.UNKNOWN in inks:
        return
    paints = [ink for ink in inks if isinstance(ink, Paint)]
    behind = ground_beneath(slide, shape, shape.box)
    if paints and isinstance(behind, Paint):
        best = max(paints, key=lambda paint: contrast(paint.over(behind), behind))
        yield from check_pair(slide.place, f"tracé {shape.name}", best, behind, GRAPHICS)


def _says_something(shape: Shape) -> bool:
    return any((part.text or "").strip() for part in find_all(shape.element, "p:txBody//a:t"))


def _is_a_ground(slide: SlideView, shape: Shape) -> bool:
    """Whether shapes that are drawn later stand in ``shape``."""
    if not shape.is_a("p:sp") or shape.box is None:
        return False
    later = slide.shapes[slide.shapes.index(shape) + 1 :]
    return any(each.box is not None and _says_something(each) and shape.box.holds(each.box) for each in later)


def _is_a_rule(shape: Shape) -> bool:
    """Whether a shape of a figure is a line that joins nothing and has no head, or is as thin as one."""
    if shape.top:
        return False
    ends = "./*/p:cNvCxnSpPr/a:stCxn | ./*/p:cNvCxnSpPr/a:endCxn | p:spPr/a:ln/a:headEnd | p:spPr/a:ln/a:tailEnd"
    thin = shape.box is not None and min(shape.box.width, shape.box.height) <= _THIN
    return (shape.is_a("p:cxnSp") or thin) and find_one(shape.element, ends) is None
