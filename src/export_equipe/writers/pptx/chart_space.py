"""The part of a chart: its plot, axes and legend (ECMA-376 part 1, 21.2.2.29).

Comes in: a placed chart. Goes out: the markup of ``c:chartSpace``. Decided here: nothing; plot and legend stand where
the scene has them, axes have its bounds, and what the scene does not show is deleted.
"""

from typing import Final

from export_equipe.figures.chart import ChartForm
from export_equipe.figures.chart_place import Area, PlacedChart
from export_equipe.figures.chart_ring import HOLE
from export_equipe.writers.pptx.chart_series import write_series
from export_equipe.writers.pptx.chart_text import ChartInk, write_format, write_style
from export_equipe.writers.pptx.markup import DECLARATION, element, emu, line, namespaces

CATEGORIES, VALUES = 50_010, 50_020  # the ids of the axes
_AXIS_LINE: Final = 0.75  # points
_WIDEST_GAP: Final = 500  # ST_GapAmountPercent


def write_space(placed: PlacedChart, ink: ChartInk, *, data: str, drawing: str) -> str:
    """The chart; ``data`` is its relationship to the workbook, ``drawing`` that to what is drawn over it, or ``""``."""
    bare = element("c:spPr", element("a:noFill"), element("a:ln", element("a:noFill")))
    return DECLARATION + element(
        "c:chartSpace",
        element("c:date1904", val=0),
        element("c:lang", val=ink.language),
        element("c:roundedCorners", val=0),
        _chart(placed, ink),
        bare,
        write_style(ink, size=placed.size, color="text"),
        element("c:externalData", element("c:autoUpdate", val=0), **{"r:id": data}),
        element("c:userShapes", **{"r:id": drawing}) if drawing else "",
        **namespaces("c", "a", "r"),
    )


def _chart(placed: PlacedChart, ink: ChartInk) -> str:
    plot = element("c:plotArea", _layout(placed, placed.area, inner=True), _plot(placed, ink), _axes(placed, ink))
    return element(
        "c:chart",
        element("c:autoTitleDeleted", val=1),
        plot,
        _legend(placed, ink),
        element("c:plotVisOnly", val=1),
        element("c:dispBlanksAs", val="gap"),
    )


def _layout(placed: PlacedChart, area: Area, *, inner: bool = False) -> str:
    """The place of ``area`` as shares of the chart; of a plot, without the words around it."""
    width, height = placed.scene.width, placed.scene.height
    sides = {"x": area.x / width, "y": area.y / height, "w": area.width / width, "h": area.height / height}
    return element(
        "c:layout",
        element(
            "c:manualLayout",
            element("c:layoutTarget", val="inner") if inner else "",
            element("c:xMode", val="edge"),
            element("c:yMode", val="edge"),
            *(element(f"c:{side}", val=f"{share:.5f}") for side, share in sides.items()),
        ),
    )


def _plot(placed: PlacedChart, ink: ChartInk) -> str:
    series = "".join(write_series(placed, index, ink) for index in range(len(placed.chart.series)))
    match placed.chart.form:
        case ChartForm.BARS | ChartForm.STACKED:
            return _bars(placed, series)
        case ChartForm.LINE:
            return element(
                "c:lineChart", element("c:grouping", val="standard"), element("c:varyColors", val=0), series,
                element("c:marker", val=1), _axis_ids(),
            )  # fmt: skip
        case ChartForm.RING:
            hole = element("c:holeSize", val=round(100 * HOLE))
            return element(
                "c:doughnutChart", element("c:varyColors", val=1), series, element("c:firstSliceAng", val=0), hole
            )


def _bars(placed: PlacedChart, series: str) -> str:
    stacked = placed.chart.form is ChartForm.STACKED
    return element(
        "c:barChart",
        element("c:barDir", val="bar"),
        element("c:grouping", val="stacked" if stacked else "clustered"),
        element("c:varyColors", val=0),
        series,
        element("c:gapWidth", val=min(round(100 * placed.gap), _WIDEST_GAP)),
        element("c:overlap", val=100 if stacked else 0),
        _axis_ids(),
    )


def _axis_ids() -> str:
    return element("c:axId", val=CATEGORIES) + element("c:axId", val=VALUES)


def _axes(placed: PlacedChart, ink: ChartInk) -> str:
    return "" if placed.chart.form is ChartForm.RING else _category_axis(placed, ink) + _value_axis(placed, ink)


def _category_axis(placed: PlacedChart, ink: ChartInk) -> str:
    """Bars go down from the first; the axis line is at zero, its names beside the plot."""
    lying = placed.chart.form is not ChartForm.LINE
    color = ink.theme.colors["line"]
    return element(
        "c:catAx",
        element("c:axId", val=CATEGORIES),
        element("c:scaling", element("c:orientation", val="maxMin" if lying else "minMax")),
        element("c:delete", val=0),
        element("c:axPos", val="l" if lying else "b"),
        element("c:numFmt", formatCode="General", sourceLinked=0),
        element("c:majorTickMark", val="none"),
        element("c:minorTickMark", val="none"),
        element("c:tickLblPos", val="low"),
        element("c:spPr", line(color, emu(_AXIS_LINE))),
        write_style(ink, size=placed.size, color="text", skips=placed.skip > 1),
        element("c:crossAx", val=VALUES),
        element("c:crosses", val="autoZero"),
        element("c:auto", val=0),
        element("c:lblAlgn", val="ctr"),
        element("c:lblOffset", val=30),
        element("c:tickLblSkip", val=placed.skip),
        element("c:noMultiLvlLbl", val=1),
    )


def _value_axis(placed: PlacedChart, ink: ChartInk) -> str:
    """An axis with numbers and light lines, or one that is not shown."""
    lying, numbered = placed.chart.form is not ChartForm.LINE, placed.step is not None
    grid = element("c:spPr", line(ink.theme.colors["border"], emu(_AXIS_LINE)))
    return element(
        "c:valAx",
        element("c:axId", val=VALUES),
        element(
            "c:scaling", element("c:orientation", val="minMax"), _bound("c:max", placed.high),
            _bound("c:min", placed.low),
        ),
        element("c:delete", val=0 if numbered else 1),
        element("c:axPos", val="t" if lying else "l"),
        element("c:majorGridlines", grid) if numbered else "",
        write_format(placed.step_decimals, placed.chart.unit),
        element("c:majorTickMark", val="none"),
        element("c:minorTickMark", val="none"),
        element("c:tickLblPos", val="nextTo" if numbered else "none"),
        element("c:spPr", element("a:ln", element("a:noFill"))),
        write_style(ink, size=placed.size, color="mention"),
        element("c:crossAx", val=CATEGORIES),
        element("c:crosses", val="autoZero"),
        element("c:crossBetween", val="between"),
        _bound("c:majorUnit", placed.step) if placed.step is not None else "",
    )  # fmt: skip


def _bound(tag: str, value: float) -> str:
    return element(tag, val=repr(float(f"{value:.12g}")))


def _legend(placed: PlacedChart, ink: ChartInk) -> str:
    if placed.legend is None:
        return ""
    return element(
        "c:legend",
        element("c:legendPos", val="t"),
        _layout(placed, placed.legend),
        element("c:overlay", val=0),
        write_style(ink, size=placed.size, color="text"),
    )
