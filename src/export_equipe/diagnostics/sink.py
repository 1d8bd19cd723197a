"""Where the phases put their diagnostics: a list that knows the source texts, so that a span becomes a place."""

from collections.abc import Iterable

from export_equipe.diagnostics.model import Diagnostic, Severity
from export_equipe.source import SourceText, Span


class Sink:
    """Collects diagnostics; sorted and without doubles when read."""

    def __init__(self, texts: Iterable[SourceText] = ()) -> None:
        self._texts = {text.path: text for text in texts}
        self._found: dict[Diagnostic, None] = {}

    def know(self, text: SourceText) -> None:
        """Registers a source text, so that spans in it can be shown with their line."""
        self._texts[text.path] = text

    def report(self, code: str, severity: Severity, span: Span | str, message: str, *, hint: str = "") -> None:
        """Adds a diagnostic at ``span``, or about a whole file when ``span`` is its path."""
        if isinstance(span, str):
            self.add(Diagnostic(code=code, severity=severity, message=message, path=span, hint=hint))
            return
        text = self._texts.get(span.path)
        if text is None:
            self.add(Diagnostic(code=code, severity=severity, message=message, path=span.path, hint=hint))
            return
        place = text.position(span.start)
        snippet = text.line(place.line)
        width = max(1, min(span.end - span.start, len(snippet) - place.column + 1))
        self.add(
            Diagnostic(
                code=code, severity=severity, message=message, path=span.path, line=place.line,
                column=place.column, width=width, snippet=snippet, hint=hint,
            )
        )  # fmt: skip

    def add(self, diagnostic: Diagnostic) -> None:
        """Adds a finished diagnostic, once."""
        self._found.setdefault(diagnostic)

    def extend(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Adds several finished diagnostics."""
        for diagnostic in diagnostics:
            self.add(diagnostic)

    def sorted(self) -> tuple[Diagnostic, ...]:
        """All diagnostics by path, line, column."""
        return tuple(sorted(self._found, key=Diagnostic.order))
