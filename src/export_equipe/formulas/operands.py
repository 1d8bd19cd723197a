"""What a function or a large operator applies to, in a row of nodes; which brackets have no partner.

Comes in: nodes side by side. Goes out: where an operand ends, and places. LaTeX does not say it; Office Math and the
words do.
"""

from collections.abc import Sequence

from export_equipe.formulas.tree import Kind, Node, Operator, Scripts, Sign

MOST_NESTED = 8  # sums of sums: beyond, the next operator stands alone


def is_function(node: Node) -> bool:
    """Whether ``node`` is a named function, with or without scripts."""
    base = node.base if isinstance(node, Scripts) else node
    return isinstance(base, Operator) and base.named


def is_nary(node: Node) -> bool:
    """Whether ``node`` is a large operator, with or without limits."""
    base = node.base if isinstance(node, Scripts) else node
    return isinstance(base, Operator) and not base.named


def operand_end(children: Sequence[Node], at: int) -> int:
    """Where the operand of the operator at ``at`` ends: before a relation, a sum, a separator, or at the end.

    Signs between parentheses belong to it: « sum of (a + b) ».
    """
    depth = 0
    for index in range(at + 1, len(children)):
        node = children[index]
        if not isinstance(node, Sign):
            if is_function(children[at]) and not depth and index > at + 1 and is_function(node):
                return index
            continue
        depth += {Kind.OPENING: 1, Kind.CLOSING: -1}.get(node.kind, 0)
        ends = node.kind in (Kind.RELATION, Kind.PUNCTUATION) or node.text in "+−±∓"
        if depth < 0 or (depth == 0 and ends and index > at + 1):
            return index
    return len(children)


def find_unmatched(children: Sequence[Node]) -> set[int]:
    """The places of brackets that no bracket of the same kind answers: both of ]0, 1[.

    Square ones within square ones are intervals ([0, 1[ ∪ ]2, 3]) rather than nested pairs: none of them is paired.
    """
    partners = {"(": ")", "[": "]", "{": "}", "⟨": "⟩", "⌊": "⌋", "⌈": "⌉"}
    brackets = {**partners, **dict.fromkeys(partners.values(), "")}
    signs = {at: node.text for at, node in enumerate(children) if isinstance(node, Sign) and node.text in brackets}
    found: set[int] = set()
    opened: list[int] = []
    for at, text in signs.items():
        if text == "[" and any(signs[other] == "[" for other in opened):
            found |= {place for place, sign in signs.items() if sign in "[]"}
        if brackets[text]:
            opened.append(at)
        elif opened and brackets[signs[opened[-1]]] == text:
            opened.pop()
        else:
            found.add(at)
    return found | set(opened)
