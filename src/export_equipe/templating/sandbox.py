"""The sandbox that every template of a theme runs in: it reaches nothing of the program, and its work has an end.

Comes in: Jinja's options. Goes out: an environment. Decided here: what a template may spend. Jinja's own sandbox keeps
it from the program's insides; nothing there keeps it from filling the memory (``'a' * 10 ** 12``, a text joined with
itself again and again) or from never ending (loops in loops). Here each turn of a loop, each call of a macro and each
character made is counted, and what would be too much is refused before it is done.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import wraps
from typing import Any, Final

from jinja2 import nodes
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context, markup_join, str_join
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.visitor import NodeTransformer

TEXT_BUDGET: Final = 200_000_000  # characters made in one rendering: what a storyboard never comes near
_STEP: Final = 500  # what a turn of a loop costs, in characters
_LARGEST: Final = 100_000_000  # characters, or elements, that one operation may make
_ELEMENT: Final = 8  # what an element of a list costs, in characters
_LARGEST_NUMBER: Final = 10_000  # bits
_LONG_NUMBER: Final = re.compile(r"\d{6}")  # a width in a format


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, with an end; ``restart`` begins a new rendering."""

    intercepted_binops = frozenset({"+", "*", "**", "%"})

    def __init__(self, *, budget: int = TEXT_BUDGET, **options: Any) -> None:
        super().__init__(**options)
        self._budget = self._left = budget
        self.filters = {name: self._bounded(filter_) for name, filter_ in self.filters.items()}
        del self.globals["lipsum"]

    def restart(self) -> None:
        """Gives the next rendering its whole budget."""
        self._left = self._budget

    def spend(self, amount: int = _STEP) -> None:
        """Counts work; raises ``SecurityError`` when there has been too much."""
        self._left -= amount
        if self._left < 0:
            raise SecurityError("le modèle fait trop de tours de boucle ou trop de texte")

    def concat(self, pieces: Iterable[str]) -> str:
        """What a template, a macro or a block has written, as one text."""
        kept = []
        for piece in pieces:
            self.spend(len(piece))
            kept.append(piece)
        return "".join(kept)

    def join(self, *pieces: object) -> str:
        """``~`` in a template."""
        text = markup_join(pieces) if self.autoescape else str_join(pieces)
        self.spend(len(text))
        return text

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """An operation whose result may be much larger than what goes into it."""
        _check_operation(operator, left, right)
        return self._paid(super().call_binop(context, operator, left, right))

    def call(__self, __context: Context, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: N805  # Jinja’s names
        """A call; one of a text's own methods is bounded."""
        owner = getattr(__obj, "__self__", getattr(getattr(__obj, "__wrapped__", None), "__self__", None))
        if not isinstance(owner, str):
            return super().call(__context, __obj, *args, **kwargs)
        _check_sizes((owner, *args, *kwargs.values()))
        if getattr(__obj, "__name__", "") in ("format", "format_map"):
            _check_format(owner)
        return __self._paid(super().call(__context, __obj, *args, **kwargs))

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree: nodes.Template = _Counted().visit(super()._parse(source, name, filename))
        return tree

    def _bounded(self, filter_: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(filter_)
        def bounded(*args: Any, **kwargs: Any) -> Any:
            _check_sizes((*args, *kwargs.values()))
            if filter_.__name__ == "do_format":
                _check_format(str(args[0]))
            return self._paid(filter_(*args, **kwargs))

        return bounded

    def _paid(self, made: Any) -> Any:
        if isinstance(made, str):
            self.spend(len(made))
        elif isinstance(made, list | tuple):
            self.spend(_ELEMENT * len(made))
        return made


class _Counted(NodeTransformer):
    """A template's tree with its loops, macros and joins counted."""

    def visit_For(self, node: nodes.For) -> nodes.Node:  # noqa: N802  # Jinja's name
        return self._begun(node)

    def visit_Macro(self, node: nodes.Macro) -> nodes.Node:  # noqa: N802
        return self._begun(node)

    def visit_CallBlock(self, node: nodes.CallBlock) -> nodes.Node:  # noqa: N802
        return self._begun(node)

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:  # noqa: N802
        self.generic_visit(node)
        return _call("join", node.nodes, node.lineno)

    def _begun(self, node: nodes.For | nodes.Macro | nodes.CallBlock) -> nodes.Node:
        self.generic_visit(node)
        node.body.insert(0, nodes.ExprStmt(_call("spend", [], node.lineno), lineno=node.lineno))
        return node


def _call(method: str, arguments: list[nodes.Expr], line: int) -> nodes.Call:
    place = nodes.EnvironmentAttribute(method, lineno=line)
    return nodes.Call(place, arguments, [], None, None, lineno=line)


def _check_operation(operator: str, left: object, right: object) -> None:
    if isinstance(left, int) and isinstance(right, int):
        bits = left.bit_length() * right if operator == "**" else left.bit_length() + right.bit_length()
        if bits > _LARGEST_NUMBER:
            raise SecurityError("le modèle calcule un nombre trop grand")
    elif operator == "%" and isinstance(left, str):
        _check_format(left)
    elif operator in "*%":
        _check_sizes((left, right))


def _check_sizes(values: Iterable[object]) -> None:
    """Refuses an operation whose result could be the product of its operands, if that is too much."""
    product = 1
    for value in values:
        product *= max(1, _size(value))
    if product > _LARGEST:
        raise SecurityError("le modèle fait un texte ou une liste trop longs")


def _size(value: object) -> int:
    if isinstance(value, Mapping):
        return max((_size(each) for each in value.values()), default=1)
    if isinstance(value, str | list | tuple | range):
        return len(value)
    return abs(value) if isinstance(value, int) else 1


def _check_format(form: str) -> None:
    if _LONG_NUMBER.search(form) or "*" in form:
        raise SecurityError("le modèle met un texte à une largeur trop grande")
