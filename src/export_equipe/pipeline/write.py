"""Writing files so that nobody ever sees half of one.

Decided here: a file is written beside its place and then put there; Ctrl-C waits for that, so that no temporary file
stays behind.
"""

import os
import signal
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from export_equipe.diagnostics import ConfigError


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Has a Ctrl-C that comes meanwhile raise ``KeyboardInterrupt`` at the end, and not in between.

    Python handles signals in its main thread alone, between any two steps of it: a handler that only notes the signal
    is enough, and elsewhere nothing is to be done. Whoever handles Ctrl-C in another way goes on doing so.
    """
    main = threading.current_thread() is threading.main_thread()
    if not main or signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
        yield
        return
    came: list[int] = []
    signal.signal(signal.SIGINT, lambda number, _: came.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        if came:
            raise KeyboardInterrupt


def write_atomically(path: Path, data: bytes) -> None:
    """Writes ``data`` to ``path`` through a temporary file beside it; raises ``ConfigError`` when that cannot be."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with uninterrupted():
            handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
            temporary = Path(name)
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(data)
                temporary.chmod(0o644)
                temporary.replace(path)
            except BaseException:
                temporary.unlink(missing_ok=True)
                raise
    except OSError as error:
        raise not_writable(path, error) from error


def append_line(path: Path, line: str) -> None:
    """Adds ``line`` to the file ``path``; raises ``ConfigError`` when that cannot be."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as file:
            file.write(line + "\n")
    except OSError as error:
        raise not_writable(path, error) from error


def not_writable(path: Path, error: OSError) -> ConfigError:
    """The error for a place where nothing can be written."""
    reason = {13: "droits insuffisants", 28: "disque plein", 30: "disque en lecture seule"}.get(error.errno or 0)
    shown = reason or "ce chemin ne peut pas recevoir de fichier"
    return ConfigError(f"impossible d’écrire « {path} » : {shown}", hint="choisir un autre dossier avec --output")
