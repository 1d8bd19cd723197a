"""Diagnostics as people read them: place, sentence, caret, hint; repetitions counted; and the summary."""

import pytest

from export_equipe.diagnostics import Diagnostic, Severity
from export_equipe.diagnostics.render import as_json, render_diagnostic, render_files, summarize


def found(severity: Severity = Severity.ERROR, **details: object) -> Diagnostic:
    values = {"code": "usage", "severity": severity, "message": "ce qui ne va pas", "hint": "aide", **details}
    return Diagnostic(**values)  # type: ignore[arg-type]


def at(snippet: str, column: int, width: int = 1) -> str:
    """The line that is shown and its carets."""
    shown = render_diagnostic(found(path="a.md", line=7, column=column, width=width, snippet=snippet))
    return "\n".join(shown.split("\n")[1:-1])


def test_the_whole_of_it() -> None:
    diagnostic = found(
        path="content/dossier/a.md", line=30, column=3, width=4, snippet="**[TODO]** x", hint="compléter le passage"
    )
    assert render_diagnostic(diagnostic) == "\n".join(
        [
            "content/dossier/a.md:30:3: erreur[usage] ce qui ne va pas",
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
    assert render_diagnostic(found(severity)) == f"{word}[usage] ce qui ne va pas\n  aide : aide"


def test_a_whole_file_has_no_line() -> None:
    assert render_diagnostic(found(path="a.md")) == "a.md: erreur[usage] ce qui ne va pas\n  aide : aide"


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


@pytest.mark.parametrize("sign", ["\x1b", "\x07", "\r", "\n", "\x9b", "\u202e", "\u2028"])
def test_what_stands_in_a_page_does_not_command_a_terminal(sign: str) -> None:
    text = f"avant{sign}après"
    shown = render_diagnostic(found(path="a.md", line=1, column=1, width=1, snippet=text, message=text, hint=text))
    assert sign == "\n" or sign not in shown
    assert shown.count("avant\N{REPLACEMENT CHARACTER}après") == 3
    assert len(shown.split("\n")) == 4


def test_the_summary_counts_by_severity_with_plurals() -> None:
    error, opened, warning, info = (found(severity) for severity in Severity)
    assert summarize([]) == ""
    assert summarize([warning, error]) == "1 erreur, 1 avertissement"
    assert summarize([info, info, opened, opened, warning, warning, error, error]) == (
        "2 erreurs, 2 points ouverts, 2 avertissements, 2 informations"
    )
    assert summarize([opened, info]) == "1 point ouvert, 1 information"


def test_the_summary_counts_the_pages_that_it_speaks_of() -> None:
    places = [found(path="a.md"), found(path="b.md", line=1), found(Severity.WARNING, path="b.md", line=2)]
    assert summarize(places) == "2 erreurs, 1 avertissement dans 2 pages"
    assert summarize([*places[1:], found()]) == "2 erreurs, 1 avertissement dans 1 page"


def file_of(count: int, path: str = "a.md") -> list[Diagnostic]:
    """So many findings of one code on the lines of a file."""
    return [found(Severity.WARNING, path=path, line=line, code="html-ignore") for line in range(1, count + 1)]


def test_what_a_file_repeats_is_counted() -> None:
    other = found(path="a.md", line=50)
    shown = [[text.partition("\n")[0] for _, text in file] for file in render_files([*file_of(42), other])]
    (lines,) = shown
    assert lines[:5] == [f"a.md:{line}:0: avertissement[html-ignore] ce qui ne va pas" for line in range(1, 6)]
    assert lines[5:] == [
        "a.md: avertissement[html-ignore] et 37 autres du même genre (tous : --messages json)",
        "a.md:50:0: erreur[usage] ce qui ne va pas",
    ]


@pytest.mark.parametrize(("count", "lines"), [(1, 1), (5, 5), (6, 6), (7, 6), (400, 6)])
def test_a_single_one_is_never_hidden(count: int, lines: int) -> None:
    assert [len(file) for file in render_files(file_of(count))] == [lines]


def test_findings_are_shown_file_by_file() -> None:
    files = list(render_files([*file_of(6), *file_of(2, "b.md"), found(path="c.md")]))
    assert [len(file) for file in files] == [6, 2, 1]
    assert [severity for severity, _ in files[2]] == [Severity.ERROR]


def test_json_has_the_keys_that_programs_read() -> None:
    diagnostic = found(path="a.md", line=3, column=2, width=4, snippet="abc", hint="aide")
    assert as_json(diagnostic) == {
        "code": "usage", "severity": "error", "path": "a.md", "line": 3, "column": 2, "endColumn": 6,
        "message": "ce qui ne va pas", "hint": "aide", "snippet": "abc",
    }  # fmt: skip
