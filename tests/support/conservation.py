"""The conservation law's machinery: no word of a page is lost, doubled or moved, in any output.

Two equalities (ARCHITECTURE.md): a plan's body runs are the page's visible text, as a second, independent reading of
the page finds it (``page_words``); and each output, read back from its bytes, holds all the plan's runs
(``contains_in_order``). Everything here takes plain data, so that it knows nothing of plans and writers.

Equality is on the sequence of letters and digits (``letters``), after this map of what typography may change:

- white space, soft hyphens and punctuation are left out, so that no-break spaces, ’ for ', … for ..., « » and hyphens
  at line ends do not count;
- Unicode's compatibility form (NFKC): superscript letters are letters (1ᵉʳ, 1er), so are ligatures (ﬁ, fi), since a
  font may show one glyph for two characters, or one code point for its twin (µ, Ω);
- ordinals: 2ème and 2eme are 2e, 1ère is 1re;
- signs that are no letters (emoji) do not count; ``emoji_signs`` compares them apart, without their variation selectors
  and joiners, which a page may lack and an output must have.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tests.support.page_text import extract_page_text

_ORDINALS = (
    (re.compile(r"(?<=1)(?:i?[èe]re)(s?)\b"), r"re\1"),
    (re.compile(r"(?<=[\dIVX])(?:i?[èe]me)(s?)\b"), r"e\1"),
)
_CONTEXT = 30


def page_words(markdown: str, labels: Mapping[str, str] | None = None, *, alternatives: bool = False) -> list[str]:
    """The words of a page's visible text, by a reader that shares nothing with ours.

    ``labels`` gives the text of the mentions and page links that the project renames, by their address;
    ``alternatives`` counts those of pictures as text, for outputs that show them in their place.
    """
    return extract_page_text(markdown, labels or {}, alternatives=alternatives)[0].split()


def page_note_words(markdown: str) -> list[str]:
    """The words of a page's footnotes, in the order of their marks: a stream of their own."""
    return extract_page_text(markdown, {})[1].split()


def letters(text: str) -> str:
    """The letters and digits of ``text`` after the typography map, nothing else."""
    plain = unicodedata.normalize("NFKC", unicodedata.normalize("NFC", text).replace("\u00ad", ""))
    for pattern, replacement in _ORDINALS:
        plain = pattern.sub(replacement, plain)
    return "".join(char for char in plain if unicodedata.category(char)[0] in "LN")


def emoji_signs(text: str) -> list[str]:
    """The emoji of ``text`` in order, one code point each: no selectors, joiners, skin tones."""
    return [char for char in text if unicodedata.category(char) == "So"]


def equal_or_diff(expected: str | Sequence[str], found: str | Sequence[str]) -> str | None:
    """``None`` when both have the same letters and digits, else the first difference in its context."""
    wanted, got = (letters(text if isinstance(text, str) else " ".join(text)) for text in (expected, found))
    return None if wanted == got else _difference(wanted, got)


def body_text(runs: Iterable[tuple[str, bool]]) -> str:
    """The page's own text among a plan's runs, given as (text, is body)."""
    return "".join(text for text, is_body in runs if is_body)


def contains_in_order(runs: Sequence[tuple[str, bool]], found: str) -> str | None:
    """``None`` when ``found`` is all of ``runs`` in order and nothing else; else the first run out of its place.

    ``runs`` are (text, is body) in the plan's order; added runs count too, since an output holds them.
    """
    wanted, got = letters("".join(text for text, _ in runs)), letters(found)
    if wanted == got:
        return None
    place, index = _first_difference(wanted, got), 0
    for index, (text, is_body) in enumerate(runs):  # noqa: B007
        place -= len(letters(text))
        if place < 0:
            break
    kind = "body" if index < len(runs) and runs[index][1] else "added"
    return f"run {index + 1} of {len(runs)} ({kind}): {_difference(wanted, got)}"


def _first_difference(wanted: str, got: str) -> int:
    pairs = zip(wanted, got, strict=False)
    return next((index for index, (a, b) in enumerate(pairs) if a != b), min(len(wanted), len(got)))


def _difference(wanted: str, got: str) -> str:
    place = _first_difference(wanted, got)
    before = wanted[max(0, place - _CONTEXT) : place]
    after = (text[place : place + _CONTEXT] or "(end)" for text in (wanted, got))
    return "after «{}» expected «{}», found «{}»".format(before, *after)


# The test of the test: what a law that holds must catch.


@dataclass(frozen=True, slots=True)
class Mutation:
    """A text with one word deleted, doubled or swapped with its neighbour."""

    name: str
    text: str


def delete_word(text: str, index: int) -> str:
    """``text`` without its word ``index``."""
    return _replaced(text, index, index + 1, [])


def double_word(text: str, index: int) -> str:
    """``text`` with its word ``index`` twice."""
    word = text.split()[index]
    return _replaced(text, index, index + 1, [word, word])


def swap_words(text: str, index: int) -> str:
    """``text`` with its words ``index`` and ``index + 1`` exchanged."""
    first, second = text.split()[index : index + 2]
    return _replaced(text, index, index + 2, [second, first])


def mutations(text: str) -> Iterator[Mutation]:
    """Every mutation of one word that changes the sequence of letters: what the law must catch, all of it."""
    words = [letters(word) for word in text.split()]
    for index, word in enumerate(words):
        if not word:
            continue
        yield Mutation(f"deleted {word} ({index})", delete_word(text, index))
        yield Mutation(f"doubled {word} ({index})", double_word(text, index))
        following = words[index + 1] if index + 1 < len(words) else ""
        if word + following != following + word:
            yield Mutation(f"swapped {word} and {following} ({index})", swap_words(text, index))


def _replaced(text: str, start: int, end: int, words: Sequence[str]) -> str:
    kept = text.split()
    return " ".join([*kept[:start], *words, *kept[end:]])
