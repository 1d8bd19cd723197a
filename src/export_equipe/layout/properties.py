"""The properties of a document: what its file says about itself."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Properties:
    """Metadata of an output; ``date`` is ISO 8601 (``2026-12-14``) or ``""`` when the content gives none.

    ``draft`` says that the document must carry the mention « Brouillon » on each page and in its properties.
    """

    title: str
    author: str
    subject: str
    keywords: tuple[str, ...]
    language: str = "fr-FR"
    date: str = ""
    draft: bool = False
