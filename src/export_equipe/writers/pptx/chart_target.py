"""The line of a target across bars: shapes drawn over a chart (ECMA-376 part 1, 21.3).

Comes in: a placed chart. Goes out: the markup of ``c:userShapes``, ``""`` without target. Nothing is decided here. Bars
that lie take no second chart across them; the axis has fixed bounds, so the line stays right when values change.
"""

from collections.abc import Iterator

from export_equipe.figures.chart_place import GAP, Area, PlacedChart
from export_equipe.figures.chart_scale import TARGET_WIDTH
from export_equipe.masters.geometry import Box
from export_equipe.writers.pptx.chart_text import ChartInk
from export_equipe.writers.pptx.markup import (
    DECLARATION,
    element,
    emu,
    hundredths,
    namespaces,
    solid_fill,
    text_element,
    transform,
)
from export_equipe.writers.pptx.shapes import geometry


def write_target(placed: PlacedChart, ink: ChartInk) -> str:
    """The target of ``placed``: its words, then its line."""
    if placed.target is None or placed.target_label is None or placed.chart.target is None:
        return ""
    top = placed.area.y - GAP / 2
    line = Area(placed.target, top, 0.0, placed.area.bottom - top)
    words, stroke = _words(placed, placed.chart.target.label, ink), _line(line, ink)
    shapes = "".join((*_anchor(placed, placed.target_label, words), *_anchor(placed, line, stroke)))
    return DECLARATION + element("c:userShapes", shapes, **namespaces("a", "c"))


def _anchor(placed: PlacedChart, area: Area, shape: str) -> Iterator[str]:
    """A shape between two corners, as shares of the chart."""
    corners = {"cdr:from": (area.x, area.y), "cdr:to": (area.x + area.width, area.bottom)}
    places = (
        element(tag, element("cdr:x", _share(x, placed.scene.width)), element("cdr:y", _share(y, placed.scene.height)))
        for tag, (x, y) in corners.items()
    )
    yield element("cdr:relSizeAnchor", *places, shape, **namespaces("cdr"))


def _share(value: float, whole: float) -> str:
    return f"{min(max(value / whole, 0.0), 1.0):.5f}"


def _words(placed: PlacedChart, text: str, ink: ChartInk) -> str:
    style = element(
        "a:rPr", solid_fill(ink.theme.colors["text"]), element("a:latin", typeface=ink.theme.font),
        lang=ink.language, sz=hundredths(placed.size), b=True,
    )  # fmt: skip
    run = element("a:r", style, text_element("a:t", text))
    assert placed.target_label is not None, "a target has its words"
    return element(
        "cdr:sp",
        element(
            "cdr:nvSpPr", element("cdr:cNvPr", id=2, name="Mots de la cible"), element("cdr:cNvSpPr", txBox=1)
        ),
        element("cdr:spPr", transform(_box(placed.target_label)), geometry("rect"), element("a:noFill")),
        element(
            "cdr:txBody",
            element("a:bodyPr", wrap="none", lIns=0, tIns=0, rIns=0, bIns=0, anchor="ctr"),
            element("a:lstStyle"),
            element("a:p", element("a:pPr", algn="ctr"), run),
        ),
        macro="", textlink="",
    )  # fmt: skip


def _line(area: Area, ink: ChartInk) -> str:
    stroke = element("a:ln", solid_fill(ink.theme.colors["text"]), w=emu(TARGET_WIDTH))
    return element(
        "cdr:cxnSp",
        element("cdr:nvCxnSpPr", element("cdr:cNvPr", id=3, name="Cible"), element("cdr:cNvCxnSpPr")),
        element("cdr:spPr", transform(_box(area)), geometry("line"), stroke),
        macro="",
    )  # fmt: skip


def _box(area: Area) -> Box:
    return Box(emu(area.x), emu(area.y), emu(area.width), emu(area.height))
