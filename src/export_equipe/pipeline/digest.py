"""Digests: what makes an output the same as before.

Comes in: a plan, a theme, a writer. Goes out: a key. Decided here: positions in the source are not part of a plan
(moving lines rebuilds nothing); our own code and the versions of the libraries are.
"""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any

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


def value_digest(value: object) -> str:
    """The digest of ``value``, a tree of dataclasses and tuples, spans left out."""
    tokens: list[str] = []
    _add_tokens(value, tokens.append)
    return hashlib.sha256("\0".join(tokens).encode("utf-8", "surrogatepass")).hexdigest()


def output_key(plan: str, theme: Theme, writer: Writer) -> str:
    """The key of the output that ``writer`` makes of a plan, given by its digest: the same key, the same bytes."""
    parts = (writer.name, code_digest(), _theme_digest(theme), versions(writer), plan)
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def context_key(shared: object, theme: Theme) -> str:
    """The key of what pages share: the values of the project, and the theme, whose files its digest stands for."""
    return value_digest((theme.name, theme.folder, _theme_digest(theme), shared))


def _theme_digest(theme: Theme) -> str:
    """The digest of a theme's folders, and of its deck's master, which may stand elsewhere."""
    digests = [*map(theme_digest, theme.folders), hashlib.sha256(theme.deck_master).hexdigest()]
    return hashlib.sha256("\0".join(digests).encode()).hexdigest()


def _add_tokens(value: object, add: Callable[[str], None]) -> None:
    """``value`` as a flat sequence of texts, spans left out."""
    kind: type[Any] = type(value)
    if kind is Span:
        add("span")
    elif kind is tuple or kind is list:
        items: Sequence[object] = value  # type: ignore[assignment]  # mypy narrows on isinstance, which is slower here
        add(f"[{len(items)}")
        for item in items:
            _add_tokens(item, add)
    elif names := _field_names(kind):  # type: ignore[arg-type]  # a class can be hashed, whatever mypy says
        add(f"({kind.__name__}")
        for name in names:
            _add_tokens(getattr(value, name), add)
        add(")")
    else:
        add(repr(value))


@cache
def _field_names(kind: type[Any]) -> tuple[str, ...]:
    """The fields of a dataclass, none for another type; there are only so many types."""
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else ()
