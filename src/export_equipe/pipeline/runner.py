"""A build: answered from the record of the last one when nothing has changed, else done.

Comes in: a ``BuildRequest``. Goes out: a ``BuildResult``, and files. Decided here: when nothing needs to be read. Kept
light: a build that has nothing to do imports none of the libraries that read pages or write documents.
"""

import os
from pathlib import Path

from export_equipe.diagnostics import Sink
from export_equipe.pipeline.cache import STATE_FOLDER, Request, State, read_state, request_key
from export_equipe.pipeline.digest import code_digest, versions
from export_equipe.pipeline.model import BuildRequest, BuildResult, Output, Reporter, Silent
from export_equipe.pipeline.stored import stored_output
from export_equipe.project.files import trace_holds
from export_equipe.writers.base import WRITERS


def run_build(request: BuildRequest, reporter: Reporter | None = None) -> BuildResult:
    """Does what ``request`` asks; raises ``ExportError`` for a set-up that cannot work."""
    reporter = reporter or Silent()
    state = read_state(request.state or request.output / STATE_FOLDER)
    key = _key(request)
    known = state.requests.get(key)
    if known is not None and not request.force:
        replayed = _replay(known, state, request.output)
        if replayed is not None:
            reporter.started(len(replayed.outputs))
            for output in replayed.outputs:
                reporter.finished(output)
            return replayed
    from export_equipe.pipeline.jobs import Workshop

    # A PDF will surely be made when nothing was ever built here, or when what was built has changed: its process then
    # loads its libraries while this one loads its own and reads the pages.
    early = request.force or not state.outputs or known is not None
    with Workshop(request.formats, early=early) as workshop:
        from export_equipe.pipeline.build import build_pages

        return build_pages(request, state, key, reporter, workshop)


def _key(request: BuildRequest) -> str:
    formats = [f"{name}={versions(WRITERS[name])}" for name in request.formats]
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    parts = [code_digest(), epoch, str(request.content.absolute()), str(Path.cwd()), request.theme, request.mode.value]
    return request_key([*parts, *formats, "pages", *request.pages])


def _replay(known: Request, state: State, folder: Path) -> BuildResult | None:
    """The result of ``known`` again, unless an input changed, or an output is missing or another build's."""
    if state.keys(known.outputs) != known.keys:
        return None
    outputs: list[Output] = []
    sink = Sink()
    sink.extend(known.diagnostics)
    for name, format_name, source in known.outputs:
        output = stored_output(folder, name, format_name, source, state, sink)
        if output is None:
            return None
        outputs.append(output)
    if not trace_holds(known.trace):
        return None
    return BuildResult(outputs=tuple(outputs), diagnostics=sink.sorted())
