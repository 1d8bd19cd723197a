"""The independent reader is worth its name only if it draws with the measured fonts, bold ones included."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document

from libreoffice import ConversionError

CONVERT = Callable[[Path, Path], Path]


def write_memo(path: Path) -> Path:
    """A memo whose runs name the fonts that Office has and this machine lacks."""
    document = Document()
    faces = (("Arial", False, False), ("Arial", True, False), ("Arial", False, True), ("Arial", True, True))
    for font, bold, italic in (*faces, ("Courier New", False, False)):
        run = document.add_paragraph().add_run("Équipe produit")
        run.font.name, run.bold, run.italic = font, bold, italic
    emoji = document.add_paragraph().add_run("🎯")
    emoji.font.name = "Segoe UI Emoji"
    document.save(str(path))
    return path


@pytest.fixture(scope="module")
def fonts(libreoffice: CONVERT, tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("été 2026")
    pdf = libreoffice(write_memo(folder / "note d’essai.docx"), folder / "pdf")
    assert pdf == folder / "pdf" / "note d’essai.pdf"
    return subprocess.run(["pdffonts", str(pdf)], capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize(
    "face", ["Arimo-Regular", "Arimo-Bold", "Arimo-?Italic", "Arimo-?BoldItalic", "IBMPlexMono", "NotoEmoji"]
)
def test_faces_of_the_project_are_used(fonts: str, face: str) -> None:
    drawn = fonts.replace("ArimoItalic-", "Arimo-?")
    assert f"+{face}" in drawn


def test_no_font_of_the_machine_is_used(fonts: str) -> None:
    names = [line.split()[0].partition("+")[2] for line in fonts.splitlines()[2:]]
    assert names
    assert all(name.startswith(("Arimo", "IBMPlexMono", "NotoEmoji")) for name in names), names


def test_a_file_that_is_no_document_is_an_error(libreoffice: CONVERT, tmp_path: Path) -> None:
    broken = tmp_path / "vide.pptx"
    broken.write_bytes(b"PK\x03\x04")
    with pytest.raises(ConversionError, match=r"vide\.pptx"):
        libreoffice(broken, tmp_path / "pdf")
