"""What all kinds of figures have: a title, a text alternative of one's own, checks over the whole.

Decided here: how the mistakes that only the whole shows keep their places. See ``data.problems`` for the mistakes.
"""

from collections.abc import Iterator, Sized
from typing import Self

from pydantic import Field, ValidationError, model_validator
from pydantic_core import InitErrorDetails

from export_equipe.data.problems import problem
from export_equipe.data.texts import Data, Text


class FigureData(Data):
    """A figure; without an ``alternative``, one is made from its data."""

    title: Text = Field(alias="titre")
    alternative: Text | None = None

    @model_validator(mode="after")
    def _check(self) -> Self:
        problems = list(self._problems())
        if problems:
            # Each problem keeps its own place under this figure: pydantic puts the outer path before it.
            raise ValidationError.from_exception_data("figure", problems)
        return self

    def _problems(self) -> Iterator[InitErrorDetails]:
        """The mistakes between values that are well formed each."""
        yield from ()


def wrong_count(key: str, items: Sized, least: int, most: int) -> Iterator[InitErrorDetails]:
    """A mistake when the list ``key`` has fewer than ``least`` or more than ``most`` items."""
    if not least <= len(items) <= most:
        message = f"« {key} » attend de {least} à {most} éléments ; il y en a {len(items)}"
        yield problem((key,), "nombre", message, len(items))
