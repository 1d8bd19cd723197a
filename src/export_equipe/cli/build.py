"""``export-equipe build``."""

import sys
from pathlib import Path

import click

from export_equipe.cli.french import FrenchCommand
from export_equipe.cli.options import (
    Form,
    content_option,
    force_option,
    format_option,
    jobs_option,
    json_option,
    messages_option,
    mode_option,
    output_option,
    quiet_option,
    theme_option,
)
from export_equipe.cli.report import BarReporter, LineReporter, show_result
from export_equipe.pipeline.model import BuildRequest, BuildResult, Reporter, Silent
from export_equipe.pipeline.runner import run_build
from export_equipe.project.mode import Mode


@click.command("build", cls=FrenchCommand)
@click.argument("pages", nargs=-1, metavar="[PAGE]...")
@format_option
@content_option
@output_option
@theme_option
@mode_option
@force_option
@jobs_option
@json_option
@messages_option
@quiet_option
def build_command(
    pages: tuple[str, ...], formats: tuple[str, ...], content: Path, output: Path, theme: str, draft: bool | None,
    force: bool, jobs: int | None, form: Form, quiet: bool,
) -> int:  # fmt: skip
    """Construire les documents des pages.

    Toutes les pages, si aucune n’est nommée.
    """
    request = BuildRequest(
        content=content, output=output, pages=pages, formats=formats, theme=theme,
        mode=Mode.FINAL if draft is False else Mode.DRAFT, force=force, jobs=jobs or 0,
    )  # fmt: skip
    result = _run(request, Silent() if form.whole or quiet else None)
    show_result(form, result.outputs, result.diagnostics, quiet=quiet)
    return int(result.refused)


def _run(request: BuildRequest, reporter: Reporter | None) -> BuildResult:
    if reporter is not None:
        return run_build(request, reporter)
    if not sys.stdout.isatty():
        return run_build(request, LineReporter())
    bar = BarReporter()
    try:
        return run_build(request, bar)
    finally:
        bar.close()
