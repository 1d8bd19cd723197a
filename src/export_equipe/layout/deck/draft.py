"""A slide to make: what it is about, not yet fitted."""

from dataclasses import dataclass
from enum import StrEnum

from export_equipe.layout.deck.pieces import ObjectPiece, TextPiece
from export_equipe.templating.bind import BoundFact
from export_equipe.typesetting.run import Runs


class Archetype(StrEnum):
    """What kind of slide it is; the theme names the layout of each."""

    COVER = "cover"
    SECTION = "section"
    TEXT = "text"
    TABLE = "table"
    FIGURE = "figure"


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A slide to make; only the fields of its archetype are filled; links to its ``anchors`` lead to it."""

    archetype: Archetype
    title: Runs
    subtitle: Runs = ()
    kicker: Runs = ()
    facts: tuple[BoundFact, ...] = ()
    pieces: tuple[TextPiece, ...] = ()
    shown: ObjectPiece | None = None
    notes: tuple[Runs, ...] = ()
    anchors: tuple[str, ...] = ()
