"""Diagnostics as forges show them beside the lines of a change.

Comes in: diagnostics, their paths relative to the repository. Goes out: workflow commands of GitHub Actions, or the
entries of a Code Quality report of GitLab. Decided here: which of their levels each severity has. Follows the toolkit
of GitHub Actions (``command.ts``: what is escaped) and GitLab's « Code Quality report format ».
"""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence

from export_equipe.diagnostics.model import Diagnostic
from export_equipe.diagnostics.severity import Severity

GITHUB_LEVELS: Mapping[Severity, str] = {
    Severity.ERROR: "error",
    Severity.OPEN: "warning",
    Severity.WARNING: "warning",
    Severity.INFO: "notice",
}
GITLAB_LEVELS: Mapping[Severity, str] = {
    Severity.ERROR: "critical",
    Severity.OPEN: "major",
    Severity.WARNING: "minor",
    Severity.INFO: "info",
}


def github_command(diagnostic: Diagnostic) -> str:
    """``::error file=…,line=…,…,title=…::message``, on one line."""
    properties: dict[str, object] = {}
    if diagnostic.path:
        properties["file"] = diagnostic.path
    if diagnostic.line:
        properties |= {"line": diagnostic.line, "endLine": diagnostic.line}
        properties |= {"col": diagnostic.column, "endColumn": diagnostic.column + diagnostic.width}
    properties["title"] = diagnostic.code
    written = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    return f"::{GITHUB_LEVELS[diagnostic.severity]} {written}::{_data(_sentence(diagnostic))}"


def gitlab_report(diagnostics: Sequence[Diagnostic]) -> list[Mapping[str, object]]:
    """The entries of a Code Quality report.

    A fingerprint stays when lines are added above, and differs between findings that say the same of like lines.
    """
    met: Counter[tuple[str, ...]] = Counter()
    entries: list[Mapping[str, object]] = []
    for diagnostic in diagnostics:
        said = (diagnostic.path, diagnostic.code, diagnostic.message, diagnostic.snippet.strip())
        met[said] += 1
        entries.append(
            {
                "description": _sentence(diagnostic), "check_name": diagnostic.code,
                "fingerprint": hashlib.sha256("\0".join((*said, str(met[said]))).encode()).hexdigest(),
                "severity": GITLAB_LEVELS[diagnostic.severity],
                "location": {"path": diagnostic.path or ".", "lines": {"begin": max(1, diagnostic.line)}},
            }
        )  # fmt: skip
    return entries


def _sentence(diagnostic: Diagnostic) -> str:
    return f"{diagnostic.message}\naide : {diagnostic.hint}" if diagnostic.hint else diagnostic.message


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
