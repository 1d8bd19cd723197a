"""Block nodes: what a page is made of."""

from dataclasses import dataclass, field
from typing import TypeAlias

from export_equipe.model.inline import Image, Inlines
from export_equipe.model.table import Table
from export_equipe.source import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph of running text."""

    children: Inlines
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """The title of a section; ``source_level`` is the number of ``#``, ``anchor`` the id that it gives itself."""

    children: Inlines
    source_level: int
    anchor: str = ""
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading and all that stands under it; ``level`` counts from 1 (the page's title) and skips nothing."""

    heading: Heading
    level: int
    children: tuple["Block", ...]
    anchor: str
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListItem:
    """One item; ``checked`` is ``None`` unless the item is a task."""

    children: tuple["Block", ...]
    checked: bool | None = None
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class List:
    """A list; ``start`` is the first number when it is ``ordered``."""

    items: tuple[ListItem, ...]
    ordered: bool = False
    start: int = 1
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words of somebody else."""

    children: tuple["Block", ...]
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeBlock:
    """Lines of a program, kept to the letter; ``title`` is often a file's name, ``numbered`` shows line numbers."""

    value: str
    language: str = ""
    title: Inlines = ()
    numbered: bool = False
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class MathBlock:
    """A formula on lines of its own: its LaTeX."""

    latex: str
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagram:
    """A diagram given by its source (mermaid)."""

    value: str
    language: str
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Divider:
    """A change of subject without a heading."""

    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One picture or several with their caption; ``align`` is ``start``, ``center``, ``end`` or ``""``."""

    images: tuple[Image, ...]
    caption: Inlines = ()
    align: str = ""
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hint:
    """A GitBook call-out; ``kind`` is info, success, warning or danger."""

    kind: str
    children: tuple["Block", ...]
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tab:
    """One of several versions of a passage."""

    title: Inlines
    children: tuple["Block", ...]
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tabs:
    """Versions of a passage, one a tab."""

    tabs: tuple[Tab, ...]
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of a procedure; ``title`` is its first heading, ``()`` for none; ``anchor`` as in ``Section``."""

    title: Inlines
    children: tuple["Block", ...]
    anchor: str = ""
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stepper:
    """A procedure, step by step."""

    steps: tuple[Step, ...]
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One of several columns; ``width`` is its share of the whole, 0 when the page does not say."""

    children: tuple["Block", ...]
    width: float = 0.0
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Blocks side by side."""

    columns: tuple[Column, ...]
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A card: a picture, what it says, and where it leads (``target`` as in ``Link``, ``""``: nowhere)."""

    cover: Image | None
    children: tuple["Block", ...]
    target: str = ""
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cards:
    """Cards in a grid; ``large`` ones are fewer a row."""

    cards: tuple[Card, ...]
    large: bool = False
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """A passage that the site folds away behind its summary; documents show it open."""

    summary: Inlines
    children: tuple["Block", ...]
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Embed:
    """Something of the web shown in the page (a film, a form); ``target`` is its address."""

    target: str
    caption: Inlines = ()
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class FileLink:
    """A file to download; ``target`` as in ``Link``; ``size`` is bytes, 0 when it is not known."""

    target: str
    caption: Inlines = ()
    name: str = ""
    size: int = 0
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRef:
    """A link to a page on a line of its own; ``children`` is the page's title once it is known."""

    target: str
    children: Inlines
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """One entry of a list of changes; ``date`` is ISO 8601 or as written."""

    date: str
    tags: tuple[str, ...]
    children: tuple["Block", ...]
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Updates:
    """A list of changes."""

    updates: tuple[Update, ...]
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """A request to give to an assistant, with what it is for."""

    description: Inlines
    children: tuple["Block", ...]
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiParameter:
    """A parameter of an operation; ``place`` is path, query, header, cookie or body."""

    name: Inlines
    place: str
    kind: Inlines = ()
    required: bool = False
    children: tuple["Block", ...] = ()
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiResponse:
    """An answer of an operation; ``status`` is its code."""

    status: Inlines
    description: Inlines = ()
    children: tuple["Block", ...] = ()
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiOperation:
    """An operation of an API, or the schemas of one (``kind``: operation, schemas, webhook).

    ``method`` is in capitals (``GET``), ``path`` its path or its names; ``source`` the specification (``target`` as in
    ``Link``), ``children`` what is said of it.
    """

    kind: str
    method: Inlines = ()
    path: Inlines = ()
    summary: Inlines = ()
    children: tuple["Block", ...] = ()
    parameters: tuple[ApiParameter, ...] = ()
    responses: tuple[ApiResponse, ...] = ()
    source: Inlines = ()
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class EditorialNote:
    """A paragraph of the editors about the page (« Schéma ici »).

    ``figure`` is the index, among the figures of the page's data, of the figure that fills the note; ``None`` while
    the note is open. ``kind`` is the kind of figure that the note asks for.
    """

    kind: str
    children: Inlines
    figure: int | None = None
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorBlock:
    """What the reader could not understand, its text kept (always diagnosed)."""

    value: str
    span: Span = field(compare=False)


Block: TypeAlias = (
    Paragraph | Section | List | Quote | CodeBlock | MathBlock | Diagram | Divider | Figure | Table | Hint | Tabs
    | Stepper | Columns | Cards | Details | Embed | FileLink | PageRef | Updates | Prompt | ApiOperation
    | EditorialNote | ErrorBlock
)  # fmt: skip
Blocks: TypeAlias = tuple[Block, ...]
