"""Builds as a user runs them: the command line in this process or in one of its own, on folders made for the test."""

import hashlib
import io
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.support.pages import ROOT

from export_equipe.cli.main import run

ENGLISH = ("Usage", "Error", "Options:\n", "Show this", "Aborted", "Try '", "Missing", "Invalid", "Traceback")


@dataclass(frozen=True)
class Called:
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one object on standard output."""
        return json.loads(self.out)

    @property
    def statuses(self) -> dict[str, str]:
        """The status of each output by its format, of ``--json``."""
        return {output["format"]: output["status"] for output in self.json["outputs"]}

    def lines(self, severity: str) -> list[tuple[str, int]]:
        """The code and line of each diagnostic of that severity, of ``--json``."""
        return [(d["code"], d["line"]) for d in self.json["diagnostics"] if d["severity"] == severity]


def call(*arguments: str | Path) -> Called:
    """The command line, run in this process."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = run([str(argument) for argument in arguments])
    return Called(code, out.getvalue(), err.getvalue())


def build(content: Path, output: Path, *arguments: str | Path) -> Called:
    """``export-equipe build --json``, run in this process."""
    return call("build", *arguments, "--content", content, "--output", output, "--json")


def start(program: str, *arguments: str | Path, environment: Mapping[str, str] | None = None, folder: Path) -> Called:
    """A Python program in a process of its own, in ``folder``, with nothing of this process's environment."""
    known = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT / "src"), "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        [sys.executable, "-c", program, *map(str, arguments)], cwd=folder, env={**known, **(environment or {})},
        capture_output=True, text=True, encoding="utf-8", timeout=120, check=False,
    )  # fmt: skip
    return Called(done.returncode, done.stdout, done.stderr)


def digests(folder: Path) -> dict[str, str]:
    """The digest of every file of ``folder``, the hidden ones left out."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    }


def snapshot(folder: Path) -> dict[str, tuple[int, int, int]]:
    """Every file of ``folder``, hidden ones too, with what changes when it is written again: node, time, size."""
    found = {path: path.stat() for path in sorted(folder.rglob("*")) if path.is_file()}
    return {
        path.relative_to(folder).as_posix(): (each.st_ino, each.st_mtime_ns, each.st_size)
        for path, each in found.items()
    }
