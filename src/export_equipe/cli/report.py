"""How a build is shown: a progress bar on a terminal, plain lines elsewhere; its messages in the form that was asked.

Standard output says what was made, standard error what is to be known; the forms that programs read are on standard
output.
"""

import json
import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, assert_never

import click

from export_equipe.cli.options import Form
from export_equipe.diagnostics import Diagnostic, ExportError, Severity
from export_equipe.diagnostics.annotations import github_command, gitlab_report
from export_equipe.diagnostics.render import as_json, render_files, summarize
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


def show_result(form: Form, outputs: Sequence[Output], diagnostics: Sequence[Diagnostic], *, quiet: bool) -> None:
    """What a build or a pack has to say; ``quiet`` leaves errors alone where people read."""
    shown = [found for found in diagnostics if not quiet or found.severity is Severity.ERROR]
    match form:
        case Form.TEXT:
            show_diagnostics(shown)
        case Form.JSON:
            print_json(outputs, diagnostics)
        case Form.GITHUB:
            print_github(shown)
        case Form.GITLAB:
            print_gitlab(diagnostics)
        case _:
            assert_never(form)


def show_failure(form: Form, error: ExportError, code: str) -> None:
    """An error of the set-up or a bug; ``code`` names it for programs when it has no place."""
    match form:
        case Form.TEXT:
            show_error(error)
        case Form.JSON:
            print_json((), error_diagnostics(error, code))
        case Form.GITHUB:
            print_github(error_diagnostics(error, code))
        case Form.GITLAB:
            print_gitlab(error_diagnostics(error, code))
        case _:
            assert_never(form)


def show_diagnostics(diagnostics: Sequence[Diagnostic]) -> None:
    """Diagnostics and their count, on standard error."""
    _show_files(diagnostics)
    _show_summary(diagnostics)


def show_error(error: ExportError) -> None:
    """An error of the set-up, with the diagnostics that say where."""
    _show_files(error.diagnostics)
    click.echo(click.style(f"erreur : {error.message}", fg="red"), err=True)
    if error.hint:
        click.echo(f"  aide : {error.hint}", err=True)


def _show_files(diagnostics: Sequence[Diagnostic]) -> None:
    """Diagnostics file by file, coloured on a terminal."""
    for index, file in enumerate(render_files(diagnostics)):
        if index:
            click.echo(err=True)
        for severity, text in file:
            first, _, rest = text.partition("\n")
            click.echo(click.style(first, fg=_COLORS[severity]), err=True)
            if rest:
                click.echo(rest, err=True)


def _show_summary(diagnostics: Sequence[Diagnostic]) -> None:
    if diagnostics:
        click.echo(summarize(diagnostics), err=True)


def print_json(outputs: Sequence[Output], diagnostics: Sequence[Diagnostic]) -> None:
    """The one JSON object of ``--json``."""
    _print_value({"outputs": [output.as_json() for output in outputs], "diagnostics": [*map(as_json, diagnostics)]})


def print_github(diagnostics: Sequence[Diagnostic]) -> None:
    """Workflow commands, which GitHub shows beside the lines of a change; the count on standard error."""
    for diagnostic in diagnostics:
        click.echo(github_command(_from_here(diagnostic)))
    _show_summary(diagnostics)


def print_gitlab(diagnostics: Sequence[Diagnostic]) -> None:
    """A Code Quality report; the count on standard error."""
    _print_value(gitlab_report([_from_here(diagnostic) for diagnostic in diagnostics]))
    _show_summary(diagnostics)


def _print_value(value: object) -> None:
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def _from_here(diagnostic: Diagnostic) -> Diagnostic:
    """Forges take paths from the root of the repository, where their jobs run."""
    if not diagnostic.path:
        return diagnostic
    path = os.path.normpath(diagnostic.path)
    return replace(diagnostic, path=os.path.relpath(path) if Path(path).is_relative_to(Path.cwd()) else path)


def error_diagnostics(error: ExportError, code: str) -> tuple[Diagnostic, ...]:
    """The diagnostics of an error of the set-up, for programs."""
    if error.diagnostics:
        return error.diagnostics
    return (Diagnostic(code=code, severity=Severity.ERROR, message=error.message, hint=error.hint),)
