"""Charts for tests: the invented ones that are looked at, and any that hypothesis draws."""

import json
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st
from tests.support.pages import Planned, plan_text

from export_equipe.data.charts import ChartFigure

BUDGET = {
    "titre": "Le développement pèse la moitié du budget",
    "forme": "barres",
    "unite": "k€",
    "categories": ["Développeur", "Designer", "Pilotage et coaching", "Support"],
    "series": [{"nom": "Budget", "valeurs": [1240, 72.5, 60, None]}],
    "accent": "Développeur",
    "source": "données d’exemple",
}
YEARS = {
    "series": [{"nom": "2025", "valeurs": [200, 80, 40, None]}, {"nom": "2026", "valeurs": [240, 72, 60, 12]}],
    "accent": "2026",
}
LINE = {
    "titre": "40 000 utilisateurs actifs en juin",
    "forme": "courbe",
    "categories": ["janv.", "févr.", "mars", "avril", "mai", "juin"],
    "series": [
        {"nom": "Utilisateurs", "valeurs": [12000, 15500, None, 22000, 31000, 40000], "prevision_depuis": "avril"}
    ],
}
TWO_LINES = {
    "series": [LINE["series"][0], {"nom": "Abandons", "valeurs": [9000, 8000, 7500, 7000, 6000, 5000]}],  # type: ignore[index]
}
FIGURES: dict[str, dict[str, Any]] = {
    "barres": BUDGET,
    "barres-groupees": BUDGET | YEARS,
    "barres-cible": BUDGET | {"cible": {"valeur": 65}},
    "barres-negatives": BUDGET | {"series": [{"nom": "Solde", "valeurs": [-120, -45.5, 0, 88]}]},
    "barres-empilees": BUDGET | YEARS | {"forme": "barres_empilees"},
    "courbe": LINE | {"cible": {"valeur": 35000, "nom": "Objectif"}, "accent": "juin"},
    "courbes": LINE | TWO_LINES | {"unite": "visites"},
    "anneau": BUDGET | {"forme": "anneau", "series": [{"nom": "Budget", "valeurs": [240, 72, 60, 0]}]},
}

MARKER = "marqueurs: {figures: {Graphique ici: graphique}}"


def make_figure(data: dict[str, Any]) -> ChartFigure:
    return ChartFigure.model_validate({"type": "graphique"} | data)


_WORD = st.text("abcdefghijklmnopqrstuvwxyzéèœABCDEFG", min_size=1, max_size=16)
NAMES = st.lists(_WORD, min_size=1, max_size=6).map(" ".join)
_WHOLE = st.integers(-(10**14), 10**14)
_SMALL = st.integers(-1000, 1000)
_TINY = st.integers(-(10**4), 10**4).map(lambda number: float(Decimal(number).scaleb(-6)))
_MIXED = st.integers(-(10**7), 10**7).map(lambda number: float(Decimal(number).scaleb(-2)))
VALUES = st.one_of(st.just(0), _SMALL, _TINY, _MIXED, _WHOLE)


@st.composite
def figures(draw: st.DrawFn, form: str) -> ChartFigure:
    """A chart of ``form``: 1 to 20 categories, values that are zero, negative, tiny or huge, long names."""
    parts = form in ("barres_empilees", "anneau")
    count = draw(st.integers(1, 6 if form == "anneau" else 20))
    categories = draw(st.lists(NAMES, min_size=count, max_size=count, unique_by=str.casefold))
    series = 1 if form == "anneau" else draw(st.integers(1, 4))
    titles = draw(st.lists(NAMES, min_size=series, max_size=series, unique_by=str.casefold))
    amounts = draw(st.sampled_from([VALUES, _SMALL, _WHOLE, _TINY]))
    values = [draw(st.lists(amounts.map(abs) if parts else amounts, min_size=count, max_size=count)) for _ in titles]
    if form == "anneau":
        values[0][0] = values[0][0] or 1
    else:
        values[0][1:] = [draw(st.none() | st.just(value)) for value in values[0][1:]]
    made = [{"nom": name, "valeurs": own} for name, own in zip(titles, values, strict=True)]
    if form == "courbe":
        made[0]["prevision_depuis"] = draw(st.none() | st.sampled_from(categories))
    extra = {"cible": draw(st.none() | st.builds(lambda value: {"valeur": value}, amounts))} if not parts else {}
    return make_figure(
        {
            "titre": "Un message", "forme": form, "unite": draw(st.none() | st.sampled_from(["k€", "%", "ETP"])),
            "categories": categories, "series": made, "source": draw(st.none() | NAMES),
            "accent": draw(st.none() | st.sampled_from(titles if series > 1 else [*titles, *categories])),
        }
        | extra
    )  # fmt: skip


def plan_charts(*names: str) -> Planned:
    """The plans of a page that shows these figures, one a section; all of them when none is named."""
    shown = names or tuple(FIGURES)
    text = "# Des graphiques\n\n" + "".join(f"## Partie {name}\n\nGraphique ici\n\n" for name in shown)
    figures = [{"type": "graphique"} | FIGURES[name] for name in shown]
    return plan_text(text, json.dumps({"figures": figures}, ensure_ascii=False), config=MARKER)
