"""C1 in a deck: a title that says something and an author, not what a program wrote by itself."""

import re
from collections.abc import Iterator

from export_equipe.inspect.checks.common import shorten
from export_equipe.inspect.checks.finding import Finding
from export_equipe.inspect.checks.pptx.deck import DeckView

EMPTY_TITLES = frozenset(
    {"présentation", "presentation", "presentation powerpoint", "présentation powerpoint", "powerpoint presentation",
     "sans titre", "sans nom", "untitled", "titre", "title", "diaporama", "document", "nouveau"}
)  # fmt: skip
_FILE_NAME = re.compile(r"\S+\.(?:pptx?|potx?|odp|pdf|docx?|md)$", re.IGNORECASE)
_UNDERSCORED = re.compile(r"[^\s_]+(?:_[^\s_]+)+$")  # the name of a file without its ending
_AUTHORS = frozenset({"steve canny", "python-pptx", "microsoft office user", "utilisateur", "user", "admin", "auteur"})
_NUMBERED = re.compile(r"(?:présentation|presentation|document|diaporama|sans titre)\s*\(?\d+\)?$", re.IGNORECASE)


def check_deck(deck: DeckView) -> Iterator[Finding]:
    """C1, beside what every format asks (``common``)."""
    title = " ".join(deck.document.title.split())
    if (
        title.casefold() in EMPTY_TITLES
        or _FILE_NAME.match(title)
        or _NUMBERED.match(title)
        or _UNDERSCORED.match(title)
    ):
        yield Finding("C1", "propriétés", f"titre : il ne dit rien du contenu, {shorten(title)}")
    author = " ".join(deck.document.properties.get("author", "").split())
    if author.casefold() in _AUTHORS:
        yield Finding("C1", "propriétés", f"auteur : écrit par un logiciel, {shorten(author)}")
