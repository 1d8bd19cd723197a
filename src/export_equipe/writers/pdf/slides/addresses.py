"""Where the links of a deck lead in its PDF.

Comes in: an address (see ``model.inline.Link``). Goes out: what ``href`` says, ``""`` when it leads nowhere. Decided
here: an anchor leads to the first slide that answers to it; another page leads to its deck in PDF, at its beginning.
"""

from collections.abc import Callable
from typing import Final

from export_equipe.layout.addresses import FILE, PAGE, document_address
from export_equipe.layout.deck.plan import DeckPlan
from export_equipe.writers.html.addresses import safe_href

SUFFIX: Final = ".diapositives.pdf"
_OUTSIDE: Final = ("http:", "https:", "mailto:", "tel:")


def deck_addresses(plan: DeckPlan) -> Callable[[str], str]:
    """What addresses say in the PDF of ``plan``."""
    slides = {anchor: slide.key for slide in reversed(plan.slides) for anchor in slide.anchors}

    def address(href: str) -> str:
        if href.startswith("#"):
            return f"#{slides[href[1:]]}" if href[1:] in slides else ""
        if href.startswith(PAGE):
            return document_address(href.partition("#")[0], source=plan.source, suffix=SUFFIX)
        if href.startswith(FILE):  # a path of the machine (``file:///``) is none of the folder
            return "" if href.startswith(f"{FILE}/") else document_address(href, source=plan.source, suffix=SUFFIX)
        found = safe_href(href)
        return found if found.lower().startswith(_OUTSIDE) else ""

    return address
