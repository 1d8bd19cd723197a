"""WordprocessingML elements, built in one expression each.

Comes in: local names, attributes, children. Goes out: elements of python-docx's own classes, so that its API can go on
with them. The order of children is the caller's: the schema (ECMA-376 part 1, annex A) fixes it.
"""

from collections.abc import Iterable
from typing import TypeAlias, cast

from docx.oxml.ns import nsmap, qn
from docx.oxml.parser import oxml_parser
from docx.oxml.xmlchemy import BaseOxmlElement
from lxml import etree

Element: TypeAlias = BaseOxmlElement
_NAMESPACE = {"w": nsmap["w"]}
_WORDS = f"{{{nsmap['w']}}}"
_SPACE = qn("xml:space")


def w(tag: str, *children: Element | None, **attributes: str | int) -> Element:
    """``<w:tag>`` with its children (``None`` is left out) and attributes, all in the main namespace."""
    said = {_WORDS + name: str(value) for name, value in attributes.items()}
    made = cast(Element, oxml_parser.makeelement(_WORDS + tag, said, _NAMESPACE))
    for child in children:
        if child is not None:
            made.append(child)
    return made


def w_text(tag: str, text: str) -> Element:
    """``w:t``, ``w:instrText``: text whose white space is kept."""
    made = w(tag)
    made.text = text
    made.set(_SPACE, "preserve")
    return made


def w_when(tag: str, *, condition: bool) -> Element | None:
    """``<w:tag/>`` (an on/off property that is on, 17.17.4) when ``condition`` holds."""
    return w(tag) if condition else None


def w_filled(tag: str, children: Iterable[Element | None], **attributes: str | int) -> Element | None:
    """``<w:tag>`` unless it would have no child."""
    kept = [child for child in children if child is not None]
    return w(tag, *kept, **attributes) if kept else None


def select(element: etree._Element, path: str) -> list[Element]:
    """The elements that ``path`` finds; python-docx's own ``xpath`` is there on some classes of elements only."""
    return cast(list[Element], etree._Element.xpath(element, path, namespaces=_NAMESPACE))


def hex_color(color: str) -> str:
    """``#RRGGBB`` as ST_HexColor writes it."""
    return color.removeprefix("#").upper()
