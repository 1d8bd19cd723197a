"""From a page's file to a page ready for templates: read, completed by its data, checked.

Comes in: a workspace, a configuration, a page's path, the mode. Goes out: a ``PreparedPage`` and its diagnostics.
Decided here: the order of the passes.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from export_equipe.data.figures import PageData
from export_equipe.diagnostics import Diagnostic, Severity, Sink
from export_equipe.model.document import Page
from export_equipe.passes.assets import find_pictures
from export_equipe.passes.checks import check_page
from export_equipe.passes.data_typography import set_data
from export_equipe.passes.glyphs import check_glyphs
from export_equipe.passes.links import settle_links
from export_equipe.passes.mentions import name_mentions
from export_equipe.passes.placeholders import resolve_placeholders
from export_equipe.passes.sections import nest_sections
from export_equipe.passes.tables import complete_tables
from export_equipe.passes.typography import choose_profile, set_typography
from export_equipe.project.config import CONFIG_NAME, Config
from export_equipe.project.files import InputFiles
from export_equipe.project.library import Library
from export_equipe.project.mode import Mode
from export_equipe.project.space import Space, read_space, read_variables
from export_equipe.project.surroundings import SpaceSurroundings
from export_equipe.project.workspace import Workspace
from export_equipe.reader.page import MAX_CHARACTERS, read_page
from export_equipe.reader.summary import SummaryEntry, read_summary
from export_equipe.reader.validate import validate
from export_equipe.reader.yaml import read_yaml
from export_equipe.source import SourceText, Span

_HIDDEN = re.compile(r"^[\"']?hidden[\"']?\s*:.*$", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """A content folder with its settings; ``names`` gives each page's name in the summary.

    ``space`` is what GitBook's own settings say, ``variables`` the values of its expressions.
    """

    workspace: Workspace
    config: Config
    summary: tuple[SummaryEntry, ...]
    names: Mapping[str, str]
    space: Space
    variables: Mapping[str, str]
    diagnostics: tuple[Diagnostic, ...]

    @property
    def shared(self) -> tuple[object, ...]:
        """What a page may take from the project beside what it reads itself: all its values."""
        apart = ("workspace", "diagnostics")
        return tuple(getattr(self, each.name) for each in fields(self) if each.name not in apart)


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparedPage:
    """A page ready for templates; ``page`` and ``source``, its text, are ``None`` when it could not be read at all.

    ``attachments`` are the files of the folder that its documents lead to.
    """

    path: str
    source: SourceText | None
    page: Page | None
    data: PageData
    diagnostics: tuple[Diagnostic, ...]
    attachments: tuple[str, ...] = ()

    @property
    def refused(self) -> bool:
        """Whether an error forbids its outputs."""
        return any(diagnostic.severity is Severity.ERROR for diagnostic in self.diagnostics)


def open_project(content: Path, files: InputFiles) -> Project:
    """The project in the folder ``content``; raises ``ConfigError``."""
    repository = Workspace(content, files)
    sink = Sink()
    space = read_space(repository, sink)
    found = repository.located(sink.sorted())
    workspace = repository.below(space.root)
    config = workspace.config() if workspace.has(CONFIG_NAME) else repository.config()
    sink = Sink()
    for path in workspace.unnamed_pages():
        message = "le nom de ce fichier n’est pas en UTF-8 : la page est laissée de côté"
        sink.report("encodage-invalide", Severity.ERROR, path, message, hint="renommer le fichier")
    entries = _summary(workspace, space, sink)
    variables = read_variables(workspace, sink)
    return Project(
        workspace=workspace, config=config, summary=entries, space=space, variables=variables,
        names={entry.path: entry.title for entry in reversed(entries)},
        diagnostics=(*found, *workspace.located(sink.sorted())),
    )  # fmt: skip


def _summary(workspace: Workspace, space: Space, sink: Sink) -> tuple[SummaryEntry, ...]:
    """The entries of the summary; pages that it names twice, or that are not there, are reported."""
    text = workspace.text(space.summary, sink) if workspace.has(space.summary) else None
    if text is None:
        return ()
    sink.know(text)
    if len(text.text) > MAX_CHARACTERS:
        message = "le sommaire est trop long pour être lu : les pages sont prises dans l’ordre de leurs noms"
        sink.report("page-trop-lourde", Severity.ERROR, space.summary, message, hint="le raccourcir")
        return ()
    entries = read_summary(text, space.readme)
    met: set[str] = set()
    for entry in entries:
        if not workspace.has(entry.path):
            message = f"la page « {entry.path} » du sommaire n’existe pas"
            hint = "corriger le chemin au sommaire, ou écrire la page"
            sink.report("page-absente", Severity.WARNING, entry.span, message, hint=hint)
        elif entry.path in met:
            message = f"la page « {entry.path} » est déjà au sommaire"
            hint = "ne la nommer qu’une fois : ses documents ne sont construits qu’une fois"
            sink.report("page-en-double", Severity.WARNING, entry.span, message, hint=hint)
        met.add(entry.path)
    for path in _pages(workspace, space):
        if path not in met:
            hint = "l’ajouter au sommaire, ou l’ôter du dossier"
            sink.report("page-orpheline", Severity.INFO, path, "le sommaire ne nomme pas cette page", hint=hint)
    return entries


def _pages(workspace: Workspace, space: Space) -> tuple[str, ...]:
    return tuple(path for path in workspace.pages() if path != space.summary)


def list_pages(project: Project) -> tuple[str, ...]:
    """Every page: those of the summary in its order, then the others."""
    found = _pages(project.workspace, project.space)
    known = dict.fromkeys(entry.path for entry in project.summary if entry.path in found)
    return (*known, *(path for path in found if path not in known))


def prepare_page(project: Project, path: str, mode: Mode) -> PreparedPage:
    """The page ``path``, its passes done; what is wrong with it is in its diagnostics."""
    sink = Sink(final=mode is Mode.FINAL)
    source = project.workspace.text(path, sink)
    data = _read_data(project, path, sink)
    if source is None:
        return PreparedPage(path=path, source=None, page=None, data=data, diagnostics=sink.sorted())
    profile = choose_profile(project.config.typography, project.config.language)
    data = set_data(data, profile)
    page, attachments = _passed(project, source, data, mode, sink)
    page = set_typography(page, profile)
    return PreparedPage(
        path=path, source=source, page=page, data=data, attachments=attachments, diagnostics=sink.sorted()
    )


def _passed(
    project: Project, source: SourceText, data: PageData, mode: Mode, sink: Sink
) -> tuple[Page, tuple[str, ...]]:
    """The page read and completed, and the files that it leads to; its typography is still to be set."""
    config, workspace = project.config, project.workspace
    around = SpaceSurroundings(
        workspace=workspace, config=config, variables=project.variables, sink=sink, trail=(source.path,)
    )
    flat = read_page(source, config.markers.brackets, sink, around)
    page = nest_sections(flat, project.names, sink)
    if page.metadata.get("hidden") is True:
        _report_hidden(source, sink)
    page = resolve_placeholders(page, config.markers.figures, [figure.type for figure in data.figures], source)
    page = complete_tables(
        page,
        corner=config.tables.corner,
        captions=[table.title for table in data.tables],
        sink=sink,
        descriptions=[table.description or "" for table in data.tables],
    )
    page = name_mentions(page, config.mentions)
    library = Library(workspace=workspace, space=project.space, names=project.names)
    page, attachments = settle_links(page, library, sink)
    page = find_pictures(page, workspace, sink)
    check_page(page, mode, sink)
    check_glyphs(page, sink)
    return page, attachments


def _report_hidden(source: SourceText, sink: Sink) -> None:
    written = _HIDDEN.search(source.text)  # the first such line: the front matter opens the file
    place = Span(source.path, *written.span()) if written else source.path
    message = "page masquée dans GitBook : ses documents sont construits quand même"
    hint = "pour ne pas les construire, nommer les pages voulues ; ou ôter « hidden » de l’en-tête"
    sink.report("page-masquee", Severity.INFO, place, message, hint=hint)


def _read_data(project: Project, path: str, sink: Sink) -> PageData:
    name = f"{path.removesuffix('.md')}.yaml"
    if not project.workspace.has(name):
        return PageData()
    source = project.workspace.text(name, sink)
    document = read_yaml(source, sink) if source else None
    data = validate(document, PageData, sink, code="donnees-invalides") if document else None
    return data or PageData()
