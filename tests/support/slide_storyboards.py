"""Storyboards drawn by chance: each slide names its kind, and gives it items, tables, figures, sentences of any length.

Comes in: a seed. Goes out: the deck's template, and the words that must come out of it, in order. Nothing here looks at
the program; ``tests/layout/test_archetypes.py`` holds what each kind of slide must look like.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random

from tests.support.slide_words import length, text

SLIDES = 12
Value = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class DrawnStoryboard:
    """A deck's template; ``words`` are what its slides say, figures left out, whose own tests look at theirs."""

    template: str
    words: tuple[str, ...]


def draw_storyboard(seed: int, *, slides: int = SLIDES) -> DrawnStoryboard:
    """The storyboard of ``seed``: kinds of slides in turn, so that a few storyboards have all of them."""
    rng = Random(seed)
    names = list(KINDS)
    lines, words = ["slides:"], []
    for index in range(slides):
        name = names[(seed * slides + index) % len(names)]
        says = {"title": f"{text(rng, rng.choice(('short', 'usual')))} {seed} {index}"} | KINDS[name](rng)
        lines.append(f"  - {json.dumps({'layout': name} | says, ensure_ascii=False)}")
        words += _words(says)
    return DrawnStoryboard("\n".join(lines) + "\n", tuple(words))


def _words(value: object) -> list[str]:
    """What ``value`` says, in order: a title, what stands under it, then its parts."""
    match value:
        case str():
            return value.split()
        case dict():
            return [word for name in _ORDER if name in value for word in _words(value[name])]
        case list():
            return [word for each in value for word in _words(each)]
        case _:
            return []


_ORDER = (
    "kicker", "number", "label", "value", "title", "subtitle", "facts", "text", "author", "points", "items", "table",
    "columns", "rows",
)  # fmt: skip


def _some(rng: Random, most: str = "long") -> str:
    """A text no longer than ``most``."""
    found = length(rng, extreme=0.01 if most == "extreme" else 0.0)
    return text(rng, "usual" if found == "long" and most == "usual" else found)


def _cover(rng: Random) -> Value:
    facts = [{"label": text(rng, "short"), "value": text(rng, "short")} for _ in range(rng.randint(0, 4))]
    return {"subtitle": _some(rng, "usual"), "facts": facts} | _beside(rng)


def _divider(rng: Random) -> Value:
    return ({"subtitle": _some(rng, "usual")} if rng.random() < 0.7 else {}) | _beside(rng)


def _beside(rng: Random) -> Value:
    """What a cover or a divider seldom has, and may have."""
    return _sentence(rng) if rng.random() < 0.1 else _table(rng) if rng.random() < 0.1 else {}


def _sentence(rng: Random) -> Value:
    return {"text": _some(rng, "extreme")}


def _items(rng: Random, least: int, most: int, *, titled: bool = True) -> list[Value]:
    size = rng.choice(("short", "usual", "usual", "long"))
    return [_item(rng, size, titled=titled) for _ in range(rng.randint(least, most))]


def _item(rng: Random, size: str, *, titled: bool) -> Value:
    title = {"title": text(rng, "short")} if titled else {}
    if rng.random() < 0.5:
        return title | {"text": text(rng, size)}
    return title | {"points": [text(rng, size) for _ in range(rng.randint(1, 4))]}


def _two(rng: Random) -> Value:
    return {"items": _items(rng, 2, 2, titled=rng.random() < 0.5)}


def _figures(rng: Random) -> Value:
    units = ("\u00a0%", "\u00a0k€", "", "\u202f000")
    numbers = [f"{rng.randint(1, 999)}{rng.choice(units)}" for _ in range(rng.randint(2, 4))]
    return {"items": [{"value": number, "text": _some(rng, "usual")} for number in numbers]}


def _cards(rng: Random) -> Value:
    return {"items": _items(rng, 2, 7)}


def _steps(rng: Random) -> Value:
    return {"items": [{"title": text(rng, "short"), "text": _some(rng, "usual")} for _ in range(rng.randint(3, 6))]}


def _table(rng: Random) -> Value:
    columns = rng.randint(2, 6)
    size = rng.choice(("short", "short", "usual"))
    rows = [[text(rng, size) for _ in range(columns)] for _ in range(rng.choice((1, 3, 6, 12)))]
    rows[-1][-1] = _some(rng)
    return {"table": {"columns": [text(rng, "short") for _ in range(columns)], "rows": rows}}


def _closing(rng: Random) -> Value:
    return {"text": _some(rng)} | (_table(rng) if rng.random() < 0.6 else {})


def _quote(rng: Random) -> Value:
    return {"text": _some(rng), "author": text(rng, "short")}


def _figure(kind: str, draw: Callable[[Random], Value]) -> Callable[[Random], Value]:
    return lambda rng: {"figure": {"type": kind, "titre": text(rng, "short")} | draw(rng)}


def _names(rng: Random, least: int, most: int) -> list[str]:
    return [
        f"{text(rng, rng.choice(('short', 'short', 'usual')))} {number}" for number in range(rng.randint(least, most))
    ]


def _process(rng: Random) -> Value:
    return {"etapes": [{"nom": name, "precision": _some(rng, "usual")} for name in _names(rng, 2, 8)]}


def _timeline(rng: Random) -> Value:
    names = _names(rng, 2, 8)
    return {"evenements": [{"date": f"2027-{month:02}", "nom": name} for month, name in enumerate(names, 1)]}


def _lanes(rng: Random) -> Value:
    def work(name: str) -> Value:
        start = rng.randint(1, 6)
        return {"nom": name, "debut": f"2027-0{start}", "fin": f"2027-0{rng.randint(start, 6)}"}

    lanes = [{"nom": name, "travaux": [work(each) for each in _names(rng, 1, 3)]} for name in _names(rng, 1, 4)]
    return {"debut": "2027-01", "mois": 6, "priorites": lanes}


def _phases(rng: Random) -> Value:
    names = _names(rng, 2, 6)
    return {"phases": names, "courante": rng.choice(names)}


def _team(rng: Random) -> Value:
    return {"noyau": {"titre": text(rng, "short"), "roles": [{"nom": name} for name in _names(rng, 1, 5)]}}


def _impact(rng: Random) -> Value:
    keys = ("utilisable", "utilise", "utile", "impactant", "efficient")
    return {key: _names(rng, int(key == "utile"), 3) for key in keys}


KINDS: Mapping[str, Callable[[Random], Value]] = {
    "cover": _cover, "section": _divider, "annex": _divider, "statement": _sentence, "text": _sentence,
    "two_columns": _two, "comparison": _two, "key_figures": _figures, "table": _table, "matrix": _table,
    "scoring": _table, "process": _steps, "cards": _cards, "quote": _quote, "closing": _closing,
    "team": _figure("equipe", _team), "timeline": _figure("chronologie", _timeline),
    "lanes": _figure("feuille_de_route", _lanes), "phases": _figure("phases", _phases),
    "figure": _figure("matrice_impact", _impact), "auto": _figure("processus", _process),
}  # fmt: skip
