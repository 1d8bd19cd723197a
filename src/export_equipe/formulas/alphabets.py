"""Letters of the mathematical alphabets: double-struck, script, fraktur, bold…

Comes in: a character and an alphabet. Goes out: the character of Unicode's mathematical alphabets, or itself where
there is none. MathML Core knows no ``mathvariant`` but ``normal``, and office suites lack some: the characters
themselves say the same everywhere.
"""

import unicodedata
from functools import cache

# A command of LaTeX, and the names that Unicode gives to its letters (the first is regular, others fill its holes).
ALPHABETS = {
    "mathbb": ("MATHEMATICAL DOUBLE-STRUCK", "DOUBLE-STRUCK"),
    "Bbb": ("MATHEMATICAL DOUBLE-STRUCK", "DOUBLE-STRUCK"),
    "mathcal": ("MATHEMATICAL SCRIPT", "SCRIPT"),
    "mathscr": ("MATHEMATICAL SCRIPT", "SCRIPT"),
    "cal": ("MATHEMATICAL SCRIPT", "SCRIPT"),
    "mathfrak": ("MATHEMATICAL FRAKTUR", "BLACK-LETTER"),
    "frak": ("MATHEMATICAL FRAKTUR", "BLACK-LETTER"),
    "mathbf": ("MATHEMATICAL BOLD",),
    "bold": ("MATHEMATICAL BOLD",),
    "bf": ("MATHEMATICAL BOLD",),
    "boldsymbol": ("MATHEMATICAL BOLD ITALIC", "MATHEMATICAL BOLD"),
    "bm": ("MATHEMATICAL BOLD ITALIC", "MATHEMATICAL BOLD"),
    "pmb": ("MATHEMATICAL BOLD ITALIC", "MATHEMATICAL BOLD"),
    "mathsf": ("MATHEMATICAL SANS-SERIF",),
    "sf": ("MATHEMATICAL SANS-SERIF",),
    "mathtt": ("MATHEMATICAL MONOSPACE",),
    "tt": ("MATHEMATICAL MONOSPACE",),
    "italic": ("MATHEMATICAL ITALIC",),
    "mathrm": (),
    "rm": (),
    "mathup": (),
}
ITALIC = ("mathit", "it", "mathnormal")


@cache
def styled(char: str, alphabet: str) -> str:
    """``char`` in ``alphabet``, a key of ``ALPHABETS``."""
    name = unicodedata.name(char, "")
    for script in ("LATIN ", "GREEK "):
        name = name.removeprefix(script)
    name = name.replace("LETTER ", "")
    for family in ALPHABETS[alphabet]:
        found = _lookup(f"{family} {name}")
        if found is not None and unicodedata.normalize("NFKC", found) == char:
            return found
    return char


def _lookup(name: str) -> str | None:
    try:
        return unicodedata.lookup(name)
    except KeyError:  # the only way that unicodedata has to say « none »
        return None


# Letters whose italics bear another name.
_ITALICS = {"h": "ℎ", "ϵ": "𝜖", "ϑ": "𝜗", "ϰ": "𝜘", "ϕ": "𝜙", "ϱ": "𝜚", "ϖ": "𝜛", "∂": "𝜕"}


def italic(char: str) -> str:
    """``char`` in mathematical italics, as a drawing shows a variable; itself where there is none."""
    return _ITALICS.get(char) or styled(char, "italic")
