"""Puts our tag tree in the place of WeasyPrint's."""

from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any

from export_equipe.writers.pdf.tags.collect import Collector
from export_equipe.writers.pdf.tags.glyph_text import settle_glyph_text
from export_equipe.writers.pdf.tags.links import keep_annotations
from export_equipe.writers.pdf.tags.marks import Mark, rewrite_marks
from export_equipe.writers.pdf.tags.nodes import Annotation, Node, prune
from export_equipe.writers.pdf.tags.roles import LAYOUT
from export_equipe.writers.pdf.tags.tree import TreeWriter


@contextmanager
def own_tags(engine: ModuleType) -> Iterator[None]:
    """While it lasts, WeasyPrint writes the tag tree of ``build_tags``: it offers no other way to say so."""
    before = engine.pdf.add_tags
    engine.pdf.add_tags = build_tags
    try:
        yield
    finally:
        engine.pdf.add_tags = before


def build_tags(pdf: Any, document: Any, pdf_version: Any, page_streams: list[Any]) -> None:  # noqa: ARG001 (theirs)
    """Tags ``pdf``; the signature is that of ``weasyprint.pdf.tags.add_tags``."""
    found = Collector()
    for index, (page, stream) in enumerate(zip(document.pages, page_streams, strict=True)):
        found.add_page(index, page, stream._tags)
    page = document._html.etree_element
    found.place_notes(page)
    prune(found.root)
    links = [node for node in _walk(found.root) if node.role == "Link"]
    for link in links:
        if not any(isinstance(kid, Annotation) for kid in link.kids):
            link.role = "Span"  # its address leads nowhere in a PDF: it is text
    keep_annotations(pdf, links)
    for index, stream in enumerate(page_streams):
        stream.stream = rewrite_marks(stream.stream, _Decide(found, index))
    settle_glyph_text(pdf, "".join(page.itertext()))
    ids = {element.get("id"): element for element in page.iter() if element.get("id")}
    TreeWriter(pdf, ids).write(found.root, found.owners)


class _Decide:
    """Says what the marked content of one page is."""

    def __init__(self, found: Collector, page: int) -> None:
        self._found = found
        self._page = page

    def __call__(self, mcid: int) -> Mark:
        owner = self._found.owners.get((self._page, mcid))
        if owner is not None:
            return owner.role, {"MCID": mcid}
        return "Artifact", dict(self._found.artifacts.get((self._page, mcid), LAYOUT))


def _walk(node: Node) -> Iterator[Node]:
    yield node
    for kid in node.kids:
        if isinstance(kid, Node):
            yield from _walk(kid)
