"""Packs: the documents of some pages, their manifest and a zip with stable bytes, all or nothing."""

import hashlib
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from tests.support.pages import SEED, seed_files, write_files
from tests.support.runs import Called, call, digests, snapshot

PACK = "# Données d’exemple.\ntitre: Comité d’exemple\nstatut: {status}\ndate: 2026-12-14\npages:\n{pages}"
DOCUMENTS = [f"memo/{SEED}.docx", f"pdf/{SEED}.pdf", f"slides/{SEED}.pptx"]


def simple_pack(status: str) -> str:
    return PACK.format(status=status, pages="  - simple.md\n")


SIMPLE = {"packs/essai.yaml": simple_pack("brouillon"), "simple.md": "# S\n\nT.\n"}


def make_content(folder: Path, *, status: str = "brouillon", pages: tuple[str, ...] = ()) -> Path:
    named = "".join(f"  - {page}.md\n" for page in (*pages, SEED))
    pack = PACK.format(status=status, pages=named)
    write_files(folder / "content", {**seed_files(), "packs/essai.yaml": pack})
    return folder / "content"


def pack(content: Path, output: Path, *arguments: str, name: str = "essai") -> Called:
    return call("pack", name, "--content", content, "--output", output, "--json", *arguments)


def manifest(folder: Path) -> Any:
    return json.loads((folder / "packs/essai/manifeste.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def draft(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Called]:
    """A pack in draft: its output folder, and what the command said."""
    folder = tmp_path_factory.mktemp("pack")
    return folder / "build", pack(make_content(folder), folder / "build")


def test_the_documents_their_manifest_and_their_archive(draft: tuple[Path, Called]) -> None:
    output, called = draft
    assert called.code == 0
    assert [each["format"] for each in called.json["outputs"]] == ["slides", "memo", "pdf", "manifest", "zip"]
    found = sorted(digests(output / "packs/essai"))
    assert found == sorted([*DOCUMENTS, "essai.zip", "manifeste.json"])
    assert sorted(path.name for path in output.iterdir() if not path.name.startswith(".")) == ["packs"]


def test_the_manifest_says_what_each_file_is(draft: tuple[Path, Called]) -> None:
    found = manifest(draft[0])
    stated = {key: found[key] for key in ("pack", "title", "date", "mode")}
    assert stated == {"pack": "essai", "title": "Comité d’exemple", "date": "2026-12-14", "mode": "draft"}
    assert sorted(entry["path"] for entry in found["files"]) == DOCUMENTS
    for entry in found["files"]:
        data = (draft[0] / "packs/essai" / entry["path"]).read_bytes()
        assert entry["sha256"] == hashlib.sha256(data).hexdigest()
        assert entry["bytes"] == len(data)
        assert (entry["source"], entry["mode"], entry["edited"]) == (f"{SEED}.md", "draft", False)
        assert entry["format"] == entry["path"].partition("/")[0]


def test_the_archive_holds_the_same_files(draft: tuple[Path, Called]) -> None:
    folder = draft[0] / "packs/essai"
    with zipfile.ZipFile(folder / "essai.zip") as archive:
        assert archive.testzip() is None
        assert archive.namelist() == sorted([*DOCUMENTS, "manifeste.json"])
        for entry in archive.infolist():
            assert archive.read(entry) == (folder / entry.filename).read_bytes()
            assert entry.date_time == (1980, 1, 1, 0, 0, 0)


def test_the_documents_are_those_that_build_makes(draft: tuple[Path, Called], tmp_path: Path) -> None:
    call("build", SEED, "--content", make_content(tmp_path), "--output", tmp_path / "build")
    alone = digests(tmp_path / "build")
    packed = digests(draft[0] / "packs/essai")
    assert {path: packed[path] for path in DOCUMENTS} == alone


def test_another_folder_gives_the_same_bytes_and_a_second_run_writes_nothing(
    draft: tuple[Path, Called], tmp_path: Path
) -> None:
    content = make_content(tmp_path / "un autre dossier")
    pack(content, tmp_path / "sortie")
    assert digests(tmp_path / "sortie") == digests(draft[0])
    before = snapshot(tmp_path / "sortie")
    again = pack(content, tmp_path / "sortie")
    assert {each["status"] for each in again.json["outputs"]} == {"unchanged"}
    assert snapshot(tmp_path / "sortie") == before


@pytest.mark.parametrize(("status", "option"), [("final", "--draft"), ("final", ""), ("brouillon", "--final")])
def test_the_stricter_status_wins_and_says_so(status: str, option: str, tmp_path: Path) -> None:
    write_files(tmp_path / "content", {**SIMPLE, "packs/essai.yaml": simple_pack(status)})
    called = pack(tmp_path / "content", tmp_path / "build", *([option] if option else []))
    assert called.code == 0
    assert manifest(tmp_path / "build")["mode"] == "final"
    codes = [diagnostic["code"] for diagnostic in called.json["diagnostics"]]
    assert ("statut-du-pack" in codes) == bool(option)


def test_a_pack_with_a_refused_page_writes_nothing_at_all(tmp_path: Path) -> None:
    content = make_content(tmp_path, status="final", pages=("simple",))
    write_files(content, {"simple.md": "# Simple\n\nTexte d’exemple.\n"})
    called = pack(content, tmp_path / "build")
    assert called.code == 1
    assert [line for _, line in called.lines("error")] == [30, 32]
    assert {each["status"] for each in called.json["outputs"]} == {"refused"}
    assert digests(tmp_path / "build") == {}


def test_a_refused_pack_leaves_the_previous_one(tmp_path: Path) -> None:
    content = make_content(tmp_path)
    write_files(content, SIMPLE)
    assert pack(content, tmp_path / "build").code == 0
    before = digests(tmp_path / "build")
    write_files(content, {"simple.md": "# S\n\n[TODO]\n"})
    assert pack(content, tmp_path / "build", "--final").code == 1
    assert digests(tmp_path / "build") == before


BAD_PACKS = {
    "clé inconnue": ("titre: T\npages: [simple.md]\ncouleur: bleu\n", 1, "clé inconnue : « couleur »", 3),
    "clé absente": ("pages: [simple.md]\n", 1, "la clé « titre » manque", 1),
    "statut inconnu": ("titre: T\nstatut: clos\npages: [a.md]\n", 1, "« statut » attend « brouillon » ou « final »", 2),
    "aucune page": ("titre: T\npages: []\n", 1, "« pages » est vide", 2),
    "YAML illisible": ("titre: [\n", 1, "YAML illisible", 2),
    "page absente": ("titre: T\npages: [rien.md]\n", 2, "ce fichier n’existe pas", 0),
    "page hors du dossier": ("titre: T\npages: [../ailleurs.md]\n", 2, "en dehors du dossier", 0),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD_PACKS)
def test_a_bad_pack_is_said_and_writes_nothing(name: str, tmp_path: Path) -> None:
    text, code, message, line = BAD_PACKS[name]
    write_files(tmp_path / "content", {"packs/essai.yaml": text, "simple.md": "# S\n\nT.\n"})
    called = pack(tmp_path / "content", tmp_path / "build")
    assert called.code == code
    assert message in " ".join(diagnostic["message"] for diagnostic in called.json["diagnostics"])
    assert line in [diagnostic["line"] for diagnostic in called.json["diagnostics"]]
    assert digests(tmp_path / "build") == {}


def test_a_missing_pack(tmp_path: Path) -> None:
    called = pack(make_content(tmp_path), tmp_path / "build", name="absent")
    assert called.code == 2
    (found,) = called.json["diagnostics"]
    assert found["path"].endswith("packs/absent.yaml")
    assert found["message"] == "ce fichier n’existe pas"


def test_a_document_edited_by_hand_goes_into_the_pack_and_the_manifest_says_so(tmp_path: Path) -> None:
    content = make_content(tmp_path)
    write_files(content, SIMPLE)
    pack(content, tmp_path / "build")
    memo = tmp_path / "build/packs/essai/memo/simple.docx"
    memo.write_bytes(memo.read_bytes() + b"repris")
    called = pack(content, tmp_path / "build")
    assert called.code == 0
    assert called.lines("warning") == [("sortie-modifiee", 0)]
    edited = {entry["format"]: entry["edited"] for entry in manifest(tmp_path / "build")["files"]}
    assert edited == {"slides": False, "memo": True, "pdf": False}
    assert manifest(tmp_path / "build")["files"][1]["sha256"] == hashlib.sha256(memo.read_bytes()).hexdigest()
