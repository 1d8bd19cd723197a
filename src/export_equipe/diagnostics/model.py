"""The diagnostic: one thing to know about one place of one file."""

from dataclasses import dataclass, replace
from enum import StrEnum


class Severity(StrEnum):
    """How much a diagnostic weighs.

    ``ERROR`` refuses the page's outputs in both modes; ``OPEN`` is an open point, reported in a draft and an error
    in a final; ``WARNING`` and ``INFO`` never refuse anything.
    """

    ERROR = "error"
    OPEN = "open"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic:
    """One finding, ready to be shown.

    ``code`` is stable and in French (``marqueur-ouvert``). ``path`` is relative to the content folder until the build
    puts that folder before it (``under``), and then what an editor can open. ``line`` and ``column`` count from 1, 0
    where there is no place; ``width`` is the number of characters to underline on that line, ``snippet`` the line.
    """

    code: str
    severity: Severity
    message: str
    path: str = ""
    line: int = 0
    column: int = 0
    width: int = 0
    snippet: str = ""
    hint: str = ""

    def under(self, folder: str) -> "Diagnostic":
        """The same diagnostic, its path below ``folder``."""
        return replace(self, path=f"{folder.rstrip('/')}/{self.path}") if self.path else self

    def order(self) -> tuple[str, int, int, str, str]:
        """The key that sorts diagnostics by place."""
        return (self.path, self.line, self.column, self.code, self.message)
