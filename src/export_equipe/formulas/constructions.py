"""Fractions, roots, delimiters and frames around boxes.

Comes in: boxes already laid out, the scale of the style. Goes out: one box. Followed: the constants of OpenType's MATH
table, under their names.
"""

from collections.abc import Sequence

from export_equipe.formulas.boxes import Box, Placed, Stroke, centred, gather, hold, rule
from export_equipe.formulas.mathfont import constant, stretch
from export_equipe.formulas.tree import Frame

_SIDE = 0.12  # em, at each side of a fraction and for a delimiter that is not shown (\nulldelimiterspace)


def fraction(top: Box, bottom: Box, scale: float, *, display: bool, line: bool) -> Box:
    """``top`` over ``bottom``, with or without a line between them."""
    axis = constant("AXIS_HEIGHT") * scale
    thickness = constant("FRACTION_RULE_THICKNESS") * scale
    up, down = (_around_line if line else _around_gap)(top, bottom, scale, display=display)
    width = max(top.width, bottom.width)
    side = _SIDE * scale
    parts = [(side + (width - top.width) / 2, up, top), (side + (width - bottom.width) / 2, -down, bottom)]
    if line:
        parts.append((side, 0.0, rule(width, thickness, bottom=axis - thickness / 2)))
    return gather(parts, width=width + 2 * side)


def _around_line(top: Box, bottom: Box, scale: float, *, display: bool) -> tuple[float, float]:
    """How far up and down the two parts go, a line between them."""
    style = "_DISPLAY_STYLE" if display else ""
    names = ("NUM_DISPLAY_STYLE", "DENOM_DISPLAY_STYLE") if display else ("NUMERATOR", "DENOMINATOR")
    over, under = (constant(f"FRACTION_{name}_GAP_MIN") * scale for name in names)
    axis, half = constant("AXIS_HEIGHT") * scale, constant("FRACTION_RULE_THICKNESS") * scale / 2
    up = max(constant(f"FRACTION_NUMERATOR{style}_SHIFT_UP") * scale, axis + half + over + top.depth)
    down = max(constant(f"FRACTION_DENOMINATOR{style}_SHIFT_DOWN") * scale, bottom.height + under + half - axis)
    return up, down


def _around_gap(top: Box, bottom: Box, scale: float, *, display: bool) -> tuple[float, float]:
    """How far up and down the two parts go, nothing between them."""
    style = "_DISPLAY_STYLE" if display else ""
    up = constant(f"STACK_TOP{style}_SHIFT_UP") * scale
    down = constant(f"STACK_BOTTOM{style}_SHIFT_DOWN") * scale
    lack = constant(f"STACK{style}_GAP_MIN") * scale - (up - top.depth - bottom.height + down)
    return up + max(0.0, lack) / 2, down + max(0.0, lack) / 2


def root(body: Box, degree: Box | None, scale: float, *, display: bool) -> Box:
    """``body`` under a radical sign."""
    thickness = constant("RADICAL_RULE_THICKNESS") * scale
    gap = constant("RADICAL_DISPLAY_STYLE_VERTICAL_GAP" if display else "RADICAL_VERTICAL_GAP") * scale
    least = body.height + body.depth + gap + thickness
    sign = hold(stretch("√", least / scale, vertical=True), scale)
    # What the sign has in excess is shared between the room over the body and the room under it.
    top = body.height + gap + max(0.0, sign.height + sign.depth - least) / 2 + thickness
    sign = sign.shifted(top - sign.height)
    x = 0.0
    parts: list[tuple[float, float, Box]] = []
    if degree is not None:
        before, after = (constant(f"RADICAL_KERN_{side}_DEGREE") * scale for side in ("BEFORE", "AFTER"))
        raised = constant("RADICAL_DEGREE_BOTTOM_RAISE_PERCENT") * (sign.height + sign.depth) - sign.depth
        parts.append((before, raised + degree.depth, degree))
        x = max(0.0, before + degree.width + after)
    inner = x + sign.width
    bar = rule(body.width, thickness, bottom=top - thickness)
    parts += [(x, 0.0, sign), (inner, 0.0, bar), (inner, 0.0, body)]
    return gather(parts, width=inner + body.width)


def fence(signs: Sequence[str], bodies: Sequence[Box], scale: float) -> Box:
    """``bodies`` between delimiters that reach as far as they do; there is one more sign than bodies."""
    axis = constant("AXIS_HEIGHT") * scale
    reach = 2 * max(0.0, *(max(body.height - axis, body.depth + axis) for body in bodies))
    # TeX: \delimiterfactor=901, \delimitershortfall=5pt.
    target = max(0.901 * reach, reach - 0.5 * scale) / scale
    placed: list[tuple[float, float, Box]] = []
    x = 0.0
    for at, sign in enumerate(signs):
        space = 5 / 18 * scale if 0 < at < len(signs) - 1 else 0.0
        box = centred(stretch(sign, target, vertical=True), scale) if sign else None
        if box is not None:
            placed.append((x + space, 0.0, box))
        x += (box.width if box is not None else _SIDE * scale) + 2 * space
        if at < len(bodies):
            placed.append((x, 0.0, bodies[at]))
            x += bodies[at].width
    return gather(placed, width=x)


def framed(body: Box, frame: Frame, scale: float) -> Box:
    """``body`` in a box, or struck."""
    thickness = 0.05 * scale
    pad = 0.3 * scale if frame == Frame.BOX else 0.0
    width, height, depth = body.width + 2 * pad, body.height + pad, body.depth + pad
    rise = height + depth
    parts: tuple[Placed, ...] = (Placed(x=pad, y=0.0, item=body),)
    if frame == Frame.BOX:
        level, upright = rule(width, thickness), rule(thickness, rise)
        places = ((0.0, -depth, level), (0.0, height - thickness, level), (0.0, -depth, upright))
        parts += tuple(Placed(x=x, y=y, item=box) for x, y, box in (*places, (width - thickness, -depth, upright)))
    if frame in (Frame.UP, Frame.CROSS):
        parts += (Placed(x=0.0, y=-depth, item=Stroke(width=width, rise=rise, thickness=thickness)),)
    if frame in (Frame.DOWN, Frame.CROSS):
        parts += (Placed(x=0.0, y=height, item=Stroke(width=width, rise=-rise, thickness=thickness)),)
    if frame == Frame.ACROSS:
        parts += (Placed(x=0.0, y=(height - depth) / 2, item=rule(width, thickness)),)
    return Box(width=width, height=height, depth=depth, parts=parts)
