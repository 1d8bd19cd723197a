"""The runs of a plan, in the order in which its document says them: what the conservation law compares.

Comes in: a plan. Goes out: its runs; a picture or a formula that is no run there becomes one whose text is ``OBJECT``.
"""

from collections.abc import Iterator
from itertools import chain
from typing import assert_never

from export_equipe.figures.chart import chart_runs
from export_equipe.figures.scene import Scene, SceneBox
from export_equipe.layout.deck.plan import (
    ChartElement,
    DeckPlan,
    DecorationElement,
    Element,
    FigureElement,
    PictureElement,
    SlidePlan,
    TableElement,
    TextElement,
)
from export_equipe.layout.flow.plan import (
    FlowBlock,
    FlowBox,
    FlowCards,
    FlowCode,
    FlowColumns,
    FlowContainer,
    FlowDivider,
    FlowFigure,
    FlowHeading,
    FlowHint,
    FlowImage,
    FlowLink,
    FlowList,
    FlowMath,
    FlowNote,
    FlowOpenPoints,
    FlowParagraph,
    FlowPicture,
    FlowPlan,
    FlowQuote,
    FlowSteps,
    FlowTable,
)
from export_equipe.model.picture import Picture
from export_equipe.typesetting.run import OBJECT, Added, InlinePicture, Run


def deck_runs(plan: DeckPlan, *, drawn: bool = False) -> Iterator[Run]:
    """Every run of the slides in reading order, footers and notes left out.

    Of a chart, what its data say; the words of its drawing where charts are ``drawn``.
    """
    for slide in plan.slides:
        yield from slide_runs(slide, drawn=drawn)


def slide_runs(slide: SlidePlan, *, drawn: bool = False) -> Iterator[Run]:
    """The runs of one slide."""
    for element in (slide.title, *slide.elements):
        yield from _element_runs(element, drawn=drawn)


def _element_runs(element: Element, *, drawn: bool) -> Iterator[Run]:
    match element:
        case TextElement(paragraphs=paragraphs):
            for paragraph in paragraphs:
                yield from paragraph.runs
        case TableElement(rows=rows):
            for row in rows:
                for cell in row.cells:
                    for paragraph in cell.paragraphs:
                        yield from paragraph.runs
        case FigureElement(scene=scene):
            yield from scene_runs(scene)
        case PictureElement(picture=picture, alternative=alternative):
            yield _shown(picture, alternative)
        case DecorationElement():
            return
        case ChartElement(chart=placed):
            yield from scene_runs(placed.scene) if drawn else chart_runs(placed.chart)
        case _:
            assert_never(element)


def scene_runs(scene: Scene) -> Iterator[Run]:
    """The runs of a figure's boxes."""
    for item in scene.items:
        if isinstance(item, SceneBox):
            for paragraph in item.paragraphs:
                yield from paragraph.runs


def flow_runs(plan: FlowPlan, *, figures: bool) -> Iterator[Run]:
    """Every run of a flowing document; ``figures`` says whether its pictures hold text (HTML and PDF) or not (Word).

    The calls of footnotes are no text: Word makes their numbers itself.
    """
    found = chain(plan.title, plan.lead, (run for each in plan.fields for run in (*each.label, *each.value)))
    blocks = (run for block in plan.blocks for run in _block_runs(block, figures=figures))
    return (run for run in chain(found, blocks) if not run.note)


def note_runs(plan: FlowPlan) -> Iterator[Run]:
    """Every run of the footnotes of a flowing document, a stream of their own."""
    return (run for note in plan.notes for run in _all(note.blocks, figures=True) if not run.note)


def _block_runs(block: FlowBlock, *, figures: bool) -> Iterator[Run]:
    match block:
        case FlowHeading(runs=runs) | FlowParagraph(runs=runs):
            yield from runs
        case FlowList() | FlowQuote() | FlowHint() | FlowBox() | FlowSteps() | FlowColumns() | FlowCards():
            yield from _container_runs(block, figures=figures)
        case FlowLink(word=word, title=title, address=address):
            yield from (*word, *title, *address)
        case FlowCode(word=word, title=title, lines=lines):
            yield from chain(word, title, *lines)
        case FlowMath():
            yield Run(text=OBJECT, origin=Added.FORMULA, formula=block.formula)
        case FlowPicture(images=images, number=number, caption=caption):
            yield from chain(*(_image_runs(image) for image in images), number, caption)
        case FlowNote(word=word, runs=runs):
            yield from (*word, *runs)
        case FlowTable():
            yield from _table_runs(block)
        case FlowFigure(scene=scene, number=number, caption=caption):
            yield from chain(scene_runs(scene) if figures else (), number, caption)
        case FlowOpenPoints(heading=heading, points=points):
            yield from chain(heading.runs, *(point.runs for point in points))
        case FlowDivider():
            return
        case _:
            assert_never(block)


def _container_runs(block: FlowContainer, *, figures: bool) -> Iterator[Run]:
    match block:
        case FlowList(items=items):
            for item in items:
                yield from _all(item.blocks, figures=figures)
        case FlowQuote(blocks=blocks):
            yield from _all(blocks, figures=figures)
        case FlowHint(word=word, blocks=blocks):
            yield from chain(word, _all(blocks, figures=figures))
        case FlowBox(word=word, title=title, blocks=blocks):
            yield from chain(word, title, _all(blocks, figures=figures))
        case FlowSteps(steps=steps):
            for step in steps:
                yield from chain(step.number, step.title, _all(step.blocks, figures=figures))
        case FlowColumns(columns=columns):
            for column in columns:
                yield from _all(column.blocks, figures=figures)
        case FlowCards(cards=cards):
            for card in cards:
                cover = _image_runs(card.cover) if card.cover else ()
                yield from chain(cover, _all(card.blocks, figures=figures), card.link)
        case _:
            assert_never(block)


def _all(blocks: tuple[FlowBlock, ...], *, figures: bool) -> Iterator[Run]:
    for block in blocks:
        yield from _block_runs(block, figures=figures)


def _table_runs(table: FlowTable) -> Iterator[Run]:
    yield from (*table.number, *table.caption)
    for row in (*table.head, *table.rows):
        for cell in row:
            yield from cell.runs


def _image_runs(image: FlowImage) -> Iterator[Run]:
    """The picture; the words of the frame that stands for it."""
    if image.picture is None:
        yield from image.frame
    else:
        yield _shown(image.picture, image.alternative)


def _shown(picture: Picture, alternative: str) -> Run:
    return Run(text=OBJECT, origin=Added.LABEL, picture=InlinePicture(picture=picture, alternative=alternative))
