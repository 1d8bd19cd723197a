"""What a theme says, as frozen values. Sizes are points; colours are ``#RRGGBB``."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SlideSizes:
    """The type scale of slides; each tuple goes from the preferred size down to the smallest allowed.

    ``statement`` is for a sentence alone on its slide, ``number`` for key figures. ``pitch`` is the ratio of the exact
    line spacing to the type size.
    """

    cover: tuple[float, ...]
    title: tuple[float, ...]
    subtitle: tuple[float, ...]
    statement: tuple[float, ...]
    number: tuple[float, ...]
    body: tuple[float, ...]
    table: tuple[float, ...]
    detail: float
    label: float
    footer: float
    pitch: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """A theme, ready to use.

    ``colors`` maps each role to a colour; ``font`` is the name written in office files, ``measured`` the packaged
    family that has its metrics; ``layouts`` maps the archetypes of slides to layout names of the deck's master;
    ``styles`` maps roles of the memo (``title``, ``list_bullet``…) to style names of its master.
    ``folders`` are the theme's folder, then those of the themes that it completes: what the first does not have is read
    from the next. ``foreign`` says that the deck's master is
    none of ours: its layouts are matched, and its texts are written in ``font``, the one that is measured.
    """

    name: str
    folders: tuple[str, ...]
    font: str
    measured: str
    emoji_font: str
    code_font: str
    colors: Mapping[str, str]
    slides: SlideSizes
    layouts: Mapping[str, str]
    styles: Mapping[str, str]
    deck_master: bytes
    memo_master: bytes
    foreign: bool = False

    @property
    def folder(self) -> str:
        """The theme's own folder."""
        return self.folders[0]

    def color(self, role: str) -> str:
        """The colour of ``role``; a colour (``#RRGGBB``) is its own."""
        return role if role.startswith("#") else self.colors[role]
