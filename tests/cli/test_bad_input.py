"""Bad input, one case each: a French message with file and line, the right exit code, what was built stays."""

import re
import shutil
from pathlib import Path

import pytest
from ruamel.yaml import YAML
from tests.support.pages import ROOT, SEED, seed_files, write_files
from tests.support.runs import ENGLISH, Called, call, snapshot

THEME = ROOT / "templates" / "default"
GOOD = "# Bonne page\n\nTexte d’exemple.\n"


CASES = {case["title"]: case for case in YAML(typ="safe").load(Path(__file__).with_name("bad_input.yaml"))}


def build(*arguments: str) -> Called:
    formats = () if "--format" in arguments else ("--format", "html")
    return call("build", "--content", "content", "--output", "build", *formats, *arguments)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder where everything is fine: two pages built, a theme of its own."""
    monkeypatch.chdir(tmp_path)
    write_files(tmp_path / "content", {"page.md": GOOD})
    shutil.copytree(THEME, tmp_path / "templates" / "essai")
    assert build().code == 0
    return tmp_path


@pytest.mark.parametrize("name", CASES)
def test_bad_input_is_said_and_what_was_built_stays(name: str, folder: Path) -> None:
    case = CASES[name]
    arguments, place = case.get("arguments", []), case.get("place", "")
    for path, data in case.get("files", {}).items():
        put(folder / path if path.startswith("templates/") else folder / "content" / path, data)
    before = snapshot(folder)
    called = build(*arguments)
    assert called.code == case["code"], called.err
    assert case["message"] in called.err
    assert re.search(rf"{re.escape(place)}(\d+: )?erreur", called.err), called.err
    assert [word for word in ENGLISH if word in called.out + called.err] == []
    assert snapshot(folder) == before
    as_json = build(*arguments, "--json")
    assert (as_json.code, as_json.err) == (case["code"], "")
    assert case["message"] in " ".join(found["message"] for found in as_json.json["diagnostics"])
    assert {output["status"] for output in as_json.json["outputs"]} <= {"refused"}
    assert snapshot(folder) == before


def put(path: Path, data: str | bytes | None) -> None:
    """A file as a case wants it: ``None`` empties a page, and takes a file of the theme away."""
    if data is None and "templates" in path.parts:
        path.unlink()
    else:
        path.write_bytes((data or "").encode() if not isinstance(data, bytes) else data)


def test_every_mistake_of_a_file_is_said_at_once(folder: Path) -> None:
    write_files(folder / "content", {"page.yaml": "figure: []\nnote:\n  dee: x\ntableaux:\n  - titre: 3\n"})
    called = build("--json")
    assert called.lines("error") == [("cle-inconnue", 1), ("cle-inconnue", 3), ("donnees-invalides", 5)]


def test_a_summary_that_names_a_missing_page_is_a_warning(folder: Path) -> None:
    write_files(folder / "content", {"SUMMARY.md": "# Sommaire\n\n* [Page](page.md)\n* [Rien](rien.md)\n"})
    called = build("--json")
    assert called.code == 0
    assert called.lines("warning") == [("page-absente", 4)]


def test_an_empty_content_folder_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    called = call("build", "--content", tmp_path / "content", "--output", tmp_path / "build", "--json")
    assert called.code == 0
    assert called.json["outputs"] == []


def test_a_link_out_of_the_folder_is_not_followed(folder: Path) -> None:
    (folder / "secret.md").write_text("# Secret\n", encoding="utf-8")
    (folder / "content" / "lien.md").symlink_to(folder / "secret.md")
    called = build("--json")
    assert called.code == 1
    assert [output["status"] for output in called.json["outputs"]].count("refused") == 1
    assert not (folder / "build/html/lien.html").exists()


def test_line_ends_and_byte_order_marks_of_other_systems_change_nothing(tmp_path: Path) -> None:
    text = seed_files()[f"{SEED}.md"]
    sources = {"unix": text.encode(), "windows": b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()}
    for name, data in sources.items():
        write_files(tmp_path / name, {**seed_files(), f"{SEED}.md": data})
        arguments = ("--content", tmp_path / name, "--output", tmp_path / f"{name}-build", "--format", "html")
        assert call("build", *arguments).code == 0
    built = [(tmp_path / f"{name}-build" / "html" / f"{SEED}.html").read_bytes() for name in ("unix", "windows")]
    assert built[0] == built[1]
