"""The pieces that the bodies of slides are made of: paragraphs of text, pictures, tables, figures."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from export_equipe.data.figures import AnyFigure
from export_equipe.formulas.formula import Formula
from export_equipe.layout.cells import CellRows
from export_equipe.layout.deck.archetype import Archetype
from export_equipe.layout.deck.plan import Marker
from export_equipe.model.block import EditorialNote
from export_equipe.model.picture import Picture
from export_equipe.source import Span
from export_equipe.typesetting.run import Runs, plain_text

HANG = 1.2  # em: room for a bullet, or for one figure and a full stop


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A small picture among paragraphs: a formula, the cover of a card; sizes are em of the text around it, at most.

    A formula that stands at ``span`` is said to be too wide when it must be drawn too small.
    """

    shown: Picture | Formula
    alternative: str
    width: float
    height: float
    centered: bool = False
    href: str = ""
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TextPiece:
    """A paragraph of a slide, or a drawing between two of them (it has no text then).

    ``box`` names the box that it stands in (``""``: none; ``"hint:info:2"``): pieces with the same name share it.
    ``tied`` keeps it on the slide of the next piece. ``hang`` is how far the text of a list stands from its markers, in
    em, the same for all lists of a slide. ``code`` keeps its lines and spaces to the letter. A ``strong`` piece outside
    a box is a heading, which may open a topic (``opens``). ``depth`` is how many topics it stands in, ``topic`` the
    title of the innermost one; links to its ``anchors`` lead to its slide.
    """

    runs: Runs
    level: int = 0
    marker: Marker = Marker.NONE
    number: int = 1
    box: str = ""
    strong: bool = False
    tied: bool = False
    in_list: bool = False
    hang: float = HANG
    code: bool = False
    opens: bool = False
    depth: int = 0
    topic: Runs = ()
    anchors: tuple[str, ...] = ()
    drawing: Drawing | None = None

    @property
    def heading(self) -> bool:
        """Whether it is the heading of a section or of a topic."""
        return self.strong and not self.box


def shows(piece: TextPiece) -> bool:
    """Whether ``piece`` holds anything to see."""
    return piece.drawing is not None or bool(plain_text(piece.runs).strip())


@dataclass(frozen=True, slots=True, kw_only=True)
class SlideTable:
    """A table as cells, ``columns`` wide; ``title`` and ``description`` are its text alternative."""

    head: CellRows
    rows: CellRows
    columns: int
    header_columns: int
    title: str
    description: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class TablePiece:
    """A table, on slides of its own, with its ``caption``; ``topic`` as in ``TextPiece``.

    ``archetype`` is a table, a matrix or a scoring sheet.
    """

    table: SlideTable
    caption: Runs = ()
    topic: Runs = ()
    archetype: Archetype = Archetype.TABLE


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownPicture:
    """A picture to show, ``width`` and ``height`` points large at most; ``alternative`` is never empty."""

    picture: Picture
    alternative: str
    width: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PicturePiece:
    """Pictures side by side, on slides of their own, their caption under them; ``topic`` as in ``TextPiece``.

    ``leads`` says that it stands before the text that it shares a slide with.
    """

    pictures: tuple[ShownPicture, ...]
    caption: Runs = ()
    topic: Runs = ()
    leads: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """One of several texts side by side: its ``head`` (shown large: a number, the name of a term), then its text.

    ``cover`` stands above all; links to ``anchors`` lead to its slide.
    """

    head: Runs = ()
    pieces: tuple[TextPiece, ...] = ()
    cover: Drawing | None = None
    anchors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FigurePiece:
    """A figure of that ``kind``: one of the storyboard, or the number of one of the page's data.

    ``note`` is the page's note that it fills, if any; ``topic`` as in ``TextPiece``. ``beside`` is to be said next to
    it, when there is room.
    """

    figure: AnyFigure | int
    kind: str
    beside: tuple[Panel, ...] = ()
    note: EditorialNote | None = None
    topic: Runs = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelsPiece:
    """Texts side by side, on slides of their own; ``topic`` as in ``TextPiece``.

    ``archetype`` is two columns, a comparison, cards, key figures or a process. ``fallback`` says the same one under
    the other, for when the panels cannot hold it.
    """

    archetype: Archetype
    panels: tuple[Panel, ...]
    fallback: tuple["Piece", ...] = ()
    topic: Runs = ()


ObjectPiece: TypeAlias = TablePiece | PicturePiece | FigurePiece | PanelsPiece
Piece: TypeAlias = TextPiece | ObjectPiece


def shown_pieces(pieces: Iterable[Piece]) -> list[Piece]:
    """``pieces`` without those that hold nothing."""
    return [piece for piece in pieces if not isinstance(piece, TextPiece) or shows(piece)]
