"""Templates that cannot be used: each mistake at its template's line, in French."""

from pathlib import Path

import pytest
from tests.support.cases import Case, name_case, read_cases
from tests.templating.theme_folder import bind, make_theme, read

from export_equipe.diagnostics import Sink, ThemeError
from export_equipe.passes.typography import choose_profile
from export_equipe.project.files import InputFiles
from export_equipe.templating.bind import MEMO_TEMPLATE, bind_memo

CASES = read_cases(Path(__file__).with_name("fixtures"))
PAGE = "# Titre\n\nintro\n\n## Une\n\nun\n\n## Deux\n\ndeux\n"


@pytest.mark.parametrize("case", CASES, ids=name_case)
def test_a_template_cannot_be_used(case: Case, tmp_path: Path) -> None:
    folder = make_theme(tmp_path, case.read("page"), {"deck/partie.j2": case.read("partie")})
    with pytest.raises(ThemeError) as caught:
        bind(folder, PAGE)
    places = "".join(f"{d.path}:{d.line} [{d.code}] {d.message}\n" for d in caught.value.diagnostics)
    case.check(constats=f"{caught.value.message}\n{places}")


@pytest.mark.parametrize("name", ["deck/rien.j2", "../dehors.j2", "/etc/hosts", "deck"])
def test_a_template_that_the_theme_does_not_have(name: str, tmp_path: Path) -> None:
    (tmp_path / "dehors.j2").write_text("slides:\n  - title: dehors\n", encoding="utf-8")
    folder = make_theme(tmp_path, f'{{% include "{name}" %}}')
    with pytest.raises(ThemeError) as caught:
        bind(folder, PAGE)
    assert caught.value.message == f"le modèle « {name} » manque au thème « essai »"


def test_a_theme_without_a_template(tmp_path: Path) -> None:
    folder = make_theme(tmp_path, "")
    with pytest.raises(ThemeError, match=f"le modèle « {MEMO_TEMPLATE} » manque au thème « essai »"):
        bind_memo(read(PAGE), [folder], {}, files=InputFiles(), sink=Sink(), profile=choose_profile("aucune", "fr-FR"))


def test_a_template_that_is_not_utf8(tmp_path: Path) -> None:
    folder = make_theme(tmp_path, "")
    (folder / "deck/page.yaml.j2").write_bytes(b"slides: \xe9")
    with pytest.raises(ThemeError, match=r"le modèle « deck/page\.yaml\.j2 » n’est pas en UTF-8"):
        bind(folder, PAGE)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("  - title: {{ page.intro }}", "le scénario met des blocs de la page là où il faut un texte"),
        ("  - {title: x, body: {{ page.title }}}", "le scénario met un texte de la page là où il faut des blocs"),
        ('  - title: {"$ref": 99}', "le scénario renvoie à un passage inconnu (99)"),
    ],
)
def test_a_reference_of_the_wrong_kind(line: str, message: str, tmp_path: Path) -> None:
    with pytest.raises(ThemeError) as caught:
        bind(make_theme(tmp_path, f"slides:\n{line}\n"), PAGE)
    assert caught.value.message == message
