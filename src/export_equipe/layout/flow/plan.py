"""The flowing document as decided: memo (Word) and page (HTML, PDF) are written from the same kind of plan."""

from dataclasses import dataclass
from typing import TypeAlias

from export_equipe.figures.scene import Scene
from export_equipe.layout.cells import TableCells
from export_equipe.layout.properties import Properties
from export_equipe.typesetting.run import Runs


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowHeading:
    """A heading; ``level`` counts from 2 (the document's title is level 1); ``anchor`` is its id."""

    level: int
    runs: Runs
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowParagraph:
    """A paragraph; ``keep_with_next`` ties it to what it introduces (« … : » before a list)."""

    runs: Runs
    keep_with_next: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowItem:
    """A list item; ``checked`` is ``None`` unless it is a task."""

    blocks: tuple["FlowBlock", ...]
    checked: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowList:
    """A list; ``start`` is the first number when ``ordered``."""

    items: tuple[FlowItem, ...]
    ordered: bool = False
    start: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowQuote:
    """A quotation."""

    blocks: tuple["FlowBlock", ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowCode:
    """Code; ``runs`` hold one run a line, without line ends; ``language`` may be empty."""

    lines: Runs
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowDivider:
    """A rule between two subjects (decoration: no text)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowHint:
    """A call-out; ``kind`` is info, success, warning or danger; ``word`` says it in words."""

    kind: str
    word: Runs
    blocks: tuple["FlowBlock", ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowTable:
    """A table; ``head`` is ``()`` when there is none. ``widths`` are shares of the text width and sum to 1.

    ``number`` holds « Tableau 1 », ``caption`` what follows it; ``description`` is the text alternative. ``dense`` asks
    for less space in the cells: there are many columns. ``whole`` asks for one page: there are few rows.
    """

    head: TableCells
    rows: tuple[TableCells, ...]
    header_columns: int
    widths: tuple[float, ...]
    number: Runs
    caption: Runs
    description: str
    anchor: str
    dense: bool = False
    whole: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowFigure:
    """A scene as a picture with its caption below; the text alternative is the scene's description."""

    scene: Scene
    number: Runs
    caption: Runs
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowNote:
    """A note of the editors, shown highlighted in drafts only; ``word`` says what it is (« À compléter »)."""

    word: Runs
    runs: Runs


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowOpenPoint:
    """One open point of the list that ends a draft."""

    runs: Runs


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowOpenPoints:
    """The list of open points that ends a draft, under its heading."""

    heading: FlowHeading
    points: tuple[FlowOpenPoint, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowField:
    """A line of the memo's header block: « Objet » and its value."""

    label: Runs
    value: Runs


FlowBlock: TypeAlias = (
    FlowHeading | FlowParagraph | FlowList | FlowQuote | FlowCode | FlowDivider | FlowHint | FlowTable | FlowFigure
    | FlowNote | FlowOpenPoints
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowPlan:
    """A whole flowing document.

    ``head`` is the running head at the left (``()``: none), ``foot`` the running foot at the left; the page number
    stands at its right. ``draft`` is the mention « Brouillon » for every page (``()`` in a final).
    """

    properties: Properties
    title: Runs
    lead: Runs
    fields: tuple[FlowField, ...]
    blocks: tuple[FlowBlock, ...]
    head: Runs
    foot: Runs
    draft: Runs
