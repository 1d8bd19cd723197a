"""Positions of inline tokens, which markdown-it does not give.

Comes in: the content of one paragraph, heading or cell. Goes out: markdown-it tokens whose ``meta`` holds ``start``
and ``end``, offsets in that content. Decided here: nothing about syntax; the tokenizer loop is markdown-it's, with
a note of where each rule began.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from operator import itemgetter
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType

from export_equipe.source import SourceText

MOST_MARKS = 5_000  # of one paragraph: some rules take time as the square of their number
_MARKS = re.compile(r"[\[\]*_~`<$!{&\\]")


class PositionedState(StateInline):
    """An inline state that stamps each pushed token with the offset at which its rule began."""

    rule_start = 0
    pending_start = 0

    def pushPending(self) -> Token:  # noqa: N802  # markdown-it's name
        """The pending text as a token, with its place."""
        token = super().pushPending()
        token.meta = {"start": self.pending_start, "end": self.pending_start + len(token.content)}
        return token

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        """A token, with the place at which its rule began."""
        token = super().push(ttype, tag, nesting)
        token.meta = {"start": self.rule_start}
        return token


class PositionedInline(ParserInline):
    """markdown-it's inline parser, with positions; text is left in the fragments in which it was read."""

    def __init__(self) -> None:
        super().__init__()
        self.ruler2.disable("fragments_join")

    def tokenize(self, state: StateInline) -> None:
        """Runs the rules over ``state``, as markdown-it does, and stamps what they push."""
        assert isinstance(state, PositionedState)
        rules = self.ruler.getRules("")
        outer, end = state.rule_start, state.posMax
        limit = state.md.options["maxNesting"]
        while state.pos < end:
            state.rule_start = position = state.pos
            known, was_pending = len(state.tokens), bool(state.pending)
            matched = state.level < limit and any(rule(state, False) for rule in rules)
            if not matched:
                state.append_pending(state.src[state.pos])
                state.pos += 1
            if state.pending and (not was_pending or len(state.tokens) > known):
                state.pending_start = position
            _stamp(state.tokens[known:], position, state.pos)
        if state.pending:
            state.pushPending()
        state.rule_start = outer

    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        """Reads ``src`` into ``tokens``; what no hand wrote (see ``MOST_MARKS``) is one text, said in ``env``."""
        state = PositionedState(src, md, env, tokens)
        if len(_MARKS.findall(src)) > MOST_MARKS:
            env.setdefault("plain", set()).add(src)
            state.pending, state.pos = src, len(src)
            state.pushPending()
            return state.tokens
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


def _stamp(tokens: Sequence[Token], start: int, end: int) -> None:
    """Gives every new token its end; a run of delimiters (``**``) is one token a character."""
    fresh = [token for token in tokens if "end" not in token.meta]
    delimiters = len(fresh) == end - start and all(token.type == "text" for token in fresh)
    for index, token in enumerate(fresh):
        if delimiters:
            token.meta["start"] = start + index
        token.meta["end"] = token.meta["start"] + 1 if delimiters else end


class ContentMap:
    """From an offset in a token's content to an offset in the file.

    A paragraph's content is its source lines without their indentation and quote marks; a cell's content is a piece
    of one line, its pipes unescaped. ``cursor`` is the offset in that line from which a cell is looked for.
    """

    def __init__(self, source: SourceText, content: str, first_line: int, *, cursor: int = 0) -> None:
        self._segments: list[tuple[int, int]] = []
        offset = 0
        for index, piece in enumerate(content.split("\n")):
            start = source.line_start(first_line + index)
            column, pipes = _find(piece.strip(), source.line(first_line + index), cursor if index == 0 else 0)
            inner = offset + len(piece) - len(piece.lstrip())
            self._segments.append((inner, start + column))
            self._segments.extend((inner + pipe, start + column + pipe + rank) for rank, pipe in enumerate(pipes, 1))
            offset += len(piece) + 1
        self._limit = len(source.text)
        self.end = self.offset(len(content))

    def offset(self, position: int) -> int:
        """The place in the file of the character at ``position`` of the content."""
        base, start = self._segments[max(bisect_right(self._segments, position, key=itemgetter(0)) - 1, 0)]
        return min(max(start, start + position - base), self._limit)


def _find(piece: str, line: str, cursor: int) -> tuple[int, list[int]]:
    """The column of ``piece`` in ``line``, and which of its characters are pipes that the line escapes."""
    column = line.find(piece, cursor)
    if column >= 0:
        return column, []
    column = line.find(piece.replace("|", "\\|"), cursor)
    return max(column, 0), [index for index, char in enumerate(piece) if char == "|" and column >= 0]
