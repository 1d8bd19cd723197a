"""Reading files, and remembering what was read.

Comes in: paths. Goes out: bytes, and a trace of every read: the path and the SHA-256 of what it held; of a file that
was only looked for, whether it was there; of a folder that was listed, the names in it. A build whose trace still holds
would give the same result again, so it need not be run (see ``pipeline.cache``). Decided here: nothing but that record.
"""

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path

ABSENT, PRESENT = "absent", "present"


def digest_of(data: bytes) -> str:
    """The SHA-256 of ``data``, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def is_file(path: Path) -> bool:
    """Whether ``path`` is a file; a name that no file can have is none."""
    try:
        return path.is_file()
    except OSError:
        return False


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
        case "here":
            return PRESENT if is_file(Path(rest)) else ABSENT
        case _:
            try:
                return digest_of(Path(rest).read_bytes())
            except OSError:
                return ABSENT
