"""Paragraphs of a text body to nodes: runs, links, fields, line ends; list items told from paragraphs."""

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from lxml import etree

from export_equipe.inspect.merge import tidy
from export_equipe.inspect.ooxml import chosen_children, find_all, find_one, tag, value
from export_equipe.inspect.tree import Node, Role

_MARKS = "a:buChar | a:buAutoNum | a:buBlip"


def read_paragraphs(body: etree._Element, shape: etree._Element | None, slide: Any) -> tuple[Node, ...]:
    """The paragraphs of ``body``; ``shape`` is the shape that holds it (``None`` for a table's cell)."""
    return tuple(_paragraph(paragraph, body, shape, slide) for paragraph in find_all(body, "a:p"))


def _paragraph(paragraph: etree._Element, body: etree._Element, shape: etree._Element | None, slide: Any) -> Node:
    level = int(value(paragraph, "a:pPr", "lvl") or 0)
    item = is_item(paragraph, body, shape, slide)
    return Node(
        role=Role.ITEM if item else Role.CODE if is_code(paragraph) else Role.PARAGRAPH,
        level=level if item else 0,
        children=tidy(_inlines(paragraph, slide)),
    )


def is_item(paragraph: etree._Element, body: etree._Element, shape: etree._Element | None, slide: Any) -> bool:
    """Whether a paragraph has a bullet or a number, its own or inherited.

    Looked for in the paragraph, the text body's list style, then the placeholder in layout and master, then the
    master's text style (ECMA-376 part 1, 21.1.2.2.7 and 19.3.1.51).
    """
    level = int(value(paragraph, "a:pPr", "lvl") or 0)
    for properties in _levels(paragraph, body, shape, slide, level):
        if find_one(properties, "a:buNone") is not None:
            return False
        if find_one(properties, _MARKS) is not None:
            return True
    return False


def is_code(paragraph: etree._Element) -> bool:
    """Whether a paragraph is lines of a program: no spelling is checked in any of its runs (21.1.2.3.9)."""
    runs = find_all(paragraph, "a:r")
    return bool(runs) and all(value(run, "a:rPr", "noProof") in ("1", "true") for run in runs)


def _levels(
    paragraph: etree._Element, body: etree._Element, shape: etree._Element | None, slide: Any, level: int
) -> Iterator[etree._Element]:
    yield from find_all(paragraph, "a:pPr")
    yield from find_all(body, f"a:lstStyle/a:lvl{level + 1}pPr")
    holder = None if shape is None else find_one(shape, "./p:nvSpPr/p:nvPr/p:ph")
    layout = getattr(slide, "slide_layout", None)
    if holder is None or layout is None:
        return
    kind, index = holder.get("type", "obj"), holder.get("idx", "0")
    for source, test in ((layout, f"@idx='{index}'"), (layout.slide_master, "@type='body'")):
        path = f".//p:sp[p:nvSpPr/p:nvPr/p:ph[{test}]]/p:txBody/a:lstStyle/a:lvl{level + 1}pPr"
        yield from find_all(source.shapes._spTree, path)
    if kind in ("body", "obj", "subTitle"):
        yield from find_all(layout.slide_master.element, f"p:txStyles/p:bodyStyle/a:lvl{level + 1}pPr")


def _inlines(paragraph: etree._Element, slide: Any) -> Iterator[Node]:
    for child in chosen_children(paragraph):
        match child.tag:
            case name if name == tag("a:r"):
                yield _run(child, slide)
            case name if name == tag("a:fld"):
                yield _field(child)
            case name if name == tag("a:br"):
                yield Node(role=Role.TEXT, text="\n")
            case name if name in (tag("a:pPr"), tag("a:endParaRPr")):
                pass
            case _:  # an equation, or an extension: its characters count
                yield Node(role=Role.TEXT, text="".join(text_of(part) for part in find_all(child, ".//a:t | .//m:t")))


def _run(run: etree._Element, slide: Any) -> Node:
    leaf = Node(role=Role.TEXT, text="".join(map(text_of, find_all(run, "a:t"))), language=value(run, "a:rPr", "lang"))
    href = link_address(run, "a:rPr/a:hlinkClick", slide)
    return leaf if href is None else Node(role=Role.LINK, href=href, children=(leaf,))


def link_address(element: etree._Element, path: str, slide: Any) -> str | None:
    """Where the link of ``element`` leads (``#slide3``: a jump to that part), ``""`` nowhere; ``None``: it has none."""
    identifier = value(element, path, "r:id")
    if not identifier:
        return None
    relation = slide.part.rels.get(identifier)
    if relation is None:
        return ""
    if relation.is_external:
        return str(relation.target_ref)
    return f"#{PurePosixPath(relation.target_ref).stem}"


def _field(field: etree._Element) -> Node:
    text = "".join(map(text_of, find_all(field, "a:t")))
    return Node(role=Role.FIELD, name=field.get("type", ""), text=text, language=value(field, "a:rPr", "lang"))


def text_of(element: etree._Element) -> str:
    """The characters of an ``a:t``."""
    return element.text or ""
