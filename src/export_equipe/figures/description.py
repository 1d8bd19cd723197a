"""The text alternative of a team's figure, in French sentences.

Comes in: the figure's data. Goes out: one text that names every role, group and link. Decided here: the wording.
"""

from collections.abc import Iterator, Sequence

from export_equipe.data.team import CORE, Member, Relation, Role, TeamFigure

_SIDES = {"gauche": "À gauche", "droite": "À droite"}


def describe_team(figure: TeamFigure) -> str:
    """The alternative that the data gives, else the one made from its roles, groups and links."""
    return figure.alternative or " ".join(_sentences(figure))


def _sentences(figure: TeamFigure) -> Iterator[str]:
    yield from _describe_core(figure)
    for group in figure.groups:
        yield f"{_SIDES[group.side]}, «\u00a0{group.title}\u00a0»\u00a0: {_enumerate(group.members)}."
    titles = {CORE: figure.core.title} | {group.key: group.title for group in figure.groups}
    for link in figure.links:
        yield _describe_link(link, titles)


def _describe_core(figure: TeamFigure) -> Iterator[str]:
    carriers = [role for role in figure.core.roles if role.carrier]
    others = [role for role in figure.core.roles if not role.carrier]
    title = f"Au centre, «\u00a0{figure.core.title}\u00a0»"
    if carriers:
        verb = "portent" if len(carriers) > 1 else "porte"
        yield f"{title}\u00a0: {_enumerate(carriers)} {verb} le produit."
        if others:
            yield f"Avec {'eux' if len(carriers) > 1 else 'ce rôle'}\u00a0: {_enumerate(others)}."
    else:
        yield f"{title}\u00a0: {_enumerate(others)}."
    if figure.core.mention:
        yield f"Une mention précise\u00a0: {figure.core.mention.rstrip('.')}."


def _describe_link(link: Relation, titles: dict[str, str]) -> str:
    source, target = f"«\u00a0{titles[link.source]}\u00a0»", f"«\u00a0{titles[link.target]}\u00a0»"
    words = f"\u00a0: {link.label.rstrip('.')}" if link.label else ""
    match link.direction:
        case "simple":
            return f"Une flèche va de {source} vers {target}{words}."
        case "double":
            return f"Une flèche à double sens relie {source} et {target}{words}."
        case "aucun":
            return f"Un trait relie {source} et {target}{words}."


def _enumerate(people: Sequence[Role | Member]) -> str:
    """« A (détail), B et C »."""
    names = [f"{person.name} ({person.detail})" if person.detail else person.name for person in people]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} et {names[-1]}"
