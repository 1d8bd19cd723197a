"""Content folders written in the parts of a fixture case, and what the command line says of them.

The first part is ``page.md``. The others are named by what they are:

§§§ fichier dossier/SUMMARY.md     another file of the content folder
§§§ base64 img/point.png           the same, for bytes
§§§ repete 5000 lourde.md          the same, this text repeated (without its last line end) so many times
§§§ theme deck/page.yaml.j2        a file of the theme « essai », a copy of the default one otherwise
§§§ avant                          a command to run first, and then a line: the words added to each output it made
§§§ commande                       the command to run, instead of « build --format slides,html »
§§§ constats                       what a draft says: ``code severity path:line:column+width message``, a line each
§§§ final                          what a final says, where it is something else
"""

import base64
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

from tests.support.cases import Case
from tests.support.pages import ROOT
from tests.support.runs import call

COMMAND = "build --format slides,html"


def lay_folder(case: Case, folder: Path) -> None:
    """Writes the files of ``case``; the current folder is ``folder``, the pages are in its ``content``."""
    _write(folder / "content/page.md", case.read("page").encode())
    for name in case.parts:
        kind, _, path = name.partition(" ")
        if kind == "fichier":
            _write(folder / "content" / path, case.read(name).encode())
        elif kind == "base64":
            _write(folder / "content" / path, base64.b64decode(case.read(name)))
        elif kind == "repete":
            times, _, repeated = path.partition(" ")
            _write(folder / "content" / repeated, case.read(name).removesuffix("\n").encode() * int(times))
        elif kind == "theme":
            if not (folder / "templates/essai").exists():
                shutil.copytree(ROOT / "templates/default", folder / "templates/essai")
            _write(folder / "templates/essai" / path, case.read(name).encode())
    if "avant" in case.parts:
        command, words = case.read("avant").split("\n", 1)
        for output in call(*shlex.split(command), "--json").json["outputs"]:
            (folder / output["path"]).write_text(words, encoding="utf-8")


def findings(case: Case, *options: str) -> str:
    """What the command of ``case`` says with ``options``, in the current folder, as ``constats`` writes it."""
    command = shlex.split(case.read("commande") or COMMAND)
    called = call(*command, *options, "--json")
    assert called.err == ""
    return "".join(f"{line}\n" for line in _lines(called.json["diagnostics"]))


def _lines(diagnostics: list[dict[str, object]]) -> Iterator[str]:
    for found in diagnostics:
        path = str(found["path"]).removeprefix("content/") or "-"
        line, column, end = (int(str(found[key])) for key in ("line", "column", "endColumn"))
        place = f"{path}:{line}:{column}+{end - column}" if line else path
        yield f"{found['code']} {found['severity']} {place} {found['message']}"


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
