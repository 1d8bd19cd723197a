"""Blocks inside blocks, as real pages nest them: still valid, nothing lost, nothing empty."""

from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator

from export_equipe.layout.flow.plan import (
    FlowBlock,
    FlowCode,
    FlowDivider,
    FlowFigure,
    FlowHeading,
    FlowHint,
    FlowItem,
    FlowList,
    FlowParagraph,
    FlowPlan,
    FlowQuote,
    FlowTable,
)
from export_equipe.source import Span
from export_equipe.theme.model import Theme
from export_equipe.typesetting.run import Run, Runs
from export_equipe.writers.docx.memo import write_memo
from export_equipe.writers.package import read_package

NS = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}


def runs(text: str) -> Runs:
    return (Run(text=text, origin=Span("page.md", 0, 1)),)


def text(words: str) -> FlowParagraph:
    return FlowParagraph(runs=runs(words))


def items(*blocks: tuple[FlowBlock, ...], ordered: bool = False) -> FlowList:
    return FlowList(items=tuple(FlowItem(blocks=each) for each in blocks), ordered=ordered)


def hint(*blocks: FlowBlock) -> FlowHint:
    return FlowHint(kind="info", word=runs("Information"), blocks=blocks)


def deep_list(depth: int) -> FlowList:
    inner: tuple[FlowBlock, ...] = (deep_list(depth - 1),) if depth else ()
    return items((text(f"rang {depth}"), *inner), ordered=depth % 2 == 0)


CASES: dict[str, tuple[FlowBlock, ...]] = {
    "lists twelve deep": (deep_list(12),),
    "a list first in an item": (items((items((text("dedans"),)),)),),
    "code first in an item": (items((FlowCode(lines=(runs("make"),)), text("suite"))),),
    "an item without text": (items((), (text("plein"),)),),
    "a heading in a call-out": (hint(FlowHeading(level=3, runs=runs("Titre"), anchor=""), text("suite")),),
    "a quotation in a call-out": (hint(FlowQuote(blocks=(text("cité"), items((text("point"),))))),),
    "a call-out in a quotation": (FlowQuote(blocks=(hint(text("dedans")), text("après"))),),
    "a call-out in an item": (items((text("point"), hint(text("dedans"), items((text("sous-point"),))))),),
    "a call-out first in an item": (items((hint(text("dedans")),)),),
    "a call-out without a block": (hint(), text("après")),
    "dividers in a row, first and last": (FlowDivider(), FlowDivider(), text("milieu"), FlowDivider(), FlowDivider()),
    "a heading too deep": (FlowHeading(level=9, runs=runs("Profond"), anchor="x" * 60),),
    "a paragraph without runs": (text(""), FlowParagraph(runs=()), text("plein")),
}  # fmt: skip


def write(blocks: tuple[FlowBlock, ...], plan: FlowPlan, theme: Theme, folder: Path) -> etree._Element:
    data = write_memo(replace(plan, blocks=blocks), theme)
    path = folder / "memo.docx"
    path.write_bytes(data)
    assert [str(error) for error in OpenXmlValidator().validate(str(path)).errors] == []
    return etree.fromstring(read_package(data)["word/document.xml"])


@pytest.mark.parametrize("name", CASES)
def test_nesting(name: str, plan: FlowPlan, theme: Theme, tmp_path: Path) -> None:
    body = write(CASES[name], plan, theme, tmp_path)
    assert all("".join(each.itertext()) for each in body.iterfind(".//w:p", NS))
    levels = [int(level) for level in body.xpath(".//w:ilvl/@w:val", namespaces=NS)]
    assert all(level <= 8 for level in levels)
    spaces = [int(space) for space in body.xpath(".//w:pBdr/*/@w:space", namespaces=NS)]
    assert all(space <= 31 for space in spaces)


def test_tables_and_figures_inside_others_fit_their_room(plan: FlowPlan, theme: Theme, tmp_path: Path) -> None:
    table = next(block for block in plan.blocks if isinstance(block, FlowTable))
    figure = next(block for block in plan.blocks if isinstance(block, FlowFigure))
    body = write((items((table, text("suite")), (figure,)), hint(table, figure)), plan, theme, tmp_path)
    first, second = (int(width) for width in body.xpath(".//w:tblPr/w:tblW/@w:w", namespaces=NS))
    assert (first, second) == (9412 - 400, 9412 - 45 - 130 + 100)  # in a frame, from its bar to the end of its ground
    assert body.xpath(".//w:tblInd/@w:w", namespaces=NS) == ["400"]
    markers = body.xpath(".//w:p[w:pPr/w:numPr]", namespaces=NS)
    assert [each.xpath("string(w:pPr/w:pStyle/@w:val)", namespaces=NS) for each in markers] == ["Caption", "Image"]
