"""Blocks: each node of a flowing plan becomes paragraphs, tables and pictures.

Comes in: the plan's blocks and the place they stand in. Goes out: the story grows. Blocks that hold others are written
here, the others in modules of their own. The ``match`` is complete: a new node is missing here until mypy is content.
"""

from dataclasses import replace
from typing import assert_never

from export_equipe.layout.flow.plan import (
    BoxKind,
    FlowBlock,
    FlowBox,
    FlowCard,
    FlowCards,
    FlowCode,
    FlowColumns,
    FlowDivider,
    FlowFigure,
    FlowHeading,
    FlowHint,
    FlowItem,
    FlowLink,
    FlowList,
    FlowMath,
    FlowNote,
    FlowOpenPoints,
    FlowParagraph,
    FlowPicture,
    FlowQuote,
    FlowSteps,
    FlowTable,
)
from export_equipe.writers.docx.code import write_code
from export_equipe.writers.docx.formulas import formula_alone
from export_equipe.writers.docx.manuscript import Manuscript
from export_equipe.writers.docx.numbering import ListKind, Marker
from export_equipe.writers.docx.pictures import write_cover, write_figure, write_missing, write_picture
from export_equipe.writers.docx.places import (
    HERE,
    Place,
    form_at,
    in_box,
    in_hint,
    in_quote,
    marker_at,
    room_at,
)
from export_equipe.writers.docx.runs import Ink, write_runs
from export_equipe.writers.docx.tables import write_table
from export_equipe.writers.docx.texts import (
    COLON,
    DOT,
    joined,
    write_heading,
    write_link,
    write_note,
    write_paragraph,
    write_section,
)

SEPARATORS = {BoxKind.UPDATE: DOT}  # between the word and the title of a box


def write_blocks(blocks: tuple[FlowBlock, ...], manuscript: Manuscript, place: Place = HERE) -> None:
    """Appends ``blocks``; the first one that writes anything bears the marker of the list item around it."""
    for block in blocks:
        before = manuscript.story.length
        _write_block(block, manuscript, place)
        if manuscript.story.length > before:
            place = place.after_first()


def _write_block(block: FlowBlock, manuscript: Manuscript, place: Place) -> None:
    match block:
        case FlowHeading():
            write_heading(block, manuscript, place)
        case FlowParagraph():
            write_paragraph(block, manuscript, place)
        case FlowCode():
            write_code(block, manuscript, place)
        case FlowMath():
            manuscript.add("formula", form_at(place, manuscript, "formula"), [formula_alone(block.formula)])
        case FlowDivider():
            manuscript.story.rule(manuscript.color("border"))
        case FlowTable():
            write_table(block, manuscript, place)
        case FlowFigure():
            write_figure(block, manuscript, place)
        case FlowPicture():
            write_picture(block, manuscript, place)
        case FlowLink():
            write_link(block, manuscript, place)
        case FlowNote():
            write_note(block, manuscript, place)
        case FlowOpenPoints():
            _write_open_points(block, manuscript, place)
        case FlowList() | FlowQuote() | FlowHint() | FlowBox() | FlowSteps() | FlowColumns() | FlowCards():
            _write_container(block, manuscript, place)
        case _:
            assert_never(block)


def _write_container(
    block: FlowList | FlowQuote | FlowHint | FlowBox | FlowSteps | FlowColumns | FlowCards, manuscript: Manuscript,
    place: Place,
) -> None:  # fmt: skip
    match block:
        case FlowList():
            _write_list(block, manuscript, place)
        case FlowQuote():
            _write_quote(block, manuscript, place)
        case FlowHint():
            _write_hint(block, manuscript, place)
        case FlowBox():
            _write_box(block, manuscript, place)
        case FlowSteps():
            _write_steps(block, manuscript, place)
        case FlowColumns():
            write_blocks(tuple(inner for column in block.columns for inner in column.blocks), manuscript, place)
        case FlowCards():
            _write_cards(block, manuscript, place)
        case _:
            assert_never(block)


def _write_list(block: FlowList, manuscript: Manuscript, place: Place) -> None:
    """Items; neither the first nor the last one stands alone on a page."""
    numbered: Marker | None = None
    story, begun = manuscript.story, []
    for item in block.items:
        begun.append(story.length)
        kind = _item_kind(item, block)
        if kind is ListKind.NUMBER:
            numbered = numbered or marker_at(place, manuscript, kind, block.start)
        marker = numbered if kind is ListKind.NUMBER else marker_at(place, manuscript, kind)
        if marker is not None:
            write_blocks(item.blocks, manuscript, place.in_item(marker))
    for following in sorted({*begun[1:2], *begun[-1:]} - set(begun[:1])):
        if begun[0] < following < story.length:
            story.keep_with_next(following - 1)


def _item_kind(item: FlowItem, block: FlowList) -> ListKind:
    if item.checked is not None:
        return ListKind.DONE if item.checked else ListKind.TODO
    return ListKind.NUMBER if block.ordered else ListKind.BULLET


def _write_quote(quote: FlowQuote, manuscript: Manuscript, place: Place) -> None:
    """Where all is plain paragraphs the style alone says it; else its bar goes along with what stands in it."""
    plain = place.frame is None and all(isinstance(block, FlowParagraph) for block in quote.blocks)
    inside = replace(place, role="quote") if plain else in_quote(place, manuscript)
    write_blocks(quote.blocks, manuscript, inside)


def _write_hint(hint: FlowHint, manuscript: Manuscript, place: Place) -> None:
    """The word of its kind in bold, then its blocks on the same ground."""
    inside, before = in_hint(place, manuscript, hint.kind), manuscript.story.length
    form = form_at(inside, manuscript, "hint", keep_next=bool(hint.blocks))
    ink = Ink(strong=True, color=manuscript.theme.colors[hint.kind])
    manuscript.add("hint", form, write_runs(hint.word, manuscript, ink))
    write_blocks(hint.blocks, manuscript, inside.after_first())
    manuscript.story.keep(before)


def _write_box(box: FlowBox, manuscript: Manuscript, place: Place) -> None:
    """A tab is a section under its heading; anything else a frame under its title."""
    separator = SEPARATORS.get(box.kind, COLON)
    if box.kind is BoxKind.TAB:
        write_section(box.level, joined(box.word, separator, box.title), "", manuscript, place)
        write_blocks(box.blocks, manuscript, place.after_first())
        return
    inside, before = in_box(place, manuscript, "box"), manuscript.story.length
    content = write_runs(joined(box.word, separator, box.title), manuscript, Ink(room=room_at(inside, manuscript)))
    form = form_at(inside, manuscript, "box_title", keep_next=bool(box.blocks))
    manuscript.add("box_title", form, content)
    write_blocks(box.blocks, manuscript, inside.after_first() if content else inside)
    manuscript.story.keep(before)


def _write_steps(steps: FlowSteps, manuscript: Manuscript, place: Place) -> None:
    """A section a step: « 1 · Préparer »."""
    for step in steps.steps:
        words = joined(step.number, DOT, step.title)
        write_section(step.level, words, step.anchor, manuscript, place)
        place = place.after_first()
        write_blocks(step.blocks, manuscript, place)


def _write_cards(cards: FlowCards, manuscript: Manuscript, place: Place) -> None:
    """One frame a card: its picture, what it says, where it leads."""
    for card in cards.cards:
        before = manuscript.story.length
        _write_card(card, manuscript, in_box(place, manuscript, "card"))
        manuscript.story.keep(before)
        if manuscript.story.length > before:
            place = place.after_first()


def _write_card(card: FlowCard, manuscript: Manuscript, place: Place) -> None:
    if card.cover is not None:
        write = write_missing if card.cover.picture is None else write_cover
        write(card.cover, manuscript, place, keep_next=bool(card.blocks or card.link))
        place = place.after_first()
    write_blocks(card.blocks, manuscript, place)
    place = place.after_first() if card.blocks else place
    manuscript.add("card", form_at(place, manuscript, "card"), write_runs(card.link, manuscript))


def _write_open_points(points: FlowOpenPoints, manuscript: Manuscript, place: Place) -> None:
    write_heading(points.heading, manuscript, place)
    for point in points.points:
        marker = manuscript.numberings.shared(ListKind.OPEN_POINT, 0)
        form = form_at(replace(HERE, marker=marker), manuscript, "open_point")
        manuscript.add("open_point", form, write_runs(point.runs, manuscript))
