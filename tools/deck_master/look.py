"""What the master takes from a theme: fonts, colours by French role, type sizes.

Comes in: ``theme.yaml``. Goes out: a ``Look``. The file is read without ``load_theme``, which wants the master that
is being made.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ruamel.yaml import YAML

EMU_PER_PIXEL = 9525  # the mock-up's pixel: 1280 of them are 13.333 inches


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Fonts, colours (``#RRGGBB``), type scales in points, and layout names by archetype (French keys)."""

    font: str
    colors: Mapping[str, str]
    sizes: Mapping[str, tuple[float, ...]]
    small: Mapping[str, float]
    layouts: Mapping[str, str]


def read_look(folder: Path) -> Look:
    """The look that the ``theme.yaml`` of ``folder`` describes."""
    theme = YAML(typ="safe").load((folder / "theme.yaml").read_text(encoding="utf-8"))
    scale = theme["diapositives"]
    return Look(
        font=theme["polices"]["texte"],
        colors=theme["couleurs"],
        sizes={key: tuple(value) for key, value in scale.items() if isinstance(value, list)},
        small={key: float(value) for key, value in scale.items() if not isinstance(value, list)},
        layouts=theme["gabarits"],
    )
