"""The rules of an accessible Word document (D1 to D9, and C2 to C10), read back from the parts with lxml alone."""

import io
import re
import zipfile
from itertools import pairwise

import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator

from export_equipe.layout.flow.plan import FlowPlan

NS = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
}
Parts = dict[str, etree._Element]


def find(element: etree._Element, path: str) -> list[etree._Element]:
    return element.xpath(path, namespaces=NS)


def style(paragraph: etree._Element) -> str:
    return next(iter(find(paragraph, "w:pPr/w:pStyle/@w:val")), "")


def text(element: etree._Element) -> str:
    return "".join(find(element, ".//w:t/text()"))


def paragraphs(body: etree._Element, style_id: str) -> list[etree._Element]:
    return find(body, f".//w:p[w:pPr/w:pStyle/@w:val='{style_id}']")


def test_the_file_is_valid(memo: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("memo") / "memo.docx"
    path.write_bytes(memo)
    assert [str(error) for error in OpenXmlValidator().validate(str(path)).errors] == []


def test_one_title_then_headings_without_a_gap(body: etree._Element) -> None:
    """D1."""
    assert [text(title) for title in paragraphs(body, "Title")] == ["Une équipe produit"]
    levels = [int(found[1]) for each in find(body, ".//w:p") if (found := re.fullmatch(r"Heading(\d)", style(each)))]
    assert levels == [1, 1, 1, 2, 2, 3, 1]
    assert all(after - before <= 1 for before, after in pairwise([0, *levels]))


def test_every_style_that_is_used_exists(parts: Parts) -> None:
    known = set(find(parts["word/styles.xml"], "w:style/@w:styleId"))
    stories = [root for name, root in parts.items() if re.match(r"word/(document|header|footer)", name)]
    used = {
        name for root in stories for name in find(root, "//w:pStyle/@w:val | //w:rStyle/@w:val | //w:tblStyle/@w:val")
    }
    assert used
    assert used <= known


def test_no_paragraph_is_empty(body: etree._Element) -> None:
    """C8; a table cell without text must hold one paragraph (ECMA-376 part 1, 17.4.65)."""
    empty = [each for each in find(body, ".//w:p") if not text(each).strip() and not find(each, ".//w:drawing")]
    assert [each.getparent().tag for each in empty] == [f"{{{NS['w']}}}tc"]


def test_no_run_of_spaces_and_no_tab_outside_code(body: etree._Element) -> None:
    """C8, D9."""
    assert find(body, ".//w:tab") == []
    for each in find(body, ".//w:p[not(w:pPr/w:pStyle/@w:val='Code')]"):
        assert "  " not in text(each)


def test_lists_are_lists(parts: Parts, body: etree._Element) -> None:
    """D2: each item points to an instance that exists, whose definition exists."""
    numbering = parts["word/numbering.xml"]
    definitions = set(find(numbering, "w:abstractNum/@w:abstractNumId"))
    instances = {each.get(f"{{{NS['w']}}}numId"): each for each in find(numbering, "w:num")}
    used = find(body, ".//w:numPr/w:numId/@w:val")
    assert len(used) == 22
    for number in used:
        assert find(instances[number], "w:abstractNumId/@w:val")[0] in definitions
    assert not any(text(each).startswith(("•", "☐", "☑", "- ")) for each in find(body, ".//w:p"))


def test_definitions_come_before_instances(parts: Parts) -> None:
    names = [etree.QName(child).localname for child in parts["word/numbering.xml"]]
    assert names == sorted(names, key=["abstractNum", "num"].index)


def numbers_of(parts: Parts, body: etree._Element, first: str) -> tuple[str, str, int]:
    """The instance, the level and the first number of the item whose text begins with ``first``."""
    item = next(each for each in find(body, ".//w:p[w:pPr/w:numPr]") if text(each).startswith(first))
    number, level = (find(item, f"w:pPr/w:numPr/w:{name}/@w:val")[0] for name in ("numId", "ilvl"))
    path = f"w:num[@w:numId='{number}']/w:lvlOverride[@w:ilvl='{level}']/w:startOverride/@w:val"
    return number, level, int(next(iter(find(parts["word/numbering.xml"], path)), 1))


def test_each_numbered_list_starts_at_its_own_number(parts: Parts, body: etree._Element) -> None:
    third, fourth, fifth = (numbers_of(parts, body, first) for first in ("Troisième", "Quatrième", "Cinquième"))
    assert third == fourth == fifth
    assert third[1:] == ("0", 3)
    nested, other = numbers_of(parts, body, "Sous-numéro un"), numbers_of(parts, body, "Premier")
    assert (nested[1:], other[1:]) == (("1", 1), ("0", 1))
    assert len({third[0], nested[0], other[0]}) == 3


def test_tasks_bear_their_sign_as_a_bullet(parts: Parts, body: etree._Element) -> None:
    def sign(first: str) -> str:
        number, level, _ = numbers_of(parts, body, first)
        definition = find(parts["word/numbering.xml"], f"w:num[@w:numId='{number}']/w:abstractNumId/@w:val")[0]
        path = f"w:abstractNum[@w:abstractNumId='{definition}']/w:lvl[@w:ilvl='{level}']/w:lvlText/@w:val"
        return str(find(parts["word/numbering.xml"], path)[0])

    assert (sign("Nommer"), sign("Réunir")) == ("☑", "☐")


def test_tables_have_heads_names_and_descriptions(body: etree._Element) -> None:
    """D3, C9."""
    tables = find(body, ".//w:tbl")
    assert len(tables) == 2
    for table in tables:
        heads = find(table, "w:tr/w:trPr/w:tblHeader")
        assert len(heads) == 1
        assert heads[0].attrib == {}
        assert heads[0].getparent().getparent() is find(table, "w:tr")[0]
        assert len(find(table, "w:tr/w:trPr/w:cantSplit")) == len(find(table, "w:tr"))
        assert find(table, "w:tblPr/w:tblCaption/@w:val")[0]
        assert find(table, "w:tblPr/w:tblDescription/@w:val")[0]
        look = find(table, "w:tblPr/w:tblLook")[0]
        assert (look.get(f"{{{NS['w']}}}firstRow"), look.get(f"{{{NS['w']}}}firstColumn")) == ("1", "1")
        assert look.get(f"{{{NS['w']}}}val") == "06A0"


def test_columns_sum_to_the_text_s_width(body: etree._Element) -> None:
    page, margins = find(body, ".//w:pgSz/@w:w")[0], find(body, ".//w:pgMar/@w:left | .//w:pgMar/@w:right")
    width = int(page) - sum(int(margin) for margin in margins)
    for table in find(body, ".//w:tbl"):
        columns = [int(column) for column in find(table, "w:tblGrid/w:gridCol/@w:w")]
        assert sum(columns) == width == int(find(table, "w:tblPr/w:tblW/@w:w")[0])
        for row in find(table, "w:tr"):
            assert [int(cell) for cell in find(row, "w:tc/w:tcPr/w:tcW/@w:w")] == columns


def test_captions_count_with_fields(body: etree._Element) -> None:
    """The field already shows the plan's number."""
    captions = paragraphs(body, "Caption")
    fields = [find(each, ".//w:instrText/text()")[0].split()[:2] for each in captions]
    assert fields == [["SEQ", "Figure"], ["SEQ", "Tableau"], ["SEQ", "Tableau"]]
    assert [text(each) for each in captions] == [
        "Figure\u00a01. L’équipe, ceux qui l’appuient et ceux qu’elle sert",
        "Tableau\u00a01. Porter un produit, c’est",
        "Tableau\u00a02. Objectifs fixés en juin",
    ]
    for each in captions:
        marks = find(each, ".//w:fldChar/@w:fldCharType")
        assert marks == ["begin", "separate", "end"]


def test_a_table_s_caption_stands_above_and_keeps_with_it(body: etree._Element) -> None:
    for table in find(body, ".//w:tbl"):
        caption = table.getprevious()
        assert style(caption) == "Caption"
        assert find(caption, "w:pPr/w:keepNext")


def test_pictures_are_inline_and_described(memo: bytes, parts: Parts, body: etree._Element, plan: FlowPlan) -> None:
    """D4, C3: SVG, with PNG for who does not draw it."""
    assert find(body, ".//wp:anchor") == []
    picture = find(body, ".//wp:inline/wp:docPr")[0]
    assert picture.get("descr", "").startswith("Au centre, l’équipe produit")
    assert picture.get("title") == "L’équipe produit"
    relations = {each.get("Id"): each.get("Target") for each in parts["word/_rels/document.xml.rels"]}
    png, svg = (find(body, f".//{tag}/@r:embed")[0] for tag in ("a:blip", "asvg:svgBlip"))
    with zipfile.ZipFile(io.BytesIO(memo)) as package:
        assert package.read(f"word/{relations[png]}").startswith(b"\x89PNG")
        assert "Développeurs" in package.read(f"word/{relations[svg]}").decode()
    assert find(body, ".//w:p[.//w:drawing]/w:pPr/w:keepNext")


def test_breaks_are_never_page_breaks(body: etree._Element) -> None:
    """D5."""
    assert find(body, ".//w:br[@w:type]") == []


def test_languages(parts: Parts, body: etree._Element) -> None:
    """D8, C2."""
    assert find(parts["word/styles.xml"], "w:docDefaults//w:lang/@w:val") == ["fr-FR"]
    english = find(body, ".//w:r[w:rPr/w:lang]")
    assert [(text(each), find(each, "w:rPr/w:lang/@w:val")[0]) for each in english] == [("delivery", "en")]


def test_a_link_of_several_runs_is_one_link(parts: Parts, body: etree._Element) -> None:
    links = find(body, ".//w:hyperlink")
    assert [text(link) for link in links] == ["un lien avec du gras dedans", "tableau\u00a01"]
    assert len(find(links[0], "w:r")) == 3
    relation = links[0].get(f"{{{NS['r']}}}id")
    target = next(each for each in parts["word/_rels/document.xml.rels"] if each.get("Id") == relation)
    assert target.get("Target") == "https://www.numerique.gouv.fr/services/%20%C3%A9val"
    assert target.get("TargetMode") == "External"
    assert "qui ne mène nulle part" in text(body)


def test_internal_links_reach_a_bookmark(body: etree._Element) -> None:
    names = find(body, ".//w:bookmarkStart/@w:name")
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[^\W\d]\w{0,39}", name) for name in names)
    assert find(body, ".//w:hyperlink/@w:anchor") == ["tableau_1"]
    assert "tableau_1" in names


def test_identifiers_are_unique_and_bookmarks_closed(body: etree._Element) -> None:
    starts, ends = find(body, ".//w:bookmarkStart/@w:id"), find(body, ".//w:bookmarkEnd/@w:id")
    assert sorted(starts) == sorted(ends)
    assert len(set(starts)) == len(starts)
    drawings = find(body, ".//wp:docPr/@id")
    assert len(set(drawings)) == len(drawings) == 1


def test_an_emoji_is_one_run_in_its_font_with_its_word_beside(body: etree._Element) -> None:
    """C5."""
    signs = find(body, ".//w:r[w:rPr/w:rFonts/@w:ascii='Segoe UI Emoji']")
    assert {text(each) for each in signs} == {"🔒", "🙆\u200d♂️", "🤝"}
    for each in signs:
        fonts = find(each, "w:rPr/w:rFonts/@*")
        assert fonts == ["Segoe UI Emoji"] * 4
        assert text(each.getparent()).removeprefix(text(each)).strip()


def test_code_is_one_paragraph_that_no_speller_reads(body: etree._Element) -> None:
    code = paragraphs(body, "Code")
    assert len(code) == 2
    assert len(find(code[0], "w:r/w:br")) == 3
    assert find(code[0], "w:r/w:t/text()")[:2] == ["def équipe(noms):", "    return sorted(noms)"]
    assert len(find(code[0], "w:r[w:t]")) == len(find(code[0], "w:r/w:rPr/w:noProof"))


def test_markers_are_highlighted_and_notes_stand_out(body: etree._Element) -> None:
    marked = find(body, ".//w:r[w:rPr/w:rStyle/@w:val='Marqueur']")
    assert [text(each) for each in marked] == ["[ENRICHIR]", "[COMMENT déclencher la prise de conscience]"]
    assert all(find(each, "w:rPr/w:b") for each in marked)  # in a bold paragraph two bold styles would cancel out
    notes = [text(each) for each in paragraphs(body, "NoteDeRedaction")]
    assert notes == ["Note de rédaction\u00a0: Schéma ici Norman Wozniak. (on va le faire ensemble)"]


def test_call_outs_say_their_kind_in_words(body: etree._Element) -> None:
    """C5; and neighbours of one kind do not melt into one box."""
    boxes = paragraphs(body, "Encadre")
    words = [text(each) for each in boxes if find(each, "w:pPr/w:spacing/@w:before") == ["240"]]
    assert words == ["Information", "Information", "Réussite", "Attention", "Danger"]
    grounds = [find(each, "w:pPr/w:shd/@w:fill")[0] for each in boxes]
    assert grounds[:4] == ["E8EDFF", "E8EDFF", "E8EDFE", "E8EDFE"]


def test_a_divider_is_a_border_not_a_paragraph(body: etree._Element) -> None:
    ruled = find(body, ".//w:p[w:pPr/w:pBdr/w:top/@w:color='DDDDDD']")
    assert [text(each) for each in ruled] == ["Ce que d’autres pages contiennent"]


def test_every_page_says_draft_and_its_number(parts: Parts) -> None:
    assert text(parts["word/header1.xml"]) == "Guide produitBrouillon"
    footer = parts["word/footer1.xml"]
    assert text(footer) == "Une équipe produitPage\u00a01 sur\u00a01"
    assert [each.strip() for each in find(footer, ".//w:instrText/text()")] == ["PAGE", "NUMPAGES"]
    assert find(parts["word/document.xml"], ".//w:sectPr/w:titlePg") == []


def test_the_header_block_is_paragraphs(body: etree._Element) -> None:
    fields = paragraphs(body, "Champ")
    assert [text(each).split("\u00a0: ")[0] for each in fields] == ["À l’attention de", "Date", "Objet"]
    assert find(paragraphs(body, "Subtitle")[0], "w:pPr/w:pBdr/w:bottom/@w:val") == ["nil"]


def test_properties(parts: Parts) -> None:
    """C1; no library's name, no clock."""
    core = parts["docProps/core.xml"]
    assert {etree.QName(child).localname: child.text for child in core} == {
        "title": "Une équipe produit", "creator": "Direction du numérique", "lastModifiedBy": "Direction du numérique",
        "subject": "Qui porte quoi", "keywords": "produit, équipe", "language": "fr-FR", "revision": "1",
        "contentStatus": "Brouillon", "created": "2026-12-14T00:00:00Z", "modified": "2026-12-14T00:00:00Z",
    }  # fmt: skip
    assert [child.text for child in parts["docProps/app.xml"]] == ["export_equipe"]
