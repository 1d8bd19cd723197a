"""The data of a strip of phases: their names, the one that the product is in, the committees on the way.

Decided here: the keys that the figure may have; the current phase and those of committees are phases of the strip.
"""

from collections.abc import Iterator
from typing import Literal

from pydantic import Field
from pydantic_core import InitErrorDetails

from export_equipe.data.figure import FigureData, wrong_count
from export_equipe.data.moments import FreeMoment
from export_equipe.data.problems import Place, problem
from export_equipe.data.texts import Data, Text

LEAST, MOST = 2, 8
MOST_COMMITTEES = 12


class Committee(Data):
    """A committee held in a phase."""

    phase: Text
    when: FreeMoment | None = Field(None, alias="date")
    name: Text | None = Field(None, alias="nom")


class PhasesFigure(FigureData):
    """Phases from the first to the last; ``current`` is the one that the product is in."""

    type: Literal["phases"]
    phases: tuple[Text, ...] = Field(strict=False)
    current: Text = Field(alias="courante")
    committees: tuple[Committee, ...] = Field((), alias="comites", strict=False, max_length=MOST_COMMITTEES)

    def committees_of(self, phase: str) -> tuple[Committee, ...]:
        """The committees held in ``phase``, in their order."""
        return tuple(committee for committee in self.committees if committee.phase == phase)

    def _problems(self) -> Iterator[InitErrorDetails]:
        yield from wrong_count("phases", self.phases, LEAST, MOST)
        yield from self._repeated()
        yield from self._unknown(self.current, ("courante",))
        for index, committee in enumerate(self.committees):
            yield from self._unknown(committee.phase, ("comites", index, "phase"))

    def _repeated(self) -> Iterator[InitErrorDetails]:
        seen: set[str] = set()
        for index, name in enumerate(self.phases):
            if name.casefold() in seen:
                yield problem(("phases", index), "doublon", f"phase en double : « {name} »", name)
            seen.add(name.casefold())

    def _unknown(self, name: str, place: Place) -> Iterator[InitErrorDetails]:
        if name not in self.phases:
            message = f"phase inconnue : « {name} » (connues : {', '.join(self.phases)})"
            yield problem(place, "phase_inconnue", message, name)
