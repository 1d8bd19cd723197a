"""Diagnostics as text for people and as JSON for programs.

Comes in: diagnostics. Goes out: lines, or plain dictionaries. Decided here: the French words of severities, the caret
under the place, and the summary that ends a build.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

from export_equipe.diagnostics.model import Diagnostic, Severity

WORDS: Mapping[Severity, str] = {
    Severity.ERROR: "erreur",
    Severity.OPEN: "à compléter",
    Severity.WARNING: "avertissement",
    Severity.INFO: "information",
}
_PLURALS: Mapping[Severity, tuple[str, str]] = {
    Severity.ERROR: ("erreur", "erreurs"),
    Severity.OPEN: ("point ouvert", "points ouverts"),
    Severity.WARNING: ("avertissement", "avertissements"),
    Severity.INFO: ("information", "informations"),
}
_WIDEST = 160  # characters of a source line that are shown


def render_diagnostic(diagnostic: Diagnostic) -> str:
    """One diagnostic: place, severity, message; the line and a caret; the hint."""
    lines = [f"{_place(diagnostic)}{WORDS[diagnostic.severity]}[{diagnostic.code}] {diagnostic.message}"]
    if diagnostic.snippet:
        number = str(diagnostic.line)
        snippet, column = _window(diagnostic)
        lines.append(f"  {number} | {snippet}")
        padding = "".join("\t" if char == "\t" else " " for char in snippet[: column - 1])
        carets = "^" * max(1, min(diagnostic.width, len(snippet) - column + 1))
        lines.append(f"  {' ' * len(number)} | {padding}{carets}")
    if diagnostic.hint:
        lines.append(f"  aide : {diagnostic.hint}")
    return "\n".join(lines)


def _place(diagnostic: Diagnostic) -> str:
    if not diagnostic.path:
        return ""
    place = f"{diagnostic.path}:{diagnostic.line}:{diagnostic.column}" if diagnostic.line else diagnostic.path
    return f"{place}: "


def _window(diagnostic: Diagnostic) -> tuple[str, int]:
    """The part of the line that is shown, and the column in it."""
    snippet, column = diagnostic.snippet, max(1, diagnostic.column)
    if len(snippet) <= _WIDEST:
        return snippet, column
    start = max(0, min(column - 20, len(snippet) - _WIDEST))
    return snippet[start : start + _WIDEST], column - start


def summarize(diagnostics: Sequence[Diagnostic]) -> str:
    """« 2 erreurs, 1 avertissement », ``""`` when there is nothing to say."""
    counts = Counter(diagnostic.severity for diagnostic in diagnostics)
    parts = [f"{counts[s]} {_PLURALS[s][counts[s] > 1]}" for s in Severity if counts[s]]
    return ", ".join(parts)


def as_json(diagnostic: Diagnostic) -> Mapping[str, object]:
    """The entry of ``--json``."""
    return {
        "code": diagnostic.code, "severity": diagnostic.severity.value, "path": diagnostic.path,
        "line": diagnostic.line, "column": diagnostic.column, "message": diagnostic.message, "hint": diagnostic.hint,
    }  # fmt: skip
