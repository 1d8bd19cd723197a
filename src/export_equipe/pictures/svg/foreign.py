"""The words of HTML inside an SVG, as SVG text: labels of mermaid and draw.io live there.

Comes in: a ``foreignObject``. Goes out: a ``text`` element, or ``None`` when it has no words or no place. Decided here:
one line a block, centred in the box; nothing of the HTML but its words is kept.
"""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement

_BLOCKS = frozenset({"p", "div", "br", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6"})
_UNSEEN = frozenset({"script", "style", "template", "iframe", "object", "title"})
_NUMBER = re.compile(r"\s*(-?\d+(?:\.\d+)?)(?:px)?\s*$")
_SIZE = 14.0
_MOST_LINES = 100


def words_of(source: Element) -> Element | None:
    """The text element that stands for ``source``."""
    box = [_number(source.get(name, "0")) for name in ("x", "y", "width", "height")]
    lines = [" ".join(line.split()) for line in "".join(_words(source)).split("\n")]
    lines = [line for line in lines if line][:_MOST_LINES]
    if not lines or None in box:
        return None
    x, y, width, height = (value or 0.0 for value in box)
    first = y + height / 2 - _SIZE * 1.2 * (len(lines) - 1) / 2 + _SIZE * 0.35
    made = Element("text", {"text-anchor": "middle", "font-size": f"{_SIZE:g}", "font-family": "sans-serif"})
    for index, line in enumerate(lines):
        place = {"x": f"{x + width / 2:g}", "y": f"{first + index * _SIZE * 1.2:g}"}
        SubElement(made, "tspan", place).text = line
    return made


def _words(element: Element) -> Iterator[str]:
    name = element.tag.rpartition("}")[2].lower()
    if name in _UNSEEN:
        return
    ends = "\n" if name in _BLOCKS else ""
    yield ends + (element.text or "")
    for child in element:
        yield from _words(child)
        yield child.tail or ""
    yield ends


def _number(text: str) -> float | None:
    match = _NUMBER.match(text)
    return float(match[1]) if match else None
