"""A tree as boxes: formulas set as TeX sets them, with the measures of the font's MATH table.

Comes in: a tree and a style. Goes out: a box. Followed: The TeXbook, appendix G, in the terms of OpenType's MATH table
(https://learn.microsoft.com/typography/opentype/spec/math). Decided here: the style of each part. Time and room grow
with the number of nodes, however deep they are.
"""

from typing import assert_never

from export_equipe.formulas.alphabets import italic
from export_equipe.formulas.attachments import accent, arrow, brace, line, pile, scripts
from export_equipe.formulas.boxes import Box, centred, gather, hold
from export_equipe.formulas.constructions import fence, fraction, framed, root
from export_equipe.formulas.mathfont import attachment, constant, italic_correction, set_text, stretch
from export_equipe.formulas.spacing import set_kinds, space_between
from export_equipe.formulas.tables import set_table
from export_equipe.formulas.tree import (
    Arrow,
    Classed,
    Fence,
    Fraction,
    Framed,
    Gap,
    Kind,
    Leaf,
    Letter,
    Marked,
    Node,
    Number,
    Operator,
    Phantom,
    Root,
    Row,
    Scripts,
    Sign,
    Size,
    Styled,
    Table,
    Words,
    kind_of,
)

_SMALLER = {
    Size.DISPLAY: Size.SCRIPT, Size.TEXT: Size.SCRIPT, Size.SCRIPT: Size.SMALLEST, Size.SMALLEST: Size.SMALLEST,
}  # fmt: skip
_INNER = {Size.DISPLAY: Size.TEXT, Size.TEXT: Size.SCRIPT, Size.SCRIPT: Size.SMALLEST, Size.SMALLEST: Size.SMALLEST}
_LEVEL = {Size.DISPLAY: 0, Size.TEXT: 0, Size.SCRIPT: 1, Size.SMALLEST: 2}


def scale_of(size: Size) -> float:
    """The scale of a style."""
    match size:
        case Size.DISPLAY | Size.TEXT:
            return 1.0
        case Size.SCRIPT:
            return constant("SCRIPT_PERCENT_SCALE_DOWN")
        case Size.SMALLEST:
            return constant("SCRIPT_SCRIPT_PERCENT_SCALE_DOWN")
        case _:
            assert_never(size)


def lay_out(node: Node, size: Size) -> Box:
    """``node`` in the style ``size``."""
    scale, display = scale_of(size), size == Size.DISPLAY
    match node:
        case Letter() | Number() | Sign() | Operator() | Words() | Gap():
            return _leaf(node, size)
        case Row():
            return _row(node, size)
        case Fraction():
            return _fraction(node, node.size or size)
        case Root():
            degree = lay_out(node.degree, Size.SMALLEST) if node.degree is not None else None
            return root(lay_out(node.body, size), degree, scale, display=display)
        case Scripts():
            return _scripts(node, size)
        case Marked():
            return _marked(node, size)
        case Arrow():
            return arrow(node.text, _smaller(node.below, size), lay_out(node.above, _SMALLER[size]), scale)
        case Fence():
            signs = (node.opening, *node.middles, node.closing)
            return fence(signs, [lay_out(part, size) for part in node.parts], scale)
        case Table():
            return set_table(node, scale_of(node.size), lambda cell: lay_out(cell, node.size))
        case Phantom():
            return _phantom(node, lay_out(node.body, size))
        case Framed():
            return framed(lay_out(node.body, size), node.frame, scale)
        case Styled() | Classed():
            return lay_out(node.body, node.size if isinstance(node, Styled) else size)
        case _:
            assert_never(node)


def _leaf(node: Leaf, size: Size) -> Box:
    scale = scale_of(size)
    match node:
        case Letter():
            return _text(node.text if node.upright or len(node.text) > 1 else italic(node.text), size)
        case Number() | Words() | Operator(named=True):
            return _text(node.text, size)
        case Sign():
            return (
                centred(stretch(node.text, node.height, vertical=True), scale)
                if node.height
                else _text(node.text, size)
            )
        case Operator():
            return _operator(node, size)
        case Gap():
            return Box(width=node.width * scale, height=0.0, depth=0.0)
        case _:
            assert_never(node)


def _text(text: str, size: Size) -> Box:
    scale = scale_of(size)
    pieces, width = set_text(text, _LEVEL[size])
    found = hold(pieces, scale, width=width * scale)
    if len(pieces) != 1:
        return found
    only = pieces[0].glyph
    return Box(
        width=found.width, height=found.height, depth=found.depth, parts=found.parts,
        lean=italic_correction(only) * scale, top=attachment(only) * scale, single=True,
    )  # fmt: skip


def _operator(node: Operator, size: Size) -> Box:
    least = constant("DISPLAY_OPERATOR_MIN_HEIGHT") if size == Size.DISPLAY else 0.0
    pieces = stretch(node.text, least, vertical=True)
    found = centred(pieces, scale_of(size))
    lean = italic_correction(pieces[0].glyph) * scale_of(size)
    return Box(width=found.width, height=found.height, depth=found.depth, parts=found.parts, lean=lean)


def _row(node: Row, size: Size) -> Box:
    """Atoms side by side; a letter that leans is held off what follows, unless that is a letter."""
    kinds = iter(set_kinds([kind_of(child) for child in node.children if not isinstance(child, Gap)]))
    placed: list[tuple[float, float, Box]] = []
    x = lean = 0.0
    before: Kind | None = None
    for child in node.children:
        box = lay_out(child, size)
        if isinstance(child, Gap):
            x += box.width
            continue
        kind = next(kinds)
        x += 0.0 if isinstance(child, Letter) else lean
        x += space_between(before, kind, size) * scale_of(size) if before is not None else 0.0
        placed.append((x, 0.0, box))
        x += box.width
        before, lean = kind, box.lean if isinstance(child, Letter) else 0.0
    if len(placed) == len(node.children) == 1:
        return placed[0][2]
    return gather(placed, width=x + lean)


def _fraction(node: Fraction, size: Size) -> Box:
    top, bottom = lay_out(node.top, _INNER[size]), lay_out(node.bottom, _INNER[size])
    return fraction(top, bottom, scale_of(size), display=size == Size.DISPLAY, line=node.line)


def _smaller(node: Node | None, size: Size) -> Box | None:
    return lay_out(node, _SMALLER[size]) if node is not None else None


def _scripts(node: Scripts, size: Size) -> Box:
    base = lay_out(node.base, size)
    below, above = _smaller(node.below, size), _smaller(node.above, size)
    if node.stacked:
        return pile(base, below, above, scale_of(size))
    return scripts(base, below, above, scale_of(size), large=isinstance(node.base, Operator))


def _marked(node: Marked, size: Size) -> Box:
    body, mark = lay_out(node.body, size), node.mark
    if mark.combining:
        return accent(body, mark.combining, scale_of(size), wide=mark.stretched)
    if mark.sign in "‾_":
        return line(body, scale_of(size), over=mark.over)
    return brace(body, mark.sign, scale_of(size), over=mark.over)


def _phantom(node: Phantom, body: Box) -> Box:
    height, depth = (body.height, body.depth) if node.height else (0.0, 0.0)
    return Box(width=body.width if node.width else 0.0, height=height, depth=depth)
