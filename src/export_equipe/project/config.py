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

    ``crochets``: words that open a marker in brackets; ``figures``: phrases that ask for a figure, and its kind.
    """

    crochets: list[str] = Field(default=["ENRICHIR", "COMMENT", "COMPLÉTER", "À COMPLÉTER", "TODO", "TBD"])
    figures: Mapping[str, str] = Field(default={"Schéma ici": "equipe"})


class Tables(_Strict):
    """How tables are named: ``coin`` is the name given to an empty corner header."""

    coin: str = Field(default="Activité", min_length=1)


class Config(_Strict):
    """All settings of a space; every one has a default.

    ``mentions`` maps GitBook user ids to names; ``typographie`` is the profile of typographical rules.
    """

    organisation: str = ""
    auteur: str = ""
    sujet: str = ""
    mots_cles: list[str] = Field(default=[])
    langue: str = Field(default="fr-FR", pattern=r"^[a-z]{2,3}(-[A-Z]{2})?$")
    theme: str = "default"
    typographie: Literal["fr", "aucune"] = "fr"
    mentions: Mapping[str, str] = Field(default={})
    marqueurs: Markers = Markers()
    tableaux: Tables = Tables()
