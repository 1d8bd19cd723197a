"""A page: its title, its metadata and its blocks."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from export_equipe.model.block import Blocks
from export_equipe.model.inline import Inlines
from export_equipe.source import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Footnote:
    """A footnote; ``label`` is what its calls say, ``number`` its place among the notes that are called (from 1)."""

    label: str
    number: int
    children: Blocks
    span: Span = field(compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page of the content folder.

    ``path`` is relative to the content folder; ``title`` is the first level-1 heading, else the page's name in the
    summary, else its file name (its nodes then have empty spans: they are no text of the page);
    ``metadata`` is the front matter, never shown but for ``description``, the page's lead; ``blocks`` is
    all that follows the title; ``notes`` are its footnotes in the order of their numbers.
    """

    path: str
    title: Inlines
    metadata: Mapping[str, object]
    description: str = ""
    blocks: Blocks
    notes: tuple[Footnote, ...] = ()
    span: Span = field(compare=False)

    @property
    def stem(self) -> str:
        """The path without its suffix: ``dossier/equipe-produit``."""
        return self.path.removesuffix(".md")
