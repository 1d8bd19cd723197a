"""Decks made of pages of the project on masters that are not ours."""

import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.support.masters import masters
from tests.support.pages import PAGES, ROOT, seed_files, write_files

from export_equipe.diagnostics import Diagnostic
from export_equipe.layout.deck.plan import DeckPlan
from export_equipe.layout.trace import deck_runs
from export_equipe.pipeline.plans import Planner
from export_equipe.pipeline.prepare import open_project, prepare_page
from export_equipe.project.files import InputFiles
from export_equipe.project.mode import Mode
from export_equipe.theme.load import load_theme
from export_equipe.theme.model import Theme
from export_equipe.typesetting.run import Run
from export_equipe.writers.pptx.deck import write_deck

EXAMPLES = ROOT / "examples" / "archetypes"
PAGE_NAMES = ("equipe-produit", "tout", "archetypes")


@dataclass(frozen=True)
class ForeignDeck:
    """A deck: its theme, its plan, its bytes, and what was said while it was planned."""

    theme: Theme
    plan: DeckPlan
    data: bytes
    diagnostics: tuple[Diagnostic, ...]
    runs: tuple[Run, ...]


@cache
def foreign_theme(master: str, theme: str = "default") -> Theme:
    """``theme`` with one of the three masters; with ours for the name ``default``."""
    given = None if master == "default" else masters()[master]
    return load_theme(theme, search=[EXAMPLES / "templates"], master=given)


@cache
def foreign_deck(master: str, page: str) -> ForeignDeck:
    """The deck of ``page``, a draft, on ``master``."""
    theme = foreign_theme(master, "archetypes" if page == "archetypes" else "default")
    with tempfile.TemporaryDirectory() as folder:
        write_files(Path(folder), _files(page))
        files = InputFiles()
        prepared = prepare_page(project := open_project(Path(folder), files), f"{page}.md", Mode.DRAFT)
        planner = Planner(project, prepared, theme, Mode.DRAFT, files)
        plan = planner.deck
        data = write_deck(plan, theme)
    return ForeignDeck(theme, plan, data, planner.sink.sorted(), tuple(deck_runs(plan)))


def _files(page: str) -> dict[str, str | bytes]:
    if page == "equipe-produit":
        return dict(seed_files())
    folder = PAGES if page == "tout" else EXAMPLES / "content"
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if page in path.stem or page != "tout"}
