"""A native chart: the frame that shows it on the slide (ECMA-376 part 1, 19.3.1.21), and its parts in the package.

Comes in: a chart of the plan. Goes out: the markup of ``p:graphicFrame``; parts for the chart, its workbook and, where
a target crosses bars, the line drawn over it. Decided here: the names of the parts.
"""

from collections.abc import Callable
from itertools import count
from typing import Final, TypeAlias

from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.package import OpcPackage, Part
from pptx.opc.packuri import PackURI
from pptx.parts.slide import BaseSlidePart

from export_equipe.layout.deck.plan import ChartElement
from export_equipe.theme.model import Theme
from export_equipe.writers.pptx.chart_space import write_space
from export_equipe.writers.pptx.chart_target import write_target
from export_equipe.writers.pptx.chart_text import ChartInk
from export_equipe.writers.pptx.chart_workbook import write_workbook
from export_equipe.writers.pptx.markup import NAMESPACES, element, namespaces, transform
from export_equipe.writers.pptx.shapes import Slots

EmbedChart: TypeAlias = Callable[[ChartElement], str]  # adds the parts of a chart; gives the slide's relationship to it
_SHAPES: Final = "application/vnd.openxmlformats-officedocument.drawingml.chartshapes+xml"


def write_chart(chart: ChartElement, slots: Slots, relation: str, number: int) -> str:
    """The graphic frame ``number`` (its id) that shows the part which ``relation`` leads to."""
    shown = element("c:chart", **namespaces("c"), **{"r:id": relation})
    return element(
        "p:graphicFrame",
        _identity(chart, slots, number),
        transform(chart.box, "p:xfrm"),
        element("a:graphic", element("a:graphicData", shown, uri=NAMESPACES["c"])),
    )


def _identity(chart: ChartElement, slots: Slots, number: int) -> str:
    mark = "" if chart.placeholder is None else slots[chart.placeholder].mark
    return element(
        "p:nvGraphicFramePr",
        element("p:cNvPr", id=number, name=chart.name, descr=chart.description, title=chart.title),
        element("p:cNvGraphicFramePr", element("a:graphicFrameLocks", noGrp=1)),
        element("p:nvPr", mark),
    )


class Charts:
    """The charts of one package."""

    def __init__(self, package: OpcPackage, theme: Theme, language: str) -> None:
        self._package = package
        self._ink = ChartInk(theme=theme, language=language)
        self._taken = {str(part.partname) for part in package.iter_parts()}

    def embed(self, chart: ChartElement, slide: BaseSlidePart) -> str:
        """The relationship of ``slide`` to the parts of ``chart``."""
        part = self._part("/ppt/charts/chart{}.xml", CONTENT_TYPE.DML_CHART, b"")
        workbook = self._part(
            "/ppt/embeddings/Microsoft_Excel_Sheet{}.xlsx", CONTENT_TYPE.SML_SHEET, write_workbook(chart.chart.chart)
        )
        data, drawing = part.relate_to(workbook, RELATIONSHIP_TYPE.PACKAGE), ""
        target = write_target(chart.chart, self._ink)
        if target:
            over = self._part("/ppt/drawings/drawing{}.xml", _SHAPES, target.encode())
            drawing = part.relate_to(over, RELATIONSHIP_TYPE.CHART_USER_SHAPES)
        part.blob = write_space(chart.chart, self._ink, data=data, drawing=drawing).encode()
        return slide.relate_to(part, RELATIONSHIP_TYPE.CHART)

    def _part(self, pattern: str, kind: str, blob: bytes) -> Part:
        """A part of the first name that no part of the package has."""
        name = next(each for each in map(pattern.format, count(1)) if each not in self._taken)
        self._taken.add(name)
        return Part(PackURI(name), kind, self._package, blob)  # type: ignore[arg-type]
