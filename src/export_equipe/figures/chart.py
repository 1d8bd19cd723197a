"""A chart made ready once, for all writers.

Comes in: a figure of the data. Goes out: a ``Chart``: values with their labels as French text, the colour role of each
point, from which point a line is dashed, the text alternative. Decided here: one number of decimals for all values;
what has the accent's colour; which tints tell series apart, in grey too.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from export_equipe.data.charts import ChartFigure
from export_equipe.data.charts import ChartSeries as SeriesData
from export_equipe.figures.chart_words import amount, describe_chart, foot_words
from export_equipe.french.spaces import NBSP
from export_equipe.typesetting.run import Added, Run

Value = int | float


class ChartForm(StrEnum):
    """How values are shown."""

    BARS = "barres"
    STACKED = "barres_empilees"
    LINE = "courbe"
    RING = "anneau"


# The colours of the series beside the one in the accent's colour. Stacked, a dark one stands beside a light one, and
# all can hold words; the light ones have an outline.
TINTS = {
    ChartForm.BARS: ("accent_light", "mention", "border"),
    ChartForm.STACKED: ("surface_strong", "mention", "border"),
    ChartForm.LINE: ("mention", "accent_light", "line"),
    ChartForm.RING: ("accent_light",),
}
OUTLINES = {"surface_strong": "accent_light", "border": "line"}  # a light fill, and the line around it
INKS = {"accent": "on_accent", "accent_light": "on_accent", "mention": "on_accent"}  # a dark fill, and words on it
DARK = ("accent", "mention")  # of these, those on which words of any size have their contrast (4.5)
LARGE = 14.0  # points: from this size, bold words need less (3)
OTHERS = "accent_light"  # beside the one that the message is about
TARGET = "secondary"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartSeries:
    """A series; ``labels`` says each value in French (``""``: there is none), ``roles`` gives each point its colour.

    A line is dashed from the point ``dash_from`` on. ``target`` says that the series is a value to reach.
    """

    name: str
    values: tuple[Value | None, ...]
    labels: tuple[str, ...]
    roles: tuple[str, ...]
    dash_from: int | None = None
    target: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartTarget:
    """The value to reach that crosses bars."""

    value: Value
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A chart; ``unit`` follows each number with its space; numbers have ``decimals`` decimals.

    ``target`` is for bars: that of a line is one of its series. ``foot`` is what stands under it, or ``""``.
    ``accent`` is the category that the message is about, if it is about one.
    """

    form: ChartForm
    title: str
    description: str
    categories: tuple[str, ...]
    series: tuple[ChartSeries, ...]
    unit: str
    decimals: int
    target: ChartTarget | None
    foot: str
    accent: int | None = None

    @property
    def numbers(self) -> tuple[Value, ...]:
        """All values that there are, and the target's."""
        values = (value for series in self.series for value in series.values if value is not None)
        return (*values, *((self.target.value,) if self.target else ()))


def make_chart(figure: ChartFigure) -> Chart:
    """The chart of ``figure``."""
    form, unit = ChartForm(figure.form), f"{NBSP}{figure.unit}" if figure.unit else ""
    decimals = max(map(_decimals, _numbers(figure)))
    foot = foot_words(figure.origin or "", dashed=any(series.forecast for series in figure.series))
    roles = _series_roles(figure, form)
    series = [_series(figure, each, role, unit, decimals) for each, role in zip(figure.series, roles, strict=True)]
    target = None
    if figure.goal is not None:
        label = amount(figure.goal.value, decimals, unit)
        target = ChartTarget(value=figure.goal.value, label=f"{figure.goal.name}{NBSP}: {label}")
        if form is ChartForm.LINE:
            series.append(_target_series(figure.goal.name, figure.goal.value, label, len(figure.categories)))
    return Chart(
        form=form, title=figure.title, description=describe_chart(figure, decimals, unit),
        categories=figure.categories, series=tuple(series), unit=unit, decimals=decimals,
        target=None if form is ChartForm.LINE else target, foot=foot,
        accent=figure.categories.index(figure.accent) if figure.accent in figure.categories else None,
    )  # fmt: skip


def chart_runs(chart: Chart) -> Iterator[Run]:
    """All that a chart with its data says: the series, then each category with its values, then the target."""
    words: list[str] = [series.name for series in chart.series]
    for index, category in enumerate(chart.categories):
        words += [category, *(series.labels[index] for series in chart.series)]
    words += [chart.target.label] if chart.target else []
    return (Run(text=word, origin=Added.FIGURE) for word in words if word)


def _numbers(figure: ChartFigure) -> Iterator[Value]:
    yield from (value for series in figure.series for value in series.values if value is not None)
    yield from (figure.goal.value,) if figure.goal else ()


def _decimals(value: Value) -> int:
    exponent = Decimal(str(value)).normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _series_roles(figure: ChartFigure, form: ChartForm) -> Sequence[str]:
    """The colour of each series: the accent's for the one named, else for the first."""
    names = [series.name for series in figure.series]
    chosen = figure.accent if figure.accent in names else names[0]
    tints = iter(TINTS[form])
    return ["accent" if name == chosen else next(tints) for name in names]


def _series(figure: ChartFigure, data: SeriesData, role: str, unit: str, decimals: int) -> ChartSeries:
    return ChartSeries(
        name=data.name,
        values=data.values,
        labels=tuple("" if value is None else amount(value, decimals, unit) for value in data.values),
        roles=tuple(_point_roles(figure, role)),
        dash_from=None if data.forecast is None else figure.categories.index(data.forecast),
    )


def _point_roles(figure: ChartFigure, role: str) -> Iterator[str]:
    """The colour of each point: its series', but where the message is about one category, or one part of a ring."""
    chosen = figure.accent if figure.accent in figure.categories else None
    if figure.form == "anneau":
        chosen = chosen or figure.categories[0]
    for category in figure.categories:
        yield role if chosen is None or category == chosen or figure.form == "courbe" else OTHERS


def _target_series(name: str, value: Value, label: str, count: int) -> ChartSeries:
    return ChartSeries(
        name=name, values=(value,) * count, labels=(label,) * count, roles=(TARGET,) * count, dash_from=0, target=True
    )
