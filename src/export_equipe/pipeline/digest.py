"""Digests: what makes an output the same as before.

Comes in: a plan, a theme, a writer. Goes out: a key. Decided here: positions in the source are not part of a plan
(moving lines rebuilds nothing); our own code and the versions of the libraries are.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from importlib import metadata
from pathlib import Path

from export_equipe.source import Span
from export_equipe.theme.model import Theme
from export_equipe.writers.base import Writer


@cache
def code_digest() -> str:
    """The digest of this program's own sources and packaged files."""
    root = Path(__file__).resolve().parent.parent
    digest = hashlib.sha256()
    for path in sorted(root.rglob("*")):
        if path.is_file() and path.suffix != ".pyc":
            digest.update(path.relative_to(root).as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


@cache
def theme_digest(folder: str) -> str:
    """The digest of every file of a theme's folder."""
    root = Path(folder)
    digest = hashlib.sha256()
    for path in sorted(root.rglob("*")):
        if path.is_file():
            digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


@cache
def versions(writer: Writer) -> str:
    """The versions of the libraries that ``writer`` uses."""
    return " ".join(f"{name}={metadata.version(name)}" for name in writer.libraries)


def output_key(plan: object, theme: Theme, writer: Writer) -> str:
    """The key of the output that ``writer`` makes of ``plan``: the same key, the same bytes."""
    digest = hashlib.sha256()
    for part in (writer.name, code_digest(), theme_digest(theme.folder), versions(writer)):
        digest.update(part.encode() + b"\0")
    for token in _tokens(plan):
        digest.update(token.encode("utf-8", "surrogatepass") + b"\0")
    return digest.hexdigest()


def context_key(values: Iterable[object], theme: Theme) -> str:
    """The key of what pages share: the project's ``values`` and the theme, whose files its digest stands for."""
    digest = hashlib.sha256(f"{theme.name}\0{theme.folder}\0{theme_digest(theme.folder)}\0".encode())
    for token in _tokens(tuple(values)):
        digest.update(token.encode("utf-8", "surrogatepass") + b"\0")
    return digest.hexdigest()


def _tokens(value: object) -> Iterator[str]:
    """``value`` as a flat sequence of texts, spans left out."""
    if isinstance(value, Span):
        yield "span"
    elif is_dataclass(value) and not isinstance(value, type):
        yield f"({type(value).__name__}"
        for field in fields(value):
            yield from _tokens(getattr(value, field.name))
        yield ")"
    elif isinstance(value, tuple | list):
        yield f"[{len(value)}"
        for item in value:
            yield from _tokens(item)
    else:
        yield repr(value)
