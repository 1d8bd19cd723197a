"""Decks drawn at random: what is found on them is what the layout itself announced, and what is planted in measures."""

import pytest
from tests.support.pages import default_theme
from tests.support.slide_decks import page_deck, plan_storyboard, storyboard_deck, true_measures, written

from export_equipe.inspect.checks.pptx import check_pptx
from export_equipe.typesetting.measure import Measurer
from export_equipe.typesetting.run import Run

SEEDS = range(8)
SAID = frozenset({"texte-trop-long", "colonne-trop-etroite", "figure-trop-grande", "mot-trop-long"})
# A page may have an empty name for a row, and a title so long that it pushes all else away.
OF_THE_PAGE = frozenset({"C9"})


class NarrowMeasurer(Measurer):
    """Measures text a tenth narrower than it is: more than the margin of the layout forgives."""

    def em(self, run: Run, text: str) -> float:
        return 0.9 * super().em(run, text)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("draw", [page_deck, storyboard_deck])
def test_only_what_the_layout_announced_is_found(draw, seed: int) -> None:  # type: ignore[no-untyped-def]
    deck = draw(seed)
    found = [each for each in check_pptx(written(deck.plan)) if each.rule not in OF_THE_PAGE]
    announced = bool(deck.said & SAID)
    assert [each for each in found if not (announced and each.rule in ("P3", "P9"))] == []


def test_wrong_measures_are_found() -> None:
    right, wrong = (
        [
            each
            for seed in SEEDS
            if not (deck := plan_storyboard(seed, default_theme(), measures)).said & SAID
            for each in check_pptx(written(deck.plan))
            if each.rule == "P9"
        ]
        for measures in (true_measures(), NarrowMeasurer(default_theme().measured))
    )
    assert right == []
    assert len(wrong) > 10
