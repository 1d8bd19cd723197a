"""Words drawn by chance for slides: short, usual, long and extreme texts, with the marks that make lines break badly.

Comes in: a random generator seeded by the test. Goes out: text, plain or with Markdown's marks.
"""

from random import Random

_STARTS = (
    "a", "ba", "cor", "dé", "é", "fla", "gri", "ho", "in", "ju", "lé", "mo", "nu", "œu", "pra", "ra", "sé", "tri",
    "vou", "zé",
)  # fmt: skip
_MIDDLES = ("", "ba", "ci", "di", "fo", "la", "mé", "ni", "pro", "ra", "si", "ta", "va", "xi")
_ENDS = ("bre", "ce", "dent", "fier", "gie", "lement", "me", "ner", "que", "ration", "sé", "té", "ve", "W", "ill")
_ODD = (
    "c’est-à-dire", "3\u00a0400\u00a0€", "«\u00a0oui\u00a0»", "RGPD,", "co-chef", "🔒 clé", "quoi\u202f?", "(note)",
    "12\u00a0%", "et/ou", "peut-être", "👩\u200d💻", "AVANT", "—", "1\u202f234\u202f567,50\u00a0€", "…", "🇫🇷", "l’idée",
    "https://www.exemple.fr/un/chemin/assez/long", "MAJUSCULES", "porte-à-porte", "n°\u00a04",
)  # fmt: skip
_MARKS = ("**", "_", "`", "~~")
LENGTHS = {"short": (1, 3), "usual": (4, 16), "long": (30, 110), "extreme": (150, 600)}
LONGEST_WORD = 90


def word(rng: Random) -> str:
    """A word of one to five syllables."""
    return rng.choice(_STARTS) + "".join(rng.choice(_MIDDLES) for _ in range(rng.randint(0, 3))) + rng.choice(_ENDS)


def giant(rng: Random) -> str:
    """A word that no line of a column holds."""
    return "".join(word(rng) for _ in range(LONGEST_WORD // 6))


def length(rng: Random, *, extreme: float = 0.02) -> str:
    """The name of a length: most texts are usual ones."""
    names = ("short", "usual", "long", "extreme")
    return rng.choices(names, (0.25, 0.55, 0.2 - extreme, extreme))[0]


def text(rng: Random, size: str = "usual") -> str:
    """A text of the length ``size``: begins with a letter, holds no mark of Markdown."""
    count = rng.randint(*LENGTHS[size])
    found = [word(rng).capitalize()]
    for _ in range(count - 1):
        found.append(rng.choice(_ODD) if rng.random() < 0.1 else word(rng))
        if rng.random() < 0.07:
            found[-1] += ". " + word(rng).capitalize()
    if size == "extreme" and rng.random() < 0.3:
        found.append(giant(rng))
    return " ".join(found)


def marked(rng: Random, size: str = "usual") -> str:
    """The same with some words bold, slanted, struck out or as code."""
    parts = text(rng, size).split(" ")
    shown = []
    for part in parts:
        mark = rng.choice(_MARKS) if part.isalpha() and rng.random() < 0.08 else ""
        shown.append(f"{mark}{part}{mark}")
    return " ".join(shown)
