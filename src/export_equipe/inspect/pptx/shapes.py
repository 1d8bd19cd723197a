"""Shapes of a slide to nodes: text, tables, pictures, charts and groups, with their boxes and alternatives."""

from collections.abc import Iterator
from typing import Any

from lxml import etree

from export_equipe.inspect.ooxml import alternative_of, chosen_children, find_all, find_one, tag, value
from export_equipe.inspect.pptx.chart import read_charts
from export_equipe.inspect.pptx.paragraphs import link_address, read_paragraphs
from export_equipe.inspect.tree import Node, NodeBox, Role

TITLES = frozenset({"title", "ctrTitle"})
_SHAPES = frozenset(map(tag, ("p:sp", "p:pic", "p:graphicFrame", "p:grpSp", "p:cxnSp")))
_TRANSFORM = "./p:spPr/a:xfrm | ./p:grpSpPr/a:xfrm | ./p:xfrm"
_MASTER_KINDS = {"ctrTitle": "title", "subTitle": "body", "obj": "body"}
_ON = "[@{0}='1' or @{0}='true']"
_IN_FIRST_ROW = f"parent::a:tr[not(preceding-sibling::a:tr)]/parent::a:tbl/a:tblPr{_ON.format('firstRow')}"
_IN_FIRST_COLUMN = f"self::a:tc[not(preceding-sibling::a:tc)]/ancestor::a:tbl[1]/a:tblPr{_ON.format('firstCol')}"


def read_shapes(slide: Any) -> tuple[tuple[str, Node], ...]:
    """Each top shape of a slide or notes slide: the kind of its placeholder (``""`` for none), and its node."""
    return tuple((placeholder_kind(element), _shape(element, slide)) for element in shape_elements(slide))


def shape_elements(slide: Any) -> tuple[etree._Element, ...]:
    """The top shapes of a slide, in the order of its tree."""
    tree: etree._Element = slide.shapes._spTree
    return tuple(element for element in chosen_children(tree) if element.tag in _SHAPES)


def placeholder_kind(element: etree._Element) -> str:
    """The type of a shape's placeholder (ST_PlaceholderType, ``obj`` by default), ``""`` when it is none."""
    found = find_one(element, "./*/p:nvPr/p:ph")
    return "" if found is None else found.get("type", "obj")


def shape_properties(element: etree._Element) -> etree._Element | None:
    """The ``cNvPr`` of a shape: its id, its name and its text alternative."""
    return find_one(element, "./*/p:cNvPr")


def shape_box(element: etree._Element, slide: Any) -> NodeBox | None:
    """The box of a top shape in EMU; a placeholder without one has its layout's, or its master's (19.3.1.36)."""
    found = find_one(element, _TRANSFORM)
    placeholder = find_one(element, "./*/p:nvPr/p:ph")
    layout = getattr(slide, "slide_layout", None)
    if found is None and placeholder is not None and layout is not None:
        kind, index = placeholder.get("type", "obj"), placeholder.get("idx", "0")
        own = f"@idx='{index}'" if index != "0" else f"@type='{kind}'"
        for source, test in ((layout, own), (layout.slide_master, f"@type='{_MASTER_KINDS.get(kind, kind)}'")):
            path = f"p:sp[p:nvSpPr/p:nvPr/p:ph[{test}]]/p:spPr/a:xfrm"
            found = find_one(source.shapes._spTree, path) if found is None else found
    return None if found is None else _box(found)


def _box(xfrm: etree._Element) -> NodeBox:
    x, y = (int(value(xfrm, "a:off", name) or 0) for name in ("x", "y"))
    width, height = (int(value(xfrm, "a:ext", name) or 0) for name in ("cx", "cy"))
    return NodeBox(x, y, width, height)


def _shape(element: etree._Element, slide: Any) -> Node:
    properties = shape_properties(element)
    alternative, decorative = alternative_of(properties)
    return Node(
        role=_role(element),
        children=tuple(_content(element, slide)),
        name="" if properties is None else properties.get("name", ""),
        alternative=alternative,
        decorative=decorative,
        href=link_address(element, "./*/p:cNvPr/a:hlinkClick", slide) or "",
        box=shape_box(element, slide),
    )


def _role(element: etree._Element) -> Role:
    if placeholder_kind(element) in TITLES:
        return Role.TITLE
    if element.tag == tag("p:pic"):
        return Role.FIGURE
    if element.tag == tag("p:graphicFrame"):
        return Role.TABLE if find_one(element, ".//a:tbl") is not None else Role.FIGURE
    if element.tag == tag("p:grpSp"):
        return Role.FIGURE if alternative_of(shape_properties(element))[0] else Role.GROUP
    return Role.GROUP


def _content(element: etree._Element, slide: Any) -> Iterator[Node]:
    match element.tag:
        case name if name == tag("p:grpSp"):
            yield from (_shape(child, slide) for child in chosen_children(element) if child.tag in _SHAPES)
        case name if name == tag("p:graphicFrame"):
            yield from (_row(row, slide) for row in find_all(element, ".//a:tbl/a:tr"))
            yield from read_charts(element, slide)
        case name if name == tag("p:pic"):
            return  # its alternative says what it shows
        case _:
            body = find_one(element, "p:txBody")
            if body is not None:
                yield from read_paragraphs(body, element, slide)


def _row(row: etree._Element, slide: Any) -> Node:
    return Node(
        role=Role.ROW, children=tuple(_cell(cell, slide) for cell in find_all(row, "a:tc") if not is_covered(cell))
    )


def is_covered(cell: etree._Element) -> bool:
    """Whether a cell to the left or above covers this place (21.1.3.18): it holds nothing of its own."""
    return any(cell.get(name) in ("1", "true") for name in ("hMerge", "vMerge"))


def _cell(cell: etree._Element, slide: Any) -> Node:
    scope = _scope(cell)
    body = find_one(cell, "a:txBody")
    children = () if body is None else read_paragraphs(body, None, slide)
    return Node(role=Role.HEADER_CELL if scope else Role.CELL, scope=scope, children=children)


def _scope(cell: etree._Element) -> str:
    """``column`` in the first row of a table that has ``firstRow``, ``row`` in the first column with ``firstCol``."""
    if find_one(cell, _IN_FIRST_ROW) is not None:
        return "column"
    return "row" if find_one(cell, _IN_FIRST_COLUMN) is not None else ""
