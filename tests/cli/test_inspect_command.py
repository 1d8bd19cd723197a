"""``inspect`` as its users see it: what a finished file breaks, in words, in JSON, by its exit code."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from tests.support.decks import build_deck
from tests.support.memos import build_memo
from tests.support.runs import ENGLISH, call
from tests.support.sheets import build_sheet
from tests.support.sound import BULLETS, pick, shape, sound_deck, spoilt_deck

SOUND: dict[str, Callable[[], bytes]] = {
    "dossier.pptx": sound_deck, "note.docx": build_memo, "note.pdf": build_sheet, "GRAND.PPTX": build_deck,
}  # fmt: skip


def spoilt() -> bytes:
    def change(deck):  # type: ignore[no-untyped-def]
        run = pick(shape(deck, BULLETS, "Puces")._element, ".//a:r")
        pick(run, "a:rPr").attrib.pop("lang")
        pick(run, "a:t").text = "confier à la DGFIP"

    return spoilt_deck(change)


@pytest.mark.parametrize("name", SOUND)
def test_a_sound_file(name: str, tmp_path: Path) -> None:
    file = tmp_path / name
    file.write_bytes(SOUND[name]())
    called = call("inspect", file)
    assert (called.code, called.err) == (0, "")
    assert called.out == f"{file.as_posix()}\u00a0: aucun défaut\n"


def test_each_finding_is_a_line_with_its_rule(tmp_path: Path) -> None:
    file = tmp_path / "dossier.pptx"
    file.write_bytes(spoilt())
    called = call("inspect", file)
    assert (called.code, called.err) == (1, "")
    assert called.out.splitlines() == [
        f"{file.as_posix()}\u00a0: 1 défaut, 1 point à vérifier",
        "  P6 (langue de chaque texte), diapositive 2\u00a0: texte sans langue\u00a0: «\u00a0confier à la DGFIP\u00a0»",
        "  C11 (sigles développés), diapositive 2\u00a0: sigle employé sans être développé\u00a0: DGFIP",
    ]


def test_several_files_in_json(tmp_path: Path) -> None:
    for name, data in (("un.pptx", sound_deck()), ("deux.pptx", spoilt())):
        (tmp_path / name).write_bytes(data)
    called = call("inspect", tmp_path / "un.pptx", tmp_path / "deux.pptx", "--json")
    assert called.code == 1
    first, second = called.json
    assert (first["faults"], first["warnings"]) == ([], [])
    assert [found["rule"] for found in second["faults"]] == ["P6"]
    assert [found["rule"] for found in second["warnings"]] == ["C11"]


def test_a_warning_is_no_fault(tmp_path: Path) -> None:
    def change(deck):  # type: ignore[no-untyped-def]
        pick(shape(deck, BULLETS, "Puces")._element, ".//a:t").text = "confier à la DGFIP"

    file = tmp_path / "dossier.pptx"
    file.write_bytes(spoilt_deck(change))
    assert call("inspect", file).code == 0


EMPTY_SLIDE = b'<p:sld xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"/>'


def damaged(name: str, data: bytes) -> bytes:
    """The sound deck with other bytes in one of its parts."""
    buffer = BytesIO()
    with ZipFile(BytesIO(sound_deck())) as sound, ZipFile(buffer, "w") as package:
        assert name in sound.namelist()
        for each in sound.namelist():
            package.writestr(each, data if each == name else sound.read(each))
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("absent.pptx", None, "ne peut pas être lu"),
        ("dossier.odp", b"x", "ne peut pas être vérifié"),
        ("dossier.pptx", b"pas un zip", "n’est pas un fichier .pptx lisible"),
        ("note.docx", b"pas un zip", "n’est pas un fichier .docx lisible"),
        ("note.docx", sound_deck(), "n’est pas un fichier .docx lisible"),
        ("dossier.pptx", build_memo(), "n’est pas un fichier .pptx lisible"),
        ("dossier.pptx", sound_deck()[:5000], "n’est pas un fichier .pptx lisible"),
        ("dossier.pptx", damaged("ppt/theme/theme1.xml", b"<a:theme"), "n’est pas un fichier .pptx lisible"),
        ("dossier.pptx", damaged("ppt/slides/slide2.xml", EMPTY_SLIDE), "n’est pas un fichier .pptx lisible"),
        ("note.pdf", b"%PDF-1.7", "n’est pas un fichier .pdf lisible"),
    ],
)
def test_a_file_that_cannot_be_read(name: str, data: bytes | None, sentence: str, tmp_path: Path) -> None:
    file = tmp_path / name
    if data is not None:
        file.write_bytes(data)
    called = call("inspect", file)
    assert (called.code, called.out) == (2, "")
    assert sentence in called.err
    assert [word for word in ENGLISH if word in called.err] == []
