"""Nodes made tidy: spans that say nothing give way to what they hold, and neighbouring characters become one leaf."""

from collections.abc import Iterable
from dataclasses import replace

from export_equipe.inspect.tree import Node, Role


def tidy(nodes: Iterable[Node]) -> tuple[Node, ...]:
    """``nodes`` without empty spans, meaningless spans and split text; no character is lost."""
    kept: list[Node] = []
    for node in nodes:
        for part in _unwrapped(replace(node, children=tidy(node.children))):
            if kept and part.role is Role.TEXT and _same_style(kept[-1], part):
                kept[-1] = replace(kept[-1], text=kept[-1].text + part.text)
            elif part.role is not Role.TEXT or part.text:
                kept.append(part)
    return tuple(kept)


def _unwrapped(node: Node) -> tuple[Node, ...]:
    says_something = node.alternative or node.decorative or node.language or node.href or node.text
    return node.children if node.role is Role.SPAN and not says_something else (node,)


def _same_style(first: Node, second: Node) -> bool:
    return first.role is Role.TEXT and first.language == second.language
