"""``export-equipe theme check``: what it says of our own master, of anybody's, and of what is none."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from pptx import Presentation
from tests.support.pages import ROOT
from tests.support.runs import call


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    """The master that python-pptx brings: 4:3, English names."""
    path = tmp_path / "plain.pptx"
    Presentation().save(str(path))
    return path


def retyped(path: Path, old: str, new: str) -> Path:
    output = BytesIO()
    with zipfile.ZipFile(path) as package, zipfile.ZipFile(output, "w") as written:
        for each in package.infolist():
            data = package.read(each)
            if each.filename == "[Content_Types].xml":
                data = data.replace(old.encode(), new.encode())
            written.writestr(each, data)
    changed = path.with_suffix(".autre")
    changed.write_bytes(output.getvalue())
    return changed


def test_our_theme_has_a_layout_for_each_kind() -> None:
    called = call("theme", "check", str(ROOT / "templates" / "default"))
    assert (called.code, called.err) == (0, "")
    rows = [line for line in called.out.splitlines() if "  nom  " in line]
    assert len(rows) == 25
    assert "repli" not in called.out


def test_another_master_is_matched(plain: Path) -> None:
    called = call("theme", "check", str(plain))
    assert (called.code, called.err) == (0, "")
    lines = [" ".join(line.split()) for line in called.out.splitlines()]
    assert "couverture Title Slide nom connu — titre 14,9, texte 18,1 (gabarit : 3,5, remplacé)" in lines
    assert "deux_colonnes Two Content nom connu — titre 14,9, texte 18,1" in lines
    assert "cartes Title Only repli : titre seul contenu titre 14,9" in lines
    assert "les textes seront écrits en Arial" in called.out


def test_a_template_is_a_master(plain: Path) -> None:
    template = retyped(plain, "presentation.main+xml", "template.main+xml")
    assert call("theme", "check", str(template)).code == 0


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"rien", "n’est pas un document bureautique lisible"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(99), "protégé par un mot de passe"),
        (b"PK\x03\x04", "n’est pas un document bureautique lisible"),
    ],
)
def test_what_is_no_master_is_said(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "faux.pptx"
    path.write_bytes(content)
    called = call("theme", "check", str(path))
    assert called.code == 2
    assert message in called.err


def test_macros_are_refused(plain: Path) -> None:
    macro = retyped(
        plain, "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml",
        "application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml",
    )  # fmt: skip
    called = call("theme", "check", str(macro))
    assert (called.code, "des macros" in called.err) == (2, True)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    called = call("theme", "check", str(tmp_path / "absent.pptx"))
    assert (called.code, "introuvable" in called.err) == (2, True)
