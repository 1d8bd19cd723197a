"""What a build is asked, and what it answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from export_equipe.diagnostics import Diagnostic, Severity
from export_equipe.project.mode import Mode


class Status(StrEnum):
    """What became of an output; ``KEPT`` means that somebody edited it by hand and it was left alone."""

    BUILT = "built"
    UNCHANGED = "unchanged"
    KEPT = "kept"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildRequest:
    """A build: ``pages`` as the user names them (none: all), ``formats`` among the writers' names.

    ``whole`` writes nothing at all when one page is refused; ``state`` is the folder of the build's record (by
    default a hidden folder of ``output``); ``jobs`` is how many processes may work (0: one for each usable core).
    """

    content: Path
    output: Path
    pages: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    theme: str = ""
    mode: Mode = Mode.DRAFT
    force: bool = False
    whole: bool = False
    state: Path | None = None
    jobs: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """One output: its path, what it was made of, and what became of it; no digest nor size when it was refused."""

    path: Path
    format: str
    source: str
    status: Status
    sha256: str | None = None
    bytes: int | None = None

    def as_json(self) -> Mapping[str, object]:
        """The entry of ``--json``."""
        return {
            "path": self.path.as_posix(), "format": self.format, "source": self.source, "sha256": self.sha256,
            "bytes": self.bytes, "status": self.status.value,
        }  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildResult:
    """All outputs of a build, and all that there is to say."""

    outputs: tuple[Output, ...]
    diagnostics: tuple[Diagnostic, ...]

    @property
    def refused(self) -> bool:
        """Whether content errors forbid an output."""
        return any(diagnostic.severity is Severity.ERROR for diagnostic in self.diagnostics)


class Reporter(Protocol):
    """Who is told how a build goes on."""

    def started(self, pages: int) -> None:
        """There will be ``pages`` pages."""

    def begun(self, page: str) -> None:
        """A page is being built; several may be at once."""

    def finished(self, output: Output) -> None:
        """An output is done; they come in the order of pages."""

    def ended(self, page: str) -> None:
        """All outputs of a page are done."""


class Silent:
    """A reporter that says nothing."""

    def started(self, pages: int) -> None:
        """Nothing."""

    def begun(self, page: str) -> None:
        """Nothing."""

    def finished(self, output: Output) -> None:
        """Nothing."""

    def ended(self, page: str) -> None:
        """Nothing."""
