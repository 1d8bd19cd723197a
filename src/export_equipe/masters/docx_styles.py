"""The styles of a .docx master: what a theme may name.

Comes in: the bytes of a master, and the theme's style names by role. Goes out: a frozen ``StyleSheet``, and the roles
that have no style. Decided here: which type of style each role needs. Standard library only, so that a build in which
nothing changed loads no office library. Specification: ECMA-376 part 1, 17.7.4.
"""

import io
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from xml.etree import ElementTree

from export_equipe.diagnostics import ThemeError

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HEADING_LEVELS = 6


class StyleKind(StrEnum):
    """The type of a style; values of ECMA-376 part 1, 17.18.83 (ST_StyleType)."""

    PARAGRAPH = "paragraph"
    CHARACTER = "character"
    TABLE = "table"
    NUMBERING = "numbering"


_KINDS = {"table": StyleKind.TABLE} | dict.fromkeys(
    ("link", "placeholder", "footnote_call", "button"), StyleKind.CHARACTER
)
_FRENCH = {
    StyleKind.PARAGRAPH: "paragraphe", StyleKind.CHARACTER: "caractère", StyleKind.TABLE: "tableau",
    StyleKind.NUMBERING: "numérotation",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class MemoStyle:
    """A style: the name that people see, the id that paragraphs use, its type."""

    name: str
    id: str
    kind: StyleKind


@dataclass(frozen=True, slots=True, kw_only=True)
class StyleSheet:
    """The styles of a master, in the order of the file."""

    styles: tuple[MemoStyle, ...]

    def find(self, name: str, kind: StyleKind) -> MemoStyle | None:
        """The style called ``name``; case is ignored: Word shows « Heading 1 » and writes ``heading 1``."""
        wanted = name.casefold()
        return next((style for style in self.styles if style.kind is kind and style.name.casefold() == wanted), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingRole:
    """A role of the theme whose style the master lacks."""

    role: str
    style: str
    kind: StyleKind

    @property
    def message(self) -> str:
        """What to tell the theme's author."""
        return f"le modèle de note n’a pas de style de {_FRENCH[self.kind]} « {self.style} »"


@lru_cache(maxsize=4)  # a master serves every page
def read_style_roles(data: bytes) -> StyleSheet:
    """The styles of the master ``data``; raises ``ThemeError`` when it is not a readable Word document."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            root = ElementTree.fromstring(package.read("word/styles.xml"))
    except (zipfile.BadZipFile, KeyError, ElementTree.ParseError) as error:
        hint = "un document Word au format .docx, avec ses styles"
        raise ThemeError("le modèle de note ne se lit pas", hint=hint) from error
    return StyleSheet(styles=tuple(_styles(root)))


def _styles(root: ElementTree.Element) -> Iterator[MemoStyle]:
    for style in root.iterfind(f"{_W}style"):
        name = style.find(f"{_W}name")
        kind = StyleKind(style.get(f"{_W}type", "paragraph"))
        if name is not None:
            yield MemoStyle(name=name.get(f"{_W}val", ""), id=style.get(f"{_W}styleId", ""), kind=kind)


def style_kind(role: str) -> StyleKind:
    """The type of style that ``role`` needs."""
    return _KINDS.get(role, StyleKind.PARAGRAPH)


def style_names(role: str, name: str) -> tuple[str, ...]:
    """The names of styles behind a role: one, but for headings, which have one a level."""
    if role == "heading":
        return tuple(f"{name} {level}" for level in range(1, HEADING_LEVELS + 1))
    return (name,)


def find_missing_roles(sheet: StyleSheet, styles: Mapping[str, str]) -> tuple[MissingRole, ...]:
    """The roles of ``styles`` (role → name) without a style of the right type in ``sheet``, one entry a style."""
    return tuple(
        MissingRole(role=role, style=name, kind=style_kind(role))
        for role, prefix in styles.items()
        for name in style_names(role, prefix)
        if sheet.find(name, style_kind(role)) is None
    )


def require_roles(sheet: StyleSheet, styles: Mapping[str, str]) -> None:
    """Raises one ``ThemeError`` that names every missing style."""
    missing = find_missing_roles(sheet, styles)
    if missing:
        hint = "ajouter ces styles au modèle, ou donner leur nom dans la section « styles » de theme.yaml"
        raise ThemeError(" ; ".join(role.message for role in missing), hint=hint)
