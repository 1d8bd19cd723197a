"""The contrast of two colours, as WCAG 2.2 measures it (1.4.3, relative luminance).

Comes in: colours ``#RRGGBB``. Goes out: ratios from 1 to 21. Decided here: what is enough for large text and for any
other.
"""

from collections.abc import Sequence
from typing import Final

ENOUGH: Final = 4.5
ENOUGH_LARGE: Final = 3.0
BLACK, WHITE = "#161616", "#FFFFFF"


def contrast(first: str, second: str) -> float:
    """The contrast of two colours."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def readable(wanted: Sequence[str], ground: str, *, enough: float = ENOUGH) -> str:
    """The first of the ``wanted`` colours that can be read on ``ground``, else black or white."""
    found = next((color for color in wanted if color and contrast(color, ground) >= enough), None)
    return found or max((BLACK, WHITE), key=lambda color: contrast(color, ground))


def _luminance(color: str) -> float:
    channels = (int(color.lstrip("#")[at : at + 2], 16) / 255 for at in (0, 2, 4))
    red, green, blue = (each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
