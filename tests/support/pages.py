"""Pages planned and written without a build: the seed page, its mended copy, the pages of ``tests/pages``, any text.

Everything is kept in memory, so that many tests can look at the same plans and the same bytes.
"""

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from export_equipe.diagnostics import Diagnostic
from export_equipe.inspect import InspectedDocument, Role, inspect_file
from export_equipe.inspect.text import visible_text
from export_equipe.layout.deck.plan import DeckPlan
from export_equipe.layout.flow.plan import FlowPlan
from export_equipe.layout.trace import deck_runs, flow_runs, note_runs
from export_equipe.pipeline.plans import Planner
from export_equipe.pipeline.prepare import PreparedPage, open_project, prepare_page
from export_equipe.project.files import InputFiles
from export_equipe.project.mode import Mode
from export_equipe.source import Span
from export_equipe.theme.load import load_theme
from export_equipe.theme.model import Theme
from export_equipe.typesetting.run import Run
from export_equipe.writers.base import WRITERS

ROOT = Path(__file__).parents[2]
CONTENT = ROOT / "content"
PAGES = ROOT / "tests" / "pages"
SEED = "equipe-produit"
FORMATS = tuple(WRITERS)
KINDS = {name: writer.suffix.rpartition(".")[2] for name, writer in WRITERS.items()}
# The open points of the seed page, and what the team writes in their place.
MENDS = (("**\\[ENRICHIR]** ", ""), ("\\[COMMENT déclencher la prise de conscience]\n\n", ""))
DRAFT_WORDS = ("Brouillon", "ENRICHIR", "[COMMENT", "COMMENT déclencher", "Schéma ici", "norman.wozniak")


@dataclass(frozen=True)
class Planned:
    """A page and the plans of all its documents."""

    text: str
    prepared: PreparedPage
    deck: DeckPlan
    memo: FlowPlan
    page: FlowPlan
    diagnostics: tuple[Diagnostic, ...]

    def plan(self, name: str) -> DeckPlan | FlowPlan:
        """The plan that the format ``name`` is written from."""
        return {"deck": self.deck, "memo": self.memo, "page": self.page}[WRITERS[name].plan]

    def runs(self, name: str) -> tuple[Run, ...]:
        """Every run of the format ``name``: what its reader reads (a memo's figures are pictures)."""
        plan = self.plan(name)
        if isinstance(plan, DeckPlan):
            return tuple(deck_runs(plan, drawn=KINDS[name] == "pdf"))
        found = flow_runs(plan, figures=plan is self.page)
        return tuple(found)

    def note_runs(self, name: str) -> tuple[Run, ...]:
        """Every run of the footnotes of the format ``name``; none for slides, whose footnotes are slides."""
        plan = self.plan(name)
        return () if isinstance(plan, DeckPlan) else tuple(note_runs(plan))

    @property
    def lead(self) -> str:
        """The page's description, which its documents show under its title."""
        return self.prepared.page.description if self.prepared.page else ""


@cache
def default_theme() -> Theme:
    """The theme of the project."""
    return load_theme("default")


@lru_cache(maxsize=32)
def plan_text(text: str, data: str = "", *, config: str = "", mode: Mode = Mode.DRAFT, name: str = "page") -> Planned:
    """The plans of a page given as text, with the data beside it and the configuration of its folder."""
    files = {f"{name}.md": text, f"{name}.yaml": data, "export-equipe.yaml": config}
    return plan_folder(files, f"{name}.md", mode)


def plan_folder(files: Mapping[str, str | bytes], path: str, mode: Mode = Mode.DRAFT) -> Planned:
    """The plans of the page ``path`` of a content folder given as ``files``."""
    with open_planner(files, path, mode) as planner:
        return _plan_all(planner)


def plan_sound_folder(files: Mapping[str, str | bytes], path: str) -> Planned | None:
    """The same; ``None`` for a page that is refused."""
    with open_planner(files, path) as planner:
        return None if planner.prepared.page is None or planner.prepared.refused else _plan_all(planner)


def _plan_all(planner: Planner) -> Planned:
    prepared, source = planner.prepared, planner.prepared.source
    plans = planner.deck, planner.memo, planner.flow
    text = source.text if source else ""
    return Planned(text, prepared, *plans, (*prepared.diagnostics, *planner.sink.sorted()))


@contextmanager
def open_planner(files: Mapping[str, str | bytes], path: str, mode: Mode = Mode.DRAFT) -> Iterator[Planner]:
    """The planner of the page ``path`` of a content folder given as ``files``, which stands on disk meanwhile."""
    with tempfile.TemporaryDirectory() as folder:
        write_files(Path(folder), files)
        inputs = InputFiles()
        project = open_project(Path(folder), inputs)
        yield Planner(project, prepare_page(project, path, mode), default_theme(), mode, inputs)


def write_files(folder: Path, files: Mapping[str, str | bytes]) -> None:
    """Writes ``files`` (path and content; nothing for an empty text) into ``folder``."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if content:
            path.write_bytes(content if isinstance(content, bytes) else content.encode())


def seed_files(*, mended: bool = False, figure: bool = True) -> dict[str, str]:
    """The files of the seed page, as a content folder holds them."""
    text = (CONTENT / f"{SEED}.md").read_text(encoding="utf-8")
    for old, new in MENDS if mended else ():
        assert text.count(old) == 1, f"{old} is no longer in the page"
        text = text.replace(old, new)
    data = (CONTENT / f"{SEED}.yaml").read_text(encoding="utf-8") if figure else ""
    return {
        f"{SEED}.md": text,
        f"{SEED}.yaml": data,
        "export-equipe.yaml": (CONTENT / "export-equipe.yaml").read_text(encoding="utf-8"),
    }


def seed_plans(mode: Mode) -> Planned:
    """The seed page: as it is in a draft, mended in a final."""
    text, data, config = seed_files(mended=mode is Mode.FINAL).values()
    return plan_text(text, data, config=config, mode=mode, name=SEED)


def fixture_plans(name: str, mode: Mode = Mode.DRAFT) -> Planned:
    """The page ``name`` of ``tests/pages``."""
    data = PAGES / f"{name}.yaml"
    text = (PAGES / f"{name}.md").read_text(encoding="utf-8")
    return plan_text(text, data.read_text(encoding="utf-8") if data.exists() else "", mode=mode, name=name)


def fixture_names() -> list[str]:
    """The pages of ``tests/pages``."""
    return sorted(path.stem for path in PAGES.glob("*.md"))


@cache
def write_plan(plan: DeckPlan | FlowPlan, name: str) -> bytes:
    """The bytes that the writer of the format ``name`` makes of ``plan``."""
    return WRITERS[name].load()(plan, default_theme())


def read_back(data: bytes, form: str) -> str:
    """The body of an output as its reader reads it."""
    return text_of(inspect_file(data, KINDS[form]), form)


def text_of(document: InspectedDocument, form: str) -> str:
    """The body of a file read back; a memo's figure is a picture, its words are no text."""
    pictures = frozenset({Role.FIGURE}) if form == "memo" else frozenset()
    return visible_text(document, without=pictures)


def traced(runs: tuple[Run, ...]) -> list[tuple[str, bool]]:
    """``runs`` as the conservation law takes them: their text, and whether it is the page's own."""
    return [(run.text, isinstance(run.origin, Span)) for run in runs]
