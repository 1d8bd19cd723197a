"""How a build is shown: a progress bar on a terminal, plain lines elsewhere, one JSON object when asked.

Standard output says what was made, standard error what is to be known.
"""

import json
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from export_equipe.diagnostics import Diagnostic, ExportError, Severity
from export_equipe.diagnostics.render import as_json, render_diagnostic, summarize
from export_equipe.pipeline.model import Output, Silent, Status

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

STATUS_WORDS = {
    Status.BUILT: "construit",
    Status.UNCHANGED: "inchangé",
    Status.KEPT: "gardé (modifié à la main)",
    Status.REFUSED: "refusé",
}
_COLORS = {Severity.ERROR: "red", Severity.OPEN: "yellow", Severity.WARNING: "yellow", Severity.INFO: "blue"}


class LineReporter(Silent):
    """One line an output."""

    def finished(self, output: Output) -> None:
        """Shows ``output``."""
        click.echo(output_line(output))


class BarReporter(LineReporter):
    """A progress bar on a terminal, with a line an output above it: pages done, time passed, pages being built."""

    def __init__(self) -> None:
        self._progress: Progress | None = None
        self._task: TaskID | None = None
        self._begun: dict[str, None] = {}

    def started(self, pages: int) -> None:
        """Draws the bar; only for builds long enough to need one."""
        if pages < 2:
            return
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

        columns = (
            TextColumn("Construction"), BarColumn(), MofNCompleteColumn(), TextColumn("pages"), TimeElapsedColumn(),
            TextColumn("{task.description}", markup=False),
        )  # fmt: skip
        self._progress = Progress(*columns, transient=True, auto_refresh=False)
        self._progress.start()
        self._task = self._progress.add_task("", total=pages)
        self._progress.refresh()

    def begun(self, page: str) -> None:
        """Names ``page`` beside the bar."""
        self._begun[page] = None
        self._move(0)

    def finished(self, output: Output) -> None:
        """Shows ``output`` above the bar."""
        if self._progress is None:
            super().finished(output)
        else:
            self._progress.console.print(output_line(output), markup=False, highlight=False, soft_wrap=True)

    def ended(self, page: str) -> None:
        """Moves the bar."""
        self._begun.pop(page, None)
        self._move(1)
        if self._progress is not None and self._progress.finished:
            self.close()

    def close(self) -> None:
        """Takes the bar away, also when the build was interrupted."""
        if self._progress is not None:
            self._progress.stop()
            self._progress = None

    def _move(self, pages: int) -> None:
        """The bar shows the page that has been at work longest: the one whose turn it is."""
        if self._progress is not None and self._task is not None:
            named = next(iter(self._begun), "")
            self._progress.update(self._task, advance=pages, description=named, refresh=True)


def output_line(output: Output) -> str:
    """« build/pdf/page.pdf : construit, 41 ko »."""
    size = f", {max(1, round(output.bytes / 1000))} ko" if output.bytes else ""
    return f"{output.path.as_posix()} : {STATUS_WORDS[output.status]}{size}"


def show_diagnostics(diagnostics: Sequence[Diagnostic]) -> None:
    """Diagnostics and their count, on standard error, coloured on a terminal."""
    for diagnostic in diagnostics:
        first, _, rest = render_diagnostic(diagnostic).partition("\n")
        click.echo(click.style(first, fg=_COLORS[diagnostic.severity]), err=True)
        if rest:
            click.echo(rest, err=True)
    if diagnostics:
        click.echo(summarize(diagnostics), err=True)


def show_error(error: ExportError) -> None:
    """An error of the set-up, with the diagnostics that say where."""
    for diagnostic in error.diagnostics:
        click.echo(render_diagnostic(diagnostic), err=True)
    click.echo(click.style(f"erreur : {error.message}", fg="red"), err=True)
    if error.hint:
        click.echo(f"  aide : {error.hint}", err=True)


def print_json(outputs: Sequence[Output], diagnostics: Sequence[Diagnostic]) -> None:
    """The one JSON object of ``--json``."""
    content = {"outputs": [output.as_json() for output in outputs], "diagnostics": [as_json(d) for d in diagnostics]}
    sys.stdout.write(json.dumps(content, ensure_ascii=False, indent=2) + "\n")


def error_diagnostics(error: ExportError, code: str) -> tuple[Diagnostic, ...]:
    """The diagnostics of an error of the set-up, for ``--json``."""
    if error.diagnostics:
        return error.diagnostics
    return (Diagnostic(code=code, severity=Severity.ERROR, message=error.message, hint=error.hint),)
