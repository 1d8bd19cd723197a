"""Text within a formula: ``\\text{…}`` and its kin, where spaces count and ``$…$`` is mathematics again.

Comes in: a parser that has just read the command. Goes out: words, and what stands between dollars. Decided here: bold
and italics of such text are left out (OMML's ``m:nor`` has neither), its characters are kept.
"""

import unicodedata
from collections.abc import Iterable
from typing import TYPE_CHECKING

from export_equipe.formulas.cursor import Refused, Token
from export_equipe.formulas.symbols import SPACES, find_symbol
from export_equipe.formulas.tree import Frame, Framed, Gap, Letter, Node, Row, Sign, Words

if TYPE_CHECKING:
    from export_equipe.formulas.parse import Context, Parser

COMMANDS = (
    "text", "textrm", "textbf", "textit", "texttt", "textsf", "textnormal", "textup", "textmd", "textsl", "textsc",
    "mbox", "hbox", "emph", "textls",
)  # fmt: skip
BOXES = {"fbox": 0, "colorbox": 1, "fcolorbox": 2}
_ACCENTS = {
    "'": "\u0301", "`": "\u0300", "^": "\u0302", '"': "\u0308", "~": "\u0303", "=": "\u0304", ".": "\u0307",
    "u": "\u0306", "v": "\u030c", "H": "\u030b", "c": "\u0327", "r": "\u030a",
}  # fmt: skip


def read_words(parser: "Parser", token: Token, context: "Context") -> Iterable[Node]:
    """``\\text{…}``."""
    if not parser.cursor.skip("{"):
        char = parser.cursor.take()
        if not char.text or char.text in "}&$#" or char.text.startswith("\\"):
            raise Refused(f"il manque un argument après {token.text}", token.start)
        return (Words(text=char.text),)
    return (_group(parser, token, context.within()),)


def read_box(parser: "Parser", token: Token, context: "Context") -> Iterable[Node]:
    """``\\fbox{…}``; the colours of ``\\colorbox`` are left out."""
    for _ in range(BOXES[token.text[1:]]):
        parser.cursor.group(token)
    (body,) = read_words(parser, token, context)
    return (body if token.text == "\\colorbox" else Framed(body=body, frame=Frame.BOX),)


def read_tag(parser: "Parser", token: Token, context: "Context") -> Iterable[Node]:
    """``\\tag{1}``: the number of an equation, at its right."""
    bare = parser.cursor.skip("*")
    (body,) = read_words(parser, token, context)
    return (Gap(width=2.0), body) if bare else (Gap(width=2.0), Words(text="("), body, Words(text=")"))


def _group(parser: "Parser", owner: Token, context: "Context") -> Node:
    """Text up to the brace that closes it, which is taken."""
    pieces: list[Node] = []
    text = ""
    depth = 1
    while True:
        token = parser.cursor.take_raw()
        depth += {"{": 1, "}": -1}.get(token.text, 0)
        if not token.text:
            raise Refused("accolade ouverte et jamais refermée", owner.start)
        if depth == 0:
            break
        if token.text == "$":
            pieces += [Words(text=text)] if text else []
            pieces.append(_mathematics(parser, token, context))
            text = ""
        else:
            text += _written(parser, token)
    pieces += [Words(text=text)] if text else []
    return pieces[0] if len(pieces) == 1 else Row(children=tuple(pieces))


def _mathematics(parser: "Parser", token: Token, context: "Context") -> Node:
    found = parser.row(context.within(), ("$",))
    if not parser.cursor.skip("$"):
        raise Refused("« $ » ouvert et jamais refermé", token.start)
    return found


def _written(parser: "Parser", token: Token) -> str:
    """What a token of text says."""
    if token.text in "{}" or token.text.startswith("%"):
        return ""
    if token.text.isspace():
        return " "
    if not token.text.startswith("\\"):
        return "\u00a0" if token.text == "~" else token.text
    name = token.text[1:]
    if name in _ACCENTS:
        return _accented(parser, name)
    if name in SPACES:
        return " " if SPACES[name] > 0 else ""
    if name in COMMANDS:
        return ""
    symbol = find_symbol(name)
    if isinstance(symbol, Sign | Letter):
        return symbol.text
    raise Refused(f"commande inconnue dans du texte : {token.text}", token.start)


def _accented(parser: "Parser", name: str) -> str:
    """The next letter, under its accent (``\\'e``, ``\\c{c}``)."""
    braced = parser.cursor.skip("{")
    letter = parser.cursor.raw.text
    if len(letter) != 1 or not letter.isalpha():
        return ""
    parser.cursor.take_raw()
    if braced:
        parser.cursor.skip("}")
    return unicodedata.normalize("NFC", letter + _ACCENTS[name])
