"""The finished documents of the seed page, looked at from their bytes: rules of accessibility, validity, draft signs.

The same documents as ``export-equipe build`` writes: in a draft as the page stands, in a final from its mended copy.
"""

from collections.abc import Callable
from pathlib import Path

import page as page_validation
import pytest
from openxml_audit import OpenXmlValidator
from pikepdf import Pdf
from tests.support.pages import (
    DRAFT_WORDS,
    FORMATS,
    KINDS,
    Planned,
    fixture_names,
    fixture_plans,
    seed_plans,
    write_plan,
)

from export_equipe.inspect import Role, inspect_file
from export_equipe.inspect.checks import check_file
from export_equipe.inspect.checks.draft_signs import find_draft_signs
from export_equipe.inspect.text import notes_text, running_text, visible_text
from export_equipe.project.mode import Mode

OFFICE = ("slides", "memo")
CASES = ["equipe-produit.draft", "equipe-produit.final", *fixture_names()]


# What no writer can mend: a page that shows a bare address, one that has no title.
FAULTS_OF_PAGES = {
    "tout": ("C6", "texte de lien qui ne dit pas où il mène : « https://exemple.fr »"),
    "sans-titre": ("C1", "titre : il ne dit rien du contenu, « Sans titre »"),
}


def document(name: str, form: str) -> bytes:
    page, _, mode = name.partition(".")
    planned = seed_plans(Mode(mode)) if mode else fixture_plans(page)
    return write_plan(planned.plan(form), form)


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("name", CASES)
def test_no_rule_is_broken(name: str, form: str) -> None:
    found = [(finding.rule, finding.message) for finding in check_file(document(name, form), KINDS[form])]
    expected = FAULTS_OF_PAGES.get(name)
    assert [fault for fault in found if fault != expected] == []
    assert (expected in found) == (name == "tout" or (name, form) == ("sans-titre", "slides"))


@pytest.mark.parametrize("form", OFFICE)
@pytest.mark.parametrize("name", CASES)
def test_office_files_are_valid(name: str, form: str, tmp_path: Path) -> None:
    file = tmp_path / f"document.{KINDS[form]}"
    file.write_bytes(document(name, form))
    assert [str(error) for error in OpenXmlValidator().validate(str(file)).errors] == []


@pytest.mark.parametrize("profile", ["ua1", "3a"])
@pytest.mark.parametrize("form", [form for form in FORMATS if KINDS[form] == "pdf"])
@pytest.mark.parametrize("name", CASES)
def test_the_pdf_is_valid(name: str, form: str, profile: str) -> None:
    report = page_validation.validate_pdf_bytes(document(name, form), profile=profile)
    assert report.is_compliant, report


@pytest.mark.parametrize("form", FORMATS)
def test_a_final_holds_no_sign_of_a_draft(form: str) -> None:
    assert find_draft_signs(document("equipe-produit.final", form), DRAFT_WORDS) == ()


@pytest.mark.parametrize("form", FORMATS)
def test_a_draft_holds_them_all(form: str) -> None:
    """Without this, the test above could be blind."""
    found = " ".join(map(str, find_draft_signs(document("equipe-produit.draft", form), DRAFT_WORDS)))
    assert [word for word in DRAFT_WORDS if word not in found] == []


def test_every_slide_and_page_of_a_draft_says_so() -> None:
    deck = inspect_file(document("equipe-produit.draft", "slides"), "pptx")
    assert all(
        "Brouillon" in "".join(leaf.text for node in slide.nodes for leaf in node.walk()) for slide in deck.pages
    )
    memo = inspect_file(document("equipe-produit.draft", "memo"), "docx")
    assert "Brouillon" in running_text(memo)
    pdf = inspect_file(document("longue", "pdf"), "pdf")
    assert len(pdf.pages) > 1
    for sheet in pdf.pages:
        assert "Brouillon" in "".join(leaf.text for node in sheet.running for leaf in node.walk())


@pytest.mark.parametrize("form", ["memo", "pdf", "html"])
def test_a_draft_ends_with_its_open_points_and_their_lines(form: str) -> None:
    text = " ".join(visible_text(inspect_file(document("equipe-produit.draft", form), KINDS[form])).split())
    _, _, points = text.partition("Points ouverts")
    assert "Ligne 30 : « [ENRICHIR] » est à compléter." in points
    assert "Ligne 32 : « [COMMENT déclencher la prise de conscience] » est à compléter." in points
    assert "Ligne 9" not in points


def test_the_deck_is_made_of_native_parts() -> None:
    deck = inspect_file(document("equipe-produit.draft", "slides"), "pptx")
    (figure,) = deck.find(Role.FIGURE)
    assert "Responsable métier" in figure.alternative
    assert sum(node.role is Role.GROUP for node in figure.walk()) > 15
    (table,) = deck.find(Role.TABLE)
    rows = [child for child in table.children if child.role is Role.ROW]
    assert len(rows) == 8
    assert [cell.scope for cell in rows[0].children] == ["column"] * 3
    assert all(row.children[0].scope == "row" for row in rows[1:])
    assert "Au centre" in notes_text(deck)


def test_the_pdf_has_bookmarks_and_metadata() -> None:
    pdf = inspect_file(document("equipe-produit.draft", "pdf"), "pdf")
    assert [mark.text for mark in pdf.bookmarks][:2] == ["Une équipe produit", "Une équipe produit, c’est…"]
    assert pdf.title == "Une équipe produit"
    assert pdf.language.startswith("fr")


def test_the_html_page_stands_alone() -> None:
    html = document("equipe-produit.draft", "html").decode()
    for outside in ("<script", '<link rel="stylesheet"', 'src="http', "url(http", "@import"):
        assert outside not in html
    assert '<style media="print">' in html
    assert "<main" in html
    assert '<html lang="fr' in html


# Opened by another program.


@pytest.mark.parametrize("name", ["equipe-produit.draft", "tout"])
def test_libreoffice_opens_the_deck(name: str, libreoffice: Callable[[Path, Path], Path], tmp_path: Path) -> None:
    file = tmp_path / "deck.pptx"
    file.write_bytes(document(name, "slides"))
    with Pdf.open(libreoffice(file, tmp_path / "pdf")) as pdf:
        assert len(pdf.pages) == len(planned_deck(name).deck.slides)


def planned_deck(name: str) -> Planned:
    return seed_plans(Mode.DRAFT) if name.startswith("equipe-produit") else fixture_plans(name)


def test_libreoffice_opens_the_memo(libreoffice: Callable[[Path, Path], Path], tmp_path: Path) -> None:
    file = tmp_path / "note.docx"
    file.write_bytes(document("equipe-produit.draft", "memo"))
    with Pdf.open(libreoffice(file, tmp_path / "pdf")) as pdf:
        assert 1 <= len(pdf.pages) <= 3
