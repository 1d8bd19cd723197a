"""A page a slide, each as large as the slide, each word in its box."""

from dataclasses import replace
from io import BytesIO

import pytest
from pikepdf import Pdf
from tests.support.charts import plan_charts
from tests.support.pages import Mode, Planned, default_theme, fixture_plans, plan_text, seed_plans, write_plan
from tests.writers.slides_pdf.places import stray_words

from export_equipe.layout.deck.plan import DeckPlan, TextElement
from export_equipe.writers.pdf.slides import write_slides_pdf

FORM = "slides-pdf"
PAGES = {
    "seed": lambda: seed_plans(Mode.DRAFT),
    "tout": lambda: fixture_plans("tout"),
    "longue": lambda: fixture_plans("longue"),
    "charts": plan_charts,
    "a word too wide": lambda: plan_text(f"# Titre\n\n## Partie\n\n{'mot' * 200} et la suite.\n"),
    "a row too high": lambda: plan_text(f"# Titre\n\n| A | B |\n| --- | --- |\n| {'Des mots. ' * 900} | b |\n"),
    "lists in cells": lambda: plan_text(
        "# Titre\n\n<table><thead><tr><th>A</th></tr></thead><tbody><tr><td><ul><li>un</li><li>deux"
        "<ol><li>trois</li></ol></li></ul></td></tr></tbody></table>\n"
    ),
}


@pytest.fixture(params=PAGES)
def planned(request: pytest.FixtureRequest) -> Planned:
    return PAGES[request.param]()


def test_each_slide_is_a_page_of_its_size(planned: Planned) -> None:
    with Pdf.open(BytesIO(write_plan(planned.deck, FORM))) as pdf:
        sizes = [tuple(float(side) for side in page.mediabox) for page in pdf.pages]
    assert sizes == [(0, 0, 960, 540)] * len(planned.deck.slides)


def test_all_words_stand_in_their_boxes(planned: Planned) -> None:
    assert list(stray_words(planned.deck, write_plan(planned.deck, FORM))) == []


def test_a_word_out_of_its_box_is_seen() -> None:
    """Without this, the test above could be blind."""
    planned = seed_plans(Mode.DRAFT)
    data = write_plan(planned.deck, FORM)
    for shift in (-2, 2):
        moved = _moved(planned.deck, shift * 12_700)
        assert list(stray_words(moved, data)), shift


def _moved(plan: DeckPlan, by: int) -> DeckPlan:
    """``plan`` with its texts said to stand elsewhere."""
    return replace(
        plan,
        slides=tuple(
            replace(
                slide,
                elements=tuple(
                    replace(each, box=replace(each.box, x=each.box.x + by, width=each.box.width - abs(by)))
                    if isinstance(each, TextElement)
                    else each
                    for each in slide.elements
                ),
            )
            for slide in plan.slides
        ),
    )


def test_another_size_of_slides_is_followed() -> None:
    plan = replace(seed_plans(Mode.DRAFT).deck, width=9_144_000, height=6_858_000)
    with Pdf.open(BytesIO(write_slides_pdf(plan, default_theme()))) as pdf:
        assert {tuple(float(side) for side in page.mediabox) for page in pdf.pages} == {(0, 0, 720, 540)}


def test_a_text_that_is_too_high_makes_no_page(planned: Planned) -> None:
    slides = tuple(
        replace(slide, title=replace(slide.title, box=replace(slide.title.box, y=planned.deck.height - 12_700)))
        for slide in planned.deck.slides
    )
    with Pdf.open(BytesIO(write_slides_pdf(replace(planned.deck, slides=slides), default_theme()))) as pdf:
        assert len(pdf.pages) == len(slides)


def test_the_same_plan_gives_the_same_bytes() -> None:
    plan = fixture_plans("tout").deck
    assert write_slides_pdf(plan, default_theme()) == write_slides_pdf(plan, default_theme())
