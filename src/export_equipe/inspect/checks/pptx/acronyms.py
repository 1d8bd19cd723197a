"""C11, a warning: an acronym is expanded where it first stands.

An acronym is a word of two to six capitals (with digits or plural « s » after them), but for units, Roman numerals and
names that nobody expands. It is expanded by « Sens développé (SIGLE) » or « SIGLE (sens développé) » in the text of the
first slide that uses it, or of one before.
"""

import re
from collections.abc import Iterator

from export_equipe.inspect.checks.finding import Finding
from export_equipe.inspect.checks.pptx.deck import DeckView, SlideView
from export_equipe.inspect.checks.pptx.inherit import paragraph_text, paragraphs_of
from export_equipe.inspect.pptx.paragraphs import is_code

_ACRONYM = re.compile(r"(?<![\w[#@/.])[A-ZÀÂÄÇÉÈÊËÎÏÔÖÙÛÜ]{2,6}(?![\w\]])")
_ROMAN = re.compile(r"(?=[IVXLCM])M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})$")
_KNOWN = frozenset(
    {"CSS", "CV", "EUR", "FAQ", "GO", "GPS", "HT", "HTML", "ID", "KO", "MO", "NB", "OK", "ONU", "PDF", "PME", "PS",
     "SMS", "SNCF", "TO", "TTC", "TV", "TVA", "UE", "URL", "USA", "USB", "USD"}
)  # fmt: skip  # units, moneys, and names better known than what they stand for
_SHOUTED = 0.7  # of the letters: a text in capitals has no acronyms that the eye could tell


def check_deck(deck: DeckView) -> Iterator[Finding]:
    """C11: each acronym once, where it first stands."""
    seen: set[str] = set()
    for slide in deck.slides:
        text = _prose(slide)
        for found in _ACRONYM.finditer(text):
            word = found[0]
            if word in seen or word in _KNOWN or _ROMAN.match(word):
                continue
            seen.add(word)
            if not _is_expanded(word, text):
                yield Finding("C11", slide.place, f"sigle employé sans être développé : {word}")


def _prose(slide: SlideView) -> str:
    """The text of a slide but for code and lines in capitals."""
    lines = (
        paragraph_text(paragraph)
        for body in slide.bodies
        for paragraph in paragraphs_of(body)
        if not is_code(paragraph)
    )
    return "\n".join(line for line in lines if not _is_shouted(line))


def _is_shouted(line: str) -> bool:
    letters = [char for char in line if char.isalpha()]
    return len(letters) > 6 and sum(char.isupper() for char in letters) > _SHOUTED * len(letters)


def _is_expanded(word: str, text: str) -> bool:
    """Whether words stand before « (SIGLE) », or after « SIGLE ( »."""
    return bool(
        re.search(rf"\w{{3,}}[^()\n]*\(\s*{word}\s*\)", text)
        or re.search(rf"{word}\s*\([^()\n]*\w{{3,}}\s+\w[^()\n]*\)", text)
    )
