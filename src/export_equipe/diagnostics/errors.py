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


class ConfigError(ExportError):
    """The configuration, the command line or a folder cannot be used."""


class ThemeError(ExportError):
    """The theme, one of its templates or one of its masters cannot be used."""


class BuildFailed(ExportError):
    """An output could not be made although the content is fine."""
