"""The page as PDF.

Comes in: a plan and a theme. Goes out: the bytes of a file that is PDF/UA-1 and PDF/A-3a. CSS does the layout, through
WeasyPrint; the tag tree is ours (see ``tags``). Nothing is decided about content.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any

from export_equipe.fonts.coverage import find_missing
from export_equipe.layout.flow.plan import FlowPlan
from export_equipe.theme.model import Theme
from export_equipe.writers.html import PrintPage, render_print
from export_equipe.writers.pdf.bookmarks import name_bookmarks
from export_equipe.writers.pdf.engine import closed_world
from export_equipe.writers.pdf.footnotes import place_footnotes
from export_equipe.writers.pdf.last_page import ends_on_a_scrap, tightened
from export_equipe.writers.pdf.long_texts import part_long_texts
from export_equipe.writers.pdf.lost_heads import find_lost_heads, make_rows_of_heads
from export_equipe.writers.pdf.printing import print_sheets
from export_equipe.writers.pdf.stream_ends import settle_stream_ends


def write_pdf(plan: FlowPlan, theme: Theme) -> bytes:
    """``plan`` as PDF: the same plan, theme and libraries give the same bytes; raises ``ThemeError``."""
    return print_page(render_print(plan, theme))


def warm_up() -> None:
    """Prints an almost empty page: all that is loaded and read once is then there for the next."""
    print_page(PrintPage(html='<!DOCTYPE html><html lang="fr"><title>.</title><h1>.</h1><p>.</p>'))


def print_page(page: PrintPage) -> bytes:
    """``page`` as PDF; nothing is fetched but its own pictures, and no font of the system is used."""
    with closed_world():
        printed = _print(page)
        if printed.scrap:
            closer = (_print(replace(page, html=tighter)) for tighter in tightened(page.html))
            printed = next((other for other in closer if other.pages < printed.pages), printed)
    return settle_stream_ends(printed.data)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Printed:
    """A PDF, the characters that found no glyph in it, the heads of tables that it left out, its number of pages.

    ``scrap`` says whether its last page is a scrap.
    """

    data: bytes
    undrawn: frozenset[str]
    lost: frozenset[int]
    pages: int
    scrap: bool


def _print(page: PrintPage) -> _Printed:
    """``page`` as PDF, boxes in the place of the characters that no face has, no head of a table left out."""
    missing, heads = frozenset(find_missing(page.html)), frozenset[int]()
    printed = _print_once(page, missing, heads)
    while not (printed.undrawn <= missing and printed.lost <= heads):
        # What a face can draw depends on what stands around it: only the layout knows, and seldom says more. So it is
        # with what fits in a page.
        missing, heads = missing | printed.undrawn, heads | printed.lost
        printed = _print_once(page, missing, heads)
    return printed


def _print_once(page: PrintPage, missing: Collection[str], heads: Collection[int]) -> _Printed:
    def prepare(tree: Any) -> None:
        name_bookmarks(tree)
        place_footnotes(tree)
        part_long_texts(tree)
        make_rows_of_heads(tree, heads)

    sheets = print_sheets(page, missing, prepare=prepare, finish=_leave)
    return _Printed(
        data=sheets.data,
        undrawn=sheets.undrawn,
        lost=find_lost_heads(sheets.document, sheets.tree),
        pages=len(sheets.document.pages),
        scrap=ends_on_a_scrap(sheets.document),
    )


def _leave(pdf: Any) -> None:
    """The file of a page is ready as it is."""
    del pdf
