"""LibreOffice draws every text of more than 300 drawn slides, of the fixture site and of the seed page in its box.

The measured fonts are given to it. A line may leave its box by ``slide_drawn.NEAR`` points, never the slide; the
letters of two texts may meet by ``slide_drawn.TOUCH`` points. ``make fit`` says how far our lines are from those drawn.
"""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.support.fit_report import block_errors, compare
from tests.support.pages import default_theme, open_planner, seed_files
from tests.support.site import SITE, SPACE
from tests.support.slide_decks import (
    default_master,
    dialect_deck,
    joined_plan,
    page_deck,
    plan_storyboard,
    storyboard_deck,
    true_measures,
    written,
)
from tests.support.slide_drawn import DrawnSlides, check_in_libreoffice
from tests.support.slide_fit import misfits
from tests.test_slides_fit import NarrowMeasurer

from export_equipe.layout.deck.plan import DeckPlan

CONVERT = Callable[[Path, Path], Path]
DECKS, DIALECT, SLIDES = 13, 10, 300
SAME_LINES = 0.99  # of paragraphs
WIDTH, HEIGHT = 0.006, 1.2  # the share by which a line may be drawn wider; points by which a text may be drawn higher


def site_plan() -> DeckPlan:
    """The decks of all pages of the fixture site."""
    files = {path.relative_to(SITE).as_posix(): path.read_bytes() for path in SITE.rglob("*") if path.is_file()}
    names = [path.relative_to(SPACE).as_posix() for path in sorted(SPACE.rglob("*.md"))]
    plans = []
    for name in names:
        if not name.startswith(".") and name != "SUMMARY.md":
            with open_planner(files, name) as planner:
                plans.append(planner.deck)
    return joined_plan(plans)


def seed_plan() -> DeckPlan:
    """The deck of the seed page."""
    files = seed_files()
    with open_planner(files, next(iter(files))) as planner:
        return planner.deck


def drawn_plan() -> DeckPlan:
    """Drawn decks of every kind."""
    decks = [make(seed) for seed in range(DECKS) for make in (storyboard_deck, page_deck)]
    return joined_plan([deck.plan for deck in (*decks, *(dialect_deck(seed) for seed in range(DIALECT)))])


def draw(plan: DeckPlan, convert: CONVERT) -> DrawnSlides:
    unfit = frozenset(misfit.slide for misfit in misfits(plan, default_master(), true_measures()) if misfit.kind)
    return check_in_libreoffice(written(plan), plan, default_master(), convert, excused=unfit)


@pytest.fixture(scope="module")
def drawn(libreoffice: CONVERT) -> DrawnSlides:
    return draw(drawn_plan(), libreoffice)


def test_every_line_of_drawn_slides_is_in_its_box(drawn: DrawnSlides) -> None:
    assert drawn.faults == []
    assert len({each.passage.slide for each in drawn.passages}) >= SLIDES


@pytest.mark.parametrize("make", [site_plan, seed_plan])
def test_every_line_of_real_slides_is_in_its_box(make: Callable[[], DeckPlan], libreoffice: CONVERT) -> None:
    plan = make()
    found = draw(plan, libreoffice)
    assert found.faults == []
    assert found.pages == len(plan.slides)


def test_lines_widths_and_heights_are_ours(drawn: DrawnSlides) -> None:
    paragraphs = compare(drawn.passages)
    assert sum(each.same_count for each in paragraphs) > SAME_LINES * len(paragraphs)
    wide = [(error / width, each.text) for each in paragraphs for error, width in each.width_errors()]
    assert max(wide)[0] < WIDTH
    assert max(map(abs, block_errors(drawn.passages))) < HEIGHT


def test_widths_that_are_too_small_are_seen(libreoffice: CONVERT) -> None:
    """An error of 5 %: many texts need more lines than their boxes were made for."""
    narrow = NarrowMeasurer(default_theme().measured)
    plan = joined_plan([plan_storyboard(seed, default_theme(), narrow).plan for seed in range(3)])
    found = check_in_libreoffice(written(plan), plan, default_master(), libreoffice)
    assert len([fault for fault in found.faults if "beyond its" in fault]) > 10
