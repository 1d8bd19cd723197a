"""A theme that completes another: what it does not say, and what it does not have, is its base's."""

from pathlib import Path

import pytest
from tests.support.masters import standard
from tests.templating.theme_folder import read

from export_equipe.diagnostics import Sink, ThemeError
from export_equipe.passes.typography import choose_profile
from export_equipe.project.files import InputFiles
from export_equipe.templating.bind import DECK_TEMPLATE, BoundDeck, bind_deck
from export_equipe.theme.load import load_theme
from export_equipe.theme.model import Theme

NAVY = "#000033"


def theme(folder: Path, name: str, text: str, **templates: str) -> None:
    made = folder / name
    for path, content in {"theme.yaml": text, **templates}.items():
        (made / path).parent.mkdir(parents=True, exist_ok=True)
        (made / path).write_text(content, encoding="utf-8")


def load(folder: Path, name: str = "essai") -> Theme:
    return load_theme(name, search=[folder])


def deck(found: Theme) -> BoundDeck:
    values = {"pied": "", "surtitre": None, "mentions": [], "brouillon": False, "organisation": "", "entete": ""}
    return bind_deck(
        read("# Page\n\n## Partie\n\nUn mot.\n"), [Path(folder) for folder in found.folders], values,
        files=InputFiles(), sink=Sink(), profile=choose_profile("fr", "fr-FR"),
    )  # fmt: skip


def test_what_it_says_is_its_own(tmp_path: Path) -> None:
    theme(tmp_path, "essai", f'base: default\ncouleurs: {{accent: "{NAVY}"}}\ndiapositives: {{titre: [30, 24]}}\n')
    found, ours = load(tmp_path), load_theme("default")
    assert found.colors == {**ours.colors, "accent": NAVY}
    assert (found.slides.title, found.slides.body) == ((30.0, 24.0), ours.slides.body)


def test_a_base_may_have_a_base(tmp_path: Path) -> None:
    theme(tmp_path, "dessous", f'base: default\ncouleurs: {{accent: "{NAVY}", titre: "#111111"}}\n')
    theme(tmp_path, "essai", 'base: dessous\ncouleurs: {titre: "#222222"}\n')
    found = load(tmp_path)
    assert (found.colors["accent"], found.colors["title"]) == (NAVY, "#222222")
    assert len(found.folders) == 3


def test_templates_and_masters_come_from_the_first_that_has_them(tmp_path: Path) -> None:
    theme(
        tmp_path, "essai", "base: default\n", **{DECK_TEMPLATE: "footer: a\nslides:\n  - title: Mien\n    body: []\n"}
    )
    assert [slide.title for slide in deck(load(tmp_path)).slides] == ["Mien"]
    theme(tmp_path, "autre", "base: essai\n")
    assert [slide.title for slide in deck(load(tmp_path, "autre")).slides] == ["Mien"]


def test_a_given_master_may_be_the_bases(tmp_path: Path) -> None:
    theme(tmp_path, "ministere", "base: default\ndeck: {master: le.pptx}\n")
    (tmp_path / "ministere" / "le.pptx").write_bytes(standard())
    theme(tmp_path, "essai", "base: ministere\n")
    found = load(tmp_path)
    assert (found.foreign, found.deck_master) == (True, standard())


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("base: absent\n", "le thème « absent » est introuvable"),
        ("base: ../default\n", "n’est pas un nom de thème"),
        ("base: [default]\n", "« base » attend le nom d’un thème"),
    ],
)
def test_a_base_that_is_none(tmp_path: Path, text: str, message: str) -> None:
    theme(tmp_path, "essai", text)
    with pytest.raises(ThemeError, match=message):
        load(tmp_path)


def test_a_mistake_is_said_where_it_is_written(tmp_path: Path) -> None:
    theme(tmp_path, "essai", "base: default\ncouleurs:\n  accent: bleu\n")
    with pytest.raises(ThemeError) as caught:
        load(tmp_path)
    (found,) = caught.value.diagnostics
    assert (found.path.rpartition("essai/")[2], found.line) == ("theme.yaml", 3)
