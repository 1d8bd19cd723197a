"""Where the phases put their diagnostics: a list that knows the source texts, so that a span becomes a place.

Decided here: the same finding is said once; in a final, what is open is an error.
"""

from collections.abc import Iterable
from dataclasses import replace

from export_equipe.diagnostics.model import Diagnostic
from export_equipe.diagnostics.severity import Severity
from export_equipe.source import SourceText, Span


class Sink:
    """Collects diagnostics; sorted and without doubles when read.

    Who reports an open point always says ``OPEN``: a sink made with ``final=True`` turns it into an error.
    """

    def __init__(self, texts: Iterable[SourceText] = (), *, final: bool = False) -> None:
        self._texts = {text.path: text for text in texts}
        self._final = final
        self._found: dict[tuple[object, ...], Diagnostic] = {}

    def know(self, text: SourceText) -> None:
        """Registers a source text, so that spans in it can be shown with their line."""
        self._texts[text.path] = text

    def report(self, code: str, severity: Severity, span: Span | str, message: str, *, hint: str = "") -> None:
        """Adds a diagnostic at ``span``, or about a whole file when ``span`` is its path.

        ``code`` is one of those listed in ``diagnostics.codes``; without a ``hint``, the code's own advice is given.
        """
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
        """Adds a finished diagnostic, once: the first of those that say the same thing of the same place."""
        found = in_final(diagnostic) if self._final else diagnostic
        self._found.setdefault(found.order(), found)

    def extend(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Adds several finished diagnostics."""
        for diagnostic in diagnostics:
            self.add(diagnostic)

    def sorted(self) -> tuple[Diagnostic, ...]:
        """All diagnostics by path, line, column."""
        return tuple(sorted(self._found.values(), key=Diagnostic.order))


def in_final(diagnostic: Diagnostic) -> Diagnostic:
    """What ``diagnostic`` is in a final: an open point refuses the page."""
    if diagnostic.severity is not Severity.OPEN:
        return diagnostic
    hint = f"{diagnostic.hint}, ou construire en brouillon (--draft)"
    return replace(diagnostic, severity=Severity.ERROR, hint=hint)
