"""Many pages: the same documents and words whoever builds them, and what is left when the work is cut short."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from tests.support.pages import FORMATS, ROOT, write_files
from tests.support.runs import Called, call, digests

import export_equipe.writers.html
import export_equipe.writers.pdf
from export_equipe.diagnostics import BuildFailed
from export_equipe.layout.flow.plan import FlowPlan
from export_equipe.pipeline.model import BuildRequest, Silent
from export_equipe.pipeline.runner import run_build
from export_equipe.theme.model import Theme
from export_equipe.writers.html import write_page

PAGES = {
    "un.md": "# Un\n\nVoir [la suite](deux.md).\n",
    "deux.md": "# Deux\n\n\\[TODO finir]\n\n| A | B |\n|---|---|\n| 1 | 2 |\n",
    "trois.md": "---\ntitre: : faux\n---\n\n# Trois\n",
    "quatre.md": "# Quatre\n\n* un point\n* un autre\n",
    "dossier/cinq.md": "# Cinq\n\nun\x07deux\n",
    "dossier/six.md": "# Six\n\n" + "Une phrase assez longue pour tenir plusieurs lignes. " * 80 + "\n",
}
FINE = {f"p{number}.md": f"# Page {number}\n\nTexte.\n" for number in range(6)}
RUN = "from export_equipe.cli.main import main; main()"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A folder of small pages, all fine."""
    write_files(tmp_path / "content", FINE)
    return tmp_path / "content"


def build(content: Path, jobs: int, *arguments: str, output: str = "build") -> Called:
    folder = content.parent / output
    return call("build", "--content", content, "--output", folder, "--jobs", str(jobs), *arguments)


def statuses(called: Called) -> list[str]:
    return [output["status"] for output in called.json["outputs"]]


# --- The same, whoever does it ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", [(), ("--json",)], ids=["lines", "json"])
def test_the_number_of_processes_changes_nothing(words: tuple[str, ...], tmp_path: Path) -> None:
    write_files(tmp_path / "content", {**PAGES, "SUMMARY.md": "* [Six](dossier/six.md)\n* [Non](rien.md)\n"})
    formats = ("--format", "slides,memo,html")
    found = {jobs: build(tmp_path / "content", jobs, *formats, *words, output=f"avec-{jobs}") for jobs in (1, 2, 3)}
    said = {(one.code, one.out.replace(f"avec-{jobs}", ""), one.err) for jobs, one in found.items()}
    assert len(said) == 1
    assert found[1].code == 1
    assert digests(tmp_path / "avec-1") == digests(tmp_path / "avec-2") == digests(tmp_path / "avec-3")
    assert len(digests(tmp_path / "avec-1")) == 4 * 3


def test_pages_with_errors_are_refused_and_the_others_built_in_order(tmp_path: Path) -> None:
    write_files(tmp_path / "content", PAGES)
    called = build(tmp_path / "content", 2, "--format", "html", "--json")
    assert [(output["source"], output["status"]) for output in called.json["outputs"]] == [
        ("deux.md", "built"), ("dossier/cinq.md", "refused"), ("dossier/six.md", "built"), ("quatre.md", "built"),
        ("trois.md", "refused"), ("un.md", "built"),
    ]  # fmt: skip


def test_every_format_comes_out_of_a_crew_as_from_one_process(tmp_path: Path) -> None:
    write_files(tmp_path / "content", {name: PAGES[name] for name in ("un.md", "deux.md", "quatre.md")})
    for jobs in (1, 2):
        assert build(tmp_path / "content", jobs, "--format", ",".join(FORMATS), output=f"avec-{jobs}").code == 0
    assert len(digests(tmp_path / "avec-1")) == 3 * len(FORMATS)
    assert digests(tmp_path / "avec-1") == digests(tmp_path / "avec-2")


@pytest.mark.parametrize("jobs", [1, 2])
def test_all_or_nothing_holds_for_many_pages(jobs: int, content: Path, tmp_path: Path) -> None:
    request = BuildRequest(content=content, output=tmp_path / "build", formats=("html",), whole=True, jobs=jobs)
    write_files(content, {"p9.md": "# T\n\nun\x07deux\n"})
    result = run_build(request)
    assert {output.status for output in result.outputs} == {"refused"}
    assert len(result.outputs) == len(FINE) + 1
    assert [diagnostic.code for diagnostic in result.diagnostics] == ["caractere-interdit"]
    assert not (tmp_path / "build").exists()
    (content / "p9.md").unlink()
    assert {output.status for output in run_build(request).outputs} == {"built"}


# --- What goes wrong --------------------------------------------------------------------------------------------------


class UntoldError(Exception):
    """An error that cannot travel from one process to another."""

    def __reduce__(self) -> str:
        raise TypeError("intransportable")


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def break_page_three(monkeypatch: pytest.MonkeyPatch, trouble: Exception | Callable[[], None]) -> None:
    """Has the writer of HTML come to grief over one page."""

    def write(plan: FlowPlan, theme: Theme) -> bytes:
        if plan.properties.title == "Page 3":
            if isinstance(trouble, Exception):
                raise trouble
            trouble()
        return write_page(plan, theme)

    monkeypatch.setattr(export_equipe.writers.html, "write_page", write)


TROUBLES = {
    "a bug": (ZeroDivisionError("panne d’essai"), "erreur interne, ZeroDivisionError : panne d’essai"),
    "an error of ours": (BuildFailed("le document manque", hint="recommencer"), "le document manque"),
    "an error that cannot travel": (UntoldError("panne d’essai"), "UntoldError : panne d’essai"),
}


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("name", TROUBLES)
def test_an_error_crosses_from_one_process_to_the_other(
    name: str, jobs: int, content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    error, words = TROUBLES[name]
    break_page_three(monkeypatch, error)
    called = build(content, jobs, "--format", "html")
    assert called.code == 3
    assert words in called.err
    assert "Traceback" not in called.out + called.err
    # What came before in the order of pages is written and known, however many were at work.
    assert sorted(digests(content.parent / "build")) == ["html/p0.html", "html/p1.html", "html/p2.html"]
    monkeypatch.undo()
    assert statuses(build(content, jobs, "--format", "html", "--json")) == ["unchanged"] * 3 + ["built"] * 3


def test_a_developer_is_told_where_it_happened(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EXPORT_EQUIPE_DEBUG", "1")
    break_page_three(monkeypatch, ZeroDivisionError("panne d’essai"))
    assert "in build_page" in build(content, 2, "--format", "html").err


def test_a_process_that_is_killed(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    break_page_three(monkeypatch, die)
    called = build(content, 2, "--format", "html", "--json")
    assert called.code == 3
    (found,) = called.json["diagnostics"]
    assert "« p3.md »" in found["message"]
    assert "signal 9" in found["message"]
    assert "mémoire" in found["hint"]
    written = [path.name for path in (content.parent / "build" / "html").iterdir()]
    assert sorted(written) == ["p0.html", "p1.html", "p2.html"]
    monkeypatch.undo()
    assert statuses(build(content, 2, "--format", "html", "--json")) == ["unchanged"] * 3 + ["built"] * 3


def test_the_process_of_the_pdf_that_is_killed(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def write(plan: FlowPlan, theme: Theme) -> bytes:
        die()
        return b""

    monkeypatch.setattr(export_equipe.writers.pdf, "write_pdf", write)
    called = build(content, 2, "p3", "--format", "html,pdf", "--json")
    assert called.code == 3
    (found,) = called.json["diagnostics"]
    assert found["message"] == "le processus qui construisait le PDF a été arrêté (signal 9)"
    assert digests(content.parent / "build") == {}


# --- Cut short --------------------------------------------------------------------------------------------------------


@pytest.fixture
def going_on(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """A build of many pages that has written the first ones, in a group of processes of its own."""
    write_files(tmp_path / "content", {f"p{number:03}.md": f"# {number}\n\nTexte.\n" for number in range(300)})
    arguments = ["build", "--content", "content", "--output", "build", "--format", "html", "--jobs", "2"]
    process = subprocess.Popen(
        [sys.executable, "-c", RUN, *arguments], cwd=tmp_path, start_new_session=True, text=True, encoding="utf-8",
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT / "src")}, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stdout.readline().startswith("build/html/p000.html : construit")
    assert len(alive(process.pid)) == 4  # the build, a foreman, two workers
    yield process
    for each in alive(process.pid):
        with suppress(ProcessLookupError):
            os.kill(each, signal.SIGKILL)
    process.communicate()


def alive(session: int) -> list[int]:
    """The processes of ``session`` that have not ended."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            state, _, _, its = (folder / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()[:4]
            if int(its) == session and state != "Z":
                found.append(int(folder.name))
    return found


def ends(session: int) -> bool:
    """Whether all processes of ``session`` end soon."""
    for _ in range(100):
        if not alive(session):
            return True
        time.sleep(0.05)
    return False


def test_ctrl_c_ends_all_processes_at_once_and_says_so(going_on: subprocess.Popen[str], tmp_path: Path) -> None:
    os.killpg(going_on.pid, signal.SIGINT)
    out, err = going_on.communicate(timeout=20)
    assert going_on.returncode == 2
    assert err.strip() == "interrompu"
    assert ends(going_on.pid)
    done = 1 + len(out.splitlines())
    assert 0 < done < 300
    assert not list((tmp_path / "build").rglob(".p*"))
    assert statuses(build(tmp_path / "content", 2, "--format", "html", "--json")).count("unchanged") >= done


def test_a_build_that_is_killed_leaves_no_orphan_and_nothing_that_looks_edited(
    going_on: subprocess.Popen[str], tmp_path: Path
) -> None:
    going_on.kill()
    out, err = going_on.communicate(timeout=20)
    assert err == ""
    assert ends(going_on.pid)
    found = statuses(build(tmp_path / "content", 2, "--format", "html", "--json"))
    assert found.count("unchanged") >= 1 + len(out.splitlines())
    assert found.count("kept") <= 1  # one may have been written and not noted yet


# --- Only what changed ------------------------------------------------------------------------------------------------


class Noting(Silent):
    """Notes the pages that are built."""

    def __init__(self) -> None:
        self.pages: list[str] = []

    def begun(self, page: str) -> None:
        self.pages.append(page)


def built(content: Path, jobs: int = 1, *, pages: tuple[str, ...] = ()) -> list[str]:
    reporter = Noting()
    output = content.parent / "build"
    run_build(BuildRequest(content=content, output=output, formats=("html",), pages=pages, jobs=jobs), reporter)
    return sorted(reporter.pages)


CHANGES = {
    "a page": ({"p3.md": "# Page 3\n\nAutre texte.\n"}, ["p3.md"]),
    "its data": ({"p3.yaml": "note:\n  objet: Autre\n"}, ["p3.md"]),
    "another page": ({"p7.md": "# Page 7\n"}, ["p7.md"]),
    "another file": ({"lisez-moi.txt": "rien"}, []),
    "the configuration": ({"export-equipe.yaml": "organisation: Autre\n"}, sorted(FINE)),
    "names in the summary": ({"SUMMARY.md": "* [Nom](p3.md)\n"}, sorted(FINE)),
}


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("name", CHANGES)
def test_only_the_pages_that_a_change_touches_are_read_again(name: str, jobs: int, content: Path) -> None:
    assert built(content, jobs) == sorted(FINE)
    assert built(content, jobs) == []
    files, touched = CHANGES[name]
    write_files(content, files)
    assert built(content, jobs) == touched
    assert built(content, jobs) == []


def test_a_page_that_was_refused_is_the_only_one_read_again(content: Path) -> None:
    write_files(content, {"p3.md": "# Page 3\n\nun\x07deux\n"})
    assert built(content) == sorted(FINE)
    assert built(content) == ["p3.md"]


def test_a_page_alone_and_all_pages_share_what_is_known(content: Path) -> None:
    assert built(content, pages=("p3",)) == ["p3.md"]
    assert built(content) == [page for page in sorted(FINE) if page != "p3.md"]
    assert built(content, pages=("p3",)) == built(content) == []
