"""The data of a page: its figures, the header of its memo, the captions of its tables.

Comes in: ``<page>.yaml`` as plain values. Goes out: frozen models, or pydantic errors whose ``loc`` is the path of the
wrong value. Decided here: the keys that a page's data may have; the kinds of figures (``type`` tells them apart).
"""

from collections.abc import Mapping
from typing import Annotated, Final, TypeAlias, get_args

from pydantic import Field, PlainValidator, ValidationError
from pydantic_core import InitErrorDetails

from export_equipe.data.charts import ChartFigure
from export_equipe.data.impact import ImpactFigure
from export_equipe.data.lanes import RoadmapFigure
from export_equipe.data.phases import PhasesFigure
from export_equipe.data.process import ProcessFigure
from export_equipe.data.team import TeamFigure
from export_equipe.data.texts import Data, DateText, Text
from export_equipe.data.timeline import TimelineFigure

AnyFigure: TypeAlias = (
    TeamFigure | ProcessFigure | TimelineFigure | RoadmapFigure | PhasesFigure | ImpactFigure | ChartFigure
)

FIGURES: Final[Mapping[str, type[AnyFigure]]] = {
    get_args(model.model_fields["type"].annotation)[0]: model for model in get_args(AnyFigure)
}


def _read_figure(value: object) -> AnyFigure:
    """The figure of the kind that ``type`` names; pydantic's own choice would put the kind in the place of mistakes."""
    if not isinstance(value, dict):
        return TeamFigure.model_validate(value)  # any kind says what is wrong with it
    kind = value.get("type")
    if not isinstance(kind, str) or kind not in FIGURES:
        raise ValidationError.from_exception_data("figure", [_unknown_kind(value)])
    return FIGURES[kind].model_validate(value)


def _unknown_kind(value: Mapping[str, object]) -> InitErrorDetails:
    if "type" not in value:
        return InitErrorDetails(type="missing", loc=("type",), input=value)
    expected = ", ".join(f"'{kind}'" for kind in FIGURES)
    return InitErrorDetails(type="literal_error", loc=("type",), input=value["type"], ctx={"expected": expected})


TypedFigure: TypeAlias = Annotated[AnyFigure, PlainValidator(_read_figure)]


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

    figures: tuple[TypedFigure, ...] = Field((), strict=False)
    memo: MemoHeader | None = Field(None, alias="note")
    tables: tuple[TableCaption, ...] = Field((), alias="tableaux", strict=False)
