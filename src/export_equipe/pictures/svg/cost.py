"""What an SVG costs to draw, before anything draws it.

Comes in: a cleaned tree and the rules of its style sheets. Goes out: its cost, or ``TooComplex``; references that close
a circle are taken away. Decided here: an element costs itself, its children and all that it refers to (``use``,
patterns, masks, filters, markers at each point), so that ten lines cannot draw a billion things; layers (opacity,
masks, filters) are counted apart, because each costs as many pixels as the picture has.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from export_equipe.pictures.svg.css import Rule, asks_layer
from export_equipe.pictures.svg.parse import TooComplex

MOST_DRAWN = 300_000
MOST_LAYERS = 3_000
MOST_FILTERED = 600
DEEPEST_DRAWN = 200
DEEPEST_LAYERS = 24
MOST_MATCHES = 30_000_000

_CHARACTERS = 200  # of an outline or a text, that count as one element
_URL = re.compile(r"url\(\s*[\"']?\s*#([^\"')]+?)\s*[\"']?\s*\)")
_LAYERED = ("opacity", "mask", "filter", "clip-path", "mix-blend-mode", "isolation")


@dataclass(frozen=True, slots=True)
class Cost:
    """How much there is to draw: elements, layers, filter primitives; and how deep they nest."""

    drawn: int = 1
    layers: int = 0
    filtered: int = 0
    depth: int = 1
    layer_depth: int = 0


class CostMeter:
    """Measures one tree, and opens its circles; ``loops`` says whether there were any."""

    def __init__(self, root: Element, rules: Sequence[Rule]) -> None:
        elements = list(root.iter())
        if len(rules) * len(elements) > MOST_MATCHES:
            raise TooComplex
        self.loops = False
        self._root = root
        self._by_id: dict[str, Element] = {}
        for element in elements:
            self._by_id.setdefault(element.get("id", ""), element)
        self._named, self._universal = _index(rules)
        self._known: dict[Element, Cost] = {}
        self._open: set[Element] = set()

    def check(self) -> Cost:
        """The cost of the picture; raises ``TooComplex`` when it is too high."""
        return self._measure(self._root, 0)

    def _measure(self, element: Element, depth: int) -> Cost:
        if element in self._known:
            return self._known[element]
        if depth > DEEPEST_DRAWN:
            raise TooComplex
        self._open.add(element)
        rules = list(self._rules_of(element))
        parts = [(self._measure(child, depth + 1), 1) for child in element]
        for target in self._targets(element, rules):
            if target in self._open:
                self._unlink(element, target)
            else:
                parts.append((self._measure(target, depth + 1), _times(element)))
        self._open.discard(element)
        cost = _total(element, parts, layered=_is_layered(element, rules))
        if cost.drawn > MOST_DRAWN or cost.layers > MOST_LAYERS or cost.filtered > MOST_FILTERED:
            raise TooComplex
        if cost.depth > DEEPEST_DRAWN or cost.layer_depth > DEEPEST_LAYERS:
            raise TooComplex
        self._known[element] = cost
        return cost

    def _rules_of(self, element: Element) -> Iterator[Rule]:
        yield from self._universal
        for name in {element.tag, element.get("id", ""), *element.get("class", "").split()}:
            yield from self._named.get(name, ())

    def _targets(self, element: Element, rules: Iterable[Rule]) -> Iterator[Element]:
        names = dict.fromkeys(target for rule in rules for target in sorted(rule.targets))
        for key, value in element.attrib.items():
            if key == "xlink:href":
                names[value[1:]] = None
            elif "url(" in value:
                names.update(dict.fromkeys(_URL.findall(value)))
        yield from (self._by_id[name] for name in names if name and name in self._by_id)

    def _unlink(self, element: Element, target: Element) -> None:
        """Takes away what makes ``element`` refer to ``target``, in which it stands."""
        name = target.get("id", "")
        named = [key for key, value in element.attrib.items() if value == f"#{name}" or name in _URL.findall(value)]
        if not named:  # by a rule of a style sheet, which others share
            raise TooComplex
        for key in named:
            del element.attrib[key]
        self.loops = True


def _index(rules: Sequence[Rule]) -> tuple[Mapping[str, list[Rule]], list[Rule]]:
    """The rules that cost something, by the names in their selectors."""
    named: dict[str, list[Rule]] = defaultdict(list)
    universal: list[Rule] = []
    for rule in rules:
        if not rule.targets and not rule.layered:
            continue
        if rule.universal and not rule.names:
            universal.append(rule)
        for name in rule.names:
            named[name].append(rule)
    return named, universal


def _total(element: Element, parts: Iterable[tuple[Cost, int]], *, layered: bool) -> Cost:
    parts = list(parts)
    own_filter = 1 if element.tag.startswith("fe") else 0
    return Cost(
        drawn=_weight(element) + sum(cost.drawn * times for cost, times in parts),
        layers=layered + sum(cost.layers * times for cost, times in parts),
        filtered=own_filter + sum(cost.filtered * times for cost, times in parts),
        depth=1 + max((cost.depth for cost, _ in parts), default=0),
        layer_depth=layered + max((cost.layer_depth for cost, _ in parts), default=0),
    )


def _weight(element: Element) -> int:
    """What an element costs by itself: a long outline or text is many small ones."""
    length = (
        len(element.text or "") + len(element.tail or "") + len(element.get("d", "")) + len(element.get("points", ""))
    )
    return 1 + length // _CHARACTERS


def _times(element: Element) -> int:
    """How many times what ``element`` refers to may be drawn: a marker is drawn at each point of a line."""
    keys = " ".join((*element.attrib, element.get("style", "")))
    if "marker" not in keys:
        return 1
    return 3 + (len(element.get("d", "") + element.get("points", "")) // 4 if "marker-mid" in keys else 0)


def _is_layered(element: Element, rules: Iterable[Rule]) -> bool:
    own = (asks_layer(name, element.get(name, "")) for name in _LAYERED if name in element.attrib)
    style = element.get("style", "")
    by_style = any(
        asks_layer(name.strip(), value.removesuffix("!important"))
        for name, _, value in (part.partition(":") for part in style.split(";"))
    )
    return any(own) or by_style or any(rule.layered for rule in rules)
