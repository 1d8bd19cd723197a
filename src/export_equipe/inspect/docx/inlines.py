"""Inlines of a Word paragraph to nodes: runs, links, fields, line ends, pictures, text boxes, note marks."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from lxml import etree

from export_equipe.inspect.docx.styles import Styles
from export_equipe.inspect.merge import tidy
from export_equipe.inspect.ooxml import (
    alternative_of,
    chosen_children,
    drawn_words,
    find_all,
    find_one,
    is_on,
    tag,
    value,
)
from export_equipe.inspect.tree import Node, Role

_CONTAINERS = frozenset(
    map(
        tag,
        ("w:ins", "w:moveTo", "w:sdt", "w:sdtContent", "w:smartTag", "w:customXml", "w:fldSimple", "w:dir", "w:bdo"),
    )
)
_CHARACTERS = {
    tag("w:tab"): "\t", tag("w:ptab"): "\t", tag("w:br"): "\n", tag("w:cr"): "\n",
    tag("w:noBreakHyphen"): "\u2011", tag("w:softHyphen"): "\u00ad",
}  # fmt: skip


class _Fields:
    """Where we are in complex fields (17.16.18): text counts outside them and in their results, not in codes."""

    def __init__(self) -> None:
        self._in_code: list[bool] = []
        self._codes: list[str] = []

    def meet(self, kind: str) -> None:
        """Notes a ``w:fldChar`` of this type."""
        if kind == "begin":
            self._in_code.append(True)
            self._codes.append("")
        elif kind == "separate" and self._in_code:
            self._in_code[-1] = False
        elif kind == "end" and self._in_code:
            self._in_code.pop()
            self._codes.pop()

    def read_code(self, text: str) -> None:
        """Notes the text of a ``w:instrText``."""
        if self._codes:
            self._codes[-1] += text

    @property
    def calls_note(self) -> bool:
        """Whether the text here is the number of a note called again (17.16.5.39)."""
        return any(code.split()[:1] == ["NOTEREF"] for code in self._codes)

    @property
    def shows(self) -> bool:
        """Whether the text here is shown."""
        return not any(self._in_code)


def read_inlines(paragraph: etree._Element, part: Any, styles: Styles) -> Iterator[Node]:
    """What a paragraph shows, in order."""
    yield from tidy(_read(paragraph, part, styles, _Fields()))


def _read(holder: etree._Element, part: Any, styles: Styles, fields: _Fields) -> Iterator[Node]:
    for child in chosen_children(holder):
        if child.tag == tag("w:r"):
            yield from _run(child, part, styles, fields)
        elif child.tag == tag("w:hyperlink"):
            children = tuple(_read(child, part, styles, fields))
            yield Node(role=Role.LINK, href=_address(child, part), children=children)
        elif child.tag in _CONTAINERS:
            yield from _read(child, part, styles, fields)
        elif child.tag in (tag("m:oMath"), tag("m:oMathPara")):
            yield Node(role=Role.FORMULA, alternative="".join(text.text or "" for text in find_all(child, ".//m:t")))


def _address(link: etree._Element, part: Any) -> str:
    anchor = link.get(tag("w:anchor"), "")
    identifier = link.get(tag("r:id"), "")
    address = part.rels[identifier].target_ref if identifier in part.rels else ""
    return f"{address}#{anchor}" if anchor else address


def _run(run: etree._Element, part: Any, styles: Styles, fields: _Fields) -> Iterator[Node]:
    language = value(run, "w:rPr/w:lang", "w:val")
    hidden = is_on(find_one(run, "w:rPr/w:vanish"))
    calls = value(run, "w:rPr/w:rStyle", "w:val") in styles.note_calls
    for child in chosen_children(run):
        if child.tag == tag("w:fldChar"):
            fields.meet(child.get(tag("w:fldCharType"), ""))
        elif child.tag == tag("w:instrText"):
            fields.read_code(child.text or "")
        elif fields.shows and not hidden:
            shown = _run_child(child, part, styles, language)
            yield from (_as_label(node) for node in shown) if calls or fields.calls_note else shown


def _as_label(node: Node) -> Node:
    return replace(node, role=Role.LABEL) if node.role is Role.TEXT else node


def _run_child(child: etree._Element, part: Any, styles: Styles, language: str) -> Iterator[Node]:
    if child.tag == tag("w:t"):
        yield Node(role=Role.TEXT, text=child.text or "", language=language)
    elif child.tag in _CHARACTERS:
        yield Node(role=Role.TEXT, text=_CHARACTERS[child.tag])
    elif child.tag == tag("w:sym"):
        yield Node(role=Role.TEXT, text=chr(int(child.get(tag("w:char"), "20"), 16)))
    elif child.tag in (tag("w:drawing"), tag("w:pict"), tag("w:object")):
        yield _drawing(child, part, styles)


def _drawing(drawing: etree._Element, part: Any, styles: Styles) -> Node:
    """A picture, or a text box: a figure with the words drawn in it."""
    # Not at the top of the module: blocks hold inlines, and a text box in an inline holds blocks.
    from export_equipe.inspect.docx.blocks import read_blocks

    alternative, decorative = alternative_of(find_one(drawing, ".//wp:docPr"))
    words = [
        node
        for blip in find_all(drawing, ".//asvg:svgBlip")
        for node in drawn_words(part.rels[blip.get(tag("r:embed"), "")].target_part.blob)
    ]
    boxes = [node for box in find_all(drawing, ".//w:txbxContent") for node in read_blocks(box, part, styles)]
    kind = "text box" if boxes else "anchored" if find_one(drawing, "wp:anchor") is not None else "inline"
    return Node(
        role=Role.FIGURE if not boxes else Role.GROUP,
        name=kind,
        alternative=alternative,
        decorative=decorative,
        children=(*words, *boxes),
    )
