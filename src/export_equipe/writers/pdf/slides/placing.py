"""Where things stand: boxes of the plan as CSS.

Comes in: boxes in EMU, lengths in points. Goes out: declarations. Decided here: how fine lengths are written (a
thousandth of a point, the same text on every machine).
"""

from export_equipe.masters.geometry import EMU_PER_POINT, Box

Inset = tuple[float, float, float, float]  # left, top, right, bottom


def points(emu: float) -> float:
    """EMU as points."""
    return emu / EMU_PER_POINT


def length(value: float) -> str:
    """``value`` points as CSS."""
    written = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if written in ("-0", "0") else f"{written}pt"


def place(box: Box) -> str:
    """The declarations that put something at ``box``, on its slide."""
    return place_at(points(box.x), points(box.y), points(box.width), points(box.height))


def place_at(left: float, top: float, width: float, height: float | None = None) -> str:
    """The same, from points; without ``height``, as high as its content."""
    high = "" if height is None else f";height:{length(max(height, 0.0))}"
    return f"left:{length(left)};top:{length(top)};width:{length(max(width, 0.0))}{high}"


def anchored(anchor: str, room: float, height: float) -> float:
    """How far below the top of ``room`` a text of this ``height`` begins; negative when it is higher than its room."""
    return {"top": 0.0, "middle": 0.5, "bottom": 1.0}[anchor] * (room - height)
