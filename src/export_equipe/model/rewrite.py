"""Rewriting inlines: each leaf or container replaced, the inner ones first."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from export_equipe.model.inline import (
    Button,
    Emphasis,
    Foreign,
    Inline,
    Inlines,
    Link,
    Mark,
    Placeholder,
    Strike,
    Strong,
    Subscript,
    Superscript,
)


def rewrite_inlines(nodes: Inlines, change: Callable[[Inline], Inlines]) -> Inlines:
    """``nodes`` with every node given to ``change``, which says what stands in its place."""
    return tuple(_rewritten(nodes, change))


def _rewritten(nodes: Inlines, change: Callable[[Inline], Inlines]) -> Iterator[Inline]:
    for node in nodes:
        yield from change(with_children(node, lambda children: rewrite_inlines(children, change)))


def with_children(node: Inline, change: Callable[[Inlines], Inlines]) -> Inline:
    """``node`` with its children given to ``change``; a leaf as it is."""
    match node:
        case (
            Emphasis() | Strong() | Strike() | Superscript() | Subscript() | Mark() | Foreign() | Link() | Button()
            | Placeholder()
        ):  # fmt: skip
            return replace(node, children=change(node.children))
        case _:
            return node
