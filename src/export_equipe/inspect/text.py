"""The streams of text of an inspected document: body, running heads, notes.

White space is put in order here, since no format keeps it as it was: runs of it become one space, blocks stand on lines
of their own, soft hyphens go. The marks of list items, the calls of notes and formulas are left out, since only some
formats store them as text.
"""

import re
from collections.abc import Iterable

from export_equipe.inspect.tree import INLINE, InspectedDocument, Node, Role

SOFT_HYPHEN = "\u00ad"
_SILENT = frozenset({Role.LABEL, Role.FORMULA})
_SPACES = re.compile(r"\s+")


def visible_text(document: InspectedDocument, *, without: frozenset[Role] = frozenset()) -> str:
    """The text of the body in reading order, one line a block.

    ``without`` names roles to leave out with all that they hold (``Role.FIGURE``: the words drawn in figures).
    """
    return _lines(document.body(), without | _SILENT | {Role.ARTIFACT})


def running_text(document: InspectedDocument) -> str:
    """The text of headers, footers, slide numbers and artifacts, page after page."""
    nodes = (*document.running, *(node for page in document.pages for node in page.running))
    return _lines(nodes, frozenset())


def notes_text(document: InspectedDocument) -> str:
    """The speaker's notes of a deck; the foot notes of a flowing document."""
    nodes = (*document.notes, *(node for page in document.pages for node in page.notes))
    return _lines(nodes, _SILENT)


def node_text(node: Node) -> str:
    """The text of one node, one line a block."""
    return "\n".join(block_lines(node))


def block_lines(node: Node, without: frozenset[Role] = frozenset()) -> tuple[str, ...]:
    """The text of ``node``, one string a block, none of them empty."""
    blocks: list[list[str]] = [[]]
    _collect(node, without, blocks)
    cleaned = (_SPACES.sub(" ", "".join(parts).replace(SOFT_HYPHEN, "")).strip() for parts in blocks)
    return tuple(line for line in cleaned if line)


def _lines(nodes: Iterable[Node], without: frozenset[Role]) -> str:
    return "\n".join(line for node in nodes for line in block_lines(node, without))


def _collect(node: Node, without: frozenset[Role], blocks: list[list[str]]) -> None:
    if node.role in without:
        return
    block = node.role not in INLINE
    if block:
        blocks.append([])
    blocks[-1].append(node.text)
    for child in node.children:
        _collect(child, without, blocks)
    if block:
        blocks.append([])
