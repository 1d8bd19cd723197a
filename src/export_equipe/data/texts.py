"""The kinds of text that page data may hold, and what is wrong with one said in French.

Comes in: values as the YAML reader gives them. Goes out: clean strings. Decided here: white space is folded, no-break
spaces are kept, characters that XML cannot hold are refused (Extensible Markup Language 1.0, section 2.2).
"""

import re
from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict
from pydantic_core import PydanticCustomError

_BLANKS = re.compile(r"[ \t\r\n]+")
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")

_MESSAGES: Mapping[str, str] = {
    "missing": "la clé « {key} » manque",
    "extra_forbidden": "clé inconnue : « {key} »",
    "string_type": "« {key} » attend un texte",
    "bool_type": "« {key} » attend « true » ou « false »",
    "tuple_type": "« {key} » attend une liste",
    "list_type": "« {key} » attend une liste",
    "model_type": "« {key} » attend des clés et des valeurs",
    "model_attributes_type": "« {key} » attend des clés et des valeurs",
    "dict_type": "« {key} » attend des clés et des valeurs",
    "too_short": "« {key} » est vide",
    "too_long": "« {key} » a trop d’éléments (au plus {max_length})",
}


class Data(BaseModel):
    """Base of the data models: strict, no unknown key, frozen; keys are French, attributes English."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


def french_message(error: Mapping[str, Any]) -> str:
    """What one pydantic error (an item of ``ValidationError.errors()``) says, in French."""
    kind, place = error["type"], error["loc"]
    names = [part for part in place if isinstance(part, str)]
    key = names[-1] if names else "le fichier"
    if kind == "literal_error":
        expected = str(error["ctx"]["expected"]).replace("'", "« ", 1)
        words = re.findall(r"'([^']*)'", str(error["ctx"]["expected"])) or [expected]
        return f"« {key} » attend {_either(words)}"
    template = _MESSAGES.get(kind)
    return template.format(key=key, **error.get("ctx", {})) if template is not None else str(error["msg"])


def _either(words: list[str]) -> str:
    quoted = [f"« {word} »" for word in words]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} ou {quoted[-1]}"


def _clean(text: str) -> str:
    illegal = _ILLEGAL.search(text)
    if illegal is not None:
        code = f"U+{ord(illegal.group()):04X}"
        raise PydanticCustomError("texte_interdit", "caractère interdit dans un document : {code}", {"code": code})
    folded = _BLANKS.sub(" ", text).strip(" ")
    if not folded:
        raise PydanticCustomError("texte_vide", "texte vide")
    return folded


def _iso(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


Text = Annotated[str, AfterValidator(_clean)]
DateText = Annotated[Text, BeforeValidator(_iso)]
