"""Reading a memo master's styles, and saying which roles it lacks."""

import io
import subprocess
import sys
import zipfile

import pytest

from export_equipe.diagnostics import ThemeError
from export_equipe.masters.docx_styles import (
    MemoStyle,
    StyleKind,
    StyleSheet,
    find_missing_roles,
    read_style_roles,
    require_roles,
)
from export_equipe.theme.load import load_theme

SHEET = StyleSheet(
    styles=(
        MemoStyle(name="heading 1", id="Titre1", kind=StyleKind.PARAGRAPH),
        MemoStyle(name="Code", id="Code", kind=StyleKind.CHARACTER),
        MemoStyle(name="Code", id="CodeBloc", kind=StyleKind.PARAGRAPH),
    )
)


def test_the_default_master_has_every_role() -> None:
    theme = load_theme("default")
    assert find_missing_roles(read_style_roles(theme.memo_master), theme.styles) == ()


def test_names_are_found_whatever_their_case() -> None:
    found = SHEET.find("Heading 1", StyleKind.PARAGRAPH)
    assert found is not None
    assert found.id == "Titre1"


def test_a_style_is_found_by_its_type_too() -> None:
    found = SHEET.find("Code", StyleKind.PARAGRAPH)
    assert found is not None
    assert found.id == "CodeBloc"
    assert SHEET.find("Code", StyleKind.TABLE) is None


def test_missing_roles_name_each_style_and_its_type() -> None:
    styles = {"heading": "Heading", "code": "Code", "table": "Code", "link": "Lien"}
    missing = [(role.role, role.style, role.kind.value) for role in find_missing_roles(SHEET, styles)]
    headings = [("heading", f"Heading {level}", "paragraph") for level in range(2, 7)]
    assert missing == [*headings, ("table", "Code", "table"), ("link", "Lien", "character")]


def test_the_error_says_in_french_which_styles_to_add() -> None:
    with pytest.raises(ThemeError, match="de tableau « Grille »") as caught:
        require_roles(SHEET, {"table": "Grille", "link": "Lien"})
    assert "style de caractère « Lien »" in caught.value.message
    assert "theme.yaml" in caught.value.hint


def no_word_document() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        package.writestr("lisez-moi.txt", "rien")
    return target.getvalue()


@pytest.mark.parametrize("data", [b"", b"texte", no_word_document()], ids=["empty", "text", "another zip"])
def test_what_is_no_word_document_is_a_theme_error(data: bytes) -> None:
    with pytest.raises(ThemeError, match="ne se lit pas"):
        read_style_roles(data)


def test_no_office_library_is_loaded() -> None:
    """A build in which nothing changed reads masters too."""
    code = "import sys, export_equipe.masters.docx_styles; print(sorted({'docx', 'lxml'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
