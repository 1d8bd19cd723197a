"""Inline nodes: what stands inside a paragraph, a heading or a table cell."""

from dataclasses import dataclass, field
from typing import TypeAlias

from export_equipe.source import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """Plain characters."""

    value: str
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Emphasis:
    """Stressed text (``_x_``)."""

    children: tuple["Inline", ...]
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Strong:
    """Important text (``**x**``)."""

    children: tuple["Inline", ...]
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Strike:
    """Text that no longer holds (``~~x~~``)."""

    children: tuple["Inline", ...]
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Superscript:
    """Raised text: 1ᵉʳ, 2ᵉ."""

    children: tuple["Inline", ...]
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """Characters of a program: never touched by typography."""

    value: str
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class LineBreak:
    """A forced line end inside a paragraph."""

    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link; ``target`` is the address as written, ``title`` its tooltip."""

    target: str
    children: tuple["Inline", ...]
    title: str = ""
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A person named through GitBook; ``name`` is what readers see, ``resolved`` whether the configuration knows it."""

    user: str
    name: str
    resolved: bool = False
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """A picture inside a line; ``alternative`` is ``None`` when the page gives none."""

    source: str
    alternative: str | None
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Emoji:
    """One emoji: its whole sequence, joiners included, and its French name."""

    value: str
    name: str
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Placeholder:
    """An editorial marker (``[ENRICHIR]``): text that is still to be written; ``word`` is the marker's word."""

    word: str
    children: tuple["Inline", ...]
    span: Span = field(compare=False)


Inline: TypeAlias = (
    Text | Emphasis | Strong | Strike | Superscript | Code | LineBreak | Link | Mention | Image | Emoji | Placeholder
)
Inlines: TypeAlias = tuple[Inline, ...]
