"""Footnotes are Word's own (D6): a part, separators, calls in order; later calls are fields that show the number."""

import io
from dataclasses import replace
from pathlib import Path

import docx
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from tests.writers.docx.reading import NS, Memo, find, one, text
from tests.writers.docx.samples import CALLING, NOTES, call
from tests.writers.docx.words import heading, paragraph

from export_equipe.inspect.docx import inspect_docx
from export_equipe.inspect.text import notes_text, visible_text
from export_equipe.layout.flow.plan import FlowFootnote, FlowPlan
from export_equipe.theme.model import Theme

W = f"{{{NS['w']}}}"


def test_notes_stand_in_the_order_of_their_calls(plan: FlowPlan, theme: Theme) -> None:
    """Also those called in a title, a caption, a table; the numbers of the plan do not matter."""
    called = (heading(2, "Un titre", "titre"), paragraph("Un mot", call(7), " et", call(3), "."))
    notes = tuple(FlowFootnote(number=number, blocks=(paragraph(f"note {number}"),)) for number in (3, 7))
    memo = Memo(plan, theme, called, notes)
    assert memo.find(".//w:footnoteReference/@w:id") == ["1", "2"]
    part = memo.tree("word/footnotes.xml")
    assert [(each.get(f"{W}id"), each.get(f"{W}type")) for each in part] == [
        ("-1", "separator"), ("0", "continuationSeparator"), ("1", None), ("2", None),
    ]  # fmt: skip
    assert [text(each).strip() for each in find(part, "w:footnote[not(@w:type)]")] == ["note 7", "note 3"]
    settings = memo.tree("word/settings.xml")
    assert find(settings, "w:footnotePr/w:footnote/@w:id") == ["-1", "0"]


def test_a_note_begins_with_its_mark_and_keeps_its_blocks(plan: FlowPlan, theme: Theme) -> None:
    memo = Memo(plan, theme, CALLING, NOTES)
    notes = find(memo.tree("word/footnotes.xml"), "w:footnote[not(@w:type)]")
    assert len(notes) == 4
    assert all(len(find(note, ".//w:footnoteRef")) == 1 for note in notes)
    assert [len(find(note, "w:p[w:pPr/w:numPr]")) for note in notes] == [0, 2, 1, 0]
    assert {one(note, "w:p/w:pPr/w:pStyle/@w:val") for note in notes} == {"FootnoteText"}
    assert find(notes[2], "w:p[1]/w:r/*[local-name() != 'rPr']")[0].tag == f"{W}footnoteRef"
    assert text(find(notes[2], "w:p[1]")[0]) == ""


def test_a_later_call_is_a_field_that_shows_the_number_of_the_first(plan: FlowPlan, theme: Theme) -> None:
    memo = Memo(plan, theme, CALLING, NOTES)
    marked = memo.find(".//w:bookmarkStart[starts-with(@w:name, 'note_')]")
    assert [each.get(f"{W}name") for each in marked] == ["note_1", "note_4"]
    assert all(find(each, "following-sibling::*[1]/w:footnoteReference") for each in marked)
    codes = [each.strip() for each in memo.find(".//w:instrText/text()") if "NOTEREF" in each]
    assert codes == [r"NOTEREF note_1 \f \h", r"NOTEREF note_4 \f \h"]
    assert not memo.find(".//w:hyperlink//w:footnoteReference | .//w:hyperlink//w:instrText")
    document = inspect_docx(memo.data)
    assert "puis le premier encore." in visible_text(document)


def test_a_note_that_only_a_note_calls_is_written_inside_it(plan: FlowPlan, theme: Theme) -> None:
    """Word refuses a call inside a footnote (17.11.14)."""
    memo = Memo(plan, theme, CALLING, NOTES)
    part = memo.tree("word/footnotes.xml")
    assert not find(part, ".//w:footnoteReference")
    last = find(part, "w:footnote[@w:id='4']/w:p")
    assert [text(each) for each in last] == [
        " Une note avec une image  et une note dedans5.",
        "5 La note que seule une note appelle.",
    ]
    assert notes_text(inspect_docx(memo.data)).endswith("La note que seule une note appelle.")


def test_links_and_pictures_of_notes_are_relations_of_their_part(plan: FlowPlan, theme: Theme, tmp_path: Path) -> None:
    memo = Memo(plan, theme, CALLING, NOTES)
    targets = {target for target, _ in memo.targets("footnotes").values()}
    assert "https://example.org/n" in targets
    assert len([target for target in targets if target.startswith("media/")]) == 1
    assert memo.faults(tmp_path) == []


def test_without_notes_there_is_no_part(plan: FlowPlan, theme: Theme) -> None:
    memo = Memo(plan, theme, (paragraph("Rien"),))
    assert "word/footnotes.xml" not in memo.parts


def test_the_master_s_own_notes_go_and_its_separators_stay(plan: FlowPlan, theme: Theme, tmp_path: Path) -> None:
    opened = docx.Document(io.BytesIO(theme.memo_master))
    separators = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
        for number, kind in enumerate(("separator", "continuationSeparator"))
    )
    note = '<w:footnote w:id="2"><w:p><w:r><w:t>du modèle</w:t></w:r></w:p></w:footnote>'
    blob = f'<w:footnotes xmlns:w="{NS["w"]}">{separators}{note}</w:footnotes>'.encode()
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    opened.part.relate_to(Part(PackURI("/word/footnotes.xml"), kind, blob, opened.part.package), relation)
    target = io.BytesIO()
    opened.save(target)
    memo = Memo(plan, replace(theme, memo_master=target.getvalue()), CALLING, NOTES)
    part = memo.tree("word/footnotes.xml")
    assert "du modèle" not in text(part)
    assert find(part, "w:footnote/@w:id") == ["0", "1", "2", "3", "4", "5"]
    assert memo.faults(tmp_path) == []
