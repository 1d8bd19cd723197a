"""What the packaged faces can draw, known without opening them.

Comes in: text. Goes out: the characters that the text face lacks, and those that no face has. Decided here: nothing;
``coverage.txt`` is written by ``tools/make_fonts.py``.
"""

import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FILE = Path(__file__).parent / "coverage.txt"
_UNDRAWN = frozenset({"Cc", "Cf", "Mn", "Zl", "Zp"})  # characters that may well have no glyph of their own


@dataclass(frozen=True, slots=True)
class Coverage:
    """What one font file can draw: inclusive ranges of code points, in order."""

    name: str
    ranges: tuple[tuple[int, int], ...]

    def covers(self, character: str) -> bool:
        """Whether the file has a glyph for ``character``."""
        return any(start <= ord(character) <= end for start, end in self.ranges)


@cache
def read_coverage() -> tuple[Coverage, ...]:
    """The coverage of every packaged face; the text face comes first."""
    lines = _FILE.read_text(encoding="ascii").splitlines()
    return tuple(Coverage(name, _read_ranges(ranges)) for name, _, ranges in (line.rpartition(" ") for line in lines))


def foreign_characters(text: str) -> list[str]:
    """The characters that the text face lacks, in the order of their codes."""
    own = read_coverage()[0]
    return sorted(one for one in set(text) if not one.isascii() and not own.covers(one))


def find_missing(text: str) -> tuple[str, ...]:
    """The characters of ``text`` that no packaged face can draw, in the order of their codes, before any layout."""
    foreign = (one for one in foreign_characters(text) if unicodedata.category(one) not in _UNDRAWN)
    return tuple(one for one in foreign if not any(face.covers(one) for face in read_coverage()))


def _read_ranges(text: str) -> tuple[tuple[int, int], ...]:
    bounds = (part.partition("-") for part in text.split(","))
    return tuple((int(start, 16), int(end or start, 16)) for start, _, end in bounds)
