"""Moments of plans: a day, a month, or what a team writes instead (« T4 2026 »).

Comes in: values as the YAML reader gives them. Goes out: ISO 8601 text where the moment is a date. Decided here: a
``Moment`` is a real day or month; ``FreeMoment`` is any text, and a year may be written as a number.
"""

import re
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator
from pydantic_core import PydanticCustomError

from export_equipe.data.texts import DateText

YEARS = range(1900, 2200)  # a year beyond is a slip of the pen
_MONTH = re.compile(r"\d{4}-\d{2}", re.ASCII)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def is_month(text: str) -> bool:
    """Whether ``text`` is a month that exists (``2027-01``)."""
    return bool(_MONTH.fullmatch(text)) and _exists(f"{text}-01")


def is_day(text: str) -> bool:
    """Whether ``text`` is a day that exists (``2027-01-15``)."""
    return bool(_DAY.fullmatch(text)) and _exists(text)


def _exists(iso: str) -> bool:
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return False
    return day.year in YEARS


def _known(text: str) -> str:
    if not (is_month(text) or is_day(text)):
        message = "« {text} » n’est ni un mois (2027-01) ni un jour (2027-01-15)"
        raise PydanticCustomError("moment", message, {"text": text})
    return text


def _month(text: str) -> str:
    if not is_month(text):
        raise PydanticCustomError("mois", "« {text} » n’est pas un mois (2027-01)", {"text": text})
    return text


def _year(value: object) -> object:
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


Moment = Annotated[DateText, BeforeValidator(_year), AfterValidator(_known)]
Month = Annotated[DateText, BeforeValidator(_year), AfterValidator(_month)]
FreeMoment = Annotated[DateText, BeforeValidator(_year)]
