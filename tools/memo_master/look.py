"""The look of the memo master: colours and fonts of the theme, lengths of the page.

Comes in: ``theme.yaml``. Goes out: a frozen ``Look``. Lengths are twentieths of a point (twips) unless said.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ruamel.yaml import YAML

MILLIMETRE = 1440 / 25.4
PAGE_WIDTH = 11906  # A4
PAGE_HEIGHT = 16838
SIDE = round(22 * MILLIMETRE)
TOP = round(25 * MILLIMETRE)
HEADER = round(11 * MILLIMETRE)
TEXT_WIDTH = PAGE_WIDTH - 2 * SIDE


@dataclass(frozen=True, slots=True)
class Look:
    """What the styles take from the theme: two font names, and colours as ``RRGGBB`` by their French role."""

    font: str
    code_font: str
    colors: Mapping[str, str]

    def color(self, role: str) -> str:
        """The colour of ``role`` as ``RRGGBB``, the form of ST_HexColor."""
        return self.colors[role].removeprefix("#").upper()


def read_look(theme: Path) -> Look:
    """The look that ``theme`` (a ``theme.yaml``) asks for."""
    values = YAML(typ="safe", pure=True).load(theme.read_text(encoding="utf-8"))
    return Look(font=values["polices"]["texte"], code_font=values["polices"]["code"], colors=values["couleurs"])
