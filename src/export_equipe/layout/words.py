"""The French words that documents add to a page's own (each is an added run, see ``typesetting.run.Added``)."""

import re
from collections.abc import Mapping

from export_equipe.french.dates import format_date

_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")

HINT_WORDS: Mapping[str, str] = {
    "info": "Information",
    "success": "Succès",
    "warning": "Attention",
    "danger": "Danger",
}
NOTE_WORD = "Note de rédaction"
NOTES_TITLE = "Notes"
UNCALLED_NOTES = "Notes sans appel"
MISSING_IMAGE = "[Image manquante\N{NO-BREAK SPACE}: {name}]"
MISSING_ALTERNATIVE = "Image dont la description reste à écrire"
BUTTON_ADDRESS = " ({address})"
STEP_WORD = "Étape"
PROMPT_WORD = "Requête à donner à un assistant"
DIAGRAM_WORD = "Source du diagramme ({language})"
LINK_WORDS: Mapping[str, str] = {"embed": "Contenu en ligne", "file": "Fichier", "page": "Page"}
API_WORDS: Mapping[str, str] = {
    "operation": "Opération de l’interface",
    "schemas": "Schémas de l’interface",
    "webhook": "Appel sortant de l’interface",
}
API_COLUMNS = ("Paramètre", "Emplacement", "Type", "Description")
API_ANSWERS = ("Réponse", "Description")
API_PLACES: Mapping[str, str] = {
    "path": "chemin", "query": "requête", "header": "en-tête", "cookie": "cookie", "body": "corps",
}  # fmt: skip
REQUIRED_WORD = "obligatoire"
SOURCE_WORD = "Spécification"
API_TABLES = ("Paramètres", "Réponses")
CARD_LINK = "Ouvrir la page"
UNKNOWN_FILE = "fichier sans nom"
DRAFT_WORD = "Brouillon"
OPEN_POINTS_TITLE = "Points ouverts"


def continued(index: int, count: int) -> str:
    """The mention of slide ``index`` (from 1) of ``count`` that continue one another."""
    return f" (suite {index}/{count})"


def homonym(index: int) -> str:
    """What tells the ``index``-th part of that name from the others, which it does not continue."""
    return f" ({index})"


def update_title(written: str) -> str:
    """The date of an update in words when it is ISO 8601, else as it is written."""
    return format_date(written) if _ISO_DATE.fullmatch(written) else written


def file_facts(name: str, size: int) -> str:
    """« PDF, 120 ko »: what a reader wants to know before a download; ``size`` is bytes, 0 when it is not known."""
    _, dot, suffix = name.rpartition(".")
    weight = f"{max(1, round(size / 1000))}\N{NO-BREAK SPACE}ko" if size else ""
    return ", ".join(part for part in (suffix.upper() if dot and len(suffix) <= 5 else "", weight) if part)


def shorten(text: str, limit: int = 70) -> str:
    """``text`` cut between two words to at most ``limit`` characters, for a running head (never for the body)."""
    return text if len(text) <= limit else f"{text[: limit - 1].rsplit(' ', 1)[0].rstrip(' ,;:.')}…"
