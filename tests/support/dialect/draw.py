"""What a page being drawn knows: its dice, its numbered words and the streams they go to, its depth, its files."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from random import Random
from typing import TypeVar

# A word opens and closes with a letter, so that it can be told from any digit or word it may be glued to. The last
# letter is one that neither a unit (12 h), nor an ordinal (12e), nor a product (12 x 3) may end with.
WORD = re.compile(r"mot\d+z")
# The number of a formula, as an index too: no other number of a page is like it.
FORMULA = re.compile(r"(?<!\d)7[1-9]\d\d|₇[₁₂₃₄₅₆₇₈₉][₀₁₂₃₄₅₆₇₈₉]{2}")
_TOKEN = re.compile(f"{WORD.pattern}|{FORMULA.pattern}")
DEEPEST = 6
Item = TypeVar("Item")


def words_of(text: str) -> list[str]:
    """The numbered words of ``text``, in order."""
    return WORD.findall(text)


def tokens_of(text: str) -> list[str]:
    """The numbered words and the numbers of formulas of ``text``, in order."""
    return [unicodedata.normalize("NFKC", found) for found in _TOKEN.findall(text)]


def formulas_of(text: str) -> list[str]:
    """The numbers of the formulas of ``text``, in order."""
    return [unicodedata.normalize("NFKC", found) for found in FORMULA.findall(text)]


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnPage:
    """A small content folder and what must come out of its page ``path``.

    ``body``, ``notes`` and ``alternatives`` come out once each, in this order; ``titles`` is what of ``body`` is the
    page's title, ``noted`` what of ``alternatives`` stands in notes; ``formulas`` are LaTeX sources, each with a
    number; ``hidden`` never comes out as text. ``constructs`` counts what was drawn, ``depths`` the leaf blocks at each
    depth.
    """

    seed: int
    path: str
    files: Mapping[str, bytes]
    titles: tuple[str, ...]
    body: tuple[str, ...]
    notes: tuple[str, ...]
    alternatives: tuple[str, ...]
    noted: frozenset[str]
    formulas: tuple[str, ...]
    hidden: frozenset[str]
    constructs: Counter[str]
    depths: Counter[int]

    @property
    def text(self) -> str:
        """The page itself."""
        return self.files[self.path].decode()

    @property
    def depth(self) -> int:
        """How deep its deepest block stands."""
        return max(self.depths, default=0)


class Words:
    """Hands out numbered words, each one once."""

    def __init__(self) -> None:
        self.count = 0

    def take(self) -> str:
        """The next word."""
        self.count += 1
        return f"mot{self.count}z"


@dataclass
class Draw:
    """The state of a page being drawn; ``word`` gives the next visible word to the stream that is open."""

    rng: Random
    base: str = ""
    words: Words = field(default_factory=Words)
    body: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    alternatives: list[str] = field(default_factory=list)
    noted: list[str] = field(default_factory=list)
    formulas: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    constructs: Counter[str] = field(default_factory=Counter)
    depths: Counter[int] = field(default_factory=Counter)
    files: dict[str, bytes] = field(default_factory=dict)
    space_vars: dict[str, str] = field(default_factory=dict)
    page_vars: dict[str, str] = field(default_factory=dict)
    early_notes: list[str] = field(default_factory=list)
    late_notes: list[str] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    references: list[str] = field(default_factory=list)
    banned: frozenset[str] = frozenset()
    depth: int = 0
    reach: int = 0
    _open: list[str] | None = None

    def word(self) -> str:
        """A new word of the stream that is open."""
        word = self.words.take()
        (self.body if self._open is None else self._open).append(word)
        return word

    def some(self, least: int = 1, most: int = 3) -> str:
        """A few new words."""
        return " ".join(self.word() for _ in range(self.rng.randint(least, most)))

    def secret(self) -> str:
        """A new word that must not come out."""
        return self.one_into(self.hidden)

    def alternative(self) -> str:
        """The text alternative of a picture: one or two words of that stream; sometimes none at all."""
        if self.chance(0.1):
            return ""
        words = [self.one_into(self.alternatives) for _ in range(self.rng.randint(1, 2))]
        self.noted += words if self._open is self.notes else []
        return " ".join(words)

    def formula(self, forms: Sequence[str]) -> str:
        """One of ``forms`` with the next number."""
        formula = self.pick(forms).replace("N", str(7100 + len(self.formulas)))
        self.formulas.append(formula)
        return formula

    def one_into(self, stream: list[str]) -> str:
        """A new word of ``stream``."""
        word = self.words.take()
        stream.append(word)
        return word

    def chance(self, share: float) -> bool:
        """Whether a thing that happens that often happens now."""
        return self.rng.random() < share

    def pick(self, items: Sequence[Item]) -> Item:
        """One of ``items``."""
        return self.rng.choice(items)

    def count(self, construct: str) -> None:
        """One more of ``construct``."""
        self.constructs[construct] += 1

    @contextmanager
    def without(self, *needs: str) -> Iterator[None]:
        """Draws nothing that needs any of ``needs`` meanwhile."""
        before, self.banned = self.banned, self.banned.union(needs)
        yield
        self.banned = before

    @contextmanager
    def into(self, stream: list[str]) -> Iterator[None]:
        """Words go to ``stream`` meanwhile."""
        before, self._open = self._open, stream
        yield
        self._open = before

    @contextmanager
    def reaching(self, reach: int) -> Iterator[None]:
        """Containers are nested ``reach`` deep meanwhile."""
        before, self.reach = self.reach, reach
        yield
        self.reach = before

    @contextmanager
    def within(self) -> Iterator[None]:
        """One container deeper meanwhile."""
        before = self.depth, self.reach
        self.depth, self.reach = self.depth + 1, max(0, self.reach - 1)
        yield
        self.depth, self.reach = before


@dataclass(frozen=True, slots=True)
class Maker:
    """One construct: its name, the function that draws it, what its place must allow (``Draw.banned``)."""

    name: str
    make: Callable[[Draw], str]
    needs: tuple[str, ...] = ()


def choose(draw: Draw, makers: Sequence[Maker]) -> str:
    """One of ``makers`` that the place allows, drawn and counted."""
    maker = draw.pick([maker for maker in makers if draw.banned.isdisjoint(maker.needs)])
    draw.count(maker.name)
    return maker.make(draw)


def indented(text: str, first: str, rest: str) -> str:
    """``text`` with ``first`` before its first line and ``rest`` before the other lines that are not empty."""
    opening, *lines = text.split("\n")
    return "\n".join([first + opening, *(rest + line if line else line for line in lines)])


def below(draw: Draw, path: str) -> str:
    """The address, seen from the page, of what stands at ``path`` from the top of the folder."""
    return draw.base + path
