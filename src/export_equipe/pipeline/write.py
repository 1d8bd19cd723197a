"""Writing files so that nobody ever sees half of one."""

import os
import tempfile
from pathlib import Path

from export_equipe.diagnostics import ConfigError


def write_atomically(path: Path, data: bytes) -> None:
    """Writes ``data`` to ``path`` through a temporary file beside it; raises ``ConfigError`` when that cannot be."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
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
