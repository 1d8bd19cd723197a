"""What a build refuses, it refuses whole: nothing is written, nothing half-written is left, what was there stays."""

from pathlib import Path

import pytest
from tests.support.pages import FORMATS, SEED, seed_files, write_files
from tests.support.runs import build, digests, snapshot

import export_equipe.writers.html

ALL = ("--format", ",".join(FORMATS))
LIGHT = ("--format", "html,memo")


def make_content(folder: Path, **changes: bool) -> Path:
    write_files(folder / "content", seed_files(**changes))
    return folder / "content"


def test_a_final_refuses_the_two_markers_of_the_seed_page(tmp_path: Path) -> None:
    called = build(make_content(tmp_path), tmp_path / "build", "--final", *ALL)
    assert called.code == 1
    assert called.lines("error") == [("marqueur-en-final", 30), ("marqueur-en-final", 32)]
    assert called.lines("info") == [("note-retiree", 9), ("question-ouverte", 28)]
    assert called.statuses == dict.fromkeys(FORMATS, "refused")
    assert all(output["sha256"] is None and output["bytes"] is None for output in called.json["outputs"])
    assert not (tmp_path / "build").exists() or snapshot(tmp_path / "build") == {}


def test_without_its_figure_the_note_of_line_9_is_open_too(tmp_path: Path) -> None:
    called = build(make_content(tmp_path, figure=False), tmp_path / "build", "--final", *LIGHT)
    assert called.code == 1
    errors = called.lines("error")
    assert errors == [("marqueur-en-final", 9), ("marqueur-en-final", 30), ("marqueur-en-final", 32)]


def test_a_mention_in_plain_text_is_refused_unless_it_has_a_name(tmp_path: Path) -> None:
    page = '# T\n\nDemander à [jeanne](https://app.gitbook.com/u/Abc123 "mention").\n'
    write_files(tmp_path / "content", {"page.md": page})
    called = build(tmp_path / "content", tmp_path / "build", "--final", "--format", "html")
    assert (called.code, called.lines("error")) == (1, [("mention-en-final", 3)])
    write_files(tmp_path / "content", {"export-equipe.yaml": "mentions:\n  Abc123: Jeanne Exemple\n"})
    assert build(tmp_path / "content", tmp_path / "build", "--final", "--format", "html").code == 0
    html = (tmp_path / "build/html/page.html").read_text(encoding="utf-8")
    assert "Jeanne Exemple" in html
    assert "gitbook.com/u" not in html


def test_a_draft_says_its_open_points_and_succeeds(tmp_path: Path) -> None:
    called = build(make_content(tmp_path), tmp_path / "build", *LIGHT)
    assert called.code == 0
    assert called.lines("open") == [("marqueur-ouvert", 30), ("marqueur-ouvert", 32)]
    assert called.lines("error") == []


def test_the_mended_copy_is_built_in_final(tmp_path: Path) -> None:
    called = build(make_content(tmp_path, mended=True), tmp_path / "build", "--final", *ALL)
    assert called.code == 0
    assert called.statuses == dict.fromkeys(FORMATS, "built")
    assert called.lines("open") == called.lines("error") == called.lines("warning") == []


def test_a_refused_final_leaves_the_draft_as_it_was(tmp_path: Path) -> None:
    content = make_content(tmp_path)
    build(content, tmp_path / "build", *LIGHT)
    before = snapshot(tmp_path / "build")
    assert build(content, tmp_path / "build", "--final", *LIGHT).code == 1
    assert snapshot(tmp_path / "build") == before
    assert build(content, tmp_path / "build", *LIGHT).statuses == {"memo": "unchanged", "html": "unchanged"}


def test_the_other_pages_go_on(tmp_path: Path) -> None:
    pages = {"a.md": "# A\n\nTexte.\n", "b.md": "# B\n\n[TODO finir]\n", "c.md": "# C\n\nTexte.\n"}
    write_files(tmp_path / "content", pages)
    called = build(tmp_path / "content", tmp_path / "build", "--final", "--format", "html")
    assert called.code == 1
    assert [output["status"] for output in called.json["outputs"]] == ["built", "refused", "built"]
    assert sorted(digests(tmp_path / "build")) == ["html/a.html", "html/c.html"]


BLOCKED = {
    "le dossier est un fichier": "",
    "le dossier d’un format est un fichier": "html",
    "le document est un dossier": f"html/{SEED}.html/quelque-chose",
}


@pytest.mark.parametrize("name", BLOCKED)
def test_a_place_that_cannot_be_written(name: str, tmp_path: Path) -> None:
    """Rights do not bind root, so a file stands where a folder should, or the other way round."""
    content, output = make_content(tmp_path), tmp_path / "build"
    if BLOCKED[name]:
        build(content, output, "--format", "memo")
    write_files(output.parent, {f"build/{BLOCKED[name]}".rstrip("/"): "obstacle"})
    before = snapshot(tmp_path)
    called = build(content, output, "--format", "html")
    assert called.code == 2
    (found,) = called.json["diagnostics"]
    assert found["severity"] == "error"
    assert "impossible d’écrire" in found["message"]
    assert str(output) in found["message"]
    assert "--output" in found["hint"]
    assert snapshot(tmp_path) == before


def test_no_temporary_file_is_left(tmp_path: Path) -> None:
    content = make_content(tmp_path)
    build(content, tmp_path / "build", "--format", "slides,memo,html")
    build(content, tmp_path / "build", "--format", "slides,memo,html", "--force")
    written = [path for path in (tmp_path / "build").rglob("*") if path.is_file()]
    assert [path.name for path in written if path.name.startswith(".") or path.suffix == ".tmp"] == []
    assert {path.stat().st_mode & 0o777 for path in written} == {0o644}


def break_down(plan: object, theme: object) -> bytes:
    raise ZeroDivisionError("panne d’essai")


def test_a_failing_writer_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content, output = make_content(tmp_path), tmp_path / "build"
    build(content, output, *LIGHT)
    before = digests(output)
    write_files(content, seed_files(mended=True))
    monkeypatch.setattr(export_equipe.writers.html, "write_page", break_down)
    called = build(content, output, "--format", "html")
    assert called.code == 3
    assert called.lines("error") == [("erreur-interne", 0)]
    assert digests(output) == before
    monkeypatch.undo()
    assert build(content, output, "--format", "html").statuses == {"html": "built"}
