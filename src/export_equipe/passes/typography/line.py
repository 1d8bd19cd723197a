"""The inlines of a block as one line of characters, and back.

Comes in: inlines. Goes out: the same tree, its texts set by a profile. Decided here: what a line shows of a node that
is no text (one letter, ``FILLER``), and which node a blank between two nodes belongs to: the one where it was typed,
else (it is added, or was typed in both) the outer one, so that no link is longer than its words; else the second. A
sign that the edge of a node cuts is left as it is.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from export_equipe.model.inline import Foreign, Inline, Inlines, LineBreak, Link, Superscript, Text
from export_equipe.model.walk import child_inlines, plain_inlines
from export_equipe.passes.typography.characters import FILLER
from export_equipe.passes.typography.edits import Edit, find_edits, settle
from export_equipe.passes.typography.profiles import is_french
from export_equipe.passes.typography.rule import Profile
from export_equipe.source import Span


@dataclass(slots=True)
class _Leaf:
    """A text of the tree: where it starts in the line, how deep it stands, what changes in it."""

    node: Text
    start: int
    depth: int
    edits: list[Edit] = field(default_factory=list)

    @property
    def end(self) -> int:
        return self.start + len(self.node.value)


def set_inlines(nodes: Inlines, profile: Profile) -> Inlines:
    """``nodes``, which read as one line, set by ``profile``."""

    def edit(nodes: Inlines) -> tuple[Inlines, list[Edit]]:
        leaves, line = _lay_out(nodes)
        edits = find_edits(line, profile)
        if edits:
            _share(edits, leaves)
            nodes = tuple(_rebuilt(nodes, iter(leaves), raised=False))
        return nodes, edits

    return settle(nodes, edit) if profile.rules else nodes


def _lay_out(nodes: Inlines) -> tuple[list[_Leaf], str]:
    """The texts of ``nodes`` in order, and the whole line."""
    leaves: list[_Leaf] = []
    pieces: list[str] = []
    length = 0
    for node, depth in _ends(nodes, 0):
        match node:
            case Text():
                leaves.append(_Leaf(node, length, depth))
                pieces.append(node.value)
            case LineBreak():
                pieces.append("\n")
            case _:
                pieces.append(FILLER)
        length += len(pieces[-1])
    return leaves, "".join(pieces)


def _ends(nodes: Inlines, depth: int) -> Iterator[tuple[Inline, int]]:
    """The nodes of ``nodes`` that a line is made of, each with its depth."""
    for node in nodes:
        if _is_open(node):
            yield from _ends(child_inlines(node), depth + 1)
        else:
            yield node, depth


def _is_open(node: Inline) -> bool:
    """Whether typography goes on inside ``node``: not in another language, nor in an address that shows itself."""
    return bool(child_inlines(node)) and not _is_foreign(node) and not _is_own_address(node)


def _is_foreign(node: Inline) -> bool:
    """Whether ``node`` is a passage in another language."""
    return isinstance(node, Foreign) and not is_french(node.lang)


def _is_own_address(node: Inline) -> bool:
    return isinstance(node, Link) and plain_inlines(node.children) in {node.target, node.target.removeprefix("mailto:")}


def _share(edits: Sequence[Edit], leaves: Sequence[_Leaf]) -> None:
    """Gives each edit to the leaf that it changes."""
    starts, ends = [leaf.start for leaf in leaves], [leaf.end for leaf in leaves]
    for edit in edits:
        touched = leaves[bisect_left(ends, edit.start) : bisect_right(starts, edit.end)]
        crossed = [leaf for leaf in touched if max(leaf.start, edit.start) < min(leaf.end, edit.end)]
        if len(crossed) == 1 and crossed[0].start <= edit.start and edit.end <= crossed[0].end:
            crossed[0].edits.append(edit)
        elif not edit.raised and touched and (not edit.text or edit.text.isspace()):
            _share_gap(edit, touched)


def _share_gap(edit: Edit, touched: Sequence[_Leaf]) -> None:
    """A gap at the edge of two nodes: one of them takes the blank, the others lose theirs."""
    host = min(reversed(touched), key=lambda leaf: leaf.depth)
    for leaf in touched:
        start = min(max(edit.start, leaf.start), leaf.end)
        end = max(min(edit.end, leaf.end), leaf.start)
        if leaf is host or start < end:
            leaf.edits.append(Edit(start, end, edit.text if leaf is host else ""))


def _rebuilt(nodes: Inlines, leaves: Iterator[_Leaf], *, raised: bool) -> Iterator[Inline]:
    for node in nodes:
        if isinstance(node, Text):
            yield from _cut(next(leaves), raised=raised)
        elif _is_open(node):
            children = tuple(_rebuilt(child_inlines(node), leaves, raised=raised or isinstance(node, Superscript)))
            if children:
                yield replace(node, children=children)  # type: ignore[arg-type]
        else:
            yield node


def _cut(leaf: _Leaf, *, raised: bool) -> Iterator[Inline]:
    """The text of ``leaf`` set, the ends of its ordinals raised unless the whole is."""
    if not leaf.edits:
        yield leaf.node
        return
    pieces: list[str] = []
    begun = place = 0
    for edit in leaf.edits:
        start, end = edit.start - leaf.start, edit.end - leaf.start
        pieces.append(leaf.node.value[place:start])
        if edit.raised and not raised:
            yield from _part(leaf.node, "".join(pieces), begun, start)
            span = _place(leaf.node, start, end)
            yield Superscript(children=(Text(value=edit.text, span=span),), span=span)
            pieces, begun = [], end
        else:
            pieces.append(edit.text)
        place = end
    pieces.append(leaf.node.value[place:])
    yield from _part(leaf.node, "".join(pieces), begun, len(leaf.node.value))


def _part(node: Text, value: str, start: int, end: int) -> Iterator[Text]:
    if value:
        yield Text(value=value, span=_place(node, start, end))


def _place(node: Text, start: int, end: int) -> Span:
    """Where a part of ``node`` stands in the file: exactly, when the file has as many characters as the node."""
    exact = node.span.end - node.span.start == len(node.value)
    return Span(node.span.path, node.span.start + start, node.span.start + end) if exact else node.span
