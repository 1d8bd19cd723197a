"""Every text of every slide is inside its box by our own measures, and none is lost, on more than 2,000 drawn slides.

An error of 5 % in the measures must be seen: that is what makes the first tests worth something.
"""

from collections import Counter
from dataclasses import replace

import pytest
from tests.support.conservation import body_text, equal_or_diff, page_words
from tests.support.pages import default_theme, traced
from tests.support.slide_decks import (
    DrawnDeck,
    default_master,
    dialect_deck,
    page_deck,
    plan_storyboard,
    storyboard_deck,
    true_measures,
)
from tests.support.slide_fit import Misfit, misfits
from tests.support.slide_rules import find_faults

from export_equipe.layout.deck.archetype import Archetype
from export_equipe.layout.deck.plan import DeckPlan, SlideParagraph, SlidePlan, TableElement, TextElement
from export_equipe.layout.trace import deck_runs
from export_equipe.typesetting.measure import Measurer
from export_equipe.typesetting.run import Added, Run

PAGES, DIALECT, STORYBOARDS, STEP = 80, 60, 60, 10
SLIDES = 2_000
SAID = 0.04  # the share of slides where something does not fit, and is said: words and cells without end are drawn too
# How often each kind of slide is drawn at least. Charts have tests of their own; an agenda needs parts.
LEAST = {
    **dict.fromkeys(Archetype, 30),
    Archetype.CODE: 15, Archetype.PICTURE_TEXT: 8, Archetype.CHART: 0, Archetype.AGENDA: 0,
}  # fmt: skip
NO_ROOM = {"texte-trop-long", "tableau-trop-grand", "figure-trop-grande"}
WRONG = 0.95  # of the true measures
MAKERS = {"page": (page_deck, PAGES), "dialect": (dialect_deck, DIALECT), "storyboard": (storyboard_deck, STORYBOARDS)}
BATCHES = [(name, start) for name, (_, count) in MAKERS.items() for start in range(0, count, STEP)]


def decks(name: str, start: int) -> list[DrawnDeck]:
    make, count = MAKERS[name]
    return [make(seed) for seed in range(start, min(start + STEP, count))]


def every_deck() -> list[DrawnDeck]:
    return [deck for batch in BATCHES for deck in decks(*batch)]


def found_in(deck: DeckPlan) -> list[Misfit]:
    return misfits(deck, default_master(), true_measures())


@pytest.mark.parametrize(("name", "start"), BATCHES)
def test_every_text_is_inside_its_box_or_said_not_to_be(name: str, start: int) -> None:
    wrong = [(deck, misfit) for deck in decks(name, start) for misfit in found_in(deck.plan)]
    assert [f"{deck.name}, {misfit}" for deck, misfit in wrong if misfit.kind not in deck.said] == []


@pytest.mark.parametrize(("name", "start"), BATCHES)
def test_every_slide_keeps_the_rules_of_layouts(name: str, start: int) -> None:
    """Markers in their indents, rules in their margins, figures broken again: unless a text is said to be too much."""
    sound = [deck for deck in decks(name, start) if not NO_ROOM & set(deck.said)]
    faults = [(deck.name, find_faults(deck.plan, default_master(), true_measures())) for deck in sound]
    assert [fault for fault in faults if fault[1]] == []


def test_few_slides_hold_what_does_not_fit() -> None:
    unfit = {(deck.name, misfit.slide) for deck in every_deck() for misfit in found_in(deck.plan)}
    assert len(unfit) < SAID * sum(len(deck.plan.slides) for deck in every_deck())


@pytest.mark.parametrize("start", range(0, PAGES, STEP))
def test_no_word_of_a_page_is_lost_or_moved(start: int) -> None:
    for deck in decks("page", start):
        own = body_text(traced(tuple(deck_runs(deck.plan))))
        assert equal_or_diff(page_words(deck.text), own) is None, deck.name


@pytest.mark.parametrize("start", range(0, STORYBOARDS, STEP))
def test_no_word_of_a_storyboard_is_lost_or_moved(start: int) -> None:
    for deck in decks("storyboard", start):
        said = "".join(run.text for run in deck_runs(deck.plan) if run.origin in (Added.TEMPLATE, Added.LABEL))
        assert equal_or_diff(deck.text, said) is None, deck.name


def test_every_kind_of_slide_is_drawn_and_often() -> None:
    counts = Counter(slide.layout for deck in every_deck() for slide in deck.plan.slides)
    layouts = default_theme().layouts
    assert sum(counts.values()) >= SLIDES
    rare = {kind.value: counts[layouts[kind]] for kind, least in LEAST.items() if counts[layouts[kind]] < least}
    assert rare == {}


# The test of the test


class NarrowMeasurer(Measurer):
    """Measures that find every text narrower than it is."""

    def em(self, run: Run, text: str) -> float:
        """A part of the true width."""
        return super().em(run, text) * WRONG


def test_widths_that_are_too_small_are_seen() -> None:
    true = sum(map(overflows, (storyboard_deck(seed) for seed in range(STEP))))
    wrong = NarrowMeasurer(default_theme().measured)
    narrow = sum(overflows(plan_storyboard(seed, default_theme(), wrong)) for seed in range(STEP))
    assert narrow > true + 20


def test_lines_that_are_too_close_are_seen() -> None:
    theme = default_theme()
    close = replace(theme, slides=replace(theme.slides, pitch=theme.slides.pitch * WRONG))
    drawn = [plan_storyboard(seed, close, true_measures()) for seed in range(STEP)]
    true = sum(map(overflows, (storyboard_deck(seed) for seed in range(STEP))))
    assert sum(overflows(replace(deck, plan=_as_drawn(deck.plan))) for deck in drawn) > true + 20


def overflows(deck: DrawnDeck) -> int:
    return sum(misfit.kind != "" for misfit in found_in(deck.plan))


def _as_drawn(plan: DeckPlan) -> DeckPlan:
    """``plan`` with the line spacing that its texts should have had."""
    return replace(plan, slides=tuple(_spaced(slide) for slide in plan.slides))


def _spaced(slide: SlidePlan) -> SlidePlan:
    elements = tuple(
        replace(each, paragraphs=tuple(map(_apart, each.paragraphs)))
        if isinstance(each, TextElement)
        else _spaced_table(each)
        if isinstance(each, TableElement)
        else each
        for each in slide.elements
    )
    return replace(slide, elements=elements)


def _spaced_table(table: TableElement) -> TableElement:
    rows = tuple(
        replace(
            row,
            cells=tuple(replace(cell, paragraphs=tuple(map(_apart, cell.paragraphs))) for cell in row.cells),
        )
        for row in table.rows
    )
    return replace(table, rows=rows)


def _apart(paragraph: SlideParagraph) -> SlideParagraph:
    return replace(paragraph, pitch=paragraph.pitch / WRONG)
