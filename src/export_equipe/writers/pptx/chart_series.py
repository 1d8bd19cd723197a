"""The series of a chart (ECMA-376 part 1, 21.2.2.170 and following): names, values, colours, labels.

Comes in: a placed chart. Goes out: the markup of ``c:ser``, in the order of each form's schema. Decided here: nothing;
a series points to its cells of the workbook and holds a copy of them.
"""

from collections.abc import Iterator, Sequence

from export_equipe.figures.chart import OUTLINES, ChartForm, ChartSeries
from export_equipe.figures.chart_line import STROKE, TARGET_STROKE
from export_equipe.figures.chart_lines import DOT
from export_equipe.figures.chart_place import PlacedChart
from export_equipe.figures.chart_ring import WHITE
from export_equipe.writers.pptx.chart_labels import write_labels
from export_equipe.writers.pptx.chart_text import ChartInk, format_code
from export_equipe.writers.pptx.chart_workbook import SHEET, cell_name, cell_range
from export_equipe.writers.pptx.markup import element, emu, line, solid_fill, text_element

_DOT_LINE = 1.5  # points
_PART_LINE = 0.75  # points, around a bar


def write_series(placed: PlacedChart, index: int, ink: ChartInk) -> str:
    """The ``index``-th series."""
    series = placed.chart.series[index]
    common = (element("c:idx", val=index), element("c:order", val=index), _name(series, index))
    labels, data = write_labels(placed, index, ink), _data(placed, series, index)
    match placed.chart.form:
        case ChartForm.BARS | ChartForm.STACKED:
            look = _bar(series.roles[0], placed, ink) if _uniform(series) else _bar(_usual(series), placed, ink)
            own = (look, element("c:invertIfNegative", val=0), *_bar_points(placed, series, ink))
            return element("c:ser", *common, *own, labels, data)
        case ChartForm.LINE:
            own = (_stroke(series, ink, dashed=series.target), _marker(series, ink, 0), *_line_points(series, ink))
            return element("c:ser", *common, *own, labels, data, element("c:smooth", val=0))
        case ChartForm.RING:
            return element("c:ser", *common, *_ring_points(series, ink), labels, data)


def _name(series: ChartSeries, index: int) -> str:
    formula = text_element("c:f", f"{SHEET}!{cell_name(index + 1, 0)}")
    return element("c:tx", element("c:strRef", formula, element("c:strCache", *_texts((series.name,)))))


def _data(placed: PlacedChart, series: ChartSeries, index: int) -> str:
    count = len(placed.chart.categories)
    names = element("c:strCache", *_texts(placed.chart.categories))
    points = (
        element("c:pt", text_element("c:v", repr(value)), idx=point)
        for point, value in enumerate(series.values)
        if value is not None
    )
    code = text_element("c:formatCode", format_code(placed.chart.decimals, placed.chart.unit))
    values = element("c:numCache", code, element("c:ptCount", val=count), *points)
    return element("c:cat", element("c:strRef", text_element("c:f", cell_range(0, count)), names)) + element(
        "c:val", element("c:numRef", text_element("c:f", cell_range(index + 1, count)), values)
    )


def _texts(texts: Sequence[str]) -> Iterator[str]:
    yield element("c:ptCount", val=len(texts))
    for index, text in enumerate(texts):
        yield element("c:pt", text_element("c:v", text), idx=index)


# Bars


def _uniform(series: ChartSeries) -> bool:
    return len(set(series.roles)) == 1


def _usual(series: ChartSeries) -> str:
    """The colour of most points: that of a point which is added."""
    return max(sorted(set(series.roles)), key=series.roles.count)


def _bar(role: str, placed: PlacedChart, ink: ChartInk) -> str:
    stacked = placed.chart.form is ChartForm.STACKED
    outline = OUTLINES.get(role, "ground" if stacked else None)
    color = ink.theme.colors[outline] if outline else None
    return element("c:spPr", solid_fill(ink.theme.colors[role]), line(color, emu(_PART_LINE)))


def _bar_points(placed: PlacedChart, series: ChartSeries, ink: ChartInk) -> Iterator[str]:
    usual = _usual(series)
    for point, role in enumerate(series.roles):
        if role != usual:
            look = _bar(role, placed, ink)
            yield element("c:dPt", element("c:idx", val=point), element("c:invertIfNegative", val=0), look)


# Lines


def _stroke(series: ChartSeries, ink: ChartInk, *, dashed: bool) -> str:
    dash = element("a:prstDash", val="sysDash") if dashed else ""
    width = emu(TARGET_STROKE if series.target else STROKE)
    color = solid_fill(ink.theme.colors[series.roles[0]])
    return element("c:spPr", element("a:ln", color, dash, element("a:round"), w=width, cap="flat"))


def _marker(series: ChartSeries, ink: ChartInk, point: int) -> str:
    """A full dot, an open one for a forecast, none on the line of a target."""
    if series.target:
        return element("c:marker", element("c:symbol", val="none"))
    guessed = series.dash_from is not None and point >= series.dash_from
    color = ink.theme.colors[series.roles[point]]
    look = element("c:spPr", solid_fill(ink.theme.colors["ground"] if guessed else color), line(color, emu(_DOT_LINE)))
    return element("c:marker", element("c:symbol", val="circle"), element("c:size", val=round(2 * DOT) + 1), look)


def _line_points(series: ChartSeries, ink: ChartInk) -> Iterator[str]:
    """The forecast's points; the line that leads to each is dashed."""
    if series.dash_from is None or series.target:
        return
    for point in range(series.dash_from, len(series.values)):
        if series.values[point] is not None:
            yield element(
                "c:dPt", element("c:idx", val=point), _marker(series, ink, point), element("c:bubble3D", val=0),
                _stroke(series, ink, dashed=True),
            )  # fmt: skip


# Rings


def _ring_points(series: ChartSeries, ink: ChartInk) -> Iterator[str]:
    white = line(ink.theme.colors["ground"], emu(WHITE))
    for point, role in enumerate(series.roles):
        look = element("c:spPr", solid_fill(ink.theme.colors[role]), white)
        yield element("c:dPt", element("c:idx", val=point), element("c:bubble3D", val=0), look)
