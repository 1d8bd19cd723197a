"""The diagnostic: one thing to know about one place of one file."""

from dataclasses import dataclass
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

    ``code`` is stable and in French (``marqueur-ouvert``); ``path`` is relative to the content folder, or the path of
    the file that is wrong; ``line`` and ``column`` count from 1, 0 where there is no place; ``width`` is the number of
    characters to underline on that line and ``snippet`` the line itself.
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

    def order(self) -> tuple[str, int, int, str, str]:
        """The key that sorts diagnostics by place."""
        return (self.path, self.line, self.column, self.code, self.message)
