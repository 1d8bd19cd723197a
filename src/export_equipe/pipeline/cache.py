"""What earlier builds left: their outputs' digests, and what they had read.

Comes in: ``.export-equipe/state.json`` in the output folder. Goes out: for each output its key and its SHA-256; for
each request the trace of its inputs, its diagnostics and its outputs. A state that cannot be read counts as none:
outputs are then treated as edited by hand, which never loses work.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from export_equipe.diagnostics import CODES, Diagnostic, Severity
from export_equipe.pipeline.write import write_atomically

STATE_FOLDER = ".export-equipe"
_VERSION = 1
_REQUESTS = 40  # requests remembered; older ones are forgotten


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """An output as it was written."""

    key: str
    sha256: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A build that was asked for: what it read, what it said, what it wrote (path, format and source of each).

    ``keys`` are those of the outputs as it left them: another build (in final, say) may have written them since.
    """

    trace: Mapping[str, str]
    diagnostics: tuple[Diagnostic, ...]
    outputs: tuple[tuple[str, str, str], ...]
    keys: tuple[str, ...]


@dataclass(slots=True)
class State:
    """The state of an output folder."""

    path: Path
    outputs: dict[str, Recorded] = field(default_factory=dict)
    requests: dict[str, Request] = field(default_factory=dict)
    _written: set[str] = field(default_factory=set)

    def record(self, name: str, recorded: Recorded) -> None:
        """Notes that the output ``name`` was written."""
        self.outputs[name] = recorded
        self._written.add(name)

    def keys(self, outputs: Sequence[tuple[str, str, str]]) -> tuple[str, ...]:
        """The key of each of ``outputs`` as it stands, ``""`` for one that was never recorded."""
        found = (self.outputs.get(name) for name, _, _ in outputs)
        return tuple(recorded.key if recorded else "" for recorded in found)

    def remember(self, key: str, request: Request) -> None:
        """Keeps ``request`` as the newest."""
        self.requests.pop(key, None)
        self.requests[key] = request
        while len(self.requests) > _REQUESTS:
            self.requests.pop(next(iter(self.requests)))

    def save(self) -> None:
        """Writes the state; what another build has recorded since it was read is kept."""
        outputs = read_state(self.path.parent).outputs | {name: self.outputs[name] for name in self._written}
        content = {
            "version": _VERSION,
            "outputs": {name: asdict(recorded) for name, recorded in sorted(outputs.items())},
            "requests": {key: _request_dict(request) for key, request in self.requests.items()},
        }
        text = json.dumps(content, ensure_ascii=False, indent=1) + "\n"
        write_atomically(self.path, text.encode())


def read_state(folder: Path) -> State:
    """The state kept in ``folder``; an empty one when there is none."""
    path = folder / "state.json"
    try:
        content = json.loads(path.read_bytes())
        if content["version"] != _VERSION:
            return State(path)
        outputs = {name: Recorded(**entry) for name, entry in content["outputs"].items()}
        requests = {key: _request(entry) for key, entry in content["requests"].items() if _readable(entry)}
    except FileNotFoundError:
        return State(path)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return State(path)  # a damaged state: see the module's docstring
    return State(path, outputs, requests)


def _request_dict(request: Request) -> Mapping[str, object]:
    return {
        "trace": dict(sorted(request.trace.items())),
        "diagnostics": [asdict(diagnostic) for diagnostic in request.diagnostics],
        "outputs": [list(output) for output in request.outputs],
        "keys": list(request.keys),
    }


def _readable(entry: Mapping[str, Any]) -> bool:
    """Whether we have every code that ``entry`` holds: another version of ours may have had others."""
    return all(item["code"] in CODES for item in entry["diagnostics"])


def _request(entry: Mapping[str, Any]) -> Request:
    trace, diagnostics, outputs, keys = entry["trace"], entry["diagnostics"], entry["outputs"], entry.get("keys", [])
    lists = all(isinstance(each, list) for each in (diagnostics, outputs, keys))
    if not isinstance(trace, dict) or not lists:
        raise TypeError("damaged state")
    return Request(
        trace=trace,
        diagnostics=tuple(Diagnostic(**{**item, "severity": Severity(item["severity"])}) for item in diagnostics),
        outputs=tuple((path, name, source) for path, name, source in outputs),
        keys=tuple(keys),
    )


def request_key(parts: Sequence[str]) -> str:
    """The key of a request from all that was asked."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def file_sha256(path: Path) -> str | None:
    """The SHA-256 of the file at ``path``, ``None`` when there is none."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return None
