"""Reading files, and remembering what was read.

Comes in: paths. Goes out: bytes, and a trace of every read: the path and the SHA-256 of what it held; of a file that
was only looked for, whether it was there; of a folder that was listed, the names in it. A build whose trace still holds
would give the same result again, so it need not be run (see ``pipeline.cache``). Decided here: nothing but that record.
"""

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path

ABSENT, PRESENT, UNREADABLE = "absent", "present", "illisible"


def digest_of(data: bytes) -> str:
    """The SHA-256 of ``data``, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def is_file(path: Path) -> bool:
    """Whether ``path`` is a file; a name that no file can have is none."""
    try:
        return path.is_file()
    except OSError:
        return False


def _digest_at(path: Path) -> str:
    """The digest of a file of any size; of one that cannot be read, a word that no trace holds."""
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return UNREADABLE


def _children(folder: Path) -> tuple[str, ...]:
    """The names in ``folder``, sorted; none where there is no such folder, or none that may be read."""
    try:
        return tuple(sorted(path.name for path in folder.iterdir()))
    except OSError:
        return ()


def _children_digest(names: Sequence[str]) -> str:
    return digest_of("\n".join(names).encode("utf-8", "surrogateescape"))


def _listing(folder: Path, pattern: str) -> tuple[Path, ...]:
    return tuple(sorted(folder.rglob(pattern))) if folder.is_dir() else ()


def _names_digest(paths: Sequence[Path], folder: Path) -> str:
    names = "\n".join(path.relative_to(folder).as_posix() for path in paths)
    return digest_of(names.encode("utf-8", "surrogateescape"))


class InputFiles:
    """The only door through which a build reads files; raises what the operating system raises."""

    def __init__(self) -> None:
        self._trace: dict[str, str] = {}

    def read(self, path: Path) -> bytes:
        """The bytes of ``path``."""
        data = path.read_bytes()
        self._trace[f"file:{path.absolute()}"] = digest_of(data)
        return data

    def exists(self, path: Path) -> bool:
        """Whether ``path`` is a file."""
        found = is_file(path)
        self._trace[f"here:{path.absolute()}"] = PRESENT if found else ABSENT
        return found

    def names(self, folder: Path) -> tuple[str, ...]:
        """The names of the files and folders in ``folder``, sorted; none where there is no such folder."""
        found = _children(folder)
        self._trace[f"names:{folder.absolute()}"] = _children_digest(found)
        return found

    def list(self, folder: Path, pattern: str) -> tuple[Path, ...]:
        """The paths below ``folder`` whose names match ``pattern``, sorted."""
        found = _listing(folder, pattern)
        self._trace[f"list:{pattern}:{folder.absolute()}"] = _names_digest(found, folder)
        return found

    def read_all(self, folder: Path) -> None:
        """Notes every file below ``folder``: for what is read elsewhere than here (a theme's templates)."""
        for path in self.list(folder, "*"):
            if path.is_file():
                self.read(path)

    @property
    def trace(self) -> Mapping[str, str]:
        """What was read so far."""
        return dict(self._trace)


class TraceCheck:
    """Says whether traces still hold; what several of them name is looked at once."""

    def __init__(self) -> None:
        self._found: dict[str, str] = {}

    def holds(self, trace: Mapping[str, str]) -> bool:
        """Whether every file and folder of ``trace`` is still as it was."""
        return all(self._as_it_stands(key) == digest for key, digest in trace.items())

    def _as_it_stands(self, key: str) -> str:
        found = self._found.get(key)
        if found is None:
            found = self._found[key] = _look(key)
        return found


def trace_holds(trace: Mapping[str, str]) -> bool:
    """Whether every file and folder of ``trace`` is still as it was."""
    return TraceCheck().holds(trace)


def _look(key: str) -> str:
    """What a trace would say today of what ``key`` names."""
    kind, _, rest = key.partition(":")
    match kind:
        case "list":
            pattern, _, folder = rest.partition(":")
            return _names_digest(_listing(Path(folder), pattern), Path(folder))
        case "names":
            return _children_digest(_children(Path(rest)))
        case "here":
            return PRESENT if is_file(Path(rest)) else ABSENT
        case _:
            return _digest_at(Path(rest))
