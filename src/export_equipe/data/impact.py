"""The data of an impact matrix: what is known of the product in five respects.

Decided here: the keys that the figure may have, their standard names; a respect without any text is shown as such.
"""

from collections.abc import Iterator
from typing import Literal

from pydantic import Field
from pydantic_core import InitErrorDetails

from export_equipe.data.figure import FigureData
from export_equipe.data.problems import problem
from export_equipe.data.texts import Data, Text

MOST = 8  # texts of one respect
Texts = tuple[Text, ...]


class Respect(Data):
    """One box of the matrix: its standard name, the key it has in the data, its texts."""

    key: str
    name: str
    texts: Texts


class ImpactFigure(FigureData):
    """What shows that the product is usable, used, useful, that it has an impact, that it is worth its cost."""

    type: Literal["matrice_impact"]
    usable: Texts = Field((), alias="utilisable", strict=False, max_length=MOST)
    used: Texts = Field((), alias="utilise", strict=False, max_length=MOST)
    useful: Texts = Field((), alias="utile", strict=False, max_length=MOST)
    effective: Texts = Field((), alias="impactant", strict=False, max_length=MOST)
    efficient: Texts = Field((), alias="efficient", strict=False, max_length=MOST)

    @property
    def respects(self) -> tuple[Respect, ...]:
        """The five boxes, in the standard order."""
        return (
            Respect(key="utilisable", name="Utilisable", texts=self.usable),
            Respect(key="utilise", name="Utilisé", texts=self.used),
            Respect(key="utile", name="Utile", texts=self.useful),
            Respect(key="impactant", name="Impactant", texts=self.effective),
            Respect(key="efficient", name="Efficient", texts=self.efficient),
        )

    def _problems(self) -> Iterator[InitErrorDetails]:
        if not any(respect.texts for respect in self.respects):
            yield problem(("titre",), "vide", "la matrice d’impact n’a aucun texte", self.title)
        for respect in self.respects:
            seen: set[str] = set()
            for index, text in enumerate(respect.texts):
                if text.casefold() in seen:
                    yield problem((respect.key, index), "doublon", f"texte en double : « {text} »", text)
                seen.add(text.casefold())
