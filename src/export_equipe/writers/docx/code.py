"""Code: one paragraph with line ends, so that a block stays one; its title above, on the same ground.

Comes in: a ``FlowCode``. Goes out: one or two paragraphs. Decided here: Word's own line numbers count the lines of a
section, not of a block, and numbers typed beside the code would be read and copied with it: ``numbered`` shows nothing.
"""

from dataclasses import replace

from export_equipe.layout.flow.plan import FlowCode
from export_equipe.typesetting.run import Runs
from export_equipe.writers.docx.captions import write_lead_in
from export_equipe.writers.docx.frames import EDGE, PADDING, look_alike
from export_equipe.writers.docx.manuscript import Manuscript
from export_equipe.writers.docx.paragraphs import EDGES, Border, ParagraphFormat
from export_equipe.writers.docx.places import Place, form_at
from export_equipe.writers.docx.runs import Ink, write_runs
from export_equipe.writers.docx.wordml import Element, w

TAB = "    "
UNDER_TITLE = 60  # twips
WHOLE_LINES = 18  # code that is no longer stays on one page


def write_code(code: FlowCode, manuscript: Manuscript, place: Place) -> None:
    """Appends the block, its words first."""
    ground = _ground(manuscript, place)
    head = _head(code, manuscript)
    if head:
        form = form_at(place, manuscript, "code_title", keep_next=True)
        manuscript.add("code_title", _on_ground(form, manuscript, place, ground), head)
        place = place.after_first()
    form = _on_ground(form_at(place, manuscript, "code"), manuscript, place, ground)
    form = replace(form, before=UNDER_TITLE if head else None, keep_lines=len(code.lines) <= WHOLE_LINES)
    manuscript.add("code", form, _lines(code, manuscript))


def _head(code: FlowCode, manuscript: Manuscript) -> list[Element]:
    """What it is, and its title."""
    if code.word and code.title:
        return write_lead_in(code.word, "\u00a0: ", code.title, manuscript)
    return write_runs(code.word or code.title, manuscript)


def _lines(code: FlowCode, manuscript: Manuscript) -> list[Element]:
    """The lines; the style gives the font, the theme the colours of the tokens."""
    content: list[Element] = []
    for index, line in enumerate(code.lines):
        content += [w("r", w("br"))] if index else []
        content += write_runs(_shown(line), manuscript, Ink(proof=False))
    return content


def _shown(line: Runs) -> Runs:
    return tuple(replace(run, text=run.text.replace("\t", TAB), code=False) for run in line)


def _ground(manuscript: Manuscript, place: Place) -> str:
    """The colour of the block: the style's, or that of a frame like it; a shade off its neighbour's."""
    own = manuscript.styles.ground("code") or manuscript.color("neutral")
    around = place.frame.ground if place.frame is not None else ""
    return around if look_alike(own, around) else manuscript.story.apart(own)


def _on_ground(form: ParagraphFormat, manuscript: Manuscript, place: Place, ground: str) -> ParagraphFormat:
    """``form`` on the block's own ground: in a frame it keeps the frame's bar; elsewhere the style says it, unless the
    neighbour above is code too.
    """
    if place.frame is not None and ground == place.frame.ground:
        return form
    if place.frame is not None:
        bar = tuple(border for border in form.borders if border.edge == "left")
        edges = tuple(Border(edge=side, width=EDGE, space=PADDING, color=ground) for side in EDGES if side != "left")
        return replace(form, fill=ground, borders=(*edges, *bar), edges=(*form.edges, ground))
    if ground == manuscript.styles.ground("code"):
        return replace(form, ground=ground)
    said = (manuscript.styles.border("code", edge) for edge in EDGES)
    return replace(form, fill=ground, borders=tuple(replace(each, color=ground) for each in said if each is not None))
