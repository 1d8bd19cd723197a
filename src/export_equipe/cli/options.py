"""Options that several commands share."""

from collections.abc import Sequence
from enum import StrEnum
from itertools import pairwise
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


class Form(StrEnum):
    """How a command says what it has to say."""

    TEXT = "texte"
    JSON = "json"
    GITHUB = "github"
    GITLAB = "gitlab"

    @property
    def whole(self) -> bool:
        """Whether standard output is one JSON value, and nothing else."""
        return self in (Form.JSON, Form.GITLAB)


def read_form(context: click.Context, _param: click.Parameter, value: str | None) -> Form:
    """The form asked for by ``--messages``, or by ``--json``, which is read before."""
    asked_json = bool(context.params.pop("as_json", False))
    if asked_json and value not in (None, Form.JSON):
        raise click.UsageError(f"deux formes à la fois : --json et --messages {value}")
    return Form.JSON if asked_json else Form(value or Form.TEXT)


def form_of(arguments: Sequence[str]) -> Form:
    """The form asked for by a command line that may be wrong."""
    values = [argument.removeprefix("--messages=") for argument in arguments if argument.startswith("--messages=")]
    values += [value for name, value in pairwise(arguments) if name == "--messages"]
    known = [Form(value) for value in values if value in list(Form)]
    return Form.JSON if "--json" in arguments else known[-1] if known else Form.TEXT


json_option = click.option(
    "--json", "as_json", is_flag=True, is_eager=True, help="Écrire le résultat en JSON, et rien d’autre."
)
messages_option = click.option(
    "--messages", "form", type=click.Choice([form.value for form in Form]), callback=read_form, metavar="FORME",
    help=f"Forme des messages : {', '.join(Form)} (texte).",
)  # fmt: skip


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
