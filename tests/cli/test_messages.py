"""The forms that messages take: for people, for programs, for forges; the same findings in each."""

import json
from pathlib import Path

import pytest
from tests.support.pages import write_files
from tests.support.runs import Called, call

PAGES = {
    "a.md": "Sans titre : [TODO finir]\n",
    "b.md": "# B\n\nVoir 100 %\x07.\n",
    "c.md": "# C\n\n" + "[TODO ceci]\n\n" * 40,
}
COUNT = "1 erreur, 41 points ouverts, 1 avertissement dans 3 pages"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write_files(tmp_path / "content", PAGES)
    return tmp_path


def build(*arguments: str | Path) -> Called:
    return call("build", "--format", "html", *arguments)


def found_in(called: Called) -> list[tuple[str, str, int]]:
    return [(found["path"], found["code"], found["line"]) for found in called.json["diagnostics"]]


def test_json_has_a_second_name(folder: Path) -> None:
    assert build("--messages", "json", "--force") == build("--json", "--force") == build("--messages=json", "--force")


def test_the_forms_of_programs_say_all_that_json_says(folder: Path) -> None:
    expected = found_in(build("--json"))
    assert len(expected) > 40
    called = build("--messages", "gitlab")
    entries = called.json
    assert [(e["location"]["path"], e["check_name"], e["location"]["lines"]["begin"]) for e in entries] == [
        (path, code, line or 1) for path, code, line in expected
    ]
    assert len({entry["fingerprint"] for entry in entries}) == len(entries)
    called = build("--messages", "github")
    commands = [line for line in called.out.splitlines() if line.startswith("::")]
    for command, (path, code, line) in zip(commands, expected, strict=True):
        assert command.partition(" ")[2].startswith(f"file={path}," + (f"line={line}," if line else "title="))
        assert f"title={code}::" in command
    assert [command.split(" ")[0] for command in commands].count("::error") == 1


def test_people_are_told_file_by_file_and_what_repeats_is_counted(folder: Path) -> None:
    called = build()
    files = called.err.removesuffix("\n").split("\n\n")
    assert [file.split(":")[0] for file in files] == ["content/a.md", "content/b.md", "content/c.md"]
    assert files[2].count("à compléter[marqueur-ouvert]") == 6
    lines = called.err.splitlines()
    assert lines[-2] == (
        "content/c.md: à compléter[marqueur-ouvert] et 35 autres du même genre (tous : --messages json)"
    )
    assert lines[-1] == COUNT


@pytest.mark.parametrize("form", ["texte", "github", "gitlab"])
def test_the_count_ends_every_form(form: str, folder: Path) -> None:
    called = build("--messages", form)
    assert called.code == 1
    assert called.err.splitlines()[-1] == COUNT


def test_quiet_leaves_errors_alone_where_people_read(folder: Path) -> None:
    called = build("--messages", "github", "--quiet")
    assert (called.out.count("\n"), called.err) == (1, "1 erreur dans 1 page\n")
    assert called.out.startswith("::error file=content/b.md,line=3,endLine=3,col=11,endColumn=12,")
    assert len(build("--messages", "gitlab", "--quiet").json) == 43


@pytest.mark.parametrize("content", ["content", "./content", "content/../content", "absolute", "elsewhere"])
def test_forges_are_given_paths_from_where_the_job_runs(content: str, folder: Path, tmp_path: Path) -> None:
    place, shown = {
        "absolute": (str(folder / "content"), "content"),
        "elsewhere": ("../voisin", "../voisin"),
    }.get(content, (content, "content"))
    write_files(folder.parent / "voisin", {"a.md": PAGES["a.md"]})
    called = build("--messages", "gitlab", "--content", place)
    assert called.json[0]["location"]["path"] == f"{shown}/a.md"


WRONG = {"usage": ("--rapide",), "configuration": ("--theme", "absent")}


@pytest.mark.parametrize("code", WRONG)
def test_a_set_up_that_cannot_work_is_said_in_every_form(code: str, folder: Path) -> None:
    called = build("--messages", "github", *WRONG[code])
    assert called.code == 2
    assert called.out.startswith(f"::error title={code}::")
    called = build("--messages=gitlab", *WRONG[code])
    assert called.code == 2
    (entry,) = called.json
    assert (entry["check_name"], entry["severity"], entry["location"]["path"]) == (code, "critical", ".")
    assert called.err == "1 erreur\n"


def test_two_forms_at_once_are_refused(folder: Path) -> None:
    called = build("--json", "--messages", "github")
    assert called.code == 2
    (found,) = json.loads(called.out)["diagnostics"]
    assert found["message"] == "deux formes à la fois : --json et --messages github"


def test_a_pack_has_the_same_forms(folder: Path) -> None:
    write_files(folder / "content", {"packs/p.yaml": "titre: T\ndate: 2026-12-14\npages:\n  - a.md\n", "p.md": "# P\n"})
    called = call("pack", "p", "--final", "--messages", "gitlab")
    assert called.code == 1
    assert [entry["check_name"] for entry in called.json] == ["page-sans-titre", "marqueur-en-final", "statut-du-pack"]
    called = call("pack", "absent", "--messages", "github")
    assert called.code == 2
    assert called.out.startswith("::error file=content/packs/absent.yaml,title=fichier-absent::")
