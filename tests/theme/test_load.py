"""Themes that cannot be used: each mistake of ``theme.yaml`` at its line, in French; and where themes are found."""

import re
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from export_equipe.diagnostics import ThemeError
from export_equipe.theme.load import COLORS, FONTS, LAYOUTS, SCALES, SIZES, STYLES, load_theme, packaged_themes

Message = tuple[int, str, str]
SECTIONS = {"polices": FONTS, "couleurs": COLORS, "gabarits": LAYOUTS, "styles": STYLES}


@pytest.fixture
def theme(tmp_path: Path) -> Path:
    """A copy of the default theme, under the name « essai »."""
    shutil.copytree(packaged_themes() / "default", tmp_path / "themes/essai")
    return tmp_path / "themes/essai"


def change(theme: Path, old: str, new: str) -> int:
    """Replaces ``old`` in ``theme.yaml``; the line where it stood."""
    path = theme / "theme.yaml"
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, old
    path.write_text(text.replace(old, new), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def mistakes(theme: Path) -> Sequence[Message]:
    with pytest.raises(ThemeError) as caught:
        load_theme("essai", search=[theme.parent])
    assert caught.value.message == "le thème « essai » ne peut pas servir"
    assert {found.path.rpartition("/")[2] for found in caught.value.diagnostics} == {"theme.yaml"}
    return [(found.line, found.code, found.message) for found in caught.value.diagnostics]


def test_the_default_theme_is_whole(theme: Path) -> None:
    found = load_theme("essai", search=[theme.parent])
    assert found.colors.keys() == set(COLORS.values())
    assert found.layouts.keys() == set(LAYOUTS.values())
    assert found.styles.keys() == set(STYLES.values())
    assert found.deck_master.startswith(b"PK")
    assert found.memo_master.startswith(b"PK")
    assert load_theme("default").colors == found.colors


@pytest.mark.parametrize(
    ("section", "role"), [(section, role) for section, roles in SECTIONS.items() for role in roles]
)
def test_every_role_is_needed(theme: Path, section: str, role: str) -> None:
    text = (theme / "theme.yaml").read_text(encoding="utf-8")
    block = re.search(rf"(?ms)^{section}:.*?(?=^\w|\Z)", text)
    assert block is not None
    line = re.search(rf"(?m)^  {role}:.*\n", block[0])
    assert line is not None
    kept = block[0].replace(line[0], "")
    (theme / "theme.yaml").write_text(text.replace(block[0], kept), encoding="utf-8")
    start = text[: block.start()].count("\n") + 1
    assert (start, "role-manquant", f"il manque « {role} » dans « {section} »") in mistakes(theme)


@pytest.mark.parametrize("name", [*SCALES, *SIZES])
def test_every_size_is_needed(theme: Path, name: str) -> None:
    text = (theme / "theme.yaml").read_text(encoding="utf-8")
    before, after = text.split("diapositives:\n")
    (theme / "theme.yaml").write_text(
        before + "diapositives:\n" + re.sub(rf"(?m)\A((?:  .*\n)*?)  {name}:.*\n", r"\1", after), encoding="utf-8"
    )
    ((line, code, message),) = mistakes(theme)
    assert code == "theme-illisible"
    assert line == before.count("\n") + 1
    assert message.startswith(f"« {name} » attend ")


@pytest.mark.parametrize(
    ("old", "new", "code", "message"),
    [
        ('accent: "#000091"', "accent: bleu", "theme-illisible", "« accent » n’a pas la forme attendue"),
        ('  texte: "#161616"', '  texte: "#16161"', "theme-illisible", "« texte » n’a pas la forme attendue"),
        ('titre: "#161616"', "titre: #161616", "theme-illisible", "« titre » n’a pas la forme attendue"),
        ("detail: 12", "detail: petit", "theme-illisible", "« detail » attend un nombre"),
        ("detail: 12", "detail: 0", "theme-illisible", "« detail » attend un nombre"),
        ("detail: 12", "detail: true", "theme-illisible", "« detail » attend un nombre"),
        ("corps: [24, 22, 20, 18]", "corps: [18, 24]", "theme-illisible",
         "« corps » attend une liste de tailles, de la plus grande à la plus petite"),
        ("corps: [24, 22, 20, 18]", "corps: []", "theme-illisible",
         "« corps » attend une liste de tailles, de la plus grande à la plus petite"),
        ("corps: [24, 22, 20, 18]", "corps: [24, grand]", "theme-illisible",
         "« corps » attend une liste de tailles, de la plus grande à la plus petite"),
        ("corps: [24, 22, 20, 18]", "corps: [24, -2]", "theme-illisible",
         "« corps » attend une liste de tailles, de la plus grande à la plus petite"),
        ("mesure: arimo ", "mesure: arial ", "theme-illisible", "« mesure » ne peut valoir que : arimo"),
        ("  section: Section", "  section: Section\n  annexes: Annexe", "cle-inconnue", "clé inconnue : « annexes »"),
        ("  detail: 12", "  detail: 12\n  detaill: 12", "cle-inconnue", "clé inconnue : « detaill »"),
        ("  lien: Hyperlink", "  lien: [Hyperlink]", "theme-illisible", "« lien » n’a pas la forme attendue"),
        ("polices:\n", "logo: x\npolices:\n", "cle-inconnue", "clé inconnue : « logo »"),
    ],
)  # fmt: skip
def test_a_mistake_is_said_at_its_line(theme: Path, old: str, new: str, code: str, message: str) -> None:
    line = change(theme, old, new) + max(new.count("\n") - old.count("\n"), 0) * (not old.endswith("\n"))
    (found,) = mistakes(theme)
    assert found[:2] == (line, code)
    assert found[2].removesuffix(" dans « couleurs »").removesuffix(" dans « styles »") == message


def test_a_missing_section_misses_all_its_roles(theme: Path) -> None:
    change(theme, "gabarits:  ", "gabarit:  ")
    found = mistakes(theme)
    assert ("cle-inconnue", "clé inconnue : « gabarit »") in [message[1:] for message in found]
    assert [message for _, code, message in found if code == "role-manquant"] == [
        f"il manque « {role} » dans « gabarits »" for role in sorted(LAYOUTS)
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("polices:\n\ttexte: x\n", "YAML illisible : une tabulation n’est pas permise ici"),
        ("polices: {}\npolices: {}\n", "YAML illisible : cette clé est donnée deux fois"),
    ],
)
def test_a_theme_that_is_no_yaml(theme: Path, text: str, message: str) -> None:
    (theme / "theme.yaml").write_text(text, encoding="utf-8")
    assert mistakes(theme) == [(2, "theme-illisible", message)]


@pytest.mark.parametrize("text", ["", "- a\n", "polices\n"])
def test_a_theme_without_keys_misses_everything(theme: Path, text: str) -> None:
    (theme / "theme.yaml").write_text(text, encoding="utf-8")
    missing = [message for _, code, message in mistakes(theme) if code == "role-manquant"]
    assert len(missing) == sum(len(roles) for roles in SECTIONS.values())


def test_a_theme_that_is_not_utf8(theme: Path) -> None:
    (theme / "theme.yaml").write_bytes(b"polices: \xe9")
    with pytest.raises(ThemeError, match=r"essai/theme\.yaml ne se lit pas"):
        load_theme("essai", search=[theme.parent])


@pytest.mark.parametrize("master", ["deck/master.pptx", "memo/master.docx"])
def test_a_missing_master(theme: Path, master: str) -> None:
    (theme / master).unlink()
    with pytest.raises(ThemeError) as caught:
        load_theme("essai", search=[theme.parent])
    assert caught.value.message == f"il manque le gabarit {master} au thème « essai »"


def test_an_unknown_theme_names_those_that_exist(theme: Path) -> None:
    with pytest.raises(ThemeError) as caught:
        load_theme("rien", search=[theme.parent])
    assert caught.value.message == "le thème « rien » est introuvable"
    assert caught.value.hint == "thèmes connus : default, essai"


@pytest.mark.parametrize("name", ["../essai", "a/b", "", ".", "a b", "essai\n"])
def test_a_name_is_no_path(theme: Path, name: str) -> None:
    with pytest.raises(ThemeError, match="n’est pas un nom de thème"):
        load_theme(name, search=[theme.parent])


def test_the_first_folder_that_has_the_theme_wins(theme: Path, tmp_path: Path) -> None:
    shutil.copytree(theme, tmp_path / "autres/essai")
    change(tmp_path / "autres/essai", 'accent: "#000091"', 'accent: "#123456"')
    first = load_theme("essai", search=[tmp_path / "rien", tmp_path / "autres", theme.parent])
    assert first.colors["accent"] == "#123456"
    assert first.folder == str(tmp_path / "autres/essai")


def test_a_theme_may_complete_another(tmp_path: Path) -> None:
    folder = tmp_path / "autre"
    (folder / "deck").mkdir(parents=True)
    (folder / "theme.yaml").write_text('base: default\ncouleurs:\n  accent: "#004D40"\n', encoding="utf-8")
    found = load_theme("autre", search=[tmp_path])
    base = load_theme("default")
    assert (found.colors["accent"], found.colors["text"]) == ("#004D40", base.colors["text"])
    assert (found.layouts, found.deck_master, found.foreign) == (base.layouts, base.deck_master, False)
    assert found.folders == (str(folder), base.folder)


def test_a_theme_that_completes_itself_is_said(tmp_path: Path) -> None:
    (tmp_path / "boucle").mkdir()
    (tmp_path / "boucle" / "theme.yaml").write_text("base: boucle\n", encoding="utf-8")
    with pytest.raises(ThemeError, match="se complète lui-même"):
        load_theme("boucle", search=[tmp_path])
