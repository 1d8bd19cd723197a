"""A PDF read back through its structure tree: exact characters, joined lines; and its checks."""

from collections.abc import Callable
from io import BytesIO

import pytest
from pikepdf import Array, Dictionary, Name, Pdf, String
from tests.support.sheets import LONG, build_sheet, elements, write_sheet

from export_equipe.inspect.checks.pdf import check_pdf
from export_equipe.inspect.dump import dump_document
from export_equipe.inspect.pdf import inspect_pdf
from export_equipe.inspect.pdf.fonts import read_to_unicode
from export_equipe.inspect.text import running_text, visible_text
from export_equipe.inspect.tree import Role

TREE = """\
body
  heading 1
    text 'Une équipe “produit”'
  paragraph
    text 'Texte gras, 🔒 Responsable, 🙆\\u200d♂ Co-responsable, 12\\u202f345\\u202f; 1er point, '
    link <https://example.org/> alt='https://example.org/'
      text 'le site'
    text '.'
"""


def test_the_tree_holds_exact_characters() -> None:
    dump = dump_document(inspect_pdf(build_sheet()))
    assert dump[dump.index("body") :].startswith(TREE)
    assert "        cell\n          text 'oui non'\n" in dump
    assert "figure alt='Les usagers, puis le sponsor'\n    text 'Mot dessiné'" in dump
    assert dump.endswith("bookmarks\n  'Une équipe “produit”'\n    'Porter'\n")


def test_lines_join_without_the_hyphens_of_the_layout() -> None:
    lines = visible_text(inspect_pdf(build_sheet())).splitlines()
    read = " ".join(line for line in lines if "investissements" in line or "officiels" in line)
    assert read == " ".join((LONG * 3).replace("\u00ad", "").split())


def test_the_marks_of_items_are_labels_not_text() -> None:
    document = inspect_pdf(build_sheet())
    assert len(document.find(Role.LABEL)) == 2
    assert "•" not in visible_text(document)


@pytest.mark.parametrize("width", [90, 120, 160, 200])
@pytest.mark.parametrize("align", ["start", "justify", "center", "end"])
def test_joining_holds_at_every_width(width: int, align: str) -> None:
    css = f"@page {{ size: {width + 80}pt 400pt }} p {{ text-align: {align} }}"
    document = inspect_pdf(write_sheet(f"<p>{LONG * 2}</p>", css))
    assert visible_text(document).split() == (LONG * 2).replace("\u00ad", "").split()


def test_replacement_text_stands_for_what_is_shown() -> None:
    def change(pdf: Pdf) -> None:
        elements(pdf, "H1")[0]["/ActualText"] = String("Dit autrement")

    assert visible_text(inspect_pdf(build_sheet(change))).startswith("Dit autrement\nTexte")


@pytest.mark.parametrize(("hyphen", "read"), [(b"<FEFF>", "abcd"), (b"<FEFF00AD>", "abcd"), (b"<FEFF002D>", "ab-cd")])
def test_a_marked_hyphen_at_a_line_end_is_what_its_replacement_says(hyphen: bytes, read: str) -> None:
    content = (
        b"/P <</MCID 0>> BDC BT /F 10 Tf 10 50 Td (ab) Tj /Span <</ActualText " + hyphen + b">> BDC (-) Tj EMC "
        b"-0 -20 Td (cd) Tj ET EMC /Artifact <</Type /Pagination>> BDC BT /F 10 Tf 10 5 Td (pied) Tj ET EMC"
    )
    document = inspect_pdf(_bare_pdf(content))
    assert visible_text(document) == read
    assert [node.name for node in document.pages[0].running] == ["Pagination"]
    assert running_text(document) == "pied"


def test_forms_turned_text_and_every_operator_of_text() -> None:
    content = (
        b"/P <</MCID 0>> BDC BT /F 10 Tf 1 Tr 12 TL 0 Ts 100 Tz 0 Tc 0 Tw 10 90 TD (un) Tj T* (deux) Tj (trois) ' "
        b'0 0 (quatre) " T* [(ci) 0 (nq)] TJ ET q 0 1 -1 0 50 50 cm BT /F 10 Tf 0 0 Td (sept) Tj ET '
        b"BT /F 10 Tf 1 0 0 1 0 -20 Tm (huit) Tj ET Q EMC"
    )
    text = visible_text(inspect_pdf(_bare_pdf(content)))
    assert text == "un deux trois quatre cinq sept huit"


def test_text_without_an_owner_is_shown_as_running_text() -> None:
    document = inspect_pdf(_bare_pdf(b"BT /F 10 Tf 10 50 Td (perdu) Tj ET"))
    assert [node.name for node in document.pages[0].running] == ["unowned"]
    assert running_text(document) == "perdu"


def test_to_unicode_maps() -> None:
    cmap = b"""2 beginbfchar <0003> <00660069> <0309> <D83DDD12> endbfchar
    2 beginbfrange <0010> <0012> <0041> <0020> <0021> [<00E9> <202F>] endbfrange"""
    assert read_to_unicode(cmap) == {
        3: "fi", 0x309: "🔒", 0x10: "A", 0x11: "B", 0x12: "C", 0x20: "é", 0x21: "\u202f"
    }  # fmt: skip


def _bare_pdf(content: bytes) -> bytes:
    """A page of one paragraph whose content stream is ``content``."""
    with Pdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(200, 100))
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, FirstChar=32)
        font["/Widths"] = Array([500] * 95)
        page.obj["/Resources"] = Dictionary(Font=Dictionary(F=pdf.make_indirect(font)))
        page.obj["/Contents"] = pdf.make_stream(content)
        element = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.P, Pg=page.obj, K=0))
        pdf.Root["/StructTreeRoot"] = Dictionary(Type=Name.StructTreeRoot, K=Array([element]))
        buffer = BytesIO()
        pdf.save(buffer)
    return buffer.getvalue()


def test_a_sound_pdf_passes() -> None:
    assert check_pdf(build_sheet()) == ()


def _untagged(pdf: Pdf) -> None:
    del pdf.Root["/StructTreeRoot"]


def _unowned(pdf: Pdf) -> None:
    elements(pdf, "Span")[0]["/K"] = Array([])


def _owned_twice(pdf: Pdf) -> None:
    first, second = elements(pdf, "Span")[:2]
    second["/K"] = Array([*second["/K"].as_list(), *first["/K"].as_list()])


def _unmarked(pdf: Pdf) -> None:
    page = pdf.pages[0]
    page.contents_add(b"0 0 5 5 re f", prepend=True)


def _absent_content(pdf: Pdf) -> None:
    elements(pdf, "Span")[0]["/K"].append(999)


def _unknown_role(pdf: Pdf) -> None:
    elements(pdf, "Figure")[0]["/S"] = Name("/Drawing")


def _skipped_level(pdf: Pdf) -> None:
    elements(pdf, "H2")[0]["/S"] = Name.H3


def _no_title_bar(pdf: Pdf) -> None:
    pdf.Root["/ViewerPreferences"]["/DisplayDocTitle"] = False


def _no_identifier(pdf: Pdf) -> None:
    packet = pdf.Root["/Metadata"].read_bytes()
    pdf.Root["/Metadata"] = pdf.make_stream(packet.replace(b"http://www.aiim.org/pdfua/ns/id/", b"http://example.org/"))


def _no_language(pdf: Pdf) -> None:
    del pdf.Root["/Lang"]


def _no_alternative(pdf: Pdf) -> None:
    del elements(pdf, "Figure")[0]["/Alt"]


def _no_scope(pdf: Pdf) -> None:
    del elements(pdf, "TH")[0]["/A"]["/Scope"]


def _dangling_headers(pdf: Pdf) -> None:
    elements(pdf, "TD")[0]["/A"]["/Headers"] = Array([String("nulle part")])


def _font_outside(pdf: Pdf) -> None:
    descriptor = next(item for item in pdf.objects if isinstance(item, Dictionary) and "/FontFile2" in item)
    del descriptor["/FontFile2"]


def _no_contents(pdf: Pdf) -> None:
    del pdf.pages[0]["/Annots"][0]["/Contents"]


def _no_tabs(pdf: Pdf) -> None:
    del pdf.pages[0]["/Tabs"]


def _no_bookmark(pdf: Pdf) -> None:
    with pdf.open_outline() as outline:
        outline.root[0].children.clear()


def _no_author(pdf: Pdf) -> None:
    del pdf.trailer["/Info"]["/Author"]


@pytest.mark.parametrize(
    ("defect", "rules"),
    [
        (_unowned, ["F1", "F7"]),
        (_owned_twice, ["F1", "F7"]),
        (_unmarked, ["F1"]),
        (_absent_content, ["F1"]),
        (_unknown_role, ["F2"]),
        (_skipped_level, ["F2", "F7"]),
        (_no_title_bar, ["F3"]),
        (_no_identifier, ["F3"]),
        (_no_language, ["C2"]),
        (_no_alternative, ["C3"]),
        (_no_scope, ["F5"]),
        (_dangling_headers, ["F5"]),
        (_font_outside, ["F6"]),
        (_no_contents, ["F6"]),
        (_no_tabs, ["F6"]),
        (_no_bookmark, ["F7"]),
        (_no_author, ["C1"]),
    ],
)
def test_each_planted_defect_is_found_and_nothing_else(defect: Callable[[Pdf], None], rules: list[str]) -> None:
    assert sorted({finding.rule for finding in check_pdf(build_sheet(defect))}) == rules


def test_an_untagged_pdf_is_said_to_be_so() -> None:
    assert "F1" in {finding.rule for finding in check_pdf(build_sheet(_untagged))}


def test_running_heads_that_nobody_owns_are_found() -> None:
    data = write_sheet("<h1>Titre</h1>", "@page { @top-left { content: 'Tête' } }")
    assert [finding.message for finding in check_pdf(data) if finding.rule == "F1"] == [
        "MCID 1 a 0 élément(s) de structure : « Tête »"
    ]
    assert visible_text(inspect_pdf(data)) == "Titre"
    assert running_text(inspect_pdf(data)) == "Tête"
