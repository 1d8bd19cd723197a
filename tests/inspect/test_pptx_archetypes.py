"""Each archetype that a storyboard names keeps every rule."""

from pathlib import Path

import pytest
from tests.layout.test_archetypes import SLIDES, deck_of, slide
from tests.support.pages import default_theme

from export_equipe.inspect.checks.pptx import check_pptx
from export_equipe.writers.pptx.deck import write_deck


@pytest.mark.parametrize("layout", SLIDES)
def test_an_archetype_keeps_every_rule(layout: str, tmp_path: Path) -> None:
    says = SLIDES[layout].replace("Sous-titre", "Un complément")  # not the word that the layout asks with
    plan, _ = deck_of(tmp_path, slide(layout, says, title="Ce que dit la diapositive"))
    assert check_pptx(write_deck(plan, default_theme())) == ()
