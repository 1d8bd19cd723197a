"""Paragraphs: direct properties over a style, in the schema's order (ECMA-376 part 1, 17.3.1.26).

Comes in: a ``ParagraphFormat`` and run elements. Goes out: ``w:p``. Lengths are twips, but for borders: eighths of a
point for their width, points for their distance from the text.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from export_equipe.writers.docx.wordml import Element, w, w_filled, w_when


@dataclass(frozen=True, slots=True, kw_only=True)
class Border:
    """One edge (``top``, ``left``, ``bottom``, ``right``); a ``width`` of 0 removes the style's."""

    edge: str
    width: int
    space: int = 0
    color: str = "auto"


EDGES = ("top", "left", "bottom", "right")


@dataclass(frozen=True, slots=True, kw_only=True)
class ParagraphFormat:
    """The style id of a paragraph and what is said beside it; ``None`` and ``()`` leave the style's word."""

    style: str
    keep_next: bool = False
    keep_lines: bool = False
    number: tuple[int, int] | None = None  # numbering id, level
    borders: tuple[Border, ...] = ()
    fill: str = ""
    ground: str = ""  # the colour that shows behind it when its style gives it
    edges: tuple[object, ...] = ()  # in a frame: what neighbours must have in common to share a box
    tabs: tuple[tuple[str, int], ...] = ()
    before: int | None = None
    line: int = 0  # the least height of a line, 0 for what the style says
    left: int | None = None
    right: int | None = None
    hanging: int = 0
    frame: int = 0  # the number of the rectangle that it is part of: the distances said here are all there are
    led: bool = False  # a tab leads its first line to the indent, since the line itself begins at the frame
    align: str = ""

    @property
    def shown_ground(self) -> str:
        """The colour behind it, said here or by its style."""
        return self.fill or self.ground

    @property
    def framed(self) -> bool:
        """Whether it is part of a rectangle."""
        return self.frame > 0


def build_paragraph(form: ParagraphFormat, content: Iterable[Element]) -> Element:
    """``w:p`` with ``content`` (runs, links, bookmarks)."""
    properties = w(
        "pPr",
        w("pStyle", val=form.style),
        w_when("keepNext", condition=form.keep_next),
        w_when("keepLines", condition=form.keep_lines),
        _number(form.number),
        w_filled("pBdr", [_border(border) for border in _in_order(form.borders)]),
        w("shd", val="clear", color="auto", fill=form.fill) if form.fill else None,
        w_filled("tabs", [w("tab", val=kind, pos=position) for kind, position in form.tabs]),
        _spacing(form),
        _indent(form),
        w("contextualSpacing", val=0) if form.framed else None,
        w("jc", val=form.align) if form.align else None,
    )
    lead = (w("r", w("tab")),) if form.led else ()
    return w("p", properties, *lead, *content)


def _number(number: tuple[int, int] | None) -> Element | None:
    if number is None:
        return None
    identifier, level = number
    return w("numPr", w("ilvl", val=level), w("numId", val=identifier))


def _in_order(borders: Sequence[Border]) -> list[Border]:
    return sorted(borders, key=lambda border: EDGES.index(border.edge))


def _border(border: Border) -> Element:
    if not border.width:
        return w(border.edge, val="nil")
    return w(border.edge, val="single", sz=border.width, space=border.space, color=border.color)


def _spacing(form: ParagraphFormat) -> Element | None:
    attributes: dict[str, str | int] = {} if form.before is None else {"before": form.before}
    if form.framed:
        attributes["after"] = 0
    if form.line:
        attributes |= {"line": form.line, "lineRule": "atLeast"}
    return w("spacing", **attributes) if attributes else None


def _indent(form: ParagraphFormat) -> Element | None:
    attributes: dict[str, str | int] = {} if form.left is None else {"left": form.left}
    if form.right is not None:
        attributes["right"] = form.right
    if form.hanging:
        attributes["hanging"] = form.hanging
    return w("ind", **attributes) if attributes else None
