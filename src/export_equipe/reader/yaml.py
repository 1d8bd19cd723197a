"""YAML with places: plain values, and the span of each of them.

Comes in: the text of a YAML file. Goes out: plain Python values (mappings, lists, strings, numbers, booleans, None) and
where each stands; what is broken becomes a diagnostic. Decided here: YAML 1.2 scalars only; dates stay text; no tag
makes an object; aliases may not expand past a limit. Follows YAML 1.2.2.
"""

import re
import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from export_equipe.diagnostics import Severity, Sink
from export_equipe.reader.legal import legal_text
from export_equipe.source import SourceText, Span

if TYPE_CHECKING:
    from ruamel.yaml.error import MarkedYAMLError
    from ruamel.yaml.nodes import Node

Value: TypeAlias = "str | int | float | bool | list[Value] | dict[str, Value] | None"
Location: TypeAlias = tuple[str | int, ...]

MAX_CHARACTERS = 300_000  # reading YAML is slow: some hundred thousand characters take seconds
MAX_NODES = 200_000
MAX_DEPTH = 200
_TAG = "tag:yaml.org,2002:"
_SENTENCES = (
    ("found character '\\t'", "une tabulation n’est pas permise ici"),
    ("mapping values are not allowed", "un deux-points de trop, ou un retrait qui manque"),
    ("could not find expected ':'", "il manque un deux-points après la clé"),
    ("expected <block end>", "le retrait de cette ligne ne correspond pas à celles d’avant"),
    ("found unexpected end of stream", "ce guillemet n’est pas fermé"),
    ("expected ',' or", "ce crochet ou cette accolade n’est pas fermé"),
    ("but found another document", "un seul document par fichier : cette ligne « --- » est de trop"),
    ("found undefined alias", "cet alias ne renvoie à rien"),
    ("found unknown escape", "ce caractère d’échappement n’existe pas"),
    ("special characters are not allowed", "ce caractère de contrôle est interdit"),
)


# What is seen only further on: the place to mend is where it began.
_BEGAN_BEFORE = ("could not find expected ':'", "found unexpected end of stream", "expected ',' or")


@dataclass(frozen=True, slots=True)
class YamlDocument:
    """The value of a YAML file and the span of every entry, by its location (``("figures", 0, "titre")``)."""

    value: Value
    source: SourceText
    places: Mapping[Location, Span]

    def place(self, location: Sequence[str | int]) -> Span:
        """The span of ``location``, or of the nearest entry above it."""
        known = tuple(location)
        while known and known not in self.places:
            known = known[:-1]
        return self.places.get(known, self.source.line_span(1))


def read_yaml(
    source: SourceText, sink: Sink, *, code: str = "yaml-illisible", limit: int = MAX_CHARACTERS
) -> YamlDocument | None:
    """The document in ``source``, of ``limit`` characters at most; an empty file gives ``{}``.

    ``None`` after a diagnostic of that ``code``.
    """
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    sink.know(source)
    try:
        if len(source.text) > limit:
            raise _TooLarge
        node = _compose(source.text)
        return YamlDocument({}, source, {}) if node is None else _Builder(source, sink).document(node)
    except _TooLarge:
        sink.report(
            code, Severity.ERROR, source.line_span(1), "ce fichier YAML est trop grand, ou le devient une fois déployé"
        )
    except _Refused as error:
        sink.report(code, Severity.ERROR, error.span, f"YAML illisible : {error.sentence}", hint=_HINT)
    except MarkedYAMLError as error:
        sink.report(code, Severity.ERROR, _error_span(source, error), _sentence(error), hint=_HINT)
    except (YAMLError, ValueError, RecursionError) as error:
        place = getattr(error, "position", 0)
        span = source.line_span(source.position(place if isinstance(place, int) else 0).line)
        sink.report(code, Severity.ERROR, span, f"YAML illisible : {_translate(str(error))}", hint=_HINT)
    return None


def _compose(text: str) -> "Node | None":
    """The nodes of ``text``; an anchor may be given again: an alias takes the last before it (YAML 1.2.2, 3.2.2.2)."""
    from ruamel.yaml import YAML
    from ruamel.yaml.error import ReusedAnchorWarning

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ReusedAnchorWarning)  # it would speak English on standard error
        node: Node | None = YAML(typ="safe", pure=True).compose(text)
        return node


_HINT = "vérifier le retrait (des espaces, jamais de tabulation), les deux-points et les guillemets"


class _TooLarge(Exception):
    """More nodes than a file of ours can reasonably hold."""


class _Refused(Exception):
    """A key or a value that we do not take."""

    def __init__(self, span: Span, sentence: str) -> None:
        super().__init__(sentence)
        self.span = span
        self.sentence = sentence


class _Builder:
    """Turns composed nodes into plain values, noting the span of each."""

    def __init__(self, source: SourceText, sink: Sink) -> None:
        self._source = source
        self._sink = sink
        self._places: dict[Location, Span] = {}
        self._count = 0

    def document(self, node: "Node") -> YamlDocument:
        value = self._value(node, ())
        return YamlDocument(value, self._source, self._places)

    def _value(self, node: "Node", location: Location) -> Value:
        from ruamel.yaml.nodes import MappingNode, SequenceNode

        self._count += 1
        if self._count > MAX_NODES or len(location) > MAX_DEPTH:
            raise _TooLarge
        self._places.setdefault(location, self._span(node))
        if isinstance(node, MappingNode):
            return self._mapping(node, location)
        if isinstance(node, SequenceNode):
            return [self._value(item, (*location, index)) for index, item in enumerate(node.value)]
        text = legal_text(node.value, self._places[location], self._sink)  # an escape may stand for any character
        try:
            return _scalar(node.tag if isinstance(node.tag, str) else str(node.tag), text)
        except ValueError as error:
            raise _Refused(self._span(node), "cette valeur n’est pas un nombre que l’on sache lire") from error

    def _mapping(self, node: "Node", location: Location) -> dict[str, Value]:
        result: dict[str, Value] = {}
        for key_node, value_node in node.value:
            key = key_node.value
            if not isinstance(key, str):
                raise _Refused(self._span(key_node), "une clé doit être un texte")
            if key in result:
                raise _Refused(self._span(key_node), "cette clé est donnée deux fois")
            self._places[*location, key] = self._span(key_node)
            result[key] = self._value(value_node, (*location, key))
        return result

    def _span(self, node: "Node") -> Span:
        start = self._source.line_start(node.start_mark.line + 1) + node.start_mark.column
        end = self._source.line_start(node.end_mark.line + 1) + node.end_mark.column
        return Span(self._source.path, start, max(start, end))


def _scalar(tag: str, text: str) -> Value:
    kind = tag.removeprefix(_TAG)
    if kind == "null":
        return None
    if kind == "bool":
        return text.lower() in ("true", "yes", "on")
    if kind == "int":
        return int(text.replace("_", ""), 0) if re.match(r"^[-+]?0[xob]", text) else int(text.replace("_", ""))
    if kind == "float":
        return float(text.replace("_", "").lower().replace(".inf", "inf").replace(".nan", "nan"))
    return text


def _error_span(source: SourceText, error: "MarkedYAMLError") -> Span:
    marks = [error.problem_mark, error.context_mark]
    if any(problem in str(error.problem) for problem in _BEGAN_BEFORE):
        marks.reverse()
    mark = marks[0] or marks[1]
    if mark is None:
        return source.line_span(1)
    start = min(source.line_start(mark.line + 1) + mark.column, len(source.text))
    return Span(source.path, start, min(start + 1, len(source.text)))


def _sentence(error: "MarkedYAMLError") -> str:
    return f"YAML illisible : {_translate(str(error.problem or error.context or ''))}"


def _translate(problem: str) -> str:
    for english, french in _SENTENCES:
        if english in problem:
            return french
    return "cette ligne n’a pas la forme attendue"
