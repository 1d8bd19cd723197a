"""Rewriting inlines: each leaf or container replaced, the inner ones first."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import get_args

from export_equipe.model.inline import Container, Inline, Inlines

_CONTAINERS: tuple[type, ...] = get_args(Container)


def rewrite_inlines(nodes: Inlines, change: Callable[[Inline], Inlines]) -> Inlines:
    """``nodes`` with every node given to ``change``, which says what stands in its place."""
    return tuple(_rewritten(nodes, change))


def _rewritten(nodes: Inlines, change: Callable[[Inline], Inlines]) -> Iterator[Inline]:
    for node in nodes:
        if isinstance(node, _CONTAINERS):
            yield from change(replace(node, children=rewrite_inlines(node.children, change)))  # type: ignore[call-arg, union-attr]
        else:
            yield from change(node)
