"""The neutral tree of a finished file: what a reader finds in it, whatever its format.

Every reader of this package (``inspect_pptx``, ``inspect_docx``, ``inspect_pdf``, ``inspect_html``) fills these types
from the file's bytes alone. Characters stand only in leaves, in reading order; a box is EMU (914,400 an inch), and is
given for shapes on slides only.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType


class Role(StrEnum):
    """What a node is for its reader."""

    TITLE = "title"  # the title of a slide, or of a Word document
    HEADING = "heading"  # ``level`` from 1
    PARAGRAPH = "paragraph"
    LIST = "list"
    ITEM = "item"  # ``level`` is the depth of its list, 0 at the top
    LABEL = "label"  # the bullet or number of an item, where the format stores it as text; the call of a note
    TABLE = "table"
    ROW = "row"
    HEADER_CELL = "header cell"  # ``scope`` says of what
    CELL = "cell"
    CAPTION = "caption"
    FIGURE = "figure"  # its leaves are the words drawn in it
    FORMULA = "formula"  # ``alternative`` says it; it has no text
    QUOTE = "quote"
    CODE = "code"
    CONTENTS = "contents"  # a table of contents, or one of its entries
    NOTE = "note"
    GROUP = "group"  # a container without meaning of its own
    FIELD = "field"  # text that the program computes: a slide or page number
    ARTIFACT = "artifact"  # outside the reading order: a running head, a page number
    LINK = "link"  # inline; ``href`` is its address
    SPAN = "span"  # inline
    TEXT = "text"  # inline, a leaf


INLINE = frozenset({Role.LINK, Role.SPAN, Role.TEXT, Role.FIELD})


@dataclass(frozen=True, slots=True)
class NodeBox:
    """A rectangle on a slide, in EMU from its top left corner."""

    x: int
    y: int
    width: int
    height: int

    @property
    def right(self) -> int:
        """The right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> int:
        """The lower edge."""
        return self.y + self.height

    def holds(self, other: "NodeBox", slack: int = 0) -> bool:
        """Whether ``other`` stands inside, give or take ``slack``."""
        across = self.x - slack <= other.x and other.right <= self.right + slack
        return across and self.y - slack <= other.y and other.bottom <= self.bottom + slack

    def shared(self, other: "NodeBox") -> tuple[int, int]:
        """The width and the height that both cover, negative where they are apart."""
        across = min(self.right, other.right) - max(self.x, other.x)
        return across, min(self.bottom, other.bottom) - max(self.y, other.y)


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """One element; ``text`` is set on leaves only.

    ``language`` is a BCP 47 tag where the file gives one for this element; ``name`` is what the file calls it (a
    shape's name, a style, a structure type, an element). ``decorative`` says that the file marks it as such.
    """

    role: Role
    text: str = ""
    children: tuple["Node", ...] = ()
    level: int = 0
    name: str = ""
    alternative: str = ""
    decorative: bool = False
    language: str = ""
    scope: str = ""
    href: str = ""
    box: NodeBox | None = None

    def walk(self) -> Iterator["Node"]:
        """The node itself, then all that it holds, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True, kw_only=True)
class InspectedPage:
    """A slide, or a page of a PDF; a PDF's ``nodes`` are empty here, since an element may cross pages.

    ``number`` counts from 1; ``name`` is a slide's layout; ``running`` holds what stands outside the reading order
    (footer, slide number, artifacts), ``notes`` the speaker's notes. Sizes are EMU.
    """

    number: int
    name: str = ""
    nodes: tuple[Node, ...] = ()
    running: tuple[Node, ...] = ()
    notes: tuple[Node, ...] = ()
    width: int = 0
    height: int = 0


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of a PDF's outline; ``level`` counts from 1."""

    level: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InspectedDocument:
    """A finished file, read back; ``format`` is ``pptx``, ``docx``, ``pdf`` or ``html``.

    ``properties`` has the keys ``title``, ``author``, ``subject``, ``keywords`` and those that the format adds.
    ``nodes`` is the body of a flowing document; a deck's is in its ``pages``. ``running`` and ``notes`` are the running
    heads and the foot notes of a flowing document whose file does not say on which page they fall.
    """

    format: str
    title: str
    language: str
    properties: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    nodes: tuple[Node, ...] = ()
    pages: tuple[InspectedPage, ...] = ()
    running: tuple[Node, ...] = ()
    notes: tuple[Node, ...] = ()
    bookmarks: tuple[Bookmark, ...] = ()

    def body(self) -> tuple[Node, ...]:
        """The nodes of the body in reading order, slide after slide."""
        return (*self.nodes, *(node for page in self.pages for node in page.nodes))

    def walk(self) -> Iterator[Node]:
        """Every node of the body in reading order."""
        for node in self.body():
            yield from node.walk()

    def find(self, role: Role) -> tuple[Node, ...]:
        """Every node of the body that has this role."""
        return tuple(node for node in self.walk() if node.role is role)
