"""What must hold of the repository itself: the page as it was given, the lock, the commands, the import rules."""

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
LOCKS = ["requirements.txt", "requirements-dev.txt", "requirements-bench.txt"]
TARGETS = [
    "all",
    "slides",
    "memo",
    "pdf",
    "html",
    "slides-pdf",
    "pack",
    "proof",
    "clean",
    "test",
    "law",
    "attacks",
    "lint",
    "types",
    "bench",
    "help",
]
SEED_PAGE = "43c543692f5f6fe99aae0a2eb4be54df20b3ebba0416213ac7539e12ecfc88a1"

# The folders of one machine, and the hosts that packages come from: both are each machine's own business.
MACHINE_PATH = re.compile(rb"(?<![\w.~\-])/(?:work|root|home|Users|opt)/\w")
INDEX_HOST = re.compile(rb"pypi\.org|pythonhosted|[\w.]+\.debian\.org|registry\.npmjs|proxy\.golang|crates\.io")
REQUIREMENT = re.compile(r"^(?P<name>[a-z0-9-]+)==(?P<version>[\w.!+]+)(?: ; [^\\]+)? \\$")
HASH = re.compile(r"^    --hash=sha256:[0-9a-f]{64}(?: \\)?$")


def git_files() -> list[str]:
    """The files that git has or would take, by their path from the root."""
    command = ["git", "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    if listed.returncode:
        pytest.skip("not a git repository")
    return [name for name in os.fsdecode(listed.stdout).split("\0") if name and (ROOT / name).is_file()]


def read_lock(name: str) -> dict[str, str]:
    """The versions locked in the file ``name``; any line but a requirement, a hash or a comment is a failure."""
    versions: dict[str, str] = {}
    hashes: dict[str, int] = {}
    package = ""
    for line in (ROOT / name).read_text(encoding="utf-8").splitlines():
        if found := REQUIREMENT.match(line):
            package = found["name"]
            versions[package] = found["version"]
        elif HASH.match(line):
            hashes[package] = hashes.get(package, 0) + 1
        else:
            assert line.lstrip().startswith("#"), f"{name}: unexpected line {line!r}"
    assert hashes.keys() == versions.keys(), f"{name}: packages without hashes"
    return versions


def test_the_seed_page_is_kept_byte_for_byte() -> None:
    assert hashlib.sha256((ROOT / "content/equipe-produit.md").read_bytes()).hexdigest() == SEED_PAGE


@pytest.mark.parametrize("pattern", [MACHINE_PATH, INDEX_HOST], ids=["machine path", "index host"])
def test_nothing_names_a_machine(pattern: re.Pattern[bytes]) -> None:
    names = [name for name in git_files() if name != "tests/test_repository.py" and not name.startswith("content/")]
    named = {name: found[0] for name in names if (found := pattern.search((ROOT / name).read_bytes()))}
    assert names
    assert named == {}


def test_build_is_empty_in_git() -> None:
    assert [name for name in git_files() if name.startswith("build/")] == ["build/.gitkeep"]


def test_locks_agree_and_hold_every_dependency() -> None:
    runtime, *others = (read_lock(name) for name in LOCKS)
    for other in others:
        assert runtime.items() <= other.items()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    extras = project["project"]["optional-dependencies"]
    groups = (
        project["project"]["dependencies"] + project["dependency-groups"]["build"],
        extras["dev"],
        extras["bench"],
    )
    for wanted, lock in zip(groups, (runtime, *others), strict=True):
        names = {re.split(r"[<>=!~ \[]", requirement)[0].replace(".", "-").lower() for requirement in wanted}
        assert names <= lock.keys()


def read_phony() -> set[str]:
    """The targets that the Makefile declares as commands, the set-up's (with a dot) among them."""
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    return {name for line in re.findall(r"^\.PHONY: (.*)$", makefile, re.MULTILINE) for name in line.split()}


def test_every_command_is_in_the_help() -> None:
    shown = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    public = {name for name in read_phony() if not name.startswith(".")}
    assert public == set(re.findall(r"^  make (\S+) +\S", shown, re.MULTILINE))
    assert public >= set(TARGETS)


def test_no_target_is_a_file() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert set(re.findall(r"^([.a-z-]+):(?!=)", makefile, re.MULTILINE)) - {".PHONY"} == read_phony()


def test_clean_empties_build_alone(tmp_path: Path) -> None:
    folder = tmp_path / "le dépôt"
    (folder / "build" / "slides").mkdir(parents=True)
    shutil.copy(ROOT / "Makefile", folder)
    for name in ("build/.gitkeep", "build/.cache", "build/slides/.gitkeep", "build/slides/page.pptx", "page.md"):
        (folder / name).touch()
    subprocess.run(["make", "clean"], cwd=folder, capture_output=True, check=True)
    left = sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))
    assert left == ["Makefile", "build", "build/.gitkeep", "page.md"]


def test_a_second_set_up_does_nothing() -> None:
    if Path(sys.prefix).resolve() != (ROOT / ".venv").resolve():
        pytest.skip("not run by « make test »")
    environment = {**os.environ, "PIP_NO_INDEX": "1", "PYTHON": ""}
    before = {path: path.stat().st_mtime_ns for path in (ROOT / ".venv").glob("stamp-*")}
    done = subprocess.run(
        ["bash", "tools/setup.sh", "dev"], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert before == {path: path.stat().st_mtime_ns for path in (ROOT / ".venv").glob("stamp-*")}


@pytest.mark.parametrize(
    ("module", "line", "rule"),
    [
        ("model/broken.py", "import export_equipe.layout.properties", "Layers import downward only"),
        ("writers/pptx/broken.py", "import export_equipe.writers.docx", "Writers are independent"),
        ("layout/broken.py", "import pptx", "python-pptx lives in"),
    ],
)
def test_a_forbidden_import_is_caught(tmp_path: Path, module: str, line: str, rule: str) -> None:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__", "*.ttf"))
    (tmp_path / "src/export_equipe" / module).write_text(line + "\n", encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "src"), "COLUMNS": "200"}
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    broken = [told for told in done.stdout.splitlines() if " BROKEN" in told]
    assert done.returncode == 1, done.stdout
    assert any(told.startswith(rule) for told in broken), done.stdout
    assert f"export_equipe.{module.removesuffix('.py').replace('/', '.')} -> " in done.stdout
