"""Blocks of running text: headings, paragraphs, links on a line of their own, notes of the editors.

Comes in: a block and the place it stands in. Goes out: one paragraph. Decided here: what is a real heading.
"""

from dataclasses import replace

from export_equipe.layout.flow.plan import FlowHeading, FlowLink, FlowNote, FlowParagraph
from export_equipe.typesetting.run import Added, Run, Runs
from export_equipe.writers.docx.captions import write_lead_in
from export_equipe.writers.docx.manuscript import Manuscript
from export_equipe.writers.docx.paragraphs import Border
from export_equipe.writers.docx.places import Place, form_at, plain_role, room_at
from export_equipe.writers.docx.runs import Ink, write_runs
from export_equipe.writers.docx.wordml import w

COLON, DOT = "\u00a0: ", " · "
NOTE_PADDING = 6  # points


def joined(first: Runs, separator: str, second: Runs) -> Runs:
    """``first`` and ``second`` with a ``separator`` where both are there."""
    between = (Run(text=separator, origin=Added.LABEL),) if first and second else ()
    return (*first, *between, *second)


def write_heading(heading: FlowHeading, manuscript: Manuscript, place: Place) -> None:
    """The document's title has the style Title, so the first level below it is « Heading 1 » (D1)."""
    if manuscript.notes.in_note:
        _write_strong(heading.runs, heading.anchor, manuscript, place)
        return
    style = manuscript.styles.heading(manuscript.headings.next(heading.level))
    ink = Ink(room=room_at(place, manuscript))
    content = manuscript.bookmarks.wrap(heading.anchor, write_runs(heading.runs, manuscript, ink))
    manuscript.add("heading", form_at(place, manuscript, "heading", style, keep_next=True), content)


def write_section(level: int, runs: Runs, anchor: str, manuscript: Manuscript, place: Place) -> None:
    """The title of a tab or a step: a heading where its level has a style, else a paragraph in bold."""
    if manuscript.headings.fits(level):
        write_heading(FlowHeading(level=level, runs=runs, anchor=anchor), manuscript, place)
    else:
        _write_strong(runs, anchor, manuscript, place)


def _write_strong(runs: Runs, anchor: str, manuscript: Manuscript, place: Place) -> None:
    content = write_runs(runs, manuscript, Ink(strong=True, room=room_at(place, manuscript)))
    form = form_at(place, manuscript, plain_role(place), keep_next=True)
    manuscript.add(plain_role(place), form, manuscript.bookmarks.wrap(anchor, content))


def write_paragraph(paragraph: FlowParagraph, manuscript: Manuscript, place: Place) -> None:
    """A paragraph; one that holds nothing but pictures is set as they are, line by line."""
    alone = bool(paragraph.runs) and all(run.picture is not None or not run.text.strip() for run in paragraph.runs)
    role = "picture" if alone and place.marker is None else plain_role(place)
    style = manuscript.styles.list_item(role, place.depth - 1) if role in ("list_bullet", "list_number") else ""
    form = form_at(place, manuscript, role, style, keep_next=paragraph.keep_with_next)
    manuscript.add(role, form, write_runs(paragraph.runs, manuscript, Ink(room=room_at(place, manuscript))))


def write_link(link: FlowLink, manuscript: Manuscript, place: Place) -> None:
    """What it is, its title; on the next line its address, lighter."""
    content = write_lead_in(link.word, COLON, link.title, manuscript)
    light = Ink(strong=False, color=manuscript.theme.colors["mention"])
    if link.address:
        content += [w("r", w("br"))] if content else []
        content += write_runs(link.address, manuscript, light)
    manuscript.add(plain_role(place), form_at(place, manuscript, plain_role(place)), content)


def write_note(note: FlowNote, manuscript: Manuscript, place: Place) -> None:
    """The ground of the whole paragraph is the highlight: its runs need none of their own."""
    word, runs = (tuple(replace(run, highlight=None) for run in part) for part in (note.word, note.runs))
    ink = Ink(strong=True, color=manuscript.theme.colors["warning"])
    content = write_lead_in(word, COLON, runs, manuscript, ink)
    form = form_at(place, manuscript, "note")
    if not form.framed:
        ground = manuscript.story.apart(manuscript.color("warning_ground"))
        edge = Border(edge="top", width=4, space=NOTE_PADDING, color=ground)
        form = replace(form, borders=(edge,), fill=ground)
    manuscript.add("note", form, content)
