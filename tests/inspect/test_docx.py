"""A Word document read back: every character, with roles; and its checks."""

from typing import Any

import pytest
from docx.enum.text import WD_BREAK
from tests.support.memos import W, append, build_memo

from export_equipe.inspect.checks.docx import check_docx
from export_equipe.inspect.docx import inspect_docx
from export_equipe.inspect.dump import dump_document
from export_equipe.inspect.text import notes_text, running_text, visible_text

TREE = """\
body
  title
    text 'Une équipe produit'
  heading 1
    text 'Porter un produit'
  paragraph
    text 'Voir '
    link <https://example.org/>
      text 'le site'
    text ', page 4 et champ ajouté\\nco‑chef'
    formula alt='x=1'
    text [en-GB] ' delivery'
  list
    item
      text 'Suivi'
    item
      text 'budgétaire'
    item
      text 'Un'
  table alt='Par activité'
    row
      header cell scope=column
        paragraph
          text 'Activité'
      header cell scope=column
        paragraph
          text 'Métier'
    row
      header cell scope=row
        paragraph
          text 'Vision'
      cell
        paragraph
          text '🔒 Responsable'
  caption
    text 'Tableau 1. Qui porte quoi'
  heading 2
    text 'Le schéma'
  paragraph
    figure alt='Les usagers, puis le sponsor'
      paragraph
        text 'Mot dessiné'
running
  paragraph
    text 'Direction du numérique'
  paragraph
    text '1'
notes
  note
    paragraph
      text ' Une note.'
"""


def test_the_tree_holds_every_character_in_reading_order() -> None:
    dump = dump_document(inspect_docx(build_memo()))
    assert dump[dump.index("body") :] == TREE


def test_the_streams_of_text() -> None:
    document = inspect_docx(build_memo())
    assert "Voir le site, page 4 et champ ajouté co‑chef delivery" in visible_text(document).splitlines()
    assert "PAGEREF" not in visible_text(document), "a field's code is no text"
    assert running_text(document) == "Direction du numérique\n1"
    assert notes_text(document) == "Une note."
    assert document.language == "fr-FR"


def test_nested_fields_show_only_their_results() -> None:
    def change(document: Any) -> None:
        mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
        begin, separate, end = (mark.format(kind) for kind in ("begin", "separate", "end"))
        inner = f"{begin}<w:r><w:t>code</w:t></w:r>{separate}<w:r><w:t>valeur</w:t></w:r>{end}"
        append(document.add_paragraph(), f"{begin}{inner}{separate}<w:r><w:t>résultat</w:t></w:r>{end}")

    assert visible_text(inspect_docx(build_memo(change))).endswith("\nrésultat")


def test_notes_come_in_the_order_of_their_calls_and_their_numbers_are_no_text() -> None:
    """A call is no text; nor is the number of a note that is called again, a field (17.16.5.39)."""

    def change(document: Any) -> None:
        mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
        begin, separate, end = (mark.format(kind) for kind in ("begin", "separate", "end"))
        code, number = "<w:r><w:instrText> NOTEREF note_1 \\f </w:instrText></w:r>", "<w:r><w:t>1</w:t></w:r>"
        again = f"{begin}{code}{separate}{number}{end}"
        append(document.paragraphs[2], f'<w:r><w:footnoteReference w:id="9"/></w:r>{again}')
        part = next(rel.target_part for rel in document.part.rels.values() if rel.reltype.endswith("/footnotes"))
        note = '<w:footnote w:id="{}"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>{}</w:t></w:r></w:p></w:footnote>'
        added = f"{note.format(9, 'la seconde')}{note.format(10, 'jamais appelée')}</w:footnotes>"
        part._blob = part.blob.replace(b"</w:footnotes>", added.encode())

    document = inspect_docx(build_memo(change))
    assert notes_text(document).splitlines() == ["Une note.", "la seconde", "jamais appelée"]
    assert "co‑chef delivery" in visible_text(document)
    assert "delivery1" not in visible_text(document)


def test_tables_of_contents_and_text_boxes() -> None:
    def change(document: Any) -> None:
        document.styles["Caption"].element.xpath("w:name")[0].set(f"{{{W}}}val", "toc 1")
        box = "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>encadré</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
        append(document.add_paragraph("Avant"), box)

    dump = dump_document(inspect_docx(build_memo(change)))
    assert "  contents\n    text 'Tableau 1. Qui porte quoi'" in dump
    assert "    text 'Avant'\n    group\n      paragraph\n        text 'encadré'" in dump


def test_a_sound_memo_passes() -> None:
    assert check_docx(build_memo()) == ()


def _remove(document: Any, path: str) -> None:
    for element in document.element.body.xpath(path):
        element.getparent().remove(element)


def _no_title(document: Any) -> None:
    document.paragraphs[0].style = "Body Text"


def _skipped_level(document: Any) -> None:
    document.paragraphs[1].style = "Heading 2"


def _list_without_numbering(document: Any) -> None:
    for properties in document.styles["List Bullet"].element.xpath("w:pPr/w:numPr"):
        properties.getparent().remove(properties)


def _no_header_row(document: Any) -> None:
    _remove(document, ".//w:tblHeader")


def _no_caption(document: Any) -> None:
    _remove(document, ".//w:tblCaption")


def _no_description(document: Any) -> None:
    _remove(document, ".//w:tblDescription")


def _splitting_rows(document: Any) -> None:
    _remove(document, ".//w:cantSplit")


def _floating(document: Any) -> None:
    for inline in document.element.body.xpath(".//wp:inline"):
        inline.tag = inline.tag.replace("inline", "anchor")


def _page_break(document: Any) -> None:
    document.paragraphs[2].add_run().add_break(WD_BREAK.PAGE)


def _no_language(document: Any) -> None:
    for language in document.styles.element.xpath("w:docDefaults//w:lang"):
        language.getparent().remove(language)


def _tab(document: Any) -> None:
    document.paragraphs[2].add_run("\tcolonne")


def _late_tab(document: Any) -> None:
    """A tab after words is a column, even where the indent hangs."""
    paragraph = document.paragraphs[2]
    append(paragraph, "<w:r><w:tab/><w:t>colonne</w:t></w:r>")
    paragraph.paragraph_format.left_indent, paragraph.paragraph_format.first_line_indent = 400_000, -400_000


def _lost_note(document: Any) -> None:
    append(document.paragraphs[2], '<w:r><w:footnoteReference w:id="7"/></w:r>')


def _empty_note(document: Any) -> None:
    part = next(rel.target_part for rel in document.part.rels.values() if rel.reltype.endswith("/footnotes"))
    part._blob = part.blob.replace(b" Une note.", b"")


def _empty_paragraph(document: Any) -> None:
    document.add_paragraph("")


def _spaces(document: Any) -> None:
    document.paragraphs[2].add_run("a     b")


def _no_alternative(document: Any) -> None:
    document.element.body.xpath(".//wp:docPr")[0].set("descr", "")


def _typed_bullet(document: Any) -> None:
    document.add_paragraph("- tapé")


def _library(document: Any) -> None:
    document.core_properties.subject = "generated by python-docx"


@pytest.mark.parametrize(
    ("defect", "rules"),
    [
        (_no_title, ["D1"]),
        (_skipped_level, ["D1"]),
        (_list_without_numbering, ["D2"]),
        (_no_header_row, ["D3"]),
        (_no_caption, ["D3"]),
        (_no_description, ["C9", "D3"]),
        (_splitting_rows, ["D3"]),
        (_floating, ["D4"]),
        (_page_break, ["D5"]),
        (_no_language, ["C2", "D8"]),
        (_tab, ["D9"]),
        (_late_tab, ["D9"]),
        (_lost_note, ["D6"]),
        (_empty_note, ["D6"]),
        (_empty_paragraph, ["C8"]),
        (_spaces, ["C8"]),
        (_no_alternative, ["C3"]),
        (_typed_bullet, ["C7"]),
        (_library, ["C1"]),
    ],
)
def test_each_planted_defect_is_found_and_nothing_else(defect: Any, rules: list[str]) -> None:
    assert sorted({finding.rule for finding in check_docx(build_memo(defect))}) == rules


def test_a_tab_that_leads_to_a_hanging_indent_is_no_column() -> None:
    def change(document: Any) -> None:
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.left_indent, paragraph.paragraph_format.first_line_indent = 400_000, -400_000
        append(paragraph, "<w:r><w:tab/></w:r><w:r><w:t>la suite</w:t></w:r>")

    assert check_docx(build_memo(change)) == ()


def test_a_row_that_may_be_as_high_as_a_page_may_split() -> None:
    def change(document: Any) -> None:
        row = document.tables[0].rows[1]
        row.cells[1].text = "mot " * 100
        for mark in row._tr.xpath("w:trPr/w:cantSplit"):
            mark.getparent().remove(mark)

    assert check_docx(build_memo(change)) == ()


def test_the_paragraphs_that_word_asks_for_may_be_empty() -> None:
    def change(document: Any) -> None:
        document.tables[0].cell(1, 1).text = ""
        document.element.body.append(document.element.body.sectPr)
        table = document.tables[0]._tbl
        document.element.body.insert(-1, table)
        document.add_paragraph()

    assert check_docx(build_memo(change)) == ()
