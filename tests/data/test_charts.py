"""The data of a chart: what is accepted, and each mistake at its line, in French."""

from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError
from ruamel.yaml import YAML

from export_equipe.data.charts import ChartFigure
from export_equipe.data.figures import PageData
from export_equipe.diagnostics import Sink
from export_equipe.passes.data_typography import set_data
from export_equipe.passes.typography.profiles import FRENCH
from export_equipe.reader.validate import french_message, validate
from export_equipe.reader.yaml import read_yaml
from export_equipe.source import SourceText

EMPTY = ("« valeurs » est vide", "« series » est vide")
PAGE = """\
figures:
  - type: graphique
    titre: Le développement pèse la moitié du budget
    forme: {form}
    unite: k€
    categories: [Développeur, Designer, Support]
    series:
      - nom: Budget
        valeurs: {values}
    accent: {accent}
"""


def chart(**changes: Any) -> dict[str, Any]:
    return {
        "type": "graphique",
        "titre": "Le budget",
        "forme": "barres",
        "categories": ["Développeur", "Designer"],
        "series": [{"nom": "Budget", "valeurs": [240, 72.5]}],
    } | changes


def series(*values: Any, **changes: Any) -> list[dict[str, Any]]:
    return [{"nom": "Budget", "valeurs": list(values)} | changes]


def errors_of(**changes: Any) -> list[tuple[tuple[Any, ...], str]]:
    with pytest.raises(ValidationError) as caught:
        PageData.model_validate({"figures": [chart(**changes)]})
    errors = [(error["loc"], french_message(error)) for error in caught.value.errors()]
    # A list seems too short when an item of it is wrong: reader.validate leaves that out.
    return [(loc[2:], message) for loc, message in errors if message not in EMPTY]


def read_lines(
    form: str = "barres", values: str = "[240, 72.5, 22]", accent: str = "Designer"
) -> list[tuple[int, str]]:
    """The line and message of each mistake of a page's data."""
    text, sink = PAGE.format(form=form, values=values, accent=accent), Sink()
    document = read_yaml(SourceText("page.yaml", text), sink, code="donnees-invalides")
    assert document is not None
    validate(document, PageData, sink, code="donnees-invalides")
    return [(each.line, each.message) for each in sink.sorted()]


def test_a_chart_is_read() -> None:
    (figure,) = PageData.model_validate({"figures": [chart(unite="k€", series=series(240, None))]}).figures
    assert isinstance(figure, ChartFigure)
    assert figure.series[0].values == (240, None)
    assert isinstance(figure.series[0].values[0], int)  # written « 240 », not « 240,0 »
    assert read_lines() == []


def test_a_year_is_a_name() -> None:
    data = chart(categories=[2025, 2026], accent=2026, series=series(1, 2, nom=2027))
    figure = ChartFigure.model_validate(data)
    assert (figure.categories, figure.accent, figure.series[0].name) == (("2025", "2026"), "2026", "2027")


def test_the_charts_of_the_guide_are_read() -> None:
    guide = (Path(__file__).parents[2] / "docs" / "guide.md").read_text(encoding="utf-8")
    section = guide.partition("### Graphiques\n")[2].partition("\n## ")[0]
    shown = [block.partition("\n```")[0] for block in section.split("```yaml\n")[1:]]
    texts = [block if block.startswith("figures:") else f"figures:\n{block}" for block in shown]
    pages = [PageData.model_validate(YAML(typ="safe", pure=True).load(text)) for text in texts]
    forms = [figure.form for page in pages for figure in page.figures if isinstance(figure, ChartFigure)]
    assert forms == ["barres", "barres_empilees", "courbe", "anneau"]


def test_names_still_meet_when_the_words_are_set() -> None:
    data = chart(forme="courbe", categories=["l'an 1", "l'an 2"], accent="l'an 2", titre="C'est dit !")
    more = {"cible": {"valeur": 1, "nom": "l'objectif"}, "source": "l'équipe"}
    more |= {"series": series(1, 2, prevision_depuis="l'an 2")}
    figure = ChartFigure.model_validate(data | more)
    words = set_data(figure, FRENCH)
    assert words.goal is not None
    assert (words.goal.name, words.origin) == ("l’objectif", "l’équipe")
    assert (words.form, words.title) == ("courbe", "C’est dit\u202f!")
    assert words.accent == words.series[0].forecast == words.categories[1] == "l’an 2"


@pytest.mark.parametrize(
    ("changes", "place", "message"),
    [
        ({"categories": ["Designer"]}, ("series", 0, "valeurs"), "2 valeurs pour 1 catégorie"),
        ({"series": series(1)}, ("series", 0, "valeurs"), "1 valeur pour 2 catégories"),
        ({"categories": ["Ops", "OPS"]}, ("categories", 1), "catégorie en double : « OPS »"),
        ({"series": series(1, 2) * 2}, ("series", 1, "nom"), "série en double : « Budget »"),
        ({"accent": "Ops"}, ("accent",), "« accent » ne nomme aucune catégorie ni aucune série : « Ops »"),
        (
            {"accent": "Designer", "series": [*series(1, 2), *series(3, 4, nom="Dépense")]},
            ("accent",), "« accent » nomme une série quand il y en a plusieurs : « Designer » est une catégorie",
        ),
        (
            {"forme": "courbe", "series": series(1, 2, prevision_depuis="Ops")},
            ("series", 0, "prevision_depuis"), "« prevision_depuis » ne nomme aucune catégorie : « Ops »",
        ),
        (
            {"series": series(1, 2, prevision_depuis="Designer")},
            ("series", 0, "prevision_depuis"),
            "« prevision_depuis » est pour une courbe, pas pour un graphique en barres",
        ),
        ({"series": series(None, None)}, ("series",), "aucune valeur à montrer"),
        ({"series": series(1, "deux")}, ("series", 0, "valeurs", 1), "« valeurs » attend un nombre"),
        ({"series": series(1, True)}, ("series", 0, "valeurs", 1), "« valeurs » attend un nombre"),
        (
            {"series": series(1, 1e-7)}, ("series", 0, "valeurs", 1),
            "un nombre a au plus 15 chiffres, dont 6 après la virgule",
        ),
        (
            {"series": series(float("inf"), 1)}, ("series", 0, "valeurs", 0),
            "un nombre a au plus 15 chiffres, dont 6 après la virgule",
        ),
        (
            {"series": series(10**15, 1)}, ("series", 0, "valeurs", 0),
            "un nombre a au plus 15 chiffres, dont 6 après la virgule",
        ),
        ({"unite": "utilisateurs"}, ("unite",), "une unité a au plus 10 caractères : elle suit chaque nombre"),
        (
            {"categories": [str(n) for n in range(21)], "series": series(*range(21))},
            ("categories",), "un graphique en barres montre au plus 20 catégories, il y en a 21",
        ),
        (
            {"series": [{"nom": f"S{n}", "valeurs": [1, 2]} for n in range(5)]},
            ("series",), "un graphique montre au plus 4 séries, il y en a 5",
        ),
        (
            {"forme": "anneau", "categories": [str(n) for n in range(7)], "series": series(*range(7))},
            ("categories",), "un anneau montre au plus 6 catégories, il y en a 7 : regrouper les plus petites",
        ),
        (
            {"forme": "anneau", "series": series(1, -2)},
            ("series", 0, "valeurs", 1), "un anneau n’a pas de valeur négative",
        ),
        (
            {"forme": "anneau", "series": series(1, None)},
            ("series", 0, "valeurs", 1), "un anneau montre toutes ses parts : il manque une valeur",
        ),
        (
            {"forme": "anneau", "series": [*series(1, 2), *series(3, 4, nom="Dépense")]},
            ("series",), "un anneau montre une seule série, il y en a 2",
        ),
        (
            {"forme": "anneau", "series": series(0, 0)},
            ("series", 0, "valeurs"), "un anneau dont le total est nul n’a pas de parts",
        ),
        (
            {"forme": "barres_empilees", "series": series(1, -2)},
            ("series", 0, "valeurs", 1), "un graphique en barres empilées n’a pas de valeur négative",
        ),
        (
            {"forme": "anneau", "cible": {"valeur": 1}},
            ("cible",), "« cible » est pour des barres ou une courbe, pas pour un anneau",
        ),
        (
            {"forme": "camembert"},
            ("forme",), "« forme » attend « barres », « barres_empilees », « courbe » ou « anneau »",
        ),
    ],
)  # fmt: skip
def test_each_mistake_has_its_place(changes: dict[str, Any], place: tuple[Any, ...], message: str) -> None:
    assert errors_of(**changes) == [(place, message)]


@pytest.mark.parametrize(
    ("changes", "lines"),
    [
        ({"values": "[240, 72.5]"}, [(9, "2 valeurs pour 3 catégories")]),
        ({"values": "[240, .nan, x]"}, [
            (9, "un nombre a au plus 15 chiffres, dont 6 après la virgule"), (9, "« valeurs » attend un nombre"),
        ]),
        ({"accent": "Ops"}, [(10, "« accent » ne nomme aucune catégorie ni aucune série : « Ops »")]),
        ({"form": "anneau", "values": "[1, -1, 1]"}, [(9, "un anneau n’a pas de valeur négative")]),
        ({"form": "tarte"}, [(4, "« forme » attend « barres », « barres_empilees », « courbe » ou « anneau »")]),
    ],
)  # fmt: skip
def test_each_mistake_is_said_at_its_line(changes: dict[str, str], lines: list[tuple[int, str]]) -> None:
    assert read_lines(**changes) == lines
