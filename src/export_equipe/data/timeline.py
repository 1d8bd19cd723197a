"""The data of a timeline: events, from the first to the last.

Decided here: the keys that the figure may have; events whose dates are known stand in their order.
"""

from collections.abc import Iterator
from typing import Literal

from pydantic import Field
from pydantic_core import InitErrorDetails

from export_equipe.data.figure import FigureData, wrong_count
from export_equipe.data.moments import FreeMoment, is_day, is_month
from export_equipe.data.problems import problem
from export_equipe.data.texts import Data, Text

LEAST, MOST = 2, 10


class Event(Data):
    """Something that happens at ``when``; ``done`` says that it has happened."""

    when: FreeMoment = Field(alias="date")
    name: Text = Field(alias="nom")
    detail: Text | None = Field(None, alias="precision")
    done: bool = Field(False, alias="fait")


class TimelineFigure(FigureData):
    """Events in the order of time."""

    type: Literal["chronologie"]
    events: tuple[Event, ...] = Field(alias="evenements", strict=False)

    def _problems(self) -> Iterator[InitErrorDetails]:
        yield from wrong_count("evenements", self.events, LEAST, MOST)
        yield from self._repeated()
        yield from self._backward()

    def _repeated(self) -> Iterator[InitErrorDetails]:
        """Events said twice: the same name at the same date."""
        seen: set[tuple[str, str]] = set()
        for index, event in enumerate(self.events):
            key = (event.when, event.name.casefold())
            if key in seen:
                yield problem(
                    ("evenements", index, "nom"), "doublon", f"événement en double : « {event.name} »", event.name
                )
            seen.add(key)

    def _backward(self) -> Iterator[InitErrorDetails]:
        """Events before the one that they follow, as far as both dates say; a month is compared as a month."""
        last = ""
        for index, event in enumerate(self.events):
            if not (is_day(event.when) or is_month(event.when)):
                continue
            shared = min(len(last), len(event.when))
            if event.when[:shared] < last[:shared]:
                message = f"« {event.name} » ({event.when}) vient avant l’événement qui le précède ({last})"
                yield problem(("evenements", index, "date"), "ordre", message, event.when)
            last = event.when
