"""From a YAML document to a typed value: every mistake at its line, in French.

Comes in: a ``YamlDocument`` and a pydantic model. Goes out: the model, or ``None`` and one diagnostic a mistake.
Decided here: the French sentence of each kind of mistake.
"""

import re
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from typing import TYPE_CHECKING, TypeVar, get_args

from export_equipe.diagnostics import Severity, Sink
from export_equipe.reader.yaml import Location, YamlDocument

if TYPE_CHECKING:
    from pydantic import BaseModel
    from pydantic_core import ErrorDetails

Model = TypeVar("Model", bound="BaseModel")

_SENTENCES: Mapping[str, str] = {
    "missing": "la clé « {key} » manque",
    "extra_forbidden": "clé inconnue : « {key} »",
    "string_type": "« {key} » attend un texte",
    "int_type": "« {key} » attend un nombre entier",
    "int_parsing": "« {key} » attend un nombre entier",
    "float_type": "« {key} » attend un nombre",
    "float_parsing": "« {key} » attend un nombre",
    "bool_type": "« {key} » attend « true » ou « false »",
    "tuple_type": "« {key} » attend une liste",
    "list_type": "« {key} » attend une liste",
    "dict_type": "« {key} » attend des clés et des valeurs",
    "mapping_type": "« {key} » attend des clés et des valeurs",
    "model_type": "« {key} » attend des clés et des valeurs",
    "model_attributes_type": "« {key} » attend des clés et des valeurs",
    "string_too_short": "« {key} » est vide",
    "too_short": "« {key} » est vide",
    "too_long": "« {key} » a trop d’éléments (au plus {max_length})",
}
_ILL_FORMED = "« {key} » n’a pas la forme attendue"
_CHOICES = ("literal_error", "enum")
_QUOTED = re.compile(r"'([^']*)'")


def validate(document: YamlDocument, model: type[Model], sink: Sink, *, code: str) -> Model | None:
    """``document`` as a ``model``, or ``None`` after one diagnostic of ``code`` (or ``cle-inconnue``) a mistake."""
    from pydantic import ValidationError

    try:
        return model.model_validate(document.value)
    except ValidationError as error:
        found = error.errors(include_url=False)
        forms = _forms(document, found)
        for details in found:
            location = _in_document(document, details)
            if len(forms[location]) > 1:  # one sentence for all the forms that the value might have had
                message = _ILL_FORMED.format(key=_last_name(location))
                sink.report(code, Severity.ERROR, document.place(location), message)
            elif not _follows_from_others(details, found):
                _report(document, location, model, details, sink, code)
        return None


def _forms(document: YamlDocument, found: "Sequence[ErrorDetails]") -> Mapping[Location, set[str | int]]:
    """The forms that each wrong value was tried in: pydantic puts the name of each in the place of its errors."""
    forms: dict[Location, set[str | int]] = {}
    for details in found:
        location = _in_document(document, details)
        beyond = details["loc"][len(location) : len(location) + 1]
        forms.setdefault(location, set()).update(beyond)
    return forms


def _follows_from_others(details: "ErrorDetails", found: "Sequence[ErrorDetails]") -> bool:
    """Whether a list only seems too short: pydantic does not count the items that are wrong themselves."""
    loc = details["loc"]
    inner = (other["loc"] for other in found if len(other["loc"]) > len(loc))
    return details["type"] == "too_short" and any(other[: len(loc)] == loc for other in inner)


def _report(
    document: YamlDocument,
    location: Location,
    model: "type[BaseModel]",
    details: "ErrorDetails",
    sink: Sink,
    code: str,
) -> None:
    unknown = details["type"] == "extra_forbidden"
    hint = _near(str(location[-1]), model) if unknown and location else ""
    found = "cle-inconnue" if unknown else code
    sink.report(found, Severity.ERROR, document.place(location), french_message(details), hint=hint)


def _in_document(document: YamlDocument, details: "ErrorDetails") -> Location:
    """The part of an error's place that stands in ``document``, or would stand there if its key did not miss."""
    location: Location = ()
    for index, part in enumerate(details["loc"]):
        missing = details["type"] == "missing" and index == len(details["loc"]) - 1
        if (*location, part) not in document.places and not missing:
            break
        location = (*location, part)
    return location


def french_message(details: "ErrorDetails") -> str:
    """What one pydantic error (an item of ``ValidationError.errors()``) says, in French."""
    from pydantic_core.core_schema import ErrorType

    kind, context = details["type"], details.get("ctx") or {}
    key = _last_name(details["loc"])
    if kind in _CHOICES:
        return f"« {key} » attend {_either(_QUOTED.findall(str(context['expected'])))}"
    if kind == "value_error":
        return str(context.get("error", details["msg"]))
    if kind in _SENTENCES:
        return _SENTENCES[kind].format(key=key, **context)
    return _ILL_FORMED.format(key=key) if kind in get_args(ErrorType) else details["msg"]


def _last_name(location: Location) -> str:
    names = [part for part in location if isinstance(part, str)]
    return names[-1] if names else "le fichier"


def _either(words: list[str]) -> str:
    quoted = [f"« {word} »" for word in words]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} ou {quoted[-1]}"


def _near(name: str, model: "type[BaseModel]") -> str:
    known = sorted(_keys(model, set()))
    near = get_close_matches(name, known, n=1, cutoff=0.6)
    return f"peut-être « {near[0]} » ?" if near else ""


def _keys(model: "type[BaseModel]", seen: "set[type[BaseModel]]") -> set[str]:
    from pydantic import BaseModel

    seen.add(model)
    keys: set[str] = set()
    for name, field in model.model_fields.items():
        keys.add(field.alias or name)
        queue = [field.annotation]
        while queue:
            annotation = queue.pop()
            queue.extend(get_args(annotation))
            if isinstance(annotation, type) and issubclass(annotation, BaseModel) and annotation not in seen:
                keys |= _keys(annotation, seen)
    return keys
