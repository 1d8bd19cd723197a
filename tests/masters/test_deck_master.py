"""The committed master of the default deck: what the script makes, and nothing of anybody's template."""

import re
import zipfile
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import openxml_audit
import pytest

from export_equipe.layout.deck.archetype import Archetype
from export_equipe.theme.load import packaged_themes
from export_equipe.writers.package import repackage
from make_deck_master import make_deck_master

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
THEME = packaged_themes() / "default"


@pytest.fixture(scope="module")
def master() -> bytes:
    return (THEME / "deck" / "master.pptx").read_bytes()


@pytest.fixture(scope="module")
def parts(master: bytes) -> dict[str, ElementTree.Element]:
    with zipfile.ZipFile(BytesIO(master)) as package:
        return {name: ElementTree.fromstring(package.read(name)) for name in package.namelist()}


def test_the_committed_file_is_what_the_script_makes(master: bytes) -> None:
    assert make_deck_master(THEME) == master, "run: python tools/make_deck_master.py"


def test_its_bytes_are_stable_already(master: bytes) -> None:
    assert repackage(master) == master


def test_it_is_a_valid_presentation(master: bytes, tmp_path: Path) -> None:
    file = tmp_path / "master.pptx"
    file.write_bytes(master)
    result = openxml_audit.validate_pptx(str(file))
    assert [str(error) for error in result.errors] == []


def test_it_has_one_master_a_layout_an_archetype_and_no_slide(parts: dict[str, ElementTree.Element]) -> None:
    folders = [name.split("/")[1] for name in parts if re.fullmatch(r"ppt/\w+/\w+\.xml", name)]
    assert sorted(folders) == ["notesMasters", *["slideLayouts"] * len(Archetype), "slideMasters", "theme", "theme"]


def test_all_its_words_are_french(parts: dict[str, ElementTree.Element]) -> None:
    words = {node.text for part in parts.values() for node in part.iter(f"{A}t")}
    names = {node.get("name") for part in parts.values() for node in part.iter(f"{P}cNvPr")} - {""}
    assert words == {
        "Titre de la diapositive", "Titre du document", "Titre de la partie", "Sous-titre", "Instance et date",
        "Mentions", "Tableau", "Figure", "Statut", "00", "‹N°›", "Premier niveau", "Deuxième niveau",
        "Troisième niveau", "Sommaire", "Une phrase", "Terme 1", "Terme 2", "Chiffre", "Matrice", "Image", "Étape",
        "Chronologie", "Feuille de route", "Étapes du produit", "Carte", "Citation", "Auteur, qualité", "Graphique",
        "À retenir", "Code", "Équipe", "Grille de notation", "Décision demandée",
    }  # fmt: skip
    assert names == {
        "Titre", "Sous-titre", "Corps", "Zone", "Statut", "Surtitre", "Mentions", "Numéro", "Pied de page",
        "Numéro de diapositive", "Filet de pied", "Bandeau", "Image de la diapositive", "Notes", "Sommaire", "Énoncé",
        "Puces", "Colonne 1", "Colonne 2", "Terme 1", "Contenu 1", "Terme 2", "Contenu 2", "Matrice", "Image",
        "Citation", "Auteur", "Graphique", "À retenir", "Code", "Grille", "Décision", "Motifs",
        *(f"Chiffre {number}" for number in range(1, 5)), *(f"Étape {number}" for number in range(1, 7)),
        *(f"Carte {number}" for number in range(1, 7)),
    }  # fmt: skip


def test_it_says_nothing_of_a_draft(master: bytes) -> None:
    with zipfile.ZipFile(BytesIO(master)) as package:
        assert not [name for name in package.namelist() if "rouillon" in package.read(name).decode()]


def test_every_style_and_prompt_has_its_language(parts: dict[str, ElementTree.Element]) -> None:
    tags = ("rPr", "defRPr", "endParaRPr")
    found = [node.get("lang") for part in parts.values() for tag in tags for node in part.iter(f"{A}{tag}")]
    assert set(found) == {"fr-FR"}
    assert len(found) > 60


def test_text_is_never_shrunk(parts: dict[str, ElementTree.Element]) -> None:
    bodies = [node for part in parts.values() for node in part.iter(f"{A}bodyPr")]
    assert [node for node in bodies if node.find(f"{A}noAutofit") is None] == []


def test_three_levels_have_bullets_and_exact_sizes(parts: dict[str, ElementTree.Element]) -> None:
    styles = parts["ppt/slideMasters/slideMaster1.xml"].find(f"{P}txStyles/{P}bodyStyle")
    assert styles is not None
    levels = [styles.find(f"{A}lvl{level}pPr") for level in (1, 2, 3)]
    bullets = [level.find(f"{A}buChar") for level in levels if level is not None]
    sizes = [level.find(f"{A}defRPr") for level in levels if level is not None]
    assert [bullet.get("char") for bullet in bullets if bullet is not None] == ["•", "–", "•"]
    assert [size.get("sz") for size in sizes if size is not None] == ["2400", "2200", "2000"]


def test_there_is_no_date_and_no_gradient(parts: dict[str, ElementTree.Element]) -> None:
    marks = [node.get("type") for part in parts.values() for node in part.iter(f"{P}ph")]
    assert "dt" not in marks
    assert [node.tag for part in parts.values() for node in part.iter(f"{A}gradFill")] == []


def test_theme_colours_come_from_the_theme(parts: dict[str, ElementTree.Element]) -> None:
    theme = parts["ppt/theme/theme1.xml"]
    accent = theme.find(f".//{A}accent1/{A}srgbClr")
    font = theme.find(f".//{A}minorFont/{A}latin")
    assert accent is not None
    assert font is not None
    assert (theme.get("name"), accent.get("val"), font.get("typeface")) == ("Équipe", "000091", "Arial")
