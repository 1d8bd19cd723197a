"""What a chart draws: its series, or the parts of a pie, with their colours (21.2.2).

Comes in: the root of a chart part. Goes out: marks, in the order of the legend. Decided here: what tells one mark from
another beside its colour (a label that names it, dashes, a symbol).
"""

from dataclasses import dataclass

from lxml import etree

from export_equipe.inspect.checks.pptx.colors import Paint, Palette
from export_equipe.inspect.checks.pptx.ground import fill_in
from export_equipe.inspect.ooxml import find_all, find_one, value

_PIES = frozenset({"pieChart", "pie3DChart", "doughnutChart", "ofPieChart"})
_ACCENTS = 6


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Mark:
    """A series or a part: ``paint`` is its colour (``None``: not known), ``labelled`` that its label names it.

    ``look`` is what tells it apart beside colour: the dashes and the symbol of a line.
    """

    name: str
    paint: Paint | None
    labelled: bool
    look: tuple[str, ...]
    series: etree._Element


def marks_of(chart: etree._Element, palette: Palette) -> tuple[Mark, ...]:
    """What the chart draws."""
    groups = find_all(chart, "c:chart/c:plotArea/*[c:ser]")
    found: list[Mark] = []
    for group in groups:
        for series in find_all(group, "c:ser"):
            pie = etree.QName(group).localname in _PIES
            found += _parts(series, palette) if pie else [_series(group, series, palette)]
    return tuple(found)


def _series(group: etree._Element, series: etree._Element, palette: Palette) -> Mark:
    line = "ine" in etree.QName(group).localname or "catter" in etree.QName(group).localname
    properties = find_one(series, "c:spPr")
    drawn = find_one(properties, "a:ln") if line and properties is not None else properties
    order = int(value(series, "c:order", "val") or value(series, "c:idx", "val") or 0)
    symbol = value(series, "c:marker/c:symbol", "val")
    dash = "" if properties is None else value(properties, "a:ln/a:prstDash", "val")
    return Mark(
        name=_name(series, "c:tx//c:v"), paint=_paint(drawn, order, palette), labelled=_is_named(series),
        look=(dash, symbol) if line else (), series=series,
    )  # fmt: skip


def _parts(series: etree._Element, palette: Palette) -> list[Mark]:
    names = [each.text or "" for each in find_all(series, "c:cat//c:pt/c:v")]
    labelled = bool(find_all(series, "c:dLbls/c:showCatName[@val='1']"))
    return [
        Mark(name=name, paint=_part_paint(series, index, palette), labelled=labelled, look=(), series=series)
        for index, name in enumerate(names)
    ]


def _part_paint(series: etree._Element, index: int, palette: Palette) -> Paint | None:
    point = find_one(series, f"c:dPt[c:idx/@val='{index}']/c:spPr")
    return _paint(point, index, palette)


def _paint(properties: etree._Element | None, order: int, palette: Palette) -> Paint | None:
    """The fill that is given, else the theme's accent whose turn it is."""
    fill = fill_in(properties, palette)
    if fill is None:
        return palette.word(f"accent{order % _ACCENTS + 1}")
    return fill if isinstance(fill, Paint) else None


def _name(element: etree._Element, path: str) -> str:
    found = find_one(element, path)
    return f"« {found.text} »" if found is not None and found.text else "série sans nom"


def _is_named(series: etree._Element) -> bool:
    """Whether a label of the series says its name, by the program or typed."""
    return bool(find_all(series, "c:dLbls//c:showSerName[@val='1'] | c:dLbls/c:dLbl/c:tx/c:rich"))
