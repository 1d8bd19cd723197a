"""Frames keep their edges at every depth: the bar of a call-out, a box, a quotation does not break beside a list."""

import pytest
from lxml import etree
from tests.writers.docx.reading import Memo, find, one, text
from tests.writers.docx.samples import DEEP, LONG, details, hint, program, spanned_table
from tests.writers.docx.words import bullets, heading, paragraph

from export_equipe.inspect.docx import inspect_docx
from export_equipe.inspect.tree import Role
from export_equipe.layout.flow.plan import FlowBlock, FlowPlan, FlowQuote
from export_equipe.theme.model import Theme


def bar(paragraph: etree._Element, memo: Memo) -> int:
    """Where the bar of a paragraph begins, in points from the margin: before its text's first line, by its distance."""
    style = one(paragraph, "w:pPr/w:pStyle/@w:val")
    sheet = find(memo.tree("word/styles.xml"), f"w:style[@w:styleId='{style}']")[0]

    def said(path: str) -> int:
        return int(one(paragraph, f"w:pPr/{path}") or one(sheet, f"w:pPr/{path}") or 0)

    inner = (said("w:ind/@w:left") - said("w:ind/@w:hanging")) / 20 - said("w:pBdr/w:left/@w:space")
    return int(inner - said("w:pBdr/w:left/@w:sz") / 8)


FRAMES: dict[str, FlowBlock] = {
    "a quotation": FlowQuote(blocks=(paragraph("Citée"), DEEP, paragraph("Fin"))),
    "a call-out": hint(paragraph("Avant"), DEEP, paragraph("Fin")),
    "a box": details("Une boîte", paragraph("Avant"), DEEP, paragraph("Fin")),
    "a quotation in a call-out": hint(FlowQuote(blocks=(paragraph("Citée"), DEEP)), paragraph("Fin")),
    "a call-out in a box": details(
        "Une boîte", hint(paragraph("Avant"), DEEP), program(title="a.py"), paragraph("Fin")
    ),
    "a box in a box in a quotation": FlowQuote(
        blocks=(details("Une", details("Deux", DEEP), program()), paragraph("Fin"))
    ),
}


@pytest.mark.parametrize("name", FRAMES)
@pytest.mark.parametrize("in_item", [False, True], ids=["alone", "in an item"])
def test_the_bar_stands_at_one_place(name: str, in_item: bool, plan: FlowPlan, theme: Theme) -> None:
    blocks: tuple[FlowBlock, ...] = (bullets((paragraph("Un point"), FRAMES[name])),) if in_item else (FRAMES[name],)
    memo = Memo(plan, theme, blocks)
    written = memo.find(".//w:body/w:p")
    first = next(
        index
        for index, each in enumerate(written)
        if text(each).startswith(("Citée", "Information", "Un")) and "point" not in text(each) and index > 4
    )
    framed = written[first:]
    assert text(framed[-1]) == "Fin"
    assert len(framed) > 10
    assert len({bar(each, memo) for each in framed}) == 1
    assert all(0 <= int(space) <= 31 for space in memo.find(".//w:pBdr/*/@w:space"))


def test_signs_far_from_the_bar_stand_where_they_would(plan: FlowPlan, theme: Theme) -> None:
    """Spaces before the sign: about as wide as what they replace, and no text of the document."""
    memo = Memo(plan, theme, (FRAMES["a call-out"],))
    numbering = memo.tree("word/numbering.xml")
    spread = [each for each in find(numbering, ".//w:lvl[@w:ilvl='1']/w:lvlText/@w:val") if each.startswith("\u00a0")]
    # Signs 26, 46 and 60 points in (two levels of bullets, one of numbers); a space is 3.3 points wide.
    assert [len(each) - len(each.lstrip("\u00a0")) for each in spread] == [8, 14, 18]
    document = inspect_docx(memo.data)
    assert [(each.level, each.text) for each in document.find(Role.ITEM)][:3] == [(0, ""), (1, ""), (2, "")]
    assert len(document.find(Role.ITEM)) == 6


def test_text_far_from_the_bar_is_led_to_its_indent(plan: FlowPlan, theme: Theme) -> None:
    """A tab to the indent that hangs (17.3.1.12): the only tab that text begins with."""
    memo = Memo(plan, theme, (FRAMES["a call-out"],))
    led = memo.find(".//w:p[w:r/w:tab]")
    assert [text(each)[:12] for each in led] == ["la suite du ", "la suite du "]
    for each in led:
        left = one(each, "w:pPr/w:ind/@w:left")
        assert find(each, "w:pPr/w:tabs/w:tab/@w:pos") == [left]
        assert int(one(each, "w:pPr/w:ind/@w:hanging")) > 400


def test_a_heading_in_a_frame_keeps_its_distance(plan: FlowPlan, theme: Theme) -> None:
    memo = Memo(plan, theme, (hint(heading(2, "À faire", "a-faire"), paragraph("Ceci"), heading(2, "Puis", "puis")),))
    spaces = [one(each, "w:pPr/w:spacing/@w:before") for each in memo.find(".//w:p[w:pPr/w:pBdr]")]
    assert spaces[-4:] == ["240", "160", "60", "160"]  # the word of its kind, and what stands under it


def test_a_plain_quotation_is_its_style_s(plan: FlowPlan, theme: Theme) -> None:
    memo = Memo(plan, theme, (FlowQuote(blocks=(paragraph("Une"), paragraph(LONG))),))
    said = [
        [child.tag.rpartition("}")[2] for child in find(each, "w:pPr")[0]]
        for each in memo.find(".//w:p[w:pPr/w:pStyle/@w:val='Quote']")
    ]
    assert said == [["pStyle", "spacing"], ["pStyle"]]  # more space under what stands before it


def test_code_in_a_frame_keeps_the_frame_s_bar(plan: FlowPlan, theme: Theme) -> None:
    memo = Memo(plan, theme, (hint(paragraph("Avant"), program(), paragraph("Fin")),))
    (code,) = memo.find(".//w:p[w:pPr/w:pStyle/@w:val='Code']")
    assert one(code, "w:pPr/w:pBdr/w:left/@w:color") == "0063CB"
    assert one(code, "w:pPr/w:shd/@w:fill") == "F6F6F6"
    inside = Memo(plan, theme, (details("Une boîte", program()),))
    assert one(inside.body, ".//w:p[w:pPr/w:pStyle/@w:val='Code']/w:pPr/w:shd/@w:fill") == "F6F6F6"


def test_a_table_goes_on_with_the_frame_around_it(plan: FlowPlan, theme: Theme) -> None:
    """Its bar, its ground, its edges: where the bar of the paragraphs around it begins, and where their ground ends."""
    memo = Memo(plan, theme, (hint(paragraph("Avant"), spanned_table(), paragraph("Fin")),))
    (table,) = memo.find(".//w:tbl")
    borders = find(table, "w:tblPr/w:tblBorders/*")
    assert [each.tag.rpartition("}")[2] for each in borders] == ["left", "bottom", "insideH"]
    assert (one(borders[0], "@w:sz"), one(borders[0], "@w:color")) == ("36", "0063CB")
    assert not find(table, "w:tblPr/w:tblInd")  # the bar of a call-out begins at the margin
    half_a_bar, right, padding = 45, 130, 100
    assert int(one(table, "w:tblPr/w:tblW/@w:w")) == 9412 - half_a_bar - right + padding
    first = find(table, "w:tr/w:tc[1]")
    assert all(one(each, "w:tcPr/w:tcMar/w:left/@w:w") == str(290 - half_a_bar) for each in first)
    body = find(table, "w:tr[not(w:trPr/w:tblHeader)]/w:tc")
    assert body
    assert all(one(each, "w:tcPr/w:shd/@w:fill") == "E8EDFF" for each in body)
    spaces = [one(each, "w:pPr/w:spacing/@w:before") for each in memo.find(".//w:body/w:p[w:pPr/w:pBdr]")]
    assert spaces[-1] == "0"  # what follows the table touches it
