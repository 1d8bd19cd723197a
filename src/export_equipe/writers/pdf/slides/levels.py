"""The levels of the titles of a deck.

Comes in: a plan. Goes out: a level for each slide, none skipped. Decided here: the first slide names the whole; a slide
that begins a part of the deck stands above those that follow it.
"""

from collections.abc import Iterator

from export_equipe.layout.deck.plan import DeckPlan


def title_levels(plan: DeckPlan) -> Iterator[int]:
    """The level of each slide's title, from 1."""
    inside = False
    for index, slide in enumerate(plan.slides):
        begins = bool(slide.section) and index > 0
        inside = inside or begins
        yield 1 if index == 0 else 3 if inside and not begins else 2
