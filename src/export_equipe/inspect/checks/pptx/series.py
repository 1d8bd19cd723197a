"""What a chart draws: its series, or the parts of a pie, with their colours (21.2.2).

Comes in: the root of a chart part. Goes out: marks, in the order of the legend. Decided here: what tells one mark from
another beside its colour (a label that names it, dashes, a symbol).
"""

from dataclasses import dataclass

from lxml import etree

from export_equipe.inspect.checks.pptx.colors import Paint, Palette
from export_equipe.inspect.checks.pptx.ground import Fill, fill_in
from export_equipe.inspect.ooxml import find_all, find_one, value

PIES = frozenset({"pieChart", "pie3DChart", "doughnutChart", "ofPieChart"})
_ACCENTS = 6


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Mark:
    """A series or a part: ``paint`` is its colour (``None``: not known), ``labelled`` that its label names it.

    ``points`` are the colours of those of its points that have their own; ``look`` is what tells it apart beside
    colour: the dashes and the symbol of a line; ``kind`` is the element that holds the series (``barChart``).
    """

    name: str
    paint: Paint | None
    outline: Paint | None
    points: tuple[Paint, ...]
    labelled: bool
    look: tuple[str, ...]
    kind: str
    series: etree._Element


def marks_of(chart: etree._Element, palette: Palette) -> tuple[Mark, ...]:
    """What the chart draws."""
    groups = find_all(chart, "c:chart/c:plotArea/*[c:ser]")
    found: list[Mark] = []
    for group in groups:
        for series in find_all(group, "c:ser"):
            pie = etree.QName(group).localname in PIES
            found += _parts(group, series, palette) if pie else [_series(group, series, palette)]
    return tuple(found)


def _series(group: etree._Element, series: etree._Element, palette: Palette) -> Mark:
    name = etree.QName(group).localname
    line = name.startswith(("line", "scatter", "radar"))
    properties = find_one(series, "c:spPr")
    order = int(value(series, "c:order", "val") or value(series, "c:idx", "val") or 0)
    named = find_all(series, "c:dLbls//c:showSerName[@val='1'] | c:dLbls/c:dLbl/c:tx/c:rich")
    look = (value(series, "c:spPr/a:ln/a:prstDash", "val"), value(series, "c:marker/c:symbol", "val"))
    points = (_fill(find_one(point, "a:ln") if line else point, palette) for point in find_all(series, "c:dPt/c:spPr"))
    return Mark(
        name=_name(series), paint=_paint(_line(properties) if line else properties, order, palette),
        outline=_fill(_line(properties), palette), points=tuple(paint for paint in points if paint is not None),
        labelled=bool(named), look=look if line else (), kind=name, series=series,
    )  # fmt: skip


def _parts(group: etree._Element, series: etree._Element, palette: Palette) -> list[Mark]:
    names = [each.text or "" for each in find_all(series, "c:cat//c:pt/c:v")]
    kind = etree.QName(group).localname
    return [_part(series, index, name, kind, palette) for index, name in enumerate(names)]


def _part(series: etree._Element, index: int, name: str, kind: str, palette: Palette) -> Mark:
    point = find_one(series, f"c:dPt[c:idx/@val='{index}']/c:spPr")
    own = f"c:dLbls/c:dLbl[c:idx/@val='{index}']"
    said = find_all(series, f"{own}/c:showCatName[@val='1'] | {own}/c:tx/c:rich | c:dLbls/c:showCatName[@val='1']")
    return Mark(
        name=f"« {name} »", paint=_paint(point, index, palette), outline=_fill(_line(point), palette), points=(),
        labelled=bool(said), look=(), kind=kind, series=series,
    )  # fmt: skip


def _line(properties: etree._Element | None) -> etree._Element | None:
    return None if properties is None else find_one(properties, "a:ln")


def _paint(properties: etree._Element | None, order: int, palette: Palette) -> Paint | None:
    """The fill that is given, else the theme's accent whose turn it is."""
    fill = fill_in(properties, palette)
    return palette.word(f"accent{order % _ACCENTS + 1}") if fill is None else _known(fill)


def _fill(properties: etree._Element | None, palette: Palette) -> Paint | None:
    fill = fill_in(properties, palette)
    return None if fill is None else _known(fill)


def _known(fill: Fill) -> Paint | None:
    return fill if isinstance(fill, Paint) else None


def _name(series: etree._Element) -> str:
    found = find_one(series, "c:tx//c:v")
    return f"« {found.text} »" if found is not None and found.text else "série sans nom"
