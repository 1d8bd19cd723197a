"""``export-equipe pack``."""

from pathlib import Path

import click

from export_equipe.cli.french import FrenchCommand
from export_equipe.cli.options import (
    Form,
    content_option,
    force_option,
    json_option,
    messages_option,
    mode_option,
    output_option,
    quiet_option,
    theme_option,
)
from export_equipe.cli.report import LineReporter, show_result
from export_equipe.pipeline.model import Silent
from export_equipe.project.mode import Mode


@click.command("pack", cls=FrenchCommand)
@click.argument("pack", type=click.Path(path_type=Path), metavar="PACK")
@content_option
@output_option
@theme_option
@mode_option
@force_option
@json_option
@messages_option
@quiet_option
def pack_command(
    pack: Path, content: Path, output: Path, theme: str, draft: bool | None, force: bool, form: Form, quiet: bool
) -> int:
    """Réunir les documents d’un comité.

    Les documents, leur manifeste et une archive ; PACK est un fichier YAML ou son nom dans packs/.
    """
    from export_equipe.pipeline.pack import PackRequest, build_pack

    path = pack if pack.suffix else content / "packs" / f"{pack}.yaml"
    mode = None if draft is None else Mode.DRAFT if draft else Mode.FINAL
    request = PackRequest(path=path, content=content, output=output, theme=theme, mode=mode, force=force)
    result = build_pack(request, Silent() if form.whole or quiet else LineReporter())
    show_result(form, result.outputs, result.diagnostics, quiet=quiet)
    return int(result.refused)
