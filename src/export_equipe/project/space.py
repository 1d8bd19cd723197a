"""A GitBook space as its repository describes it: ``.gitbook.yaml``, ``.gitbook/vars.yaml``.

Comes in: a content folder. Goes out: where its pages stand, its summary, its redirects, its variables. Decided here: a
value that cannot be used is reported and left aside; the root of the pages never leaves the folder. Follows GitBook's
own documentation of Git Sync.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from export_equipe.diagnostics import Severity, Sink
from export_equipe.project.workspace import SUMMARY_NAME, Workspace
from export_equipe.reader.summary import README
from export_equipe.reader.yaml import Value, YamlDocument, read_yaml

SETTINGS_NAME = ".gitbook.yaml"
VARIABLES_NAME = ".gitbook/vars.yaml"
_KEYS = ("root", "structure", "redirects")
_STRUCTURE = ("readme", "summary")
_REDIRECT = "écrire « ancienne/adresse: page.md »"


@dataclass(frozen=True, slots=True, kw_only=True)
class Space:
    """What the repository says; paths count from ``root``, itself a folder of the content folder (``""``: that folder).

    ``redirects`` maps old addresses (without a slash at either end) to pages.
    """

    root: str = ""
    readme: str = README
    summary: str = SUMMARY_NAME
    redirects: Mapping[str, str] = field(default_factory=dict)


def read_space(workspace: Workspace, sink: Sink) -> Space:
    """The settings of the repository ``workspace``."""
    document = _read(workspace, SETTINGS_NAME, sink)
    if document is None or document.value is None:
        return Space()
    values = _Values(document, sink)
    values.mapping((), _KEYS)
    values.mapping(("structure",), _STRUCTURE)
    root = values.path(("root",), "")
    if root and not workspace.has_folder(root):
        message = f"le dossier « {root} » n’existe pas dans le dossier de contenu"
        values.report(("root",), message, "corriger « root », ou l’ôter")
        root = ""
    return Space(
        root=root, readme=values.path(("structure", "readme"), README),
        summary=values.path(("structure", "summary"), SUMMARY_NAME), redirects=values.redirects(),
    )  # fmt: skip


def read_variables(workspace: Workspace, sink: Sink) -> Mapping[str, str]:
    """The variables of the space, as text."""
    document = _read(workspace, VARIABLES_NAME, sink)
    if document is None or document.value is None:
        return {}
    values = _Values(document, sink)
    values.texts()
    return as_variables(document.value)


def as_variables(values: object) -> Mapping[str, str]:
    """The entries of a YAML mapping that can stand in a text."""
    if not isinstance(values, dict):
        return {}
    return {str(name): _shown(value) for name, value in values.items() if isinstance(value, str | int | float)}


def _shown(value: str | float) -> str:
    if isinstance(value, bool):
        return "oui" if value else "non"
    return str(value)


def _read(workspace: Workspace, name: str, sink: Sink) -> YamlDocument | None:
    if not workspace.has(name):
        return None
    source = workspace.text(name, sink)
    return read_yaml(source, sink) if source is not None else None


class _Values:
    """The values of a file of GitBook's settings; what is wrong with one is reported at its place."""

    def __init__(self, document: YamlDocument, sink: Sink) -> None:
        self._document = document
        self._sink = sink

    def path(self, location: tuple[str, ...], default: str) -> str:
        """A path of the folder, without ``./`` and without a slash at its end."""
        value = self._get(location)
        if value is None:
            return default
        path = value.strip().replace("\\", "/").removeprefix("./").strip("/") if isinstance(value, str) else None
        if path is None or ".." in PurePosixPath(path).parts or ":" in path:
            shown = ".".join(location)
            message = f"« {shown} » doit être un chemin du dossier de contenu"
            self.report(location, message, f"écrire par exemple « {shown.rpartition('.')[2]}: {default or 'docs'} »")
            return default
        return "" if path == "." else path

    def redirects(self) -> Mapping[str, str]:
        """The redirects whose page is a text."""
        values = self._get(("redirects",))
        if values is None:
            return {}
        if not isinstance(values, dict):
            self.report(("redirects",), "« redirects » attend des clés et des valeurs", _REDIRECT)
            return {}
        for old, new in values.items():
            if not isinstance(new, str):
                self.report(("redirects", str(old)), f"la redirection « {old} » attend une page", _REDIRECT)
        return {
            str(old).strip("/"): new.removeprefix("./").lstrip("/")
            for old, new in values.items()
            if isinstance(new, str)
        }

    def mapping(self, location: tuple[str, ...], known: tuple[str, ...]) -> None:
        """Reports what stands at ``location`` when it is no mapping, else the keys of it that nobody knows."""
        values = self._get(location)
        if values is not None and not isinstance(values, dict):
            what = f"« {'.'.join(location)} »" if location else SETTINGS_NAME
            self.report(location, f"{what} attend des clés et des valeurs", f"clés connues : {', '.join(known)}")
        for key in values if isinstance(values, dict) else ():
            if key not in known:
                self.report((*location, key), f"clé inconnue : « {key} »", f"clés connues : {', '.join(known)}")

    def texts(self) -> None:
        """Reports what is no text and no number among the values of the file, or the file when it has none."""
        found = self._document.value
        if not isinstance(found, dict):
            message = f"{VARIABLES_NAME} attend des clés et des valeurs"
            self.report((), message, "écrire « nom: valeur » sur chaque ligne")
        for name, value in found.items() if isinstance(found, dict) else ():
            if isinstance(value, dict | list):
                message = f"la variable « {name} » attend un texte ou un nombre"
                self.report((str(name),), message, "écrire sa valeur seule")

    def report(self, location: tuple[str, ...], message: str, hint: str) -> None:
        """Reports something wrong at ``location``."""
        self._sink.report("reglage-gitbook", Severity.WARNING, self._document.place(location), message, hint=hint)

    def _get(self, location: tuple[str, ...]) -> Value:
        value: Value = self._document.value
        for name in location:
            value = value.get(name) if isinstance(value, dict) else None
        return value
