"""What earlier builds left: their outputs' digests, and what they had read.

Comes in: ``.export-equipe/state.json`` in the output folder. Goes out: for each output its key and its SHA-256; for
each page, as it was asked for, the trace of what it read, its diagnostics and its outputs; for each request the trace
of what the project read, and its pages. Decided here: how much is remembered; that a state that cannot be read counts
as none (outputs are then treated as edited by hand, which never loses work); that an output is noted as soon as it is
written, in a journal beside the state, so that a build that is killed leaves nothing that looks edited by hand.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from export_equipe.diagnostics import CODES, Diagnostic, Severity
from export_equipe.pipeline.write import append_line, write_atomically

STATE_FOLDER = ".export-equipe"
_VERSION = 2
_REQUESTS = 40  # requests remembered; older ones are forgotten
_PAGES = 2_000  # pages remembered, beside those of the newest request


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """An output as it was written."""

    key: str
    sha256: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRecord:
    """A page that was built: what it read, what it said, what it wrote (name and format of each).

    ``context`` is the key of what all pages share; ``keys`` are those of the outputs as it left them: another build (in
    final, say) may have written them since.
    """

    context: str
    trace: Mapping[str, str]
    diagnostics: tuple[Diagnostic, ...]
    outputs: tuple[tuple[str, str], ...]
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A build that was asked for: what the project read and said, and its pages.

    ``settings`` is the key of all that was asked but for the pages: page records are kept under it.
    """

    settings: str
    context: str
    trace: Mapping[str, str]
    diagnostics: tuple[Diagnostic, ...]
    pages: tuple[str, ...]


@dataclass(slots=True)
class State:
    """The state of an output folder."""

    path: Path
    outputs: dict[str, Recorded] = field(default_factory=dict)
    requests: dict[str, Request] = field(default_factory=dict)
    pages: dict[str, dict[str, PageRecord]] = field(default_factory=dict)
    _written: set[str] = field(default_factory=set)

    def record(self, name: str, recorded: Recorded) -> None:
        """Notes that the output ``name`` was written."""
        self.outputs[name] = recorded
        self._written.add(name)
        append_line(_journal(self.path), json.dumps([name, asdict(recorded)]))

    def keys(self, names: Iterable[str]) -> tuple[str, ...]:
        """The key of each of the outputs ``names`` as it stands, ``""`` for one that was never recorded."""
        found = (self.outputs.get(name) for name in names)
        return tuple(recorded.key if recorded else "" for recorded in found)

    def remember(self, key: str, request: Request, pages: Mapping[str, PageRecord]) -> bool:
        """Keeps ``request`` as the newest, and the records of its ``pages``; says whether that changes anything."""
        known = self.pages.setdefault(request.settings, {})
        if self.requests.get(key) == request and all(known.get(path) == record for path, record in pages.items()):
            return False
        self.requests.pop(key, None)
        self.requests[key] = request
        known.update(pages)
        self._forget()
        return True

    def _forget(self) -> None:
        """Drops the oldest requests beyond the limits, then the pages that none asks for."""
        asked: dict[str, set[str]] = {}
        for rank, (key, request) in enumerate(reversed(list(self.requests.items()))):
            if rank and (rank >= _REQUESTS or sum(map(len, asked.values())) + len(request.pages) > _PAGES):
                del self.requests[key]
                continue
            asked.setdefault(request.settings, set()).update(request.pages)
        self.pages = {
            settings: {path: record for path, record in self.pages[settings].items() if path in paths}
            for settings, paths in asked.items()
            if settings in self.pages
        }

    def save(self) -> None:
        """Writes the state; what another build has recorded since it was read is kept."""
        outputs = read_state(self.path.parent).outputs | {name: self.outputs[name] for name in self._written}
        content = {
            "version": _VERSION,
            "outputs": {name: asdict(recorded) for name, recorded in sorted(outputs.items())},
            "requests": {key: _entry(request) for key, request in self.requests.items()},
            "pages": {settings: {path: _entry(record) for path, record in sorted(records.items())}
                      for settings, records in self.pages.items()},
        }  # fmt: skip
        # On one line: JSON with indents is written ten times slower. In ASCII: a path may hold bytes that are no text.
        write_atomically(self.path, json.dumps(content).encode() + b"\n")
        _journal(self.path).unlink(missing_ok=True)


def read_state(folder: Path) -> State:
    """The state kept in ``folder``; an empty one when there is none."""
    path = folder / "state.json"
    state = _read(path)
    with suppress(OSError, UnicodeDecodeError):
        for line in _journal(path).read_text(encoding="utf-8").splitlines():
            with suppress(ValueError, TypeError):  # a line cut short: the build was killed while it wrote it
                name, entry = json.loads(line)
                state.outputs[name] = Recorded(**entry)
    return state


def _read(path: Path) -> State:
    try:
        content = json.loads(path.read_bytes())
        if content["version"] != _VERSION:
            return State(path)
        outputs = {name: Recorded(**entry) for name, entry in content["outputs"].items()}
        requests = {key: _request(entry) for key, entry in content["requests"].items() if _readable(entry)}
        pages = {settings: {name: _page_record(entry) for name, entry in records.items() if _readable(entry)}
                 for settings, records in content["pages"].items()}  # fmt: skip
    except FileNotFoundError:
        return State(path)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return State(path)  # a damaged state: see the module's docstring
    return State(path, outputs, requests, pages)


def _journal(path: Path) -> Path:
    return path.with_name("journal.jsonl")


def _entry(record: PageRecord | Request) -> Mapping[str, object]:
    return asdict(record)


def _readable(entry: Mapping[str, Any]) -> bool:
    """Whether we have every code that ``entry`` holds: another version of ours may have had others."""
    return all(item["code"] in CODES for item in entry["diagnostics"])


def _request(entry: Mapping[str, Any]) -> Request:
    return Request(
        settings=_checked(entry["settings"], str), context=_checked(entry["context"], str),
        trace=_checked(entry["trace"], dict), diagnostics=_diagnostics(entry),
        pages=tuple(_checked(entry["pages"], list)),
    )  # fmt: skip


def _page_record(entry: Mapping[str, Any]) -> PageRecord:
    return PageRecord(
        context=_checked(entry["context"], str), trace=_checked(entry["trace"], dict), diagnostics=_diagnostics(entry),
        outputs=tuple((name, form) for name, form in _checked(entry["outputs"], list)),
        keys=tuple(_checked(entry["keys"], list)),
    )  # fmt: skip


def _diagnostics(entry: Mapping[str, Any]) -> tuple[Diagnostic, ...]:
    found = _checked(entry["diagnostics"], list)
    return tuple(Diagnostic(**{**item, "severity": Severity(item["severity"])}) for item in found)


def _checked(value: Any, kind: type) -> Any:
    if not isinstance(value, kind):
        raise TypeError("damaged state")
    return value


def request_key(parts: Sequence[str]) -> str:
    """The key of a request from all that was asked."""
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogateescape")).hexdigest()


def file_sha256(path: Path) -> str | None:
    """The SHA-256 of the file at ``path``, ``None`` when there is none."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return None
