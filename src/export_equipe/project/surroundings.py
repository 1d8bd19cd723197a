"""What stands around a page while it is read: includes, variables, conditions.

Comes in: a content folder, its settings. Goes out: answers to the reader (see ``reader.surroundings``), and
diagnostics. Decided here: an include that includes itself is left out where it begins again; a value is that of the
space or of the page; a condition that the settings do not settle is kept, and said.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from export_equipe.diagnostics import Severity, Sink
from export_equipe.diagnostics.quoting import shortened
from export_equipe.project.assets import AssetFault, MissingAsset, find_asset
from export_equipe.project.config import Config
from export_equipe.project.space import as_variables
from export_equipe.project.workspace import Workspace
from export_equipe.reader.page import FlatPage, read_page
from export_equipe.reader.surroundings import Metadata
from export_equipe.source import Span

DEEPEST = 10  # includes in includes
MOST = 300  # includes of one page, those of its includes too
_VARIABLE = re.compile(r"(space|page)\.vars\.([\w.-]+)")
_COMPARISON = re.compile(r"(!?)\s*([\w.$\[\]\"'-]+)\s*(?:(===?|!==?)\s*(\"[^\"]*\"|'[^']*'|[\w.-]+))?")


@dataclass(frozen=True, slots=True, kw_only=True)
class SpaceSurroundings:
    """The surroundings of one page; ``trail`` holds the files that are being read, the page first.

    ``host`` is the front matter of the page while one of its includes is read; ``met`` counts the includes of all;
    ``judged`` holds the conditions of which something was said: once is enough for a page that repeats one.
    """

    workspace: Workspace
    config: Config
    variables: Mapping[str, str]
    sink: Sink
    trail: tuple[str, ...]
    host: Metadata | None = None
    met: list[str] = field(default_factory=list)
    judged: set[str] = field(default_factory=set)

    def include(self, target: str, metadata: Metadata, span: Span) -> FlatPage | None:
        """The file that ``target`` names, read; ``None`` (reported) when it cannot be."""
        path = self._find(target, span)
        if path is None:
            return None
        text = self.workspace.text(path, self.sink)
        if text is None:
            return None
        if not text.text.strip():
            message, hint = f"le contenu à inclure « {path} » est vide", "l’écrire, ou ôter la balise"
            self.sink.report("bloc-vide", Severity.WARNING, span, message, hint=hint)
            return None
        inside = replace(self, trail=(*self.trail, path), host=self.host if self.host is not None else metadata)
        return read_page(text, self.config.markers.brackets, self.sink, inside, prefix=f"{path}#")

    def variable(self, expression: str, metadata: Metadata, span: Span) -> str | None:
        """The value of ``space.vars.x`` or ``page.vars.x``; ``None`` (reported) when it has none."""
        match = _VARIABLE.fullmatch(expression)
        if match is None:
            hint = "écrire la valeur dans la page, ou se servir d’une variable (space.vars.x, page.vars.x)"
            message = f"l’expression « {shortened(expression)} » n’est pas calculée : elle reste telle quelle"
            self.sink.report("expression-non-calculee", Severity.OPEN, span, message, hint=hint)
            return None
        page = self.host if self.host is not None else metadata
        known = self.variables if match[1] == "space" else as_variables(page.get("vars"))
        if match[2] not in known:
            where = "dans .gitbook/vars.yaml" if match[1] == "space" else "sous « vars » dans l’en-tête de la page"
            message = f"la variable « {shortened(expression)} » n’a pas de valeur"
            hint = f"donner une valeur à « {match[2]} » {where}"
            self.sink.report("variable-inconnue", Severity.OPEN, span, message, hint=hint)
            return None
        return known[match[2]]

    def condition(self, expression: str, span: Span) -> bool:
        """Whether what the condition holds is kept (reported)."""
        shown = " ".join(expression.split())
        value = self._value(shown)
        if shown in self.judged:
            return value is not False
        self.judged.add(shown)
        if value is None:
            hint = f"donner sa valeur dans « conditions » de la configuration, par exemple « {_setting(shown)} »"
            message = f"la condition « {shown} » n’est pas tranchée : son contenu est gardé"
            self.sink.report("condition-gardee", Severity.INFO, span, message, hint=hint)
        elif not value:
            message = f"la condition « {shown} » n’est pas remplie : son contenu est laissé de côté"
            hint = "pour le garder, changer sa valeur dans « conditions » de la configuration"
            self.sink.report("condition-ecartee", Severity.INFO, span, message, hint=hint)
        return value is not False

    def _value(self, expression: str) -> bool | None:
        """The value that the settings give to ``expression``, or to what it compares; ``None`` when they give none."""
        known = self.config.conditions
        if expression in known:
            return bool(known[expression])
        match = _COMPARISON.fullmatch(expression)
        if match is None or match[2] not in known:
            return None
        given = known[match[2]]
        if match[3] is None:
            return bool(given) != bool(match[1])
        wanted = match[4].strip("\"'")
        same = str(given).lower() == wanted.lower() if isinstance(given, bool) else str(given) == wanted
        return (same != match[3].startswith("!")) != bool(match[1])

    def _find(self, target: str, span: Span) -> str | None:
        found = find_asset(self.workspace, span.path, target)
        if isinstance(found, MissingAsset):
            if found.fault is AssetFault.OUTSIDE:
                hint = "ranger le fichier dans le dossier de contenu"
                message = f"l’inclusion « {shortened(target)} » mène hors du dossier de contenu"
                self.sink.report("fichier-hors-dossier", Severity.OPEN, span, message, hint=hint)
            else:
                hint = "corriger le chemin, ou ôter la balise"
                message = f"le contenu à inclure « {shortened(target)} » est introuvable"
                message = message if target else "cette balise n’inclut rien"
                self.sink.report("inclusion-absente", Severity.OPEN, span, message, hint=hint)
            return None
        if found.path in self.trail:
            hint = "ôter l’une des inclusions"
            message = f"« {found.path} » s’inclut lui-même : " + " → ".join((*self.trail, found.path))
            self.sink.report("inclusion-en-boucle", Severity.WARNING, span, message, hint=hint)
            return None
        self.met.append(found.path)
        if len(self.trail) > DEEPEST or len(self.met) > MOST:
            deep = len(self.trail) > DEEPEST
            limit = f"{DEEPEST} inclusions les unes dans les autres" if deep else f"{MOST} inclusions dans cette page"
            message = f"plus de {limit} : « {found.path} » est laissé de côté"
            hint = "écrire ce contenu dans la page, ou dans un des contenus inclus"
            self.sink.report("inclusion-trop-profonde", Severity.OPEN, span, message, hint=hint)
            return None
        return found.path


def _setting(expression: str) -> str:
    """The line of the configuration that would keep what ``expression`` guards."""
    match = _COMPARISON.fullmatch(expression)
    if match is None or match[1]:
        return "'" + expression.replace("'", "''") + "': true"
    return f"{match[2]}: {match[4] if match[3] and not match[3].startswith('!') else 'true'}"
