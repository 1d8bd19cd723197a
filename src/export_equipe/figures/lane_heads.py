"""The heads of a roadmap: years over months, and the head of the column of indicators.

Comes in: where the months stand, the type sizes. Goes out: cells placed over the lanes. Decided here: months are said
in full if all fit, else shortened as CLDR does.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from export_equipe.figures.cells import Cell, Label, Look, SetCell, Setter
from export_equipe.figures.lane_marks import Months
from export_equipe.figures.scene import SceneBox
from export_equipe.figures.ways import Scale
from export_equipe.french.dates import format_month_name

INDICATOR = "Indicateur"


@dataclass(frozen=True, slots=True, kw_only=True)
class Heads:
    """Years with where they begin, months, and the head of indicators, if any."""

    years: tuple[tuple[float, SetCell], ...]
    months: tuple[tuple[float, SetCell], ...]
    indicator: tuple[float, SetCell] | None

    @property
    def cut(self) -> bool:
        """Whether a word had to be cut."""
        return any(cell.cut for _, cell in self._all())

    @property
    def height(self) -> float:
        """The height of both lines."""
        both = self._line(self.years) + self._line(self.months)
        return max(both, self.indicator[1].height) if self.indicator else both

    def place(self, top: float) -> Iterator[SceneBox]:
        """Years, months, the head of indicators, from ``top``."""
        for x, cell in self.years:
            yield cell.place(x, top, self._line(self.years))
        for x, cell in self.months:
            yield cell.place(x, top + self.height - cell.height, cell.height)
        if self.indicator:
            x, cell = self.indicator
            yield cell.place(x, top + self.height - cell.height, cell.height)

    def _all(self) -> tuple[tuple[float, SetCell], ...]:
        return (*self.years, *self.months, *((self.indicator,) if self.indicator else ()))

    @staticmethod
    def _line(cells: tuple[tuple[float, SetCell], ...]) -> float:
        return max(cell.height for _, cell in cells)


def set_heads(months: Months, scale: Scale, setter: Setter, *, indicators: float) -> Heads:
    """The heads over ``months``; ``indicators`` is the width of their column, 0 when there is none."""
    isos = list(_list_months(months.figure.start, months.figure.months))
    full = _month_cells(isos, scale, short=False)
    fits = all(setter.best_width(cell) <= months.step for cell in full)
    cells = full if fits else _month_cells(isos, scale, short=True)
    indicator = None
    if indicators:
        label = Label(text=INDICATOR, size=scale.detail, color="secondary", strong=True)
        cell = Cell(key="tete-indicateur", name=INDICATOR, labels=(label,), look=Look(padding=1.0, align="start"))
        inset = scale.inset - 1.0  # so that it stands over the words of its column
        indicator = (months.right + inset, setter.set(cell, indicators - 2 * inset))
    return Heads(
        years=tuple(_set_years(isos, months, scale, setter)),
        months=tuple(
            (months.left + index * months.step, setter.set(cell, months.step)) for index, cell in enumerate(cells)
        ),
        indicator=indicator,
    )


def _list_months(start: str, count: int) -> Iterator[str]:
    first = 12 * int(start[:4]) + int(start[5:7]) - 1
    for month in range(first, first + count):
        yield f"{month // 12:04}-{month % 12 + 1:02}"


def _month_cells(isos: list[str], scale: Scale, *, short: bool) -> list[Cell]:
    look = Look(padding=1.0)
    return [
        Cell(
            key=f"mois-{iso}",
            name=f"Mois\u00a0: {format_month_name(iso, short=False)}",
            labels=(Label(text=format_month_name(iso, short=short), size=scale.detail, color="secondary"),),
            look=look,
        )
        for iso in isos
    ]


def _set_years(isos: list[str], months: Months, scale: Scale, setter: Setter) -> Iterator[tuple[float, SetCell]]:
    """Each year over its months; one that has a single month may be narrow, but never needs more than ``2027``."""
    start = months.left
    for year, own in groupby(isos, key=lambda iso: iso[:4]):
        width = len(list(own)) * months.step
        label = Label(text=year, size=scale.detail, color="title", strong=True)
        cell = Cell(key=f"annee-{year}", name=f"Année\u00a0: {year}", labels=(label,), look=Look(padding=1.0))
        yield start, setter.set(cell, width)
        start += width
