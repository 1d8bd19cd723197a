"""The deck as decided: each slide, each box, each line height. A writer translates it and decides nothing.

Boxes are EMU, type sizes and pitches (exact line spacing) are points, colours are roles of the theme.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from export_equipe.figures.chart_place import PlacedChart
from export_equipe.figures.scene import Scene
from export_equipe.layout.properties import Properties
from export_equipe.masters.geometry import Box
from export_equipe.model.picture import Picture
from export_equipe.typesetting.run import Runs


class Marker(StrEnum):
    """What stands before a paragraph."""

    NONE = "none"
    BULLET = "bullet"
    NUMBER = "number"
    TODO = "todo"  # a task: an empty box
    DONE = "done"  # a task: a checked box


@dataclass(frozen=True, slots=True, kw_only=True)
class SlideParagraph:
    """A paragraph in a slide's text; ``level`` is the depth of its list (0 at the top).

    ``number`` is the item's number when the marker is a number. ``strong`` makes the whole paragraph bold (its runs
    keep their own flags beside it). ``align`` is ``start``, ``center`` or ``end``. ``indent`` is the points that a
    marked paragraph hangs.
    """

    runs: Runs
    size: float
    pitch: float
    color: str
    strong: bool = False
    level: int = 0
    marker: Marker = Marker.NONE
    number: int = 1
    indent: float = 0.0
    space_before: float = 0.0
    align: str = "start"


@dataclass(frozen=True, slots=True, kw_only=True)
class TextElement:
    """Text in the layout's placeholder ``placeholder`` (its index), or in a free text box when that is ``None``.

    ``fill`` and ``rule`` are theme roles or ``None``: the ground of the box, and a thick line along its ``edge``
    (``left``, ``top`` or ``bottom``). ``anchor`` is ``top``, ``middle`` or ``bottom``.
    """

    name: str
    box: Box
    paragraphs: tuple[SlideParagraph, ...]
    placeholder: int | None = None
    fill: str | None = None
    rule: str | None = None
    edge: str = "left"
    anchor: str = "top"
    inset: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)  # left, top, right, bottom, in points


@dataclass(frozen=True, slots=True, kw_only=True)
class CellPlan:
    """One cell of a slide's table; ``header`` is true for the head row and for row names.

    It covers ``columns`` places of its row and ``rows`` rows; the places that it covers hold no cell of their own.
    """

    paragraphs: tuple[SlideParagraph, ...]
    header: bool = False
    column: int = 0
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class RowPlan:
    """One row: the cells that begin in it; ``height`` in EMU, enough for its text by our measures."""

    height: int
    cells: tuple[CellPlan, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TableElement:
    """A native table; widths in EMU sum to the box's width; its first ``head_rows`` rows name its columns.

    ``title`` and ``description`` are its text alternative. Insets of every cell are points (left, top, right, bottom).
    """

    name: str
    box: Box
    columns: tuple[int, ...]
    rows: tuple[RowPlan, ...]
    head_rows: int
    header_columns: int
    title: str
    description: str
    placeholder: int | None = None
    inset: tuple[float, float, float, float] = (8.0, 4.0, 8.0, 4.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureElement:
    """A scene drawn as one group of native, editable shapes, filling ``box`` exactly (one scene point a point)."""

    name: str
    box: Box
    scene: Scene


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureElement:
    """A picture (or a drawn formula) filling ``box``; ``alternative`` is never empty. ``href`` as in ``Run``.

    ``placeholder`` is the index of the layout's picture placeholder that it stands in, if any.
    """

    name: str
    box: Box
    picture: Picture
    alternative: str
    href: str = ""
    placeholder: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DecorationElement:
    """A shape that says nothing: ``shape`` is a preset of DrawingML (``chevron``), ``fill`` a theme role."""

    name: str
    box: Box
    shape: str
    fill: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartElement:
    """A native chart filling ``box`` (one point of the placed chart a point), with its workbook.

    ``title`` and ``description`` are its text alternative. ``chart.scene`` is the same chart as a drawing.
    """

    name: str
    box: Box
    chart: PlacedChart
    title: str
    description: str
    placeholder: int | None = None


Element: TypeAlias = TextElement | TableElement | FigureElement | PictureElement | DecorationElement | ChartElement


@dataclass(frozen=True, slots=True, kw_only=True)
class SlidePlan:
    """One slide: its layout's name, and its elements in reading order, the title first.

    ``footer`` and ``number`` are the indexes of the layout's placeholders for the footer text and the slide number
    (``None``: the layout has none); ``number_ink`` is the number's colour where the layout's own cannot be read.
    ``notes`` are the speaker's, one text a paragraph. ``anchors`` are the page's anchors that this slide answers to:
    links to ``#anchor`` lead here. ``section`` names the part of the deck that begins with this slide.
    """

    key: str
    layout: str
    title: TextElement
    elements: tuple[Element, ...] = ()
    footer: TextElement | None = None
    number: int | None = None
    number_ink: str = ""
    notes: tuple[Runs, ...] = ()
    anchors: tuple[str, ...] = ()
    section: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeckPlan:
    """A whole deck; ``source`` is the page's path without suffix: addresses of other pages count from it.

    ``width`` and ``height`` are the size of its slides, in EMU.
    """

    properties: Properties
    slides: tuple[SlidePlan, ...]
    source: str = ""
    width: int = 12_192_000
    height: int = 6_858_000
