"""The conservation law on drawn pages, a sample of what ``make law`` runs on thousands."""

import pytest
from tests.support.dialect import draw_page
from tests.support.law import output_law, plan_law, robust_law, written_law

PLANNED = 200
WRITTEN = 12
MUTATED = 120
MUTATED_WRITTEN = 10
STEP = 20


@pytest.mark.parametrize("start", range(0, PLANNED, STEP))
def test_drawn_pages_come_out_whole_in_every_plan(start: int) -> None:
    assert [str(breach) for seed in range(start, start + STEP) for breach in plan_law(draw_page(seed))] == []


@pytest.mark.parametrize("seed", range(WRITTEN))
def test_drawn_pages_come_out_whole_in_every_file(seed: int) -> None:
    assert [str(breach) for breach in output_law(draw_page(seed))] == []


@pytest.mark.parametrize("start", range(0, MUTATED, STEP))
def test_no_page_however_wrong_makes_the_program_raise(start: int) -> None:
    assert [str(breach) for seed in range(start, start + STEP) for breach in robust_law(draw_page(seed))] == []


@pytest.mark.parametrize("seed", range(MUTATED_WRITTEN))
def test_a_page_made_wrong_is_written_whole(seed: int) -> None:
    assert [str(breach) for breach in written_law(draw_page(seed))] == []
