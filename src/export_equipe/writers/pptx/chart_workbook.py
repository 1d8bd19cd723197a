"""The workbook behind a chart: what « Modifier les données » opens (SpreadsheetML, ECMA-376 part 1, 18).

Comes in: a chart. Goes out: the bytes of an .xlsx, the same for the same chart. Decided here: one sheet, categories in
its first column, one series a column after it, names in its first row; no date, no author.
"""

from collections.abc import Iterator
from typing import Final

from export_equipe.figures.chart import Chart
from export_equipe.writers.package import CONTENT_TYPES, write_package
from export_equipe.writers.pptx.chart_text import format_code
from export_equipe.writers.pptx.markup import DECLARATION, element, text_element

SHEET: Final = "Feuil1"
_MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
_TYPES: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml."


def cell_name(column: int, row: int) -> str:
    """« $B$2 »: columns and rows count from 0; a chart has few columns."""
    return f"${chr(ord('A') + column)}${row + 1}"


def cell_range(column: int, count: int) -> str:
    """The formula of the ``count`` cells under the name of ``column``."""
    return f"{SHEET}!{cell_name(column, 1)}:{cell_name(column, count)}"


def write_workbook(chart: Chart) -> bytes:
    """The workbook of ``chart``."""
    parts = {
        CONTENT_TYPES: _content_types(),
        "_rels/.rels": _relations(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": _workbook(),
        "xl/_rels/workbook.xml.rels": _relations(("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml")),
        "xl/worksheets/sheet1.xml": _sheet(chart),
        "xl/styles.xml": _styles(format_code(chart.decimals, chart.unit)),
    }
    return write_package({name: (DECLARATION + xml).encode() for name, xml in parts.items()})


def _content_types() -> str:
    kinds = {"workbook": "sheet.main", "worksheets/sheet1": "worksheet", "styles": "styles"}
    return element(
        "Types",
        element("Default", Extension="rels", ContentType="application/vnd.openxmlformats-package.relationships+xml"),
        element("Default", Extension="xml", ContentType="application/xml"),
        *(
            element("Override", PartName=f"/xl/{name}.xml", ContentType=f"{_TYPES}{kind}+xml")
            for name, kind in kinds.items()
        ),
        xmlns=f"{_PACKAGE}/content-types",
    )


def _relations(*targets: tuple[str, str]) -> str:
    relations = (
        element("Relationship", Id=f"rId{number}", Type=f"{_OFFICE}/{kind}", Target=target)
        for number, (kind, target) in enumerate(targets, 1)
    )
    return element("Relationships", *relations, xmlns=f"{_PACKAGE}/relationships")


def _workbook() -> str:
    sheet = element("sheet", name=SHEET, sheetId=1, **{"r:id": "rId1"})
    return element("workbook", element("sheets", sheet), xmlns=_MAIN, **{"xmlns:r": _OFFICE})


def _sheet(chart: Chart) -> str:
    columns = element("cols", element("col", min=1, max=1, width=32, customWidth=1))
    return element("worksheet", columns, element("sheetData", *_rows(chart)), xmlns=_MAIN)


def _rows(chart: Chart) -> Iterator[str]:
    names = (_text(column, 0, series.name) for column, series in enumerate(chart.series, 1))
    yield element("row", *names, r=1)
    for row, category in enumerate(chart.categories, 1):
        values = (
            _number(column, row, series.values[row - 1])
            for column, series in enumerate(chart.series, 1)
            if series.values[row - 1] is not None
        )
        yield element("row", _text(0, row, category), *values, r=row + 1)


def _text(column: int, row: int, text: str) -> str:
    held = text_element("t", text, **{"xml:space": "preserve"})
    return element("c", element("is", held), r=_plain_name(column, row), t="inlineStr")


def _number(column: int, row: int, value: float | None) -> str:
    return element("c", text_element("v", repr(value)), r=_plain_name(column, row), s=1)


def _plain_name(column: int, row: int) -> str:
    return cell_name(column, row).replace("$", "")


def _styles(code: str) -> str:
    """Two styles: plain, and numbers with their unit."""
    plain = element("xf", numFmtId=0, fontId=0, fillId=0, borderId=0)
    number = element("xf", numFmtId=164, fontId=0, fillId=0, borderId=0, xfId=0, applyNumberFormat=1)
    fills = (element("fill", element("patternFill", patternType=kind)) for kind in ("none", "gray125"))
    border = element("border", *(element(side) for side in ("left", "right", "top", "bottom", "diagonal")))
    return element(
        "styleSheet",
        element("numFmts", element("numFmt", numFmtId=164, formatCode=code), count=1),
        element("fonts", element("font", element("sz", val=11), element("name", val="Calibri")), count=1),
        element("fills", *fills, count=2),
        element("borders", border, count=1),
        element("cellStyleXfs", plain, count=1),
        element("cellXfs", plain.replace("/>", ' xfId="0"/>'), number, count=2),
        element("cellStyles", element("cellStyle", name="Normal", xfId=0, builtinId=0), count=1),
        xmlns=_MAIN,
    )
