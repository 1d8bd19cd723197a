"""The French words that documents add to a page's own (each is an added run, see ``typesetting.run.Added``)."""

from collections.abc import Mapping

HINT_WORDS: Mapping[str, str] = {
    "info": "Information",
    "success": "Succès",
    "warning": "Attention",
    "danger": "Danger",
}
NOTE_WORD = "Note de rédaction"
DRAFT_WORD = "Brouillon"
OPEN_POINTS_TITLE = "Points ouverts"


def continued(index: int, count: int, said: str = "") -> str:
    """The mention of slide ``index`` (from 1) of ``count`` that continue one another; it joins one already ``said``."""
    return f"{said[:-1]}, {index}/{count})" if said else f" (suite {index}/{count})"


def continued_again(index: int, count: int) -> str:
    """The mention of the slide ``index`` of ``count`` that have the same title without continuing one another."""
    return f" (suite {index})" if count > 2 else " (suite)"


def shorten(text: str, limit: int = 70) -> str:
    """``text`` cut between two words to at most ``limit`` characters, for a running head (never for the body)."""
    return text if len(text) <= limit else f"{text[:limit].rsplit(' ', 1)[0].rstrip(' ,;:.')}…"
