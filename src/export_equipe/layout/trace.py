"""The runs of a plan, in the order in which its document says them: what the conservation law compares."""

from collections.abc import Iterator
from typing import assert_never

from export_equipe.figures.scene import Scene, SceneBox
from export_equipe.layout.deck.plan import DeckPlan, Element, FigureElement, SlidePlan, TableElement, TextElement
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
    FlowPlan,
    FlowQuote,
    FlowTable,
)
from export_equipe.typesetting.run import Run


def deck_runs(plan: DeckPlan) -> Iterator[Run]:
    """Every run of the slides in reading order, footers and notes left out."""
    for slide in plan.slides:
        yield from slide_runs(slide)


def slide_runs(slide: SlidePlan) -> Iterator[Run]:
    """The runs of one slide."""
    for element in (slide.title, *slide.elements):
        yield from _element_runs(element)


def _element_runs(element: Element) -> Iterator[Run]:
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
        case _:
            assert_never(element)


def scene_runs(scene: Scene) -> Iterator[Run]:
    """The runs of a figure's boxes."""
    for item in scene.items:
        if isinstance(item, SceneBox):
            for paragraph in item.paragraphs:
                yield from paragraph.runs


def flow_runs(plan: FlowPlan, *, figures: bool) -> Iterator[Run]:
    """Every run of a flowing document; ``figures`` says whether its pictures hold text (HTML and PDF) or not (Word)."""
    yield from plan.title
    yield from plan.lead
    for field in plan.fields:
        yield from (*field.label, *field.value)
    for block in plan.blocks:
        yield from _block_runs(block, figures=figures)


def _block_runs(block: FlowBlock, *, figures: bool) -> Iterator[Run]:
    match block:
        case FlowHeading(runs=runs) | FlowParagraph(runs=runs):
            yield from runs
        case FlowList(items=items):
            for item in items:
                yield from _item_runs(item, figures=figures)
        case FlowQuote(blocks=blocks):
            yield from _all(blocks, figures=figures)
        case FlowHint(word=word, blocks=blocks):
            yield from word
            yield from _all(blocks, figures=figures)
        case FlowCode(lines=lines):
            yield from lines
        case FlowNote(word=word, runs=runs):
            yield from (*word, *runs)
        case FlowTable():
            yield from _table_runs(block)
        case FlowFigure(scene=scene, number=number, caption=caption):
            if figures:
                yield from scene_runs(scene)
            yield from (*number, *caption)
        case FlowOpenPoints(heading=heading, points=points):
            yield from heading.runs
            for point in points:
                yield from point.runs
        case FlowDivider():
            return
        case _:
            assert_never(block)


def _all(blocks: tuple[FlowBlock, ...], *, figures: bool) -> Iterator[Run]:
    for block in blocks:
        yield from _block_runs(block, figures=figures)


def _item_runs(item: FlowItem, *, figures: bool) -> Iterator[Run]:
    yield from _all(item.blocks, figures=figures)


def _table_runs(table: FlowTable) -> Iterator[Run]:
    yield from (*table.number, *table.caption)
    for row in ((table.head,) if table.head else ()) + table.rows:
        for cell in row:
            yield from (*cell.runs, *cell.detail)
