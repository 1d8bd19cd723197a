"""``export-equipe show``: each stage of a page as text."""

from pathlib import Path

import click

from export_equipe.cli.french import FrenchCommand
from export_equipe.cli.options import content_option, mode_option, theme_option
from export_equipe.cli.report import show_diagnostics
from export_equipe.project.mode import Mode
from export_equipe.writers.base import WRITERS

STAGES = ("tree", "storyboard", "plan")


@click.command("show", cls=FrenchCommand)
@click.argument("stage", type=click.Choice(STAGES), metavar="[tree|storyboard|plan]")
@click.argument("page", metavar="PAGE")
@click.option("--format", "-f", "name", type=click.Choice(list(WRITERS)), default="slides",
              metavar="FORMAT", help="Document dont montrer le scénario ou le plan (slides).")  # fmt: skip
@content_option
@theme_option
@mode_option
def show_command(stage: str, page: str, name: str, content: Path, theme: str, draft: bool | None) -> int:
    """Montrer les étapes d’une page.

    Son arbre (tree), son scénario (storyboard) ou le plan d’un document (plan).
    """
    from export_equipe.pipeline.show import show_stage

    mode = Mode.FINAL if draft is False else Mode.DRAFT
    text, diagnostics, refused = show_stage(stage, page, name, content=content, theme=theme, mode=mode)
    click.echo(text)
    if refused:
        show_diagnostics(diagnostics)
    return int(refused)
