"""What becomes of each link of a team's figure: a line between two panels, words beside it, words in a panel.

Comes in: the figure's data, where words may stand. Goes out: the lines to draw and the notes of each group. Decided
here: a straight line never crosses a panel, so a link between groups that do not touch is said in words; the words of
a line stand over it when there is room, else at the foot of its group.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise

from export_equipe.data.team import CORE, Group, Relation, TeamFigure


class Words(StrEnum):
    """Where the words of a link stand."""

    OVER = "over"  # in the space between two panels, over the line
    FOOT = "foot"  # at the foot of the group's panel
    NONE = "none"  # only in the text alternative


@dataclass(frozen=True, slots=True)
class Line:
    """A link to draw; ``over`` are the words over it (``""``: none)."""

    link: Relation
    over: str = ""


@dataclass(frozen=True, slots=True)
class Links:
    """The lines to draw, and the notes at the foot of each group, by its key."""

    lines: tuple[Line, ...]
    notes: dict[str, tuple[str, ...]] = field(default_factory=dict)


def place_links(figure: TeamFigure, words: Words) -> Links:
    """Each link of ``figure``, drawn or said."""
    groups = {group.key: group for group in figure.groups}
    titles = {CORE: figure.core.title} | {group.key: group.title for group in figure.groups}
    lines: list[Line] = []
    notes: dict[str, list[str]] = {}
    for link in figure.links:
        key = link.source if link.source != CORE else link.target
        label = link.label or ""
        if not _touches(link, figure.groups):
            other = titles[link.target]
            notes.setdefault(key, []).append(f"{_sign(link, '→')}{other}" + (f"\u00a0: {label}" if label else ""))
            continue
        over = words is Words.OVER and CORE in (link.source, link.target)
        lines.append(Line(link, label if over else ""))
        if label and not over and words is not Words.NONE:
            notes.setdefault(key, []).append(f"{_sign(link, _arrow(link, groups))}{label}")
    return Links(tuple(lines), {key: tuple(texts) for key, texts in notes.items()})


def _touches(link: Relation, groups: tuple[Group, ...]) -> bool:
    """Whether a straight line joins the ends: the core and a group, or two groups one over the other."""
    if CORE in (link.source, link.target):
        return True
    return any(
        {upper.key, lower.key} == {link.source, link.target}
        for side in ("gauche", "droite")
        for stack in [[group for group in groups if group.side == side]]
        for upper, lower in pairwise(stack)
    )


def _arrow(link: Relation, groups: dict[str, Group]) -> str:
    """The way in which the drawn line points, as a sign."""
    if CORE not in (link.source, link.target):
        order = list(groups)
        return "↓" if order.index(link.source) < order.index(link.target) else "↑"
    outward = link.source == CORE
    group = groups[link.target if outward else link.source]
    return "→" if (group.side == "gauche") != outward else "←"


def _sign(link: Relation, arrow: str) -> str:
    """The sign before the words of a link, with its space; a line without arrow heads has none."""
    match link.direction:
        case "simple":
            return f"{arrow}\u00a0"
        case "double":
            return "↕\u00a0" if arrow in "↓↑" else "↔\u00a0"
        case "aucun":
            return ""
