"""Inline nodes: what stands inside a paragraph, a heading or a table cell."""

from dataclasses import dataclass, field
from typing import TypeAlias

from export_equipe.model.picture import Picture
from export_equipe.source import Span

LONGEST_ADDRESS = 2_079  # characters of a link: Word and PowerPoint say that a file with a longer one is damaged


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
class Subscript:
    """Lowered text: CO₂."""

    children: tuple["Inline", ...]
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Coloured text (``<mark>``); ``color`` and ``ground`` name a tint of the theme (``red``), ``""`` for none."""

    children: tuple["Inline", ...]
    color: str = ""
    ground: str = ""
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Foreign:
    """A passage in another language than the page; ``lang`` is a BCP 47 tag."""

    children: tuple["Inline", ...]
    lang: str
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
    """A link; ``title`` is its tooltip.

    ``target`` is the address as written until ``passes.links`` has settled it: then an address of the web, a mail or a
    telephone, ``#anchor`` in this page, ``page:dossier/b.md#anchor`` (another page of the folder),
    ``file:.gitbook/assets/a.pdf`` (a file of the folder), or ``""``: it leads nowhere, its text is kept. A ``mention``
    is named after what it points to.
    """

    target: str
    children: tuple["Inline", ...]
    title: str = ""
    mention: bool = False
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    """A link drawn as a button; ``target`` as in ``Link``, ``""`` for a button that acts on the site (``ask``)."""

    target: str
    children: tuple["Inline", ...]
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
    """A picture inside a line.

    ``alternative`` is ``None`` when the page gives none, ``""`` for a picture that only decorates. ``picture`` is
    ``None`` until ``passes.assets`` has found it, and stays so when it cannot be shown: a labelled frame stands in its
    place. ``width`` is the width asked for in CSS pixels (0: its own); ``small`` sets it as high as a line.
    """

    source: str
    alternative: str | None
    picture: Picture | None = None
    width: int = 0
    small: bool = False
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Icon:
    """A sign that decorates: ``name`` is GitBook's (``check``), ``sign`` the character that shows it or ``""``.

    ``label`` is what the sign says, in French.
    """

    name: str
    sign: str
    label: str
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Math:
    """A formula inside a line: its LaTeX."""

    latex: str
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class FootnoteRef:
    """The call of a footnote; ``label`` finds it in ``Page.notes``, ``number`` is what the reader sees (0: not yet)."""

    label: str
    number: int = 0
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
    Text | Emphasis | Strong | Strike | Superscript | Subscript | Mark | Foreign | Code | LineBreak | Link | Button
    | Mention | Image | Icon | Emoji | Math | FootnoteRef | Placeholder
)  # fmt: skip
Inlines: TypeAlias = tuple[Inline, ...]
Container: TypeAlias = (
    Emphasis | Strong | Strike | Superscript | Subscript | Mark | Foreign | Link | Button | Placeholder
)
