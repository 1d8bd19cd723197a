"""From a YAML document to a typed value: every mistake at its line, in French.

Comes in: a ``YamlDocument`` and a pydantic model. Goes out: the model, or ``None`` and one diagnostic a mistake. Decided
here: the French sentence of each kind of mistake.
"""

from difflib import get_close_matches
from typing import TYPE_CHECKING, TypeVar

from export_equipe.diagnostics import Severity, Sink
from export_equipe.reader.yaml import Location, YamlDocument

if TYPE_CHECKING:
    from pydantic import BaseModel
    from pydantic_core import ErrorDetails

Model = TypeVar("Model", bound="BaseModel")

_SENTENCES = {
    "missing": "il manque « {name} »",
    "string_type": "« {name} » attend un texte",
    "int_type": "« {name} » attend un nombre entier",
    "int_parsing": "« {name} » attend un nombre entier",
    "float_type": "« {name} » attend un nombre",
    "float_parsing": "« {name} » attend un nombre",
    "bool_type": "« {name} » attend true ou false",
    "bool_parsing": "« {name} » attend true ou false",
    "list_type": "« {name} » attend une liste",
    "tuple_type": "« {name} » attend une liste",
    "dict_type": "« {name} » attend des clés et des valeurs",
    "model_type": "« {name} » attend des clés et des valeurs",
    "model_attributes_type": "« {name} » attend des clés et des valeurs",
    "string_too_short": "« {name} » est vide",
    "too_short": "« {name} » est trop court",
    "too_long": "« {name} » est trop long",
    "string_pattern_mismatch": "« {name} » n’a pas la forme attendue",
}


def validate(document: YamlDocument, model: type[Model], sink: Sink, *, code: str) -> Model | None:
    """``document`` as a ``model``, or ``None`` after one diagnostic of ``code`` (or ``cle-inconnue``) a mistake."""
    from pydantic import ValidationError

    try:
        return model.model_validate(document.value)
    except ValidationError as error:
        for details in error.errors(include_url=False):
            _report(document, model, details, sink, code)
        return None


def _report(
    document: YamlDocument, model: "type[BaseModel]", details: "ErrorDetails", sink: Sink, code: str
) -> None:
    location = _in_document(document, details["loc"])
    span = document.place(location)
    name = str(location[-1]) if location else document.source.path
    if details["type"] == "extra_forbidden":
        sink.report("cle-inconnue", Severity.ERROR, span, f"clé inconnue : « {name} »", hint=_near(name, model))
        return
    sink.report(code, Severity.ERROR, span, _message(details, name), hint=_hint(details))


def _in_document(document: YamlDocument, loc: tuple[int | str, ...]) -> Location:
    """``loc`` without the names of union members that pydantic puts in it."""
    kept: Location = ()
    for index, part in enumerate(loc):
        last = index == len(loc) - 1
        if (*kept, part) in document.places or last:
            kept = (*kept, part)
    return kept


def _message(details: "ErrorDetails", name: str) -> str:
    kind = details["type"]
    if kind == "value_error":
        return str(details["ctx"]["error"]) if "ctx" in details else details["msg"]
    if kind in ("literal_error", "enum", "union_tag_invalid"):
        return f"« {name} » ne peut pas valoir « {details['input']} »"
    return _SENTENCES.get(kind, "« {name} » n’a pas la forme attendue").format(name=name)


def _hint(details: "ErrorDetails") -> str:
    expected = (details.get("ctx") or {}).get("expected") or (details.get("ctx") or {}).get("expected_tags")
    return f"valeurs possibles : {expected.replace(' or ', ' ou ')}" if isinstance(expected, str) else ""


def _near(name: str, model: "type[BaseModel]") -> str:
    known = sorted(_keys(model, set()))
    near = get_close_matches(name, known, n=1, cutoff=0.6)
    return f"peut-être « {near[0]} » ?" if near else ""


def _keys(model: "type[BaseModel]", seen: "set[type[BaseModel]]") -> set[str]:
    from typing import get_args

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
