"""The data of a page: its figures, the header of its memo, the captions of its tables.

Comes in: ``<page>.yaml`` as plain values. Goes out: frozen models, or pydantic errors whose ``loc`` is the path of the
wrong value. Decided here: the keys that a page's data may have; the kinds of figures (``type`` tells them apart).
"""

from typing import TypeAlias

from pydantic import Field

from export_equipe.data.team import TeamFigure
from export_equipe.data.texts import Data, DateText, Text

AnyFigure: TypeAlias = TeamFigure


class MemoHeader(Data):
    """The header of the memo; ``date`` is ISO 8601 when the YAML gives a date, else the text as written."""

    to: Text | None = Field(None, alias="a_l_attention_de")
    sender: Text | None = Field(None, alias="de")
    subject: Text | None = Field(None, alias="objet")
    date: DateText | None = None
    reference: Text | None = None


class TableCaption(Data):
    """The caption and the text alternative of one table of the page."""

    title: Text = Field(alias="titre")
    description: Text | None = None


class PageData(Data):
    """All that a page's YAML may hold; ``tables`` caption the page's tables in their order."""

    figures: tuple[AnyFigure, ...] = Field((), strict=False)
    memo: MemoHeader | None = Field(None, alias="note")
    tables: tuple[TableCaption, ...] = Field((), alias="tableaux", strict=False)
