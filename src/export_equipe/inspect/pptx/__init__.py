"""Reading a finished presentation back: bytes in, neutral tree out.

A slide's shapes come in the order of its shape tree, which is the order that a screen reader follows. Footer, date and
slide number go to the page's running text, notes to its notes. Follows ECMA-376 part 1, 19 and 21.
"""

from io import BytesIO

from pptx import Presentation
from pptx.slide import Slide

from export_equipe.inspect.ooxml import read_properties
from export_equipe.inspect.pptx.shapes import read_shapes
from export_equipe.inspect.tree import InspectedDocument, InspectedPage, Node

RUNNING = frozenset({"ftr", "sldNum", "dt", "hdr"})


def inspect_pptx(data: bytes) -> InspectedDocument:
    """The tree of the presentation ``data``; its language is the one that most runs carry."""
    deck = Presentation(BytesIO(data))
    properties = read_properties(deck.core_properties)
    pages = tuple(
        _page(number, slide, deck.slide_width or 0, deck.slide_height or 0)
        for number, slide in enumerate(deck.slides, start=1)
    )
    return InspectedDocument(
        format="pptx", title=properties["title"], language=_language(pages), properties=properties, pages=pages
    )


def _page(number: int, slide: Slide, width: int, height: int) -> InspectedPage:
    shapes = read_shapes(slide)
    return InspectedPage(
        number=number,
        name=slide.slide_layout.name,
        nodes=tuple(node for kind, node in shapes if kind not in RUNNING),
        running=tuple(node for kind, node in shapes if kind in RUNNING),
        notes=_notes(slide),
        width=width,
        height=height,
    )


def _notes(slide: Slide) -> tuple[Node, ...]:
    if not slide.has_notes_slide:
        return ()
    return tuple(node for kind, node in read_shapes(slide.notes_slide) if kind == "body")


def _language(pages: tuple[InspectedPage, ...]) -> str:
    tags = [node.language for page in pages for root in page.nodes for node in root.walk() if node.language]
    return max(sorted(set(tags)), key=tags.count, default="")
