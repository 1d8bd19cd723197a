"""The colours of marked words: from what pages write to the few tints of a theme.

Comes in: a ``style`` attribute. Goes out: the names of two tints. Decided here: GitBook's colours, CSS names and
numbers become the nearest of eight tints, whose contrast the theme guarantees; a colour that says nothing (black,
inherit) is none.
"""

import colorsys
import re
from typing import Final

TINTS: Final = ("red", "orange", "yellow", "green", "blue", "purple", "pink", "gray")
_NAMES: Final = {
    "primary": "blue", "info": "blue", "success": "green", "warning": "orange", "danger": "red", "neutral": "gray",
    "grey": "gray", "silver": "gray", "brown": "orange", "gold": "yellow", "teal": "green", "cyan": "blue",
    "navy": "blue", "lime": "green", "violet": "purple", "indigo": "purple", "magenta": "pink", "fuchsia": "pink",
    "crimson": "red", "darkred": "red", "darkgreen": "green", "darkblue": "blue", "lightblue": "blue",
    "lightgreen": "green", "olive": "green",
    **{tint: tint for tint in TINTS},
}  # fmt: skip
_HUES: Final = (
    (20, "red"),
    (45, "orange"),
    (70, "yellow"),
    (170, "green"),
    (255, "blue"),
    (290, "purple"),
    (340, "pink"),
)
_DECLARATION: Final = re.compile(r"(?:^|;)\s*(color|background-color|background)\s*:\s*([^;]+)", re.IGNORECASE)
_HEX: Final = re.compile(r"#([0-9a-f]{3,8})\b", re.IGNORECASE)
_RGB: Final = re.compile(r"rgba?\(\s*(\d{1,3})\s*,?\s*(\d{1,3})\s*,?\s*(\d{1,3})", re.IGNORECASE)


def read_tints(style: str) -> tuple[str, str]:
    """The tints of the words and of their ground in ``style``; ``""`` where it gives none."""
    found = {match[1].lower(): _tint(match[2].strip().lower()) for match in _DECLARATION.finditer(style)}
    return found.get("color", ""), found.get("background-color", "") or found.get("background", "")


def _tint(value: str) -> str:
    name = value.removeprefix("$").removeprefix("var(--").rstrip(")").partition(" ")[0]
    if name in _NAMES:
        return _NAMES[name]
    digits = _HEX.match(value)
    if digits:
        return _nearest(*_channels(digits[1]))
    numbers = _RGB.match(value)
    return _nearest(*(min(int(number), 255) for number in numbers.groups())) if numbers else ""


def _channels(digits: str) -> tuple[int, int, int]:
    if len(digits) < 6:
        digits = "".join(char * 2 for char in digits[:3])
    return int(digits[0:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)


def _nearest(red: int, green: int, blue: int) -> str:
    hue, lightness, saturation = colorsys.rgb_to_hls(red / 255, green / 255, blue / 255)
    if saturation < 0.12 or not 0.06 < lightness < 0.97:
        return "gray" if 0.2 < lightness < 0.9 else ""
    return next((name for limit, name in _HUES if hue * 360 < limit), "red")
