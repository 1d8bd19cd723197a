"""click in French: its help pages and what it says of a wrong command line."""

from collections.abc import Callable
from typing import Any

import click


class FrenchCommand(click.Command):
    """A command whose help is in French."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The first line of the help."""
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix="Utilisation : ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options, and a group's commands."""
        options = [param for param in self.get_params(ctx) if isinstance(param, click.Option)]
        rows = [row for option in options if (row := option.get_help_record(ctx)) is not None]
        with formatter.section("Options\N{NO-BREAK SPACE}"):
            formatter.write_dl(rows)
        if isinstance(self, click.Group):
            self.format_commands(ctx, formatter)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """``--help``, described in French."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "Afficher cette aide."
        return option


class FrenchGroup(FrenchCommand, click.Group):
    """A group of commands whose help is in French."""

    command_class = FrenchCommand

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands, a line each."""
        names = self.list_commands(ctx)
        commands = [(name, command) for name in names if (command := self.get_command(ctx, name)) is not None]
        width = formatter.width - 6 - max((len(name) for name in names), default=0)
        with formatter.section("Commandes\N{NO-BREAK SPACE}"):
            formatter.write_dl([(name, command.get_short_help_str(width)) for name, command in commands])


def french_error(error: click.ClickException) -> str:
    """What click has to say of a wrong command line, in one French sentence."""
    for kind, sentence in _SENTENCES:
        if isinstance(error, kind):
            return sentence(error)
    return "la commande n’est pas comprise"


def _name(error: Any) -> str:
    param = getattr(error, "param", None)
    if isinstance(param, click.Option):
        return max(param.opts, key=len)
    return str(getattr(error, "param_hint", None) or (param.human_readable_name if param else "")).strip("'\"")


def _bad_value(error: Any) -> str:
    kind = getattr(error.param, "type", None)
    choices = getattr(kind, "choices", None)
    detail = f" ; valeurs possibles : {', '.join(choices)}" if choices else f" : {error.message}"
    if isinstance(kind, click.IntRange):
        detail = f" ; il faut un nombre entier, au moins {kind.min}"
    return f"« {_name(error)} » a une valeur qui ne convient pas{detail}"


def _usage(error: Any) -> str:
    message = str(error.message)
    if message.startswith("No such command"):
        return f"la commande « {message.split(chr(39))[1]} » n’existe pas"
    if "unexpected extra argument" in message:
        return f"argument en trop : {message.partition('(')[2].rstrip(').')}"
    if message.startswith("Missing command"):
        return "il manque une commande"
    return message if message[:1].islower() else "la commande n’est pas comprise"


_SENTENCES: tuple[tuple[type[click.ClickException], Callable[[Any], str]], ...] = (
    (click.NoSuchOption, lambda error: f"l’option « {error.option_name} » n’existe pas"),
    (click.MissingParameter, lambda error: f"il manque « {_name(error)} »"),
    (click.BadOptionUsage, lambda error: f"l’option « {error.option_name} » attend une valeur, ou n’en attend pas"),
    (click.BadParameter, _bad_value),
    (click.UsageError, _usage),
    (click.FileError, lambda error: f"« {error.ui_filename} » ne peut pas être ouvert"),
)
