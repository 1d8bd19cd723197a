"""The stages of a page as text, for ``export-equipe show``.

Comes in: a page's name and a stage. Goes out: text. Decided here: what each stage prints.
"""

from pathlib import Path

from export_equipe.diagnostics import Diagnostic
from export_equipe.layout.deck.plan import DeckPlan
from export_equipe.layout.dump import dump_deck, dump_flow
from export_equipe.model.dump import dump_page
from export_equipe.pipeline.build import select_pages
from export_equipe.pipeline.plans import Planner
from export_equipe.pipeline.prepare import open_project, prepare_page
from export_equipe.pipeline.theme import open_theme
from export_equipe.project.files import InputFiles
from export_equipe.project.mode import Mode
from export_equipe.writers.base import WRITERS


def show_stage(
    stage: str, page: str, name: str, *, content: Path, theme: str, mode: Mode
) -> tuple[str, tuple[Diagnostic, ...], bool]:
    """The text of ``stage`` (tree, storyboard or plan) of ``page``, its diagnostics, and whether it is refused."""
    files = InputFiles()
    project = open_project(content, files)
    (path,) = select_pages(project, (page,))
    prepared = prepare_page(project, path, mode)
    found = project.workspace.located(prepared.diagnostics)
    if prepared.page is None:
        return "", found, True
    if stage == "tree":
        return dump_page(prepared.page).rstrip("\n"), found, False
    if prepared.refused:
        return "", found, True
    loaded = open_theme(project, theme, files)
    planner = Planner(project, prepared, loaded, mode, files)
    text = _storyboard(planner, name) if stage == "storyboard" else _plan(planner, name)
    return text.rstrip("\n"), found, False


def _storyboard(planner: Planner, name: str) -> str:
    if WRITERS[name].plan == "deck":
        return planner.bound_deck.storyboard
    if WRITERS[name].plan == "memo":
        return planner.bound_memo.storyboard
    return "# La page reprend toute la source, dans l’ordre : elle n’a pas de scénario."


def _plan(planner: Planner, name: str) -> str:
    plan = planner.plan(WRITERS[name].plan)
    return dump_deck(plan) if isinstance(plan, DeckPlan) else dump_flow(plan)
