"""The deck: drafts with titles that only continued slides share, each made into the slides that it takes.

Comes in: a bound deck, the theme, the master's geometry, the page's figures. Goes out: a ``DeckPlan``. Decided here:
what each slide shows beside its body: draft tag, running foot, number, notes; the part of the deck that it opens.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import assert_never

from export_equipe.data.figures import AnyFigure
from export_equipe.diagnostics import Sink
from export_equipe.layout.deck.agenda import with_agenda
from export_equipe.layout.deck.archetype import DIVIDERS, Archetype
from export_equipe.layout.deck.check import report_overflow
from export_equipe.layout.deck.closing_slide import closing_slide, holds_decision, holds_motives
from export_equipe.layout.deck.compose import archetype_of, compose_slide
from export_equipe.layout.deck.context import DeckContext, settle_layouts
from export_equipe.layout.deck.cover import cover_elements, section_elements
from export_equipe.layout.deck.draft import Draft
from export_equipe.layout.deck.figure_slide import figure_slide
from export_equipe.layout.deck.footnotes import note_drafts
from export_equipe.layout.deck.gather import gather_slides
from export_equipe.layout.deck.ground import SlideGround
from export_equipe.layout.deck.judge import slide_judge
from export_equipe.layout.deck.named import told_panels
from export_equipe.layout.deck.notes import told_notes
from export_equipe.layout.deck.panel_slide import panel_slides
from export_equipe.layout.deck.picture_slide import picture_slides
from export_equipe.layout.deck.picture_text import picture_text_slide
from export_equipe.layout.deck.pieces import FigurePiece, ObjectPiece, PanelsPiece, PicturePiece, TablePiece, TextPiece
from export_equipe.layout.deck.place import Frame, draft_tag, footer, slide_number
from export_equipe.layout.deck.plan import DeckPlan, Element, SlidePlan, TextElement
from export_equipe.layout.deck.stack import stack_slide, with_stacks
from export_equipe.layout.deck.table_slide import table_slides
from export_equipe.layout.deck.text_slide import text_slides
from export_equipe.layout.deck.titles import counted_titles, distinct_titles
from export_equipe.layout.properties import Properties
from export_equipe.masters.geometry import LayoutGeometry, MasterGeometry
from export_equipe.model.document import Footnote
from export_equipe.templating.bind import BoundDeck
from export_equipe.theme.model import Theme
from export_equipe.typesetting.measure import Measurer, measurer


def plan_deck(
    deck: BoundDeck, *, theme: Theme, master: MasterGeometry, figures: Sequence[AnyFigure], properties: Properties,
    sink: Sink, notes: Sequence[Footnote] = (), source: str = "", measures: Measurer | None = None,
) -> DeckPlan:  # fmt: skip
    """The plan of ``deck``, then of the footnotes of its page; ``source`` is the page's path without suffix.

    What cannot fit is reported at its source line, and still comes out. ``measures`` are those of the theme's font
    unless others are given.
    """
    context = DeckContext(
        theme=theme, master=master, figures=figures, properties=properties, footer=deck.footer, sink=sink,
        measurer=measures or measurer(theme.measured), page=f"{source}.md" if source else "",
        layouts=settle_layouts(theme, master),
    )  # fmt: skip
    series = list(_drafts(deck, context))
    titled = distinct_titles(_numbered((*with_agenda(series), note_drafts(notes))))
    drafts = with_stacks(titled, context)
    made = [(draft, slide) for draft in drafts for slide in _slides(draft, context)]
    slides = counted_titles(made)
    keyed = tuple(replace(slide, key=f"diapositive-{number}") for number, slide in enumerate(slides, 1))
    report_overflow(keyed, context)
    return DeckPlan(properties=properties, slides=keyed, source=source, width=master.width, height=master.height)


def _drafts(deck: BoundDeck, context: DeckContext) -> Iterator[tuple[Draft, ...]]:
    for bound in gather_slides(deck.slides, context):
        yield compose_slide(bound, slide_judge(bound, context))


def _numbered(series: Iterable[tuple[Draft, ...]]) -> Iterator[Draft]:
    for number, drafts in enumerate(series):
        yield from (replace(draft, series=number) for draft in drafts)


def _slides(draft: Draft, context: DeckContext) -> Iterator[SlidePlan]:
    """The slides that ``draft`` takes."""
    if draft.archetype is Archetype.COVER or draft.archetype in DIVIDERS:
        layout = context.layout(draft.archetype.value)
        make = cover_elements if draft.archetype is Archetype.COVER else section_elements
        title, elements = make(draft, layout, context.sizes, context.measurer)
        yield _slide(draft, layout, context, title=title, elements=elements)
        return
    if draft.archetype is Archetype.CLOSING:
        yield from _closing(draft, context)
        return
    if draft.under:
        layout = context.layout(Archetype.TABLE.value)
        frame, elements = stack_slide(draft, layout, context)
        yield _framed(draft, layout, context, frame, elements)
        return
    yield from _text(draft, context) if draft.shown is None else _shown(draft, draft.shown, context)


def _closing(draft: Draft, context: DeckContext) -> Iterator[SlidePlan]:
    """The decision, with what it hangs on when there is room, else before it; as text when it is too long."""
    layout = context.layout(draft.archetype.value)
    alone = replace(draft, pieces=(), shown=None)
    whole = holds_decision(draft, layout, context)
    held = whole and holds_motives(draft, layout, context)
    if whole:
        frame, elements = closing_slide(draft if held else alone, layout, context)
        yield _framed(draft, layout, context, frame, elements)
    else:
        yield from _slides(replace(alone, archetype=Archetype.TEXT, pieces=(TextPiece(runs=draft.text),)), context)
    if not held and (draft.shown or draft.pieces):
        archetype = archetype_of(draft.shown) if draft.shown else Archetype.TEXT
        yield from _slides(replace(_after(draft), archetype=archetype), context)


def _after(draft: Draft) -> Draft:
    """``draft`` for what is told on the slides after its first."""
    return replace(draft, continues=True, anchors=(), notes=(), section="", subtitle=())


def _text(draft: Draft, context: DeckContext) -> Iterator[SlidePlan]:
    for index, (layout, frame, elements, anchors) in enumerate(text_slides(draft, context)):
        yield _framed(_anchored(draft, index, anchors), layout, context, frame, elements)


def _shown(draft: Draft, shown: ObjectPiece, context: DeckContext) -> Iterator[SlidePlan]:
    layout = context.layout(draft.archetype.value)
    match shown:
        case TablePiece(table=table):
            for index, (frame, element) in enumerate(table_slides(draft, table, layout, context)):
                yield _framed(_anchored(draft, index), layout, context, frame, (element,))
        case PicturePiece() if draft.archetype is Archetype.PICTURE_TEXT:
            frame, elements = picture_text_slide(draft, shown, layout, context)
            yield _framed(draft, layout, context, frame, elements)
        case PicturePiece():
            for index, (frame, elements) in enumerate(picture_slides(draft, shown, layout, context)):
                yield _framed(_anchored(draft, index), layout, context, frame, elements)
        case PanelsPiece():
            for index, (frame, elements, anchors) in enumerate(panel_slides(draft, shown, layout, context)):
                yield _framed(_anchored(draft, index, anchors), layout, context, frame, elements)
        case FigurePiece():
            frame, drawn, notes, whole = figure_slide(draft, shown, layout, context)
            yield _framed(replace(draft, notes=notes), layout, context, frame, drawn)
            if not whole:
                yield from _text(replace(_after(draft), pieces=tuple(told_panels(shown.beside))), context)
        case _:
            assert_never(shown)


def _anchored(draft: Draft, index: int, anchors: tuple[str, ...] = ()) -> Draft:
    """``draft`` for its slide ``index`` (from 0), which also answers to ``anchors``.

    Its own anchors lead to the first, which has its notes and opens its part of the deck.
    """
    if index == 0:
        return replace(draft, anchors=(*draft.anchors, *anchors))
    return replace(draft, anchors=anchors, notes=(), section="")


def _framed(
    draft: Draft, layout: LayoutGeometry, context: DeckContext, frame: Frame, elements: tuple[Element, ...]
) -> SlidePlan:
    shown = (*((frame.subtitle,) if frame.subtitle else ()), *elements)
    return _slide(draft, layout, context, title=frame.title, elements=shown)


def _with_tag(elements: tuple[Element, ...], tag: TextElement | None) -> tuple[Element, ...]:
    """``elements`` and the draft tag, last in its placeholder, else where it stands: right after the title."""
    if tag is None:
        return elements
    return (*elements, tag) if tag.placeholder is not None else (tag, *elements)


def _slide(
    draft: Draft, layout: LayoutGeometry, context: DeckContext, *, title: TextElement, elements: tuple[Element, ...]
) -> SlidePlan:
    tag = draft_tag(layout, context.sizes) if context.properties.draft else None
    foot = footer(layout, context.footer, context.sizes, context.measurer)
    ground = SlideGround(layout, context.theme)
    shown = _with_tag(elements, tag)
    return SlidePlan(
        key="", layout=layout.name, title=ground.text(title),
        elements=tuple(each for element in shown for each in ground.elements(element)),
        footer=ground.text(foot) if foot else None, number=slide_number(layout),
        number_ink=ground.number_ink(),
        notes=(*draft.notes, *(told_notes(elements) if draft.told else ())),
        anchors=tuple(dict.fromkeys(draft.anchors)), section=draft.section,
    )  # fmt: skip
