"""A build that has something to do.

Comes in: a request, the state of its output folder and what the record answers. Goes out: files, the result, the new
state. Decided here: pages come out one after another in the order of the project, whoever builds them, and all that is
written is written here; a page with errors is refused while the others go on, unless the request is all or nothing.
"""

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from export_equipe.diagnostics import ConfigError, Sink
from export_equipe.layout.addresses import FILES_FOLDER
from export_equipe.pipeline.answers import Answered, Answers, show_again
from export_equipe.pipeline.cache import PageRecord, Recorded, Request, State
from export_equipe.pipeline.digest import context_key, theme_digest
from export_equipe.pipeline.jobs import Workshop
from export_equipe.pipeline.model import BuildRequest, BuildResult, Output, Reporter, Status
from export_equipe.pipeline.page import (
    BuiltPage,
    Made,
    PageTask,
    Setting,
    build_page,
    build_page_with,
    check_page,
    output_name,
)
from export_equipe.pipeline.prepare import Project, list_pages, open_project
from export_equipe.pipeline.stored import stored_output
from export_equipe.pipeline.theme import open_theme
from export_equipe.pipeline.write import uninterrupted, write_atomically
from export_equipe.project.files import InputFiles, digest_of
from export_equipe.writers.base import WRITERS

ATTACHED = "fichier"  # what --json calls a file that documents lead to


def build_pages(
    request: BuildRequest, state: State, answers: Answers, reporter: Reporter, workshop: Workshop
) -> BuildResult:
    """Builds what ``request`` asks and records it in ``state``."""
    theme_digest.cache_clear()  # a process that lives long may see a theme change
    files = InputFiles()
    project = open_project(request.content, files)
    theme = open_theme(project, request.theme, files)
    for folder in theme.folders:
        files.read_all(Path(folder))
    pages = select_pages(project, request.pages)
    setting = Setting(
        project=project, theme=theme, mode=request.mode, formats=request.formats, output=request.output,
        force=request.force,
    )  # fmt: skip
    build = _Build(request, setting, state, answers, workshop, reporter, context_key(project.shared, theme))
    build.sink.extend(project.diagnostics)
    asked = Request(
        settings=answers.settings, context=build.context, trace=files.trace, diagnostics=build.sink.sorted(),
        pages=pages,
    )  # fmt: skip
    reporter.started(len(pages))
    try:
        build.all(pages)
    finally:
        build.save(asked)
    return BuildResult(outputs=tuple(build.outputs), diagnostics=build.sink.sorted())


def select_pages(project: Project, names: tuple[str, ...]) -> tuple[str, ...]:
    """The paths of the pages asked for; raises ``ConfigError`` for one that does not exist."""
    if not names:
        return list_pages(project)
    paths = [project.workspace.page_path(name) for name in names]
    missing = [path for path in paths if not project.workspace.has(path)]
    if missing:
        sink = Sink()
        for path in missing:
            project.workspace.text(path, sink)
        raise ConfigError("une page demandée n’existe pas", diagnostics=project.workspace.located(sink.sorted()))
    return tuple(dict.fromkeys(paths))


@dataclass
class _Build:
    """A build going on; what it keeps of a page is small, and its bytes are not part of it."""

    request: BuildRequest
    setting: Setting
    state: State
    answers: Answers
    workshop: Workshop
    reporter: Reporter
    context: str
    sink: Sink = field(default_factory=Sink)
    outputs: list[Output] = field(default_factory=list)
    records: dict[str, PageRecord] = field(default_factory=dict)
    attached: set[str] = field(default_factory=set)
    written: bool = False

    def all(self, pages: Sequence[str]) -> None:
        """Every page; the outputs of a page are finished before those of the next."""
        stale = self.answers.stale(pages, self.context)
        if self.request.whole and stale and not self._all_fit(pages):
            return
        built = self.workshop.in_order(self._work(), map(self._task, stale), self._begun)
        with closing(built):
            for path in pages:
                known = self.answers.page(path, self.context)
                if known is None:
                    self._take(next(built))
                else:
                    self._answer(known)

    def save(self, asked: Request) -> None:
        """Records what was done, if anything was."""
        new = bool(self.records) and self.state.remember(self.answers.key, asked, self.records)
        if new or self.written:
            self.state.save()

    def _work(self) -> partial[BuiltPage]:
        if self.workshop.shares_pages:
            return partial(build_page, self.setting)
        return partial(build_page_with, self.workshop.submit, self.setting)

    def _all_fit(self, pages: Sequence[str]) -> bool:
        """Whether no page is refused; when one is, all are."""
        tasks = map(self._task, pages)
        checked = list(self.workshop.in_order(partial(check_page, self.setting), tasks, self._begun))
        if not any(page.refused for page in checked):
            return True
        for page in checked:
            self._refuse(page)
        return False

    def _task(self, path: str) -> PageTask:
        names = [output_name(path, WRITERS[name]) for name in self.request.formats]
        known = {name: self.state.outputs[name] for name in names if name in self.state.outputs}
        return PageTask(path=path, recorded=known)

    def _begun(self, task: PageTask) -> None:
        self.reporter.begun(task.path)

    def _answer(self, page: Answered) -> None:
        self.outputs += page.outputs
        show_again(page, self.sink, self.reporter)

    def _take(self, page: BuiltPage) -> None:
        """Writes what was made of ``page``, and records it."""
        if page.refused:
            self._refuse(page)
            return
        self.sink.extend(page.diagnostics)
        for made in page.outputs:
            self._finished(self._written(page.path, made))
        attached = tuple(self._attached(path) for path in page.attachments)
        outputs = (*((made.name, made.format) for made in page.outputs), *((name, ATTACHED) for name in attached))
        self.records[page.path] = PageRecord(
            context=self.context, trace=page.trace, outputs=outputs, keys=self.state.keys(name for name, _ in outputs),
            diagnostics=tuple(d for d in page.diagnostics if d.code != "sortie-modifiee"),
        )  # fmt: skip
        self.reporter.ended(page.path)

    def _written(self, source: str, made: Made) -> Output:
        if made.stored is not None:
            return made.stored
        path = self.request.output / made.name
        sha256 = digest_of(made.data)
        with uninterrupted():  # what is written is recorded, or it would look edited
            write_atomically(path, made.data)
            self.written = True
            self.state.record(made.name, Recorded(key=made.key, sha256=sha256, source=source))
        return Output(
            path=path, format=made.format, source=source, status=Status.BUILT, sha256=sha256, bytes=len(made.data)
        )

    def _attached(self, path: str) -> str:
        """The name of the copy of ``path``, a file of the content folder that documents lead to; written once."""
        name = f"{FILES_FOLDER}/{path}"
        if name in self.attached:
            return name
        self.attached.add(name)
        data = self.setting.project.workspace.bytes(path, self.sink)
        if data is None:
            return name
        known = self.state.outputs.get(name)
        stored = None
        if not self.request.force:
            stored = stored_output(self.request.output, name, ATTACHED, path, known, self.sink)
        same = stored is not None and (stored.status is Status.KEPT or stored.sha256 == digest_of(data))
        key = digest_of(data)
        self._finished(
            self._written(path, Made(name=name, format=ATTACHED, key=key, stored=stored if same else None, data=data))
        )
        return name

    def _refuse(self, page: BuiltPage) -> None:
        self.sink.extend(page.diagnostics)
        for name in self.request.formats:
            path = self.request.output / output_name(page.path, WRITERS[name])
            self._finished(Output(path=path, format=name, source=page.path, status=Status.REFUSED))
        self.reporter.ended(page.path)

    def _finished(self, output: Output) -> None:
        self.outputs.append(output)
        self.reporter.finished(output)
