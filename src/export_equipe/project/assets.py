"""Pictures and files that a page names, found in the content folder.

Comes in: a page's path and the source as the page writes it (entities and ``<…>`` already undone). Goes out: the path
of a file of the folder, or why there is none. Decided here: a source is looked for beside its page, then at the top of
the folder, as GitBook writes it in both ways; a name is tried as written, then decoded (``%20``); a name that differs
from the disk's by its case or by its Unicode form is the same name; no address is ever followed. RFC 3986, 2.1 and 3.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath
from typing import TypeAlias
from urllib.parse import unquote

from export_equipe.project.workspace import Workspace

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_DRIVE = re.compile(r"[a-z]:[\\/]", re.IGNORECASE)
_ASSETS = ".gitbook/"
_REMOTE = frozenset({"http", "https", "ftp", "ftps"})
_IGNORED = re.compile(r"[\x00-\x20\x7f\u200b-\u200f\u2028\u2029\ufeff]+")  # what hides a scheme: « java\tscript: »


class AssetFault(StrEnum):
    """Why a source is no file of the folder; the values are French, for messages."""

    ABSENT = "absent"
    OUTSIDE = "en dehors du dossier"
    REMOTE = "distant"
    DATA = "données dans l’adresse"
    SCHEME = "adresse d’un autre genre"
    EMPTY = "vide"


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundAsset:
    """A file of the content folder: its path from there, as on the disk."""

    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingAsset:
    """A source that is no file of the folder; ``wanted`` is the path that was looked for, if any."""

    fault: AssetFault
    wanted: str = ""


AssetResult: TypeAlias = FoundAsset | MissingAsset


def find_asset(workspace: Workspace, page_path: str, source: str) -> AssetResult:
    """The file that ``source`` names on the page ``page_path``; every look-up is traced."""
    fault = _refuse_address(source)
    if fault is not None:
        return MissingAsset(fault=fault)
    places = [_normal(place) for place in dict.fromkeys(_places(page_path, source))]
    inside = [path for path in dict.fromkeys(places) if path is not None and workspace.leads_inside(path)]
    for path in inside:
        found = _find(workspace, path)
        if found is not None:
            return FoundAsset(path=found)
    outside = not inside or (None in places and not any(path.startswith(_ASSETS) for path in inside))
    if outside:
        return MissingAsset(fault=AssetFault.OUTSIDE)
    return MissingAsset(fault=AssetFault.ABSENT, wanted=inside[0])


def _refuse_address(source: str) -> AssetFault | None:
    """Why ``source`` is no path at all; ``None`` when it may be one."""
    plain = _IGNORED.sub("", source)
    if not plain or plain.startswith(("#", "?")):
        return AssetFault.EMPTY
    if plain.startswith(("//", "\\\\", "/\\", "\\/")):
        return AssetFault.REMOTE
    if _DRIVE.match(plain):
        return AssetFault.OUTSIDE
    scheme = _SCHEME.match(plain)
    if scheme is None:
        return None
    match scheme[1].lower():
        case "data":
            return AssetFault.DATA
        case "file":
            return AssetFault.OUTSIDE
        case name if name in _REMOTE:
            return AssetFault.REMOTE
        case _:
            return AssetFault.SCHEME


def _places(page_path: str, source: str) -> Iterator[str]:
    """Where the file may be, from the top of the folder, the likeliest first."""
    folder = PurePosixPath(page_path).parent
    for name in _names(source):
        if not name.startswith("/"):
            yield (folder / name).as_posix()
        if not name.startswith("../"):
            yield name.lstrip("/")
        # « ../.gitbook/assets/x.png » where the root of the space is a folder of the repository, given as the content.
        if _ASSETS in name:
            yield name[name.index(_ASSETS) :]


def _names(source: str) -> Iterator[str]:
    """The names that ``source`` may mean: as written, then without query and fragment, each also decoded."""
    written = source.strip().replace("\\", "/")
    for name in (written, written.split("#")[0], written.split("#")[0].split("?")[0]):
        if name:
            yield name
            yield unquote(name, errors="replace").replace("\\", "/")


def _normal(path: str) -> str | None:
    """``path`` without ``.`` and ``..``; ``None`` when it leaves the folder, or no file can have it."""
    kept: list[str] = []
    for part in path.split("/"):
        if part == "..":
            if not kept:
                return None
            kept.pop()
        elif part not in ("", "."):
            kept.append(part)
    name = "/".join(kept)
    return name if name and "\0" not in name else None


def _find(workspace: Workspace, path: str) -> str | None:
    """``path`` as the folder has it: as written, else by a name that differs in case or Unicode form only."""
    if workspace.has(path):
        return path
    folder = ""
    for part in path.split("/"):
        same = [name for name in workspace.names(folder) if _folded(name) == _folded(part)]
        if not same:
            return None
        best = part if part in same else next((name for name in same if _composed(name) == _composed(part)), same[0])
        folder = f"{folder}/{best}" if folder else best
    return folder if workspace.has(folder) else None


def _composed(name: str) -> str:
    return unicodedata.normalize("NFC", name)


def _folded(name: str) -> str:
    return _composed(_composed(name).casefold())
