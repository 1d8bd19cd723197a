"""A slide to make: what it is about, not yet fitted."""

from dataclasses import dataclass

from export_equipe.layout.deck.archetype import Archetype
from export_equipe.layout.deck.pieces import ObjectPiece, TextPiece
from export_equipe.templating.bind import BoundFact
from export_equipe.typesetting.run import Runs


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A slide to make; only the fields of its archetype are filled; links to its ``anchors`` lead to it.

    ``series`` numbers what the storyboard asked for: drafts of one series under one title continue one another
    (``continues``: it is not the first of them). ``section`` is the name of the part of the deck that it opens,
    ``number`` what a divider shows above its title. ``text`` is the decision of a closing slide,
    ``author`` who says a quotation. ``forced`` is the kind of text that the storyboard names;
    ``under`` are drafts that share its slide. ``told`` asks that the
    speaker's notes say what the slide says.
    """

    archetype: Archetype
    title: Runs
    subtitle: Runs = ()
    kicker: Runs = ()
    facts: tuple[BoundFact, ...] = ()
    pieces: tuple[TextPiece, ...] = ()
    shown: ObjectPiece | None = None
    notes: tuple[Runs, ...] = ()
    anchors: tuple[str, ...] = ()
    text: Runs = ()
    author: Runs = ()
    number: Runs = ()
    forced: Archetype | None = None
    under: tuple["Draft", ...] = ()
    section: str = ""
    told: bool = False
    series: int = 0
    continues: bool = False
