"""Decks of drawn pages and storyboards, planned once for all that is looked at in them.

Comes in: a seed, and measures (the true ones, or spoiled ones). Goes out: a ``DrawnDeck``: the plan, what layout said
of it, and the text that it must say.
"""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from tests.support.dialect import draw_page
from tests.support.pages import default_theme, open_planner
from tests.support.slide_pages import PAGE, draw_slides_page
from tests.support.slide_storyboards import draw_storyboard
from tests.templating.theme_folder import bind, make_theme

from export_equipe.diagnostics import Sink
from export_equipe.layout.deck.build import plan_deck
from export_equipe.layout.deck.plan import DeckPlan
from export_equipe.layout.properties import Properties
from export_equipe.masters.geometry import MasterGeometry
from export_equipe.masters.pptx_geometry import read_master_geometry
from export_equipe.pipeline.plans import Planner
from export_equipe.theme.model import Theme
from export_equipe.typesetting.measure import Measurer, measurer
from export_equipe.writers.base import WRITERS

PROPERTIES = Properties(
    title="Essai", author="Équipe", subject="Essai", keywords=("essai",), language="fr-FR", date="", draft=True
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnDeck:
    """A planned deck: ``said`` are the codes of its diagnostics, ``words`` what its own text must be, in order."""

    name: str
    plan: DeckPlan
    said: frozenset[str]
    text: str
    storyboard: bool = False


@cache
def default_master() -> MasterGeometry:
    """The master of the project's theme."""
    return read_master_geometry(default_theme().deck_master)


def true_measures() -> Measurer:
    """The measures that the layout uses."""
    return measurer(default_theme().measured)


@cache
def page_deck(seed: int) -> DrawnDeck:
    """The deck of the page that ``slide_pages`` draws."""
    files = draw_slides_page(seed)
    with open_planner(files, PAGE) as planner:
        return _deck(f"page {seed}", planner, str(files[PAGE]))


@cache
def dialect_deck(seed: int) -> DrawnDeck:
    """The deck of the page that ``dialect`` draws; the law looks at its text."""
    page = draw_page(seed)
    with open_planner(page.files, page.path) as planner:
        return _deck(f"dialect {seed}", planner, "")


def _deck(name: str, planner: Planner, text: str) -> DrawnDeck:
    plan = planner.deck
    found = (*planner.prepared.diagnostics, *planner.sink.sorted())
    return DrawnDeck(name=name, plan=plan, said=frozenset(each.code for each in found), text=text)


@cache
def storyboard_deck(seed: int) -> DrawnDeck:
    """The deck of a drawn storyboard."""
    return plan_storyboard(seed, default_theme(), true_measures())


def plan_storyboard(seed: int, theme: Theme, measures: Measurer) -> DrawnDeck:
    """The same, laid out by ``measures``."""
    drawn, sink = draw_storyboard(seed), Sink()
    with tempfile.TemporaryDirectory() as folder:
        bound = bind(make_theme(Path(folder), drawn.template), "# Page\n", sink)
    plan = plan_deck(
        replace(bound, footer="Données d’exemple"), theme=theme, master=default_master(), figures=(),
        properties=PROPERTIES, sink=sink, measures=measures,
    )  # fmt: skip
    said = frozenset(each.code for each in sink.sorted())
    return DrawnDeck(name=f"storyboard {seed}", plan=plan, said=said, text=" ".join(drawn.words), storyboard=True)


def joined_plan(plans: Sequence[DeckPlan]) -> DeckPlan:
    """The slides of ``plans`` as one deck, so that LibreOffice starts once."""
    slides = [slide for plan in plans for slide in plan.slides]
    keyed = tuple(replace(slide, key=f"diapositive-{number}") for number, slide in enumerate(slides, 1))
    return replace(plans[0], slides=keyed)


def written(plan: DeckPlan) -> bytes:
    """The .pptx of ``plan``."""
    return WRITERS["slides"].load()(plan, default_theme())
