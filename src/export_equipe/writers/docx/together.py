"""What stays on one page (ECMA-376 part 1, 17.3.1.14 and 17.3.1.15, keepLines and keepNext).

Comes in: paragraphs and tables as they are written. Goes out: they say that they stay with the next one. Decided here:
how high is too high, for what stays whole leaves a gap on the page before. Heights are points, about.
"""

from collections.abc import Iterable, Iterator, Sequence

from docx.oxml.ns import qn
from docx.oxml.text.parfmt import CT_PPr

from export_equipe.writers.docx.wordml import Element, select

TALLEST = 260.0  # about a third of a page
LINE, LETTERS, GAP = 17.0, 72, 4.0  # a line, the letters that it holds, what is between paragraphs
EMU_PER_POINT = 12_700


def hold_together(blocks: Sequence[Element]) -> None:
    """Keeps ``blocks`` on one page, unless they are high."""
    if sum(_height(block) for block in blocks) > TALLEST:
        return
    for block in blocks:
        last = block is blocks[-1]
        for paragraph in _held(block, last=last):
            _properties(paragraph).keepNext_val = True
        if block.tag == qn("w:p"):
            _properties(block).keepLines_val = True


def hold_with_next(block: Element) -> None:
    """Keeps ``block`` with what follows it; a table, by its last row."""
    rows = select(block, "w:tr")
    for paragraph in _paragraphs(rows[-1] if rows else block):
        _properties(paragraph).keepNext_val = True


def _held(block: Element, *, last: bool) -> Iterator[Element]:
    """The paragraphs of ``block`` that another one follows on the same page."""
    if not last:
        yield from _paragraphs(block)
    else:
        for row in select(block, "w:tr")[:-1]:
            yield from _paragraphs(row)


def _paragraphs(block: Element) -> Iterable[Element]:
    return select(block, "descendant-or-self::w:p")


def _properties(paragraph: Element) -> CT_PPr:
    found = paragraph.find(qn("w:pPr"))
    assert isinstance(found, CT_PPr)  # every paragraph of ours has a style
    return found


def _height(block: Element) -> float:
    rows = select(block, "w:tr")
    if rows:
        return sum(max(_height_of(cell) for cell in select(row, "w:tc")) + 2 * GAP for row in rows)
    return _height_of(block)


def _height_of(holder: Element) -> float:
    paragraphs = _paragraphs(holder)
    lines = sum(1 + len(str(paragraph.xpath("string()"))) // LETTERS for paragraph in paragraphs)
    breaks = len(select(holder, ".//w:br"))
    pictures = sum(int(extent.get("cy", "0")) for extent in holder.iter(qn("wp:extent"))) / EMU_PER_POINT
    return (lines + breaks) * LINE + len(list(paragraphs)) * GAP + pictures
