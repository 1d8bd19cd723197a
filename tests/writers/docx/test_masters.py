"""A ministry's own master: other styles, no numbering of its own, a letterhead, a different first page."""

import io
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from lxml import etree
from openxml_audit import OpenXmlValidator
from tests.writers.docx.samples import CALLING, NOTES, SAMPLES

from export_equipe.diagnostics import ThemeError
from export_equipe.layout.flow.plan import FlowPlan
from export_equipe.theme.model import Theme
from export_equipe.writers.docx.memo import write_memo
from export_equipe.writers.package import read_package

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STYLES = {
    "title": "Title", "lead": "Subtitle", "heading": "Heading", "body": "Normal", "list_bullet": "Puce du ministère",
    "list_number": "Puce du ministère", "caption": "Caption", "quote": "Quote", "code": "Normal", "hint": "Normal",
    "note": "Normal", "field": "Normal", "open_point": "Normal", "cell": "Normal", "header": "Header",
    "footer": "Footer", "table": "Table Grid", "link": "Strong", "placeholder": "Emphasis", "box": "Normal",
    "box_title": "Titre du ministère", "card": "Carte", "code_title": "Normal", "picture": "Normal",
    "missing_picture": "Image absente", "formula": "Normal", "footnote": "Footnote Text",
    "footnote_call": "Footnote Reference", "button": "Bouton",
}  # fmt: skip


@pytest.fixture(scope="module")
def foreign(theme: Theme) -> Theme:
    document = docx.Document()
    document.styles.add_style("Puce du ministère", WD_STYLE_TYPE.PARAGRAPH)
    document.add_paragraph("Texte du modèle, qui ne doit pas rester.")
    document.add_table(1, 1)
    section = document.sections[0]
    section.header.paragraphs[0].text = "Ministère d’exemple"
    section.different_first_page_header_footer = True
    main = document.part
    relation = next(key for key, each in main.rels.items() if each.reltype.endswith("/numbering"))
    main.drop_rel(relation)
    target = io.BytesIO()
    document.save(target)
    return replace(theme, memo_master=target.getvalue(), styles=STYLES)


@pytest.fixture(scope="module")
def parts(plan: FlowPlan, foreign: Theme) -> dict[str, bytes]:
    return read_package(write_memo(plan, foreign))


def words(part: bytes) -> str:
    return "".join(each.text or "" for each in etree.fromstring(part).iter(f"{W}t"))


def test_it_is_valid(plan: FlowPlan, foreign: Theme, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("foreign") / "memo.docx"
    path.write_bytes(write_memo(plan, foreign))
    assert [str(error) for error in OpenXmlValidator().validate(str(path)).errors] == []


def test_the_master_s_own_text_goes(parts: dict[str, bytes]) -> None:
    assert "Texte du modèle" not in words(parts["word/document.xml"])
    assert len(etree.fromstring(parts["word/document.xml"]).findall(f".//{W}tbl")) == 2


def test_lists_get_definitions_of_ours(parts: dict[str, bytes]) -> None:
    numbering = etree.fromstring(parts["word/numbering.xml"])
    formats = {each.get(qn("w:val")) for each in numbering.iter(f"{W}numFmt")}
    assert formats == {"bullet", "decimal"}


def test_the_letterhead_stays_and_each_page_says_draft(parts: dict[str, bytes]) -> None:
    headers = [words(part) for name, part in sorted(parts.items()) if name.startswith("word/header")]
    assert sorted(headers) == ["Guide produitBrouillon", "Ministère d’exempleGuide produitBrouillon"]


def test_styles_that_a_master_made_before_them_lacks_are_added(plan: FlowPlan, foreign: Theme, tmp_path: Path) -> None:
    """Under the theme's names, Word's own for footnotes; the others are mistakes of the theme."""
    blocks = (*SAMPLES["boxes"], *SAMPLES["pictures"], *SAMPLES["cards"], *SAMPLES["runs"], *CALLING)
    path = tmp_path / "memo.docx"
    path.write_bytes(write_memo(replace(plan, blocks=blocks, notes=NOTES), foreign))
    assert [str(error) for error in OpenXmlValidator().validate(str(path)).errors] == []
    written = read_package(path.read_bytes())
    sheet = etree.fromstring(written["word/styles.xml"])
    added = {each.get(f"{W}styleId"): each.find(f"{W}name").get(f"{W}val") for each in sheet.iter(f"{W}style")}
    for identifier, name in (
        ("FootnoteText", "footnote text"), ("FootnoteReference", "footnote reference"), ("Carte", "Carte"),
        ("Titreduministre", "Titre du ministère"), ("Imageabsente", "Image absente"), ("Bouton", "Bouton"),
    ):  # fmt: skip
        assert added[identifier] == name
        assert f'w:val="{identifier}"' in (written["word/document.xml"] + written["word/footnotes.xml"]).decode()


def test_nothing_is_said_of_who_made_the_master(parts: dict[str, bytes]) -> None:
    assert "python-docx" not in parts["docProps/core.xml"].decode()


def test_a_master_without_a_style_is_a_theme_error(plan: FlowPlan, theme: Theme) -> None:
    with pytest.raises(ThemeError, match="de tableau « Grille »"):
        write_memo(plan, replace(theme, styles={**theme.styles, "table": "Grille"}))


def test_a_template_that_word_alone_opens_is_a_theme_error(plan: FlowPlan, theme: Theme) -> None:
    parts = read_package(theme.memo_master)
    types = parts["[Content_Types].xml"].replace(b"document.main+xml", b"template.main+xml")
    from export_equipe.writers.package import write_package

    with pytest.raises(ThemeError, match="ne s’ouvre pas"):
        write_memo(plan, replace(theme, memo_master=write_package({**parts, "[Content_Types].xml": types})))
