"""C4 on the words of a chart: axes, legend and title on its ground, labels on what they name or beside it.

Where a label stands depends on its place, on the kind of chart when no place is given, and on how far it was moved
(21.2.2.48). A label that may stand on its mark or beside it is reported only when it can be read on neither.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from export_equipe.inspect.checks.finding import Finding
from export_equipe.inspect.checks.pptx.colors import Paint, contrast
from export_equipe.inspect.checks.pptx.contrast import check_pair, needed_contrast
from export_equipe.inspect.checks.pptx.deck import SlideView
from export_equipe.inspect.checks.pptx.ground import Fill, Ground, fill_in
from export_equipe.inspect.checks.pptx.series import PIES, Mark
from export_equipe.inspect.checks.pptx.shapes import Shape
from export_equipe.inspect.ooxml import find_all, find_one, value

_STYLE = ".//a:defRPr | .//a:r/a:rPr"
_OTHERS = ".//c:txPr[not(parent::c:chartSpace)] | .//c:tx/c:rich"
_INSIDE, _OUTSIDE = frozenset({"ctr", "inEnd", "inBase"}), frozenset({"outEnd", "l", "r", "t", "b"})
_SHOWN = "c:showVal | c:showCatName | c:showSerName | c:showPercent | c:showBubbleSize | c:showLegendKey"
_DEFAULT_SIZE = 10.0  # points: the program's own


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ChartView:
    """A chart with what stands behind it and what it draws."""

    shape: Shape
    root: etree._Element
    ground: Fill
    marks: tuple[Mark, ...]


def check_words(slide: SlideView, chart: ChartView) -> Iterator[Finding]:
    """C4 on the words of a chart of a slide."""
    whole = find_one(chart.root, "c:txPr")
    if isinstance(chart.ground, Paint):
        for holder in (*([] if whole is None else [whole]), *_other_texts(chart.root)):
            what = f"textes de {chart.shape.name}"
            yield from _check_text(slide, what, holder, whole, [chart.ground])
    for mark in {id(mark.series): mark for mark in chart.marks}.values():
        yield from _check_labels(slide, chart, mark, whole)


def _other_texts(root: etree._Element) -> list[etree._Element]:
    """The texts of axes, legend and titles."""
    hidden = "ancestor::c:dLbls or ../c:delete/@val='1' or ../../c:delete/@val='1'"
    return [each for each in find_all(root, _OTHERS) if not find_all(each, f"self::*[{hidden}]")]


def _check_labels(slide: SlideView, chart: ChartView, mark: Mark, whole: etree._Element | None) -> Iterator[Finding]:
    labels = find_one(mark.series, "c:dLbls | self::*[not(c:dLbls)]/parent::*/c:dLbls")
    if labels is None:
        return
    own = find_all(labels, "c:dLbl")
    named = {value(label, "c:idx", "val") for label in own}
    paints = _paints(slide, chart, mark)
    what = f"étiquette dans {'une part' if mark.kind in PIES else mark.name}, {chart.shape.name}"
    for holder in (labels, *own):
        if not _shows(holder):
            continue
        index = value(holder, "c:idx", "val")
        marks = [
            paint for at, paint in paints.items() if paint is not None and (at == index if index else at not in named)
        ] or ([mark.paint] if mark.paint is not None and mark.kind not in PIES else [])
        for behind in _grounds(holder, labels, mark, marks, chart.ground):
            yield from _check_text(slide, what, holder, whole, behind)


def _paints(slide: SlideView, chart: ChartView, mark: Mark) -> dict[str, Paint | None]:
    """The colours of the points that have their own, by index; ``*`` for the others."""
    if mark.kind in PIES:
        parts = (each for each in chart.marks if each.series is mark.series)
        return {str(index): part.paint for index, part in enumerate(parts)}
    fills = {
        value(point, "c:idx", "val"): fill_in(find_one(point, "c:spPr"), slide.palette)
        for point in find_all(mark.series, "c:dPt")
    }
    own = {index: fill for index, fill in fills.items() if isinstance(fill, Paint)}
    return {"*": mark.paint, **own}


def _shows(holder: etree._Element) -> bool:
    deleted = value(holder, "c:delete", "val") == "1"
    shown = any(flag.get("val", "1") in ("1", "true") for flag in find_all(holder, _SHOWN))
    return not deleted and (shown or find_one(holder, "c:tx/c:rich") is not None)


def _grounds(
    holder: etree._Element, labels: etree._Element, mark: Mark, marks: list[Paint], ground: Fill
) -> list[list[Paint]]:
    """What may stand behind a label: lists of colours, of each of which one at least must let it be read."""
    outside = [ground] if isinstance(ground, Paint) else []
    place = value(holder, "c:dLblPos", "val") or value(labels, "c:dLblPos", "val") or _usual_place(mark)
    moved = find_one(holder, "c:layout/c:manualLayout") is not None
    if not mark.kind.startswith("bar") and mark.kind not in PIES:
        return [outside] if outside else []
    if place in _INSIDE and not moved:
        return [[paint] for paint in marks]
    if place in _OUTSIDE and not moved:
        return [outside] if outside else []
    return [[paint, *outside] for paint in marks] if outside else []


def _usual_place(mark: Mark) -> str:
    """Where labels stand when nothing says it, ``""`` where that depends on the room there is."""
    if mark.kind == "doughnutChart":
        return "ctr"
    if mark.kind.startswith("bar"):
        stacked = value(mark.series, "../c:grouping", "val") in ("stacked", "percentStacked")
        return "ctr" if stacked else "outEnd"
    return ""


def _check_text(
    slide: SlideView, what: str, holder: etree._Element, whole: etree._Element | None, behind: list[Paint]
) -> Iterator[Finding]:
    """A finding when a text stands out from none of the colours ``behind``."""
    styles = find_all(holder, _STYLE)
    for style in styles or ([] if whole is None else find_all(whole, "a:p/a:pPr/a:defRPr")):
        ink = _ink(slide, style, whole)
        if isinstance(ink, Paint) and behind:
            best = max(behind, key=lambda paint: contrast(ink.over(paint), paint))
            yield from check_pair(slide.place, what, ink, best, _needed(style, whole))


def _ink(slide: SlideView, style: etree._Element, whole: etree._Element | None) -> Fill:
    inherited = None if whole is None else find_one(whole, ".//a:defRPr")
    fills = (fill_in(each, slide.palette) for each in (style, inherited))
    return next((fill for fill in fills if fill is not None), Ground.UNKNOWN)


def _needed(style: etree._Element, whole: etree._Element | None) -> float:
    inherited = None if whole is None else find_one(whole, ".//a:defRPr")
    styles = [each for each in (style, inherited) if each is not None]
    size = next((int(str(each.get("sz"))) / 100 for each in styles if each.get("sz")), _DEFAULT_SIZE)
    bold = next((each.get("b") in ("1", "true") for each in styles if each.get("b")), False)
    return needed_contrast(size, bold=bold)
