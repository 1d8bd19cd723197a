"""Diagnostics as text for people and as JSON for programs.

Comes in: diagnostics. Goes out: lines, or plain dictionaries. Decided here: the French words of severities, the caret
under the place, the summary that ends a build, that a file that repeats itself does not hide the others, and that what
stands in a page cannot command a terminal.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from export_equipe.diagnostics.model import Diagnostic
from export_equipe.diagnostics.severity import Severity

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
_CONTROL = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
REPEATED = 5  # findings of one code in one file that are shown whole


def render_diagnostic(diagnostic: Diagnostic) -> str:
    """One diagnostic: place, severity, message; the line and a caret; the hint."""
    lines = [f"{_place(diagnostic)}{_head(diagnostic)} {_harmless(diagnostic.message)}"]
    if diagnostic.snippet:
        number = str(diagnostic.line)
        snippet, column = _window(diagnostic)
        lines.append(f"  {number} | {_harmless(snippet)}")
        padding = "".join("\t" if char == "\t" else " " for char in snippet[: column - 1])
        carets = "^" * max(1, min(diagnostic.width, len(snippet) - column + 1))
        lines.append(f"  {' ' * len(number)} | {padding}{carets}")
    if diagnostic.hint:
        lines.append(f"  aide : {_harmless(diagnostic.hint)}")
    return "\n".join(lines)


def render_files(diagnostics: Sequence[Diagnostic]) -> Iterator[list[tuple[Severity, str]]]:
    """Sorted diagnostics file by file: each file's texts, with their severity.

    A code met many times in a file is shown ``REPEATED`` times, then counted; never to hide a single one.
    """
    for _, group in groupby(diagnostics, key=lambda found: found.path):
        yield list(_folded(list(group)))


def _folded(found: Sequence[Diagnostic]) -> Iterator[tuple[Severity, str]]:
    kinds = Counter(map(_head, found))
    seen: Counter[str] = Counter()
    for diagnostic in found:
        head = _head(diagnostic)
        seen[head] += 1
        rest = kinds[head] - REPEATED
        if rest < 2 or seen[head] <= REPEATED:
            yield diagnostic.severity, render_diagnostic(diagnostic)
        elif seen[head] == kinds[head]:
            place = f"{diagnostic.path}: " if diagnostic.path else ""
            yield diagnostic.severity, f"{place}{head} et {rest} autres du même genre (tous : --messages json)"


def _harmless(text: str) -> str:
    """``text`` on one line; a sign that would move the cursor or turn the text round is shown as a mark."""
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)


def _head(diagnostic: Diagnostic) -> str:
    return f"{WORDS[diagnostic.severity]}[{diagnostic.code}]"


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
    """« 2 erreurs, 1 avertissement dans 2 pages », ``""`` when there is nothing to say; every file counts as a page."""
    counts = Counter(diagnostic.severity for diagnostic in diagnostics)
    said = ", ".join(f"{counts[s]} {_PLURALS[s][counts[s] > 1]}" for s in Severity if counts[s])
    pages = len({diagnostic.path for diagnostic in diagnostics} - {""})
    return f"{said} dans {pages} {'pages' if pages > 1 else 'page'}" if pages else said


def as_json(diagnostic: Diagnostic) -> Mapping[str, object]:
    """The entry of ``--json``; lines and columns count from 1, 0 where there is no place, ``endColumn`` is excluded."""
    return {
        "code": diagnostic.code, "severity": diagnostic.severity.value, "path": diagnostic.path,
        "line": diagnostic.line, "column": diagnostic.column, "endColumn": diagnostic.column + diagnostic.width,
        "message": diagnostic.message, "hint": diagnostic.hint, "snippet": diagnostic.snippet,
    }  # fmt: skip
