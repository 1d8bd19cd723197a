"""``export-equipe inspect``: the rules of accessibility that a finished file breaks, whoever made it."""

import json
import re
from collections.abc import Sequence
from pathlib import Path

import click

from export_equipe.cli.french import FrenchCommand
from export_equipe.diagnostics import ConfigError
from export_equipe.french.spaces import NBSP
from export_equipe.inspect.checks import KINDS, RULES, Finding

_BEFORE_MARK = re.compile(r" (?=[:;!?»%])|(?<=«) ")


@click.command("inspect", cls=FrenchCommand)
@click.argument("files", metavar="FICHIER...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Écrire le résultat en JSON, et rien d’autre.")
def inspect_command(files: Sequence[Path], as_json: bool) -> int:
    """Vérifier l’accessibilité de fichiers finis.

    Chaque FICHIER (.pptx, .docx, .pdf ou .html) est relu tel qu’il est, quel que soit le logiciel qui l’a écrit. Les
    règles sont dans docs/accessibilite.md.
    """
    found = [(file, *_inspect(file)) for file in files]
    if as_json:
        click.echo(json.dumps([_as_json(*each) for each in found], ensure_ascii=False, indent=2))
    else:
        for each in found:
            click.echo("\n".join(_lines(*each)))
    return int(any(faults for _, faults, _ in found))


def _inspect(file: Path) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """The faults of a file, and what a person should look at; raises ``ConfigError`` when it cannot be read."""
    from export_equipe.inspect.checks import check_file, warn_file
    from export_equipe.inspect.opening import can_open

    kind = file.suffix.removeprefix(".").casefold()
    if kind not in KINDS:
        known = ", ".join(f".{name}" for name in KINDS)
        raise ConfigError(f"« {file} » ne peut pas être vérifié", hint=f"formats possibles{NBSP}: {known}")
    try:
        data = file.read_bytes()
    except OSError as error:
        raise ConfigError(f"« {file} » ne peut pas être lu", hint=error.strerror or "") from error
    if not can_open(data, kind):
        raise ConfigError(f"« {file} » n’est pas un fichier .{kind} lisible")
    return check_file(data, kind), warn_file(data, kind)


def _lines(file: Path, faults: Sequence[Finding], warnings: Sequence[Finding]) -> list[str]:
    """The file and its count, then a line a finding."""
    counts = [_count(len(faults), "défaut", "défauts"), _count(len(warnings), "point à vérifier", "points à vérifier")]
    lines = [f"{file.as_posix()}{NBSP}: {', '.join(each for each in counts if each) or 'aucun défaut'}"]
    for finding in (*faults, *warnings):
        line = f"{finding.rule} ({RULES[finding.rule]}), {finding.place} : {finding.message}"
        lines.append(f"  {_BEFORE_MARK.sub(NBSP, line)}")
    return lines


def _count(number: int, one: str, several: str) -> str:
    return f"{number} {one if number == 1 else several}" if number else ""


def _as_json(file: Path, faults: Sequence[Finding], warnings: Sequence[Finding]) -> dict[str, object]:
    return {"path": file.as_posix(), "faults": _records(faults), "warnings": _records(warnings)}


def _records(findings: Sequence[Finding]) -> list[dict[str, str]]:
    return [{"rule": each.rule, "place": each.place, "message": each.message} for each in findings]
