"""The contrast of two colours, as WCAG 2.2 measures it (1.4.3, relative luminance).

Comes in: colours ``#RRGGBB``. Goes out: ratios from 1 to 21, the colour in which a text can be read. Decided here: what
is enough for large text and for any other.
"""

from collections.abc import Sequence
from typing import Final

ENOUGH: Final = 4.5
ENOUGH_LARGE: Final = 3.0
BLACK, WHITE = "#000000", "#FFFFFF"  # on any ground, one of the two has enough contrast (4.58 at least)


def contrast(first: str, second: str) -> float:
    """The contrast of two colours."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def least_contrast(color: str, grounds: Sequence[str]) -> float:
    """The least contrast of ``color`` on any of ``grounds``, of which there is one at least."""
    return min(contrast(color, ground) for ground in grounds)


def readable(wanted: Sequence[str], grounds: Sequence[str], *, enough: float = ENOUGH) -> str:
    """The first of the ``wanted`` colours that can be read on all ``grounds``, else black or white.

    Where the grounds are not known (a picture), the last of them, which is the master's own: its author chose it.
    """
    known = [color for color in wanted if color]
    if not grounds:
        return known[-1] if known else BLACK
    found = next((color for color in known if least_contrast(color, grounds) >= enough), None)
    return found or max((BLACK, WHITE), key=lambda color: least_contrast(color, grounds))


def blended(color: str, ground: str) -> str:
    """``color`` over ``ground``; as ``#RRGGBBAA`` it lets the ground show."""
    if len(color) <= len("#RRGGBB"):
        return color
    share = int(color[7:9], 16) / 255
    pairs = ((int(color[at : at + 2], 16), int(ground[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(over * share + under * (1 - share)):02X}" for over, under in pairs)


def _luminance(color: str) -> float:
    channels = (int(color.lstrip("#")[at : at + 2], 16) / 255 for at in (0, 2, 4))
    red, green, blue = (each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
