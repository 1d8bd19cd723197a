"""Tables: cells that cover others, heads of several rows, lists in cells, rows that may split (D3)."""

from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree
from tests.writers.docx.reading import Memo, find, one, text
from tests.writers.docx.samples import (
    call,
    details,
    formula_run,
    full_cells,
    picture,
    picture_run,
    spanned_table,
    table,
)
from tests.writers.docx.words import bullets, cell, paragraph, run

from export_equipe.inspect.docx import inspect_docx
from export_equipe.inspect.text import node_text
from export_equipe.inspect.tree import Role
from export_equipe.layout.cells import CellRows, Scope
from export_equipe.layout.flow.plan import FlowPlan
from export_equipe.theme.model import Theme


def places(row: etree._Element) -> list[str]:
    """Each cell of a row: the columns it covers, whether it goes on from above, its words."""
    marks = {"restart": "↓", "": "·", "continue": "│"}
    made = []
    for each in find(row, "w:tc"):
        merge = find(each, "w:tcPr/w:vMerge")
        kind = one(each, "w:tcPr/w:vMerge/@w:val") or "continue" if merge else ""
        made.append(f"{one(each, 'w:tcPr/w:gridSpan/@w:val') or 1}{marks[kind]}{text(each)}")
    return made


def test_cells_cover_others(plan: FlowPlan, theme: Theme, tmp_path: Path) -> None:
    memo = Memo(plan, theme, (spanned_table(),))
    assert [places(row) for row in memo.find(".//w:tr")] == [
        ["1↓Rôle", "2·Avant juin"],
        ["1│", "1·Équipe", "1·Budget"],
        ["1↓Produit", "1·Quatre personnes", "1·300"],
        ["1│", "2·Cinq personnes, et un total de deux colonnes"],
        ["1·Design", "1↓Une personne", "1·120"],
        ["1·Développement", "1│", "1·480"],
    ]
    for row in memo.find(".//w:tr"):
        assert sum(int(width) for width in find(row, "w:tc/w:tcPr/w:tcW/@w:w")) == 9412
    assert memo.faults(tmp_path) == []


MALFORMED: dict[str, CellRows] = {
    "rows that lack cells": ((cell("un"),), (cell("deux"), cell("trois", column=1))),
    "a cell that goes further down than the table": (
        (cell("un", rows=9), cell("deux", column=1)),
        (cell("trois", column=1),),
    ),
    "a cell that covers more columns than there are": (
        (cell("un", columns=9),),
        (cell("deux"), cell("trois", column=1)),
    ),
    "a row that is covered whole": ((cell("un", rows=2), cell("deux", column=1, rows=2)), ()),
}


@pytest.mark.parametrize("name", MALFORMED)
def test_a_malformed_grid_is_still_a_table(name: str, plan: FlowPlan, theme: Theme, tmp_path: Path) -> None:
    memo = Memo(plan, theme, (table((), MALFORMED[name], columns=2),))
    assert memo.faults(tmp_path) == []
    for row in memo.find(".//w:tr"):
        spans = [int(one(each, "w:tcPr/w:gridSpan/@w:val") or 1) for each in find(row, "w:tc")]
        assert sum(spans) == 2


def test_every_row_of_the_head_repeats_and_looks_like_one(plan: FlowPlan, theme: Theme) -> None:
    memo = Memo(plan, theme, (spanned_table(),))
    assert [len(find(row, "w:trPr/w:tblHeader")) for row in memo.find(".//w:tr")] == [1, 1, 0, 0, 0, 0]
    second = memo.find(".//w:tr[2]/w:tc")
    assert {one(each, "w:tcPr/w:shd/@w:fill") for each in second} == {"ECECFE"}
    assert {one(each, "w:tcPr/w:tcBorders/w:bottom/@w:sz") for each in second} == {"12"}
    assert [len(find(each, "w:p/w:r/w:rPr/w:b")) for each in second] == [0, 1, 1]
    read = inspect_docx(memo.data).find(Role.TABLE)[0]
    assert [[each.scope for each in row.children] for row in read.children] == [
        ["column", "column"], ["column", "column"], ["row", "", ""], [""], ["row", "", ""], ["row", ""],
    ]  # fmt: skip


def test_lists_of_cells_are_lists_with_small_indents(plan: FlowPlan, theme: Theme) -> None:
    memo = Memo(plan, theme, (full_cells(),))
    numbering = memo.tree("word/numbering.xml")
    items = []
    for each in memo.find(".//w:tc//w:p[w:pPr/w:numPr]"):
        number, level = one(each, "w:pPr/w:numPr/w:numId/@w:val"), one(each, "w:pPr/w:numPr/w:ilvl/@w:val")
        start = one(numbering, f"w:num[@w:numId='{number}']/w:lvlOverride/w:startOverride/@w:val")
        abstract = one(numbering, f"w:num[@w:numId='{number}']/w:abstractNumId/@w:val")
        where = f"w:abstractNum[@w:abstractNumId='{abstract}']/w:lvl[@w:ilvl='{level}']"
        sign, left = one(numbering, f"{where}/w:lvlText/@w:val"), one(numbering, f"{where}/w:pPr/w:ind/@w:left")
        items.append((sign, int(left), start, text(each)))
    assert items == [
        ("•", 280, "", "un point assez long pour passer à la ligne"), ("–", 560, "", "dedans"),
        ("%1.", 400, "9", "neuf"), ("%1.", 400, "9", "dix, qui est plus large"), ("%2.", 680, "1", "dedans, un"),
        ("%1.", 400, "9", "onze"), ("%1.", 400, "1", "un"), ("☑", 400, "", "fait"), ("☐", 400, "", "à faire"),
    ]  # fmt: skip
    assert one(memo.body, ".//w:p[w:r/w:t='la suite du point']/w:pPr/w:ind/@w:left") == "280"


def test_a_picture_is_no_wider_than_its_cell(plan: FlowPlan, theme: Theme) -> None:
    memo = Memo(plan, theme, (full_cells(),))
    widths = [int(each) / 12700 for each in memo.find(".//w:tc//wp:extent/@cx")]
    cell_text = 9412 / 2 / 20 - 2 * 142 / 20
    assert widths == [pytest.approx(14), pytest.approx(cell_text)]


@pytest.mark.parametrize(
    ("words", "whole"),
    [("mot " * 20, True), ("mot " * 100, True), ("mot " * 900, False)],
    ids=["short", "long", "page"],
)
def test_a_row_as_high_as_a_page_may_split(words: str, whole: bool, plan: FlowPlan, theme: Theme) -> None:
    memo = Memo(plan, theme, (table((), ((cell("Un"), cell(words, column=1)),), columns=2),))
    assert bool(memo.find(".//w:tr/w:trPr/w:cantSplit")) is whole


def test_a_row_with_a_tall_picture_may_split(plan: FlowPlan, theme: Theme) -> None:
    tall = picture_run(width=200, shown=picture(width=200, height=500))
    memo = Memo(plan, theme, (table((), ((cell("Un"), cell(tall, column=1)),), columns=2),))
    assert not memo.find(".//w:tr/w:trPr/w:cantSplit")


def test_the_title_of_a_table_is_said_in_words(plan: FlowPlan, theme: Theme) -> None:
    """Its caption may hold a formula, a picture, the call of a note: an attribute cannot."""
    head = ((cell("A", scope=Scope.COLUMN),),)
    made = table(head, ((cell("un"),),), columns=1)
    caption = (run("La formule "), formula_run(), run(" et "), picture_run(), call(1))
    memo = Memo(plan, theme, (replace(made, caption=caption),))
    assert memo.find(".//w:tblCaption/@w:val") == ["La formule x égale moins b sur 2 a et Une pastille"]


def test_a_link_in_a_cell_says_its_colour_outright(plan: FlowPlan, theme: Theme) -> None:
    """LibreOffice gives the text's own colour precedence over a character style's, in tables only."""
    link = run("un lien", href="https://example.org/")
    memo = Memo(plan, theme, (table((), ((cell(link), cell("un", column=1)),), columns=2), paragraph(link)))
    colors = [one(each, "w:r/w:rPr/w:color/@w:val") for each in memo.find(".//w:hyperlink")]
    assert colors == ["000091", ""]


def test_a_table_with_less_room_gives_up_the_space_in_its_cells_first(plan: FlowPlan, theme: Theme) -> None:
    """So that no word is cut in a box that is not in the page."""
    cells = ((cell("un"), cell("deux", column=1)),)
    memo = Memo(plan, theme, (table((), cells, columns=2), details("Une boîte", table((), cells, columns=2, number=2))))
    wide, narrow = memo.find(".//w:tbl")
    assert not find(wide, "w:tblPr/w:tblCellMar")
    assert find(narrow, "w:tblPr/w:tblCellMar/*/@w:w") == ["79", "79"]
    texts = [int(width) for width in find(narrow, "w:tblGrid/w:gridCol/@w:w")]
    assert sum(texts) == 9412 - 40 - 130 + 100  # half of the bar and what is before it; what is beyond its ground


def test_a_table_in_an_item_in_a_frame_fits_its_room(plan: FlowPlan, theme: Theme) -> None:
    memo = Memo(plan, theme, (bullets((paragraph("Un point"), spanned_table())),))
    assert memo.find(".//w:tblInd/@w:w") == ["400"]
    assert memo.find(".//w:tblW/@w:w") == [str(9412 - 400)]
    assert node_text(inspect_docx(memo.data).find(Role.TABLE)[0]).startswith("Rôle\nAvant juin")
