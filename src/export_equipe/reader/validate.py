"""From a YAML document to a typed value: every mistake at its line, in French.

Comes in: a ``YamlDocument`` and a pydantic model. Goes out: the model, or ``None`` and one diagnostic a mistake.
Decided here: the French sentence of each kind of mistake.
"""

import re
from collections.abc import Mapping
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
_CHOICES = ("literal_error", "enum")
_QUOTED = re.compile(r"'([^']*)'")


def validate(document: YamlDocument, model: type[Model], sink: Sink, *, code: str) -> Model | None:
    """``document`` as a ``model``, or ``None`` after one diagnostic of ``code`` (or ``cle-inconnue``) a mistake."""
    from pydantic import ValidationError

    try:
        return model.model_validate(document.value)
    except ValidationError as error:
        for details in error.errors(include_url=False):
            _report(document, model, details, sink, code)
        return None


def _report(document: YamlDocument, model: "type[BaseModel]", details: "ErrorDetails", sink: Sink, code: str) -> None:
    location = _in_document(document, details["loc"])
    unknown = details["type"] == "extra_forbidden"
    hint = _near(str(location[-1]), model) if unknown and location else ""
    found = "cle-inconnue" if unknown else code
    sink.report(found, Severity.ERROR, document.place(location), french_message(details), hint=hint)


def _in_document(document: YamlDocument, loc: tuple[int | str, ...]) -> Location:
    """``loc`` without the names of union members that pydantic puts in it."""
    kept: Location = ()
    for index, part in enumerate(loc):
        last = index == len(loc) - 1
        if (*kept, part) in document.places or last:
            kept = (*kept, part)
    return kept


def french_message(details: "ErrorDetails") -> str:
    """What one pydantic error (an item of ``ValidationError.errors()``) says, in French."""
    from pydantic_core.core_schema import ErrorType

    kind, context = details["type"], details.get("ctx") or {}
    names = [part for part in details["loc"] if isinstance(part, str)]
    key = names[-1] if names else "le fichier"
    if kind in _CHOICES:
        return f"« {key} » attend {_either(_QUOTED.findall(str(context['expected'])))}"
    if kind == "value_error":
        return str(context.get("error", details["msg"]))
    if kind in _SENTENCES:
        return _SENTENCES[kind].format(key=key, **context)
    return f"« {key} » n’a pas la forme attendue" if kind in get_args(ErrorType) else details["msg"]


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
