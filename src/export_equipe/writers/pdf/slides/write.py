"""The deck as PDF.

Comes in: a deck's plan and a theme. Goes out: the bytes of a file that is PDF/UA-1 and PDF/A-3a, one page a slide.
Decided here: pages are labelled by the numbers of their slides (ISO 32000-1, 12.4.2).
"""

from typing import Any

from export_equipe.fonts.coverage import find_missing
from export_equipe.layout.deck.plan import DeckPlan
from export_equipe.theme.model import Theme
from export_equipe.writers.html import PrintPage
from export_equipe.writers.pdf.engine import closed_world
from export_equipe.writers.pdf.printing import print_sheets
from export_equipe.writers.pdf.slides.page import render_deck
from export_equipe.writers.pdf.stream_ends import settle_stream_ends
from export_equipe.writers.pdf.write import warm_up

__all__ = ["warm_up", "write_slides_pdf"]


def write_slides_pdf(plan: DeckPlan, theme: Theme) -> bytes:
    """``plan`` as PDF: the same plan, theme and libraries give the same bytes; raises ``ThemeError``."""
    page = render_deck(plan, theme)
    with closed_world():
        return settle_stream_ends(_print(page))


def _print(page: PrintPage) -> bytes:
    """``page`` as PDF, boxes in the place of the characters that no face has: only the layout knows them all."""
    missing = frozenset(find_missing(page.html))
    while True:
        printed = print_sheets(page, missing, prepare=_leave, finish=_label_pages)
        if printed.undrawn <= missing:
            return printed.data
        missing |= printed.undrawn


def _leave(tree: Any) -> None:
    """The tree of a deck is ready as it is."""
    del tree


def _label_pages(pdf: Any) -> None:
    from pydyf import Array, Dictionary

    pdf.catalog["PageLabels"] = Dictionary({"Nums": Array([0, Dictionary({"S": "/D"})])})
