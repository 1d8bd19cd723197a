"""A formula in words: one line of French that says it without ambiguity.

Comes in: a tree. Goes out: its text alternative, for alternative texts, titles of slides and search. Decided here:
signs that screen readers know stay signs (=, ≤, ∈, Greek letters); what stands above, below or inside is said in words;
parentheses show the extent of whatever is not a single thing.
"""

import re
import unicodedata
from collections.abc import Sequence
from itertools import takewhile
from typing import assert_never

from export_equipe.formulas.operands import MOST_NESTED, is_function, is_nary, operand_end
from export_equipe.formulas.phrases import (
    COLON,
    SEMICOLON,
    lift,
    lower,
    say_function,
    say_labels,
    say_operator,
    say_root,
    say_table,
)
from export_equipe.formulas.tree import (
    Arrow,
    Classed,
    Fence,
    Fraction,
    Frame,
    Framed,
    Gap,
    Kind,
    Leaf,
    Letter,
    Marked,
    Node,
    Number,
    Operator,
    Phantom,
    Root,
    Row,
    Scripts,
    Sign,
    Styled,
    Table,
    TableRole,
    Words,
    kind_of,
)


def write_words(tree: Node) -> str:
    """``tree`` as one line of text."""
    text = re.sub(r"[ \u2009]+", " ", _say(tree))
    text = re.sub(r"(?<=[(\[{⟨]) | (?=[)\]}⟩,\u202f])", "", text)
    text = re.sub(r"\bde (?=intégrale|intersection|union)", "d’", text)
    return text.strip() or "formule vide"


def _say(node: Node, *, tight: bool = False) -> str:
    """What ``node`` says; ``tight`` without spaces around signs."""
    match node:
        case Letter() | Number() | Sign() | Operator() | Words() | Gap():
            return _leaf(node)
        case Row():
            return _row(node.children, tight=tight)
        case Fraction():
            return f"{_closed(node.top)}/{_closed(node.bottom)}"
        case Root():
            return say_root(_stripped(node.degree, tight=True), _stripped(node.body, tight=True))
        case Scripts():
            return _scripts(node)
        case Marked():
            return _marked(node)
        case Arrow():
            return f" {node.text}{_labels(node.below, node.above)} "
        case Fence():
            return _fence(node)
        case Table():
            return _table(node, "")
        case Phantom():
            return ""
        case Framed(frame=Frame.BOX) | Styled() | Classed():
            return _say(node.body, tight=tight)
        case Framed():
            return f" {_closed(node.body)} rayé "
        case _:
            assert_never(node)


def _leaf(node: Leaf) -> str:
    match node:
        case Letter():
            return _letters(node.text)
        case Number():
            return unicodedata.normalize("NFKC", node.text)
        case Sign() | Words():
            return node.text
        case Operator():
            return say_function(node.text, "") if node.named else say_operator(node.text, "", "")
        case Gap():
            return " " if node.width > 0.1 else ""
        case _:
            assert_never(node)


def _stripped(node: Node | None, *, tight: bool = False) -> str:
    return _say(node, tight=tight).strip() if node is not None else ""


def _letters(text: str) -> str:
    """Letters of other alphabets as plain ones, save the sets (ℝ)."""
    named = {"ℜ": "Re ", "ℑ": "Im "}
    return "".join(named.get(char) or _letter(char) for char in text)


def _letter(char: str) -> str:
    name = unicodedata.name(char, "")
    plain = name.startswith(("MATHEMATICAL", "SCRIPT CAPITAL", "BLACK-LETTER"))
    return unicodedata.normalize("NFKC", char) if plain else char


def _row(children: Sequence[Node], *, tight: bool, nested: int = 0) -> str:
    """Nodes side by side; ``nested`` counts the operators whose operand this is."""
    parts: list[str] = []
    at = 0
    previous: Node | None = None
    while at < len(children):
        node = children[at]
        if nested < MOST_NESTED and (is_nary(node) or is_function(node)):
            end = operand_end(children, at)
            following = children[end] if end < len(children) else None
            apart = following is None or kind_of(following) in (Kind.RELATION, Kind.PUNCTUATION, Kind.CLOSING)
            body = _row(children[at + 1 : end], tight=False, nested=nested + 1).strip()
            parts.append(_applied(node, body, alone=apart))
            previous, at = children[end - 1], end
            continue
        parts.append(_spaced(node, previous, tight=tight))
        previous = node if not isinstance(node, Gap) else previous
        at += 1
    return "".join(parts)


def _spaced(node: Node, previous: Node | None, *, tight: bool) -> str:
    """What ``node`` says, with the spaces of a sign between two things."""
    text = _say(node, tight=tight)
    if isinstance(node, Fraction) and not tight:
        return f" {text} "
    kind = kind_of(node) if isinstance(node, Sign | Classed | Scripts) else Kind.ORDINARY
    if isinstance(node, Sign) and kind == Kind.PUNCTUATION:
        return (SEMICOLON if text == ";" else f"{text} ") if not tight else text
    if kind not in (Kind.BINARY, Kind.RELATION) or tight:
        return text
    alone = previous is None or (isinstance(previous, Sign) and previous.kind not in (Kind.ORDINARY, Kind.CLOSING))
    return text if alone and kind == Kind.BINARY else f" {text} "


def _applied(node: Node, body: str, *, alone: bool) -> str:
    """A function or a large operator, with what it applies to."""
    head = _say(node)
    if not body:
        return f"{head} "
    if is_function(node) and not head.endswith(" de "):
        gap = "" if body.startswith("(") else " "
        return f" {head.strip()}{gap}{body} "
    return f" {head.strip().removesuffix(' de')} de {body if alone else f'({body})'} "


def _is_single(node: Node) -> bool:
    """Whether ``node`` reads as one thing, without parentheses."""
    match node:
        case Row(children=(only,)):
            return _is_single(only)
        case Letter() | Number() | Sign() | Root() | Words():
            return True
        case Fence():
            return bool(node.opening and node.closing)
        case Scripts():
            return not node.stacked and _is_single(node.base)
        case Styled() | Classed():
            return _is_single(node.body)
        case _:
            return False


def _closed(node: Node) -> str:
    text = _say(node, tight=True).strip()
    return text if _is_single(node) and text else f"({text})"


def _scripts(node: Scripts) -> str:
    """Limits, labels, indices. Each part is said once: saying one twice at each level would never end."""
    base = node.base
    limits = isinstance(base, Operator) and (
        not base.named or (node.below is not None and (base.limits or node.stacked))
    )
    if isinstance(base, Operator) and limits:
        low = _stripped(node.below)
        if base.named:
            return say_function(base.text, low, _raised(node.above))
        return say_operator(base.text, low, _stripped(node.above))
    if isinstance(base, Marked) and node.stacked:
        return f" {_closed(base.body)} ({base.mark.word}{COLON}{_stripped(node.below) or _stripped(node.above)}) "
    said = base.text if isinstance(base, Operator | Sign) else _closed(base)
    if node.stacked:
        return f"{said}{_labels(node.below, node.above)}"
    lowered = lower(_stripped(node.below, tight=True)) if node.below is not None else ""
    return ("" if said == "()" else said) + lowered + _raised(node.above)


def _raised(node: Node | None) -> str:
    if not isinstance(node, Row):
        return lift(_stripped(node, tight=True))
    primes = len(tuple(takewhile(lambda child: isinstance(child, Sign) and child.text == "′", node.children)))
    return "′" * primes + lift(_stripped(Row(children=node.children[primes:]), tight=True))


def _labels(below: Node | None, above: Node | None) -> str:
    return say_labels(_stripped(below) if below is not None else None, _stripped(above) if above is not None else None)


def _marked(node: Marked) -> str:
    letters = isinstance(node.body, Row) and all(isinstance(child, Letter) for child in node.body.children)
    # Letters under one mark read as one thing: « vecteur AB ».
    body = _say(node.body, tight=True) if letters else _closed(node.body)
    return f" {node.mark.word} {body}" if node.mark.word == "vecteur" else f" {body} {node.mark.word} "


def _fence(node: Fence) -> str:
    (first, *others) = node.parts
    match first.children:
        case [Fraction(line=False) as fraction] if not others:
            return f"({_closed(fraction.bottom)} parmi {_closed(fraction.top)})"
        case [Table() as table] if not others and table.role != TableRole.LINES:
            return _table(table, node.opening)
        case _:
            parts = [_stripped(first)]
            for middle, part in zip(node.middles, others, strict=True):
                parts += [f" {middle} ", _stripped(part)]
            return f"{node.opening}{''.join(parts)}{node.closing}"


def _table(node: Table, opening: str) -> str:
    return say_table([[_stripped(cell) for cell in row] for row in node.rows], node.role, opening)
