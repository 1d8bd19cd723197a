"""The data of a process: its steps, in their order.

Decided here: the keys that the figure may have; two steps never have the same name.
"""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field
from pydantic_core import InitErrorDetails

from export_equipe.data.figure import FigureData, wrong_count
from export_equipe.data.problems import repetitions
from export_equipe.data.texts import Data, Text, named

LEAST, MOST = 2, 8


class Step(Data):
    """A step, and what is said of it."""

    name: Text = Field(alias="nom")
    detail: Text | None = Field(None, alias="precision")


class ProcessFigure(FigureData):
    """Steps that follow one another."""

    type: Literal["processus"]
    steps: tuple[Annotated[Step, BeforeValidator(named)], ...] = Field(alias="etapes", strict=False)

    def _problems(self) -> Iterator[InitErrorDetails]:
        yield from wrong_count("etapes", self.steps, LEAST, MOST)
        yield from repetitions(("etapes",), "nom", "étape", (step.name for step in self.steps))
