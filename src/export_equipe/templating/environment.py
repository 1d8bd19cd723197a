"""The Jinja environment of storyboards: sandboxed, strict, and unable to print anything but YAML scalars.

Comes in: a theme's template and what it may see. Goes out: rendered text with the origin of each line, or a
``ThemeError`` at the template's line. Decided here: values print as JSON, so a template never quotes anything.
"""

import json
import re
import traceback
from collections.abc import Mapping, Sequence
from dataclasses import asdict, is_dataclass
from pathlib import Path

from jinja2 import BaseLoader, StrictUndefined, TemplateError, TemplateNotFound, TemplateSyntaxError, Undefined
from jinja2 import Environment as JinjaEnvironment
from jinja2.exceptions import SecurityError

from export_equipe.diagnostics import Diagnostic, Severity, ThemeError
from export_equipe.project.files import InputFiles
from export_equipe.templating.compiled import CompiledTemplates
from export_equipe.templating.linemarks import LineMarks, Rendered, take_marks
from export_equipe.templating.query import REFERENCE, Reference
from export_equipe.templating.sandbox import Sandbox

# What an expression of a template may raise beside Jinja's own errors.
TROUBLES = (ArithmeticError, LookupError, MemoryError, RecursionError, TypeError, ValueError)
_COMPILED = CompiledTemplates()
BASE = "base/"  # before the name of a template: that of the theme which this one completes
_UNSAFE = re.compile("[\x7f-\x9f\u2028\u2029\ue000-\uf8ff\ufeff\ufffe\uffff\ud800-\udfff]")


class ThemeLoader(BaseLoader):
    """Loads templates from a theme's folders, and from nowhere else.

    The first folder that has a template gives it; ``base/NAME`` is that of the folders after the first, so that a theme
    may extend the very template that it stands in for.
    """

    def __init__(self, folders: Sequence[Path], files: InputFiles) -> None:
        self._folders = [folder.resolve() for folder in folders]
        self._files = files

    def get_source(self, environment: JinjaEnvironment, template: str) -> tuple[str, str, None]:  # noqa: ARG002
        """The text of ``template``; raises ``TemplateNotFound``."""
        folders, name = self._folders, template
        while name.startswith(BASE) and len(folders) > 1:
            folders, name = folders[1:], name.removeprefix(BASE)
        for folder in folders:
            path = (folder / name).resolve()
            if path.is_relative_to(folder) and self._files.exists(path):
                return self._files.read(path).decode("utf-8"), template, None
        raise TemplateNotFound(template)


def render_storyboard(
    folders: Sequence[Path], template: str, values: Mapping[str, object], files: InputFiles
) -> Rendered:
    """The storyboard that ``template`` of the theme in ``folders`` prints; raises ``ThemeError``."""
    environment = Sandbox(
        loader=ThemeLoader(folders, files), undefined=StrictUndefined, finalize=_emit, autoescape=False,
        trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True, extensions=[LineMarks],
        bytecode_cache=_COMPILED,
    )  # fmt: skip
    environment.filters["texte"] = str
    try:
        return take_marks(environment.get_template(template).render(dict(values)), template)
    except UnicodeDecodeError as error:
        raise ThemeError(f"le modèle « {template} » n’est pas en UTF-8") from error
    except (TemplateError, *TROUBLES) as error:
        raise _theme_error(error, template, folders[0]) from error


def _emit(value: object) -> object:
    """What ``{{ value }}`` prints: a JSON scalar, list or mapping, its odd characters escaped."""
    if isinstance(value, Undefined):
        return value
    text = json.dumps(value, ensure_ascii=False, default=_jsonable)
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def _jsonable(value: object) -> object:
    if isinstance(value, Reference):
        return {REFERENCE: value.number} if value else None
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    raise TypeError(f"a template cannot print a {type(value).__name__}")


def _theme_error(error: Exception, template: str, folder: Path) -> ThemeError:
    if isinstance(error, TemplateNotFound):
        return ThemeError(f"le modèle « {error.name} » manque au thème « {folder.name} »")
    place, line = template, 0
    if isinstance(error, TemplateSyntaxError):
        place, line, sentence = error.name or template, error.lineno, "ce n’est pas du Jinja valable"
    else:
        sentence = _sentence(error)
        for frame in traceback.extract_tb(error.__traceback__):
            if frame.filename.endswith(".j2") and frame.lineno:
                place, line = frame.filename, frame.lineno
    lines = (folder / place).read_text(encoding="utf-8").split("\n") if (folder / place).is_file() else []
    snippet = lines[line - 1] if 0 < line <= len(lines) else ""
    found = Diagnostic(
        code="modele-invalide", severity=Severity.ERROR, message=f"{sentence} : {getattr(error, 'message', error)}",
        path=f"{folder.name}/{place}", line=line, column=1, width=max(1, len(snippet)), snippet=snippet,
    )  # fmt: skip
    return ThemeError(f"le modèle « {place} » ne peut pas servir", diagnostics=(found,))


def _sentence(error: Exception) -> str:
    match error:
        case SecurityError():
            return "opération interdite"
        case TemplateError():
            return "nom inconnu ou valeur manquante"
        case RecursionError():
            return "le modèle s’appelle lui-même sans fin"
        case _:
            return "calcul impossible"
