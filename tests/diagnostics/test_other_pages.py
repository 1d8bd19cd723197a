"""Whatever is wrong with a page, the other pages are built, in every format, and the exit code is 1."""

from pathlib import Path

import pytest
from tests.support.pages import FORMATS, write_files
from tests.support.runs import Called, build, digests

GOOD = {"a.md": "# A\n\nTexte.\n", "z.md": "# Z\n\nTexte.\n"}
BOMB = "".join(f"a{n}: &a{n} [{f'*a{n - 1}, ' * 9}]\n" for n in range(1, 9))
BAD: dict[str, tuple[str, dict[str, str | bytes]]] = {
    "pas en UTF-8": ("encodage-invalide", {"m.md": "# É\n".encode("latin-1")}),
    "en UTF-16": ("encodage-invalide", {"m.md": "# É\n".encode("utf-16")}),
    "un caractère de contrôle": ("caractere-interdit", {"m.md": "# M\x0b\n"}),
    "une entité interdite": ("caractere-interdit", {"m.md": "# M\n\n&#1;\n"}),
    "rien": ("page-vide", {"m.md": "\n"}),
    "un en-tête illisible": ("yaml-illisible", {"m.md": "---\nicon: [\n---\n\n# M\n"}),
    "un en-tête jamais fermé": ("en-tete-non-ferme", {"m.md": "---\nicon: a\n\n# M\n"}),
    "un en-tête qui explose": (
        "yaml-illisible",
        {
            "m.md": "---\na0: &a0 [x, x]\n"
            + "".join(f"a{n}: &a{n} [{f'*a{n - 1}, ' * 9}]\n" for n in range(1, 9))
            + "---\n"
        },
    ),
    "des données illisibles": ("yaml-illisible", {"m.md": "# M\n", "m.yaml": "figures: [\n"}),
    "des données fausses": ("donnees-invalides", {"m.md": "# M\n", "m.yaml": "tableaux: 3\n"}),
    "des données pas en UTF-8": ("encodage-invalide", {"m.md": "# M\n", "m.yaml": "note: É\n".encode("latin-1")}),
    "des citations sans fond": ("imbrication-trop-profonde", {"m.md": "# M\n\n" + ">" * 90 + " fond\n"}),
}


def assert_the_others_are_built(called: Called, output: Path, formats: tuple[str, ...]) -> None:
    assert called.code == 1
    statuses = {(each["source"], each["format"]): each["status"] for each in called.json["outputs"]}
    assert statuses == {
        (page, form): "refused" if page == "m.md" else "built" for page in ("a.md", "m.md", "z.md") for form in formats
    }
    assert {Path(name).name.partition(".")[0] for name in digests(output)} == {"a", "z"}


@pytest.mark.parametrize("name", BAD)
def test_the_others_are_built(name: str, tmp_path: Path) -> None:
    code, files = BAD[name]
    write_files(tmp_path / "content", {**GOOD, **files})
    called = build(tmp_path / "content", tmp_path / "build", "--format", "html,memo")
    assert_the_others_are_built(called, tmp_path / "build", ("html", "memo"))
    assert {found for found, _ in called.lines("error")} == {code}


def test_the_others_are_built_in_every_format(tmp_path: Path) -> None:
    write_files(tmp_path / "content", {**GOOD, "m.md": "# M\x0b\n"})
    called = build(tmp_path / "content", tmp_path / "build", "--format", ",".join(FORMATS))
    assert_the_others_are_built(called, tmp_path / "build", FORMATS)


def test_in_a_final_too(tmp_path: Path) -> None:
    write_files(tmp_path / "content", {**GOOD, "m.md": "# M\n\n[TODO finir]\n"})
    called = build(tmp_path / "content", tmp_path / "build", "--format", "html", "--final")
    assert_the_others_are_built(called, tmp_path / "build", ("html",))
