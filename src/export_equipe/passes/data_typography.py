"""French typography for the words of a page's data (captions, roles, the memo's header) and of its storyboards.

Comes in: validated data. Goes out: the same data, its words set as the page's are. Decided here: which values are
words, and which are names for the program (keys, kinds, dates), left as they are.
"""

from typing import TypeVar

from pydantic import BaseModel

from export_equipe.passes.typography import set_text
from export_equipe.passes.typography.rule import Profile

NAMES = frozenset(
    {"type", "form", "key", "side", "source", "target", "direction", "date", "start", "end", "reference", "layout"}
)  # fmt: skip
Model = TypeVar("Model", bound=BaseModel)


def set_data(data: Model, profile: Profile) -> Model:
    """``data`` with its words set by ``profile``; the values of the fields ``NAMES`` are left alone."""
    names = [name for name in type(data).model_fields if name not in NAMES]
    return data.model_copy(update={name: _set(getattr(data, name), profile) for name in names})


def _set(value: object, profile: Profile) -> object:
    if isinstance(value, str):
        return set_text(value, profile)
    if isinstance(value, tuple | list):
        return type(value)(_set(item, profile) for item in value)
    return set_data(value, profile) if isinstance(value, BaseModel) else value
