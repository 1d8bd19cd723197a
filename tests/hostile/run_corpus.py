"""The attack corpus run: each attack through a real build, and a table of what it gets.

    python -m tests.hostile.run_corpus [--source FOLDER] [--jobs N] [WORD]…

Comes in: ``corpus.yaml``. Goes out: a line an attack: its exit code, its diagnostics, its documents, seconds, MiB,
and what is not as it should be. Decided here: what every attack is held to, besides what its data say: no traceback,
nothing opened outside, no connection, no other program, bounded time and memory, the invariants of every document.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from tests.hostile.invariants import SECRET, find_dangers
from tests.hostile.makers import make

ROOT = Path(__file__).resolve().parents[2]
CORPUS = Path(__file__).with_name("corpus.yaml")
FORMATS = "slides,memo,pdf,html,slides-pdf"
SECONDS, MIB = 60.0, 1200.0
_BUG = ("Traceback (most recent call last)", "erreur-interne", "erreur interne")


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What an attack got; ``faults`` says what is not as it should be."""

    title: str
    code: int
    codes: tuple[str, ...]
    documents: tuple[str, ...]
    seconds: float
    mib: float
    faults: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class _Run:
    """A finished build; ``signs`` is what the watch noted."""

    code: int
    out: str
    err: str
    seconds: float
    mib: float
    signs: tuple[tuple[str, str], ...]
    result: Mapping[str, Any] = field(default_factory=dict)


def read_corpus() -> tuple[Mapping[str, Any], ...]:
    """Every attack, in order; titles are unique."""
    cases = tuple(YAML(typ="safe").load(CORPUS))
    assert len({case["title"] for case in cases}) == len(cases), "two attacks have the same title"
    return cases


def run_case(case: Mapping[str, Any], folder: Path, source: Path = ROOT) -> Outcome:
    """``case`` built in the empty ``folder``, by the program in ``source``."""
    _lay_out(case, folder, source)
    run = _build(case, folder, source)
    documents = {path.name: path.read_bytes() for path in sorted((folder / "build").rglob("*")) if _is_document(path)}
    codes = tuple(dict.fromkeys(found["code"] for found in run.result.get("diagnostics", ())))
    return Outcome(
        title=case["title"],
        code=run.code,
        codes=codes,
        documents=tuple(documents),
        seconds=run.seconds,
        mib=run.mib,
        faults=(*_faults_of_run(case, run, codes), *_faults_of_documents(case, documents)),
    )


def _is_document(path: Path) -> bool:
    return path.is_file() and path.suffix in (".pptx", ".docx", ".pdf", ".html") and ".export-equipe" not in path.parts


# --- Before ---------------------------------------------------------------------------------------------------------


def _lay_out(case: Mapping[str, Any], folder: Path, source: Path) -> None:
    """The content folder, what stands outside it, and a theme when the attack has one."""
    _write(folder / "secret.md", f"# {SECRET}\n\n{SECRET}\n".encode())
    _write(folder / "secret.png", make({"make": "bad_png", "kind": "zip"}))
    _write(folder / "secret.yaml", f"organisation: {SECRET}\nsecret: {SECRET}\n".encode())
    (folder / "content").mkdir()
    if "theme" in case:
        base = source / "templates" / "default"
        for path in base.rglob("*"):
            if path.is_file():
                _write(folder / "templates" / "hostile" / path.relative_to(base), path.read_bytes())
    for name, content in case.get("theme", {}).items():
        _write(folder / "templates" / "hostile" / name, make(content))
    for name, content in case.get("files", {}).items():
        _write(folder / "content" / name, make(content))
    for name, target in case.get("links", {}).items():
        place = folder / "content" / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.symlink_to(target.replace("{outside}", str(folder)))
    for name, kind in case.get("special", {}).items():
        place = folder / "content" / name
        place.parent.mkdir(parents=True, exist_ok=True)
        os.mkfifo(place) if kind == "fifo" else place.mkdir()


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


# --- The build ------------------------------------------------------------------------------------------------------


def _build(case: Mapping[str, Any], folder: Path, source: Path) -> _Run:
    """The command, in a process of its own with a limit on memory, ended after twice the time that it may take."""
    arguments = [argument.replace("{outside}", str(folder)) for argument in case.get("arguments", [])]
    command = case.get("command", "build")
    own = ["--content", "content", "--output", "build", "--json"]
    own += ["--format", case.get("formats", FORMATS)] if command == "build" else []
    own += ["--theme", "hostile"] if "theme" in case else []
    report = folder / "watch.jsonl"
    line = [sys.executable, "-m", "tests.hostile.child", str(report), command, *arguments, *own]
    paths = os.pathsep.join((str(source / "src"), str(ROOT), str(ROOT / "tools")))
    environment = {**os.environ, "PYTHONPATH": paths, "PYTHONDONTWRITEBYTECODE": "1", "EXPORT_EQUIPE_DEBUG": "1"}
    start = time.monotonic()
    with (folder / "out").open("w+b") as out, (folder / "err").open("w+b") as err:
        process = subprocess.Popen(
            line, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=out, stderr=err, start_new_session=True
        )
        code, mib = _wait(process, 2 * case.get("seconds", SECONDS) + 20)
    told = (folder / "out").read_text(encoding="utf-8", errors="replace")
    signs = tuple(tuple(json.loads(each)) for each in report.read_text().splitlines()) if report.exists() else ()
    return _Run(
        code=code, out=told, err=(folder / "err").read_text(encoding="utf-8", errors="replace"), mib=mib,
        seconds=time.monotonic() - start, signs=signs, result=_read_result(told),
    )  # fmt: skip


def _wait(process: "subprocess.Popen[bytes]", limit: float) -> tuple[int, float]:
    """The exit code and the peak memory of ``process`` and of those it waited for; -9 when it had to be ended."""
    deadline = time.monotonic() + limit
    while True:
        pid, status, usage = os.wait4(process.pid, os.WNOHANG)
        if pid:
            process.returncode = os.waitstatus_to_exitcode(status)
            return process.returncode, usage.ru_maxrss / 1024
        if time.monotonic() > deadline:
            os.killpg(process.pid, 9)
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            return -9, usage.ru_maxrss / 1024
        time.sleep(0.02)


def _read_result(text: str) -> Mapping[str, Any]:
    try:
        result = json.loads(text)
    except ValueError:
        return {}
    return result if isinstance(result, dict) else {}


# --- What is not as it should be ------------------------------------------------------------------------------------


def _faults_of_run(case: Mapping[str, Any], run: _Run, codes: Sequence[str]) -> Iterator[str]:
    wanted = case.get("code", 0)
    if run.code not in (wanted if isinstance(wanted, list) else [wanted]):
        yield "not ended in time" if run.code == -9 else f"exit code {run.code}, not {wanted}"
    missing = [code for code in case.get("codes", []) if not set(code.split(" | ")) & set(codes)]
    if missing:
        yield f"no {', '.join(missing)}"
    for sign in _BUG:
        if sign in run.out + run.err:
            yield f"a bug: {_last_line(run)}"
            break
    if not run.result:
        yield "no JSON"
    if SECRET in run.out + run.err:
        yield "a secret file's words in the messages"
    for kind, what in dict.fromkeys(run.signs):
        yield f"{kind} {what}"
    if run.seconds > case.get("seconds", SECONDS):
        yield f"{run.seconds:.0f} s, for {case.get('seconds', SECONDS):.0f} at most"
    if run.mib > case.get("mib", MIB):
        yield f"{run.mib:.0f} MiB, for {case.get('mib', MIB):.0f} at most"


def _last_line(run: _Run) -> str:
    messages = [found["message"] for found in run.result.get("diagnostics", ()) if "erreur interne" in found["message"]]
    return (messages or run.err.strip().splitlines() or ["?"])[-1][:160]


def _faults_of_documents(case: Mapping[str, Any], documents: Mapping[str, bytes]) -> Iterator[str]:
    wanted = case.get("documents", case.get("code", 0) == 0)
    count = len(case.get("formats", FORMATS).split(",")) if wanted else 0
    mine = [name for name in documents if name.startswith("page.")]
    if case.get("command", "build") == "build" and wanted != "any" and len(mine) != count:
        yield f"{len(mine)} documents, not {count}"
    for name, data in documents.items():
        dangers = dict.fromkeys(find_dangers(name, data))
        yield from (f"{name}: {danger}" for danger in list(dangers)[:3])
    page = documents.get("page.html", b"").decode()
    yield from (f"page.html lacks {word!r}" for word in case.get("shows", []) if page and word not in page)
    yield from (f"page.html has {word!r}" for word in case.get("never", []) if word in page)


# --- As a command ---------------------------------------------------------------------------------------------------


def main() -> int:
    """Prints the table; the exit code is 1 when an attack is not met as it should be."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("words", nargs="*", help="only the attacks whose titles hold one of these words")
    parser.add_argument("--source", type=Path, default=ROOT, help="the repository whose program is attacked")
    parser.add_argument("--jobs", type=int, default=1)
    options = parser.parse_args()
    cases = [
        case for case in read_corpus() if not options.words or any(word in case["title"] for word in options.words)
    ]
    print("| attaque | ce qu’elle obtient | s | Mio |\n|---|---|---:|---:|")
    failed = 0
    with ThreadPoolExecutor(options.jobs) as pool:
        for outcome in pool.map(lambda case: _run_apart(case, options.source.resolve()), cases):
            print(_row(outcome), flush=True)
            failed += bool(outcome.faults)
    print(f"\n{len(cases)} attaques, {len(cases) - failed} contenues, {failed} non")
    return int(failed > 0)


def _run_apart(case: Mapping[str, Any], source: Path) -> Outcome:
    with tempfile.TemporaryDirectory() as name:
        return run_case(case, Path(name).resolve(), source)


def _row(outcome: Outcome) -> str:
    got = f"code {outcome.code}, {len(outcome.documents)} documents, {', '.join(outcome.codes) or 'rien à dire'}"
    faults = "".join(f"<br>✗ {fault}" for fault in outcome.faults)
    shown = (got + faults).replace("|", "\\|")
    return f"| {outcome.title} | {shown} | {outcome.seconds:.1f} | {outcome.mib:.0f} |"


if __name__ == "__main__":
    sys.exit(main())
