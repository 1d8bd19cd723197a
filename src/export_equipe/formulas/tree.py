"""A formula as a tree: what the reader makes of LaTeX, and what MathML, OMML, the words and the drawing are made of.

Closed, frozen, without places: a fault carries its own offset. The classes of atoms are TeX's (The TeXbook, chapter
17): they decide the space between two signs. Letters of another alphabet (ℝ, 𝒜, 𝐯) are already the characters of
Unicode's mathematical alphabets, so that every format shows the same ones.
"""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """The class of an atom."""

    ORDINARY = "ordinary"
    OPERATOR = "operator"
    BINARY = "binary"
    RELATION = "relation"
    OPENING = "opening"
    CLOSING = "closing"
    PUNCTUATION = "punctuation"
    INNER = "inner"


class TableRole(StrEnum):
    """What a table is for."""

    MATRIX = "matrix"
    CASES = "cases"
    LINES = "lines"  # equations one under the other, aligned or not
    STACK = "stack"  # small lines under a sum


class Frame(StrEnum):
    """What is drawn around or across a formula; the values are MathML's notations."""

    BOX = "box"
    UP = "updiagonalstrike"
    DOWN = "downdiagonalstrike"
    CROSS = "updiagonalstrike downdiagonalstrike"
    ACROSS = "horizontalstrike"


class Size(StrEnum):
    """The four styles of TeX."""

    DISPLAY = "display"
    TEXT = "text"
    SCRIPT = "script"
    SMALLEST = "smallest"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A sign over or under a formula: an accent, a line, a brace.

    ``sign`` is the spacing character (MathML, drawing), ``combining`` what an m:acc asks for, empty for a line or a
    brace; ``word`` says it in French.
    """

    sign: str
    combining: str
    word: str
    over: bool = True
    stretched: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A variable, in italics unless ``upright``; a ``word`` joins its neighbours (``\\mathrm{max}``)."""

    text: str
    upright: bool = False
    word: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number, its decimal sign included."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """Any other character; ``height`` in em when ``\\big`` asks for one."""

    text: str
    kind: Kind
    height: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Operator:
    """A large operator (∑) or, when ``named``, a function (sin, lim).

    ``limits``: whether what is under and over it stands there in display style.
    """

    text: str
    named: bool
    limits: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Text within a formula."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A space, in em; may be negative."""

    width: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Nodes side by side."""

    children: "tuple[Node, ...]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fraction:
    """One thing over another; without ``line`` for a binomial coefficient. ``size`` when the command forces one."""

    top: "Node"
    bottom: "Node"
    line: bool = True
    size: Size | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Root:
    """A root; ``degree`` is ``None`` for a square root."""

    body: "Node"
    degree: "Node | None"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scripts:
    """``base`` with what is below and above: at its right, or under and over it when ``stacked``."""

    base: "Node"
    below: "Node | None"
    above: "Node | None"
    stacked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """``body`` under or over a mark."""

    body: "Node"
    mark: Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrow:
    """An arrow as long as its labels."""

    text: str
    below: "Node | None"
    above: "Node"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fence:
    """Delimiters as high as what they hold; ``middles`` stand between the ``parts``; an empty one is not shown."""

    opening: str
    closing: str
    parts: "tuple[Row, ...]"
    middles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows of cells. ``columns`` has a letter (``l``, ``c``, ``r``) a column; ``gaps`` the space before each, in em.

    ``rules`` are the columns that a vertical line precedes; ``lines`` the rows that a horizontal one precedes.
    """

    rows: "tuple[tuple[Row, ...], ...]"
    role: TableRole
    columns: str
    gaps: tuple[float, ...]
    size: Size
    rules: frozenset[int] = frozenset()
    lines: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Phantom:
    """The room of ``body``, without its ink; only its ``width`` or its ``height`` is kept."""

    body: "Node"
    width: bool = True
    height: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Framed:
    """``body`` in a box, or struck."""

    body: "Node"
    frame: Frame


@dataclass(frozen=True, slots=True, kw_only=True)
class Styled:
    """``body`` in another style."""

    body: "Node"
    size: Size


@dataclass(frozen=True, slots=True, kw_only=True)
class Classed:
    """``body`` spaced as an atom of another class."""

    body: "Node"
    kind: Kind


Leaf = Letter | Number | Sign | Operator | Words | Gap
Node = (
    Leaf | Row | Fraction | Root | Scripts | Marked | Arrow | Fence | Table | Phantom | Framed | Styled | Classed
)  # fmt: skip


def kind_of(node: Node) -> Kind:
    """The class of the atom that ``node`` is."""
    match node:
        case Sign() | Classed():
            return node.kind
        case Operator():
            return Kind.OPERATOR
        case Scripts():
            return kind_of(node.base)
        case Marked():
            return kind_of(node.body)
        case Arrow():
            return Kind.RELATION
        case Fence() | Fraction():
            return Kind.INNER
        case _:
            return Kind.ORDINARY
