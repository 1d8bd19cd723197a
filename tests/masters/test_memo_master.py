"""The memo master in the repository is what its script makes, and keeps the rules of accessible memos."""

import zipfile
from pathlib import Path

import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator

from export_equipe.writers.package import read_package
from make_memo_master import THEME, build_master

MASTER = THEME / "memo" / "master.docx"
NS = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}
W = f"{{{NS['w']}}}"


@pytest.fixture(scope="module")
def parts() -> dict[str, bytes]:
    return read_package(MASTER.read_bytes())


@pytest.fixture(scope="module")
def styles(parts: dict[str, bytes]) -> etree._Element:
    return etree.fromstring(parts["word/styles.xml"])


def test_the_committed_master_is_what_the_script_makes(parts: dict[str, bytes]) -> None:
    """Part by part: the zip's bytes also depend on the machine's zlib."""
    assert read_package(build_master(THEME)) == parts


def test_it_is_a_valid_document() -> None:
    assert [str(error) for error in OpenXmlValidator().validate(str(MASTER)).errors] == []


def test_nothing_is_left_of_another_tool(parts: dict[str, bytes]) -> None:
    assert set(parts) == {
        "[Content_Types].xml", "_rels/.rels", "docProps/app.xml", "docProps/core.xml", "word/_rels/document.xml.rels",
        "word/document.xml", "word/fontTable.xml", "word/numbering.xml", "word/settings.xml", "word/styles.xml",
        "word/theme/theme1.xml",
    }  # fmt: skip
    assert b"python" not in b"".join(parts.values())


def test_the_page_is_a4_with_its_margins(parts: dict[str, bytes]) -> None:
    page = etree.fromstring(parts["word/document.xml"])
    size = page.find(".//w:pgSz", NS)
    margins = page.find(".//w:pgMar", NS)
    assert (size.get(f"{W}w"), size.get(f"{W}h")) == ("11906", "16838")
    millimetres = {
        side: round(int(margins.get(f"{W}{side}")) / 1440 * 25.4) for side in ("top", "right", "bottom", "left")
    }
    assert millimetres == {"top": 25, "right": 22, "bottom": 25, "left": 22}


def test_settings_hyphenate_and_never_ask(parts: dict[str, bytes]) -> None:
    settings = etree.fromstring(parts["word/settings.xml"])
    assert settings.find("w:updateFields", NS) is None
    assert settings.find("w:autoHyphenation", NS) is not None
    assert settings.find("w:compat/w:compatSetting[@w:name='compatibilityMode']", NS).get(f"{W}val") == "15"
    assert settings.find("w:themeFontLang", NS).get(f"{W}val") == "fr-FR"


def test_the_language_is_french_by_default(styles: etree._Element) -> None:
    assert styles.find("w:docDefaults/w:rPrDefault/w:rPr/w:lang", NS).get(f"{W}val") == "fr-FR"


def test_no_style_is_under_its_floor(styles: etree._Element) -> None:
    """C10: 12 points, and 10 for running heads."""
    sizes = {
        style.find("w:name", NS).get(f"{W}val"): int(size.get(f"{W}val")) / 2
        for style in styles.findall("w:style", NS)
        for size in style.findall("w:rPr/w:sz", NS)
    }
    assert int(styles.find("w:docDefaults//w:sz", NS).get(f"{W}val")) == 24
    assert sizes.pop("header") == sizes.pop("footer") == 10
    assert min(sizes.values()) >= 12


def test_headings_keep_with_what_follows(styles: etree._Element) -> None:
    headings = [style for style in styles.findall("w:style", NS) if style.get(f"{W}styleId", "").startswith("Heading")]
    assert len(headings) == 6
    for level, style in enumerate(headings):
        assert style.find("w:pPr/w:keepNext", NS) is not None
        assert style.find("w:pPr/w:outlineLvl", NS).get(f"{W}val") == str(level)


def luminance(color: str) -> float:
    channels = [int(color[index : index + 2], 16) / 255 for index in (0, 2, 4)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return sum(weight * value for weight, value in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_text_contrasts_with_its_ground(styles: etree._Element) -> None:
    """C4: 4.5 to 1, for each style's text on its own ground, and on white."""
    checked = 0
    for style in styles.xpath("w:style | w:style/w:tblStylePr", namespaces=NS):
        inks = style.xpath("w:rPr/w:color/@w:val", namespaces=NS) or ["161616"]
        grounds = style.xpath("w:pPr/w:shd/@w:fill | w:rPr/w:shd/@w:fill | w:tcPr/w:shd/@w:fill", namespaces=NS)
        for ground in [*grounds, "FFFFFF"]:
            light, dark = sorted((luminance(ground), luminance(inks[0])), reverse=True)
            assert (light + 0.05) / (dark + 0.05) >= 4.5, (etree.tostring(style), ground)
            checked += 1
    assert checked > 20


def test_built_in_styles_keep_word_s_ids(styles: etree._Element) -> None:
    """Word in French shows « Titre 1 » for ``heading 1`` by itself."""
    built_in = {
        style.find("w:name", NS).get(f"{W}val"): style.get(f"{W}styleId")
        for style in styles.findall("w:style", NS)
        if style.get(f"{W}customStyle") is None
    }
    assert built_in["heading 1"] == "Heading1"
    assert built_in["List Bullet 2"] == "ListBullet2"
    assert built_in["caption"] == "Caption"
    assert not {"Code", "Encadré", "Champ"} & set(built_in)


def test_the_zip_tells_no_time() -> None:
    with zipfile.ZipFile(MASTER) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_theme_s_colours_are_the_only_ones(styles: etree._Element) -> None:
    named = {
        word.strip('"').removeprefix("#").upper()
        for word in Path(THEME / "theme.yaml").read_text().split()
        if word.startswith('"#')
    }
    used = set(styles.xpath("//@w:color | //w:color/@w:val | //@w:fill", namespaces=NS)) - {"auto"}
    assert used
    assert used <= named
