"""The space between two atoms of a formula (The TeXbook, chapter 18).

Comes in: the classes of atoms side by side, and the style. Goes out: the space before each, in em.
"""

from collections.abc import Sequence

from export_equipe.formulas.tree import Kind, Size

_ORDER = (
    Kind.ORDINARY, Kind.OPERATOR, Kind.BINARY, Kind.RELATION, Kind.OPENING, Kind.CLOSING, Kind.PUNCTUATION, Kind.INNER,
)  # fmt: skip
# One row a class at the left, one column a class at the right: mu / 18 em; a minus says « not in scripts ».
_MU = (
    (0, 3, -4, -5, 0, 0, 0, -3),
    (3, 3, 0, -5, 0, 0, 0, -3),
    (-4, -4, 0, 0, -4, 0, 0, -4),
    (-5, -5, 0, 0, -5, 0, 0, -5),
    (0, 0, 0, 0, 0, 0, 0, 0),
    (0, 3, -4, -5, 0, 0, 0, -3),
    (-3, -3, 0, -3, -3, -3, -3, -3),
    (-3, 3, -4, -5, -3, 0, -3, -3),
)
_BEFORE_UNARY = (Kind.BINARY, Kind.OPERATOR, Kind.RELATION, Kind.OPENING, Kind.PUNCTUATION)
_AFTER_UNARY = (Kind.RELATION, Kind.CLOSING, Kind.PUNCTUATION)


def set_kinds(kinds: Sequence[Kind]) -> list[Kind]:
    """The classes, a binary operator without its two sides being an ordinary sign (the minus of −x)."""
    found: list[Kind] = []
    for given in kinds:
        unary = given == Kind.BINARY and (not found or found[-1] in _BEFORE_UNARY)
        kind = Kind.ORDINARY if unary else given
        if kind in _AFTER_UNARY and found and found[-1] == Kind.BINARY:
            found[-1] = Kind.ORDINARY
        found.append(kind)
    if found and found[-1] == Kind.BINARY:
        found[-1] = Kind.ORDINARY
    return found


def space_between(left: Kind, right: Kind, size: Size) -> float:
    """The space between two atoms, in em."""
    mu = _MU[_ORDER.index(left)][_ORDER.index(right)]
    return abs(mu) / 18 if mu >= 0 or size in (Size.DISPLAY, Size.TEXT) else 0.0
