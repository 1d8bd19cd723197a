"""Findings are put at their place, sorted, and said once."""

import pytest

from export_equipe.diagnostics import (
    BuildFailed,
    Code,
    ConfigError,
    Diagnostic,
    ExportError,
    Severity,
    Sink,
    ThemeError,
)
from export_equipe.source import SourceText, Span

TEXT = SourceText("a.md", "un\ndeux trois\n")


def test_a_span_becomes_a_place_with_its_line() -> None:
    sink = Sink([TEXT])
    sink.report("usage", Severity.ERROR, Span("a.md", 8, 13), "message", hint="aide")
    assert sink.sorted() == (
        Diagnostic(
            code="usage", severity=Severity.ERROR, message="message", path="a.md", line=2, column=6, width=5,
            snippet="deux trois", hint="aide",
        ),
    )  # fmt: skip


def test_the_width_stays_on_the_line() -> None:
    sink = Sink([TEXT])
    sink.report("usage", Severity.INFO, Span("a.md", 1, 12), "message")
    sink.report("usage", Severity.INFO, Span("a.md", 14, 14), "à la fin")
    assert [(found.line, found.column, found.width) for found in sink.sorted()] == [(1, 2, 1), (3, 1, 1)]


def test_an_unknown_file_and_a_whole_file_have_no_line() -> None:
    sink = Sink()
    sink.report("usage", Severity.INFO, Span("b.md", 1, 2), "message")
    sink.report("usage", Severity.INFO, "c.md", "message")
    assert [(found.path, found.line, found.snippet) for found in sink.sorted()] == [("b.md", 0, ""), ("c.md", 0, "")]


def test_findings_are_sorted_by_place_and_said_once() -> None:
    sink = Sink([TEXT])
    for start in (8, 3, 8, 0):
        sink.report("usage", Severity.INFO, Span("a.md", start, start + 1), "message")
    other = Sink()
    other.extend(sink.sorted())
    other.report("usage", Severity.INFO, "a.md", "le fichier")
    assert [(found.line, found.column) for found in other.sorted()] == [(0, 0), (1, 1), (2, 1), (2, 6)]


def test_the_same_is_said_once_whoever_says_it() -> None:
    sink = Sink([TEXT])
    for hint in ("aide", "autre aide"):
        sink.report("usage", Severity.INFO, Span("a.md", 3, 4), "message", hint=hint)
    assert [found.hint for found in sink.sorted()] == ["aide"]


def test_a_code_that_is_not_listed_is_refused() -> None:
    sink = Sink()
    with pytest.raises(ValueError, match="list it in export_equipe"):
        sink.report("page-bizarre", Severity.INFO, "a.md", "message")
    with pytest.raises(ValueError, match="page-bizarre"):
        Diagnostic(code="page-bizarre", severity=Severity.INFO, message="message")


def test_what_to_do_is_said_in_any_case() -> None:
    sink = Sink()
    sink.report("page-vide", Severity.ERROR, "a.md", "message")
    assert [found.hint for found in sink.sorted()] == [Code.PAGE_VIDE.advice]


@pytest.mark.parametrize("severity", Severity)
def test_in_a_final_what_is_open_is_an_error(severity: Severity) -> None:
    draft, final = Sink(), Sink(final=True)
    for sink in (draft, final):
        sink.report("image-absente", severity, "a.md", "message", hint="aide")
    final.extend(draft.sorted())  # what another sink has collected weighs the same
    (found,) = final.sorted()
    if severity is Severity.OPEN:
        assert (found.severity, found.hint) == (Severity.ERROR, "aide, ou construire en brouillon (--draft)")
    else:
        assert (found,) == draft.sorted()


def test_exceptions_say_what_where_and_what_to_do() -> None:
    found = Diagnostic(code="usage", severity=Severity.ERROR, message="message")
    error = ConfigError("phrase", hint="aide", diagnostics=[found])
    assert (str(error), error.message, error.hint, error.diagnostics) == ("phrase", "phrase", "aide", (found,))
    assert all(issubclass(kind, ExportError) for kind in (ConfigError, ThemeError, BuildFailed))
