"""Block nodes: what a page is made of."""

from dataclasses import dataclass, field
from typing import TypeAlias

from export_equipe.model.inline import Inlines
from export_equipe.model.table import Table
from export_equipe.source import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph of running text."""

    children: Inlines
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """The title of a section; ``source_level`` is the number of ``#`` in the page."""

    children: Inlines
    source_level: int
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
    """Lines of a program, kept to the letter."""

    value: str
    language: str = ""
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Divider:
    """A change of subject without a heading."""

    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hint:
    """A GitBook call-out; ``kind`` is info, success, warning or danger."""

    kind: str
    children: tuple["Block", ...]
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
class RawBlock:
    """A construct that the reader does not know, its text kept (always diagnosed)."""

    value: str
    span: Span = field(compare=False)


Block: TypeAlias = Paragraph | Section | List | Quote | CodeBlock | Divider | Table | Hint | EditorialNote | RawBlock
Blocks: TypeAlias = tuple[Block, ...]
