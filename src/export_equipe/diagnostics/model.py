"""The diagnostic: one thing to know about one place of one file."""

from dataclasses import dataclass, replace

from export_equipe.diagnostics.codes import code_named
from export_equipe.diagnostics.severity import Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic:
    """One finding, ready to be shown.

    ``code`` is one of those listed in ``diagnostics.codes``; any other raises ``ValueError``. Without a ``hint``, the
    code's advice is taken. ``path`` is relative to the content folder until the build puts that folder before it
    (``under``), and then what an editor can open. ``line`` and ``column`` count from 1, 0 where there is no place;
    ``width`` is the number of characters to underline on that line, ``snippet`` the line.
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

    def __post_init__(self) -> None:
        """The code is checked, and what to do is said in any case."""
        code = code_named(self.code)
        object.__setattr__(self, "code", code.value)
        if not self.hint:
            object.__setattr__(self, "hint", code.advice)

    def under(self, folder: str) -> "Diagnostic":
        """The same diagnostic, its path below ``folder``."""
        return replace(self, path=f"{folder.rstrip('/')}/{self.path}") if self.path else self

    def order(self) -> tuple[str, int, int, str, str]:
        """The key that sorts diagnostics by place; two with the same key say the same thing."""
        return (self.path, self.line, self.column, self.code, self.message)
