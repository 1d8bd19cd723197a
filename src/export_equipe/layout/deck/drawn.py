"""Pictures and formulas of a page as pieces of slides.

Comes in: images, formulas. Goes out: pictures on slides of their own, or small drawings among paragraphs. Decided here:
what is small; that a picture is never shown larger than it is, but for a drawing made of lines, which may grow.
"""

from export_equipe.formulas.formula import Formula
from export_equipe.formulas.read import draw_formula
from export_equipe.layout.deck.pieces import Drawing, ShownPicture
from export_equipe.layout.links import web_address
from export_equipe.layout.runs import POINTS_PER_PIXEL, missing_words
from export_equipe.layout.words import MISSING_ALTERNATIVE
from export_equipe.model.inline import Image
from export_equipe.model.picture import Picture
from export_equipe.source import Span
from export_equipe.typesetting.run import Added, Highlight, Run, Runs

SVG = "image/svg+xml"
_GROWTH = 3.0  # how much larger than its own size a drawing made of lines may be shown
_SMALL = 60.0  # points: a picture no higher stands among paragraphs
_EM = 20.0  # points: the type size at which a small picture has its own size
_COVER = (12.0, 4.5)  # em: the width and the height of a card's cover, at most
FORMULA_SIZE = 12.0  # points: the type size of a formula's measures
_FORMULA = "Formule"


def formula_drawing(formula: Formula, span: Span) -> Drawing:
    """A formula as large as the text around it."""
    width, height = max(formula.width, 1.0) / FORMULA_SIZE, max(formula.height, 1.0) / FORMULA_SIZE
    alternative = formula.text or _FORMULA
    return Drawing(shown=formula, alternative=alternative, width=width, height=height, centered=True, span=span)


def drawn_picture(shown: Picture | Formula, color: str) -> Picture:
    """What stands on the slide: a picture as it is, a formula in ``color`` (``#RRGGBB``)."""
    if isinstance(shown, Picture):
        return shown
    svg = draw_formula(shown, size=FORMULA_SIZE, color=color)
    width, height = (max(1, round(side / POINTS_PER_PIXEL)) for side in (shown.width, shown.height))
    return Picture(media=SVG, width=width, height=height, data=svg.encode())


def cover_drawing(picture: Picture, image: Image, href: str) -> Drawing:
    """The cover of a card, small, above its text."""
    width, height = (side * POINTS_PER_PIXEL / _EM for side in (picture.width, picture.height))
    scale = min(1.0, _COVER[0] / width, _COVER[1] / height)
    alternative = image.alternative or MISSING_ALTERNATIVE
    return Drawing(shown=picture, alternative=alternative, width=width * scale, height=height * scale, href=href)


def small_drawing(picture: Picture, image: Image) -> Drawing | None:
    """A picture that is too small for a slide of its own; ``None`` for any other."""
    shown = shown_picture(picture, image)
    width, height = _own_size(picture, image)
    if picture.media == SVG or height > _SMALL:
        return None
    return Drawing(shown=picture, alternative=shown.alternative, width=width / _EM, height=height / _EM)


def shown_picture(picture: Picture, image: Image) -> ShownPicture:
    """A picture on a slide of its own."""
    width, height = _own_size(picture, image)
    growth = _GROWTH if picture.media == SVG and not image.width else 1.0
    return ShownPicture(
        picture=picture, alternative=image.alternative or MISSING_ALTERNATIVE, width=width * growth,
        height=height * growth,
    )  # fmt: skip


def missing_runs(image: Image) -> Runs:
    """What stands in the place of a picture that cannot be shown."""
    href = web_address(image.source)
    return (Run(text=missing_words(image), origin=Added.KIND_WORD, href=href, highlight=Highlight.PLACEHOLDER),)


def _own_size(picture: Picture, image: Image) -> tuple[float, float]:
    """The size that the page asks for, else the picture's own, in points."""
    width = (image.width or picture.width) * POINTS_PER_PIXEL
    return width, width * picture.height / picture.width
