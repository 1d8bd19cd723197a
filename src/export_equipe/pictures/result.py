"""What comes of reading a picture: the picture and what was taken out of it, or why there is none."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from export_equipe.model.picture import Picture


class FaultKind(StrEnum):
    """Why a picture cannot be used; the values are French, for messages."""

    EMPTY = "vide"
    UNREADABLE = "illisible"
    TOO_MANY_PIXELS = "trop de pixels"
    TOO_COMPLEX = "trop complexe"


class Removed(StrEnum):
    """What an SVG loses when it is cleaned; the values are French, for messages."""

    SCRIPT = "script"
    HANDLER = "gestionnaire d’événement"
    EXTERNAL = "référence externe"
    FOREIGN = "contenu HTML"
    ANIMATION = "animation"
    FONT = "police incorporée"
    PICTURE = "image incorporée illisible"
    LOOP = "référence circulaire"
    ELEMENT = "élément inconnu"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadPicture:
    """A picture that can be used; ``removed`` is what it lost, without doubles, in the order of ``Removed``."""

    picture: Picture
    removed: tuple[Removed, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureFault:
    """A picture that cannot be used."""

    kind: FaultKind


PictureResult: TypeAlias = ReadPicture | PictureFault
