"""A build: answered from the record of the last one when nothing has changed, else done.

Comes in: a ``BuildRequest``. Goes out: a ``BuildResult``, and files. Decided here: when nothing needs to be read, and
how many processes start. Kept light: a build that has nothing to do imports none of the libraries that read pages or
write documents, and processes start before anything is imported.
"""

from export_equipe.diagnostics import Sink
from export_equipe.pipeline.answers import Answers, show_again
from export_equipe.pipeline.cache import STATE_FOLDER, Request, read_state
from export_equipe.pipeline.model import BuildRequest, BuildResult, Reporter, Silent


def run_build(request: BuildRequest, reporter: Reporter | None = None) -> BuildResult:
    """Does what ``request`` asks; raises ``ExportError`` for a set-up that cannot work."""
    reporter = reporter or Silent()
    state = read_state(request.state or request.output / STATE_FOLDER)
    answers = Answers(request, state)
    known = answers.known
    stale = answers.stale(known.pages, known.context) if known else None
    if known and not stale:
        return _replay(known, answers, reporter)
    from export_equipe.pipeline.jobs import Workshop, usable_cores

    # A PDF will surely be made when nothing was ever built here, or when what was built has changed: its process then
    # loads its libraries while this one loads its own and reads the pages.
    early = request.force or not state.outputs or answers.asked_before
    pages = _count_pages(request) if stale is None else len(stale)
    with Workshop(request.formats, pages=pages, jobs=request.jobs or usable_cores(), early=early) as workshop:
        from export_equipe.pipeline.build import build_pages

        return build_pages(request, state, answers, reporter, workshop)


def _count_pages(request: BuildRequest) -> int:
    """About how many pages are asked for; their true list takes libraries to read."""
    return len(request.pages) or sum(1 for path in request.content.rglob("[!._]*.md") if path.name != "SUMMARY.md")


def _replay(known: Request, answers: Answers, reporter: Reporter) -> BuildResult:
    """The result of a build that has nothing to do."""
    pages = [page for path in known.pages if (page := answers.page(path, known.context)) is not None]
    sink = Sink()
    sink.extend(known.diagnostics)
    reporter.started(len(pages))
    for page in pages:
        show_again(page, sink, reporter)
    return BuildResult(outputs=tuple(output for page in pages for output in page.outputs), diagnostics=sink.sorted())
