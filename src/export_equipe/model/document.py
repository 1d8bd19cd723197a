"""A page: its title, its metadata and its blocks."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from export_equipe.model.block import Blocks
from export_equipe.model.inline import Inlines
from export_equipe.source import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page of the content folder.

    ``path`` is relative to the content folder; ``title`` is the first level-1 heading, else the page's name in the
    summary, else its file name; ``title_given`` says whether the title is text of the page (and so must be
    conserved); ``metadata`` is the front matter, never shown but for ``description``, the page's lead; ``blocks`` is
    all that follows the title.
    """

    path: str
    title: Inlines
    title_given: bool
    metadata: Mapping[str, object]
    description: str = ""
    blocks: Blocks
    span: Span = field(compare=False)

    @property
    def stem(self) -> str:
        """The path without its suffix: ``dossier/equipe-produit``."""
        return self.path.removesuffix(".md")
