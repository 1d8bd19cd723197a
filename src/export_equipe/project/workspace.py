"""The content folder: the only door to the user's files.

Comes in: a folder and page names. Goes out: texts. Decided here: what a page's path may be (never outside the folder,
links followed), and that texts are UTF-8.
"""

import os
from collections.abc import Iterable
from copy import copy
from pathlib import Path, PurePosixPath

from export_equipe.diagnostics import ConfigError, Diagnostic, Severity, Sink
from export_equipe.project.config import CONFIG_NAME, Config
from export_equipe.project.files import InputFiles, is_file
from export_equipe.reader.validate import validate
from export_equipe.reader.yaml import read_yaml
from export_equipe.source import SourceText, Span

SUMMARY_NAME = "SUMMARY.md"
LARGEST_FILE = 100_000_000  # bytes, of a picture or of any file that is not a text


class Workspace:
    """One content folder; every path is relative to it, with ``/``."""

    def __init__(self, root: Path, files: InputFiles) -> None:
        if not root.is_dir():
            raise ConfigError(
                f"le dossier de contenu « {root} » n’existe pas", hint="indiquer un dossier avec --content"
            )
        self.root = root.resolve()
        self._given = root
        self._shown = root.as_posix()
        self._files = files

    def tracing(self, files: InputFiles) -> "Workspace":
        """The same folder, what is read in it noted by ``files``."""
        other = copy(self)
        other._files = files
        return other

    def located(self, diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
        """``diagnostics`` of files of this folder, their paths as an editor can open them."""
        return tuple(diagnostic.under(self._shown) for diagnostic in diagnostics)

    def page_path(self, name: str) -> str:
        """The path of the page that the user calls ``name`` (with or without ``.md``, or a path to the file).

        Raises ``ConfigError`` when it lies outside the folder.
        """
        named = name if name.endswith(".md") else f"{name}.md"
        candidates = [_resolved(self.root / named), _resolved(Path(named))]
        inside = [path for path in candidates if path and path.is_relative_to(self.root)]
        if not inside:
            raise ConfigError(f"« {name} » est en dehors du dossier de contenu")
        path = next((path for path in inside if is_file(path)), inside[0])
        return path.relative_to(self.root).as_posix()

    def pages(self) -> tuple[str, ...]:
        """Every page of the folder, sorted; hidden folders, the summary, includes, names that are no text left out."""
        found = (path.relative_to(self.root) for path in self._files.list(self.root, "*.md") if path.is_file())
        kept = (path for path in found if not any(part.startswith((".", "_")) for part in path.parts))
        return tuple(path.as_posix() for path in kept if path.name != SUMMARY_NAME and is_text(path.as_posix()))

    def unnamed_pages(self) -> tuple[str, ...]:
        """The pages whose names are bytes that are no UTF-8, as a message can show them: no document can name them."""
        found = (path.relative_to(self.root).as_posix() for path in self._files.list(self.root, "*.md"))
        return tuple(os.fsencode(path).decode("utf-8", "backslashreplace") for path in found if not is_text(path))

    def text(self, path: str, sink: Sink) -> SourceText | None:
        """The text of ``path``, or ``None`` after a diagnostic when it cannot be read."""
        place = self._inside(path)
        if place is None or not self._files.exists(place):
            hint = "vérifier le nom du fichier et celui du dossier de contenu (--content)"
            sink.report("fichier-absent", Severity.ERROR, path, "ce fichier n’existe pas", hint=hint)
            return None
        try:
            data = self._files.read(place)
        except OSError as error:
            sink.report("fichier-illisible", Severity.ERROR, path, f"ce fichier ne se lit pas : {error.strerror}")
            return None
        return _decoded(path, data, sink)

    def bytes(self, path: str, sink: Sink) -> bytes | None:
        """The bytes of ``path``, a picture or a file of the folder, or ``None`` after a diagnostic as for a text."""
        place = self._inside(path)
        if place is None or not self._files.exists(place):
            sink.report("fichier-absent", Severity.ERROR, path, "ce fichier n’existe pas")
            return None
        if place.stat().st_size > LARGEST_FILE:
            sink.report("fichier-illisible", Severity.ERROR, path, "ce fichier dépasse 100 Mo")
            return None
        try:
            return self._files.read(place)
        except OSError as error:
            sink.report("fichier-illisible", Severity.ERROR, path, f"ce fichier ne se lit pas : {error.strerror}")
            return None

    def names(self, folder: str) -> tuple[str, ...]:
        """The names of the files and folders in ``folder`` of the content folder, hidden ones too; none outside it."""
        place = self._inside(folder)
        return () if place is None else self._files.names(place)

    def leads_inside(self, path: str) -> bool:
        """Whether ``path`` stays in the folder, whatever links it goes through, and whether or not it exists."""
        return self._inside(path) is not None

    def has_folder(self, path: str) -> bool:
        """Whether the folder holds the folder ``path``."""
        place = self._inside(path)
        return place is not None and place.is_dir()

    def below(self, folder: str) -> "Workspace":
        """The workspace of one of its folders; nothing outside that folder is reached through it."""
        return Workspace(self._given / folder, self._files) if folder else self

    def has(self, path: str) -> bool:
        """Whether the folder holds the file ``path``."""
        place = self._inside(path)
        return place is not None and self._files.exists(place)

    def config(self) -> Config:
        """The configuration; raises ``ConfigError`` with every mistake of its file."""
        if not self.has(CONFIG_NAME):
            return Config()
        sink = Sink()
        text = self.text(CONFIG_NAME, sink)
        document = read_yaml(text, sink) if text else None
        config = validate(document, Config, sink, code="configuration-invalide") if document else None
        if config is None or sink.sorted():
            raise ConfigError("la configuration ne peut pas servir", diagnostics=self.located(sink.sorted()))
        return config

    def _inside(self, path: str) -> Path | None:
        """The file's place, or ``None`` when it leads out of the folder, by its name or through a link."""
        if PurePosixPath(path).is_absolute():
            return None
        place = _resolved(self.root / path)
        return place if place and place.is_relative_to(self.root) else None


def is_text(name: str) -> bool:
    """Whether the name of a file is UTF-8: Python keeps other bytes as halves of characters (PEP 383)."""
    return not any("\ud800" <= character <= "\udfff" for character in name)


def _resolved(path: Path) -> Path | None:
    try:
        return path.resolve()
    except (OSError, RuntimeError):  # a link that leads to itself
        return None


def _decoded(path: str, data: bytes, sink: Sink) -> SourceText | None:
    try:
        return SourceText(path, _mended(data.decode("utf-8-sig")))
    except UnicodeDecodeError as error:
        start = len(_mended(error.object[: error.start].decode("utf-8")))
        sink.know(SourceText(path, _mended(error.object.decode("utf-8", "replace"))))
        hint = "enregistrer le fichier en UTF-8"
        span = Span(path, start, start + 1)
        sink.report("encodage-invalide", Severity.ERROR, span, "ce fichier n’est pas en UTF-8", hint=hint)
        return None


def _mended(text: str) -> str:
    """``text`` with our line ends."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
