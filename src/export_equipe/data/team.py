"""The data of a team's figure: a core of roles, the groups around it, the links between them.

Decided here: the keys that the figure may have, and the checks between them (a name twice, a link to nobody).
"""

from collections.abc import Iterator
from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, ValidationError, model_validator
from pydantic_core import InitErrorDetails

from export_equipe.data.problems import problem as _problem
from export_equipe.data.problems import repetitions as _repetitions
from export_equipe.data.texts import Data, Text, named

CORE = "noyau"  # the key of the core at the ends of links


class Role(Data):
    """A role of the core; a ``carrier`` carries the product and is drawn larger."""

    name: Text = Field(alias="nom")
    detail: Text | None = Field(None, alias="precision")
    carrier: bool = Field(False, alias="porteur")


class Member(Data):
    """Someone around the core."""

    name: Text = Field(alias="nom")
    detail: Text | None = Field(None, alias="precision")


class Core(Data):
    """The team itself, with a ``mention`` under its roles."""

    title: Text = Field(alias="titre")
    roles: tuple[Role, ...] = Field(min_length=1, strict=False)
    mention: Text | None = None


class Group(Data):
    """People around the core, on one side of it; ``key`` names it in links."""

    key: Text = Field(alias="cle")
    title: Text = Field(alias="titre")
    side: Literal["gauche", "droite"] = Field(alias="cote")
    members: tuple[Annotated[Member, BeforeValidator(named)], ...] = Field(alias="membres", min_length=1, strict=False)


class Relation(Data):
    """A link between the core and a group, or between two groups; ``direction`` says which ends have arrow heads."""

    source: Text = Field(alias="de")
    target: Text = Field(alias="vers")
    label: Text | None = Field(None, alias="libelle")
    direction: Literal["simple", "double", "aucun"] = Field("simple", alias="sens")


class TeamFigure(Data):
    """The figure of a team: a core of roles, the groups around it, the links between them."""

    type: Literal["equipe"]
    title: Text = Field(alias="titre")
    alternative: Text | None = None
    core: Core = Field(alias="noyau")
    groups: tuple[Group, ...] = Field((), alias="groupes", strict=False)
    links: tuple[Relation, ...] = Field((), alias="liens", strict=False)

    @model_validator(mode="after")
    def _check(self) -> Self:
        problems = [*self._repeated(), *self._loose()]
        if problems:
            # Each problem keeps its own place under this figure: pydantic puts the outer path before it.
            raise ValidationError.from_exception_data("figure", problems)
        return self

    def _repeated(self) -> Iterator[InitErrorDetails]:
        """Names and keys that stand twice."""
        yield from _repetitions((CORE, "roles"), "nom", "rôle", (role.name for role in self.core.roles))
        yield from _repetitions(("groupes",), "cle", "clé", (group.key for group in self.groups))
        for index, group in enumerate(self.groups):
            if group.key == CORE:
                yield _problem(("groupes", index, "cle"), "cle_reservee", "la clé « noyau » est celle du noyau", CORE)
            names = (member.name for member in group.members)
            yield from _repetitions(("groupes", index, "membres"), "nom", "membre", names)

    def _loose(self) -> Iterator[InitErrorDetails]:
        """Links to an unknown key, to oneself, or said twice."""
        keys = {CORE, *(group.key for group in self.groups)}
        seen: set[frozenset[str]] = set()
        for index, link in enumerate(self.links):
            ends = frozenset((link.source, link.target))
            for name, key in (("de", link.source), ("vers", link.target)):
                if key not in keys:
                    message = f"lien vers une clé inconnue : « {key} » (connues : {', '.join(sorted(keys))})"
                    yield _problem(("liens", index, name), "lien_inconnu", message, key)
            if len(ends) == 1:
                message = f"lien de « {link.source} » vers lui-même"
                yield _problem(("liens", index, "vers"), "lien_boucle", message, link.target)
            elif ends in seen:
                message = f"lien en double entre « {link.source} » et « {link.target} » (écrire « sens: double »)"
                yield _problem(("liens", index, "vers"), "lien_double", message, link.target)
            seen.add(ends)
