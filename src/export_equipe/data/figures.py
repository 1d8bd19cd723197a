"""The data of a page: its figures, the header of its memo, the captions of its tables.

Comes in: ``<page>.yaml`` as plain values. Goes out: frozen models, or pydantic errors whose ``loc`` is the path of the
wrong value. Decided here: the keys that a page's data may have, and the checks between them.
"""

from collections.abc import Iterable, Iterator
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, ValidationError, model_validator
from pydantic_core import InitErrorDetails, PydanticCustomError

from export_equipe.data.texts import Data, DateText, Text

CORE = "noyau"  # the key of the core at the ends of links
Place = tuple[str | int, ...]


class Role(Data):
    """A role of the core; a ``carrier`` carries the product and is drawn larger."""

    name: Text = Field(alias="nom")
    detail: Text | None = Field(None, alias="precision")
    carrier: bool = Field(False, alias="porteur")


class Member(Data):
    """Someone around the core."""

    name: Text = Field(alias="nom")
    detail: Text | None = Field(None, alias="precision")


def _named(value: object) -> object:
    """A member may be written as its name alone."""
    return {"nom": value} if isinstance(value, str) else value


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
    members: tuple[Annotated[Member, BeforeValidator(_named)], ...] = Field(alias="membres", min_length=1, strict=False)


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


def _repetitions(place: Place, key: str, word: str, names: Iterable[str]) -> Iterator[InitErrorDetails]:
    seen: set[str] = set()
    for index, name in enumerate(names):
        if name.casefold() in seen:
            yield _problem((*place, index, key), "doublon", f"{word} en double : « {name} »", name)
        seen.add(name.casefold())


def _problem(place: Place, kind: str, message: str, value: Any) -> InitErrorDetails:
    error = PydanticCustomError(kind, "{message}", {"message": message})
    return InitErrorDetails(type=error, loc=place, input=value)


class MemoHeader(Data):
    """The header of the memo; ``date`` is ISO 8601 when the YAML gives a date, else the text as written."""

    to: Text | None = Field(None, alias="a_l_attention_de")
    sender: Text | None = Field(None, alias="de")
    subject: Text | None = Field(None, alias="objet")
    date: DateText | None = None
    reference: Text | None = None


class TableCaption(Data):
    """The caption and the text alternative of one table of the page."""

    title: Text = Field(alias="titre")
    description: Text | None = None


class PageData(Data):
    """All that a page's YAML may hold; ``tables`` caption the page's tables in their order."""

    figures: tuple[TeamFigure, ...] = Field((), strict=False)
    memo: MemoHeader | None = Field(None, alias="note")
    tables: tuple[TableCaption, ...] = Field((), alias="tableaux", strict=False)
