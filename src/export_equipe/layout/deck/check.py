"""What does not fit although every means was tried: said at its source line.

Comes in: finished slides. Goes out: diagnostics; the text itself always comes out. Decided here: what does not fit (a
text that meets its neighbour or leaves the slide, a word wider than its line). Tables and figures are looked at where
they are made.
"""

from collections.abc import Iterable, Iterator
from itertools import combinations

from export_equipe.diagnostics import Severity
from export_equipe.layout.deck.context import DeckContext
from export_equipe.layout.deck.fit import FittedText, TextMetrics
from export_equipe.layout.deck.place import emu, points
from export_equipe.layout.deck.plan import DecorationElement, Element, SlideParagraph, SlidePlan, TextElement
from export_equipe.layout.words import shorten
from export_equipe.masters.geometry import Box, MasterGeometry
from export_equipe.source import Span
from export_equipe.typesetting.measure import Measurer
from export_equipe.typesetting.run import Runs, as_strong, plain_text

LEAST_FORMULA = 12.0  # points: the type size under which a formula cannot be read
_SLACK = 0.5  # points


def report_overflow(slides: Iterable[SlidePlan], context: DeckContext) -> None:
    """Reports what does not fit on ``slides``, once a text."""
    for slide in slides:
        for element in _too_long(slide, context.master):
            message = "ce texte ne tient pas sur sa diapositive, même à la plus petite taille permise"
            _report("texte-trop-long", slide, element, message, "le raccourcir, ou en faire plusieurs", context)
        for element in _texts(slide):
            if any(_cuts_a_word(paragraph, element, context.measurer) for paragraph in element.paragraphs):
                message = "un mot est plus large que sa ligne\N{NO-BREAK SPACE}: il y est coupé"
                _report("mot-trop-long", slide, element, message, "le raccourcir, ou y mettre une espace", context)


def report_small_formulas(fitted: FittedText, metrics: TextMetrics, context: DeckContext) -> None:
    """Reports the formulas that the width of the slide makes too small to be read."""
    for piece in fitted.pieces:
        if piece.drawing is None or piece.drawing.span is None:
            continue
        size = metrics.drawn(piece, fitted.size)[0] / piece.drawing.width
        if size < LEAST_FORMULA:
            message = "cette formule est trop grande\N{NO-BREAK SPACE}: ses signes sont trop petits sur la diapositive"
            hint = "la couper en plusieurs formules"
            context.sink.report("figure-trop-grande", Severity.WARNING, piece.drawing.span, message, hint=hint)


def _texts(slide: SlidePlan) -> Iterator[TextElement]:
    return (element for element in (slide.title, *slide.elements) if isinstance(element, TextElement))


def _too_long(slide: SlidePlan, master: MasterGeometry) -> list[TextElement]:
    """The texts that leave the slide or run into what comes after them."""
    elements: list[Element] = [slide.title, *slide.elements, *((slide.footer,) if slide.footer else ())]
    found = [element for element in elements if element.box.bottom > master.height + emu(_SLACK)]
    read = [element for element in elements if not isinstance(element, DecorationElement)]
    found += [one for one, other in combinations(read, 2) if _overlap(one.box, other.box)]
    return [element for element in _texts(slide) if any(element is one for one in found)]


def _overlap(one: Box, other: Box) -> bool:
    across = min(one.right, other.right) - max(one.x, other.x)
    down = min(one.bottom, other.bottom) - max(one.y, other.y)
    return min(across, down) > emu(_SLACK)


def _cuts_a_word(paragraph: SlideParagraph, element: TextElement, measurer: Measurer) -> bool:
    hang = paragraph.indent * (paragraph.level + 1)
    room = points(element.box.width) - element.inset[0] - element.inset[2] - hang
    runs = as_strong(paragraph.runs, strong=paragraph.strong)
    return measurer.least_width(runs, size=paragraph.size) > room


def _report(code: str, slide: SlidePlan, element: TextElement, message: str, hint: str, context: DeckContext) -> None:
    runs: Runs = tuple(
        run for text in (element, slide.title) for paragraph in text.paragraphs for run in paragraph.runs
    )
    span = next((run.origin for run in runs if isinstance(run.origin, Span)), None)
    if span is None:  # words of the template
        said = shorten(plain_text(element.paragraphs[0].runs)) if element.paragraphs else ""
        message = f"{message} («\N{NO-BREAK SPACE}{said}\N{NO-BREAK SPACE}»)"
    context.sink.report(code, Severity.WARNING, span or context.page, message, hint=hint)
