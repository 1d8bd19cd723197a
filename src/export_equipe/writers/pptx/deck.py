"""Writes a deck: the plan's slides on the theme's master.

Comes in: a ``DeckPlan`` and a ``Theme``. Goes out: the bytes of a .pptx, the same for the same plan. Decided here:
nothing; the plan says what stands where, this room says it in PresentationML.
"""

from io import BytesIO
from typing import Final
from urllib.parse import quote

from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.parts.slide import BaseSlidePart
from pptx.presentation import Presentation as Deck

from export_equipe.layout.deck.plan import DeckPlan, SlidePlan
from export_equipe.theme.model import Theme
from export_equipe.writers.package import repackage
from export_equipe.writers.pptx.markup import legal
from export_equipe.writers.pptx.master import Model, open_master, read_model
from export_equipe.writers.pptx.notes import write_notes
from export_equipe.writers.pptx.properties import write_properties
from export_equipe.writers.pptx.slide import write_tree
from export_equipe.writers.pptx.text import Ink

_ADDRESS_CHARACTERS: Final = "%:/?#[]@!$&'()*+,;=-._~"  # RFC 3986: what stands in an address as it is


def write_deck(plan: DeckPlan, theme: Theme) -> bytes:
    """The .pptx of ``plan``; raises ``ThemeError`` when the master lacks a layout that the plan names."""
    deck = open_master(theme.deck_master)
    models = {name: read_model(deck, name) for name in dict.fromkeys(slide.layout for slide in plan.slides)}
    for position, slide in enumerate(plan.slides, 1):
        _add_slide(deck, slide, position, models[slide.layout], theme, plan.properties.language)
    write_properties(deck.part.package, plan.properties, len(plan.slides))
    output = BytesIO()
    deck.save(output)
    return repackage(output.getvalue())


def _add_slide(deck: Deck, plan: SlidePlan, position: int, model: Model, theme: Theme, language: str) -> None:
    slide = deck.slides.add_slide(model.layout)
    tree = parse_xml(write_tree(plan, position, model.slots, _ink(slide.part, theme, language)))
    own = slide.shapes._spTree
    own.getparent().replace(own, tree)
    if plan.notes:
        write_notes(slide, plan.notes, _ink(slide.notes_slide.part, theme, language))


def _ink(part: BaseSlidePart, theme: Theme, language: str) -> Ink:
    """What the texts of ``part`` share; a link becomes one of its external relationships."""

    def link(address: str) -> str:
        target = quote(legal(address), safe=_ADDRESS_CHARACTERS)
        return part.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)

    return Ink(theme=theme, language=language, link=link)
