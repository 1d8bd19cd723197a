"""LaTeX as a sequence of tokens, and the place reached in it.

Comes in: the source of a formula. Goes out: commands and characters one by one, each with its offset. Raises
``Refused``, which stays inside the room: ``read_formula`` turns it into a ``FormulaFault``.
"""

import re
from typing import NamedTuple

_TOKEN = re.compile(r"\\[A-Za-z]+|\\.|%[^\n]*|\s+|.", re.DOTALL)
_UNIT = {
    "em": 1.0, "ex": 0.43, "mu": 1 / 18, "pt": 0.1, "px": 0.075, "mm": 0.2845, "cm": 2.845, "in": 7.227, "pc": 1.2,
}  # fmt: skip


class Refused(Exception):
    """The formula cannot be read; ``message`` is in French."""

    def __init__(self, message: str, offset: int | None) -> None:
        super().__init__(message)
        self.message = message
        self.offset = offset


class Token(NamedTuple):
    """A command, a character, white space or a comment; ``start`` is its offset."""

    text: str
    start: int


class Cursor:
    """A place in the tokens of a formula; ``""`` is the token of the end."""

    def __init__(self, latex: str) -> None:
        self._tokens = [Token(match[0], match.start()) for match in _TOKEN.finditer(latex)]
        self._end = Token("", len(latex))
        self._at = 0

    @property
    def raw(self) -> Token:
        """The next token, be it white space."""
        return self._tokens[self._at] if self._at < len(self._tokens) else self._end

    def take_raw(self) -> Token:
        """The next token, be it white space; steps over it."""
        token = self.raw
        self._at += 1
        return token

    def peek(self) -> str:
        """The next token that is neither white space nor a comment."""
        while self.raw.text.isspace() or self.raw.text.startswith("%"):
            self._at += 1
        return self.raw.text

    def take(self) -> Token:
        """As ``peek``; steps over it."""
        self.peek()
        return self.take_raw()

    def skip(self, text: str) -> bool:
        """Steps over ``text`` if it comes next."""
        if self.peek() != text:
            return False
        self._at += 1
        return True

    def group(self, owner: Token) -> str:
        """The source between two braces, as it is; for names and lengths, which hold no braces."""
        if not self.skip("{"):
            raise Refused(f"{owner.text} attend un argument entre accolades", owner.start)
        text = ""
        while self.raw.text not in ("}", "{", ""):
            text += self.take_raw().text
        if self.take_raw().text != "}":
            raise Refused("accolade ouverte et jamais refermée", owner.start)
        return text.strip()

    def length(self, owner: Token) -> float:
        """A length in em, between braces or not (``\\hspace{1em}``, ``\\kern 3mu``)."""
        if self.peek() == "{":
            return read_length(self.group(owner), owner)
        text = ""
        while self.raw.text in {*"+-.0123456789"} and self.raw.text:
            text += self.take_raw().text
        return read_length(text + self.take().text + self.take_raw().text, owner)


def read_length(text: str, owner: Token) -> float:
    """``text`` as a length in em."""
    match = re.fullmatch(r"([+-]?(?:\d+(?:\.\d*)?|\.\d+))\s*([a-z]{2})", text)
    if match is None or match[2] not in _UNIT:
        raise Refused(f"longueur illisible après {owner.text} : « {text} »", owner.start)
    # No formula needs more; and no picture may be a kilometre wide.
    return max(-20.0, min(20.0, float(match[1]) * _UNIT[match[2]]))
