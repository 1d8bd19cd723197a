"""Findings are put at their place, sorted, and said once."""

from export_equipe.diagnostics import BuildFailed, ConfigError, Diagnostic, ExportError, Severity, Sink, ThemeError
from export_equipe.source import SourceText, Span

TEXT = SourceText("a.md", "un\ndeux trois\n")


def test_a_span_becomes_a_place_with_its_line() -> None:
    sink = Sink([TEXT])
    sink.report("code", Severity.ERROR, Span("a.md", 8, 13), "message", hint="aide")
    assert sink.sorted() == (
        Diagnostic(
            code="code", severity=Severity.ERROR, message="message", path="a.md", line=2, column=6, width=5,
            snippet="deux trois", hint="aide",
        ),
    )  # fmt: skip


def test_the_width_stays_on_the_line() -> None:
    sink = Sink([TEXT])
    sink.report("code", Severity.INFO, Span("a.md", 1, 12), "message")
    sink.report("code", Severity.INFO, Span("a.md", 14, 14), "à la fin")
    assert [(found.line, found.column, found.width) for found in sink.sorted()] == [(1, 2, 1), (3, 1, 1)]


def test_an_unknown_file_and_a_whole_file_have_no_line() -> None:
    sink = Sink()
    sink.report("code", Severity.INFO, Span("b.md", 1, 2), "message")
    sink.report("code", Severity.INFO, "c.md", "message")
    assert [(found.path, found.line, found.snippet) for found in sink.sorted()] == [("b.md", 0, ""), ("c.md", 0, "")]


def test_findings_are_sorted_by_place_and_said_once() -> None:
    sink = Sink([TEXT])
    for start in (8, 3, 8, 0):
        sink.report("code", Severity.INFO, Span("a.md", start, start + 1), "message")
    other = Sink()
    other.extend(sink.sorted())
    other.report("code", Severity.INFO, "a.md", "le fichier")
    assert [(found.line, found.column) for found in other.sorted()] == [(0, 0), (1, 1), (2, 1), (2, 6)]


def test_exceptions_say_what_where_and_what_to_do() -> None:
    found = Diagnostic(code="code", severity=Severity.ERROR, message="message")
    error = ConfigError("phrase", hint="aide", diagnostics=[found])
    assert (str(error), error.message, error.hint, error.diagnostics) == ("phrase", "phrase", "aide", (found,))
    assert all(issubclass(kind, ExportError) for kind in (ConfigError, ThemeError, BuildFailed))
