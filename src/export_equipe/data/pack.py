"""A pack: which pages are attached together, and in what state.

Comes in: ``content/packs/<id>.yaml`` as plain values. Goes out: a frozen ``Pack``.
"""

from typing import Literal

from pydantic import Field

from export_equipe.data.texts import Data, DateText, Text


class Pack(Data):
    """A pack's title, its status and its pages, named as on the command line."""

    title: Text = Field(alias="titre")
    status: Literal["brouillon", "final"] = Field("brouillon", alias="statut")
    date: DateText | None = None
    pages: tuple[Text, ...] = Field(min_length=1, strict=False)
