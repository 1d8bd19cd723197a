"""Pages answered from the record: they were built before, and would come out the same.

Comes in: a request and the state. Goes out: pages as the last build left them. Decided here: when a page needs not be
built again: what it read, what the project says to all pages, and its outputs are as they were. Kept light: no library
that reads pages or writes documents is imported.
"""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from export_equipe.diagnostics import Diagnostic, Sink
from export_equipe.pipeline.cache import PageRecord, Request, State, request_key
from export_equipe.pipeline.digest import code_digest, versions
from export_equipe.pipeline.model import BuildRequest, Output, Reporter
from export_equipe.pipeline.stored import stored_output
from export_equipe.project.files import TraceCheck
from export_equipe.writers.base import WRITERS


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """A page as it stands, and what there is to say of it."""

    path: str
    outputs: tuple[Output, ...]
    diagnostics: tuple[Diagnostic, ...]


class Answers:
    """What the record answers to ``request``; each page is looked at once."""

    def __init__(self, request: BuildRequest, state: State) -> None:
        self.settings = _settings_key(request)
        self.key = request_key([self.settings, "whole" if request.whole else "pages", *request.pages])
        self._request = request
        self._state = state
        self._records = {} if request.force else state.pages.get(self.settings, {})
        self._known = None if request.force else state.requests.get(self.key)
        self._check = TraceCheck()
        self._looked_at: dict[tuple[str, str], Answered | None] = {}

    @property
    def known(self) -> Request | None:
        """The request as it was made before, when the project still says the same; ``None`` otherwise."""
        return self._known if self._known is not None and self._check.holds(self._known.trace) else None

    @property
    def asked_before(self) -> bool:
        """Whether the same was asked before."""
        return self._known is not None

    def page(self, path: str, context: str) -> Answered | None:
        """The page ``path`` when it needs not be built; ``context`` is the key of what pages share."""
        if (path, context) not in self._looked_at:
            record = self._records.get(path)
            same = record is not None and record.context == context
            self._looked_at[path, context] = self._answer(path, record) if record and same else None
        return self._looked_at[path, context]

    def stale(self, pages: Sequence[str], context: str) -> list[str]:
        """Those of ``pages`` that have to be built."""
        return [path for path in pages if self.page(path, context) is None]

    def _answer(self, path: str, record: PageRecord) -> Answered | None:
        if self._state.keys([name for name, _ in record.outputs]) != record.keys:
            return None  # another build (in final, say) has written them since
        if not self._check.holds(record.trace):
            return None
        sink = Sink()
        sink.extend(record.diagnostics)
        outputs = [stored_output(self._request.output, name, format_name, path, self._state.outputs.get(name), sink)
                   for name, format_name in record.outputs]  # fmt: skip
        found = tuple(output for output in outputs if output is not None)
        return Answered(path=path, outputs=found, diagnostics=sink.sorted()) if len(found) == len(outputs) else None


def _settings_key(request: BuildRequest) -> str:
    """The key of all that was asked, but for the pages."""
    formats = [f"{name}={versions(WRITERS[name])}" for name in request.formats]
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    parts = [code_digest(), epoch, str(request.content.absolute()), str(Path.cwd()), request.theme, request.mode.value]
    return request_key([*parts, *formats])


def show_again(page: Answered, sink: Sink, reporter: Reporter) -> None:
    """Says of ``page`` what there is to say."""
    sink.extend(page.diagnostics)
    for output in page.outputs:
        reporter.finished(output)
    reporter.ended(page.path)
