"""The commands of KaTeX that take arguments or change what follows.

Comes in: a parser that has just read the command. Goes out: the nodes that it makes, none for a command that only
concerns the screen. Decided here: colours, sizes of type, labels and links are left out, what they apply to is kept;
macros are refused, since a few of them could make a formula of any length.
"""

import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from export_equipe.formulas.alphabets import ALPHABETS, ITALIC
from export_equipe.formulas.cursor import Refused, Token
from export_equipe.formulas.symbols import ARROWS, MARKS, SPACES, find_delimiter
from export_equipe.formulas.tree import (
    Arrow,
    Classed,
    Fence,
    Fraction,
    Frame,
    Framed,
    Gap,
    Kind,
    Marked,
    Node,
    Operator,
    Phantom,
    Root,
    Row,
    Scripts,
    Sign,
    Size,
    Words,
)

if TYPE_CHECKING:
    from export_equipe.formulas.parse import Context, Parser

Handler = Callable[["Parser", Token, "Context"], Iterable[Node]]

_MACROS = (
    "def", "gdef", "edef", "xdef", "let", "futurelet", "global", "long", "newcommand", "renewcommand",
    "providecommand", "newenvironment", "renewenvironment", "DeclareMathOperator", "csname", "expandafter",
    "noexpand", "input", "include", "catcode", "char", "mathchardef",
)  # fmt: skip
_CLASSES = {
    "mathop": Kind.OPERATOR, "mathbin": Kind.BINARY, "mathrel": Kind.RELATION, "mathopen": Kind.OPENING,
    "mathclose": Kind.CLOSING, "mathpunct": Kind.PUNCTUATION, "mathinner": Kind.INNER, "mathord": Kind.ORDINARY,
}  # fmt: skip
_FRAMES = {
    "boxed": Frame.BOX, "cancel": Frame.UP, "bcancel": Frame.DOWN, "xcancel": Frame.CROSS, "sout": Frame.ACROSS,
}  # fmt: skip
_BIG = {"big": 1.2, "Big": 1.8, "bigg": 2.4, "Bigg": 3.0}
_SIDES = {"": Kind.ORDINARY, "l": Kind.OPENING, "r": Kind.CLOSING, "m": Kind.RELATION}
# Commands without effect on paper, and how many arguments go with them.
_IGNORED = {
    "color": 1, "label": 1, "nonumber": 0, "notag": 0, "relax": 0, "allowbreak": 0, "nobreak": 0, "tiny": 0,
    "scriptsize": 0, "footnotesize": 0, "small": 0, "normalsize": 0, "large": 0, "Large": 0, "LARGE": 0, "huge": 0,
    "Huge": 0, "hline": 0, "hdashline": 0, "mathstrut": 0, "strut": 0, "displaylimits": 0,
}  # fmt: skip
# Commands of which only the last argument is kept, and how many come before it.
_WRAPPERS = {
    "textcolor": 1, "href": 1, "htmlClass": 1, "htmlId": 1, "htmlStyle": 1, "htmlData": 1, "raisebox": 1, "smash": 0,
    "mathllap": 0, "mathrlap": 0, "mathclap": 0, "llap": 0, "rlap": 0, "clap": 0, "vcenter": 0, "ensuremath": 0,
}  # fmt: skip
_GAPS = ("hspace", "kern", "mkern", "hskip", "mskip", "mspace")
_NAMES = {"TeX": "TeX", "LaTeX": "LaTeX", "KaTeX": "KaTeX"}


def fenced(opening: str, closing: str, body: Node) -> Fence:
    """``body`` between two delimiters as high as it is."""
    return Fence(opening=opening, closing=closing, parts=(body if isinstance(body, Row) else Row(children=(body,)),))


@cache
def find_command(name: str) -> Handler | None:
    """The handler of the command ``name``, or ``None``."""
    from export_equipe.formulas import environments, texts

    tables: tuple[tuple[Iterable[str], Handler], ...] = (
        (_MACROS, _refuse_macro), (_FRACTIONS, _fraction), (_FRAMES, _framed), (_CLASSES, _classed), (MARKS, _marked),
        (ARROWS, _arrow), (SPACES, _space), (_IGNORED, _ignored), (_WRAPPERS, _wrapper), (_PHANTOMS, _phantom),
        (texts.COMMANDS, texts.read_words), (texts.BOXES, texts.read_box), (_NAMES, _name),
        ((*ALPHABETS, *ITALIC), _alphabet), (_bigs(), _big), (("mod", "pmod", "pod", "bmod"), _modulo),
        (("overset", "underset", "stackrel"), _stacked), (_GAPS, _gap),
        (("sqrt",), _root), (("left",), _fence), (("not",), _negated), (("genfrac",), _general_fraction),
        (("operatorname", "operatornamewithlimits"), _named), (("begin",), environments.read_environment),
        (("substack",), environments.read_stack), (("tag",), texts.read_tag), (("bra", "ket", "braket"), _bracket),
    )  # fmt: skip
    return next((handler for names, handler in tables if name in names), None)


def _bigs() -> dict[str, tuple[float, Kind]]:
    return {name + side: (height, kind) for name, height in _BIG.items() for side, kind in _SIDES.items()}


def _refuse_macro(_parser: "Parser", token: Token, _context: "Context") -> Iterable[Node]:
    raise Refused(f"les macros ne sont pas lues : {token.text}", token.start)


_FRACTIONS: dict[str, Size | None] = {
    "frac": None, "dfrac": Size.DISPLAY, "cfrac": Size.DISPLAY, "tfrac": Size.TEXT,
    "binom": None, "dbinom": Size.DISPLAY, "tbinom": Size.TEXT,
}  # fmt: skip


def _fraction(parser: "Parser", token: Token, context: "Context") -> Iterable[Node]:
    size = _FRACTIONS[token.text[1:]]
    smaller = Size.TEXT if (size or context.size) == Size.DISPLAY else Size.SCRIPT
    top = parser.argument(token, context, smaller)
    bottom = parser.argument(token, context, smaller)
    binomial = token.text.endswith("binom")
    found = Fraction(top=top, bottom=bottom, line=not binomial, size=size)
    yield fenced("(", ")", found) if binomial else found


def _general_fraction(parser: "Parser", token: Token, context: "Context") -> Iterable[Node]:
    opening, closing = (find_delimiter(parser.cursor.group(token) or ".") for _ in range(2))
    if opening is None or closing is None:
        raise Refused("délimiteur inconnu après \\genfrac", token.start)
    line = not parser.cursor.group(token).startswith("0")
    styles = {"": None, "0": Size.DISPLAY, "1": Size.TEXT, "2": Size.SCRIPT, "3": Size.SMALLEST}
    size = styles.get(parser.cursor.group(token))
    top, bottom = (parser.argument(token, context, Size.SCRIPT) for _ in range(2))
    found = Fraction(top=top, bottom=bottom, line=line, size=size)
    yield fenced(opening, closing, found) if opening or closing else found


def _root(parser: "Parser", token: Token, context: "Context") -> Iterable[Node]:
    degree: Node | None = None
    if parser.cursor.skip("["):
        degree = parser.row(context.within(Size.SMALLEST), ("]",))
        if not parser.cursor.skip("]"):
            raise Refused("crochet ouvert et jamais refermé après \\sqrt", token.start)
    yield Root(body=parser.argument(token, context), degree=degree)


def _framed(parser: "Parser", token: Token, context: "Context") -> Iterable[Node]:
    yield Framed(body=parser.argument(token, context), frame=_FRAMES[token.text[1:]])


def _classed(parser: "Parser", token: Token, context: "Context") -> Iterable[Node]:
    yield Classed(body=parser.argument(token, context), kind=_CLASSES[token.text[1:]])


def _marked(parser: "Parser", token: Token, context: "Context") -> Iterable[Node]:
    yield Marked(body=parser.argument(token, context), mark=MARKS[token.text[1:]])


def _arrow(parser: "Parser", token: Token, context: "Context") -> Iterable[Node]:
    below: Node | None = None
    if parser.cursor.skip("["):
        below = parser.row(context.within(Size.SCRIPT), ("]",))
        if not parser.cursor.skip("]"):
            raise Refused(f"crochet ouvert et jamais refermé après {token.text}", token.start)
    above = parser.argument(token, context, Size.SCRIPT)
    yield Arrow(text=ARROWS[token.text[1:]], below=below, above=above)


def _space(_parser: "Parser", token: Token, _context: "Context") -> Iterable[Node]:
    yield Gap(width=SPACES[token.text[1:]])


def _gap(parser: "Parser", token: Token, _context: "Context") -> Iterable[Node]:
    parser.cursor.skip("*")
    yield Gap(width=parser.cursor.length(token))


def _ignored(parser: "Parser", token: Token, _context: "Context") -> Iterable[Node]:
    for _ in range(_IGNORED[token.text[1:]]):
        parser.cursor.group(token)
    return ()


def _wrapper(parser: "Parser", token: Token, context: "Context") -> Iterable[Node]:
    for _ in range(_WRAPPERS[token.text[1:]]):
        parser.cursor.group(token)
    yield parser.argument(token, context)


_PHANTOMS = {"phantom": (True, True), "hphantom": (True, False), "vphantom": (False, True)}


def _phantom(parser: "Parser", token: Token, context: "Context") -> Iterable[Node]:
    width, height = _PHANTOMS[token.text[1:]]
    yield Phantom(body=parser.argument(token, context), width=width, height=height)


def _name(_parser: "Parser", token: Token, _context: "Context") -> Iterable[Node]:
    yield Words(text=_NAMES[token.text[1:]])


def _alphabet(parser: "Parser", token: Token, context: "Context") -> Iterable[Node]:
    yield parser.argument(token, replace(context, alphabet=token.text[1:]))


def _delimiter(parser: "Parser", owner: Token) -> str:
    token = parser.cursor.take()
    found = find_delimiter(token.text)
    if found is None:
        raise Refused(f"délimiteur inconnu après {owner.text} : « {token.text} »", token.start)
    return found


def _big(parser: "Parser", token: Token, _context: "Context") -> Iterable[Node]:
    height, kind = _bigs()[token.text[1:]]
    sign = _delimiter(parser, token)
    if sign:
        yield Sign(text=sign, kind=kind, height=height)


def _fence(parser: "Parser", token: Token, context: "Context") -> Iterable[Node]:
    opening = _delimiter(parser, token)
    inner = context.within()
    parts = [parser.row(inner, ("\\right", "\\middle"))]
    middles: list[str] = []
    while parser.cursor.skip("\\middle"):
        middles.append(_delimiter(parser, token))
        parts.append(parser.row(inner, ("\\right", "\\middle")))
    if not parser.cursor.skip("\\right"):
        raise Refused("\\left sans \\right", token.start)
    yield Fence(opening=opening, closing=_delimiter(parser, token), parts=tuple(parts), middles=tuple(middles))


def _negated(parser: "Parser", token: Token, context: "Context") -> Iterable[Node]:
    node = parser.argument(token, context)
    if isinstance(node, Row) and len(node.children) == 1:
        (node,) = node.children
    if isinstance(node, Sign):
        yield Sign(text=unicodedata.normalize("NFC", f"{node.text}\u0338"), kind=node.kind)
    else:
        yield Framed(body=node, frame=Frame.UP)


def _named(parser: "Parser", token: Token, _context: "Context") -> Iterable[Node]:
    limits = parser.cursor.skip("*") or token.text.endswith("limits")
    # A name is made of letters and spaces: « arg\,max ».
    name = parser.cursor.group(token).replace("\\,", "\u2009").replace("\\ ", " ")
    if not name or any(char in name for char in "\\^_$&#"):
        raise Refused(f"nom d’opérateur illisible : « {name} »", token.start)
    yield Operator(text=name, named=True, limits=limits)


def _stacked(parser: "Parser", token: Token, context: "Context") -> Iterable[Node]:
    label = parser.argument(token, context, Size.SCRIPT)
    base = parser.argument(token, context)
    if isinstance(base, Row) and len(base.children) == 1:
        (base,) = base.children
    under = token.text == "\\underset"
    yield Scripts(base=base, below=label if under else None, above=None if under else label, stacked=True)


def _modulo(parser: "Parser", token: Token, context: "Context") -> Iterable[Node]:
    modulo = Operator(text="mod", named=True, limits=False)
    if token.text == "\\bmod":
        yield Classed(body=modulo, kind=Kind.BINARY)
        return
    body = parser.argument(token, context)
    inner = (body,) if token.text == "\\pod" else (modulo, body)
    yield Gap(width=1.0)
    yield Row(children=inner) if token.text == "\\mod" else fenced("(", ")", Row(children=inner))


def _bracket(parser: "Parser", token: Token, context: "Context") -> Iterable[Node]:
    name = token.text[1:]
    opening = "|" if name == "ket" else "⟨"
    yield fenced(opening, "|" if name == "bra" else "⟩", parser.argument(token, context))
