"""The words of a page's data are set as the page's are; its names are left alone."""

from export_equipe.data.figures import PageData
from export_equipe.passes.data_typography import set_data
from export_equipe.passes.typography.profiles import FRENCH

DATA = {
    "figures": [
        {
            "type": "equipe",
            "titre": "L'équipe : qui fait quoi ?",
            "noyau": {"titre": "L'équipe", "roles": [{"nom": "Responsable d'appui", "precision": "à 50 %"}]},
            "groupes": [{"cle": "l'appui", "titre": "Qui l'appuie...", "cote": "droite", "membres": ["L'Ops"]}],
            "liens": [{"de": "l'appui", "vers": "noyau", "libelle": "l'aide"}],
        }
    ],
    "note": {"objet": "L'arbitrage", "date": "2026-12-07", "reference": "n°12 :a"},
    "tableaux": [{"titre": "Ce qu'il reste"}],
}


def test_words_are_set_and_names_are_kept() -> None:
    data = set_data(PageData.model_validate(DATA), FRENCH)
    (figure,) = data.figures
    assert figure.title == "L’équipe\u00a0: qui fait quoi\u202f?"
    assert figure.core.roles[0].name == "Responsable d’appui"
    assert figure.core.roles[0].detail == "à 50\u00a0%"
    assert (figure.groups[0].key, figure.groups[0].title) == ("l'appui", "Qui l’appuie…")
    assert figure.groups[0].members[0].name == "L’Ops"
    assert (figure.links[0].source, figure.links[0].label) == ("l'appui", "l’aide")
    assert data.memo is not None
    assert (data.memo.subject, data.memo.date, data.memo.reference) == ("L’arbitrage", "2026-12-07", "n°12 :a")
    assert data.tables[0].title == "Ce qu’il reste"


def test_setting_twice_changes_nothing_more() -> None:
    once = set_data(PageData.model_validate(DATA), FRENCH)
    assert set_data(once, FRENCH) == once
