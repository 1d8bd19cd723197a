"""HTML elements to nodes."""

import re
from collections.abc import Iterator

from export_equipe.inspect.html.dom import Element
from export_equipe.inspect.merge import tidy
from export_equipe.inspect.tree import Node, Role

_ROLES = {
    "p": Role.PARAGRAPH, "dt": Role.PARAGRAPH, "dd": Role.PARAGRAPH, "summary": Role.PARAGRAPH, "ul": Role.LIST,
    "ol": Role.LIST, "li": Role.ITEM, "table": Role.TABLE, "tr": Role.ROW, "th": Role.HEADER_CELL, "td": Role.CELL,
    "caption": Role.CAPTION, "figcaption": Role.CAPTION, "img": Role.FIGURE, "math": Role.FORMULA, "svg": Role.FIGURE,
    "blockquote": Role.QUOTE, "pre": Role.CODE, "nav": Role.CONTENTS, "a": Role.LINK,
}  # fmt: skip
_BLOCKS = frozenset(
    "article aside body details div dl figure footer header html main section tbody thead tfoot".split()  # noqa: SIM905
)
_SKIPPED = frozenset("colgroup desc defs head metadata noscript script source style template title".split())  # noqa: SIM905
_ENDNOTES, _CALL, _BACK = "doc-endnotes", "doc-noteref", "doc-backlink"
_HEADING = re.compile(r"h([1-6])$")
_SCOPES = {"col": "column", "colgroup": "column", "row": "row", "rowgroup": "row"}


def read_nodes(body: Element) -> tuple[tuple[Node, ...], tuple[Node, ...]]:
    """The nodes of the body, and those of the running heads."""
    main = body.first("main")
    parts = [child for child in body.children if isinstance(child, Element)]
    running = [part for part in parts if main is not None and _is_running(part)]
    kept = [child for child in body.children if not any(child is part for part in running)]
    nodes = _children(Element("body", {}, kept))
    return nodes, tuple(node for part in running for node in _element(part))


def read_notes(body: Element) -> tuple[Node, ...]:
    """The notes of the page, one node each, without the ways back to their calls."""
    parts = [element for element in body.walk() if element.get("role") == _ENDNOTES]
    lists = [
        element for part in parts for element in part.children if isinstance(element, Element) and element.tag == "ol"
    ]
    items = [item for each in lists for item in each.children if isinstance(item, Element) and item.tag == "li"]
    return tuple(Node(role=Role.NOTE, name=item.tag, children=_children(item)) for item in items)


def _is_running(element: Element) -> bool:
    return element.tag in ("header", "footer") and element.first("h1", "main") is None


def _children(element: Element) -> tuple[Node, ...]:
    return tidy(node for child in element.children for node in _child(child))


def _child(child: Element | str) -> Iterator[Node]:
    if isinstance(child, str):
        if child:
            yield Node(role=Role.TEXT, text=child)
    else:
        yield from _element(child)


def _element(element: Element) -> Iterator[Node]:
    tag = element.tag
    if tag in _SKIPPED or "hidden" in element.attributes or element.get("role") in (_ENDNOTES, _BACK):
        return
    if tag in ("br", "hr"):
        yield Node(role=Role.TEXT, text="\n")
        return
    match = _HEADING.match(tag)
    yield Node(
        role=Role.HEADING if match else _role(element),
        level=int(match[1]) if match else 0,
        children=() if tag == "math" else _svg_words(element) if tag == "svg" else _children(element),
        name=tag,
        alternative=_alternative(element),
        decorative=_is_decorative(element),
        language=element.get("lang"),
        scope=_SCOPES.get(element.get("scope"), ""),
        href=element.get("href"),
    )


def _role(element: Element) -> Role:
    if element.get("role") == _CALL:
        return Role.LABEL
    return _ROLES.get(element.tag, Role.GROUP if element.tag in _BLOCKS else Role.SPAN)


def _alternative(element: Element) -> str:
    if label := element.get("aria-label") or element.get("alt") or element.get("alttext"):
        return label
    if element.tag != "svg":
        return ""
    described = element.first("desc") or element.first("title")
    return " ".join(described.text().split()) if described else ""


def _is_decorative(element: Element) -> bool:
    emptied = element.tag == "img" and element.attributes.get("alt") == ""
    return emptied or element.get("aria-hidden") == "true" or element.get("role") in ("presentation", "none")


def _svg_words(svg: Element) -> tuple[Node, ...]:
    texts = (" ".join(text.text().split()) for text in svg.all("text"))
    return tuple(Node(role=Role.PARAGRAPH, children=(Node(role=Role.TEXT, text=text),)) for text in texts if text)
