"""Annotations of forges: their levels, what is escaped, fingerprints that stay and differ."""

from dataclasses import replace

import pytest

from export_equipe.diagnostics import Diagnostic, Severity
from export_equipe.diagnostics.annotations import github_command, gitlab_report

FOUND = Diagnostic(
    code="html-ignore", severity=Severity.WARNING, message="balise ignorée", path="content/a.md", line=3, column=2,
    width=4, snippet="un <u>mot</u>", hint="l’écrire en Markdown",
)  # fmt: skip


def test_a_workflow_command_says_where_and_what() -> None:
    assert github_command(FOUND) == (
        "::warning file=content/a.md,line=3,endLine=3,col=2,endColumn=6,title=html-ignore"
        "::balise ignorée%0Aaide : l’écrire en Markdown"
    )


def test_what_has_no_line_or_no_file_says_so() -> None:
    place = {"line": 0, "column": 0, "width": 0, "snippet": ""}
    assert github_command(replace(FOUND, **place)).startswith("::warning file=content/a.md,title=html-ignore::")  # type: ignore[arg-type]
    assert github_command(replace(FOUND, path="", **place)).startswith("::warning title=html-ignore::")  # type: ignore[arg-type]
    (entry,) = gitlab_report([replace(FOUND, path="", **place)])  # type: ignore[arg-type]
    assert entry["location"] == {"path": ".", "lines": {"begin": 1}}


def test_a_workflow_command_is_one_line_that_nothing_can_leave() -> None:
    found = replace(FOUND, path="a,b:100%.md", message="100 %\r\n::error::non, ici: rien", hint="aide")
    assert github_command(found) == (
        "::warning file=a%2Cb%3A100%25.md,line=3,endLine=3,col=2,endColumn=6,title=html-ignore"
        "::100 %25%0D%0A::error::non, ici: rien%0Aaide : aide"
    )


@pytest.mark.parametrize(
    ("severity", "github", "gitlab"),
    [
        (Severity.ERROR, "error", "critical"), (Severity.OPEN, "warning", "major"),
        (Severity.WARNING, "warning", "minor"), (Severity.INFO, "notice", "info"),
    ],
)  # fmt: skip
def test_each_severity_has_its_level(severity: Severity, github: str, gitlab: str) -> None:
    found = replace(FOUND, severity=severity)
    assert github_command(found).startswith(f"::{github} ")
    assert [entry["severity"] for entry in gitlab_report([found])] == [gitlab]


def test_an_entry_of_code_quality() -> None:
    (entry,) = gitlab_report([FOUND])
    fingerprint = entry["fingerprint"]
    assert entry == {
        "description": "balise ignorée\naide : l’écrire en Markdown", "check_name": "html-ignore",
        "fingerprint": fingerprint, "severity": "minor",
        "location": {"path": "content/a.md", "lines": {"begin": 3}},
    }  # fmt: skip


def prints(*found: Diagnostic) -> list[object]:
    return [entry["fingerprint"] for entry in gitlab_report(found)]


def test_a_fingerprint_stays_when_lines_are_added_above() -> None:
    twin = replace(FOUND, line=9)
    moved = [replace(found, line=found.line + 30, column=5) for found in (FOUND, twin)]
    assert prints(FOUND, twin) == prints(*moved)


def test_fingerprints_differ() -> None:
    others = [
        replace(FOUND, line=9), replace(FOUND, path="b.md"), replace(FOUND, code="bloc-vide"),
        replace(FOUND, message="autre"), replace(FOUND, snippet="autre"),
    ]  # fmt: skip
    assert len(set(prints(FOUND, *others))) == 6
