"""One page, from its file to the bytes of its documents.

Comes in: what all pages of the build share, a page's path and what is recorded of its outputs. Goes out: the outputs,
as they stand or as bytes to write, what there is to say, and what was read. Decided here: the names of outputs, and
that a page with errors is refused. Nothing is written here: it is the same work in any process.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from export_equipe.diagnostics import Diagnostic, Sink
from export_equipe.pipeline.cache import Recorded
from export_equipe.pipeline.digest import output_key
from export_equipe.pipeline.model import Output, Status
from export_equipe.pipeline.output import Job, run_job
from export_equipe.pipeline.plans import Planner
from export_equipe.pipeline.prepare import PreparedPage, Project, prepare_page
from export_equipe.pipeline.stored import stored_output
from export_equipe.project.files import InputFiles
from export_equipe.project.mode import Mode
from export_equipe.theme.model import Theme
from export_equipe.writers.base import WRITERS, Writer, first_slow

Submit = Callable[[Job], Callable[[], bytes]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What all pages of a build share."""

    project: Project
    theme: Theme
    mode: Mode
    formats: tuple[str, ...]
    output: Path
    force: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PageTask:
    """A page to build; ``recorded`` holds what is known of its outputs, by name."""

    path: str
    recorded: Mapping[str, Recorded]

    def __str__(self) -> str:
        return self.path


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """An output: ``stored`` as it stands, or else the ``data`` to write."""

    name: str
    format: str
    key: str
    stored: Output | None = None
    data: bytes = b""


@dataclass(frozen=True, slots=True, kw_only=True)
class BuiltPage:
    """What became of a page; without outputs when it is refused.

    ``attachments`` are the files of the content folder that its documents lead to.
    """

    path: str
    refused: bool
    outputs: tuple[Made, ...]
    diagnostics: tuple[Diagnostic, ...]
    trace: Mapping[str, str]
    attachments: tuple[str, ...] = ()


def check_page(setting: Setting, task: PageTask) -> BuiltPage:
    """The page as far as it takes to know whether it is refused."""
    files = InputFiles()
    prepared, _ = _prepared(setting, task, files)
    found = setting.project.workspace.located(prepared.diagnostics)
    return BuiltPage(path=task.path, refused=prepared.refused, outputs=(), diagnostics=found, trace=files.trace)


def build_page(setting: Setting, task: PageTask) -> BuiltPage:
    """The page, all its documents written here."""
    return build_page_with(lambda job: lambda: run_job(job), setting, task)


def build_page_with(submit: Submit, setting: Setting, task: PageTask) -> BuiltPage:
    """The page, its documents written by ``submit``."""
    files = InputFiles()
    prepared, project = _prepared(setting, task, files)
    sink = Sink()
    sink.extend(project.workspace.located(prepared.diagnostics))
    if prepared.refused:
        return BuiltPage(path=task.path, refused=True, outputs=(), diagnostics=sink.sorted(), trace=files.trace)
    planner = Planner(project, prepared, setting.theme, setting.mode, files)
    # A PDF, which may run beside us, is started before the others, and finished after them.
    slow = first_slow(setting.formats)
    order = sorted(setting.formats, key=lambda name: name != slow)
    started = {name: _start(setting, task, planner, WRITERS[name], submit, sink) for name in order}
    sink.extend(project.workspace.located(planner.sink.sorted()))
    outputs = tuple(started[name]() for name in sorted(setting.formats, key=lambda name: name == slow))
    return BuiltPage(
        path=task.path, refused=False, outputs=outputs, diagnostics=sink.sorted(), trace=files.trace,
        attachments=prepared.attachments,
    )  # fmt: skip


def _prepared(setting: Setting, task: PageTask, files: InputFiles) -> tuple[PreparedPage, Project]:
    """The page ready for templates, and the project whose reads ``files`` notes."""
    project = replace(setting.project, workspace=setting.project.workspace.tracing(files))
    return prepare_page(project, task.path, setting.mode), project


def _start(
    setting: Setting, task: PageTask, planner: Planner, writer: Writer, submit: Submit, sink: Sink
) -> Callable[[], Made]:
    name = output_name(task.path, writer)
    key = output_key(planner.digest(writer.plan), setting.theme, writer)
    recorded = task.recorded.get(name)
    if not setting.force:
        stored = stored_output(setting.output, name, writer.name, task.path, recorded, sink)
        if stored is not None and (stored.status is Status.KEPT or (recorded and recorded.key == key)):
            return lambda: Made(name=name, format=writer.name, key=key, stored=stored)
    result = submit(Job(format=writer.name, plan=planner.plan(writer.plan), theme=setting.theme))
    return lambda: Made(name=name, format=writer.name, key=key, data=result())


def output_name(page: str, writer: Writer) -> str:
    """The path of an output in the output folder: ``memo/dossier/page.docx``."""
    return f"{writer.name}/{page.removesuffix('.md')}{writer.suffix}"
