"""Same input, same bytes: two builds in two folders, two processes, two times, two environments."""

from pathlib import Path

import pytest
from tests.support.pages import FORMATS, PAGES, SEED, seed_files, write_files
from tests.support.runs import Called, build, digests, start

# The clock of the second process is more than a year late, and its locale is another.
LATER = """
import datetime, sys, time
shift = 40_000_000.5
now, stamp = time.time, datetime.datetime
time.time = lambda: now() + shift
class Later(stamp):
    @classmethod
    def now(cls, tz=None):
        return stamp.fromtimestamp(time.time(), tz)
datetime.datetime = Later
local, universal = time.localtime, time.gmtime
time.localtime = lambda seconds=None: local(time.time() if seconds is None else seconds)
time.gmtime = lambda seconds=None: universal(time.time() if seconds is None else seconds)
"""
BUILD = "from export_equipe.cli.main import main; main()"
HERE = {"PYTHONHASHSEED": "1", "TZ": "UTC", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "HOME": "/nonexistent"}
THERE = {"PYTHONHASHSEED": "77", "TZ": "Pacific/Auckland", "LANG": "C", "LC_ALL": "C", "USER": "autre"}


def built(folder: Path, program: str, environment: dict[str, str]) -> tuple[Called, dict[str, str]]:
    content = folder / "content"
    pages = {
        "dossier/tout.md": (PAGES / "tout.md").read_bytes(),
        "dossier/tout.yaml": (PAGES / "tout.yaml").read_bytes(),
    }
    write_files(content, {**seed_files(), **pages})
    arguments = ("build", "--format", ",".join(FORMATS), "--content", content, "--output", folder / "build")
    called = start(program, *arguments, environment=environment, folder=folder)
    return called, digests(folder / "build")


def test_two_builds_give_the_same_bytes(tmp_path: Path) -> None:
    one, other = tmp_path / "ici", tmp_path / "ailleurs" / "dossier à part"
    one.mkdir()
    other.mkdir(parents=True)
    first, files = built(one, BUILD, HERE)
    second, same = built(other, LATER + BUILD, {**THERE, "HOME": str(other)})
    assert (first.code, second.code) == (0, 0), first.err + second.err
    assert len(files) == 2 * len(FORMATS)
    assert files == same
    assert first.err == second.err.replace(str(other), str(one))


@pytest.mark.parametrize("form", ["slides", "html"])
def test_a_date_comes_from_the_source_date_epoch_alone(
    form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_files(tmp_path / "content", seed_files())
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    build(tmp_path / "content", tmp_path / "a", SEED, "--format", form)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1791849600")  # 2026-10-13
    called = build(tmp_path / "content", tmp_path / "a", SEED, "--format", form)
    dated = digests(tmp_path / "a")
    assert called.statuses == {form: "built"}
    build(tmp_path / "content", tmp_path / "b", SEED, "--format", form)
    assert digests(tmp_path / "b") == dated
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    build(tmp_path / "content", tmp_path / "c", SEED, "--format", form)
    assert digests(tmp_path / "c") != dated


def test_a_format_gives_the_same_bytes_alone_and_beside_the_others(tmp_path: Path) -> None:
    """Alone, the PDF is made in the build's own process, from cold; beside others, in one that was warmed up."""
    write_files(tmp_path / "content", seed_files())
    arguments = ("build", "--content", tmp_path / "content", "--output")
    for form in FORMATS:
        start(BUILD, *arguments, tmp_path / "seul", "--format", form, folder=tmp_path)
    start(BUILD, *arguments, tmp_path / "ensemble", "--format", ",".join(FORMATS), folder=tmp_path)
    assert len(digests(tmp_path / "seul")) == len(FORMATS)
    assert digests(tmp_path / "seul") == digests(tmp_path / "ensemble")
