"""``export-equipe theme``: what a theme, or a ministry's own master, can do."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from export_equipe.cli.french import FrenchCommand, FrenchGroup

if TYPE_CHECKING:
    from export_equipe.pipeline.theme_check import Inks, RoleReport, ThemeReport

_HEAD = ("archétype", "disposition", "trouvée par", "sans place pour", "contraste")
_CENTIMETRE = 72 / 2.54
_LEAST_TITLE, _LEAST_TEXT = 3.0, 4.5


@click.group("theme", cls=FrenchGroup)
def theme_command() -> None:
    """Examiner un thème, ou le gabarit d’un ministère."""


@theme_command.command("check", cls=FrenchCommand)
@click.argument("file", metavar="FICHIER", type=click.Path(path_type=Path))
def check_command(file: Path) -> int:
    """Dire quelle disposition d’un gabarit sert à quoi, et ce qui lui manque.

    FICHIER est un .pptx, un .potx, ou le dossier d’un thème.
    """
    from export_equipe.pipeline.theme_check import check_theme

    report = check_theme(file)
    for line in (*_opening(report), "", *_table([_HEAD, *map(_row, report.roles)]), "", *_verdict(report)):
        click.echo(line)
    return int(not report.serves)


def _opening(report: "ThemeReport") -> list[str]:
    size = " × ".join(f"{side / _CENTIMETRE:.1f}".replace(".", ",") for side in (report.width, report.height))
    count = len(report.fonts)
    fonts = " ; ".join(" et ".join(dict.fromkeys(name or "sans nom" for name in pair)) for pair in report.fonts)
    counts = f"{_counted(count, 'masque')}, {_counted(report.layouts, 'disposition')}"
    lines = [
        f"{report.name}\u00a0: diapositives de {size}\u00a0cm, {counts}",
        f"Polices\u00a0: {fonts}",
    ]
    if not report.exact:
        lines.append(
            f"  Elles ne se mesurent pas ici\u00a0: les textes seront écrits en {report.written}, qui se mesure."
        )
    return lines


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'s' if count > 1 else ''}"


def _row(role: "RoleReport") -> tuple[str, ...]:
    from export_equipe.theme.load import LAYOUTS

    match = role.match
    names = {role: key for key, role in LAYOUTS.items()} | {"title_only": "titre seul"}
    found = f"{match.found.value}\u00a0: {names[match.instead]}" if match.instead else match.found.value
    name = match.layout.name or "(sans nom)" if match.layout else "—"
    return role.key, name, found, ", ".join(role.lacking) or "—", _contrast(role.inks)


def _contrast(inks: "Inks | None") -> str:
    if inks is None:
        return "—"
    if inks.title is None:
        return "fond en image\u00a0: à vérifier"
    shown = f"titre {_number(inks.title)}"
    if inks.own_title is not None and inks.own_title < _LEAST_TITLE:
        shown += f" (gabarit\u00a0: {_number(inks.own_title)}, remplacé)"
    if inks.text is not None:
        shown += f", texte {_number(inks.text)}"
    if inks.own_text is not None and inks.own_text < _LEAST_TEXT:
        shown += f" (gabarit\u00a0: {_number(inks.own_text)}, remplacé)"
    return shown


def _number(value: float) -> str:
    return f"{value:.1f}".replace(".", ",")


def _table(rows: list[tuple[str, ...]]) -> list[str]:
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return [lines[0], "  ".join("─" * width for width in widths), *lines[1:]]


def _verdict(report: "ThemeReport") -> list[str]:
    absent = [role.key for role in report.roles if role.match.layout is None]
    faint = [role.key for role in report.roles if role.inks is not None and not role.inks.enough]
    lines = []
    if absent:
        lines.append(f"Sans disposition\u00a0: {', '.join(absent)}. Ce gabarit ne peut pas servir.")
    if faint:
        lines.append(f"Textes illisibles\u00a0: {', '.join(faint)}. Ce gabarit ne peut pas servir.")
    if not lines:
        lines.append("Ce gabarit peut servir\u00a0: ce qui n’a pas de place a une forme à lui sur la diapositive.")
    return lines
