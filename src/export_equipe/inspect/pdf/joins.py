"""Chunks of one block to its text: where lines were broken, a space comes back and a hyphen goes.

A PDF keeps neither the space at which a line was broken nor the difference between a hyphen of the text and one of the
layout. The rule, for two chunks of one block:

- on one line, a gap of more than 0.22 em is a space (words of an SVG are placed, not spaced: 0.278 em in Arimo; the
  inner margin of a highlighted passage is smaller);
- at a line end, U+2010 after a letter and before a letter goes: it is the character that CSS hyphenation writes, while
  a hyphen that was typed is U+002D; so does U+00AD;
- after a typed hyphen, dash or slash that ends a word, the word goes on; anywhere else a space comes back.

Replacement text (/ActualText) has been put in place before, so that a writer that marks its hyphens needs no rule. What
the rule cannot know: a U+2010 that was typed and fell at a line end is lost (it is no letter, so that the conservation
law does not see it either).
"""

from collections.abc import Iterable

from export_equipe.inspect.pdf.chunks import LAYOUT_HYPHENS, Chunk

_JOINS = ("-", "\u2011", "\u2013", "\u2014", "/")
_GAP = 0.22
_LINE = 0.6
_BACK = 0.5


class Joiner:
    """Joins the chunks of one block, given in reading order, maybe in several calls."""

    def __init__(self) -> None:
        self.reset()

    def reset(self) -> None:
        """Starts a new block."""
        self._previous: Chunk | None = None
        self._tail = ""
        self._parts: list[str] = []

    def join(self, chunks: Iterable[Chunk], parts: list[str]) -> None:
        """Appends the text of ``chunks`` to ``parts``; a hyphen of the layout goes, even from an earlier call."""
        for chunk in chunks:
            drop, separator = (False, "") if self._previous is None else between(self._previous, chunk, self._tail)
            if drop:
                self._parts[-1] = self._parts[-1][:-1]
            parts.append(separator + chunk.text)
            self._previous, self._parts = chunk, parts
            self._tail = (self._tail + separator + chunk.text)[-2:]


def between(first: Chunk, second: Chunk, tail: str) -> tuple[bool, str]:
    """Whether the last character of ``first`` goes, and what stands between the two; ``tail`` ends the text so far."""
    if tail[-1:].isspace() or second.text[:1].isspace():
        return False, ""
    if not starts_line(first, second):
        return False, " " if second.start - first.end > _GAP * min(first.size, second.size) else ""
    if tail.endswith(LAYOUT_HYPHENS) and tail[:-1].isalnum() and second.text[:1].isalnum():
        return True, ""
    if tail.endswith(_JOINS) and not tail[:-1].isspace() and tail[:-1]:
        return False, ""
    return False, " "


def starts_line(first: Chunk, second: Chunk) -> bool:
    """Whether ``second`` stands on another line; half an em up or down is a superscript."""
    size = max(first.size, second.size)
    if first.page != second.page or abs(first.base - second.base) > _LINE * size:
        return True
    return second.start < first.end - _BACK * size
