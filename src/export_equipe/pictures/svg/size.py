"""The size of an SVG picture.

Comes in: the attributes of its root. Goes out: width and height in CSS pixels, and a view box that is always there.
Decided here: percentages count as no size; a size alone is completed by the ratio of the view box; what says nothing is
300 by 150 (CSS 2.1, 10.3.2); nothing is larger than 10,000 or smaller than 1. SVG 1.1, 7.7 and 7.12.
"""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass

_LENGTH = re.compile(
    r"\s*\+?(\d+(?:\.\d*)?(?:e[+-]?\d{1,3})?|\.\d+)\s*(px|pt|pc|mm|cm|in|q|em|rem|ex|ch)?\s*$", re.IGNORECASE
)
_PIXELS = {
    "": 1.0, "px": 1.0, "pt": 96 / 72, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0, "q": 96 / 101.6,
    "em": 16.0, "rem": 16.0, "ex": 8.0, "ch": 8.0,
}  # fmt: skip
_LARGEST = 10_000.0


@dataclass(frozen=True, slots=True, kw_only=True)
class SvgSize:
    """``width`` and ``height`` in CSS pixels; ``box`` is x, y, width, height in user units."""

    width: float
    height: float
    box: tuple[float, float, float, float]


def measure_svg(attributes: Mapping[str, str]) -> SvgSize | None:
    """The size of a root with these attributes; ``None`` when it has no area."""
    box = _read_box(attributes.get("viewBox", ""))
    width, height = (_read_length(attributes.get(name, "")) for name in ("width", "height"))
    if 0.0 in (width, height):
        return None
    ratio = box[2] / box[3] if box else (width or 300.0) / (height or 150.0)
    if width is None and height is None:
        width, height = (box[2], box[3]) if box else (300.0, 150.0)
    width = width if width is not None else (height or 0.0) * (ratio if box else 0.0) or 300.0
    height = height if height is not None else (width / ratio if box else 150.0)
    box = box or (0.0, 0.0, width, height)
    scale = min(1.0, _LARGEST / max(width, height))
    return SvgSize(width=max(1.0, width * scale), height=max(1.0, height * scale), box=box)


def _read_box(text: str) -> tuple[float, float, float, float] | None:
    """A view box that has an area and numbers that programs can count with."""
    try:
        values = [float(part) for part in text.replace(",", " ").split()]
    except ValueError:
        return None
    sane = len(values) == 4 and all(math.isfinite(value) and abs(value) < 1e9 for value in values)
    return (values[0], values[1], values[2], values[3]) if sane and min(values[2:]) > 1e-6 else None


def _read_length(text: str) -> float | None:
    """A length in CSS pixels; ``None`` for a percentage, for « auto » and for what is no length."""
    match = _LENGTH.match(text)
    if match is None:
        return None
    length = float(match[1]) * _PIXELS[(match[2] or "").lower()]
    return length if math.isfinite(length) else None
