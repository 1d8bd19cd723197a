"""The deck: drafts with titles that no two share, each made into the slides that it takes.

Comes in: a bound deck, the theme, the master's geometry, the page's figures. Goes out: a ``DeckPlan``. Decided here:
what each archetype shows beside its body: subtitle, draft tag, running foot, number.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import assert_never

from export_equipe.data.figures import AnyFigure
from export_equipe.diagnostics import Sink
from export_equipe.layout.deck.check import report_overflow, report_small_formulas
from export_equipe.layout.deck.compose import compose_slide
from export_equipe.layout.deck.context import DeckContext
from export_equipe.layout.deck.cover import cover_elements, section_elements
from export_equipe.layout.deck.draft import Archetype, Draft
from export_equipe.layout.deck.figure_slide import figure_slide
from export_equipe.layout.deck.fit import FittedText, TextMetrics, fit_text
from export_equipe.layout.deck.footnotes import note_drafts
from export_equipe.layout.deck.gather import gather_slides
from export_equipe.layout.deck.picture_slide import picture_slides
from export_equipe.layout.deck.pieces import FigurePiece, ObjectPiece, PicturePiece, TablePiece
from export_equipe.layout.deck.place import Frame, draft_tag, footer, points, slide_number
from export_equipe.layout.deck.plan import DeckPlan, Element, SlidePlan, TextElement
from export_equipe.layout.deck.room import slide_room
from export_equipe.layout.deck.table_slide import table_slides
from export_equipe.layout.deck.text import text_elements
from export_equipe.layout.deck.titles import part_title, unique_titles
from export_equipe.layout.deck.topics import STATEMENT
from export_equipe.layout.properties import Properties
from export_equipe.layout.runs import repeated
from export_equipe.masters.geometry import LayoutGeometry, MasterGeometry
from export_equipe.model.document import Footnote
from export_equipe.templating.bind import BoundDeck
from export_equipe.theme.model import Theme


def plan_deck(
    deck: BoundDeck, *, theme: Theme, master: MasterGeometry, figures: Sequence[AnyFigure], properties: Properties,
    sink: Sink, notes: Sequence[Footnote] = (), source: str = "",
) -> DeckPlan:  # fmt: skip
    """The plan of ``deck``, then of the footnotes of its page; ``source`` is the page's path without suffix.

    What cannot fit is reported at its source line, and still comes out.
    """
    context = DeckContext(
        theme=theme, master=master, figures=figures, properties=properties, footer=deck.footer, sink=sink
    )
    drafts = unique_titles((*_drafts(deck, context), *note_drafts(notes)))
    slides = [slide for draft in drafts for slide in _slides(draft, context)]
    keyed = tuple(replace(slide, key=f"diapositive-{number}") for number, slide in enumerate(slides, 1))
    report_overflow(keyed, context)
    return DeckPlan(properties=properties, slides=keyed, source=source)


def _drafts(deck: BoundDeck, context: DeckContext) -> Iterator[Draft]:
    for bound in gather_slides(deck.slides, context):
        yield from compose_slide(bound, slide_room(bound, context).is_filled_by)


def _slides(draft: Draft, context: DeckContext) -> Iterator[SlidePlan]:
    """The slides that ``draft`` takes."""
    layout = context.layout(draft.archetype.value)
    match draft.archetype:
        case Archetype.COVER | Archetype.SECTION:
            make = cover_elements if draft.archetype is Archetype.COVER else section_elements
            title, elements = make(draft, layout, context.sizes, context.measurer)
            yield _slide(draft, layout, context, title=title, elements=elements)
        case Archetype.TEXT:
            yield from _text_slides(draft, layout, context)
        case Archetype.TABLE | Archetype.FIGURE:
            assert draft.shown is not None, "what a slide shows is drafted with it"
            yield from _object_slides(draft, draft.shown, layout, context)


def _object_slides(
    draft: Draft, shown: ObjectPiece, layout: LayoutGeometry, context: DeckContext
) -> Iterator[SlidePlan]:
    match shown:
        case TablePiece(table=table):
            for index, (frame, element) in enumerate(table_slides(draft, table, layout, context)):
                yield _framed(draft if index == 0 else _again(draft), layout, context, frame, (element,))
        case PicturePiece():
            for index, (frame, elements) in enumerate(picture_slides(draft, shown, layout, context)):
                yield _framed(draft if index == 0 else _again(draft), layout, context, frame, elements)
        case FigurePiece(note=note):
            frame, drawn, notes = figure_slide(draft, note, layout, context)
            yield _framed(replace(draft, notes=notes), layout, context, frame, drawn)
        case _:
            assert_never(shown)


def _again(draft: Draft) -> Draft:
    """``draft`` for the slides that follow its first."""
    return replace(draft, notes=(), anchors=())


def _text_slides(draft: Draft, layout: LayoutGeometry, context: DeckContext) -> Iterator[SlidePlan]:
    parts = _fitted(draft, layout, context, context.frame(layout, draft.title, draft.subtitle))
    if len(parts) > 1:  # the titles of the following slides are longer, and may leave less room
        later = context.frame(layout, part_title(draft.title, 9, 9), draft.subtitle)
        parts = _fitted(draft, layout, context, later)
    for index, part in enumerate(parts, 1):
        title = part_title(draft.title, index, len(parts))
        frame = context.frame(layout, title, repeated(draft.subtitle) if index > 1 else draft.subtitle)
        metrics = _metrics(layout, context, frame)
        report_small_formulas(part, metrics, context)
        ink = context.theme.colors["text"]
        elements = text_elements(part, frame.body, metrics, context.zone(layout), ink=ink)
        named = tuple(anchor for piece in part.pieces for anchor in piece.anchors)
        plain = draft if index == 1 else _again(draft)
        yield _framed(replace(plain, anchors=(*plain.anchors, *named)), layout, context, frame, elements)


def _fitted(draft: Draft, layout: LayoutGeometry, context: DeckContext, frame: Frame) -> tuple[FittedText, ...]:
    metrics = _metrics(layout, context, frame)
    large = draft.pieces[0].box.startswith(STATEMENT)
    sizes = context.sizes.title if large else context.sizes.body
    return fit_text(draft.pieces, height=points(frame.body.height), sizes=sizes, metrics=metrics)


def _metrics(layout: LayoutGeometry, context: DeckContext, frame: Frame) -> TextMetrics:
    zone = context.zone(layout)
    width = points(frame.body.width - zone.inset_left - zone.inset_right)
    return TextMetrics(context.measurer, width, context.sizes.pitch, points(frame.body.height))


def _framed(
    draft: Draft, layout: LayoutGeometry, context: DeckContext, frame: Frame, elements: tuple[Element, ...]
) -> SlidePlan:
    shown = (*((frame.subtitle,) if frame.subtitle else ()), *elements)
    return _slide(draft, layout, context, title=frame.title, elements=shown)


def _slide(
    draft: Draft, layout: LayoutGeometry, context: DeckContext, *, title: TextElement, elements: tuple[Element, ...]
) -> SlidePlan:
    tag = draft_tag(layout, context.sizes) if context.properties.draft else None
    return SlidePlan(
        key="", layout=layout.name, title=title, elements=(*elements, *((tag,) if tag else ())),
        footer=footer(layout, context.footer, context.sizes), number=slide_number(layout), notes=draft.notes,
        anchors=tuple(dict.fromkeys(draft.anchors)),
    )  # fmt: skip
