"""SVG text parsed into a tree, within limits.

Comes in: bytes. Goes out: the root element, names in Clark notation, or ``None``. Decided here: no entities, no
internal subset of a DOCTYPE (its default attributes multiply as entities do), nothing external; at most 5 MB, 60,000
elements, 100 levels. XML 1.0; a DOCTYPE that only names the DTD of SVG is read over, as draw.io and Inkscape write one.
"""

from typing import Any
from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from export_equipe.pictures.svg.names import SVG

MOST_BYTES = 5_000_000
MOST_ELEMENTS = 60_000
DEEPEST = 100


class TooComplex(Exception):  # private to this room: ``read_svg`` turns it into a fault
    """A picture that would cost more than any picture of a page should."""


class _Limited(TreeBuilder):
    """Builds the tree, and counts."""

    def __init__(self) -> None:
        super().__init__()
        self._depth = self._count = 0

    def start(self, tag: Any, attrs: dict[Any, Any], /) -> Element:
        self._depth += 1
        self._count += 1
        if self._depth > DEEPEST or self._count > MOST_ELEMENTS:
            raise TooComplex
        return super().start(tag, attrs)

    def end(self, tag: str, /) -> Element:
        self._depth -= 1
        return super().end(tag)


def parse_svg(data: bytes) -> Element | None:
    """The root of ``data``, ``None`` when that is not SVG; raises ``TooComplex``.

    A root without a namespace is taken for SVG's: older programs forget it.
    """
    if len(data) > MOST_BYTES:
        raise TooComplex
    parser = DefusedXMLParser(target=_Limited(), forbid_dtd=False, forbid_entities=True, forbid_external=True)
    parser.parser.StartDoctypeDeclHandler = _refuse_subset
    try:
        parser.feed(data)
        root = parser.close()
    except (ParseError, DefusedXmlException, LookupError, UnicodeError, ValueError):
        return None
    if root.tag == "svg":
        for element in root.iter():
            if not element.tag.startswith("{"):
                element.tag = SVG + element.tag
    return root if root.tag == f"{SVG}svg" else None


def _refuse_subset(*doctype: object) -> None:
    """Called with the name, the system and public identifiers, and whether declarations follow."""
    if doctype[-1]:
        raise ValueError("a DOCTYPE with declarations")
