"""Reading a master's geometry: ours, one made by hand that inherits, and broken ones."""

import subprocess
import sys
import zipfile
from io import BytesIO

import pytest

from export_equipe.diagnostics import ThemeError
from export_equipe.masters.geometry import Box, MasterGeometry, PlaceholderKind
from export_equipe.masters.pptx_geometry import read_master_geometry
from export_equipe.theme.load import load_theme, packaged_themes

PIXEL = 9525
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    f'xmlns:r="{OFFICE}"'
)


@pytest.fixture(scope="module")
def ours() -> bytes:
    return (packaged_themes() / "default" / "deck" / "master.pptx").read_bytes()


def shape(mark: str, name: str, place: str = "", body: str = "") -> str:
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="2" name="{name}"/><p:cNvSpPr/><p:nvPr><p:ph {mark}/></p:nvPr></p:nvSpPr>'
        f"<p:spPr>{place}</p:spPr><p:txBody><a:bodyPr {body}/><a:p/></p:txBody></p:sp>"
    )


def place(x: int, y: int, width: int, height: int) -> str:
    return f'<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'


def relations(*targets: tuple[str, str]) -> str:
    rows = (
        f'<Relationship Id="rId{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{"".join(rows)}</Relationships>'


def sheet(tag: str, shapes: str, name: str = "", more: str = "") -> str:
    return f'<p:{tag} {SPACES}><p:cSld name="{name}"><p:spTree>{shapes}</p:spTree></p:cSld>{more}</p:{tag}>'


def package(layout: str, master: str) -> bytes:
    """A presentation with two masters: the first has two layouts, listed in the order rId2, rId1."""
    listed = '<p:sldLayoutIdLst><p:sldLayoutId r:id="rId2"/><p:sldLayoutId r:id="rId1"/></p:sldLayoutIdLst>'
    single = '<p:sldLayoutIdLst><p:sldLayoutId r:id="rId1"/></p:sldLayoutIdLst>'
    masters = '<p:sldMasterIdLst><p:sldMasterId r:id="rId2"/><p:sldMasterId r:id="rId1"/></p:sldMasterIdLst>'
    size = '<p:sldSz cx="12192000" cy="6858000"/>'
    parts = {
        "_rels/.rels": relations(("officeDocument", "/ppt/presentation.xml")),
        "ppt/presentation.xml": f"<p:presentation {SPACES}>{masters}{size}</p:presentation>",
        "ppt/_rels/presentation.xml.rels": relations(
            ("slideMaster", "slideMasters/b.xml"), ("slideMaster", "slideMasters/a.xml")
        ),
        "ppt/slideMasters/a.xml": sheet("sldMaster", master, more=listed),
        "ppt/slideMasters/_rels/a.xml.rels": relations(
            ("slideLayout", "../slideLayouts/second.xml"), ("slideLayout", "../slideLayouts/first.xml")
        ),
        "ppt/slideMasters/b.xml": sheet("sldMaster", "", more=single),
        "ppt/slideMasters/_rels/b.xml.rels": relations(("slideLayout", "../slideLayouts/third.xml")),
        "ppt/slideLayouts/first.xml": sheet("sldLayout", layout, name="Premier"),
        "ppt/slideLayouts/second.xml": sheet("sldLayout", "", name="Deuxième"),
        "ppt/slideLayouts/third.xml": sheet("sldLayout", shape('type="title"', "Seul"), name="Troisième"),
    }
    return zipped(parts)


def zipped(parts: dict[str, str]) -> bytes:
    output = BytesIO()
    with zipfile.ZipFile(output, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return output.getvalue()


def pixels(geometry: MasterGeometry, layout: str, name: str) -> tuple[float, ...]:
    found = geometry.layout(layout)
    assert found is not None
    box = next(each.box for each in found.placeholders if each.name == name)
    return tuple(side / PIXEL for side in (box.x, box.y, box.width, box.height))


def test_our_master_has_the_layouts_of_the_theme_on_a_wide_slide(ours: bytes) -> None:
    geometry = read_master_geometry(ours)
    assert (geometry.width, geometry.height) == (12_192_000, 6_858_000)
    names = load_theme("default").layouts.values()
    assert [layout.name for layout in geometry.layouts] == list(names)


@pytest.mark.parametrize(
    ("layout", "name", "expected"),
    [
        ("Titre et texte", "Titre", (72, 48, 1136, 52)),  # from the master
        ("Titre et texte", "Sous-titre", (72, 102, 1136, 30)),
        ("Titre et texte", "Corps", (72, 148, 1136, 502)),
        ("Titre et tableau", "Corps", (72, 148, 1136, 502)),
        ("Titre et figure", "Zone", (72, 148, 1136, 502)),
        ("Titre et figure", "Pied de page", (72, 674, 980, 30)),  # from the master
        ("Couverture", "Titre", (96, 212, 1000, 76)),
        ("Section", "Titre", (96, 356, 1000, 76)),
    ],
)
def test_our_master_stands_where_the_mock_up_does(
    ours: bytes, layout: str, name: str, expected: tuple[float, ...]
) -> None:
    assert pixels(read_master_geometry(ours), layout, name) == expected


@pytest.mark.parametrize(
    ("layout", "kinds"),
    [
        ("Couverture", "title body body body body"),
        ("Titre et texte", "title body body body ftr sldNum"),
        ("Titre et tableau", "title body tbl body ftr sldNum"),
        ("Section", "title body body body sldNum"),
    ],
)
def test_kinds_come_in_the_order_of_the_file(ours: bytes, layout: str, kinds: str) -> None:
    found = read_master_geometry(ours).layout(layout)
    assert found is not None
    assert [placeholder.kind.value for placeholder in found.placeholders] == kinds.split()


def test_layouts_follow_the_lists_of_masters_and_layouts() -> None:
    geometry = read_master_geometry(package("", ""))
    assert [layout.name for layout in geometry.layouts] == ["Premier", "Deuxième", "Troisième"]


def test_a_placeholder_takes_box_and_insets_from_the_master() -> None:
    master = shape('type="title"', "T", place(1, 2, 3, 4), 'lIns="10" tIns="20"')
    layout = shape('type="ctrTitle"', "Titre", body='tIns="7" bIns="8"')
    (title,) = read_master_geometry(package(layout, master)).layouts[0].placeholders
    assert (title.kind, title.index, title.box) == (PlaceholderKind.TITLE, 0, Box(1, 2, 3, 4))
    assert (title.inset_left, title.inset_top, title.inset_right, title.inset_bottom) == (10, 7, 91_440, 8)


def test_a_table_or_picture_takes_the_masters_body() -> None:
    master = shape('type="title"', "T", place(9, 9, 9, 9)) + shape('type="body" idx="1"', "C", place(5, 6, 7, 8))
    layout = shape('type="tbl" idx="4"', "Tableau") + shape('idx="5"', "Objet") + shape('type="pic" idx="6"', "Image")
    found = read_master_geometry(package(layout, master)).layouts[0].placeholders
    assert [(each.kind.value, each.index, each.box) for each in found] == [
        ("tbl", 4, Box(5, 6, 7, 8)),
        ("body", 5, Box(5, 6, 7, 8)),
        ("pic", 6, Box(5, 6, 7, 8)),
    ]


def test_a_placeholder_without_a_box_anywhere_is_left_out() -> None:
    layout = shape('type="ftr" idx="3"', "Pied")
    master = shape('type="body" idx="1"', "C", place(5, 6, 7, 8))
    assert read_master_geometry(package(layout, master)).layouts[0].placeholders == ()


ENTITY = '<!DOCTYPE p [<!ENTITY e "x">]><p:presentation xmlns:p="u"/>'
MAIN = relations(("officeDocument", "ppt/presentation.xml"))


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"not a zip", id="no zip"),
        pytest.param(package("", "")[:-40], id="cut"),
        pytest.param(zipped({"word/document.xml": "<a/>"}), id="another kind"),
        pytest.param(zipped({"_rels/.rels": relations()}), id="no main part"),
        pytest.param(zipped({"_rels/.rels": MAIN}), id="main part missing"),
        pytest.param(zipped({"_rels/.rels": MAIN, "ppt/presentation.xml": "<p:a"}), id="no XML"),
        pytest.param(zipped({"_rels/.rels": MAIN, "ppt/presentation.xml": "<a/>"}), id="no size"),
        pytest.param(package(shape('type="title" idx="x"', "T", place(1, 2, 3, 4)), ""), id="index is no number"),
    ],
)
def test_a_broken_master_is_a_theme_error_in_french(data: bytes) -> None:
    with pytest.raises(ThemeError, match=r"le gabarit des diapositives ne se lit pas"):
        read_master_geometry(data)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused(encoding: str) -> None:
    output = BytesIO()
    with zipfile.ZipFile(output, "w") as archive:
        archive.writestr("_rels/.rels", MAIN)
        archive.writestr("ppt/presentation.xml", ENTITY.encode(encoding))
    with pytest.raises(ThemeError, match="déclare des entités XML"):
        read_master_geometry(output.getvalue())


def test_no_heavy_library_is_loaded() -> None:
    program = (
        "import sys; from export_equipe.masters.pptx_geometry import read_master_geometry;"
        "print(sorted({'pptx', 'lxml', 'docx'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True, env=_path())
    assert done.stdout == "[]\n"


def _path() -> dict[str, str]:
    return {"PYTHONPATH": ":".join(sys.path)}
