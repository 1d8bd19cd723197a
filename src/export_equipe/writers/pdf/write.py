"""The page as PDF.

Comes in: a plan and a theme. Goes out: the bytes of a file that is PDF/UA-1 and PDF/A-3a. CSS does the layout, through
WeasyPrint; the tag tree is ours (see ``tags``). Nothing is decided about content.
"""

from typing import TYPE_CHECKING

from export_equipe.layout.flow.plan import FlowPlan
from export_equipe.theme.model import Theme
from export_equipe.writers.html import render_print
from export_equipe.writers.pdf.engine import closed_world, load_engine
from export_equipe.writers.pdf.fonts import add_faces, choose_faces
from export_equipe.writers.pdf.stand_ins import stand_in
from export_equipe.writers.pdf.stream_ends import settle_stream_ends
from export_equipe.writers.pdf.tags import own_tags
from export_equipe.writers.pdf.variant import register_variant

if TYPE_CHECKING:
    from types import ModuleType


def write_pdf(plan: FlowPlan, theme: Theme) -> bytes:
    """``plan`` as PDF: the same plan, theme and libraries give the same bytes; raises ``ThemeError``."""
    return print_page(render_print(plan, theme))


def print_page(html: str) -> bytes:
    """``html`` (a whole page) as PDF; nothing is fetched, and no font of the system is used."""
    html = stand_in(html)
    with closed_world():
        engine = load_engine()
        configuration = engine.text.fonts.FontConfiguration()
        add_faces(configuration, choose_faces(html))
        page = engine.HTML(string=html, url_fetcher=_closed_fetcher(engine))
        with own_tags(engine):
            result = page.write_pdf(font_config=configuration, pdf_variant=register_variant(engine))
    assert isinstance(result, bytes)
    return settle_stream_ends(result)


def _closed_fetcher(engine: "ModuleType") -> object:
    """A fetcher that refuses every address: a page brings all it needs."""
    return engine.urls.URLFetcher(allowed_protocols=())
