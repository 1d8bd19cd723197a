"""A tree as presentation MathML, for HTML.

Comes in: a tree and its text alternative. Goes out: one ``math`` element. Followed: MathML Core
(https://www.w3.org/TR/mathml-core/), plus what it ignores without harm and readers of MathML 3 use (``menclose``,
``columnalign``, ``columnlines``). Operators' spacing is the operator dictionary's, save where TeX's class differs.
"""

from html import escape
from typing import assert_never

from export_equipe.formulas.operands import is_function
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
    TableRole,
    Words,
)

NAMESPACE = "http://www.w3.org/1998/Math/MathML"
_LEVELS = {
    Size.DISPLAY: ("true", "0"), Size.TEXT: ("false", "0"), Size.SCRIPT: ("false", "1"), Size.SMALLEST: ("false", "2"),
}  # fmt: skip
_ALIGN = {"l": "left", "c": "center", "r": "right"}
_APPLY = "<mo>\u2061</mo>"


def write_mathml(tree: Node, *, display: bool, text: str) -> str:
    """``tree`` as a ``math`` element; ``text`` is its text alternative."""
    way = "block" if display else "inline"
    return f'<math xmlns="{NAMESPACE}" display="{way}" alttext="{escape(text)}">{_one(tree)}</math>'


def _one(node: Node) -> str:
    """``node`` as exactly one element."""
    while isinstance(node, Row) and len(node.children) == 1:
        (node,) = node.children
    if isinstance(node, Row):
        return f"<mrow>{_row(node)}</mrow>"
    found = _write(node)
    return f"<mrow>{found}</mrow>" if isinstance(node, Classed) else found


def _row(row: Row) -> str:
    """The children of ``row``; a function is tied to what it applies to."""
    parts = []
    for at, child in enumerate(row.children):
        parts.append(_one(child))
        following = row.children[at + 1 : at + 2]
        if is_function(child) and following and not isinstance(following[0], Operator | Gap):
            parts.append(_APPLY)
    return "".join(parts)


def _write(node: Node) -> str:
    match node:
        case Letter() | Number() | Sign() | Operator() | Words() | Gap():
            return _leaf(node)
        case Row():
            return f"<mrow>{_row(node)}</mrow>"
        case Fraction():
            return _fraction(node)
        case Root():
            body = _one(node.body)
            return f"<mroot>{body}{_one(node.degree)}</mroot>" if node.degree is not None else f"<msqrt>{body}</msqrt>"
        case Scripts():
            return _scripts(node)
        case Marked():
            return _marked(node)
        case Arrow():
            return _arrow(node)
        case Fence():
            return _fence(node)
        case Table():
            return _table(node)
        case Phantom():
            return _phantom(node)
        case Framed():
            return f'<menclose notation="{node.frame}">{_one(node.body)}</menclose>'
        case Styled():
            display, level = _LEVELS[node.size]
            return f'<mstyle displaystyle="{display}" scriptlevel="{level}">{_one(node.body)}</mstyle>'
        case Classed():
            return _classed(node)
        case _:
            assert_never(node)


def _leaf(node: Leaf) -> str:
    match node:
        case Letter():
            upright = ' mathvariant="normal"' if node.upright and len(node.text) == 1 else ""
            return f"<mi{upright}>{escape(node.text, quote=False)}</mi>"
        case Number():
            return f"<mn>{escape(node.text, quote=False)}</mn>"
        case Sign():
            return _sign(node)
        case Operator(named=True):
            return f"<mi>{escape(node.text, quote=False)}</mi>"
        case Operator():
            return f'<mo movablelimits="false">{node.text}</mo>'
        case Words():
            # White space at the ends of an mtext is trimmed: no-break spaces are not.
            text = escape(node.text, quote=False).replace(" ", "\u00a0")
            return f"<mtext>{text}</mtext>"
        case Gap():
            return f'<mspace width="{node.width:.3g}em"/>'
        case _:
            assert_never(node)


def _sign(sign: Sign) -> str:
    text = escape(sign.text, quote=False)
    if sign.height:
        size = f'minsize="{sign.height}em" maxsize="{sign.height}em"'
        return f'<mo stretchy="true" symmetric="true" {size}{_form(sign.kind)}>{text}</mo>'
    match sign.kind:
        case Kind.OPENING | Kind.CLOSING:
            return f'<mo stretchy="false"{_form(sign.kind)}>{text}</mo>'
        case Kind.PUNCTUATION:
            return f'<mo separator="true">{text}</mo>'
        case Kind.ORDINARY if sign.text in "|‖/\\′‵!":
            return f'<mo stretchy="false" lspace="0" rspace="0">{text}</mo>'
        case Kind.ORDINARY:
            return f'<mi mathvariant="normal">{text}</mi>'
        case _:
            return f'<mo stretchy="false">{text}</mo>' if sign.text in "↑↓↕⇑⇓⇕∣∥" else f"<mo>{text}</mo>"


def _form(kind: Kind) -> str:
    form = {Kind.OPENING: "prefix", Kind.CLOSING: "postfix"}.get(kind, "")
    return f' form="{form}"' if form else ""


def _fraction(node: Fraction) -> str:
    line = "" if node.line else ' linethickness="0"'
    found = f"<mfrac{line}>{_one(node.top)}{_one(node.bottom)}</mfrac>"
    if node.size is None:
        return found
    display, level = _LEVELS[node.size]
    return f'<mstyle displaystyle="{display}" scriptlevel="{level}">{found}</mstyle>'


def _scripts(node: Scripts) -> str:
    below = _one(node.below) if node.below is not None else ""
    above = _one(node.above) if node.above is not None else ""
    names = ("under", "over") if node.stacked else ("sub", "sup")
    tag = "m" + names[0] * bool(below) + names[1] * bool(above)
    return f"<{tag}>{_one(node.base)}{below}{above}</{tag}>"


def _marked(node: Marked) -> str:
    tag = "mover" if node.mark.over else "munder"
    accent = "accent" if node.mark.over else "accentunder"
    stretchy = "true" if node.mark.stretched else "false"
    mark = f'<mo stretchy="{stretchy}">{node.mark.sign}</mo>'
    return f'<{tag} {accent}="true">{_one(node.body)}{mark}</{tag}>'


def _arrow(node: Arrow) -> str:
    arrow = f'<mo stretchy="true">{node.text}</mo>'
    above = _padded(node.above)
    if node.below is None:
        return f"<mover>{arrow}{above}</mover>"
    return f"<munderover>{arrow}{_padded(node.below)}{above}</munderover>"


def _padded(label: Node) -> str:
    """A label with a little room at both ends, for the arrow to be longer."""
    return f'<mpadded width="+0.8em" lspace="0.4em">{_one(label)}</mpadded>'


def _fence(node: Fence) -> str:
    parts = [_delimiter(node.opening, "prefix")]
    for at, part in enumerate(node.parts):
        parts += [_delimiter(node.middles[at - 1], "infix")] if at else []
        parts.append(_one(part))
    return f"<mrow>{''.join(parts)}{_delimiter(node.closing, 'postfix')}</mrow>"


def _delimiter(text: str, form: str) -> str:
    if not text:
        return ""
    fence = 'fence="true" ' if form != "infix" else ""
    return f'<mo {fence}form="{form}" stretchy="true" symmetric="true">{escape(text, quote=False)}</mo>'


def _table(node: Table) -> str:
    rows = "".join(
        f"<mtr>{''.join(_cell(cell, letter) for cell, letter in zip(row, node.columns, strict=True))}</mtr>"
        for row in node.rows
    )
    attributes = f' columnalign="{" ".join(_ALIGN[letter] for letter in node.columns)}"'
    if len(node.columns) > 1:
        attributes += f' columnspacing="{" ".join(f"{gap:g}em" for gap in node.gaps[1:])}"'
    if node.rules:
        drawn = ("solid" if at in node.rules else "none" for at in range(1, len(node.columns)))
        attributes += f' columnlines="{" ".join(drawn) or "none"}"'
    if node.lines:
        drawn = ("solid" if at in node.lines else "none" for at in range(1, len(node.rows)))
        attributes += f' rowlines="{" ".join(drawn) or "none"}"'
    display, level = _LEVELS[node.size]
    table = f'<mtable displaystyle="{display}"{attributes}>{rows}</mtable>'
    small = node.size == Size.SCRIPT and node.role != TableRole.STACK
    return f'<mstyle scriptlevel="{level}">{table}</mstyle>' if small else table


def _cell(cell: Row, letter: str) -> str:
    # MathML Core has no columnalign: browsers follow the style.
    style = "" if letter == "c" else f' style="text-align:{_ALIGN[letter]}"'
    return f"<mtd{style}>{_row(cell)}</mtd>"


def _phantom(node: Phantom) -> str:
    found = f"<mphantom>{_one(node.body)}</mphantom>"
    if node.width and node.height:
        return found
    attributes = 'height="0" depth="0"' if node.width else 'width="0"'
    return f"<mpadded {attributes}>{found}</mpadded>"


def _classed(node: Classed) -> str:
    space = {Kind.BINARY: "0.222em", Kind.RELATION: "0.278em", Kind.OPERATOR: "0.167em"}.get(node.kind, "")
    gap = f'<mspace width="{space}"/>' if space else ""
    return f"{gap}{_one(node.body)}{gap}"
