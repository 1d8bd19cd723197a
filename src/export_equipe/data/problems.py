"""Mistakes that only the whole of a figure's data shows, as pydantic wants them.

Comes in: a place under the figure, and what is wrong there. Goes out: error details whose ``loc`` pydantic puts after
the figure’s own place.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from pydantic_core import InitErrorDetails, PydanticCustomError

Place = tuple[str | int, ...]


def problem(place: Place, kind: str, message: str, value: Any) -> InitErrorDetails:
    """The mistake ``message`` (French) at ``place``; ``value`` is what stands there."""
    error = PydanticCustomError(kind, "{message}", {"message": message})
    return InitErrorDetails(type=error, loc=place, input=value)


def repetitions(place: Place, key: str, word: str, names: Iterable[str]) -> Iterator[InitErrorDetails]:
    """A mistake for each of ``names`` that was met before, whatever its case."""
    seen: set[str] = set()
    for index, name in enumerate(names):
        if name.casefold() in seen:
            yield problem((*place, index, key), "doublon", f"{word} en double : « {name} »", name)
        seen.add(name.casefold())
