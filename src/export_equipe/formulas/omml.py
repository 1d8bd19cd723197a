"""A tree as Office Math (OMML), for Word and PowerPoint.

Comes in: a tree. Goes out: one ``m:oMath`` element. Followed: ECMA-376 part 1, 22.1 (shared-math.xsd): the order of
children is the schema's. Written from our own tree, not from MathML: the tree says what is a fence, an accent or the
operand of a sum, which presentation MathML does not, and the libraries that convert it lose tables, spaces, phantoms
and limits. Decided here: an empty argument holds a hair space, since Word shows a dotted box in its place; lines in an
array have no equivalent and are left out. LibreOffice turns Office Math into its own language, where some signs and
names are commands and brackets go by pairs (]0, 1[ does not): these are written as text. It knows some large operators
only: the others are plain signs.
"""

from collections.abc import Sequence
from html import escape
from typing import assert_never

from export_equipe.formulas.operands import MOST_NESTED, find_unmatched, is_function, is_nary, operand_end
from export_equipe.formulas.tree import (
    Arrow,
    Classed,
    Fence,
    Fraction,
    Frame,
    Framed,
    Gap,
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
    Styled,
    Table,
    TableRole,
    Words,
)

NAMESPACE = "http://schemas.openxmlformats.org/officeDocument/2006/math"
_EMPTY = "\u200a"
_NARY = "∑∏∐∫∬∭∮∯∰"
_AS_TEXT = '|%#&"^_~`\\$'
_RESERVED = {
    "sup", "sub", "in", "or", "and", "to", "from", "over", "inf", "infinity", "left", "right", "bold", "ital",
    "text", "color", "size", "font", "nroot", "sqrt", "sum", "prod", "int", "matrix", "stack", "neg", "not", "div",
    "times", "cdot", "dot", "bar", "hat", "vec", "wide", "union", "setminus", "lim",
}  # fmt: skip
_OPENING = ("(", "[", "{", "⟨")
_CLOSING = (")", "]", "}", "⟩")
_STRIKES = {
    Frame.BOX: (), Frame.UP: ("strikeBLTR",), Frame.DOWN: ("strikeTLBR",), Frame.CROSS: ("strikeBLTR", "strikeTLBR"),
    Frame.ACROSS: ("strikeH",),
}  # fmt: skip
_SPACES = (
    (1.5, "\u2003\u2003"),
    (0.75, "\u2003"),
    (0.4, "\u2002"),
    (0.26, "\u2005"),
    (0.2, "\u205f"),
    (0.01, "\u2009"),
)
_ALIGN = {"l": "left", "c": "center", "r": "right"}


def write_omml(tree: Node) -> str:
    """``tree`` as an ``m:oMath`` element that declares its namespace."""
    return f'<m:oMath xmlns:m="{NAMESPACE}">{_content(tree)}</m:oMath>'


def _content(node: Node) -> str:
    """What an argument holds; never nothing."""
    return _write(node) or _run(_EMPTY, "nor")


def _argument(tag: str, node: Node | None) -> str:
    content = _content(node) if node is not None else _run(_EMPTY, "nor")
    return f"<m:{tag}>{content}</m:{tag}>"


def _element(name: str, properties: str, *arguments: str) -> str:
    holder = f"<m:{name}Pr>{properties}</m:{name}Pr>" if properties else ""
    return f"<m:{name}>{holder}{''.join(arguments)}</m:{name}>"


def _value(name: str, value: str) -> str:
    return f'<m:{name} m:val="{escape(value)}"/>'


def _run(text: str, style: str) -> str:
    """A run; ``style`` is ``p`` (upright), ``i`` (italics) or ``nor`` (text)."""
    properties = "<m:nor/>" if style == "nor" else _value("sty", style)
    space = ' xml:space="preserve"' if text != text.strip() else ""
    return f"<m:r><m:rPr>{properties}</m:rPr><m:t{space}>{escape(text, quote=False)}</m:t></m:r>"


def _row(children: Sequence[Node], nested: int = 0) -> str:
    """Nodes side by side: a large operator takes what follows as its operand, a function too."""
    parts: list[str] = []
    alone = find_unmatched(children)
    at = 0
    while at < len(children):
        node = children[at]
        applies = nested < MOST_NESTED and (is_nary(node) or is_function(node)) and _has_object(node)
        end = operand_end(children, at) if applies else at + 1
        if end == at + 1:
            parts.append(_run(node.text, "nor") if isinstance(node, Sign) and at in alone else _write(node))
        else:
            operand = _row(children[at + 1 : end], nested + 1) or _run(_EMPTY, "nor")
            parts.append(_function(node, operand) if is_function(node) else _nary(node, operand))
        at = end
    return "".join(parts)


def _has_object(node: Node) -> bool:
    """Whether an object says what ``node`` applies to; a large operator beyond m:nary's usual ones stays a sign."""
    base = node.base if isinstance(node, Scripts) else node
    return isinstance(base, Operator) and (base.named or base.text in _NARY)


def _nary(node: Node, operand: str) -> str:
    base, below, above, stacked = _limits(node)
    assert isinstance(base, Operator)
    properties = _value("chr", base.text) + _value("limLoc", "undOvr" if stacked else "subSup")
    properties += "" if below is not None else _value("subHide", "1")
    properties += "" if above is not None else _value("supHide", "1")
    return _element("nary", properties, _argument("sub", below), _argument("sup", above), f"<m:e>{operand}</m:e>")


def _limits(node: Node) -> tuple[Node, Node | None, Node | None, bool]:
    if isinstance(node, Scripts):
        return node.base, node.below, node.above, node.stacked
    return node, None, None, False


def _function(node: Node, operand: str) -> str:
    return _element("func", "", f"<m:fName>{_write(node)}</m:fName>", f"<m:e>{operand}</m:e>")


def _write(node: Node) -> str:
    match node:
        case Letter() | Number() | Sign() | Operator() | Words() | Gap():
            return _leaf(node)
        case Row():
            return _row(node.children)
        case Fraction():
            kind = "" if node.line else _value("type", "noBar")
            return _element("f", kind, _argument("num", node.top), _argument("den", node.bottom))
        case Root():
            hidden = _value("degHide", "1") if node.degree is None else ""
            degree = _argument("deg", node.degree) if node.degree is not None else "<m:deg/>"
            return _element("rad", hidden, degree, _argument("e", node.body))
        case Scripts():
            return _scripts(node)
        case Marked():
            return _marked(node)
        case Arrow():
            return _stacked(_run(node.text, "p"), node.below, node.above)
        case Fence():
            return _fence(node)
        case Table():
            return _table(node)
        case Phantom():
            hidden = _value("show", "0")
            hidden += "" if node.width else _value("zeroWid", "1")
            hidden += "" if node.height else _value("zeroAsc", "1") + _value("zeroDesc", "1")
            return _element("phant", hidden, _argument("e", node.body))
        case Framed():
            return _framed(node)
        case Styled() | Classed():
            return _write(node.body)
        case _:
            assert_never(node)


def _leaf(node: Leaf) -> str:
    match node:
        case Letter():
            return _run(node.text, "i" if not node.upright else "nor" if node.text in _RESERVED else "p")
        case Number():
            return _run(node.text, "p")
        case Sign():
            return _run(node.text, "nor" if node.text in _AS_TEXT else "p")
        case Operator():
            reserved = node.text != "lim" and not _RESERVED.isdisjoint(node.text.split("\u2009"))
            return _run(node.text, "nor" if reserved else "p")
        case Words():
            return _run(node.text, "nor")
        case Gap():
            space = next((char for least, char in _SPACES if node.width >= least), "")
            return _run(space, "p") if space else ""
        case _:
            assert_never(node)


def _scripts(node: Scripts) -> str:
    base = _content(node.base)
    if node.stacked:
        return _stacked(base, node.below, node.above)
    if node.below is None:
        return _element("sSup", "", f"<m:e>{base}</m:e>", _argument("sup", node.above))
    if node.above is None:
        return _element("sSub", "", f"<m:e>{base}</m:e>", _argument("sub", node.below))
    scripts = _argument("sub", node.below) + _argument("sup", node.above)
    return _element("sSubSup", "", f"<m:e>{base}</m:e>", scripts)


def _stacked(base: str, below: Node | None, above: Node | None) -> str:
    """``base`` with labels under and over it."""
    if below is not None:
        base = _element("limLow", "", f"<m:e>{base}</m:e>", _argument("lim", below))
    if above is not None:
        base = _element("limUpp", "", f"<m:e>{base}</m:e>", _argument("lim", above))
    return base


def _marked(node: Marked) -> str:
    body = _argument("e", node.body)
    side = "top" if node.mark.over else "bot"
    if node.mark.combining:
        return _element("acc", _value("chr", node.mark.combining), body)
    if node.mark.sign in "‾_":
        return _element("bar", _value("pos", side), body)
    other = "bot" if node.mark.over else "top"
    return _element("groupChr", _value("chr", node.mark.sign) + _value("pos", side) + _value("vertJc", other), body)


def _fence(node: Fence) -> str:
    """Delimiters; m:d has one separator only, others become runs. So do delimiters that look away: ]0, 1[."""
    if node.opening in _CLOSING or node.closing in _OPENING:
        signs = (*node.middles, node.closing)
        inner = "".join(_write(part) + _mirrored(sign) for part, sign in zip(node.parts, signs, strict=True))
        return _mirrored(node.opening) + inner
    separator = node.middles[0] if node.middles else "|"
    same = all(middle == separator for middle in node.middles)
    properties = _value("begChr", node.opening) + _value("sepChr", separator) + _value("endChr", node.closing)
    if same:
        return _element("d", properties, *(_argument("e", part) for part in node.parts))
    first, *others = node.parts
    content = _write(first) + "".join(
        _run(middle, "p") * bool(middle) + _write(part) for middle, part in zip(node.middles, others, strict=True)
    )
    return _element("d", properties, f"<m:e>{content or _run(_EMPTY, 'p')}</m:e>")


def _mirrored(sign: str) -> str:
    return _run(sign, "nor") if sign else ""


def _table(node: Table) -> str:
    if len(node.columns) == 1 and node.role in (TableRole.LINES, TableRole.STACK):
        return _element("eqArr", "", *(_argument("e", row[0]) for row in node.rows))
    columns = "".join(_element("mc", _value("count", "1") + _value("mcJc", _ALIGN[letter])) for letter in node.columns)
    properties = _value("plcHide", "1")
    if node.role == TableRole.LINES:  # 22.1.2.19: a gap of our own (rule 3), of no points
        properties += _value("cGpRule", "3") + _value("cGp", "0")
    rows = "".join(f"<m:mr>{''.join(_cell(cell) for cell in row)}</m:mr>" for row in node.rows)
    return _element("m", f"{properties}<m:mcs>{columns}</m:mcs>", rows)


def _cell(cell: Row) -> str:
    """A cell; one that begins with an empty atom (« &= ») has something before its relation."""
    opened = cell.children[:1] == (Row(children=()),)
    return f"<m:e>{_run(_EMPTY, 'nor') if opened else ''}{_content(cell)}</m:e>"


def _framed(node: Framed) -> str:
    strikes = _STRIKES[node.frame]
    sides = ("hideTop", "hideBot", "hideLeft", "hideRight") if strikes else ()
    properties = "".join(_value(name, "1") for name in (*sides, *strikes))
    return _element("borderBox", properties, _argument("e", node.body))
