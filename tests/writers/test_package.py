"""The deterministic zip: same parts, same bytes, whatever wrote them and when."""

import zipfile
from io import BytesIO

import pytest

from export_equipe.writers.package import read_package, repackage

CORE = b'<c><dc:title>T</dc:title><dcterms:created xsi:type="dcterms:W3CDTF">%s</dcterms:created></c>'


def zipped(*parts: tuple[str, bytes], year: int = 2020, level: int = 9, system: int = 0) -> bytes:
    output = BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as package:
        for name, data in parts:
            entry = zipfile.ZipInfo(name, (year, 5, 4, 3, 2, 0))
            entry.create_system = system
            package.writestr(entry, data)
    return output.getvalue()


def test_order_dates_levels_and_systems_make_no_difference() -> None:
    parts = (("b.xml", b"b" * 900), ("[Content_Types].xml", b"t"), ("a/é.xml", b"a"))
    one = repackage(zipped(*parts))
    other = repackage(zipped(*reversed(parts), year=2031, level=1, system=3))
    assert one == other


def test_content_types_come_first_then_names_in_order() -> None:
    data = repackage(zipped(("b.xml", b""), ("_rels/.rels", b""), ("[Content_Types].xml", b""), ("B.xml", b"")))
    entries = zipfile.ZipFile(BytesIO(data)).infolist()
    assert [entry.filename for entry in entries] == ["[Content_Types].xml", "B.xml", "_rels/.rels", "b.xml"]
    assert {(entry.date_time, entry.create_system) for entry in entries} == {((1980, 1, 1, 0, 0, 0), 3)}


def test_parts_are_kept_and_folders_are_not() -> None:
    parts = {"a.xml": b"\x00\xff" * 5000, "empty.xml": b""}
    assert read_package(repackage(zipped(*parts.items(), ("folder/", b"")))) == parts


@pytest.mark.parametrize("name", ["ppt/embeddings/book.xlsx", "word/embeddings/BOOK.XLSX"])
def test_an_embedded_workbook_is_stable_too(name: str) -> None:
    def build(year: int) -> bytes:
        core = CORE % f"{year}-01-01T00:00:00Z".encode()
        book = zipped(("xl/workbook.xml", b"w"), ("docProps/core.xml", core), year=year)
        return repackage(zipped((name, book), year=year))

    assert build(2020) == build(2026)
    book = read_package(read_package(build(2020))[name])
    assert book == {"docProps/core.xml": b"<c><dc:title>T</dc:title></c>", "xl/workbook.xml": b"w"}


def test_the_packages_own_dates_are_the_writers_business() -> None:
    core = CORE % b"2026-12-14T00:00:00Z"
    assert read_package(repackage(zipped(("docProps/core.xml", core))))["docProps/core.xml"] == core


def test_a_file_that_only_looks_like_a_package_is_left_alone() -> None:
    assert read_package(repackage(zipped(("x.xlsx", b"no zip"))))["x.xlsx"] == b"no zip"
