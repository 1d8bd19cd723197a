"""Rules of a presentation, read from its bytes: C1 to C12 and P1 to P9, a module a group of rules.

Comes in: the bytes of a .pptx. Goes out: findings, by slide. A fault breaks a rule; a warning (C11, acronyms) asks a
person to look. What cannot be known from the file (the ground of a text on a picture) is not reported.
"""

from collections.abc import Callable, Iterable

from export_equipe.inspect.checks.common import check_nodes, check_properties
from export_equipe.inspect.checks.finding import Finding
from export_equipe.inspect.checks.pptx import (
    acronyms,
    alternatives,
    charts,
    contrast,
    grey,
    languages,
    links,
    marks,
    motion,
    order,
    overflow,
    places,
    properties,
    signs,
    sizes,
    space,
    tables,
    titles,
    typed,
)
from export_equipe.inspect.checks.pptx.deck import DeckView, SlideView, open_deck

_DECK_RULES: tuple[Callable[[DeckView], Iterable[Finding]], ...] = (
    properties.check_deck, languages.check_deck, titles.check_deck, motion.check_deck,
)  # fmt: skip
_SLIDE_RULES: tuple[Callable[[SlideView], Iterable[Finding]], ...] = (
    titles.check_prompts, places.check_slide, order.check_slide, alternatives.check_slide, tables.check_slide,
    languages.check_slide, motion.check_number, space.check_slide, overflow.check_slide, sizes.check_slide,
    contrast.check_slide, charts.check_slide, grey.check_slide, signs.check_slide, typed.check_slide,
    links.check_slide, marks.check_slide,
)  # fmt: skip


def check_pptx(data: bytes) -> tuple[Finding, ...]:
    """What the presentation ``data`` breaks, by slide."""
    deck = open_deck(data)
    findings = [*check_properties(deck.document), *(found for rule in _DECK_RULES for found in rule(deck))]
    for slide in deck.slides:
        inside = (found for found in check_nodes(slide.page.nodes, slide.place) if found.rule != "C3")  # P4 says more
        findings += [*inside, *(found for rule in _SLIDE_RULES for found in rule(slide))]
    return tuple(dict.fromkeys(findings))


def warn_pptx(data: bytes) -> tuple[Finding, ...]:
    """What a person should look at in the presentation ``data``."""
    return tuple(acronyms.check_deck(open_deck(data)))
