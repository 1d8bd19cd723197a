"""Diagnostics as people read them: place, sentence, caret, hint; and the summary."""

import pytest

from export_equipe.diagnostics import Diagnostic, Severity
from export_equipe.diagnostics.render import as_json, render_diagnostic, summarize


def found(severity: Severity = Severity.ERROR, **details: object) -> Diagnostic:
    values = {"code": "code", "severity": severity, "message": "ce qui ne va pas", **details}
    return Diagnostic(**values)  # type: ignore[arg-type]


def at(snippet: str, column: int, width: int = 1) -> str:
    """The line that is shown and its carets."""
    shown = render_diagnostic(found(path="a.md", line=7, column=column, width=width, snippet=snippet))
    return "\n".join(shown.split("\n")[1:])


def test_the_whole_of_it() -> None:
    diagnostic = found(
        path="content/dossier/a.md", line=30, column=3, width=4, snippet="**[TODO]** x", hint="compléter le passage"
    )
    assert render_diagnostic(diagnostic) == "\n".join(
        [
            "content/dossier/a.md:30:3: erreur[code] ce qui ne va pas",
            "  30 | **[TODO]** x",
            "     |   ^^^^",
            "  aide : compléter le passage",
        ]
    )


@pytest.mark.parametrize(
    ("severity", "word"),
    [
        (Severity.ERROR, "erreur"), (Severity.OPEN, "à compléter"), (Severity.WARNING, "avertissement"),
        (Severity.INFO, "information"),
    ],
)  # fmt: skip
def test_severities_in_french(severity: Severity, word: str) -> None:
    assert render_diagnostic(found(severity)) == f"{word}[code] ce qui ne va pas"


def test_a_whole_file_has_no_line() -> None:
    assert render_diagnostic(found(path="a.md")) == "a.md: erreur[code] ce qui ne va pas"


@pytest.mark.parametrize(
    ("snippet", "column", "width", "shown"),
    [
        ("abc", 1, 3, "  7 | abc\n    | ^^^"),
        ("abc", 3, 99, "  7 | abc\n    |   ^"),
        ("abc", 4, 1, "  7 | abc\n    |    ^"),
        ("abc", 2, 0, "  7 | abc\n    |  ^"),
        ("\ta\tb", 4, 1, "  7 | \ta\tb\n    | \t \t^"),
    ],
)
def test_the_caret_stands_under_the_place(snippet: str, column: int, width: int, shown: str) -> None:
    assert at(snippet, column, width) == shown


@pytest.mark.parametrize(("column", "width"), [(1, 5), (100, 5), (390, 8), (396, 5)])
def test_a_long_line_is_cut_around_the_place(column: int, width: int) -> None:
    snippet = "".join(f"{number:04d}" for number in range(100))
    line, carets = at(snippet, column, width).split("\n")
    shown = line.removeprefix("  7 | ")
    start, end = carets.index("^"), carets.rindex("^") + 1
    assert len(shown) == 160
    assert line[start:end] == snippet[column - 1 : column - 1 + width]


def test_the_summary_counts_by_severity_with_plurals() -> None:
    error, opened, warning, info = (found(severity) for severity in Severity)
    assert summarize([]) == ""
    assert summarize([warning, error]) == "1 erreur, 1 avertissement"
    assert summarize([info, info, opened, opened, warning, warning, error, error]) == (
        "2 erreurs, 2 points ouverts, 2 avertissements, 2 informations"
    )
    assert summarize([opened, info]) == "1 point ouvert, 1 information"


def test_json_has_the_keys_that_programs_read() -> None:
    diagnostic = found(path="a.md", line=3, column=2, width=4, snippet="abc", hint="aide")
    assert as_json(diagnostic) == {
        "code": "code", "severity": "error", "path": "a.md", "line": 3, "column": 2, "message": "ce qui ne va pas",
        "hint": "aide",
    }  # fmt: skip
