"""What a page shows, as values: chunks of text with their place, and the marks that own them."""

from dataclasses import dataclass, field
from typing import Any, TypeAlias

from export_equipe.inspect.pdf.fonts import Font

Matrix: TypeAlias = tuple[float, float, float, float, float, float]
Key: TypeAlias = tuple[tuple[int, int], int]  # the object id of the page (or form) that holds the mark, and its MCID

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
LAYOUT_HYPHENS = ("\u2010", "\u00ad")
SOFT_HYPHEN = "\u00ad"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """An open marked-content sequence; ``start`` is the number of chunks shown before it."""

    tag: str
    start: int
    mcid: Key | None = None
    artifact: str | None = None
    actual_text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Chunk:
    """Characters shown by one operator: from ``start`` to ``end`` along the line, which lies at ``base``.

    ``mcid`` names the marked content that owns it; ``artifact`` is the artifact's type (``""``: an artifact without
    one), ``None`` for what is none.
    """

    text: str
    page: int
    start: float
    end: float
    base: float
    size: float
    mcid: Key | None = None
    artifact: str | None = None
    run: int = 0


@dataclass(slots=True)
class PageContent:
    """What a page shows: its chunks, its MCIDs in order (doubles kept), and what it paints outside any mark."""

    chunks: list[Chunk] = field(default_factory=list)
    mcids: list[Key] = field(default_factory=list)
    unmarked: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Graphics:
    """The part of the graphics state that text needs; saved by ``q``."""

    ctm: Matrix = IDENTITY
    font: Font | None = None
    size: float = 0.0
    char_space: float = 0.0
    word_space: float = 0.0
    scale: float = 1.0
    leading: float = 0.0
    rise: float = 0.0


def multiply(first: Matrix, second: Matrix) -> Matrix:
    """``first`` applied before ``second`` (8.3.4)."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = second
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def to_matrix(values: tuple[Any, ...]) -> Matrix:
    """Six numbers of a PDF as a matrix."""
    a, b, c, d, e, f = (float(value) for value in values)
    return (a, b, c, d, e, f)
