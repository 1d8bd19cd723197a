"""The kinds of text that page data may hold, and what is wrong with one said in French.

Comes in: values as the YAML reader gives them. Goes out: clean strings. Decided here: white space is folded, no-break
spaces are kept, characters that XML cannot hold are refused (Extensible Markup Language 1.0, section 2.2).
"""

import re
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict
from pydantic_core import PydanticCustomError

from export_equipe.reader.legal import ILLEGAL

_BLANKS = re.compile(r"[ \t\r\n]+")


class Data(BaseModel):
    """Base of the data models: strict, no unknown key, frozen; keys are French, attributes English."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


def _clean(text: str) -> str:
    illegal = ILLEGAL.search(text)
    if illegal is not None:
        code = f"U+{ord(illegal.group()):04X}"
        raise PydanticCustomError("texte_interdit", "caractère interdit dans un document : {code}", {"code": code})
    folded = _BLANKS.sub(" ", text).strip(" ")
    if not folded:
        raise PydanticCustomError("texte_vide", "texte vide")
    return folded


def named(value: object) -> object:
    """A thing that has a name may be written as its name alone."""
    return {"nom": value} if isinstance(value, str) else value


def _iso(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


Text = Annotated[str, AfterValidator(_clean)]
DateText = Annotated[Text, BeforeValidator(_iso)]
