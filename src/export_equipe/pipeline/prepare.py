"""From a page's file to a page ready for templates: read, completed by its data, checked.

Comes in: a workspace, a configuration, a page's path, the mode. Goes out: a ``PreparedPage`` and its diagnostics.
Decided here: the order of the passes.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from export_equipe.data.figures import PageData
from export_equipe.diagnostics import Diagnostic, Severity, Sink
from export_equipe.model.document import Page
from export_equipe.passes.checks import check_page
from export_equipe.passes.data_typography import set_data
from export_equipe.passes.mentions import name_mentions
from export_equipe.passes.placeholders import resolve_placeholders
from export_equipe.passes.sections import nest_sections
from export_equipe.passes.tables import complete_tables
from export_equipe.passes.typography import choose_profile, set_typography
from export_equipe.project.config import Config
from export_equipe.project.files import InputFiles
from export_equipe.project.mode import Mode
from export_equipe.project.workspace import SUMMARY_NAME, Workspace
from export_equipe.reader.page import read_page
from export_equipe.reader.summary import SummaryEntry, read_summary
from export_equipe.reader.validate import validate
from export_equipe.reader.yaml import read_yaml
from export_equipe.source import SourceText


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """A content folder with its settings; ``names`` gives each page's name in the summary."""

    workspace: Workspace
    config: Config
    summary: tuple[SummaryEntry, ...]
    names: Mapping[str, str]
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparedPage:
    """A page ready for templates; ``page`` and ``source``, its text, are ``None`` when it could not be read at all."""

    path: str
    source: SourceText | None
    page: Page | None
    data: PageData
    diagnostics: tuple[Diagnostic, ...]

    @property
    def refused(self) -> bool:
        """Whether an error forbids its outputs."""
        return any(diagnostic.severity is Severity.ERROR for diagnostic in self.diagnostics)


def open_project(content: Path, files: InputFiles) -> Project:
    """The project in the folder ``content``; raises ``ConfigError``."""
    workspace = Workspace(content, files)
    config = workspace.config()
    sink = Sink()
    text = workspace.text(SUMMARY_NAME, sink) if workspace.has(SUMMARY_NAME) else None
    entries: tuple[SummaryEntry, ...] = ()
    if text is not None:
        sink.know(text)
        entries = read_summary(text)
    for entry in entries:
        if not workspace.has(entry.path):
            message = f"la page « {entry.path} » du sommaire n’existe pas"
            sink.report("page-absente", Severity.WARNING, entry.span, message, hint="corriger le sommaire")
    names = {entry.path: entry.title for entry in reversed(entries)}
    return Project(workspace=workspace, config=config, summary=entries, names=names, diagnostics=sink.sorted())


def list_pages(project: Project) -> tuple[str, ...]:
    """Every page: those of the summary in its order, then the others."""
    found = project.workspace.pages()
    known = dict.fromkeys(entry.path for entry in project.summary if entry.path in found)
    return (*known, *(path for path in found if path not in known))


def prepare_page(project: Project, path: str, mode: Mode) -> PreparedPage:
    """The page ``path``, its passes done; what is wrong with it is in its diagnostics."""
    sink = Sink()
    source = project.workspace.text(path, sink)
    config, data = project.config, _read_data(project, path, sink)
    if source is None:
        return PreparedPage(path=path, source=None, page=None, data=data, diagnostics=sink.sorted())
    profile = choose_profile(config.typography, config.language)
    data = set_data(data, profile)
    flat = read_page(source, config.markers.brackets, sink)
    page = nest_sections(flat, project.names, sink)
    page = resolve_placeholders(page, config.markers.figures, [figure.type for figure in data.figures], source)
    page = complete_tables(
        page,
        corner=config.tables.corner,
        captions=[table.title for table in data.tables],
        sink=sink,
        descriptions=[table.description or "" for table in data.tables],
    )
    page = name_mentions(page, config.mentions)
    check_page(page, mode, sink)
    page = set_typography(page, profile)
    return PreparedPage(path=path, source=source, page=page, data=data, diagnostics=sink.sorted())


def _read_data(project: Project, path: str, sink: Sink) -> PageData:
    name = f"{path.removesuffix('.md')}.yaml"
    if not project.workspace.has(name):
        return PageData()
    source = project.workspace.text(name, sink)
    document = read_yaml(source, sink) if source else None
    data = validate(document, PageData, sink, code="donnees-invalides") if document else None
    return data or PageData()
