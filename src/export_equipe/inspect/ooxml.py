"""What .pptx and .docx share: names of their XML, text alternatives, core properties, words drawn in an SVG.

Follows ECMA-376 part 1 (DrawingML 20 and 21, core properties in part 2) and [MS-ODRAWXML] for ``adec:decorative`` and
``asvg:svgBlip``.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Protocol

from lxml import etree

from export_equipe.inspect.tree import Node, Role

NAMESPACES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
    "asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
}


_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


class CoreProperties(Protocol):
    """The core properties as python-pptx and python-docx both give them."""

    title: str
    author: str
    subject: str
    keywords: str
    category: str
    comments: str
    content_status: str
    language: str
    last_modified_by: str


def tag(name: str) -> str:
    """The qualified tag or attribute of ``name`` (``w:p``), in Clark notation."""
    prefix, local = name.split(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def find_all(element: etree._Element, path: str) -> list[etree._Element]:
    """The elements that an XPath finds from ``element``, in document order."""
    found = _compiled(path)(element)
    return [item for item in found if isinstance(item, etree._Element)] if isinstance(found, list) else []


@cache
def _compiled(path: str) -> etree.XPath:
    # Not ``element.xpath``: python-pptx and python-docx put their own, with their own prefixes, in its place.
    return etree.XPath(path, namespaces=NAMESPACES)


def find_one(element: etree._Element, path: str) -> etree._Element | None:
    """The first element that an XPath finds from ``element``."""
    return next(iter(find_all(element, path)), None)


def value(element: etree._Element, path: str, attribute: str) -> str:
    """The attribute (``w:val``, or ``name`` without prefix) of the first element found, ``""`` without one."""
    found = find_one(element, path)
    return "" if found is None else found.get(tag(attribute) if ":" in attribute else attribute, "")


def is_on(element: etree._Element | None, attribute: str = "w:val") -> bool:
    """Whether an on/off element (ST_OnOff) stands and is not switched off."""
    return element is not None and element.get(tag(attribute), "1") not in ("0", "false", "off")


def read_share(text: str, default: float = 1.0) -> float:
    """A share as DrawingML writes it, in thousandths of a percent or with a sign (``90000``, ``90%``), as a number."""
    if text.endswith("%"):
        text, whole = text.removesuffix("%"), 100.0
    else:
        whole = 100_000.0
    return float(text) / whole if _NUMBER.fullmatch(text) else default


def alternative_of(properties: etree._Element | None) -> tuple[str, bool]:
    """The text alternative of a ``cNvPr`` or ``docPr``, and whether the file marks the drawing as decorative."""
    if properties is None:
        return "", False
    decorative = value(properties, ".//adec:decorative", "val") in ("1", "true")
    return properties.get("descr", ""), decorative


def chosen_children(element: etree._Element) -> Iterator[etree._Element]:
    """The child elements, ``mc:AlternateContent`` replaced by what its first choice holds.

    A program shows one branch only (ECMA-376 part 3): reading both would double the text.
    """
    for child in element.iterchildren(tag=etree.Element):
        if child.tag == tag("mc:AlternateContent"):
            branch = find_one(child, "mc:Choice | mc:Fallback")
            if branch is not None:
                yield from chosen_children(branch)
        else:
            yield child


def read_properties(core: CoreProperties) -> Mapping[str, str]:
    """The core properties that hold text."""
    return MappingProxyType(
        {
            "title": core.title,
            "author": core.author,
            "subject": core.subject,
            "keywords": core.keywords,
            "category": core.category,
            "comments": core.comments,
            "status": core.content_status,
            "language": core.language,
            "modified by": core.last_modified_by,
        }
    )


def drawn_words(svg: bytes) -> tuple[Node, ...]:
    """The words of an SVG picture, one paragraph a ``text`` element; titles and descriptions are not drawn."""
    root = etree.fromstring(svg, etree.XMLParser(resolve_entities=False))
    texts = (" ".join("".join(map(str, element.itertext())).split()) for element in root.iter("{*}text"))
    return tuple(Node(role=Role.PARAGRAPH, children=(Node(role=Role.TEXT, text=text),)) for text in texts if text)
