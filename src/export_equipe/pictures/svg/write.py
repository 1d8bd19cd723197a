"""A cleaned tree written as SVG: the same tree, the same bytes.

Comes in: a tree of plain names (``xlink:href``, ``xml:space``). Goes out: UTF-8 bytes with both namespaces declared.
``xlink:href`` because Office knows no other; no XML declaration, no DOCTYPE.
"""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

_NAMESPACES = ' xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_ATTRIBUTE = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}
)


def write_svg(root: Element) -> bytes:
    """``root`` as a file."""
    return "".join(_element(root, _NAMESPACES)).encode("utf-8")


def _element(element: Element, namespaces: str = "") -> Iterator[str]:
    yield f"<{element.tag}{namespaces}"
    for name, value in element.attrib.items():
        yield f' {name}="{value.translate(_ATTRIBUTE)}"'
    if not element.text and not len(element):
        yield "/>"
        return
    yield f">{(element.text or '').translate(_TEXT)}"
    for child in element:
        yield from _element(child)
        yield (child.tail or "").translate(_TEXT)
    yield f"</{element.tag}>"
