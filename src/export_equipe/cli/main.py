"""The entry point: commands, and what becomes of errors.

Exit codes: 0 all is well, 1 the content forbids an output, 2 the command line or the set-up is wrong, 3 a bug.
"""

import gc
import sys
from collections.abc import Sequence

import click

from export_equipe import __version__
from export_equipe.cli.build import build_command
from export_equipe.cli.french import FrenchGroup, french_error
from export_equipe.cli.inspect import inspect_command
from export_equipe.cli.options import form_of
from export_equipe.cli.pack import pack_command
from export_equipe.cli.report import show_failure
from export_equipe.cli.show import show_command
from export_equipe.cli.theme import theme_command
from export_equipe.diagnostics import BuildFailed, ConfigError, ExportError

OK, CONTENT, USAGE, BUG = 0, 1, 2, 3


@click.group(
    cls=FrenchGroup, context_settings={"help_option_names": ["--help", "-h"]},
    subcommand_metavar="COMMANDE [ARGUMENTS]...",
)  # fmt: skip
@click.version_option(__version__, message="export-equipe %(version)s", help="Afficher la version.")
def cli() -> None:
    """Produire diaporamas, notes et PDF à partir des pages de l’équipe."""


cli.add_command(build_command)
cli.add_command(show_command)
cli.add_command(pack_command)
cli.add_command(theme_command)
cli.add_command(inspect_command)


def run(arguments: Sequence[str]) -> int:
    """Runs the command line ``arguments`` and returns the exit code; nothing escapes as a traceback."""
    try:
        code = cli.main(args=list(arguments), prog_name="export-equipe", standalone_mode=False)
        return code if isinstance(code, int) else OK
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.ctx.get_help(), err=True)
        return USAGE
    except click.Abort:
        click.echo("interrompu", err=True)
        return USAGE
    except click.ClickException as error:
        return _failed(ConfigError(french_error(error), hint="export-equipe --help"), arguments, USAGE, "usage")
    except BuildFailed as error:
        return _failed(error, arguments, BUG, "echec")
    except ExportError as error:
        return _failed(error, arguments, USAGE, "configuration")
    except Exception as error:  # noqa: BLE001  # the last resort: a bug becomes a sentence and exit code 3
        return _bug(error, arguments)


def _failed(error: ExportError, arguments: Sequence[str], code: int, name: str) -> int:
    show_failure(form_of(arguments), error, name)
    return code


def _bug(error: Exception, arguments: Sequence[str]) -> int:
    """A bug of ours: one sentence for the user; the whole story where a developer asks for it."""
    import os
    import traceback

    hint = "relancer avec EXPORT_EQUIPE_DEBUG=1 et signaler le message obtenu"
    failure = BuildFailed(f"erreur interne, {type(error).__name__} : {error}", hint=hint)
    if os.environ.get("EXPORT_EQUIPE_DEBUG"):
        traceback.print_exc()
    return _failed(failure, arguments, BUG, "erreur-interne")


def main() -> None:
    """The console script."""
    gc.set_threshold(100_000, 50, 50)  # a short process makes little garbage: fewer sweeps save a tenth of its time
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]  # messages are French
    sys.exit(run(sys.argv[1:]))
