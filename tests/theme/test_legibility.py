"""Themes whose texts could not be read: each size under its floor and each contrast that is too low, at its line."""

import shutil
from pathlib import Path

import pytest

from export_equipe.diagnostics import ThemeError
from export_equipe.theme.contrast import contrast
from export_equipe.theme.legibility import FLOORS, contrast_faults, size_faults
from export_equipe.theme.load import load_theme, packaged_themes

FAULTS = (
    ("  corps: [24, 22, 20, 18]", "  corps: [24, 17.5]",
     ["« corps » descend à 17,5 points : un texte a au moins 18 points (règle C10)"]),
    ("  sous_titre: [18]", "  sous_titre: [16]",
     ["« sous_titre » descend à 16 points : un texte a au moins 18 points (règle C10)"]),
    ("  tableau: [18, 16, 15, 14, 13, 12]", "  tableau: [18, 11]",
     ["« tableau » descend à 11 points : tableaux, étiquettes et pieds ont au moins 12 points (règle C10)"]),
    ("  pied: 12", "  pied: 8",
     ["« pied » descend à 8 points : tableaux, étiquettes et pieds ont au moins 12 points (règle C10)"]),
    ('  mention: "#666666"', '  mention: "#929292"',
     ["« mention » se lit mal sur « fond » : contraste de 3,11, il faut au moins 4,5 (règle C4)"]),
    ('  sur_accent: "#FFFFFF"', '  sur_accent: "#6A6AF4"',
     ["« sur_accent » se lit mal sur « accent » : contraste de 3,53, il faut au moins 4,5 (règle C4)"]),
    ('  trait: "#929292"', '  trait: "#DDDDDD"',
     ["« trait » se lit mal sur « fond » : contraste de 1,35, il faut au moins 3 (règle C4)"]),
    ('  code_nombre: "#00695C"', '  code_nombre: "#00A95F"',
     ["« code_nombre » se lit mal sur « neutre » : contraste de 2,84, il faut au moins 4,5 (règle C4)"]),
    ('  teinte_jaune: "#6B5A00"', '  teinte_jaune: "#8A7400"',
     ["« teinte_jaune » se lit mal sur « teinte_jaune_fond » : contraste de 4,1, il faut au moins 4,5 (règle C4)"]),
    ('  succes_fond: "#B8FEC9"', '  succes_fond: "#18753C"',
     ["« texte » se lit mal sur « succes_fond » : contraste de 3,14, il faut au moins 4,5 (règle C4)",
      "« succes » se lit mal sur « succes_fond » : contraste de 1, il faut au moins 4,5 (règle C4)"]),
)  # fmt: skip


@pytest.mark.parametrize(("old", "new", "expected"), FAULTS, ids=[new.strip() for _, new, _ in FAULTS])
def test_each_fault_is_said_at_its_line(tmp_path: Path, old: str, new: str, expected: list[str]) -> None:
    theme = tmp_path / "themes/essai"
    shutil.copytree(packaged_themes() / "default", theme)
    text = (theme / "theme.yaml").read_text(encoding="utf-8")
    assert text.count(f"\n{old}") == 1, old
    (theme / "theme.yaml").write_text(text.replace(f"\n{old}", f"\n{new}"), encoding="utf-8")
    with pytest.raises(ThemeError) as caught:
        load_theme("essai", search=[theme.parent])
    found = caught.value.diagnostics
    assert sorted(each.message for each in found) == sorted(expected)
    assert {each.code for each in found} == {"theme-illisible"}
    lines = text.splitlines()
    assert all(lines[each.line - 1].split(":")[0].strip() == each.message.split()[1] for each in found)


@pytest.mark.parametrize("name", FLOORS)
def test_a_size_at_its_floor_is_enough(name: str) -> None:
    assert list(size_faults({name: (FLOORS[name],)})) == []
    assert len(list(size_faults({name: (FLOORS[name] + 6, FLOORS[name] - 0.1)}))) == 1


def test_a_ratio_is_never_rounded_up_to_what_is_wanted() -> None:
    colors = {"texte": "#777777", "fond": "#FFFFFF"}
    assert 4.47 < contrast(*colors.values()) < 4.49
    ((_, message),) = contrast_faults(colors)
    assert "contraste de 4,47" in message


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#FFFFFF", "#000000", 21.0),
        ("#FFFFFF", "#FFFFFF", 1.0),
        ("#FFFFFF", "#000091", 14.9),
        ("#666666", "#FFFFFF", 5.7),
    ],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    """The figures of the State's design system, given in the notes on the default theme."""
    assert contrast(one, other) == contrast(other, one) == pytest.approx(ratio, abs=0.06)
