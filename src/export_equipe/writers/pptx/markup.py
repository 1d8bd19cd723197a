"""XML as text: the smallest builder of DrawingML and PresentationML.

Comes in: tags, attributes, children. Goes out: well-formed XML text, escaped, without the characters that XML 1.0
(2.2) forbids. Decided here: the units of attributes. Functions that build markup are pure, and read in the order of
the schema (ECMA-376 part 1, annex A), which matters: PowerPoint refuses children out of order.
"""

import re
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from export_equipe.masters.geometry import EMU_PER_POINT, Box

NAMESPACES: Final = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "cdr": "http://schemas.openxmlformats.org/drawingml/2006/chartDrawing",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
    "asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
    "p14": "http://schemas.microsoft.com/office/powerpoint/2010/main",
    "ahyp": "http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor",
}
DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_ILLEGAL: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

AttributeValue = str | int | bool | None


def legal(text: str) -> str:
    """``text`` without the characters that no XML document may hold (control characters, lone surrogates)."""
    return _ILLEGAL.sub("", text)


def element(tag: str, /, *children: str, **attributes: AttributeValue) -> str:
    """An element; ``children`` are markup already, attributes are escaped, ``None`` leaves one out."""
    written = "".join(f" {name}={_attribute(value)}" for name, value in attributes.items() if value is not None)
    content = "".join(children)
    return f"<{tag}{written}>{content}</{tag}>" if content else f"<{tag}{written}/>"


def text_element(tag: str, text: str, /, **attributes: AttributeValue) -> str:
    """An element that holds plain text."""
    return element(tag, escape(legal(text)), **attributes)


def root(tag: str, /, *children: str, **attributes: AttributeValue) -> str:
    """A whole part: the XML declaration and an element that declares the office namespaces ``a``, ``r``, ``p``."""
    return DECLARATION + element(tag, *children, **namespaces("a", "r", "p"), **attributes)


def namespaces(*prefixes: str) -> dict[str, AttributeValue]:
    """The attributes that declare ``prefixes``."""
    return {f"xmlns:{prefix}": NAMESPACES[prefix] for prefix in prefixes}


def solid_fill(color: str) -> str:
    """A plain fill; ``color`` is ``#RRGGBB``."""
    return element("a:solidFill", element("a:srgbClr", val=color.lstrip("#").upper()))


def line(color: str | None, width: int) -> str:
    """The outline of a shape, ``width`` EMU wide, or none."""
    if color is None:
        return element("a:ln", element("a:noFill"))
    return element("a:ln", solid_fill(color), w=width)


def transform(box: Box, tag: str = "a:xfrm", **attributes: AttributeValue) -> str:
    """A shape's place on the slide."""
    return element(tag, _offset("a:off", box), _extent("a:ext", box), **attributes)


def group_transform(box: Box) -> str:
    """A group's place; its children keep the coordinates of the slide (20.1.7.5: the child box equals the box)."""
    return element(
        "a:xfrm", _offset("a:off", box), _extent("a:ext", box), _offset("a:chOff", box), _extent("a:chExt", box)
    )


def decorative() -> str:
    """The mark of a shape that carries no meaning: assistive technology skips it (MS-ODRAWXML 2.2.6)."""
    mark = element("adec:decorative", val=1, **namespaces("adec"))
    return element("a:extLst", element("a:ext", mark, uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"))


def emu(points: float) -> int:
    """Points as EMU."""
    return round(points * EMU_PER_POINT)


def hundredths(points: float) -> int:
    """Points as hundredths of a point, the unit of type sizes and exact spacing."""
    return round(points * 100)


def _attribute(value: AttributeValue) -> str:
    written = int(value) if isinstance(value, bool) else value
    return quoteattr(legal(str(written)))


def _offset(tag: str, box: Box) -> str:
    return element(tag, x=box.x, y=box.y)


def _extent(tag: str, box: Box) -> str:
    return element(tag, cx=box.width, cy=box.height)
