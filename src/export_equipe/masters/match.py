"""Which layout of a master serves each kind of slide.

Comes in: the geometry of any master, the names that a theme gives. Goes out: a ``Match`` for each role. Decided here:
a layout is found by the name that the theme gives, else by a name that is known in French or in English, else by its
type (ST_SlideLayoutType, 19.7.15), else by its placeholders; else the role falls back on a more general one. Pure, and
the same each time: among equals, the first of the master.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from export_equipe.masters.geometry import LayoutGeometry, MasterGeometry, PlaceholderKind


class Found(StrEnum):
    """How a layout was found."""

    NAME = "nom"
    KNOWN = "nom connu"
    TYPE = "type"
    PLACES = "emplacements"
    FALLBACK = "repli"
    NONE = "absent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """The layout of a role (``None``: the master has none with a title), and how it was found.

    ``instead`` is the role whose layout serves, when it is another's.
    """

    role: str
    layout: LayoutGeometry | None
    found: Found
    instead: str = ""


# Names of layouts in PowerPoint, LibreOffice and Google Slides, French and English, without accents, in small letters.
KNOWN: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType({
    "cover": ("diapositive de titre", "title slide", "titre", "couverture", "page de garde", "cover", "slide title"),
    "section": ("en-tete de section", "titre de section", "section header", "section", "intercalaire", "chapitre"),
    "agenda": ("sommaire", "agenda", "plan", "table des matieres"),
    "statement": ("enonce", "phrase", "statement", "big idea", "message cle", "main point"),
    "text": (
        "titre et contenu", "titre et texte", "title and content", "title and body", "title, content", "texte",
        "contenu", "titre, contenu",
    ),
    "bullets": ("titre et puces", "puces", "bullets", "title and bullets"),
    "two_columns": (
        "deux contenus", "deux colonnes", "two content", "two columns", "title and two columns", "two content layout",
        "titre et deux contenus", "titre et deux colonnes",
    ),
    "comparison": ("comparaison", "comparison"),
    "key_figures": ("chiffres cles", "chiffres", "key figures", "big number", "nombre important"),
    "table": ("titre et tableau", "tableau", "title and table", "table"),
    "matrix": ("matrice", "matrix"),
    "figure": ("titre et figure", "titre et schema", "figure", "schema"),
    "picture_text": (
        "image et texte", "image avec legende", "picture with caption", "texte et image", "contenu avec legende",
        "content with caption", "text and picture",
    ),
    "process": ("processus", "process", "etapes"),
    "timeline": ("chronologie", "timeline", "frise"),
    "lanes": ("feuille de route", "roadmap"),
    "phases": ("phases", "etapes du produit"),
    "cards": ("cartes", "cards"),
    "quote": ("citation", "quote", "quote with caption"),
    "chart": ("graphique", "titre et graphique", "chart", "title and chart"),
    "code": ("code",),
    "team": ("equipe", "team"),
    "scoring": ("grille de notation", "grille"),
    "closing": ("decision demandee", "decision", "conclusion", "closing"),
    "annex": ("annexe", "annexes", "appendix"),
    "title_only": ("titre seul", "title only", "titre uniquement"),
})  # fmt: skip
TYPES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType({
    "cover": ("title",), "section": ("secHead",), "text": ("obj", "tx"), "two_columns": ("twoObj", "twoColTx"),
    "comparison": ("twoTxTwoObj",), "table": ("tbl",), "chart": ("chart",), "picture_text": ("picTx", "objTx"),
    "title_only": ("titleOnly",),
})  # fmt: skip
# What stands in for a role that has no layout of its own, the best first.
INSTEAD: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType({
    "cover": ("section", "title_only", "text"), "section": ("title_only", "cover", "text"), "annex": ("section",),
    "agenda": ("text",), "statement": ("text",), "text": ("title_only",), "bullets": ("text",),
    "two_columns": ("text",), "comparison": ("two_columns",), "key_figures": ("title_only", "text"),
    "table": ("text",), "matrix": ("table",), "scoring": ("table",), "figure": ("title_only", "text"),
    "picture_text": ("two_columns",), "process": ("title_only", "text"), "timeline": ("figure",), "lanes": ("figure",),
    "phases": ("figure",), "team": ("figure",), "cards": ("title_only", "text"), "quote": ("text",),
    "chart": ("text",), "code": ("text",), "closing": ("text",), "title_only": ("text",),
})  # fmt: skip
_CONTENT: Final = frozenset(
    {PlaceholderKind.BODY, PlaceholderKind.TABLE, PlaceholderKind.PICTURE, PlaceholderKind.CHART}
)


def match_layouts(master: MasterGeometry, names: Mapping[str, str]) -> Mapping[str, Match]:
    """The layout of each role of ``names``, which gives the name that each should have."""
    matcher = _Matcher(master, names)
    return {role: matcher.match(role) for role in names}


class _Matcher:
    def __init__(self, master: MasterGeometry, names: Mapping[str, str]) -> None:
        self._names = names
        first = {layout.name: layout for layout in reversed(master.layouts)}  # a name says which: the first of it
        self._layouts = [layout for layout in first.values() if layout.find(PlaceholderKind.TITLE) is not None]
        self._layouts.sort(key=master.layouts.index)

    def match(self, role: str) -> Match:
        """The layout of ``role``, at worst that of a role that stands in for it."""
        for found, layout in self._own(role):
            if layout is not None:
                return Match(role=role, layout=layout, found=found)
        for other in INSTEAD.get(role, ()):
            match = self.match_own(other)
            if match is not None:
                return Match(role=role, layout=match, found=Found.FALLBACK, instead=other)
        for other in INSTEAD.get(role, ()):
            deeper = self.match(other) if other not in ("text", "title_only", "section", "cover") else None
            if deeper is not None and deeper.layout is not None:
                return Match(role=role, layout=deeper.layout, found=Found.FALLBACK, instead=deeper.instead or other)
        first = next(iter(self._layouts), None)
        return Match(role=role, layout=first, found=Found.FALLBACK if first else Found.NONE)

    def match_own(self, role: str) -> LayoutGeometry | None:
        """The layout that ``role`` has by itself."""
        return next((layout for _, layout in self._own(role) if layout is not None), None)

    def _own(self, role: str) -> Iterator[tuple[Found, LayoutGeometry | None]]:
        yield Found.NAME, self._first(lambda layout: layout.name == self._names.get(role))
        known = KNOWN.get(role, ())
        yield Found.KNOWN, next(filter(None, map(self._named, known)), None)
        yield Found.TYPE, self._first(lambda layout: layout.type in TYPES.get(role, ()))
        places = _PLACES.get(role)
        yield Found.PLACES, self._first(places) if places else None

    def _named(self, name: str) -> LayoutGeometry | None:
        return self._first(lambda layout: plain_name(layout.name) == name)

    def _first(self, wanted: Callable[[LayoutGeometry], bool]) -> LayoutGeometry | None:
        return next((layout for layout in self._layouts if wanted(layout)), None)


def plain_name(name: str) -> str:
    """``name`` in small letters, without accents, nor the numbers that copies are given."""
    letters = unicodedata.normalize("NFD", name.casefold())
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter)).replace("’", "'")
    return re.sub(r"^\d+_|\s+\d+$", "", " ".join(plain.split()))


def _kinds(layout: LayoutGeometry) -> list[PlaceholderKind]:
    return [place.kind for place in layout.placeholders if place.kind in _CONTENT]


def _is_text(layout: LayoutGeometry) -> bool:
    return _kinds(layout) == [PlaceholderKind.BODY]


_PLACES: Final[Mapping[str, Callable[[LayoutGeometry], bool]]] = MappingProxyType({
    "text": _is_text,
    "two_columns": lambda layout: _kinds(layout) == [PlaceholderKind.BODY] * 2,
    "comparison": lambda layout: _kinds(layout) == [PlaceholderKind.BODY] * 4,
    "table": lambda layout: _kinds(layout) == [PlaceholderKind.TABLE],
    "chart": lambda layout: _kinds(layout) == [PlaceholderKind.CHART],
    "picture_text": lambda layout: sorted(_kinds(layout)) == [PlaceholderKind.BODY, PlaceholderKind.PICTURE],
    "title_only": lambda layout: not _kinds(layout) and layout.find(PlaceholderKind.SUBTITLE) is None,
    "cover": lambda layout: not _kinds(layout) and layout.find(PlaceholderKind.SUBTITLE) is not None,
})  # fmt: skip
