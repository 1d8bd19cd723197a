"""Which layout serves which kind of slide, on masters that are not ours; goldens in ``golden/``."""

from dataclasses import replace
from pathlib import Path

import pytest
from tests.support.goldens import check_golden
from tests.support.masters import masters

from export_equipe.masters.geometry import Box, LayoutGeometry, MasterGeometry, Placeholder, PlaceholderKind
from export_equipe.masters.match import Found, match_layouts
from export_equipe.masters.names import INSTEAD, NAMES, TYPES, plain_name
from export_equipe.masters.pptx_geometry import read_master_geometry
from export_equipe.theme.load import LAYOUTS, load_theme

GOLDEN = Path(__file__).parent / "golden"
NAMES_GIVEN = load_theme("default").layouts
TITLE = Placeholder(kind=PlaceholderKind.TITLE, index=0, name="Titre", box=Box(50, 20, 900, 80))


def layout(name: str, *kinds: PlaceholderKind, kind: str = "", title: Box = TITLE.box) -> LayoutGeometry:
    zones = (
        Placeholder(kind=each, index=number, name=f"Zone {number}", box=Box(50 + 450 * (number % 2), 150, 400, 300))
        for number, each in enumerate(kinds, 1)
    )
    return LayoutGeometry(name=name, type=kind, placeholders=(replace(TITLE, box=title), *zones))


def found(role: str, *layouts: LayoutGeometry) -> tuple[str, Found, str]:
    match = match_layouts(MasterGeometry(width=1000, height=600, layouts=layouts), NAMES_GIVEN)[role]
    return match.layout.name if match.layout else "", match.found, match.instead


@pytest.mark.parametrize("name", masters())
def test_the_layouts_of_each_master(name: str) -> None:
    matches = match_layouts(read_master_geometry(masters()[name]), NAMES_GIVEN)
    rows = (
        f"{role}: {match.layout.name if match.layout else '-'} ({f'{match.found.value} {match.instead}'.strip()})"
        for role, match in matches.items()
    )
    check_golden(GOLDEN / f"{name}.txt", "\n".join(rows) + "\n")


BODY, TABLE, PICTURE, SUBTITLE = (
    PlaceholderKind.BODY, PlaceholderKind.TABLE, PlaceholderKind.PICTURE, PlaceholderKind.SUBTITLE,
)  # fmt: skip


@pytest.mark.parametrize(
    ("role", "layouts", "expected"),
    [
        ("text", [layout("A", BODY, kind="obj"), layout("Titre et texte", BODY)], ("Titre et texte", Found.NAME, "")),
        ("text", [layout("A", BODY, kind="obj"), layout("1_Title and Content", BODY)],
         ("1_Title and Content", Found.KNOWN, "")),
        ("text", [layout("A", BODY), layout("B", BODY, kind="obj")], ("B", Found.TYPE, "")),
        ("text", [layout("A"), layout("B", BODY)], ("B", Found.PLACES, "")),
        ("two_columns", [layout("A", BODY), layout("B", BODY, BODY)], ("B", Found.PLACES, "")),
        ("table", [layout("A", TABLE), layout("B", BODY)], ("A", Found.PLACES, "")),
        ("picture_text", [layout("A", PICTURE, BODY)], ("A", Found.PLACES, "")),
        ("cover", [layout("A", BODY), layout("B", SUBTITLE)], ("B", Found.PLACES, "")),
        ("cards", [layout("A", BODY), layout("Titre seul")], ("Titre seul", Found.FALLBACK, "title_only")),
        ("matrix", [layout("A", BODY), layout("B", TABLE)], ("B", Found.FALLBACK, "table")),
        ("text", [layout("Titre seul")], ("Titre seul", Found.FALLBACK, "title_only")),
        ("annex", [layout("A", kind="secHead"), layout("B", BODY)], ("A", Found.FALLBACK, "section")),
        ("text", [layout("Contenu", BODY, title=Box(50, 20, 300, 80))], ("", Found.NONE, "")),  # narrow
        ("text", [layout("Contenu", BODY, title=Box(50, 400, 900, 80))], ("", Found.NONE, "")),  # low
        ("text", [layout("Contenu", BODY, kind="vertTx")], ("", Found.NONE, "")),
        ("quote", [layout("Code", BODY), layout("B", BODY)], ("B", Found.FALLBACK, "text")),  # « Code » is code's
        ("text", [replace(layout("Contenu"), placeholders=())], ("", Found.NONE, "")),
    ],
)  # fmt: skip
def test_the_best_way_wins(role: str, layouts: list[LayoutGeometry], expected: tuple[str, Found, str]) -> None:
    assert found(role, *layouts) == expected


def test_of_two_layouts_of_one_name_the_first_serves() -> None:
    first, second = layout("Contenu", BODY), layout("Contenu", TABLE)
    match = match_layouts(MasterGeometry(width=1000, height=600, layouts=(first, second)), NAMES_GIVEN)["text"]
    assert match.layout is first


def test_every_role_has_names_and_something_instead() -> None:
    assert {*LAYOUTS.values(), "title_only"} == set(NAMES) == set(INSTEAD)
    assert set(TYPES) <= set(NAMES)
    assert [name for names in NAMES.values() for name in names if plain_name(name) != name] == []


def test_a_name_is_in_one_list_alone() -> None:
    every = [name for names in NAMES.values() for name in names]
    assert sorted(every) == sorted(set(every))


@pytest.mark.parametrize(
    ("name", "plain"),
    [("1_Titre et contenu", "titre et contenu"), ("TITLE_AND_BODY", "title and body"), ("Énoncé ", "enonce"),
     ("2 colonnes", "2 colonnes"), ("Title, Content", "title content")],
)  # fmt: skip
def test_names_are_compared_plainly(name: str, plain: str) -> None:
    assert plain_name(name) == plain
