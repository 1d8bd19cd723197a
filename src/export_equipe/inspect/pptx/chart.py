"""What a native chart says, from its part (ECMA-376 part 1, 21.2): names and numbers as a reader sees them.

Comes in: a shape and its slide. Goes out: one paragraph a word, in reading order: the chart's own texts, the names of
the series, each category with its values, what is drawn over the chart. Decided here: a number is written in French as
its format says; one whose format says nothing is left as it is stored.
"""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from lxml import etree

from export_equipe.french.numbers import format_number
from export_equipe.inspect.ooxml import find_all, tag
from export_equipe.inspect.tree import Node, Role

_SHAPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/chartUserShapes"
_CODE = re.compile(r'(?:\[\$[^\]]*\])?#,##0(?:\.(?P<decimals>0+))?(?P<unit>(?:"[^"]*"|\\.)*)')
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?")
_LITERAL = re.compile(r'"([^"]*)"|\\(.)')


def read_charts(element: etree._Element, slide: Any) -> Iterator[Node]:
    """The words of the chart that a shape points to."""
    for chart in find_all(element, ".//*[local-name()='chart'][@r:id]"):
        part = slide.part.related_part(chart.get(tag("r:id")))
        texts = (*_chart_texts(etree.fromstring(part.blob)), *_shape_texts(part))
        yield from (Node(role=Role.PARAGRAPH, children=(Node(role=Role.TEXT, text=text),)) for text in texts)


def _chart_texts(root: etree._Element) -> Iterator[str]:
    yield from _own_texts(root)
    series = list(root.iter("{*}ser"))
    for each in series:
        yield from _points(each, "tx").values()
    categories = _points(series[0], "cat") if series else {}
    values = [{index: _shown(each, text) for index, text in _points(each, "val").items()} for each in series]
    for index in sorted({*categories, *(index for each in values for index in each)}):
        yield from (text for found in (categories, *values) if (text := found.get(index, "")))


def _points(series: etree._Element, name: str) -> Mapping[int, str]:
    """The points that a part of a series holds, by their place."""
    found = series.iterfind(f"{{*}}{name}//{{*}}pt")
    return {int(point.get("idx", "0")): point.findtext("{*}v") or "" for point in found}


def _shown(series: etree._Element, text: str) -> str:
    """A number as its format shows it; what is none (``#N/A``) as it is."""
    code = _CODE.fullmatch(series.findtext("{*}val//{*}formatCode") or "")
    if code is None or not _NUMBER.fullmatch(text):
        return text
    unit = "".join(quoted or single for quoted, single in _LITERAL.findall(code["unit"]))
    return format_number(Decimal(text), len(code["decimals"] or "")) + unit


def _own_texts(root: etree._Element) -> Iterator[str]:
    """Texts that stand in the chart itself: titles, labels written by hand."""
    return (str(text.text) for text in root.iter(tag("a:t")) if text.text)


def _shape_texts(part: Any) -> Iterator[str]:
    """The texts of the shapes drawn over the chart."""
    for relation in part.rels.values():
        if relation.reltype == _SHAPES:
            yield from _own_texts(etree.fromstring(relation.target_part.blob))
