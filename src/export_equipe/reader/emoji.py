"""Emoji in text: each whole sequence found, named in French, and written in full.

Comes in: text, with emoji as people and tools leave them (variation selectors forgotten, a joiner lost, a shortcode).
Goes out: the place of each emoji, its fully-qualified form (Unicode Technical Standard 51, ED-18a), its name (CLDR).
Decided here: a symbol that is text by default (``©``, ``↔``, a digit) stays text without U+FE0F; a ZERO WIDTH JOINER
lost before ♀ or ♂ is put back when that makes a known emoji.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_JOINER = "\u200d"
_EMOJI_STYLE = "\ufe0f"
_TEXT_STYLE = "\ufe0e"
_SIGNS = "♀♂"
_LONGEST = 16  # characters: the longest sequences have 10, and may be written with more selectors

_CODE = re.compile(r"(?<![\w:]):([a-z0-9+-][a-z0-9_+-]*):(?![\w:])")
# Whatever may begin or reveal an emoji: all else is text, and costs one search.
_HINT = re.compile(
    "[\U0001f000-\U0001fbff\ufe0f\u20e3\u231a\u231b\u23e9-\u23ec\u23f0\u23f3\u25fd\u25fe\u2614\u2615\u2648-\u2653\u267f"
    "\u2693\u26a1\u26aa\u26ab\u26bd\u26be\u26c4\u26c5\u26ce\u26d4\u26ea\u26f2\u26f3\u26f5\u26f9\u26fa\u26fd\u2705\u270a"
    "\u270b\u2728\u274c\u274e\u2753-\u2755\u2757\u2764\u2795-\u2797\u27b0\u27bf\u2b1b\u2b1c\u2b50\u2b55]"
)


@dataclass(frozen=True, slots=True)
class FoundEmoji:
    """An emoji found in a text, from ``start`` to ``end``; ``text`` is its full form, which may be longer."""

    start: int
    end: int
    text: str
    name: str


def find_emoji(text: str) -> Iterator[FoundEmoji]:
    """The emoji of ``text``, in order, lost joiners understood."""
    if _HINT.search(text) is None:
        return
    place = 0
    starts = _starts()
    while place < len(text):
        found = _match(text, place) if text[place] in starts else None
        if found is not None:
            yield found
        place = found.end if found is not None else place + 1


def find_codes(text: str) -> Iterator[FoundEmoji]:
    """The shortcodes of ``text`` (``:house:``) that name an emoji, in order; others are text."""
    for match in _CODE.finditer(text):
        emoji = emoji_of_code(match[1])
        if emoji is not None:
            yield FoundEmoji(match.start(), match.end(), emoji, _read("emoji_names.json")[emoji])


def emoji_of_code(code: str) -> str | None:
    """The emoji of a shortcode without its colons (``house``), if there is one."""
    return _read("emoji_codes.json").get(code)


def _match(text: str, start: int) -> FoundEmoji | None:
    """The longest emoji that begins at ``start``."""
    found = None
    known = _full_forms()
    bare = ""
    for end in range(start, min(start + _LONGEST, len(text))):
        char = text[end]
        if char == _EMOJI_STYLE:
            continue
        joined = bare + (_JOINER if char in _SIGNS and bare and not bare.endswith(_JOINER) else "") + char
        bare = joined if joined in known else bare + char
        if bare in known:
            found = _found(text, start, end + 1, known[bare])
    return found


def _found(text: str, start: int, end: int, full: str) -> FoundEmoji | None:
    """The emoji written in ``text`` from ``start`` to ``end``, unless it is a symbol shown as text there."""
    if text[end : end + 1] == _EMOJI_STYLE:
        while text[end : end + 1] == _EMOJI_STYLE:
            end += 1
    elif text[end : end + 1] == _TEXT_STYLE or (full == text[start] + _EMOJI_STYLE and full[0] < "\U00010000"):
        return None
    return FoundEmoji(start, end, full, _read("emoji_names.json")[full])


@cache
def _full_forms() -> Mapping[str, str]:
    """From an emoji without its variation selectors to its full form."""
    return {full.replace(_EMOJI_STYLE, ""): full for full in _read("emoji_names.json")}


@cache
def _starts() -> frozenset[str]:
    """The characters that may begin an emoji."""
    return frozenset(full[0] for full in _read("emoji_names.json"))


@cache
def _read(name: str) -> Mapping[str, str]:
    """A table made by ``tools/make_emoji_table.py``."""
    table: Mapping[str, str] = json.loads(Path(__file__).with_name(name).read_text(encoding="utf-8"))
    return table
