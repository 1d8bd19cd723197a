"""Exceptions: for set-ups that cannot work and for bugs, never for what stands in a page."""

from collections.abc import Sequence

from export_equipe.diagnostics.model import Diagnostic


class ExportError(Exception):
    """Base of all our exceptions: one French sentence, and the diagnostics that say where."""

    def __init__(self, message: str, *, hint: str = "", diagnostics: Sequence[Diagnostic] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.diagnostics = tuple(diagnostics)

    def __reduce__(self) -> tuple[object, ...]:
        """What makes the same error again: it may come from another process."""
        return _same_error, (type(self), self.message, self.hint, self.diagnostics)


def _same_error(kind: type[ExportError], message: str, hint: str, diagnostics: tuple[Diagnostic, ...]) -> ExportError:
    return kind(message, hint=hint, diagnostics=diagnostics)


class ConfigError(ExportError):
    """The configuration, the command line or a folder cannot be used."""


class ThemeError(ExportError):
    """The theme, one of its templates or one of its masters cannot be used."""


class BuildFailed(ExportError):
    """An output could not be made although the content is fine."""
