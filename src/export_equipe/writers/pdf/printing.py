"""WeasyPrint, asked once.

Comes in: a page for paper, the characters that no face has. Goes out: the document as it was laid out, and its bytes:
PDF/UA-1 and PDF/A-3a, with our tag tree. Nothing is fetched but the page's own pictures, and no font of the system is
used. Call it inside ``closed_world()``.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from export_equipe.writers.html import PrintPage
from export_equipe.writers.pdf.engine import load_engine
from export_equipe.writers.pdf.fitting import fitting_pictures
from export_equipe.writers.pdf.fonts import choose_faces, configure_faces, read_undrawn
from export_equipe.writers.pdf.resources import own_fetcher
from export_equipe.writers.pdf.stand_ins import stand_in
from export_equipe.writers.pdf.tags import own_tags
from export_equipe.writers.pdf.variant import register_variant


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheets:
    """A printed page: the ``tree`` that was laid out, WeasyPrint's ``document``, the ``data`` of the file.

    ``undrawn`` are the characters that found no glyph.
    """

    tree: Any
    document: Any
    data: bytes
    undrawn: frozenset[str]


def print_sheets(
    page: PrintPage, missing: Collection[str], *, prepare: Callable[[Any], None], finish: Callable[[Any], None]
) -> Sheets:
    """``page`` printed, boxes in the place of the ``missing`` characters.

    ``prepare`` may change its tree (of ``xml.etree``) before, ``finish`` the pydyf document after.
    """
    html = stand_in(page.html, missing)
    engine = load_engine()
    # A page with faces of its own adds them to its configuration: it must not be another page's too.
    configure = configure_faces.__wrapped__ if "@font-face" in html else configure_faces
    configuration = configure(choose_faces(html))
    source = engine.HTML(string=html, url_fetcher=own_fetcher(engine, page))
    prepare(source.etree_element)
    variant = register_variant(engine)
    with own_tags(engine), fitting_pictures(engine):
        document = source.render(font_config=configuration, pdf_variant=variant)
        data = document.write_pdf(pdf_variant=variant, finisher=lambda _, pdf: finish(pdf))
    return Sheets(tree=source.etree_element, document=document, data=data, undrawn=read_undrawn(document))
