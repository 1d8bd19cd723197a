"""How long the layout of slides takes: ``make bench-layout``, and a part of ``make bench``.

Comes in: the pages of an invented space. Goes out: for their decks, the seconds that 100 slides take, and slides a
second: layout alone (from a bound storyboard, with measures that know no text yet), then all that comes before it too
(reading, passes, template). Medians of several runs in one process. The figures are told, never judged.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from bench_space import page_name, write_space
from export_equipe.layout.deck.build import plan_deck
from export_equipe.layout.deck.plan import DeckPlan
from export_equipe.layout.properties import Properties
from export_equipe.masters.pptx_geometry import read_master_geometry
from export_equipe.pipeline.context import page_properties
from export_equipe.pipeline.plans import Planner
from export_equipe.pipeline.prepare import Project, open_project, prepare_page
from export_equipe.project.files import InputFiles
from export_equipe.project.mode import Mode
from export_equipe.theme.load import load_theme
from export_equipe.theme.model import Theme
from export_equipe.typesetting.measure import Measurer

PAGES, RUNS = 40, 7


@dataclass(frozen=True, slots=True)
class Speed:
    """How long ``slides`` slides took, in seconds."""

    name: str
    slides: int
    seconds: float

    def __str__(self) -> str:
        share = 100 * self.seconds / self.slides
        return f"{self.name:<44} {share:6.3f} s pour 100 diapositives, {self.slides / self.seconds:6.0f} par seconde"


def measure(folder: Path, pages: int, runs: int) -> list[Speed]:
    """The speed of the layout alone, then with what comes before it, on ``pages`` pages written into ``folder``."""
    write_space(folder, pages)
    theme = load_theme("default")
    project = open_project(folder, InputFiles())
    planners = [_planner(project, page_name(number), theme) for number in range(pages)]
    for planner in planners:
        _ = planner.bound_deck
    slides = sum(len(deck.slides) for deck in _laid_out(planners, theme))
    return [
        Speed("mise en page seule", slides, _median(runs, lambda: _laid_out(planners, theme))),
        Speed("lecture, modèle et mise en page", slides, _median(runs, lambda: _from_files(folder, pages, theme))),
    ]


def _planner(project: Project, name: str, theme: Theme) -> Planner:
    return Planner(project, prepare_page(project, name, Mode.DRAFT), theme, Mode.DRAFT, InputFiles())


def _laid_out(planners: Sequence[Planner], theme: Theme) -> list[DeckPlan]:
    """The decks of ``planners``, whose storyboards are bound, by measures that know nothing yet."""
    measures, master = Measurer(theme.measured), read_master_geometry(theme.deck_master)
    return [
        plan_deck(
            planner.bound_deck, theme=theme, master=master, figures=planner.prepared.data.figures, sink=planner.sink,
            properties=_properties(planner), measures=measures,
        )
        for planner in planners
    ]  # fmt: skip


def _properties(planner: Planner) -> Properties:
    assert planner.prepared.page is not None, "the pages of the bench are sound"
    return page_properties(planner.prepared.page, planner.prepared.data, planner.project.config, planner.mode)


def _from_files(folder: Path, pages: int, theme: Theme) -> list[DeckPlan]:
    """The decks of the pages, from their files."""
    project = open_project(folder, InputFiles())
    planners = [_planner(project, page_name(number), theme) for number in range(pages)]
    for planner in planners:
        _ = planner.bound_deck
    return _laid_out(planners, theme)


def _median(runs: int, work: Callable[[], object]) -> float:
    """The median of the processor time of ``runs`` runs, in seconds."""
    taken = []
    for _ in range(runs):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return median(taken)


def main() -> int:
    """Prints the speeds."""
    parser = argparse.ArgumentParser(description="Durée de la mise en page des diapositives.")
    parser.add_argument("--pages", type=int, default=PAGES, help="pages de l’espace inventé")
    parser.add_argument("--runs", type=int, default=RUNS, help="mesures, dont la médiane est donnée")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for speed in measure(Path(folder), options.pages, options.runs):
            print(speed)
    return 0


if __name__ == "__main__":
    sys.exit(main())
