"""Rewriting inlines: each leaf or container replaced, the inner ones first."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from export_equipe.model.inline import (
    Emphasis,
    Inline,
    Inlines,
    Link,
    Placeholder,
    Strike,
    Strong,
    Superscript,
)


def rewrite_inlines(nodes: Inlines, change: Callable[[Inline], Inlines]) -> Inlines:
    """``nodes`` with every node given to ``change``, which says what stands in its place."""
    return tuple(_rewritten(nodes, change))


def _rewritten(nodes: Inlines, change: Callable[[Inline], Inlines]) -> Iterator[Inline]:
    for node in nodes:
        if isinstance(node, Emphasis | Strong | Strike | Superscript | Link | Placeholder):
            yield from change(replace(node, children=rewrite_inlines(node.children, change)))
        else:
            yield from change(node)
