"""The data of a chart: its message, its categories, its series of values.

Decided here: the keys that the figure may have, and the checks between them (lengths that differ, a name that nothing
has, what a form cannot show). A value has at most 15 digits, as in a spreadsheet, 6 of them after the comma: all of it
can be written in the figure.
"""

from collections.abc import Iterator
from decimal import Decimal
from itertools import chain
from math import isfinite
from typing import Annotated, Literal, Self, TypeAlias

from pydantic import AfterValidator, BeforeValidator, Field, PlainValidator, ValidationError, model_validator
from pydantic_core import InitErrorDetails, PydanticCustomError, PydanticKnownError

from export_equipe.data.problems import Place, problem, repetitions
from export_equipe.data.texts import Data, Text

Form: TypeAlias = Literal["barres", "barres_empilees", "courbe", "anneau"]
DIGITS, DECIMALS = 15, 6
UNIT = 10  # characters
SERIES = 4  # as many as can be told apart in grey
SLICES = 6
CATEGORIES = {"barres": 20, "barres_empilees": 20, "courbe": 36, "anneau": SLICES}
NAMES = {
    "barres": "un graphique en barres", "barres_empilees": "un graphique en barres empilées",
    "courbe": "une courbe", "anneau": "un anneau",
}  # fmt: skip
_MEASURED = ("barres", "courbe")  # the forms that a target may cross


def _measured(value: object) -> int | float:
    """``value`` when it is a number that a figure can write in full."""
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise PydanticKnownError("float_type")
    if isfinite(value):
        _, digits, exponent = Decimal(str(value)).normalize().as_tuple()
        assert isinstance(exponent, int), "a finite number has an exponent"
        if exponent >= -DECIMALS and len(digits) + max(exponent, 0) <= DIGITS:
            return value
    limits = {"digits": DIGITS, "decimals": DECIMALS}
    message = "un nombre a au plus {digits} chiffres, dont {decimals} après la virgule"
    raise PydanticCustomError("nombre_demesure", message, limits)


def _short(unit: str) -> str:
    if len(unit) > UNIT:
        message = "une unité a au plus {most} caractères : elle suit chaque nombre"
        raise PydanticCustomError("unite_longue", message, {"most": UNIT})
    return unit


def _said(value: object) -> object:
    """A year is a name too."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


Name: TypeAlias = Annotated[Text, BeforeValidator(_said)]
Amount: TypeAlias = Annotated[int | float, PlainValidator(_measured)]
Unit: TypeAlias = Annotated[Text, AfterValidator(_short)]


class ChartSeries(Data):
    """A series: one value a category, ``null`` where there is none; a line is dashed from ``forecast`` on."""

    name: Name = Field(alias="nom")
    values: tuple[Amount | None, ...] = Field(alias="valeurs", min_length=1, strict=False)
    forecast: Name | None = Field(None, alias="prevision_depuis")


class ChartTarget(Data):
    """A value to reach, drawn as a line across the chart."""

    value: Amount = Field(alias="valeur")
    name: Text = Field("Cible", alias="nom")


class ChartFigure(Data):
    """A chart; ``title`` is its message, ``accent`` the category or the series that the message is about."""

    type: Literal["graphique"]
    title: Text = Field(alias="titre")
    alternative: Text | None = None
    form: Form = Field(alias="forme")
    unit: Unit | None = Field(None, alias="unite")
    categories: tuple[Name, ...] = Field(min_length=1, strict=False)
    series: tuple[ChartSeries, ...] = Field(min_length=1, strict=False)
    accent: Name | None = None
    goal: ChartTarget | None = Field(None, alias="cible")
    origin: Text | None = Field(None, alias="source")

    @model_validator(mode="after")
    def _check(self) -> Self:
        problems = [*self._repeated(), *self._miscounted(), *self._unknown(), *self._undrawable()]
        if problems:
            raise ValidationError.from_exception_data("figure", problems)
        return self

    def _repeated(self) -> Iterator[InitErrorDetails]:
        """Categories and series that stand twice."""
        seen: set[str] = set()
        for index, name in enumerate(self.categories):
            if name.casefold() in seen:
                yield problem(("categories", index), "doublon", f"catégorie en double : « {name} »", name)
            seen.add(name.casefold())
        yield from repetitions(("series",), "nom", "série", (each.name for each in self.series))

    def _miscounted(self) -> Iterator[InitErrorDetails]:
        """Too many of something, or not one value a category."""
        most, count = CATEGORIES[self.form], len(self.categories)
        if count > most:
            message = f"{NAMES[self.form]} montre au plus {most} catégories, il y en a {count}"
            advice = " : regrouper les plus petites" if self.form == "anneau" else ""
            yield problem(("categories",), "categories_nombreuses", message + advice, self.categories)
        if len(self.series) > SERIES:
            message = f"un graphique montre au plus {SERIES} séries, il y en a {len(self.series)}"
            yield problem(("series",), "series_nombreuses", message, self.series)
        for index, series in enumerate(self.series):
            if len(series.values) != count:
                message = f"{_count(len(series.values), 'valeur')} pour {_count(count, 'catégorie')}"
                yield problem(("series", index, "valeurs"), "longueurs", message, series.values)

    def _unknown(self) -> Iterator[InitErrorDetails]:
        """Names that nothing has, or that say nothing here."""
        series = [each.name for each in self.series]
        if self.accent is not None and self.accent not in (*self.categories, *series):
            message = f"« accent » ne nomme aucune catégorie ni aucune série : « {self.accent} »"
            yield problem(("accent",), "accent_inconnu", message, self.accent)
        elif self.accent is not None and len(series) > 1 and self.accent not in series:
            message = f"« accent » nomme une série quand il y en a plusieurs : « {self.accent} » est une catégorie"
            yield problem(("accent",), "accent_ambigu", message, self.accent)
        for index, each in enumerate(self.series):
            place: Place = ("series", index, "prevision_depuis")
            if each.forecast is not None and self.form != "courbe":
                message = f"« prevision_depuis » est pour une courbe, pas pour {NAMES[self.form]}"
                yield problem(place, "prevision_deplacee", message, each.forecast)
            elif each.forecast is not None and each.forecast not in self.categories:
                message = f"« prevision_depuis » ne nomme aucune catégorie : « {each.forecast} »"
                yield problem(place, "prevision_inconnue", message, each.forecast)

    def _undrawable(self) -> Iterator[InitErrorDetails]:
        """What the form cannot show."""
        if self.goal is not None and self.form not in _MEASURED:
            message = f"« cible » est pour des barres ou une courbe, pas pour {NAMES[self.form]}"
            yield problem(("cible",), "cible_deplacee", message, self.goal)
        values = [value for each in self.series for value in each.values if value is not None]
        if not values:
            yield problem(("series",), "sans_valeur", "aucune valeur à montrer", self.series)
        if self.form in ("barres_empilees", "anneau"):
            yield from chain.from_iterable(map(self._not_a_part, range(len(self.series))))
        if self.form == "anneau" and len(self.series) > 1:
            message = f"un anneau montre une seule série, il y en a {len(self.series)}"
            yield problem(("series",), "series_nombreuses", message, self.series)
        elif self.form == "anneau" and values and not any(values):
            yield problem(
                ("series", 0, "valeurs"), "total_nul", "un anneau dont le total est nul n’a pas de parts", values
            )

    def _not_a_part(self, index: int) -> Iterator[InitErrorDetails]:
        """The values of a series that are no parts of a whole."""
        for position, value in enumerate(self.series[index].values):
            place: Place = ("series", index, "valeurs", position)
            if value is not None and value < 0:
                yield problem(place, "valeur_negative", f"{NAMES[self.form]} n’a pas de valeur négative", value)
            elif value is None and self.form == "anneau":
                yield problem(
                    place, "valeur_absente", "un anneau montre toutes ses parts : il manque une valeur", value
                )


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' if number > 1 else ''}"
