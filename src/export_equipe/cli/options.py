"""Options that several commands share."""

from collections.abc import Sequence
from pathlib import Path

import click

from export_equipe.writers.base import DEFAULT_FORMATS, WRITERS

content_option = click.option(
    "--content", type=click.Path(path_type=Path), default=Path("content"), metavar="DOSSIER",
    help="Dossier des pages (content).",
)  # fmt: skip
output_option = click.option(
    "--output", type=click.Path(path_type=Path), default=Path("build"), metavar="DOSSIER",
    help="Dossier des documents (build).",
)  # fmt: skip
theme_option = click.option("--theme", default="", metavar="NOM", help="Thème (celui de la configuration).")
json_option = click.option("--json", "as_json", is_flag=True, help="Écrire le résultat en JSON, et rien d’autre.")
quiet_option = click.option("--quiet", "-q", is_flag=True, help="Ne montrer que les erreurs.")
force_option = click.option("--force", is_flag=True, help="Tout refaire, même un document modifié à la main.")
jobs_option = click.option(
    "--jobs", "-j", type=click.IntRange(min=1), default=None, metavar="N",
    help="Nombre de processus à la fois (autant que de cœurs).",
)  # fmt: skip
mode_option = click.option(
    "--draft/--final",
    "draft",
    default=None,
    help="Brouillon (par défaut), ou version finale : rien d’ouvert n’y passe.",
)


def read_formats(_context: click.Context, _param: click.Parameter, value: Sequence[str]) -> tuple[str, ...]:
    """``--format slides,memo`` as names, in the order of the registry."""
    asked = [name.strip() for text in value for name in text.split(",") if name.strip()]
    unknown = [name for name in asked if name not in WRITERS]
    if unknown:
        raise click.UsageError(f"format inconnu : {', '.join(unknown)} ; formats possibles : {', '.join(WRITERS)}")
    return tuple(name for name in WRITERS if name in asked) or DEFAULT_FORMATS


format_option = click.option(
    "--format", "-f", "formats", multiple=True, callback=read_formats, metavar="FORMATS",
    help=f"Formats, séparés par des virgules : {', '.join(WRITERS)} (slides,memo,pdf).",
)  # fmt: skip
