"""A build that has something to do.

Comes in: a request and the state of its output folder. Goes out: files, the result, the new state. Decided here:
the names of outputs, and that a page with errors is refused while the others go on.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from export_equipe.diagnostics import ConfigError, Sink
from export_equipe.pipeline.cache import Recorded, Request, State
from export_equipe.pipeline.digest import output_key, theme_digest
from export_equipe.pipeline.jobs import Job, Workshop
from export_equipe.pipeline.model import BuildRequest, BuildResult, Output, Reporter, Status
from export_equipe.pipeline.plans import Planner
from export_equipe.pipeline.prepare import PreparedPage, Project, list_pages, open_project, prepare_page
from export_equipe.pipeline.stored import stored_output
from export_equipe.pipeline.write import write_atomically
from export_equipe.project.files import InputFiles, digest_of
from export_equipe.theme.load import load_theme
from export_equipe.theme.model import Theme
from export_equipe.writers.base import WRITERS, Writer


def build_pages(request: BuildRequest, state: State, key: str, reporter: Reporter, workshop: Workshop) -> BuildResult:
    """Builds what ``request`` asks and records it in ``state``."""
    theme_digest.cache_clear()  # a process that lives long may see a theme change
    files = InputFiles()
    project = open_project(request.content, files)
    theme = load_theme(request.theme or project.config.theme, search=[Path("templates")], files=files)
    files.read_all(Path(theme.folder))
    pages = select_pages(project, request.pages)
    build = _Build(request, project, theme, files, state, workshop, reporter)
    reporter.started(len(pages) * len(request.formats))
    build.sink.extend(project.workspace.located(project.diagnostics))
    try:
        build.all(pages)
    finally:
        if build.written:
            state.save()
    result = BuildResult(outputs=tuple(build.outputs), diagnostics=build.sink.sorted())
    if not any(output.status is Status.REFUSED for output in result.outputs):
        _remember(request, key, result, files, state, build)
    return result


def _remember(
    request: BuildRequest, key: str, result: BuildResult, files: InputFiles, state: State, build: "_Build"
) -> None:
    outputs = tuple((output.path.relative_to(request.output).as_posix(), output.format, output.source)
                    for output in result.outputs)  # fmt: skip
    kept = tuple(d for d in result.diagnostics if d.code != "sortie-modifiee")
    new = Request(trace=files.trace, diagnostics=kept, outputs=outputs, keys=state.keys(outputs))
    if build.written or state.requests.get(key) != new:
        state.remember(key, new)
        state.save()


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
    """A build going on."""

    request: BuildRequest
    project: Project
    theme: Theme
    files: InputFiles
    state: State
    workshop: Workshop
    reporter: Reporter
    sink: Sink = field(default_factory=Sink)
    outputs: list[Output] = field(default_factory=list)
    written: bool = False

    def all(self, pages: tuple[str, ...]) -> None:
        """Every page; the outputs of a page are finished before the next page is begun."""
        ready = {path: self._prepared(path) for path in pages} if self.request.whole else {}
        stop = any(prepared.refused for prepared in ready.values())
        for path in pages:
            prepared = ready.get(path) or self._prepared(path)
            self.sink.extend(self.project.workspace.located(prepared.diagnostics))
            finishers = self._refused(prepared) if stop or prepared.refused else self._started(prepared)
            for finish in finishers:
                output = finish()
                self.outputs.append(output)
                self.reporter.finished(output)

    def _prepared(self, path: str) -> PreparedPage:
        return prepare_page(self.project, path, self.request.mode)

    def _refused(self, prepared: PreparedPage) -> list[Callable[[], Output]]:
        def refused(writer: Writer) -> Output:
            path = self.request.output / output_name(prepared.path, writer)
            return Output(path=path, format=writer.name, source=prepared.path, status=Status.REFUSED)

        return [lambda writer=WRITERS[name]: refused(writer) for name in self.request.formats]  # type: ignore[misc]

    def _started(self, prepared: PreparedPage) -> list[Callable[[], Output]]:
        """One finisher a format; the PDF, which runs beside us, is started before the others."""
        planner = Planner(self.project, prepared, self.theme, self.request.mode, self.files)
        order = sorted(self.request.formats, key=lambda name: name != "pdf")
        started = {name: self._start(prepared, planner, WRITERS[name]) for name in order}
        self.sink.extend(self.project.workspace.located(planner.sink.sorted()))
        return [started[name] for name in sorted(self.request.formats, key=lambda name: name == "pdf")]

    def _start(self, prepared: PreparedPage, planner: Planner, writer: Writer) -> Callable[[], Output]:
        name = output_name(prepared.path, writer)
        plan = planner.plan(writer.plan)
        key = output_key(plan, self.theme, writer)
        if not self.request.force:
            stored = stored_output(self.request.output, name, writer.name, prepared.path, self.state, self.sink)
            recorded = self.state.outputs.get(name)
            if stored is not None and (stored.status is Status.KEPT or (recorded and recorded.key == key)):
                return lambda: stored
        result = self.workshop.submit(Job(format=writer.name, plan=plan, theme=self.theme))
        return lambda: self._finish(prepared.path, name, writer, key, result())

    def _finish(self, source: str, name: str, writer: Writer, key: str, data: bytes) -> Output:
        path = self.request.output / name
        write_atomically(path, data)
        self.written = True
        self.state.record(name, Recorded(key=key, sha256=digest_of(data), source=source))
        return Output(
            path=path, format=writer.name, source=source, status=Status.BUILT, sha256=digest_of(data), bytes=len(data)
        )


def output_name(page: str, writer: Writer) -> str:
    """The path of an output in the output folder: ``memo/dossier/page.docx``."""
    return f"{writer.name}/{page.removesuffix('.md')}{writer.suffix}"
