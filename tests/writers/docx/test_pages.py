"""Pages: what stays together on one, and wide tables on pages that lie on their side."""

from dataclasses import replace
from pathlib import Path

import pytest
from tests.writers.docx.reading import Memo, find, one, text
from tests.writers.docx.samples import LONG, details, hint, program, table
from tests.writers.docx.words import bullets, cell, heading, paragraph, runs

from export_equipe.inspect.checks.docx import check_docx
from export_equipe.layout.flow.plan import FlowBlock, FlowCode, FlowPlan, FlowTable
from export_equipe.theme.model import Theme

WIDE, HIGH = "16838", "11906"  # twips: A4 on its side


def tied(memo: Memo) -> list[str]:
    """The texts of the body that stay on the page of what follows."""
    return memo.texts(".//w:body/w:p[w:pPr/w:keepNext]")


def code(lines: int) -> FlowCode:
    return FlowCode(lines=tuple(runs(f"ligne {number}") for number in range(lines)))


def turned() -> FlowTable:
    """A table that asks for a page on its side."""
    cells = tuple(cell(f"mot {column}", column=column) for column in range(8))
    return replace(table((cells,), (cells, cells), columns=8), turned=(0.125,) * 8)


def sections(memo: Memo) -> list[tuple[str, str]]:
    """The width and the height of the pages of each section."""
    return [(one(each, "w:pgSz/@w:w"), one(each, "w:pgSz/@w:h")) for each in memo.find(".//w:sectPr")]


@pytest.mark.parametrize("block", [hint(paragraph("un"), paragraph("deux")), details("un", paragraph("deux"))])
def test_a_short_box_stays_whole(block: FlowBlock, plan: FlowPlan, theme: Theme) -> None:
    memo = Memo(plan, theme, (block, paragraph("Après")))
    assert "un" in tied(memo)
    assert "deux" not in tied(memo)
    assert memo.texts(".//w:p[w:pPr/w:keepLines]")[-2:] == ["un", "deux"]


def test_a_long_box_may_break(plan: FlowPlan, theme: Theme) -> None:
    memo = Memo(plan, theme, (hint(paragraph("un"), *(paragraph(LONG * 4) for _ in range(9))),))
    assert tied(memo) == ["Information"]  # its word never stands alone


@pytest.mark.parametrize(("lines", "whole"), [(18, True), (19, False)])
def test_short_code_stays_whole(lines: int, whole: bool, plan: FlowPlan, theme: Theme) -> None:
    memo = Memo(plan, theme, (code(lines),))
    assert bool(memo.find(".//w:p[w:pPr/w:pStyle/@w:val='Code']/w:pPr/w:keepLines")) is whole


def test_no_item_stands_alone_at_an_end_of_its_list(plan: FlowPlan, theme: Theme) -> None:
    items = [(paragraph(f"point {number}"),) for number in range(5)]
    assert tied(Memo(plan, theme, (bullets(*items),))) == ["point 0", "point 3"]
    assert tied(Memo(plan, theme, (bullets(*items[:2]),))) == ["point 0"]
    assert tied(Memo(plan, theme, (bullets(*items[:1]),))) == []


def test_no_row_stands_alone_at_an_end_of_its_table(plan: FlowPlan, theme: Theme) -> None:
    rows = tuple((cell(f"ligne {number}"),) for number in range(9))
    memo = Memo(plan, theme, (table(((cell("Titre"),),), rows, columns=1),))
    held = [text(each) for each in memo.find(".//w:tr[.//w:keepNext]")]
    assert held == ["Titre", "ligne 0", "ligne 7"]


def test_a_wide_table_lies_with_what_introduces_it(plan: FlowPlan, theme: Theme, tmp_path: Path) -> None:
    memo = Memo(plan, theme, (paragraph("Avant"), heading(2, "Le suivi", "suivi"), turned(), paragraph("Après")))
    assert memo.faults(tmp_path) == []
    assert sections(memo) == [(HIGH, WIDE), (WIDE, HIGH), (HIGH, WIDE)]
    assert memo.texts(".//w:p[w:pPr/w:sectPr]") == ["Avant", ""]
    assert find(memo.body, ".//w:pgSz/@w:orient") == ["landscape"]
    width = int(one(memo.body, ".//w:tblW/@w:w"))
    assert width == int(WIDE) - (11906 - 9412)
    assert [each for each in check_docx(memo.data) if each.rule in ("C8", "D5", "D9")] == []


def test_a_wide_table_that_opens_or_ends_a_memo_leaves_no_empty_page(plan: FlowPlan, theme: Theme) -> None:
    assert sections(Memo(plan, theme, (turned(), paragraph("Après")))) == [(WIDE, HIGH), (HIGH, WIDE)]
    assert sections(Memo(plan, theme, (paragraph("Avant"), turned()))) == [(HIGH, WIDE), (WIDE, HIGH)]
    assert sections(Memo(plan, theme, (turned(),))) == [(WIDE, HIGH)]
    two = Memo(plan, theme, (paragraph("Avant"), turned(), turned(), paragraph("Après")))
    assert sections(two) == [(HIGH, WIDE), (WIDE, HIGH), (WIDE, HIGH), (HIGH, WIDE)]


def test_a_wide_table_in_a_box_stays_upright(plan: FlowPlan, theme: Theme) -> None:
    memo = Memo(plan, theme, (details("Une boîte", turned()), bullets((turned(),))))
    assert sections(memo) == [(HIGH, WIDE)]


def test_the_running_lines_are_as_wide_as_their_page(plan: FlowPlan, theme: Theme) -> None:
    memo = Memo(plan, theme, (paragraph("Avant"), turned(), paragraph("Après")))
    named = [find(each, "w:footerReference/@r:id") for each in memo.find(".//w:sectPr")]
    assert named[0] == named[2] != named[1]
    target, _ = memo.targets()[named[1][0]]
    tabs = find(memo.tree(f"word/{target}"), ".//w:tabs/w:tab")
    assert [(one(tab, "@w:val"), one(tab, "@w:pos")) for tab in tabs] == [("clear", "9412"), ("right", "14344")]


def test_only_the_first_section_says_that_its_first_page_differs(plan: FlowPlan, theme: Theme) -> None:
    memo = Memo(plan, theme, (paragraph("Avant"), program(), turned(), paragraph("Après")))
    assert len(memo.find(".//w:sectPr")) == 3
    assert len(memo.find(".//w:sectPr/w:titlePg")) <= 1
