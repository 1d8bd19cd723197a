"""What a cleaned SVG costs at worst to draw, a pixel of its canvas.

Comes in: a cleaned SVG. Goes out: a weight: 1 is an element that fills the whole picture. Decided here: the weights of
a layer and of a step of a filter, as measured with resvg.
"""

import math
from xml.etree.ElementTree import Element

from export_equipe.pictures.svg.cost import CostMeter
from export_equipe.pictures.svg.css import Rule, clean_sheet
from export_equipe.pictures.svg.names import SVG, XLINK
from export_equipe.pictures.svg.parse import TooComplex, parse_svg

_LAYER = 25.0
_FILTER_STEP = 150.0


def weigh_svg(data: bytes) -> float:
    """The weight of ``data``; infinite when it is no cleaned SVG."""
    try:
        root = parse_svg(data)
        if root is None:
            return math.inf
        _shorten_names(root)
        cost = CostMeter(root, _read_rules(root)).check()
    except TooComplex:
        return math.inf
    return cost.drawn + _LAYER * cost.layers + _FILTER_STEP * cost.filtered


def _shorten_names(root: Element) -> None:
    """Names as the cleaner writes them."""
    for element in root.iter():
        element.tag = element.tag.removeprefix(SVG)
        if target := element.attrib.pop(f"{XLINK}href", ""):
            element.set("xlink:href", target)


def _read_rules(root: Element) -> list[Rule]:
    return [rule for sheet in root.iter("style") for rule in clean_sheet(sheet.text or "").rules]
