"""The speaker's notes of a slide.

Comes in: one text a paragraph. Goes out: the slide's notes page, made from the notes master. Decided here: nothing
but the French names of its shapes.
"""

from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.slide import Slide

from export_equipe.typesetting.run import Runs
from export_equipe.writers.pptx.markup import element, namespaces
from export_equipe.writers.pptx.text import Face, Ink, write_end, write_runs

_PLAIN = Face(size=None, color=None)  # the notes master says how notes look
_NAMES = {
    PP_PLACEHOLDER.SLIDE_IMAGE: "Image de la diapositive",
    PP_PLACEHOLDER.BODY: "Notes",
    PP_PLACEHOLDER.SLIDE_NUMBER: "Numéro de page",
}


def write_notes(slide: Slide, notes: tuple[Runs, ...], ink: Ink) -> None:
    """Gives ``slide`` a notes page that says ``notes``."""
    page = slide.notes_slide
    for shape in list(page.placeholders):
        shape.name = _NAMES.get(shape.placeholder_format.type, shape.name)
    frame = page.notes_text_frame
    if frame is None:
        return
    body = frame._txBody
    for paragraph in body.findall(qn("a:p")):
        body.remove(paragraph)
    for runs in notes:
        body.append(parse_xml(_paragraph(runs, ink)))


def _paragraph(runs: Runs, ink: Ink) -> str:
    return element("a:p", write_runs(runs, _PLAIN, ink), write_end(_PLAIN, ink), **namespaces("a", "r"))
