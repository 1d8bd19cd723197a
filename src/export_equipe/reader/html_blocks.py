"""HTML blocks: what each element is once it is closed.

Comes in: a frame with what stood inside its element. Goes out: its node (a block, or a part of the block around it).
Decided here: which elements are blocks; that an element which only arranges (``div``) leaves what it holds; that
GitBook's wrappers of figures say their alignment.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from export_equipe.model.block import (
    CodeBlock,
    Details,
    Embed,
    Figure,
    Heading,
    List,
    ListItem,
    Paragraph,
    Quote,
)
from export_equipe.model.inline import Image, Inline, Strong
from export_equipe.model.rewrite import rewrite_inlines
from export_equipe.model.walk import fold_spaces, plain_inlines, walk_inlines
from export_equipe.reader.frames import Child, Frame, HtmlCell, HtmlRow, Words, contained, flat_blocks, words_of
from export_equipe.reader.html_tables import build_html_table
from export_equipe.reader.legal import legal_text
from export_equipe.reader.nesting import nest
from export_equipe.reader.page_reading import PageReading

# What ends a paragraph. An element of these that has no maker below leaves what it holds.
BLOCK_ELEMENTS: Final = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "colgroup",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "head",
        "header",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "picture",
        "pre",
        "search",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "iframe",
        "video",
        "audio",
        "object",
    ]
)
# An element that begins ends those that cannot hold it (HTML 13.1.2.4, optional tags).
IMPLIED_ENDS: Final[Mapping[str, frozenset[str]]] = {
    "li": frozenset({"li"}), "dt": frozenset({"dt", "dd"}), "dd": frozenset({"dt", "dd"}),
    "tr": frozenset({"tr", "td", "th"}), "td": frozenset({"td", "th"}), "th": frozenset({"td", "th"}),
    "tbody": frozenset({"thead", "tbody", "tr", "td", "th", "caption"}), "caption": frozenset(),
    "tfoot": frozenset({"thead", "tbody", "tr", "td", "th"}), "thead": frozenset({"caption", "colgroup"}),
}  # fmt: skip
ENDS_NEED_NO_TAG: Final = frozenset(
    ("p", "li", "dt", "dd", "tr", "td", "th", "tbody", "thead", "tfoot", "caption", "colgroup")
)
_ALIGN: Final = {"left": "start", "center": "center", "right": "end"}
_FRAMED: Final = frozenset(("iframe", "video", "audio", "object"))


def finish_html(frame: Frame, page: PageReading) -> Iterator[Child]:
    """The nodes of ``frame``, closed."""
    maker = _MAKERS.get(frame.name)
    if maker is not None:
        yield from maker(frame, page)
    else:
        yield from frame.children


def _aligned(frame: Frame, page: PageReading) -> Iterator[Child]:
    """A ``div`` that says how the figure in it is aligned."""
    del page
    align = _ALIGN.get(frame.attributes.get("align", "").lower(), "")
    for child in frame.children:
        yield replace(child, align=align) if isinstance(child, Figure) and align else child


def _heading(frame: Frame, page: PageReading) -> Iterator[Child]:
    inlines, rest = words_of(frame.children)
    anchor = frame.attributes.get("id", "") or next(iter(page.anchors), "")
    page.anchors.clear()
    yield Heading(children=inlines, source_level=int(frame.name[1:]), anchor=anchor, span=frame.span)
    yield from rest


def _list(frame: Frame, page: PageReading) -> Iterator[Child]:
    del page
    items = tuple(
        child if isinstance(child, ListItem) else ListItem(children=contained((child,)), span=child.span)
        for child in frame.children
    )
    start = frame.attributes.get("start", "")
    number = int(start) if start.isdecimal() and len(start) < 9 else 1
    if items:
        yield List(items=items, ordered=frame.name == "ol", start=number if frame.name == "ol" else 1, span=frame.span)


def _item(frame: Frame, page: PageReading) -> Iterator[Child]:
    del page
    yield ListItem(children=contained(frame.children), span=frame.span)


def _quote(frame: Frame, page: PageReading) -> Iterator[Child]:
    del page
    children = contained(frame.children)
    if children:
        yield Quote(children=children, span=frame.span)


def _pre(frame: Frame, page: PageReading) -> Iterator[Child]:
    value = legal_text("".join(frame.raw).strip("\n"), frame.span, page.sink)
    if value:
        yield CodeBlock(value=value, span=frame.span)


def _term(frame: Frame, page: PageReading) -> Iterator[Child]:
    """The term of a definition list: a strong paragraph before its definition."""
    del page
    for block in contained(frame.children):
        if isinstance(block, Paragraph) and block.children:
            yield replace(block, children=(Strong(children=block.children, span=block.span),))
        else:
            yield block


def _details(frame: Frame, page: PageReading) -> Iterator[Child]:
    del page
    words = next((child for child in frame.children if isinstance(child, Words) and child.name == "summary"), None)
    children = [child for child in frame.children if child is not words]
    blocks = (*(words.blocks if words else ()), *flat_blocks(children))
    yield Details(summary=words.children if words else (), children=nest(blocks), span=frame.span)


def _words(frame: Frame, page: PageReading) -> Iterator[Child]:
    del page
    inlines, rest = words_of(frame.children)
    if inlines or rest:
        yield Words(name=frame.name, children=inlines, blocks=rest, span=frame.span)


def _figure(frame: Frame, page: PageReading) -> Iterator[Child]:
    """The pictures of the element and its caption; what else it holds follows."""
    del page
    captions = [child for child in frame.children if isinstance(child, Words) and child.name == "figcaption"]
    others = contained(child for child in frame.children if child not in captions)
    images = tuple(image for block in others for image in _images(block))
    kept = [rest for block in others if (rest := _without_images(block)) is not None]
    caption = captions[0].children if captions else ()
    if images:
        yield Figure(images=images, caption=caption, span=frame.span)
    elif captions:
        yield Paragraph(children=caption, span=captions[0].span)
    yield from kept
    yield from (block for words in captions for block in words.blocks)
    yield from captions[1:]


def _images(block: object) -> Iterator[Image]:
    if isinstance(block, Figure):
        yield from block.images
    elif isinstance(block, Paragraph):
        yield from (node for node in walk_inlines(block.children) if isinstance(node, Image))


def _without_images(block: object) -> Child | None:
    """``block`` without its pictures, ``None`` when nothing is left of it."""
    if isinstance(block, Figure):
        return Paragraph(children=block.caption, span=block.span) if block.caption else None
    if isinstance(block, Paragraph):
        rest = rewrite_inlines(block.children, _no_image)
        return replace(block, children=rest) if plain_inlines(rest).strip() else None
    return block  # type: ignore[return-value]


def _no_image(node: Inline) -> tuple[Inline, ...]:
    return () if isinstance(node, Image) else (node,)


def _framed(frame: Frame, page: PageReading) -> Iterator[Child]:
    """What a page shows of elsewhere in a frame: a link to it."""
    target = frame.attributes.get("src") or frame.attributes.get("data", "")
    title = page.words(fold_spaces(frame.attributes.get("title", "")), frame.span)
    if target:
        yield Embed(target=target, caption=title, span=frame.span)
    yield from frame.children


def _table(frame: Frame, page: PageReading) -> Iterator[Child]:
    yield from build_html_table(frame, page)


def _row(frame: Frame, page: PageReading) -> Iterator[Child]:
    del page
    cells = tuple(child for child in frame.children if isinstance(child, HtmlCell))
    yield from (child for child in frame.children if not isinstance(child, HtmlCell))
    if cells:
        yield HtmlRow(cells=cells, span=frame.span)


def _head(frame: Frame, page: PageReading) -> Iterator[Child]:
    del page
    for child in frame.children:
        yield replace(child, head=True) if isinstance(child, HtmlRow) else child


def _cell(frame: Frame, page: PageReading) -> Iterator[Child]:
    del page
    yield HtmlCell(
        attributes=frame.attributes, header=frame.name == "th", blocks=contained(frame.children), span=frame.span
    )


_MAKERS: Final[Mapping[str, Callable[[Frame, PageReading], Iterator[Child]]]] = {
    "div": _aligned, "p": _aligned, "center": _aligned, "ul": _list, "ol": _list, "menu": _list, "dir": _list,
    "li": _item, "blockquote": _quote, "pre": _pre, "dt": _term, "details": _details, "summary": _words,
    "figcaption": _words, "caption": _words, "figure": _figure, "table": _table, "tr": _row, "thead": _head,
    "td": _cell, "th": _cell,
    **{f"h{level}": _heading for level in range(1, 7)}, **dict.fromkeys(_FRAMED, _framed),
}  # fmt: skip
