"""Reading a finished PDF back: bytes in, neutral tree out.

The body is read through the structure tree, never by place on the page. What no structure element owns is running text
of its page: artifacts (``name`` is their type) and, so that nothing hides, text without an owner (``name`` is
``unowned``). Follows ISO 32000-1, chapters 9 and 14.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from itertools import groupby
from types import MappingProxyType

from pikepdf import Dictionary, OutlineItem, Pdf

from export_equipe.inspect.pdf.chunks import Chunk, Key
from export_equipe.inspect.pdf.content import read_content
from export_equipe.inspect.pdf.joins import Joiner
from export_equipe.inspect.pdf.structure import owned_keys, read_structure, walk_elements
from export_equipe.inspect.tree import Bookmark, InspectedDocument, InspectedPage, Node, Role

_EMU_PER_POINT = 12_700


def inspect_pdf(data: bytes) -> InspectedDocument:
    """The tree of the PDF ``data``."""
    with Pdf.open(BytesIO(data)) as pdf:
        chunks = [
            chunk for number, page in enumerate(pdf.pages, start=1) for chunk in read_content(page, number).chunks
        ]
        properties = _properties(pdf)
        structure = read_structure(pdf, _by_mark(chunks))
        return InspectedDocument(
            format="pdf",
            title=properties["title"],
            language=str(pdf.Root.get("/Lang", "")),
            properties=properties,
            nodes=structure.nodes,
            notes=structure.notes,
            pages=_pages(pdf, chunks),
            bookmarks=read_bookmarks(pdf),
        )


def read_bookmarks(pdf: Pdf) -> tuple[Bookmark, ...]:
    """The outline, top down."""
    with pdf.open_outline() as outline:
        return tuple(_bookmarks(outline.root, 1))


def _bookmarks(items: Iterable[OutlineItem], level: int) -> Iterator[Bookmark]:
    for item in items:
        yield Bookmark(level, item.title)
        yield from _bookmarks(item.children, level + 1)


def _by_mark(chunks: Iterable[Chunk]) -> Mapping[Key, list[Chunk]]:
    found: defaultdict[Key, list[Chunk]] = defaultdict(list)
    for chunk in chunks:
        if chunk.mcid is not None and chunk.artifact is None:
            found[chunk.mcid].append(chunk)
    return found


def _pages(pdf: Pdf, chunks: list[Chunk]) -> tuple[InspectedPage, ...]:
    root = pdf.Root.get("/StructTreeRoot")
    owned = {key for element in walk_elements(root) for key in owned_keys(element)} if root is not None else set()
    pages = []
    for number, page in enumerate(pdf.pages, start=1):
        outside = [c for c in chunks if c.page == number and (c.artifact is not None or c.mcid not in owned)]
        left, bottom, right, top = (float(side) for side in page.mediabox.as_list())
        size = round((right - left) * _EMU_PER_POINT), round((top - bottom) * _EMU_PER_POINT)
        pages.append(InspectedPage(number=number, running=tuple(_running(outside)), width=size[0], height=size[1]))
    return tuple(pages)


def _running(chunks: Iterable[Chunk]) -> Iterator[Node]:
    """One node a marked-content sequence."""
    for (_, artifact, _), members in groupby(chunks, key=lambda chunk: (chunk.run, chunk.artifact, chunk.mcid)):
        parts: list[str] = []
        Joiner().join(members, parts)
        name = "unowned" if artifact is None else artifact
        yield Node(role=Role.ARTIFACT, name=name, children=(Node(role=Role.TEXT, text="".join(parts)),))


def _properties(pdf: Pdf) -> Mapping[str, str]:
    info = pdf.trailer.get("/Info", Dictionary())
    found = {str(key).removeprefix("/").lower(): str(value) for key, value in info.items()}
    return MappingProxyType({"title": "", "author": "", "subject": "", "keywords": "", **found})
