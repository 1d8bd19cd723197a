"""The levels of the titles of a deck.

Comes in: a plan, the theme. Goes out: a level for each slide, none skipped. Decided here: the first slide names the
whole; a slide that opens a section stands above those that follow it. Layouts tell which one does, where a theme has a
layout for nothing else.
"""

from collections.abc import Iterator

from export_equipe.layout.deck.plan import DeckPlan
from export_equipe.theme.model import Theme

_SECTION = "section"


def title_levels(plan: DeckPlan, theme: Theme) -> Iterator[int]:
    """The level of each slide's title, from 1."""
    opening = _section_layout(theme)
    inside = False
    for index, slide in enumerate(plan.slides):
        if index == 0:
            yield 1
        elif slide.layout == opening:
            inside = True
            yield 2
        else:
            yield 3 if inside else 2


def _section_layout(theme: Theme) -> str | None:
    """The layout of slides that open a section, if no other archetype has it."""
    layout = theme.layouts.get(_SECTION)
    shared = [role for role, name in theme.layouts.items() if name == layout]
    return layout if len(shared) == 1 else None
