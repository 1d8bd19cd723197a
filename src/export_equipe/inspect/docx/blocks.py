"""Blocks of a Word story to nodes: headings, paragraphs, lists, tables, content controls."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from lxml import etree

from export_equipe.inspect.docx.inlines import read_inlines
from export_equipe.inspect.docx.styles import Styles, style_id
from export_equipe.inspect.ooxml import chosen_children, find_all, find_one, is_on, tag, value
from export_equipe.inspect.tree import Node, Role

_CONTAINERS = frozenset(map(tag, ("w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:moveTo")))


def read_blocks(story: etree._Element, part: Any, styles: Styles) -> tuple[Node, ...]:
    """The blocks of a story (body, header, note, cell) in order; neighbouring items make one list."""
    blocks = [_block(element, part, styles) for element in story_elements(story)]
    return tuple(_with_lists(blocks))


def story_elements(story: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs and tables of a story, those in content controls and insertions too."""
    for child in chosen_children(story):
        if child.tag in (tag("w:p"), tag("w:tbl")):
            yield child
        elif child.tag in _CONTAINERS:
            yield from story_elements(child)


def _with_lists(blocks: Sequence[Node]) -> Iterator[Node]:
    for is_list, members in groupby(blocks, key=lambda node: node.role is Role.ITEM):
        if is_list:
            yield Node(role=Role.LIST, children=tuple(members))
        else:
            yield from members


def _block(element: etree._Element, part: Any, styles: Styles) -> Node:
    return _table(element, part, styles) if element.tag == tag("w:tbl") else _paragraph(element, part, styles)


def _paragraph(paragraph: etree._Element, part: Any, styles: Styles) -> Node:
    inlines = tuple(read_inlines(paragraph, part, styles))
    name = styles.name(style_id(paragraph))
    if level := styles.heading_level(paragraph):
        return Node(role=Role.HEADING, level=level, name=name, children=inlines)
    role = styles.role(paragraph)
    numbering = styles.numbering(paragraph)
    if role is Role.PARAGRAPH and numbering:
        return Node(role=Role.ITEM, level=numbering.level, name=numbering.format, children=inlines)
    return Node(role=role, name=name, children=inlines)


def _table(table: etree._Element, part: Any, styles: Styles) -> Node:
    title, description = (value(table, f"w:tblPr/w:{name}", "w:val") for name in ("tblCaption", "tblDescription"))
    first_column = is_on(find_one(table, "w:tblPr/w:tblLook"), "w:firstColumn") and bool(
        value(table, "w:tblPr/w:tblLook", "w:firstColumn")
    )
    return Node(
        role=Role.TABLE,
        name=title,
        alternative=description,
        children=tuple(
            _row(row, part, styles, first_column=first_column) for row in find_all(table, "w:tr | w:sdt//w:tr")
        ),
    )


def _row(row: etree._Element, part: Any, styles: Styles, *, first_column: bool) -> Node:
    """The cells that begin in a row; what goes on with the cell above (17.4.84) is none."""
    head = is_on(find_one(row, "w:trPr/w:tblHeader"))
    cells = []
    for index, cell in enumerate(find_all(row, "w:tc | w:sdt/w:sdtContent/w:tc")):
        merge = find_one(cell, "w:tcPr/w:vMerge")
        if merge is None or merge.get(tag("w:val"), "continue") == "restart":
            scope = "column" if head else "row" if first_column and index == 0 else ""
            cells.append(_cell(cell, part, styles, scope))
    return Node(role=Role.ROW, children=tuple(cells))


def _cell(cell: etree._Element, part: Any, styles: Styles, scope: str) -> Node:
    role = Role.HEADER_CELL if scope else Role.CELL
    return Node(role=role, scope=scope, children=read_blocks(cell, part, styles))
