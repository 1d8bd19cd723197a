"""The cover and the section slides.

Comes in: a draft and its layout. Goes out: the title and the other elements. Decided here: the facts of the cover stand
side by side, each a label over its value.
"""

from collections.abc import Sequence
from dataclasses import replace

from export_equipe.layout.deck.archetype import Archetype
from export_equipe.layout.deck.draft import Draft
from export_equipe.layout.deck.fit import SAFETY
from export_equipe.layout.deck.place import choose_size, emu, placed_text, points
from export_equipe.layout.deck.plan import Element, SlideParagraph, TextElement
from export_equipe.layout.runs import runs_of
from export_equipe.masters.complete import FACTS, KICKER, NUMBER, SUBTITLE
from export_equipe.masters.geometry import Box, LayoutGeometry, Placeholder, PlaceholderKind
from export_equipe.theme.model import SlideSizes
from export_equipe.typesetting.measure import Measurer
from export_equipe.typesetting.run import Added, Run, Runs

NUMBER_SIZE = 90.0
FACT_SIZE = 18.0
FACT_GAP = 36.0  # points between two facts
TITLE_PITCH = 1.12
GAP = 14.0


def cover_elements(
    draft: Draft, layout: LayoutGeometry, sizes: SlideSizes, measurer: Measurer
) -> tuple[TextElement, tuple[Element, ...]]:
    """The cover's title, and its kicker, subtitle and facts."""
    title = _title(draft, layout, sizes, measurer, color="accent")
    elements: list[Element] = []
    kicker = layout.find(PlaceholderKind.BODY, KICKER)
    if draft.kicker and kicker:
        elements.append(placed_text(kicker, draft.kicker, size=18.0, pitch=sizes.pitch, color="mention"))
    subtitle = layout.find(PlaceholderKind.BODY, SUBTITLE) or layout.find(PlaceholderKind.SUBTITLE)
    if draft.subtitle and subtitle:
        elements.append(_subtitle(draft, subtitle, title.box.bottom, measurer))
    facts = layout.find(PlaceholderKind.BODY, FACTS)
    if draft.facts and facts:
        elements.extend(_in_the_middle(_facts(draft, facts, sizes, measurer), facts))
    if subtitle and not draft.subtitle and layout.adapted:
        elements = _placed_first(elements, subtitle)
    return title, tuple(elements)


def _placed_first(elements: list[Element], place: Placeholder) -> list[Element]:
    """``elements``, the first of them in ``place``, which nothing else takes."""
    first = next((each for each in elements if isinstance(each, TextElement) and each.placeholder is None), None)
    return [replace(first, placeholder=place.index) if first and each is first else each for each in elements]


def section_elements(
    draft: Draft, layout: LayoutGeometry, sizes: SlideSizes, measurer: Measurer
) -> tuple[TextElement, tuple[Element, ...]]:
    """The title of a section or of an annex, its number and its subtitle."""
    color = "accent" if draft.archetype is Archetype.ANNEX else "on_accent"
    title = _title(draft, layout, sizes, measurer, color=color)
    elements: list[Element] = []
    number = layout.find(PlaceholderKind.BODY, NUMBER)
    place = layout.find(PlaceholderKind.BODY, SUBTITLE)
    if draft.number and number is not None:
        size = min(NUMBER_SIZE, points(number.box.height)) if layout.adapted else NUMBER_SIZE
        shown = placed_text(number, draft.number, size=size, pitch=1.0, color=color, strong=True, anchor="bottom")
        free = place.index if place and not draft.subtitle else None  # where the layout has no place of its own for it
        elements.append(shown if shown.placeholder is not None else replace(shown, placeholder=free))
    if draft.subtitle and place is not None:
        element = _subtitle(draft, place, title.box.bottom, measurer)
        elements.append(replace(element, paragraphs=tuple(replace(p, color=color) for p in element.paragraphs)))
    return title, tuple(elements)


def _title(draft: Draft, layout: LayoutGeometry, sizes: SlideSizes, measurer: Measurer, *, color: str) -> TextElement:
    place = layout.find(PlaceholderKind.TITLE)
    assert place is not None, "layouts are checked before"
    width = points(place.box.width - place.inset_left - place.inset_right)
    size, lines = choose_size(draft.title, sizes.cover, width, measurer, strong=True, lines=3)
    height = emu(lines * size * TITLE_PITCH + points(place.inset_top + place.inset_bottom))
    box = replace(place.box, height=max(place.box.height, height))
    return placed_text(
        place,
        draft.title,
        size=size,
        pitch=TITLE_PITCH,
        color=color,
        strong=True,
        box=box,
        anchor=place.anchor or "top",
    )


def _subtitle(draft: Draft, place: Placeholder, bottom: int, measurer: Measurer) -> TextElement:
    width = points(place.box.width - place.inset_left - place.inset_right)
    size, lines = choose_size(draft.subtitle, (20.0, 18.0), width, measurer, strong=False, lines=4)
    top = max(place.box.y, bottom + emu(GAP))
    height = emu(lines * size * 1.4 + points(place.inset_top + place.inset_bottom))
    return placed_text(place, draft.subtitle, size=size, pitch=1.4, color="secondary",
                       box=Box(place.box.x, top, place.box.width, height))  # fmt: skip


def _facts(draft: Draft, place: Placeholder, sizes: SlideSizes, measurer: Measurer) -> list[TextElement]:
    """One element a fact, side by side; the first stands in the placeholder."""
    elements: list[TextElement] = []
    told = [((Run(text=fact.label, origin=Added.LABEL, strong=True),), runs_of(fact.value)) for fact in draft.facts]
    left, pitch = place.box.x, FACT_SIZE * sizes.pitch
    for index, (texts, wide) in enumerate(zip(told, _fact_widths(told, place, measurer), strict=True)):
        paragraphs = tuple(SlideParagraph(runs=runs, size=FACT_SIZE, pitch=pitch, color="secondary") for runs in texts)
        lines = sum(len(measurer.break_lines(runs, size=FACT_SIZE, width=wide / SAFETY).lines) for runs in texts)
        width, height = emu(wide), emu(lines * pitch)
        box = Box(left, place.box.bottom - height, width, height)
        elements.append(TextElement(name=f"{place.name} {index + 1}", box=box, paragraphs=paragraphs, anchor="bottom",
                                    placeholder=place.index if index == 0 else None))  # fmt: skip
        left += width + emu(FACT_GAP)
    return elements


def _fact_widths(told: Sequence[tuple[Runs, Runs]], place: Placeholder, measurer: Measurer) -> list[float]:
    """What each fact asks for on one line, in points; where that is too much, the widest share what others leave."""
    wanted = [max(measurer.width(runs, FACT_SIZE) for runs in texts) * SAFETY + 2 for texts in told]
    left = points(place.box.width) - FACT_GAP * (len(wanted) - 1)
    share = 0.0
    for count, each in zip(range(len(wanted), 0, -1), sorted(wanted), strict=True):
        share = max(left / count, FACT_SIZE)
        left -= min(each, share)
    return [min(each, share) for each in wanted]


def _in_the_middle(facts: list[TextElement], place: Placeholder) -> list[TextElement]:
    """``facts`` together in the middle of a place whose text is there, else as they are."""
    aside = (place.box.right - facts[-1].box.right) // 2 if place.align == "center" else 0
    return [replace(fact, box=replace(fact.box, x=fact.box.x + max(aside, 0))) for fact in facts]
