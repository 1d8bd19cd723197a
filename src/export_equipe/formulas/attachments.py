"""What is attached to a box: scripts, limits, accents, lines, braces, labels of arrows.

Comes in: boxes already laid out, the scale of the style. Goes out: one box. Followed: the constants of OpenType's MATH
table, under their names.
"""

from export_equipe.formulas.boxes import Box, gather, hold, rule
from export_equipe.formulas.mathfont import Piece, attachment, char_glyph, constant, stretch


def scripts(base: Box, below: Box | None, above: Box | None, scale: float, *, large: bool) -> Box:
    """``base`` with a subscript and a superscript; ``large`` when it is an operator, which leans over its subscript."""
    up, down = _shifts(base, below, above, scale)
    parts = [(0.0, 0.0, base)]
    parts += [(base.width + (0.0 if large else base.lean), up, above)] if above is not None else []
    parts += [(base.width - (base.lean if large else 0.0), -down, below)] if below is not None else []
    width = max(x + box.width for x, _, box in parts) + constant("SPACE_AFTER_SCRIPT") * scale
    return gather(parts, width=width)


def _shifts(base: Box, below: Box | None, above: Box | None, scale: float) -> tuple[float, float]:
    """How far up and down scripts go; from the base line for one glyph, from the box's edges for anything else."""
    up = down = 0.0
    if above is not None:
        drop = 0.0 if base.single else base.height - constant("SUPERSCRIPT_BASELINE_DROP_MAX") * scale
        bottom = above.depth + constant("SUPERSCRIPT_BOTTOM_MIN") * scale
        up = max(constant("SUPERSCRIPT_SHIFT_UP") * scale, drop, bottom)
    if below is not None:
        drop = 0.0 if base.single else base.depth + constant("SUBSCRIPT_BASELINE_DROP_MIN") * scale
        top = below.height - constant("SUBSCRIPT_TOP_MAX") * scale
        down = max(constant("SUBSCRIPT_SHIFT_DOWN") * scale, drop, top)
    if above is not None and below is not None:
        gap = (up - above.depth) - (below.height - down)
        down += max(0.0, constant("SUB_SUPERSCRIPT_GAP_MIN") * scale - gap)
    return up, down


def pile(base: Box, below: Box | None, above: Box | None, scale: float) -> Box:
    """``base`` with labels centred under and over it."""
    width = max(box.width for box in (base, below, above) if box is not None)
    parts = [((width - base.width) / 2, 0.0, base)]
    if above is not None:
        rise = constant("UPPER_LIMIT_BASELINE_RISE_MIN") * scale
        gap = max(constant("UPPER_LIMIT_GAP_MIN") * scale, rise - above.depth)
        parts.append(((width - above.width) / 2 + base.lean / 2, base.height + gap + above.depth, above))
    if below is not None:
        drop = constant("LOWER_LIMIT_BASELINE_DROP_MIN") * scale
        gap = max(constant("LOWER_LIMIT_GAP_MIN") * scale, drop - below.height)
        parts.append(((width - below.width) / 2 - base.lean / 2, -base.depth - gap - below.height, below))
    return gather(parts, width=width)


def line(body: Box, scale: float, *, over: bool) -> Box:
    """``body`` under or over a line."""
    name = "OVERBAR" if over else "UNDERBAR"
    thickness = constant(f"{name}_RULE_THICKNESS") * scale
    gap = constant(f"{name}_VERTICAL_GAP") * scale
    bottom = body.height + gap if over else -body.depth - gap - thickness
    return gather([(0.0, 0.0, body), (0.0, 0.0, rule(body.width, thickness, bottom=bottom))], width=body.width)


def brace(body: Box, sign: str, scale: float, *, over: bool) -> Box:
    """``body`` under or over a sign as wide as it is."""
    drawn = hold(stretch(sign, body.width / scale, vertical=False), scale)
    gap = constant("STRETCH_STACK_GAP_ABOVE_MIN") * scale
    y = body.height + gap + drawn.depth if over else -body.depth - gap - drawn.height
    width = max(body.width, drawn.width)
    return gather([((width - body.width) / 2, 0.0, body), ((width - drawn.width) / 2, y, drawn)], width=width)


def accent(body: Box, combining: str, scale: float, *, wide: bool) -> Box:
    """``body`` under an accent; a combining glyph hangs at the left of its place."""
    plain = (Piece(glyph=char_glyph(combining), x=0.0, y=0.0),)
    pieces = stretch(combining, body.width / scale, vertical=False) if wide else plain
    drawn = hold(pieces, scale)
    left = min(piece.x + piece.glyph.left for piece in pieces) * scale
    right = max(piece.x + piece.glyph.right for piece in pieces) * scale
    at = (left + right) / 2 if wide else attachment(pieces[0].glyph) * scale
    over = body.width / 2 if body.top is None or wide else body.top
    rise = max(0.0, body.height - constant("ACCENT_BASE_HEIGHT") * scale)
    found = gather([(0.0, 0.0, body), (over - at, rise, drawn)], width=body.width)
    return Box(width=found.width, height=found.height, depth=body.depth, parts=found.parts, single=body.single)


def arrow(sign: str, below: Box | None, above: Box, scale: float) -> Box:
    """An arrow longer than its labels."""
    width = max(box.width for box in (above, below) if box is not None) + 0.8 * scale
    drawn = hold(stretch(sign, max(width / scale, 1.4), vertical=False), scale)
    gap = constant("STRETCH_STACK_GAP_ABOVE_MIN") * scale
    full = max(width, drawn.width)
    parts = [
        ((full - drawn.width) / 2, 0.0, drawn),
        ((full - above.width) / 2, drawn.height + gap + above.depth, above),
    ]
    if below is not None:
        parts.append(((full - below.width) / 2, -drawn.depth - gap - below.height, below))
    return gather(parts, width=full)
