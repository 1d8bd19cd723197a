"""The page as PDF.

Comes in: a plan and a theme. Goes out: the bytes of a file that is PDF/UA-1 and PDF/A-3a. CSS does the layout, through
WeasyPrint; the tag tree is ours (see ``tags``). Nothing is decided about content.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace

from export_equipe.fonts.coverage import find_missing
from export_equipe.layout.flow.plan import FlowPlan
from export_equipe.theme.model import Theme
from export_equipe.writers.html import PrintPage, render_print
from export_equipe.writers.pdf.bookmarks import name_bookmarks
from export_equipe.writers.pdf.engine import closed_world, load_engine
from export_equipe.writers.pdf.fitting import fitting_pictures
from export_equipe.writers.pdf.fonts import choose_faces, configure_faces, read_undrawn
from export_equipe.writers.pdf.footnotes import place_footnotes
from export_equipe.writers.pdf.last_page import ends_on_a_scrap, tightened
from export_equipe.writers.pdf.long_texts import part_long_texts
from export_equipe.writers.pdf.lost_heads import find_lost_heads, make_rows_of_heads
from export_equipe.writers.pdf.resources import own_fetcher
from export_equipe.writers.pdf.stand_ins import stand_in
from export_equipe.writers.pdf.stream_ends import settle_stream_ends
from export_equipe.writers.pdf.tags import own_tags
from export_equipe.writers.pdf.variant import register_variant


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
    html = stand_in(page.html, missing)
    engine = load_engine()
    # A page with faces of its own adds them to its configuration: it must not be another page's too.
    configure = configure_faces.__wrapped__ if "@font-face" in html else configure_faces
    configuration = configure(choose_faces(html))
    source = engine.HTML(string=html, url_fetcher=own_fetcher(engine, page))
    name_bookmarks(source.etree_element)
    place_footnotes(source.etree_element)
    part_long_texts(source.etree_element)
    make_rows_of_heads(source.etree_element, heads)
    variant = register_variant(engine)
    with own_tags(engine), fitting_pictures(engine):
        document = source.render(font_config=configuration, pdf_variant=variant)
        data = document.write_pdf(pdf_variant=variant)
    return _Printed(
        data=data,
        undrawn=read_undrawn(document),
        lost=find_lost_heads(document, source.etree_element),
        pages=len(document.pages),
        scrap=ends_on_a_scrap(document),
    )
