"""Blocks: each node of a flowing plan becomes paragraphs, tables and pictures.

Comes in: the plan's blocks and the place they stand in. Goes out: the body grows. The ``match`` is complete: a new node
is missing here until mypy is content.
"""

from dataclasses import replace
from typing import assert_never

from export_equipe.layout.flow.plan import (
    FlowBlock,
    FlowCode,
    FlowDivider,
    FlowFigure,
    FlowHeading,
    FlowHint,
    FlowItem,
    FlowList,
    FlowNote,
    FlowOpenPoints,
    FlowParagraph,
    FlowQuote,
    FlowTable,
)
from export_equipe.writers.docx.captions import write_lead_in
from export_equipe.writers.docx.figures import write_figure
from export_equipe.writers.docx.manuscript import Manuscript
from export_equipe.writers.docx.numbering import ListKind, Marker
from export_equipe.writers.docx.paragraphs import Border
from export_equipe.writers.docx.places import HERE, Frame, Place, form_at, plain_role
from export_equipe.writers.docx.runs import Ink, write_runs
from export_equipe.writers.docx.tables import write_table
from export_equipe.writers.docx.wordml import Element, w

DEEPEST_HEADING = 6
BOXED = {"code": "neutral", "note": "warning_ground"}  # styles with a ground, and its colour
BOX_PADDING = 6
CODE_TAB = "    "


def write_blocks(blocks: tuple[FlowBlock, ...], manuscript: Manuscript, place: Place = HERE) -> None:
    """Appends ``blocks``; the first one bears the marker of the list item around it."""
    for block in blocks:
        _write_block(block, manuscript, place)
        place = place.after_first()


def _write_block(block: FlowBlock, manuscript: Manuscript, place: Place) -> None:
    match block:
        case FlowHeading():
            _write_heading(block, manuscript, place)
        case FlowParagraph():
            _write_paragraph(block, manuscript, place)
        case FlowList():
            _write_list(block, manuscript, place)
        case FlowQuote():
            write_blocks(block.blocks, manuscript, place.in_quote())
        case FlowCode():
            _write_code(block, manuscript, place)
        case FlowDivider():
            manuscript.rule()
        case FlowHint():
            _write_hint(block, manuscript, place)
        case FlowTable():
            write_table(block, manuscript, place)
        case FlowFigure():
            write_figure(block, manuscript, place)
        case FlowNote():
            _write_note(block, manuscript, place)
        case FlowOpenPoints():
            _write_open_points(block, manuscript, place)
        case _:
            assert_never(block)


def _write_heading(heading: FlowHeading, manuscript: Manuscript, place: Place) -> None:
    """The document's title has the style Title, so level 2 is « Heading 1 » (D1)."""
    style = manuscript.heading_style(min(heading.level - 1, DEEPEST_HEADING))
    content = manuscript.bookmarks.wrap(heading.anchor, write_runs(heading.runs, manuscript))
    manuscript.add("heading", form_at(place, manuscript, "heading", style, keep_next=True), content)


def _write_paragraph(paragraph: FlowParagraph, manuscript: Manuscript, place: Place) -> None:
    role = plain_role(place)
    style = manuscript.list_style(role, place.depth - 1) if role in ("list_bullet", "list_number") else ""
    form = form_at(place, manuscript, role, style, keep_next=paragraph.keep_with_next)
    manuscript.add(role, form, write_runs(paragraph.runs, manuscript))


def _write_list(block: FlowList, manuscript: Manuscript, place: Place) -> None:
    numbered: Marker | None = None
    for item in block.items:
        kind = _item_kind(item, block)
        if kind is ListKind.NUMBER:
            numbered = numbered or manuscript.numberings.restarted(kind, place.depth, block.start)
        marker = numbered if kind is ListKind.NUMBER else manuscript.numberings.shared(kind, place.depth)
        if marker is not None:
            write_blocks(item.blocks, manuscript, place.in_item(marker))


def _item_kind(item: FlowItem, block: FlowList) -> ListKind:
    if item.checked is not None:
        return ListKind.DONE if item.checked else ListKind.TODO
    return ListKind.NUMBER if block.ordered else ListKind.BULLET


def _write_code(code: FlowCode, manuscript: Manuscript, place: Place) -> None:
    """One paragraph with line ends, so that the block stays one; the style gives the font."""
    content: list[Element] = []
    for index, line in enumerate(code.lines):
        shown = replace(line, text=line.text.replace("\t", CODE_TAB), code=False)
        content += ([w("r", w("br"))] if index else []) + write_runs((shown,), manuscript, Ink(proof=False))
    _add_boxed("code", content, manuscript, place)


def _write_note(note: FlowNote, manuscript: Manuscript, place: Place) -> None:
    """The ground of the whole paragraph is the highlight: its runs need none of their own."""
    calm = tuple(replace(run, highlight=None) for run in note.runs)
    word = tuple(replace(run, highlight=None) for run in note.word)
    ink = Ink(strong=True, color=manuscript.theme.colors["warning"])
    _add_boxed("note", write_lead_in(word, "\u00a0: ", calm, manuscript, ink), manuscript, place)


def _add_boxed(role: str, content: list[Element], manuscript: Manuscript, place: Place) -> None:
    """A paragraph with a ground of its own, unless it stands on a call-out's."""
    form = form_at(place, manuscript, role)
    if not form.framed:
        ground = manuscript.ground(BOXED[role])
        edge = Border(edge="top", width=4, space=BOX_PADDING, color=ground)
        form = replace(form, borders=(edge,), fill=ground)
    manuscript.add(role, form, content)


def _write_hint(hint: FlowHint, manuscript: Manuscript, place: Place) -> None:
    """The word of its kind in bold, then its blocks on the same ground."""
    color = manuscript.theme.colors[hint.kind]
    frame = Frame(bar=manuscript.color(hint.kind), ground=manuscript.ground(f"{hint.kind}_ground"))
    inside = place.in_hint(frame)
    form = form_at(inside, manuscript, "hint", keep_next=bool(hint.blocks))
    manuscript.add("hint", form, write_runs(hint.word, manuscript, Ink(strong=True, color=color)))
    write_blocks(hint.blocks, manuscript, inside.after_first())


def _write_open_points(points: FlowOpenPoints, manuscript: Manuscript, place: Place) -> None:
    _write_heading(points.heading, manuscript, place)
    for point in points.points:
        marker = manuscript.numberings.shared(ListKind.OPEN_POINT, 0)
        form = form_at(replace(HERE, marker=marker), manuscript, "open_point")
        manuscript.add("open_point", form, write_runs(point.runs, manuscript))
