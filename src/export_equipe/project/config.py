"""The configuration of a space, ``export-equipe.yaml`` at the top of the content folder.

Comes in: that file, or nothing. Goes out: a frozen ``Config``. Decided here: the keys (in French: the team writes them)
and their defaults.
"""

from collections.abc import Mapping
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

CONFIG_NAME = "export-equipe.yaml"


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Markers(_Strict):
    """The words that make a marker.

    ``brackets``: words that open a marker in brackets; ``figures``: phrases that ask for a figure, and its kind.
    """

    brackets: list[str] = Field(
        alias="crochets", default=["ENRICHIR", "COMMENT", "COMPLÉTER", "À COMPLÉTER", "TODO", "TBD"]
    )
    figures: Mapping[str, str] = Field(
        default={
            "Schéma ici": "equipe",
            "Processus ici": "processus",
            "Chronologie ici": "chronologie",
            "Feuille de route ici": "feuille_de_route",
            "Phases ici": "phases",
            "Matrice d’impact ici": "matrice_impact",
            "Graphique ici": "graphique",
        }
    )


class Tables(_Strict):
    """How tables are named: ``corner`` is the name given to an empty corner header."""

    corner: str = Field(alias="coin", default="Activité", min_length=1)


class Deck(_Strict):
    """How slides are made: ``master`` is a .pptx or .potx of the content folder, in place of the theme's own."""

    master: str = ""


class Config(_Strict):
    """All settings of a space; every one has a default. Keys are French in the file, attributes English here.

    ``mentions`` maps GitBook user ids to names; ``conditions`` gives the value of conditions, or of what they compare;
    ``typography`` is the profile of typographical rules.
    """

    organisation: str = ""
    author: str = Field(alias="auteur", default="")
    subject: str = Field(alias="sujet", default="")
    keywords: list[str] = Field(alias="mots_cles", default=[])
    language: str = Field(alias="langue", default="fr-FR", pattern=r"^[a-z]{2,3}(-[A-Z]{2})?$")
    theme: str = "default"
    typography: Literal["fr", "ue", "aucune"] = Field(alias="typographie", default="fr")
    mentions: Mapping[str, str] = Field(default={})
    conditions: Mapping[str, bool | str | int] = Field(default={})
    markers: Markers = Field(alias="marqueurs", default=Markers())
    tables: Tables = Field(alias="tableaux", default=Tables())
    deck: Deck = Deck()
