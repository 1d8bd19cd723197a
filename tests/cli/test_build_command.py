"""``build`` and ``show`` as their users see them: formats, JSON, lines, exit codes."""

import json
from pathlib import Path

import pytest
from tests.support.pages import FORMATS, SEED, seed_files, write_files
from tests.support.runs import Called, call, digests

import export_equipe.writers.html
from export_equipe.diagnostics import BuildFailed

OUTPUT_KEYS = ["path", "format", "source", "sha256", "bytes", "status"]
DIAGNOSTIC_KEYS = ["code", "severity", "path", "line", "column", "endColumn", "message", "hint", "snippet"]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    write_files(tmp_path / "content", seed_files())
    return tmp_path / "content"


def build(content: Path, *arguments: str) -> Called:
    return call("build", *arguments, "--content", content, "--output", content.parent / "build")


FORMAT_LISTS = {
    ("html",): ["html"],
    ("memo,html",): ["html", "memo"],
    (" html , memo ",): ["html", "memo"],
    ("html", "memo"): ["html", "memo"],
    ("html,html",): ["html"],
}


@pytest.mark.parametrize("lists", FORMAT_LISTS)
def test_formats_are_a_list(lists: tuple[str, ...], content: Path) -> None:
    called = build(content, *[argument for text in lists for argument in ("--format", text)], "--json")
    assert called.code == 0
    assert sorted(output["format"] for output in called.json["outputs"]) == FORMAT_LISTS[lists]


def test_the_formats_by_default(content: Path) -> None:
    called = build(content)
    assert called.code == 0
    assert sorted(digests(content.parent / "build")) == [
        f"memo/{SEED}.docx", f"pdf/{SEED}.pdf", f"slides/{SEED}.pptx",
    ]  # fmt: skip


def test_json_is_one_object_and_nothing_else(content: Path) -> None:
    called = build(content, "--format", "html", "--json")
    assert called.err == ""
    assert called.out.endswith("}\n")
    found = json.loads(called.out)
    assert list(found) == ["outputs", "diagnostics"]
    (output,) = found["outputs"]
    assert list(output) == OUTPUT_KEYS
    path = content.parent / "build" / "html" / f"{SEED}.html"
    assert output["path"] == path.as_posix()
    assert (output["format"], output["source"], output["status"]) == ("html", f"{SEED}.md", "built")
    assert output["sha256"] == digests(content.parent / "build")[f"html/{SEED}.html"]
    assert output["bytes"] == path.stat().st_size
    assert len(found["diagnostics"]) == 3
    for diagnostic in found["diagnostics"]:
        assert list(diagnostic) == DIAGNOSTIC_KEYS
        assert diagnostic["path"].endswith(f"{SEED}.md")
    assert [d["line"] for d in found["diagnostics"]] == [28, 30, 32]


def test_lines_elsewhere_than_on_a_terminal(content: Path) -> None:
    called = build(content, "--format", "html")
    path = content.parent / "build" / "html" / f"{SEED}.html"
    assert called.out == f"{path.as_posix()} : construit, {round(path.stat().st_size / 1000)} ko\n"
    assert "\x1b" not in called.out + called.err
    lines = called.err.splitlines()
    assert lines[-1] == "2 points ouverts, 1 information dans 1 page"
    assert f"{SEED}.md:30:1: à compléter[marqueur-ouvert] « [ENRICHIR] » est à compléter" in called.err
    caret = lines[next(index for index, line in enumerate(lines) if "30 | **" in line) + 1]
    assert caret.strip() == "| " + "^" * len("**\\[ENRICHIR]**")
    again = build(content, "--format", "html")
    assert again.out.startswith(f"{path.as_posix()} : inchangé")
    assert again.err == called.err


def test_quiet_shows_errors_alone(content: Path) -> None:
    assert build(content, "--format", "html", "--quiet") == Called(0, "", "")
    called = build(content, "--format", "html", "--quiet", "--final")
    assert (called.code, called.out) == (1, "")
    assert called.err.count("erreur[marqueur-en-final]") == 2
    assert "information" not in called.err


@pytest.mark.parametrize("name", [SEED, f"{SEED}.md", f"content/{SEED}.md", f"./content/{SEED}.md"])
def test_a_page_has_several_names(name: str, content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(content.parent)
    write_files(content, {"autre.md": "# Autre\n\nTexte.\n"})
    called = build(content, name, "--format", "html", "--json")
    assert [output["source"] for output in called.json["outputs"]] == [f"{SEED}.md"]


def test_a_page_named_twice_is_built_once(content: Path) -> None:
    assert len(build(content, SEED, f"{SEED}.md", "--format", "html", "--json").json["outputs"]) == 1


def test_the_last_of_draft_and_final_counts(content: Path) -> None:
    assert build(content, "--format", "html", "--final", "--draft").code == 0
    assert build(content, "--format", "html", "--draft", "--final").code == 1


def break_down(plan: object, theme: object) -> bytes:
    raise KeyError("panne d’essai")


def fail(plan: object, theme: object) -> bytes:
    raise BuildFailed("le document n’a pas pu être écrit", hint="recommencer")


@pytest.mark.parametrize(("writer", "code"), [(break_down, "erreur-interne"), (fail, "echec")])
def test_a_bug_is_a_sentence_and_exit_code_3(
    writer: object, code: str, content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("EXPORT_EQUIPE_DEBUG", raising=False)
    monkeypatch.setattr(export_equipe.writers.html, "write_page", writer)
    called = build(content, "--format", "html")
    assert called.code == 3
    assert called.err.startswith("erreur : ")
    assert "Traceback" not in called.out + called.err
    assert "aide : " in called.err
    called = build(content, "--format", "html", "--json")
    assert (called.code, called.err) == (3, "")
    assert [diagnostic["code"] for diagnostic in called.json["diagnostics"]] == [code]
    assert not (content.parent / "build/html").exists()


def test_a_bug_tells_a_developer_all(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EXPORT_EQUIPE_DEBUG", "1")
    monkeypatch.setattr(export_equipe.writers.html, "write_page", break_down)
    called = build(content, "--format", "html")
    assert called.code == 3
    assert "break_down" in called.err


@pytest.mark.parametrize("stage", ["tree", "storyboard", "plan"])
@pytest.mark.parametrize("form", FORMATS)
def test_each_stage_is_shown_as_text(stage: str, form: str, content: Path) -> None:
    called = call("show", stage, SEED, "--format", form, "--content", content)
    assert (called.code, called.err) == (0, "")
    board = "title:" if form in ("slides", "memo", "slides-pdf") else "# "
    words = {"tree": "Paragraph", "plan": "Porter un produit", "storyboard": board}
    assert words[stage] in called.out
    assert called.out == call("show", stage, SEED, "--format", form, "--content", content).out


def test_a_page_that_cannot_be_shown(content: Path) -> None:
    write_files(content, {"panne.md": "# T\n\nun\x07deux\n"})
    called = call("show", "plan", "panne", "--content", content)
    assert called.code == 1
    assert "caractere-interdit" in called.err
    called = call("show", "tree", "absente", "--content", content)
    assert called.code == 2
    assert "absente.md" in called.err
