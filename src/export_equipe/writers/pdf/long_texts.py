"""Long texts in parts, for WeasyPrint.

Comes in: the tree of a page. Goes out: the same, no text of it longer than ``LONGEST`` characters. Decided here: a word
longer than ``LONGEST_WORD`` gets signs without width (U+200B) at which a line may end; a text is cut after a space, or
after such a sign.

For each line, WeasyPrint goes through all that is left of a text when it finds no end of a word near, and for each word
of it when it looks for one to hyphenate: a word of a hundred thousand characters would take hours. A text in several
elements is set as one.
"""

import re
from collections.abc import Iterator
from typing import Any

LONGEST, LONGEST_WORD = 1_000, 300  # characters
_NOT_SHOWN = ("head", "style", "svg", "math")
_WORD = re.compile(rf"(?:[^\s\u200b]|[\u00a0\u202f]){{{LONGEST_WORD}}}(?=[^\s\u200b]|[\u00a0\u202f])")
_ENDS = re.compile(r"[^\S\u00a0\u202f]|\u200b")


def part_long_texts(tree: Any) -> None:
    """Cuts the long texts of ``tree``, an ElementTree element, in place."""
    for child in list(tree):
        if str(child.tag).rpartition("}")[2] not in _NOT_SHOWN:
            part_long_texts(child)
        if len(child.tail or "") > LONGEST_WORD:
            child.tail, *rest = _parts(child.tail)
            _insert(tree, list(tree).index(child) + 1, rest)
    if len(tree.text or "") > LONGEST_WORD:
        tree.text, *rest = _parts(tree.text)
        _insert(tree, 0, rest)


def _insert(parent: Any, place: int, texts: list[str]) -> None:
    spans = [parent.makeelement("span", {}) for _ in texts]
    for span, text in zip(spans, texts, strict=True):
        span.text = text
    parent[place:place] = spans


def _parts(text: str) -> Iterator[str]:
    text = _WORD.sub(lambda match: match[0] + "\u200b", text)
    start = 0
    while len(text) - start > LONGEST:
        end = max(found.end() for found in _ENDS.finditer(text, start, start + LONGEST))
        yield text[start:end]
        start = end
    yield text[start:]
