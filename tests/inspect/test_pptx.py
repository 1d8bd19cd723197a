"""A presentation read back: every character, in reading order, with roles, boxes and alternatives."""

from typing import Any

import pytest
from lxml import etree
from pptx.util import Emu, Pt
from tests.support.decks import A, P, build_deck, set_alternative

from export_equipe.inspect.checks.pptx import check_pptx
from export_equipe.inspect.dump import dump_document
from export_equipe.inspect.pptx import inspect_pptx
from export_equipe.inspect.text import node_text, notes_text, running_text, visible_text
from export_equipe.inspect.tree import NodeBox, Role

R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SLIDE = f"{R}/slide"
TREE = """\
page 1 Title and Content
  title
    paragraph
      text [fr-FR] 'Une équipe produit'
  group
    item
      text [fr-FR] 'Premier point'
    item 1
      link <https://example.org/>
        text [fr-FR] 'le site'
  running
    group
      paragraph
        field [fr-FR] '‹#›'
  notes
    group
      paragraph
        text [fr-FR] 'À dire ici'
page 2 Title Only
  title
    paragraph
      text [fr-FR] 'Qui porte quoi'
  table alt='Qui porte quoi, par activité'
    row
      header cell scope=column
        paragraph
          text [fr-FR] 'Activité'
      header cell scope=column
        paragraph
          text [fr-FR] 'Métier'
    row
      header cell scope=row
        paragraph
          text [fr-FR] 'Vision'
      cell
        paragraph
          text [fr-FR] '🔒 Responsable'
  running
    group
      paragraph
        field [fr-FR] '‹#›'
page 3 Title Only
  title
    paragraph
      text [fr-FR] 'L’équipe'
  figure alt='Les usagers, puis le sponsor'
    group
      paragraph
        text [fr-FR] 'Usagers'
    group
      paragraph
        text [fr-FR] 'Sponsor'
  figure alt='Le sponsor au centre'
  figure decorative
  running
    group
      paragraph
        field [fr-FR] '‹#›'
"""


def test_the_tree_holds_every_character_in_reading_order() -> None:
    dump = dump_document(inspect_pptx(build_deck()))
    assert dump[dump.index("page 1") :] == TREE


def test_the_streams_of_text() -> None:
    document = inspect_pptx(build_deck())
    assert visible_text(document, without=frozenset({Role.FIGURE})).splitlines()[-2:] == ["🔒 Responsable", "L’équipe"]
    assert "Mot dessiné" not in visible_text(document), "a picture's alternative says what it shows"
    assert running_text(document) == "‹#›\n‹#›\n‹#›"
    assert notes_text(document) == "À dire ici"


def test_properties_language_and_boxes() -> None:
    document = inspect_pptx(build_deck())
    assert (document.title, document.language, document.properties["keywords"]) == ("Un dossier", "fr-FR", "produit")
    table = document.find(Role.TABLE)[0]
    assert table.box == NodeBox(914400, 1600200, 7000000, 1000000)
    title = document.find(Role.TITLE)[0]
    assert title.box is not None, "a placeholder without a box of its own has its layout's"
    assert title.box.width > 0


def test_line_breaks_equations_and_alternate_content() -> None:
    def change(deck: Any) -> None:
        paragraph = deck.slides[0].placeholders[1].text_frame.paragraphs[0]
        paragraph.add_line_break()
        paragraph.add_run().text = "suite"
        choice = (
            f'<mc:AlternateContent xmlns:a="{A}" '
            'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
            '<mc:Choice Requires="a14"><a:r><a:t> une</a:t></a:r></mc:Choice>'
            "<mc:Fallback><a:r><a:t> deux</a:t></a:r></mc:Fallback></mc:AlternateContent>"
        )
        paragraph._p.append(etree.fromstring(choice))

    assert "Premier point suite une\n" in visible_text(inspect_pptx(build_deck(change)))


def test_covered_cells_jumps_and_code() -> None:
    def change(deck: Any) -> None:
        table = next(shape for shape in deck.slides[1].shapes if shape.has_table).table
        table.cell(0, 0).merge(table.cell(0, 1))
        shape = deck.slides[0].placeholders[1]
        shape.text_frame.paragraphs[0].runs[0]._r.get_or_add_rPr().set("noProof", "1")
        jump = f'<a:hlinkClick xmlns:a="{A}" action="ppaction://hlinksldjump"/>'
        link = etree.fromstring(jump)
        link.set(f"{{{R}}}id", deck.slides[0].part.relate_to(deck.slides[2].part, SLIDE))
        deck.slides[0].shapes.title.text_frame.paragraphs[0].runs[0]._r.get_or_add_rPr().append(link)

    document = inspect_pptx(build_deck(change))
    head = document.find(Role.ROW)[0]
    assert [cell.role for cell in head.children] == [Role.HEADER_CELL]
    assert [link.href for link in document.find(Role.LINK)] == ["#slide3", "https://example.org/"]
    assert [node_text(node) for node in document.find(Role.ITEM)][:1] == ["Premier point"], "a bullet is a bullet"


def test_lines_of_a_program_are_code() -> None:
    def change(deck: Any) -> None:
        for run in deck.slides[1].shapes.title.text_frame.paragraphs[0].runs:
            run._r.get_or_add_rPr().set("noProof", "1")

    assert [node_text(node) for node in inspect_pptx(build_deck(change)).find(Role.CODE)] == ["Qui porte quoi"]


def test_a_sound_deck_passes() -> None:
    assert check_pptx(build_deck()) == ()


def _shape(deck: Any, slide: int, name: str) -> Any:
    return next(shape for shape in deck.slides[slide].shapes if shape.name.startswith(name))


def _empty_title(deck: Any) -> None:
    deck.slides[0].shapes.title.text = " "


def _no_title(deck: Any) -> None:
    title = deck.slides[0].shapes.title._element
    title.getparent().remove(title)


def _same_title(deck: Any) -> None:
    deck.slides[1].shapes.title.text_frame.paragraphs[0].runs[0].text = "Une équipe produit"


def _empty_placeholder(deck: Any) -> None:
    deck.slides[0].placeholders[1].text_frame.clear()


def _title_last(deck: Any) -> None:
    tree = deck.slides[0].shapes._spTree
    tree.append(deck.slides[0].shapes.title._element)


def _no_alternative(deck: Any) -> None:
    set_alternative(_shape(deck, 2, "Schéma"), "")


def _file_name_as_alternative(deck: Any) -> None:
    set_alternative(_shape(deck, 2, "Picture"), "schema.png")


def _no_table_description(deck: Any) -> None:
    set_alternative(_shape(deck, 1, "Table"), "")


def _no_first_row(deck: Any) -> None:
    _shape(deck, 1, "Table").table.first_row = False


def _no_first_column(deck: Any) -> None:
    _shape(deck, 1, "Table").table.first_col = False


def _no_language(deck: Any) -> None:
    del deck.slides[0].placeholders[1].text_frame.paragraphs[0].runs[0]._r.rPr.attrib["lang"]


def _no_language_in_the_notes(deck: Any) -> None:
    del deck.slides[0].notes_slide.notes_text_frame.paragraphs[0].runs[0]._r.rPr.attrib["lang"]


def _transition(deck: Any) -> None:
    deck.slides[0].element.append(etree.fromstring(f'<p:transition xmlns:p="{P}" advTm="3000"/>'))


def _animation(deck: Any) -> None:
    deck.slides[0].element.append(etree.fromstring(f'<p:timing xmlns:p="{P}"/>'))


def _typed_number(deck: Any) -> None:
    for field in deck.slides[0].shapes._spTree.iter(f"{{{A}}}fld"):
        field.tag = f"{{{A}}}r"


def _outside(deck: Any) -> None:
    _shape(deck, 2, "Picture").left = deck.slide_width - 100_000


def _overlap(deck: Any) -> None:
    box = deck.slides[1].shapes.add_textbox(Emu(914400), Emu(2000000), Emu(900000), Emu(400000))
    box.text_frame.text = "Par-dessus"
    box.text_frame.paragraphs[0].runs[0]._r.get_or_add_rPr().set("lang", "fr-FR")


def _small(deck: Any) -> None:
    deck.slides[0].placeholders[1].text_frame.paragraphs[0].runs[0].font.size = Pt(11)


def _empty_head(deck: Any) -> None:
    _shape(deck, 1, "Table").table.cell(0, 0).text = ""


def _typed_bullet(deck: Any) -> None:
    box = deck.slides[1].shapes.add_textbox(Emu(914400), Emu(5000000), Emu(900000), Emu(400000))
    box.text_frame.text = "• tapé"
    box.text_frame.paragraphs[0].runs[0]._r.get_or_add_rPr().set("lang", "fr-FR")


def _bare_link(deck: Any) -> None:
    deck.slides[0].placeholders[1].text_frame.paragraphs[1].runs[0].text = "https://example.org/"


def _no_subject(deck: Any) -> None:
    deck.core_properties.subject = ""


@pytest.mark.parametrize(
    ("defect", "rules"),
    [
        (_empty_title, ["P1"]),
        (_no_title, ["P1"]),
        (_same_title, ["P1"]),
        (_empty_placeholder, ["P2"]),
        (_title_last, ["P3"]),
        (_no_alternative, ["P4"]),
        (_file_name_as_alternative, ["P4"]),
        (_no_table_description, ["C9", "P4"]),
        (_no_first_row, ["P5"]),
        (_no_first_column, ["P5"]),
        (_no_language, ["P6"]),
        (_no_language_in_the_notes, ["P6"]),
        (_transition, ["P7"]),
        (_animation, ["P7"]),
        (_typed_number, ["P8"]),
        (_outside, ["P9"]),
        (_overlap, ["P9"]),
        (_small, ["C10"]),
        (_empty_head, ["C9"]),
        (_typed_bullet, ["C7"]),
        (_bare_link, ["C6"]),
        (_no_subject, ["C1"]),
    ],
)
def test_each_planted_defect_is_found_and_nothing_else(defect: Any, rules: list[str]) -> None:
    assert sorted({finding.rule for finding in check_pptx(build_deck(defect))}) == rules
