"""The commands of KaTeX that stand for one thing: signs, functions, accents, arrows, delimiters, spaces.

Comes in: the name of a command. Goes out: what it stands for, or nothing. Decided here: which names are known, and the
French words of the accents. Followed: https://katex.org/docs/supported, the dialect that GitBook shows. The single
signs are in ``symbols.txt``.
"""

import re
import unicodedata
from functools import cache
from pathlib import Path

from export_equipe.formulas.tree import Kind, Letter, Mark, Node, Operator, Sign

_KINDS = {
    "upright": Kind.ORDINARY, "binary": Kind.BINARY, "relation": Kind.RELATION, "opening": Kind.OPENING,
    "closing": Kind.CLOSING, "fence": Kind.ORDINARY, "punct": Kind.PUNCTUATION,
}  # fmt: skip
_KEYS = {
    "+": Kind.BINARY, "-": Kind.BINARY, "*": Kind.BINARY, "=": Kind.RELATION, "<": Kind.RELATION, ">": Kind.RELATION,
    ":": Kind.RELATION, "(": Kind.OPENING, "[": Kind.OPENING, ")": Kind.CLOSING, "]": Kind.CLOSING, "!": Kind.CLOSING,
    "?": Kind.CLOSING, ",": Kind.PUNCTUATION, ";": Kind.PUNCTUATION,
}  # fmt: skip
_SHOWN = {"-": "−", "*": "∗", "`": "‘"}
_INTEGRALS = "∫∬∭⨌∮∯∰"

# Functions written upright; those whose limits stand underneath.
_FUNCTIONS = (
    "arccos", "arcctg", "arcsin", "arctan", "arctg", "arg", "ch", "cos", "cosec", "cosh", "cot", "cotg", "coth",
    "csc", "ctg", "cth", "deg", "dim", "exp", "hom", "ker", "lg", "ln", "log", "sec", "sin", "sinh", "sh", "tan",
    "tanh", "tg", "th",
)  # fmt: skip
_LIMITED = {name: name for name in ("det", "gcd", "inf", "lim", "max", "min", "Pr", "sup", "plim")} | {
    "argmax": "arg\u2009max", "argmin": "arg\u2009min", "liminf": "lim\u2009inf", "limsup": "lim\u2009sup",
    "injlim": "inj\u2009lim", "projlim": "proj\u2009lim",
}  # fmt: skip

SPACES = {
    ",": 3 / 18, "thinspace": 3 / 18, ":": 4 / 18, ">": 4 / 18, "medspace": 4 / 18, ";": 5 / 18, "thickspace": 5 / 18,
    "!": -3 / 18, "negthinspace": -3 / 18, "negmedspace": -4 / 18, "negthickspace": -5 / 18, "quad": 1.0, "qquad": 2.0,
    "enspace": 0.5, "enskip": 0.5, " ": 0.25, "space": 0.25, "nobreakspace": 0.25, "\n": 0.25, "\t": 0.25,
}  # fmt: skip

MARKS = {
    "acute": Mark(sign="´", combining="\u0301", word="accent aigu"),
    "grave": Mark(sign="`", combining="\u0300", word="accent grave"),
    "hat": Mark(sign="^", combining="\u0302", word="chapeau"),
    "check": Mark(sign="ˇ", combining="\u030c", word="caron"),
    "tilde": Mark(sign="~", combining="\u0303", word="tilde"),
    "breve": Mark(sign="˘", combining="\u0306", word="brève"),
    "mathring": Mark(sign="˚", combining="\u030a", word="rond"),
    "dot": Mark(sign="˙", combining="\u0307", word="point"),
    "ddot": Mark(sign="¨", combining="\u0308", word="deux points"),
    "dddot": Mark(sign="\u20db", combining="\u20db", word="trois points"),
    "ddddot": Mark(sign="\u20dc", combining="\u20dc", word="quatre points"),
    "bar": Mark(sign="¯", combining="\u0304", word="barre"),
    "vec": Mark(sign="→", combining="\u20d7", word="vecteur"),
    "widehat": Mark(sign="^", combining="\u0302", word="chapeau", stretched=True),
    "widetilde": Mark(sign="~", combining="\u0303", word="tilde", stretched=True),
    "widecheck": Mark(sign="ˇ", combining="\u030c", word="caron", stretched=True),
    "overrightarrow": Mark(sign="→", combining="\u20d7", word="vecteur", stretched=True),
    "overleftarrow": Mark(sign="←", combining="\u20d6", word="flèche à gauche", stretched=True),
    "overleftrightarrow": Mark(sign="↔", combining="\u20e1", word="double flèche", stretched=True),
    "overline": Mark(sign="‾", combining="", word="barre", stretched=True),
    "underline": Mark(sign="_", combining="", word="souligné", over=False, stretched=True),
    "overbrace": Mark(sign="⏞", combining="", word="accolade", stretched=True),
    "underbrace": Mark(sign="⏟", combining="", word="accolade", over=False, stretched=True),
    "overbracket": Mark(sign="⎴", combining="", word="crochet", stretched=True),
    "underbracket": Mark(sign="⎵", combining="", word="crochet", over=False, stretched=True),
    "overparen": Mark(sign="⏜", combining="", word="arc", stretched=True),
    "underparen": Mark(sign="⏝", combining="", word="arc", over=False, stretched=True),
    "underrightarrow": Mark(sign="→", combining="", word="flèche", over=False, stretched=True),
    "underleftarrow": Mark(sign="←", combining="", word="flèche à gauche", over=False, stretched=True),
    "underleftrightarrow": Mark(sign="↔", combining="", word="double flèche", over=False, stretched=True),
}
for _alias, _name in {
    "underbar": "underline", "Overrightarrow": "overrightarrow", "overgroup": "overparen", "overarc": "overparen",
    "undergroup": "underparen", "wideparen": "overparen", "utilde": "underline",
}.items():  # fmt: skip
    MARKS[_alias] = MARKS[_name]

ARROWS = {
    "xleftarrow": "←", "xrightarrow": "→", "xleftrightarrow": "↔", "xLeftarrow": "⇐", "xRightarrow": "⇒",
    "xLeftrightarrow": "⇔", "xhookleftarrow": "↩", "xhookrightarrow": "↪", "xmapsto": "↦", "xlongequal": "=",
    "xtwoheadleftarrow": "↞", "xtwoheadrightarrow": "↠", "xleftharpoonup": "↼", "xleftharpoondown": "↽",
    "xrightharpoonup": "⇀", "xrightharpoondown": "⇁", "xleftrightharpoons": "⇋", "xrightleftharpoons": "⇌",
    "xtofrom": "⇄",
}  # fmt: skip


@cache
def _table() -> dict[str, tuple[str, str]]:
    """The section and the character of each command of ``symbols.txt``."""
    text = Path(__file__).with_name("symbols.txt").read_text(encoding="utf-8")
    found: dict[str, tuple[str, str]] = {}
    section = ""
    for line in text.splitlines():
        if head := re.match(r"\[(\w+)\]", line):
            section = head[1]
        elif section:
            found |= {name: (section, sign) for name, sign in (pair.split(" ") for pair in line.split("   ") if pair)}
    return found


def find_symbol(name: str) -> Node | None:
    """The sign, letter, function or operator that the command ``name`` (without its backslash) stands for."""
    if name in _LIMITED or name in _FUNCTIONS:
        return Operator(text=_LIMITED.get(name, name), named=True, limits=name in _LIMITED)
    if len(name) == 1 and not name.isalpha():
        return Sign(text="‖" if name == "|" else name, kind=_escaped(name)) if name in "{}%$&#_|" else None
    section, sign = _table().get(name, ("", ""))
    if section == "big":
        return Operator(text=sign, named=False, limits=name == "intop" or sign not in _INTEGRALS)
    if section == "letter":
        return Letter(text=sign)
    if section == "upright" and unicodedata.category(sign).startswith("L"):
        return Letter(text=sign, upright=True)
    return Sign(text=sign, kind=_KINDS[section]) if section else None


def _escaped(char: str) -> Kind:
    return {"{": Kind.OPENING, "}": Kind.CLOSING}.get(char, Kind.ORDINARY)


def read_key(char: str) -> Node:
    """The node of a character typed as it is."""
    if unicodedata.category(char)[0] in "LM":
        return Letter(text=char)
    if char in _KEYS:
        return Sign(text=_SHOWN.get(char, char), kind=_KEYS[char])
    return Sign(text=_SHOWN.get(char, char), kind=_typed_kinds().get(char, Kind.ORDINARY))


@cache
def _typed_kinds() -> dict[str, Kind]:
    return {sign: _KINDS[section] for section, sign in _table().values() if section in _KINDS}


def find_delimiter(name: str) -> str | None:
    """The character of a delimiter given as a command (``\\langle``) or typed; ``""`` for the empty one (``.``)."""
    if name == ".":
        return ""
    if name in {"(", ")", "[", "]", "|", "/", "<", ">", "‖", "⟨", "⟩", "⌊", "⌋", "⌈", "⌉"}:
        return {"<": "⟨", ">": "⟩"}.get(name, name)
    known = {"\\{": "{", "\\}": "}", "\\|": "‖", "\\lt": "⟨", "\\gt": "⟩"}
    if name in known:
        return known[name]
    section, sign = _table().get(name.removeprefix("\\"), ("", "")) if name.startswith("\\") else ("", "")
    arrows = "↑↓↕⇑⇓⇕"
    return sign if section in ("opening", "closing", "fence") or (sign and sign in arrows) else None
