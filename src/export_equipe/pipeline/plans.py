"""The plan of each format for one page.

Comes in: a prepared page, the theme, the mode. Goes out: plans, made once and shared by the formats that want the same.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from export_equipe.diagnostics import Diagnostic, Sink
from export_equipe.layout.deck.build import plan_deck
from export_equipe.layout.deck.plan import DeckPlan
from export_equipe.layout.flow.memo import plan_memo
from export_equipe.layout.flow.page import plan_page
from export_equipe.layout.flow.plan import FlowPlan
from export_equipe.layout.properties import Properties
from export_equipe.layout.words import shorten
from export_equipe.masters.pptx_geometry import read_master_geometry
from export_equipe.model.document import Page
from export_equipe.passes.typography import choose_profile
from export_equipe.passes.typography.rule import Profile
from export_equipe.pipeline.context import page_properties, template_values
from export_equipe.pipeline.digest import value_digest
from export_equipe.pipeline.prepare import PreparedPage, Project
from export_equipe.project.files import InputFiles
from export_equipe.project.mode import Mode
from export_equipe.templating.bind import BoundDeck, BoundMemo, bind_deck, bind_memo
from export_equipe.theme.model import Theme


@dataclass
class Planner:
    """Plans the documents of one page; what layout has to say goes to ``sink``."""

    project: Project
    prepared: PreparedPage
    theme: Theme
    mode: Mode
    files: InputFiles
    sink: Sink = field(default_factory=Sink)
    _digests: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.prepared.source is not None:
            self.sink.know(self.prepared.source)

    def plan(self, kind: str) -> DeckPlan | FlowPlan:
        """The plan of that kind: ``deck``, ``memo`` or ``page``."""
        makers: Mapping[str, Callable[[], DeckPlan | FlowPlan]] = {
            "deck": lambda: self.deck, "memo": lambda: self.memo, "page": lambda: self.flow,
        }  # fmt: skip
        return makers[kind]()

    def digest(self, kind: str) -> str:
        """The digest of the plan of that kind."""
        if kind not in self._digests:
            self._digests[kind] = value_digest(self.plan(kind))
        return self._digests[kind]

    @cached_property
    def bound_deck(self) -> BoundDeck:
        """The deck's storyboard."""
        return bind_deck(
            self._page, self._folders, self._values, files=self.files, sink=self.sink, profile=self._profile
        )

    @cached_property
    def bound_memo(self) -> BoundMemo:
        """The memo's storyboard."""
        return bind_memo(
            self._page, self._folders, self._values, files=self.files, sink=self.sink, profile=self._profile
        )

    @cached_property
    def deck(self) -> DeckPlan:
        """The deck's plan."""
        return plan_deck(
            self.bound_deck, theme=self.theme, master=read_master_geometry(self.theme.deck_master),
            figures=self.prepared.data.figures, properties=self._properties, sink=self.sink, notes=self._page.notes,
            source=self._page.stem,
        )  # fmt: skip

    @cached_property
    def memo(self) -> FlowPlan:
        """The memo's plan."""
        return plan_memo(
            self.bound_memo, theme=self.theme, figures=self.prepared.data.figures, properties=self._properties,
            open_diagnostics=self._diagnostics, notes=self._page.notes, source=self._page.stem,
        )  # fmt: skip

    @cached_property
    def flow(self) -> FlowPlan:
        """The page's plan, for HTML and PDF."""
        return plan_page(
            self._page, lead=self._page.description,
            head=self.project.config.organisation, foot=shorten(self._properties.title), theme=self.theme,
            figures=self.prepared.data.figures, properties=self._properties, open_diagnostics=self._diagnostics,
        )  # fmt: skip

    @property
    def _page(self) -> Page:
        assert self.prepared.page is not None, "a page that could not be read is refused before"
        return self.prepared.page

    @property
    def _diagnostics(self) -> tuple[Diagnostic, ...]:
        return self.prepared.diagnostics

    @cached_property
    def _properties(self) -> Properties:
        return page_properties(self._page, self.prepared.data, self.project.config, self.mode)

    @property
    def _folders(self) -> tuple[Path, ...]:
        return tuple(map(Path, self.theme.folders))

    @property
    def _profile(self) -> Profile:
        return choose_profile(self.project.config.typography, self.project.config.language)

    @cached_property
    def _values(self) -> Mapping[str, object]:
        return template_values(self.prepared.data, self.project.config, self._properties)
