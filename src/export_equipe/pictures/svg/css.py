"""CSS of an SVG: what styles stays, what fetches goes.

Comes in: a style sheet, the value of a ``style`` attribute, or of a presentation attribute. Goes out: the same, cleaned
and written anew, and what was removed. Decided here: properties of ``names`` only; addresses only inside the picture
(``url(#id)``); no rule with @ but @media. CSS Syntax 3, through tinycss2.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import tinycss2
from tinycss2.ast import AtRule, Declaration, FunctionBlock, QualifiedRule, URLToken

from export_equipe.pictures.result import Removed
from export_equipe.pictures.svg.names import CSS_PROPERTIES

MOST_CSS = 300_000  # characters
_DEEPEST = 20
_REFUSED = frozenset({"expression", "image", "image-set", "src", "element", "cross-fade", "paint", "attr", "env"})
_SILENT = frozenset({"charset", "namespace", "keyframes", "-webkit-keyframes", "page", "layer", "property"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A rule of a cleaned style sheet, as its cost is counted: ``names`` are the identifiers of its selector."""

    names: frozenset[str]
    universal: bool
    targets: frozenset[str]
    layered: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CleanCss:
    """Cleaned CSS: ``targets`` are the ids that it refers to, ``layered`` whether it asks for a layer of its own."""

    text: str
    removed: frozenset[Removed] = frozenset()
    targets: frozenset[str] = frozenset()
    layered: bool = False
    rules: tuple[Rule, ...] = ()


def clean_value(text: str) -> CleanCss | None:
    """The value of a presentation attribute; ``None`` when it leads out of the picture."""
    tokens = tinycss2.parse_component_value_list(text)
    targets = _targets(tokens)
    return None if targets is None else CleanCss(text=text, targets=frozenset(targets))


def clean_declarations(text: str) -> CleanCss:
    """The value of a ``style`` attribute."""
    return _declarations(tinycss2.parse_blocks_contents(text, skip_comments=True, skip_whitespace=True))


def clean_sheet(text: str) -> CleanCss:
    """The content of a ``style`` element."""
    return _join(_rules(tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True), 0))


def _rules(nodes: Iterable[Any], depth: int) -> Iterator[CleanCss]:
    for node in nodes:
        if isinstance(node, QualifiedRule):
            yield _rule(node)
        elif isinstance(node, AtRule):
            yield _at_rule(node, depth)


def _rule(node: QualifiedRule) -> CleanCss:
    content = tinycss2.parse_blocks_contents(node.content, skip_comments=True, skip_whitespace=True)
    body, selector = _declarations(content), tinycss2.serialize(node.prelude).strip()
    if not body.text:
        return CleanCss(text="", removed=body.removed)
    kinds = {token.type for token in node.prelude}
    names = frozenset(token.value for token in node.prelude if token.type in ("ident", "hash"))
    universal = not names or "[] block" in kinds or ":" in selector or "*" in selector
    rule = Rule(names=names, universal=universal, targets=body.targets, layered=body.layered)
    return CleanCss(text=f"{selector}{{{body.text}}}", removed=body.removed, rules=(rule,))


def _at_rule(node: AtRule, depth: int) -> CleanCss:
    match node.lower_at_keyword:
        case "media" if node.content is not None and depth < _DEEPEST:
            content = tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True)
            inner = _join(_rules(content, depth + 1))
            query = tinycss2.serialize(node.prelude).strip()
            text = f"@media {query}{{{inner.text}}}" if inner.text else ""
            return CleanCss(text=text, removed=inner.removed, rules=inner.rules)
        case "import":
            return CleanCss(text="", removed=frozenset({Removed.EXTERNAL}))
        case "font-face":
            return CleanCss(text="", removed=frozenset({Removed.FONT}))
        case name:
            return CleanCss(text="", removed=frozenset() if name in _SILENT else frozenset({Removed.ELEMENT}))


def _declarations(nodes: Iterable[Any]) -> CleanCss:
    kept: list[str] = []
    removed: set[Removed] = set()
    targets: set[str] = set()
    layered = False
    for node in nodes:
        if not isinstance(node, Declaration):
            continue
        found = _targets(node.value)
        if found is None:
            removed.add(Removed.EXTERNAL)
        elif node.lower_name in CSS_PROPERTIES or _is_simple_variable(node):
            value = tinycss2.serialize(node.value).strip()
            kept.append(f"{node.name}:{value}{' !important' if node.important else ''}")
            targets |= found
            layered = layered or asks_layer(node.lower_name, value)
    return CleanCss(text=";".join(kept), removed=frozenset(removed), targets=frozenset(targets), layered=layered)


def asks_layer(name: str, value: str) -> bool:
    """Whether a property makes a program draw an element apart, on a layer as large as the element."""
    if name == "opacity":
        return value.strip() not in ("1", "1.0", "100%")
    if name in ("mix-blend-mode", "isolation"):
        return value.strip() not in ("normal", "auto")
    return name in ("mask", "filter", "clip-path") and value.strip() not in ("none", "")


def _is_simple_variable(node: Declaration) -> bool:
    """A variable made of other variables can double at each step: it goes."""
    return node.name.startswith("--") and not any(
        isinstance(token, FunctionBlock) and token.lower_name == "var" for token in node.value
    )


def _targets(tokens: Iterable[Any], depth: int = 0) -> set[str] | None:
    """The ids that ``tokens`` refer to; ``None`` when they refer to anything else, or may."""
    found: set[str] = set()
    for token in tokens:
        inner: set[str] | None = set()
        if isinstance(token, URLToken):
            inner = _fragment(token.value)
        elif isinstance(token, FunctionBlock) and token.lower_name == "url":
            inner = _fragment("".join(part.value for part in token.arguments if part.type == "string"))
        elif isinstance(token, FunctionBlock):
            refused = token.lower_name.removeprefix("-webkit-") in _REFUSED or depth > _DEEPEST
            inner = None if refused else _targets(token.arguments, depth + 1)
        elif token.type.endswith("block"):
            inner = None if depth > _DEEPEST else _targets(token.content, depth + 1)
        elif token.type == "error":
            inner = None
        if inner is None:
            return None
        found |= inner
    return found


def _fragment(address: str) -> set[str] | None:
    address = address.strip()
    return {address[1:]} if address.startswith("#") else None


def _join(parts: Iterable[CleanCss]) -> CleanCss:
    parts = list(parts)
    return CleanCss(
        text="\n".join(part.text for part in parts if part.text),
        removed=frozenset(kind for part in parts for kind in part.removed),
        rules=tuple(rule for part in parts for rule in part.rules),
    )
