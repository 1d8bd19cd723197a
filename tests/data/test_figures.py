"""The data of a page: what is accepted, and each mistake at its place, in French."""

from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError
from ruamel.yaml import YAML

from export_equipe.data.figures import FIGURES, PageData
from export_equipe.data.lanes import RoadmapFigure
from export_equipe.data.process import ProcessFigure
from export_equipe.project.config import Markers
from export_equipe.reader.validate import french_message

KINDS = (
    "« equipe », « processus », « chronologie », « feuille_de_route », « phases », « matrice_impact » ou « graphique »"
)
SEED = Path(__file__).parents[2] / "content" / "equipe-produit.yaml"


def figure(**changes: Any) -> dict[str, Any]:
    return {
        "type": "equipe",
        "titre": "L’équipe",
        "noyau": {"titre": "Noyau", "roles": [{"nom": "Designer"}]},
        "groupes": [{"cle": "a", "titre": "Autour", "cote": "gauche", "membres": ["Sponsor"]}],
        "liens": [{"de": "a", "vers": "noyau"}],
    } | changes


def group(**changes: Any) -> dict[str, Any]:
    return {"cle": "a", "titre": "Autour", "cote": "gauche", "membres": ["Sponsor"]} | changes


def errors_of(data: Any) -> list[tuple[tuple[Any, ...], str]]:
    with pytest.raises(ValidationError) as caught:
        PageData.model_validate(data)
    return [(error["loc"], french_message(error)) for error in caught.value.errors()]


def test_the_seed_page_has_its_team() -> None:
    data = PageData.model_validate(YAML(typ="safe", pure=True).load(SEED.read_text(encoding="utf-8")))
    (team,) = data.figures
    assert [role.name for role in team.core.roles if role.carrier] == ["Responsable métier", "Co-chef de produit DNUM"]
    assert [member.name for one in team.groups if one.side == "droite" for member in one.members] == [
        "Recherche utilisateur", "Accessibilité", "Ops", "Données", "Architecture", "Sécurité",
    ]  # fmt: skip
    assert {(link.source, link.target) for link in team.links} == {("autour", "noyau"), ("experts", "noyau")}


def test_a_member_is_a_name_or_a_name_and_a_detail() -> None:
    members = ["Sponsor", {"nom": "Usagers", "precision": "au pilote"}]
    data = PageData.model_validate({"figures": [figure(groupes=[group(membres=members)])]})
    assert [(one.name, one.detail) for one in data.figures[0].groups[0].members] == [
        ("Sponsor", None), ("Usagers", "au pilote"),
    ]  # fmt: skip


def test_white_space_is_folded_and_no_break_spaces_are_kept() -> None:
    data = PageData.model_validate({"figures": [figure(titre=" L’équipe\n  à 100\u00a0% ")]})
    assert data.figures[0].title == "L’équipe à 100\u00a0%"


@pytest.mark.parametrize("date", ["2026-12-14", "'2026-12-14'"])
def test_a_date_is_iso(date: str) -> None:
    data = PageData.model_validate(YAML(typ="safe", pure=True).load(f"note: {{date: {date}, de: L’équipe}}"))
    assert data.memo is not None
    assert (data.memo.date, data.memo.sender) == ("2026-12-14", "L’équipe")


def test_no_data_is_data() -> None:
    assert PageData.model_validate({}) == PageData()


@pytest.mark.parametrize(
    ("data", "errors"),
    [
        ({"figurs": []}, [(("figurs",), "clé inconnue : « figurs »")]),
        ({"figures": [{"type": "budget"}]}, [
            (("figures", 0, "type"), f"« type » attend {KINDS}"),
        ]),
        ({"figures": [{"titre": "A"}]}, [(("figures", 0, "type"), "la clé « type » manque")]),
        ({"figures": [{"type": ["phases"]}]}, [
            (("figures", 0, "type"), f"« type » attend {KINDS}"),
        ]),
        ({"figures": ["phases"]}, [(("figures", 0), "« figures » attend des clés et des valeurs")]),
        ({"figures": [figure(titre=12)]}, [(("figures", 0, "titre"), "« titre » attend un texte")]),
        ({"figures": [figure(titre="a\x07")]}, [
            (("figures", 0, "titre"), "caractère interdit dans un document : U+0007"),
        ]),
        ({"figures": [figure(groupes=[group(membres=[])], liens=[])]}, [
            (("figures", 0, "groupes", 0, "membres"), "« membres » est vide"),
        ]),
        ({"figures": [figure(groupes=[group(membres=["a", ""])], liens=[])]}, [
            (("figures", 0, "groupes", 0, "membres", 1, "nom"), "texte vide"),
        ]),
        ({"figures": [figure(groupes=[group(cote="haut")], liens=[])]}, [
            (("figures", 0, "groupes", 0, "cote"), "« cote » attend « gauche » ou « droite »"),
        ]),
        ({"figures": [figure(), figure(groupes=[group(), group(titre="B")])]}, [
            (("figures", 1, "groupes", 1, "cle"), "clé en double : « a »"),
        ]),
        ({"figures": [figure(groupes=[group(), group(cle="noyau")])]}, [
            (("figures", 0, "groupes", 1, "cle"), "la clé « noyau » est celle du noyau"),
        ]),
        ({"figures": [figure(groupes=[group(membres=["Ops", "OPS"])])]}, [
            (("figures", 0, "groupes", 0, "membres", 1, "nom"), "membre en double : « OPS »"),
        ]),
        ({"figures": [figure(noyau={"titre": "N", "roles": [{"nom": "A"}, {"nom": "A"}]})]}, [
            (("figures", 0, "noyau", "roles", 1, "nom"), "rôle en double : « A »"),
        ]),
        ({"figures": [figure(liens=[{"de": "z", "vers": "noyau"}])]}, [
            (("figures", 0, "liens", 0, "de"), "lien vers une clé inconnue : « z » (connues : a, noyau)"),
        ]),
        ({"figures": [figure(liens=[{"de": "a", "vers": "a"}])]}, [
            (("figures", 0, "liens", 0, "vers"), "lien de « a » vers lui-même"),
        ]),
        ({"figures": [figure(liens=[{"de": "a", "vers": "noyau"}, {"de": "noyau", "vers": "a"}])]}, [
            (("figures", 0, "liens", 1, "vers"),
             "lien en double entre « noyau » et « a » (écrire « sens: double »)"),
        ]),
    ],
)  # fmt: skip
def test_each_mistake_has_its_place(data: Any, errors: list[tuple[tuple[Any, ...], str]]) -> None:
    assert errors_of(data) == errors


def guide_examples() -> list[str]:
    guide = (Path(__file__).parents[2] / "docs" / "guide.md").read_text(encoding="utf-8")
    blocks = [block.split("```", 1)[0] for block in guide.split("```yaml\n")[1:]]
    return [block for block in blocks if block.startswith("figures:")]


def test_the_guide_shows_every_kind_of_figure_and_its_phrase() -> None:
    read = [PageData.model_validate(YAML(typ="safe", pure=True).load(block)) for block in guide_examples()]
    assert {figure.type for data in read for figure in data.figures} == set(FIGURES)
    guide = (Path(__file__).parents[2] / "docs" / "guide.md").read_text(encoding="utf-8")
    for phrase, kind in Markers().figures.items():
        assert f"| « {phrase} » | `{kind}` |" in guide


def test_a_step_is_a_name_or_a_name_and_a_detail() -> None:
    steps = ["Déposer", {"nom": "Payer", "precision": "en ligne"}]
    (process,) = PageData.model_validate({"figures": [{"type": "processus", "titre": "T", "etapes": steps}]}).figures
    assert isinstance(process, ProcessFigure)
    assert [(step.name, step.detail) for step in process.steps] == [("Déposer", None), ("Payer", "en ligne")]


@pytest.mark.parametrize(
    ("moment", "start", "end"),
    [
        ("2027-01", 0, 1), ("2027-03", 2, 3), ("2027-02-15", 1.5, 1 + 15 / 28), ("2028-02-29", 13 + 28 / 29, 14),
        ("2026-12-31", -1 / 31, 0),
    ],
)  # fmt: skip
def test_moments_have_their_place_in_the_months(moment: str, start: float, end: float) -> None:
    lanes = [{"nom": "P"}]
    data = {"type": "feuille_de_route", "titre": "T", "debut": "2027-01", "mois": 12, "priorites": lanes}
    roadmap = RoadmapFigure.model_validate(data)
    assert roadmap.last_month == "2027-12"
    assert (roadmap.offset(moment), roadmap.offset(moment, end=True)) == pytest.approx((start, end))
