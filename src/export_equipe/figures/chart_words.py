"""The words of a chart: its numbers in French, its text alternative.

Comes in: the figure's data. Goes out: texts. Decided here: the alternative states the message, then every value.
"""

from collections.abc import Iterator

from export_equipe.data.charts import ChartFigure, ChartSeries
from export_equipe.french.numbers import format_number
from export_equipe.french.spaces import NBSP

_MISSING = "non renseigné"


def amount(value: int | float, decimals: int, unit: str) -> str:
    """« 1 234,5 k€ »; ``unit`` begins with its space."""
    return f"{format_number(value, decimals)}{unit}"


def foot_words(source: str, *, dashed: bool) -> str:
    """What stands under a chart: what dashes mean, and its source; ``""`` when neither is to be said."""
    said = (f"En tirets{NBSP}: prévision" if dashed else "", source_words(source) if source else "")
    return ". ".join(filter(None, said))


def source_words(source: str) -> str:
    """« Source : … »."""
    return f"Source{NBSP}: {source}"


def describe_chart(figure: ChartFigure, decimals: int, unit: str) -> str:
    """The alternative that the data gives, else the message and the data."""
    return figure.alternative or " ".join(_sentences(figure, decimals, unit))


def _sentences(figure: ChartFigure, decimals: int, unit: str) -> Iterator[str]:
    yield _sentence(figure.title)
    for series in figure.series:
        name = f"{series.name}, " if len(figure.series) > 1 else ""
        yield _sentence(name + f"{NBSP}; ".join(_points(figure, series, decimals, unit)))
    if figure.goal is not None:
        yield _sentence(f"{figure.goal.name}{NBSP}: {amount(figure.goal.value, decimals, unit)}")
    if figure.origin:
        yield _sentence(source_words(figure.origin))


def _points(figure: ChartFigure, series: ChartSeries, decimals: int, unit: str) -> Iterator[str]:
    """« Développeur : 240 k€ », each value with its category."""
    forecast = len(series.values) if series.forecast is None else figure.categories.index(series.forecast)
    for index, (category, value) in enumerate(zip(figure.categories, series.values, strict=True)):
        said = _MISSING if value is None else amount(value, decimals, unit)
        yield f"{category}{NBSP}: {said}{' (prévision)' if index >= forecast and value is not None else ''}"


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."
