"""How high a text is, by the metrics of the packaged fonts alone: its lines broken again, its spaces added up.

Comes in: a text body as the file describes it. Goes out: its height and the room it has, in points, or ``None`` when
it cannot be measured: a font without packaged metrics, an equation, an outline not known. What the layout found is
not looked at; widths come from the same shaping, line breaks and heights from what the file says.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from export_equipe.inspect.checks.pptx.bodies import TextBody
from export_equipe.inspect.checks.pptx.deck import SlideView
from export_equipe.inspect.checks.pptx.frames import EMU_PER_POINT, Frame, text_frame
from export_equipe.inspect.checks.pptx.inherit import (
    body_property,
    paragraph_attribute,
    paragraph_child,
    paragraphs_of,
    run_attribute,
    run_size,
    run_styles,
    run_text,
)
from export_equipe.inspect.ooxml import find_all, find_one, read_share, tag, value
from export_equipe.inspect.tree import NodeBox
from export_equipe.typesetting.lines import MeasuredText
from export_equipe.typesetting.measure import measurer
from export_equipe.typesetting.run import Added, Run, Runs

FAMILY = "arimo"
_FAMILIES = frozenset({"arial", "arimo", "helvetica", "liberation sans"})
_CODE = frozenset({"courier new", "liberation mono", "cousine"})
_SIGNS = frozenset({"segoe ui emoji", "segoe ui symbol", "noto emoji", "noto color emoji", "apple color emoji"})
_ON = ("1", "true")
_ANCHORS = {"t": 0.0, "ctr": 0.5, "b": 1.0}
_ALIGNMENTS = {"l": 0.0, "ctr": 0.5, "r": 1.0}
_LINE = 1.149  # the height of a line of Arial at single spacing, as a share of its size
_NO_WRAP = 1e6  # points
_EMPTY = Run(text="", origin=Added.TEMPLATE)


@dataclass(frozen=True, slots=True, kw_only=True)
class SizedRun(Run):
    """A run of the file: ``size`` in points, 0 when its font has no packaged metrics."""

    size: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """A text in its room, in points; ``cut`` says that a word is wider than its line."""

    frame: Frame
    height: float
    width: float
    cut: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Lines:
    """The lines of a paragraph: their height together, the width of the widest."""

    height: float
    width: float
    cut: bool


def measure_body(slide: SlideView, body: TextBody) -> Measured | None:
    """``body`` measured."""
    frame = text_frame(body)
    if frame is None or find_one(body.element, ".//*[local-name()='AlternateContent']") is not None:
        return None
    height = width = 0.0
    cut = False
    paragraphs = paragraphs_of(body)
    for index, paragraph in enumerate(paragraphs):
        runs = tuple(_runs(slide, body, paragraph))
        if not all(run.size for run in runs):
            return None
        lines = _measure_paragraph(body, paragraph, runs, frame)
        height += lines.height
        height += _space(paragraph, body, "a:spcBef/*", runs) if index else 0.0
        height += _space(paragraph, body, "a:spcAft/*", runs) if index < len(paragraphs) - 1 else 0.0
        width, cut = max(width, lines.width), cut or lines.cut
    return Measured(frame=frame, height=height, width=width, cut=cut)


def text_extent(slide: SlideView, body: TextBody) -> NodeBox | None:
    """Where the text of ``body`` stands, in EMU."""
    measured = measure_body(slide, body)
    if measured is None:
        return None
    frame = measured.frame
    free, share = frame.height - measured.height, _ANCHORS.get(body_property(body, "anchor", "t"), 0.0)
    left, width = _across(body, frame, measured.width)
    parts = (left, frame.y + free * share, width, measured.height)
    return NodeBox(*(round(part * EMU_PER_POINT) for part in parts))


def _across(body: TextBody, frame: Frame, width: float) -> tuple[float, float]:
    """From where and how wide the lines stand; the whole room when paragraphs are set in several ways."""
    ways = {paragraph_attribute(paragraph, body, "algn", "l") for paragraph in paragraphs_of(body)}
    if len(ways) != 1 or not ways <= _ALIGNMENTS.keys():
        return frame.x, frame.width
    return frame.x + (frame.width - width) * _ALIGNMENTS[ways.pop()], width


def _measure_paragraph(body: TextBody, paragraph: etree._Element, runs: tuple[SizedRun, ...], frame: Frame) -> _Lines:
    margin, first, right = (
        float(paragraph_attribute(paragraph, body, name, "0")) / EMU_PER_POINT for name in ("marL", "indent", "marR")
    )
    taken = margin + max(first, 0.0) + right
    wrapped = body.cell is not None or body_property(body, "wrap", "square") != "none"
    room = max(frame.width - taken, 1.0) if wrapped else _NO_WRAP
    broken = MeasuredText(runs or (_EMPTY,), _width).broken(room)
    largest = max((run.size for run in runs), default=_end_size(paragraph, body))
    spacing = paragraph_child(paragraph, body, "a:lnSpc/*")
    height = sum(_line_height(_largest(line, largest), spacing) for line in broken.lines)
    widths = (
        sum(_width(run, run.text.rstrip() if run is line[-1] else run.text) for run in line) for line in broken.lines
    )
    return _Lines(height=height, width=taken + max(widths, default=0.0), cut=broken.overflow)


def _largest(line: Runs, otherwise: float) -> float:
    return max((run.size for run in line if isinstance(run, SizedRun)), default=otherwise)


def _line_height(size: float, spacing: etree._Element | None) -> float:
    amount = "" if spacing is None else spacing.get("val", "")
    if spacing is not None and spacing.tag == tag("a:spcPts"):
        return int(amount or 0) / 100
    return size * _LINE * read_share(amount)


def _space(paragraph: etree._Element, body: TextBody, path: str, runs: tuple[SizedRun, ...]) -> float:
    """The space before or after a paragraph: points, or a share of its lines."""
    found = paragraph_child(paragraph, body, path)
    size = max((run.size for run in runs), default=_end_size(paragraph, body))
    return 0.0 if found is None else _line_height(size, found)


def _end_size(paragraph: etree._Element, body: TextBody) -> float:
    """The size of an empty paragraph: that of its end."""
    end = value(paragraph, "a:endParaRPr", "sz")
    return int(end) / 100 if end else run_size(paragraph, paragraph, body)


def _runs(slide: SlideView, body: TextBody, paragraph: etree._Element) -> Iterator[SizedRun]:
    for element in find_all(paragraph, "a:r | a:fld | a:br"):
        text = "\n" if element.tag == tag("a:br") else run_text(element)
        font = _font(slide, element, paragraph, body)
        bold, italic, capitals, shift = (
            run_attribute(element, paragraph, body, name) for name in ("b", "i", "cap", "baseline")
        )
        yield SizedRun(
            text=text.upper() if capitals == "all" else text, origin=Added.TEMPLATE, strong=bold in _ON,
            emphasis=italic in _ON, superscript=int(shift or 0) != 0, code=font in _CODE,
            size=run_size(element, paragraph, body) if font in _FAMILIES | _CODE | _SIGNS else 0.0,
        )  # fmt: skip


def _font(slide: SlideView, run: etree._Element, paragraph: etree._Element, body: TextBody) -> str:
    styles = run_styles(run, paragraph, body)
    name = next((found for style in styles if (found := value(style, "a:latin", "typeface"))), "+mn-lt")
    return slide.palette.fonts.get(name, name).casefold()


def _width(run: Run, text: str) -> float:
    """The width in points of ``text`` set as ``run``."""
    return measurer(FAMILY).em(run, text) * run.size if isinstance(run, SizedRun) else 0.0
