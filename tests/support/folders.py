"""Content folders written in the parts of a fixture case, and what the command line says of them.

The first part is ``page.md``. The others are named by what they are:

§§§ fichier dossier/SUMMARY.md     another file of the content folder
§§§ base64 img/point.png           the same, for bytes
§§§ repete 5000 lourde.md          this text so many times (without its last line end); ``{n}`` counts
§§§ theme deck/page.yaml.j2        a file of the theme « essai », a copy of the default one otherwise
§§§ change theme.yaml              lines of such a file, each put in the place of the first with the same key
§§§ sans theme.yaml                keys whose first line is taken out of such a file
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
            text = case.read(name).removesuffix("\n")
            copies = "".join(text.replace("{n}", str(number)) for number in range(int(times)))
            _write(folder / "content" / repeated, copies.encode())
        elif kind in ("theme", "change", "sans"):
            _lay_theme_file(folder / "templates/essai", path, kind, case.read(name))
    if "avant" in case.parts:
        command, words = case.read("avant").split("\n", 1)
        for output in call(*shlex.split(command), "--json").json["outputs"]:
            (folder / output["path"]).write_text(words, encoding="utf-8")


def _lay_theme_file(theme: Path, path: str, kind: str, text: str) -> None:
    if not theme.exists():
        shutil.copytree(ROOT / "templates/default", theme)
    if kind != "theme":
        lines = (theme / path).read_text(encoding="utf-8").splitlines()
        for line in text.splitlines():
            place = next(i for i, each in enumerate(lines) if each.startswith(line.split(":")[0] + ":"))
            lines[place : place + 1] = [line] if kind == "change" else []
        text = "".join(f"{line}\n" for line in lines)
    _write(theme / path, text.encode())


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
