"""Native charts: their XML, the workbook behind them, what a reader finds in them; the same bytes each time."""

import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import openxml_audit
import pytest
from lxml import etree
from pptx import Presentation
from pptx.enum.chart import XL_CHART_TYPE
from tests.support.charts import FIGURES, plan_charts
from tests.support.goldens import check_golden

from export_equipe.figures.chart import Chart
from export_equipe.inspect import inspect_file
from export_equipe.layout.deck.plan import ChartElement, DeckPlan
from export_equipe.theme.model import Theme
from export_equipe.writers.package import read_package
from export_equipe.writers.pptx.chart import write_chart
from export_equipe.writers.pptx.chart_text import format_code
from export_equipe.writers.pptx.deck import write_deck
from export_equipe.writers.pptx.markup import namespaces
from export_equipe.writers.pptx.shapes import Slot

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
GOLDEN = Path(__file__).parent / "golden" / "charts"
NAMES = list(FIGURES)


@pytest.fixture(scope="module")
def plan() -> DeckPlan:
    return plan_charts().deck


@pytest.fixture(scope="module")
def elements(plan: DeckPlan) -> list[ChartElement]:
    return [element for slide in plan.slides for element in slide.elements if isinstance(element, ChartElement)]


@pytest.fixture(scope="module")
def deck(plan: DeckPlan, theme: Theme) -> bytes:
    return write_deck(plan, theme)


@pytest.fixture(scope="module")
def parts(deck: bytes) -> dict[str, bytes]:
    return read_package(deck)


def space(parts: dict[str, bytes], index: int) -> etree._Element:
    return etree.fromstring(parts[f"ppt/charts/chart{index + 1}.xml"])


def test_the_deck_is_valid(deck: bytes, tmp_path: Path) -> None:
    file = tmp_path / "deck.pptx"
    file.write_bytes(deck)
    assert [str(error) for error in openxml_audit.validate_pptx(str(file)).errors] == []


def test_the_same_plan_gives_the_same_bytes(plan: DeckPlan, theme: Theme, deck: bytes) -> None:
    assert write_deck(plan, theme) == deck


@pytest.mark.parametrize("name", NAMES)
def test_the_xml_is_as_kept(parts: dict[str, bytes], name: str) -> None:
    root = space(parts, NAMES.index(name))
    etree.indent(root)
    check_golden(GOLDEN / f"{name}.xml", etree.tostring(root, encoding="unicode") + "\n")


def test_the_line_of_a_target_is_as_kept(parts: dict[str, bytes]) -> None:
    (name,) = [name for name in parts if name.startswith("ppt/drawings/drawing")]
    root = etree.fromstring(parts[name])
    etree.indent(root)
    check_golden(GOLDEN / "cible.xml", etree.tostring(root, encoding="unicode") + "\n")


def test_python_pptx_reads_the_charts(deck: bytes, elements: list[ChartElement]) -> None:
    shapes = [shape for slide in Presentation(BytesIO(deck)).slides for shape in slide.shapes if shape.has_chart]
    kinds = [shape.chart.chart_type for shape in shapes]
    bars, stacked, lines = XL_CHART_TYPE.BAR_CLUSTERED, XL_CHART_TYPE.BAR_STACKED, XL_CHART_TYPE.LINE_MARKERS
    targeted = XL_CHART_TYPE.LINE  # one of its lines, the target's, has no dots
    assert kinds == [*[bars] * 4, stacked, targeted, lines, XL_CHART_TYPE.DOUGHNUT]
    for shape, element in zip(shapes, elements, strict=True):
        (plot,) = shape.chart.plots
        assert list(plot.categories) == list(element.chart.chart.categories)
        for read, series in zip(plot.series, element.chart.chart.series, strict=True):
            assert (read.name, list(read.values)) == (series.name, list(series.values))


# The workbook


def cells(workbook: bytes) -> dict[str, Any]:
    """The cells of the sheet, by their name."""
    sheet = etree.fromstring(read_package(workbook)["xl/worksheets/sheet1.xml"])
    found: dict[str, Any] = {}
    for cell in sheet.iter(f"{S}c"):
        text = cell.findtext(f"{S}is/{S}t")
        found[cell.get("r", "")] = text if text is not None else float(cell.findtext(f"{S}v") or "nan")
    return found


def expected_cells(chart: Chart) -> dict[str, Any]:
    table: dict[str, Any] = {f"A{row}": name for row, name in enumerate(chart.categories, 2)}
    for letter, series in zip("BCDEF", chart.series, strict=False):
        table |= {f"{letter}1": series.name}
        table |= {f"{letter}{row}": value for row, value in enumerate(series.values, 2) if value is not None}
    return table


def test_the_workbook_holds_the_values(parts: dict[str, bytes], elements: list[ChartElement]) -> None:
    for number, element in enumerate(elements, 1):
        workbook = parts[f"ppt/embeddings/Microsoft_Excel_Sheet{number}.xlsx"]
        assert cells(workbook) == expected_cells(element.chart.chart)


def test_formulas_lead_to_what_the_chart_shows(parts: dict[str, bytes]) -> None:
    for index, _ in enumerate(NAMES):
        held = cells(parts[f"ppt/embeddings/Microsoft_Excel_Sheet{index + 1}.xlsx"])
        for reference in space(parts, index).iter(f"{C}strRef", f"{C}numRef"):
            formula = reference.findtext(f"{C}f") or ""
            found = re.fullmatch(r"Feuil1!\$([A-F])\$(\d+)(?::\$\1\$(\d+))?", formula)
            assert found is not None, formula
            first, last = int(found[2]), int(found[3] or found[2])
            assert reference.find(f".//{C}ptCount").get("val") == str(last - first + 1)  # type: ignore[union-attr]
            for point in reference.iter(f"{C}pt"):
                cell = held[f"{found[1]}{first + int(point.get('idx', ''))}"]
                shown = point.findtext(f"{C}v") or ""
                assert (float(shown) if isinstance(cell, float) else shown) == cell


def test_a_workbook_says_nothing_of_its_making(parts: dict[str, bytes]) -> None:
    inner = read_package(parts["ppt/embeddings/Microsoft_Excel_Sheet1.xlsx"])
    assert not [name for name in inner if name.startswith("docProps")]


# What a reader finds


def test_a_chart_has_its_alternative_and_no_title_inside(deck: bytes, elements: list[ChartElement]) -> None:
    slides = Presentation(BytesIO(deck)).slides
    frames = [shape._element for slide in slides for shape in slide.shapes if shape.has_chart]
    for frame, element in zip(frames, elements, strict=True):
        properties = frame.nvGraphicFramePr.cNvPr
        assert (properties.get("descr"), properties.get("title")) == (element.description, element.title)


def test_words_have_a_size_and_a_language(parts: dict[str, bytes]) -> None:
    for index, _ in enumerate(NAMES):
        root = space(parts, index)
        assert root.find(f"{C}chart/{C}autoTitleDeleted").get("val") == "1"  # type: ignore[union-attr]
        styles = list(root.iter(f"{A}defRPr", f"{A}rPr"))
        assert styles
        for style in styles:
            assert int(style.get("sz", "0")) >= 1200
            assert style.get("lang") == "fr-FR"
        assert all(end.get("lang") == "fr-FR" for end in root.iter(f"{A}endParaRPr"))


def test_the_forecast_is_dashed(parts: dict[str, bytes]) -> None:
    root = space(parts, NAMES.index("courbe"))
    series = root.find(f".//{C}ser")
    assert series is not None
    dashed = [point for point in series.iter(f"{C}dPt") if point.find(f".//{A}prstDash") is not None]
    assert [point.find(f"{C}idx").get("val") for point in dashed] == ["3", "4", "5"]  # type: ignore[union-attr]


def test_a_chart_stands_in_its_placeholder(elements: list[ChartElement]) -> None:
    slots = {4: Slot(mark='<p:ph type="chart" idx="4"/>', name="Graphique", box=None)}
    written = write_chart(replace(elements[0], placeholder=4), slots, "rId2", 7)
    declared = " ".join(f'xmlns:{key.partition(":")[2]}="{uri}"' for key, uri in namespaces("a", "p", "r").items())
    frame = etree.fromstring(f"<x {declared}>{written}</x>")[0]
    (place,) = frame.iter("{*}ph")
    assert dict(place.attrib) == {"type": "chart", "idx": "4"}


def test_what_is_read_back_is_in_french(deck: bytes) -> None:
    document = inspect_file(deck, "pptx")
    (figure,) = [node for node in document.pages[3].nodes if node.name == "Graphique"]
    texts = [leaf.text for node in figure.children for leaf in node.walk() if leaf.text]
    assert texts == [
        "Budget", "Développeur", "1\u202f240,0\u00a0k€", "Designer", "72,5\u00a0k€", "Pilotage et coaching",
        "60,0\u00a0k€", "Support", "Cible\u00a0: 65,0\u00a0k€",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("decimals", "unit", "code"),
    [
        (0, "", "[$-40C]#,##0"),
        (2, "\u00a0k€", '[$-40C]#,##0.00"\u00a0k€"'),
        (0, "\u00a0%", '[$-40C]#,##0"\u00a0%"'),
        (1, '\u00a05"', '[$-40C]#,##0.0"\u00a05"\\"'),
    ],
)
def test_the_format_of_numbers(decimals: int, unit: str, code: str) -> None:
    assert format_code(decimals, unit) == code


def test_a_deck_without_chart_loads_no_part_of_one(plan: DeckPlan, theme: Theme) -> None:
    alone = write_deck(replace(plan, slides=plan.slides[:1]), theme)
    assert not [name for name in read_package(alone) if "chart" in name or "embeddings" in name]
