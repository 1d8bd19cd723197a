"""The data of a roadmap: priorities over months, each with its works, milestones and indicator.

Decided here: the keys that the figure may have; a month given as the end of a work is its last day; every work and
milestone stands within the months drawn.
"""

from calendar import monthrange
from collections.abc import Iterator
from typing import Literal

from pydantic import Field
from pydantic_core import InitErrorDetails

from export_equipe.data.figure import FigureData, wrong_count
from export_equipe.data.moments import Moment, Month
from export_equipe.data.problems import Place, problem, repetitions
from export_equipe.data.texts import Data, Text

LEAST_MONTHS, MOST_MONTHS = 3, 12
MOST_LANES = 4
MOST_ITEMS = 12  # works, or milestones, of one priority


class Work(Data):
    """A work from ``start`` to ``end``, both included."""

    name: Text = Field(alias="nom")
    start: Moment = Field(alias="debut")
    end: Moment = Field(alias="fin")


class Milestone(Data):
    """Something reached at a moment."""

    name: Text = Field(alias="nom")
    date: Moment


class Lane(Data):
    """A priority."""

    name: Text = Field(alias="nom")
    works: tuple[Work, ...] = Field((), alias="travaux", strict=False, max_length=MOST_ITEMS)
    milestones: tuple[Milestone, ...] = Field((), alias="jalons", strict=False, max_length=MOST_ITEMS)
    indicator: Text | None = Field(None, alias="indicateur")


class RoadmapFigure(FigureData):
    """Priorities over ``months`` months from ``start``."""

    type: Literal["feuille_de_route"]
    start: Month = Field(alias="debut")
    months: int = Field(6, alias="mois")
    lanes: tuple[Lane, ...] = Field(alias="priorites", strict=False)

    def offset(self, moment: str, *, end: bool = False) -> float:
        """How many months after the start ``moment`` begins (or ends, when ``end``); a day is a part of its month."""
        year, month = int(moment[:4]), int(moment[5:7])
        whole = 12 * (year - int(self.start[:4])) + month - int(self.start[5:7])
        days = monthrange(year, month)[1]
        first, last = (int(moment[8:10]),) * 2 if len(moment) > len("2027-01") else (1, days)
        return whole + (last if end else first - 1) / days

    @property
    def last_month(self) -> str:
        """The last month drawn (``2027-06``)."""
        last = 12 * int(self.start[:4]) + int(self.start[5:7]) - 1 + self.months - 1
        return f"{last // 12:04}-{last % 12 + 1:02}"

    def _problems(self) -> Iterator[InitErrorDetails]:
        if not LEAST_MONTHS <= self.months <= MOST_MONTHS:
            message = f"« mois » attend un nombre de {LEAST_MONTHS} à {MOST_MONTHS}"
            yield problem(("mois",), "nombre", message, self.months)
            return
        yield from wrong_count("priorites", self.lanes, 1, MOST_LANES)
        yield from repetitions(("priorites",), "nom", "priorité", (lane.name for lane in self.lanes))
        for index, lane in enumerate(self.lanes):
            place: Place = ("priorites", index)
            yield from repetitions((*place, "travaux"), "nom", "travail", (work.name for work in lane.works))
            yield from repetitions((*place, "jalons"), "nom", "jalon", (stone.name for stone in lane.milestones))
            yield from self._misplaced(lane, place)

    def _misplaced(self, lane: Lane, place: Place) -> Iterator[InitErrorDetails]:
        """Works and milestones outside the months, works that end before they start."""
        for index, work in enumerate(lane.works):
            here = (*place, "travaux", index)
            if self.offset(work.end, end=True) <= self.offset(work.start):
                message = f"« {work.name} » finit ({work.end}) avant son début ({work.start})"
                yield problem((*here, "fin"), "ordre", message, work.end)
                continue
            yield from self._outside(work.start, work.name, (*here, "debut"))
            yield from self._outside(work.end, work.name, (*here, "fin"))
        for index, stone in enumerate(lane.milestones):
            yield from self._outside(stone.date, stone.name, (*place, "jalons", index, "date"))

    def _outside(self, moment: str, name: str, place: Place) -> Iterator[InitErrorDetails]:
        if not 0 <= self.offset(moment) < self.months:
            shown = f"de {self.start} à {self.last_month}"
            message = f"« {name} » est hors des mois de la feuille de route : {moment} ({shown})"
            yield problem(place, "hors_des_mois", message, moment)
