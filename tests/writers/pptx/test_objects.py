"""Pictures, merged cells and links of slides, read back from the package."""

import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import openxml_audit
import pytest
from pptx import Presentation
from pptx.oxml.ns import qn
from tests.support.decks import PNG, SVG
from tests.writers.pptx.conftest import fill, paragraph, pixels, run, slide

from export_equipe.inspect.checks.pptx import check_pptx
from export_equipe.layout.deck.plan import CellPlan, DeckPlan, PictureElement, RowPlan, SlidePlan, TableElement
from export_equipe.layout.properties import Properties
from export_equipe.masters.geometry import LayoutGeometry
from export_equipe.masters.pptx_geometry import read_master_geometry
from export_equipe.model.picture import Picture
from export_equipe.theme.model import Theme
from export_equipe.writers.package import read_package
from export_equipe.writers.pptx.deck import write_deck

PIXELS = Picture(media="image/png", width=1, height=1, data=PNG)
DRAWING = Picture(media="image/svg+xml", width=9, height=9, data=SVG)
PROPERTIES = Properties(title="Essai", author="L’équipe", subject="Essai", keywords=("essai",), date="", draft=False)
ADDRESSES = {
    "https://exemple.fr/été page": "https://exemple.fr/%C3%A9t%C3%A9%20page",
    "mailto:a@exemple.fr": "mailto:a@exemple.fr",
    "tel:+33100000000": "tel:+33100000000",
    "page:autre/b c.md#ancre": "../autre/b%20c.pptx",
    "file:.gitbook/assets/a.pdf": "../../fichiers/.gitbook/assets/a.pdf",
    "javascript:alert(1)": "",
    " JavaScript:alert(1)": "",
    "data:text/html,x": "",
    "vbscript:x": "",
    "file:///etc/passwd": "",
    "//exemple.fr": "",
    "ailleurs.md": "",
    "https://[exemple": "",
    "#inconnue": "",
}


def picture(shown: Picture, left: float, *, href: str = "") -> PictureElement:
    return PictureElement(name="Image", box=pixels(left, 200, 90, 90), picture=shown, alternative="Un essai", href=href)


def cell(text: str, column: int, columns: int = 1, rows: int = 1) -> CellPlan:
    return CellPlan(paragraphs=(paragraph(text, size=14),), column=column, columns=columns, rows=rows)


def merged(layout: LayoutGeometry) -> SlidePlan:
    """A cell of 2 × 2 places, one of two columns, one of two rows."""
    cells = (
        (cell("a", 0, columns=2), cell("b", 2), cell("c", 3)),
        (cell("d", 0, columns=2, rows=2), cell("e", 2, rows=2), cell("f", 3)),
        (cell("g", 3),),
    )
    rows = tuple(RowPlan(height=40 * 9525, cells=row) for row in cells)
    table = TableElement(
        name="Tableau", box=pixels(72, 148, 1136, 120), columns=(284 * 9525,) * 4, rows=rows, head_rows=1,
        header_columns=0, title="Essai", description="Un essai", placeholder=1,
    )  # fmt: skip
    return slide(layout, "fusion", "Des cellules fusionnées", table)


@pytest.fixture(scope="module")
def made(theme: Theme) -> bytes:
    layouts = {layout.name: layout for layout in read_master_geometry(theme.deck_master).layouts}
    text = layouts["Titre et texte"]
    links = paragraph(*(run(f"lien {number} ", href=href) for number, href in enumerate(ADDRESSES)))
    jumps = paragraph(run("là-bas", href="#fusion"), " ou ", run("ici", href="#images"))
    slides = (
        slide(text, "images", "Des images", picture(PIXELS, 100), picture(DRAWING, 300, href="#fusion")),
        slide(text, "encore", "Les mêmes", picture(PIXELS, 100), picture(DRAWING, 300, href="https://exemple.fr")),
        replace(merged(layouts["Titre et tableau"]), anchors=("fusion", "autre")),
        slide(text, "liens", "Des liens", fill(text, "Corps", links, jumps)),
    )
    slides = (replace(slides[0], anchors=("images",)), *slides[1:])
    return write_deck(DeckPlan(properties=PROPERTIES, slides=slides, source="dossier/page"), theme)


def test_the_deck_is_valid(made: bytes, tmp_path: Path) -> None:
    file = tmp_path / "deck.pptx"
    file.write_bytes(made)
    assert [str(error) for error in openxml_audit.validate_pptx(str(file)).errors] == []
    assert [finding for finding in check_pptx(made) if finding.rule != "C6"] == []


def test_an_empty_cell_is_no_higher_than_the_text_of_its_table(made: bytes) -> None:
    slide = read_package(made)["ppt/slides/slide3.xml"].decode()
    cells = re.findall(r"<a:tc\b.*?</a:tc>", slide, re.DOTALL)
    assert sum("<a:t>" not in cell for cell in cells) == 5
    assert all(set(re.findall(r'\bsz="(\d+)"', cell)) == {"1400"} for cell in cells)


def test_a_picture_stands_once_in_the_package(made: bytes) -> None:
    media = {name: data for name, data in read_package(made).items() if name.startswith("ppt/media/")}
    assert sorted(name.rpartition(".")[2] for name in media) == ["png", "png", "svg"]
    assert {PNG, SVG} < set(media.values())
    types = read_package(made)["[Content_Types].xml"].decode()
    assert "image/svg+xml" in types
    assert "image/png" in types


def test_an_svg_stands_beside_its_pixels(made: bytes) -> None:
    shown = next(iter(Presentation(BytesIO(made)).slides))
    drawing = shown.shapes[2]
    blip = drawing._element.find(f".//{qn('a:blip')}")
    svg = next(each for each in blip.iter() if each.tag.endswith("}svgBlip"))
    assert shown.part.related_part(svg.get(qn("r:embed"))).blob == SVG
    assert shown.part.related_part(blip.get(qn("r:embed"))).blob.startswith(b"\x89PNG")
    properties = drawing._element.find(f".//{qn('p:cNvPr')}")
    assert properties.get("descr") == "Un essai"
    assert (drawing.left, drawing.top, drawing.width, drawing.height) == tuple(
        getattr(pixels(300, 200, 90, 90), side) for side in ("x", "y", "width", "height")
    )


def test_merged_cells_are_native(made: bytes) -> None:
    frame = next(shape for shape in list(Presentation(BytesIO(made)).slides)[2].shapes if shape.has_table)
    found = [[attributes(each) for each in row.findall(qn("a:tc"))] for row in frame._element.iter(qn("a:tr"))]
    assert found == [
        ["g2a", "h1", "b", "c"],
        ["g2r2d", "h1r2", "r2e", "f"],
        ["g2v1", "h1v1", "v1", "g"],
    ]
    assert frame.table.cell(1, 0).is_merge_origin
    assert (frame.table.cell(1, 0).span_height, frame.table.cell(1, 0).span_width) == (2, 2)


def attributes(cell) -> str:  # type: ignore[no-untyped-def]
    """« g2r1texte »: what a cell covers or by what it is covered, by first letters, then its text."""
    names = "".join(f"{name[0]}{value}" for name, value in sorted(cell.attrib.items()))
    return names + (cell.findtext(f".//{qn('a:t')}") or "")


def test_no_rule_crosses_a_merged_cell(made: bytes) -> None:
    frame = next(shape for shape in list(Presentation(BytesIO(made)).slides)[2].shapes if shape.has_table)
    first, second = (frame.table.cell(row, 0)._tc for row in (1, 2))
    for side in ("a:lnT", "a:lnB"):
        rules = [each.find(f"{qn('a:tcPr')}/{qn(side)}").get("w") for each in (first, second)]
        assert rules[0] == rules[1]


def test_only_known_schemes_are_followed(made: bytes) -> None:
    shown = list(Presentation(BytesIO(made)).slides)[3]
    found = {each.text: each.hyperlink.address for each in shown.placeholders[1].text_frame.paragraphs[0].runs}
    for number, (href, address) in enumerate(ADDRESSES.items()):
        assert (found[f"lien {number} "] or "") == address, href
    relations = [each.target_ref for each in shown.part.rels.values() if each.is_external]
    assert not any(
        each.lower().strip().startswith(("javascript", "data", "vbscript", "file:", "/")) for each in relations
    )


def test_an_anchor_is_a_jump_to_its_slide(made: bytes) -> None:
    slides = list(Presentation(BytesIO(made)).slides)
    words = slides[3].placeholders[1].text_frame.paragraphs[1].runs
    targets = [_jump(slides[3], each._r.find(f".//{qn('a:hlinkClick')}")) for each in words]
    assert targets == [slides[2].part, None, slides[0].part]
    link = slides[0].shapes[2]._element.find(f".//{qn('p:cNvPr')}/{qn('a:hlinkClick')}")
    assert _jump(slides[0], link) is slides[2].part


def _jump(slide, link):  # type: ignore[no-untyped-def]
    if link is None:
        return None
    assert link.get("action") == "ppaction://hlinksldjump"
    return slide.part.related_part(link.get(qn("r:id")))
