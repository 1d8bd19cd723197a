"""French typography for the words of a page's data: captions, roles, the memo's header.

Comes in: validated data. Goes out: the same data, its words set as the page's are. Decided here: which values are
words, and which are names for the program (keys, kinds, dates), left as they are.
"""

from typing import TypeVar

from pydantic import BaseModel

from export_equipe.passes.typography import set_text

NAMES = frozenset({"type", "key", "side", "source", "target", "direction", "date", "reference"})
Model = TypeVar("Model", bound=BaseModel)


def set_data(data: Model) -> Model:
    """``data`` with its words set; the values of the fields ``NAMES`` are left alone."""
    fields = type(data).model_fields
    return data.model_copy(update={name: _set(getattr(data, name)) for name in fields if name not in NAMES})


def _set(value: object) -> object:
    if isinstance(value, str):
        return set_text(value)
    if isinstance(value, tuple):
        return tuple(_set(item) for item in value)
    return set_data(value) if isinstance(value, BaseModel) else value
