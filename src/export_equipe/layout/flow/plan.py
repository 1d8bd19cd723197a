"""The flowing document as decided: memo (Word) and page (HTML, PDF) are written from the same kind of plan."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from export_equipe.figures.scene import Scene
from export_equipe.formulas.formula import Formula
from export_equipe.layout.cells import CellRows
from export_equipe.layout.properties import Properties
from export_equipe.model.picture import Picture
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
    """Code: one text a line, without line ends; each run has its colour (``Run.color``), the role of its token.

    ``title`` stands above it (a file's name), ``numbered`` shows line numbers beside it (decoration, never text);
    ``word`` says what it is when it is no program: « Diagramme (mermaid) ».
    """

    lines: tuple[Runs, ...]
    language: str = ""
    title: Runs = ()
    word: Runs = ()
    numbered: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowMath:
    """A formula on a line of its own; its text alternative is ``formula.text``."""

    formula: Formula


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowDivider:
    """A rule between two subjects (decoration: no text)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowHint:
    """A call-out; ``kind`` is info, success, warning or danger (its colour and its icon); ``word`` says it in words."""

    kind: str
    word: Runs
    blocks: tuple["FlowBlock", ...]


class BoxKind(StrEnum):
    """What a titled box is."""

    TAB = "tab"
    DETAILS = "details"
    PROMPT = "prompt"
    UPDATE = "update"
    API = "api"


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowBox:
    """Blocks in a frame under a title: a tab, an expandable (always open), a prompt, an update, an API operation.

    ``word`` is a kind word that stands before the title or alone (« Requête pour un assistant », tags of an update),
    and may be ``()``. A tab's title in a memo is a sub-heading of ``level``.
    """

    kind: BoxKind
    title: Runs
    blocks: tuple["FlowBlock", ...]
    word: Runs = ()
    level: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowStep:
    """A step: ``number`` is added text (« 1 »), ``title`` may be ``()``; ``level`` is that of its heading."""

    number: Runs
    title: Runs
    blocks: tuple["FlowBlock", ...]
    anchor: str
    level: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowSteps:
    """A procedure: a numbered rail in pages, numbered headings in a memo."""

    steps: tuple[FlowStep, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowColumn:
    """A column; ``share`` of the width."""

    blocks: tuple["FlowBlock", ...]
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowColumns:
    """Blocks side by side; stacked in a memo. Shares sum to 1."""

    columns: tuple[FlowColumn, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowImage:
    """A picture, or the labelled frame that stands for one.

    ``picture`` is ``None`` when there is none to show: ``frame`` then holds the words of the frame (added text).
    ``alternative`` is ``""`` for a picture that only decorates. ``width`` is the width in points at which it is shown,
    at most the text's.
    """

    picture: Picture | None
    alternative: str
    width: float
    frame: Runs = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowPicture:
    """Pictures of the page with their caption; ``number`` holds « Figure 1 » (``()``: no caption, no number)."""

    images: tuple[FlowImage, ...]
    number: Runs
    caption: Runs
    anchor: str
    align: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowCard:
    """A card; ``link`` is where it leads, in words: its last line (``()``: nowhere)."""

    cover: FlowImage | None
    blocks: tuple["FlowBlock", ...]
    link: Runs = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowCards:
    """Cards: a grid of ``columns`` in pages; in a memo, one after the other, each headed by its first paragraph."""

    cards: tuple[FlowCard, ...]
    columns: int


class LinkKind(StrEnum):
    """What a link on a line of its own leads to."""

    EMBED = "embed"
    FILE = "file"
    PAGE = "page"


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowLink:
    """A link on a line of its own: ``word`` says what it is (« Fichier »), ``title`` bears the address.

    ``address`` shows it in letters, with a file's format and weight (added text); it may be ``()``.
    """

    kind: LinkKind
    word: Runs
    title: Runs
    address: Runs


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowTable:
    """A table; ``head`` is ``()`` when there is none. ``widths`` are shares of the room that it has and sum to 1.

    ``number`` holds « Tableau 1 », ``caption`` what follows it; ``description`` is the text alternative. ``dense`` asks
    for less space in the cells: there are many columns. ``whole`` asks for one page: there are few rows. ``turned``
    are its widths where a page can be set on its side, as its words need (``()``: they do not); ``least`` is the width
    in points under which a word is cut. A row holds the cells that begin in it (see ``layout.cells.TableCell``):
    ``layout.cells.grid_of`` says which cell covers each place.
    """

    head: CellRows
    rows: CellRows
    header_columns: int
    widths: tuple[float, ...]
    number: Runs
    caption: Runs
    description: str
    anchor: str
    dense: bool = False
    whole: bool = False
    turned: tuple[float, ...] = ()
    least: float = 0.0


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


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowFootnote:
    """A footnote; runs whose ``note`` is its ``number`` call it, the first of them the one to which it belongs."""

    number: int
    blocks: tuple["FlowBlock", ...]


FlowContainer: TypeAlias = FlowList | FlowQuote | FlowHint | FlowBox | FlowSteps | FlowColumns | FlowCards
FlowBlock: TypeAlias = (
    FlowHeading
    | FlowParagraph
    | FlowContainer
    | FlowCode
    | FlowMath
    | FlowDivider
    | FlowPicture
    | FlowLink
    | FlowTable
    | FlowFigure
    | FlowNote
    | FlowOpenPoints
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowPlan:
    """A whole flowing document.

    ``head`` is the running head at the left (``()``: none), ``foot`` the running foot at the left; the page number
    stands at its right. ``draft`` is the mention « Brouillon » for every page (``()`` in a final). ``notes`` are its
    footnotes, by number. ``source`` is the page's path without suffix: addresses of other pages count from it.
    """

    properties: Properties
    title: Runs
    lead: Runs
    fields: tuple[FlowField, ...]
    blocks: tuple[FlowBlock, ...]
    head: Runs
    foot: Runs
    draft: Runs
    notes: tuple[FlowFootnote, ...] = ()
    source: str = ""
