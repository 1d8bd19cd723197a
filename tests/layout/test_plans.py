"""Plans as text: the seed page in draft and final, the pages of tests/pages in draft."""

from pathlib import Path

import pytest
from tests.support.goldens import check_golden
from tests.support.pages import PAGES, Planned, fixture_names, fixture_plans, plan_text, seed_plans

from export_equipe.layout.dump import dump_deck, dump_flow
from export_equipe.project.mode import Mode

GOLDEN = Path(__file__).parent / "golden"


def check_plans(planned: Planned, name: str) -> None:
    check_golden(GOLDEN / f"{name}.deck.txt", dump_deck(planned.deck))
    check_golden(GOLDEN / f"{name}.memo.txt", dump_flow(planned.memo))
    check_golden(GOLDEN / f"{name}.page.txt", dump_flow(planned.page))


@pytest.mark.parametrize("mode", list(Mode))
def test_the_plans_of_the_seed_page(mode: Mode) -> None:
    check_plans(seed_plans(mode), f"equipe-produit.{mode.value}")


@pytest.mark.parametrize("name", fixture_names())
def test_the_plans_of_the_fixture_pages(name: str) -> None:
    check_plans(fixture_plans(name), name)


def test_a_plan_depends_on_its_page_alone() -> None:
    """Lines moved in the source change no plan."""
    page = fixture_plans("tout")
    moved = page.text.replace("\n\n", "\n\n\n\n").replace("## Les listes", "\n\n## Les listes")
    assert moved != page.text
    again = plan_text(moved, (PAGES / "tout.yaml").read_text(encoding="utf-8"), name="tout")
    assert dump_deck(again.deck) == dump_deck(page.deck)
