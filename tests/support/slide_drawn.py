"""A deck as LibreOffice draws it, against its plan: each passage found again, each line in its place.

Comes in: the bytes of a .pptx, the plan that it was written from, a converter to PDF. Goes out: ``DrawnSlides``: for
each passage of the plan, the lines that were drawn, and the faults of their places. Positions are read from the PDF by
pdftotext: words in the order in which they are painted, which is the order of the plan. Decided here: what of a line is
looked at (its letters from the top of an accent to the bottom of a « g »), and how far it may be from its place.

Tolerances: ``NEAR`` points. LibreOffice counts in hundredths of a millimetre (0.03 points), rounds the width of each
stretch of text to such a unit, and paints the glyphs of a word as its printer's grid wants them.
"""

import re
import subprocess
import tempfile
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from html import unescape
from itertools import combinations
from pathlib import Path

from tests.support.slide_fit import NUMBER, Passage, Room, Stretch, slide_passages

from export_equipe.layout.deck.plan import ChartElement, DeckPlan
from export_equipe.masters.geometry import MasterGeometry
from export_equipe.typesetting.run import plain_text

NEAR = 2.0  # points: how far a line may leave its box
TOUCH = 1.0  # points: how far the letters of two passages may reach into one another
# Of an em. pdftotext gives words 0.95 em above the base line and 0.35 em under it, since LibreOffice's PDF do not say.
_ABOVE, _UNDER = 0.95, 0.35
_ACCENT, _DEPTH = 0.905, 0.212  # the ascent and the descent of Arial and Arimo
_MARKS = frozenset("•–☐☑")
_WORD = re.compile(r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</word>')

Convert = Callable[[Path, Path], Path]


@dataclass(frozen=True, slots=True)
class DrawnWord:
    """A word of a page; ``size`` is its type size and ``base`` its base line, in points from the top."""

    text: str
    left: float
    right: float
    base: float
    size: float


@dataclass(slots=True)
class DrawnLine:
    """A line that was drawn: its words, from left to right."""

    words: list[DrawnWord]

    @property
    def text(self) -> str:
        """Its words, without spaces."""
        return "".join(word.text for word in self.words)

    @property
    def base(self) -> float:
        """Its base line: that of its largest word (a raised one stands higher)."""
        return max(self.words, key=lambda word: word.size).base

    @property
    def ink(self) -> Room:
        """The place of its letters."""
        size = max(word.size for word in self.words)
        left, right = min(word.left for word in self.words), max(word.right for word in self.words)
        return Room(left, self.base - _ACCENT * size, right, self.base + _DEPTH * size)


@dataclass(frozen=True, slots=True)
class DrawnStretch:
    """A paragraph and the lines in which it was drawn, its mark left out."""

    stretch: Stretch
    lines: tuple[DrawnLine, ...]


@dataclass(frozen=True, slots=True)
class DrawnPassage:
    """A passage and the paragraphs that were drawn for it."""

    passage: Passage
    stretches: tuple[DrawnStretch, ...]

    @property
    def lines(self) -> list[DrawnLine]:
        """All its lines."""
        return [line for stretch in self.stretches for line in stretch.lines]


@dataclass(slots=True)
class DrawnSlides:
    """What LibreOffice drew: how many pages, the passages found again, what is wrong."""

    pages: int
    passages: list[DrawnPassage] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


def check_in_libreoffice(
    data: bytes, plan: DeckPlan, master: MasterGeometry, convert: Convert, *, excused: frozenset[int] = frozenset()
) -> DrawnSlides:
    """``data``, written from ``plan``, as LibreOffice draws it.

    Slides ``excused`` (from 1) must only be there: our own measures say already that something does not fit. So must
    those of native charts, whose words the office program places.
    """
    with tempfile.TemporaryDirectory() as folder:
        document = Path(folder) / "deck.pptx"
        document.write_bytes(data)
        pages = read_pages(convert(document, Path(folder) / "pdf"))
    drawn = DrawnSlides(pages=len(pages))
    if len(pages) != len(plan.slides):
        drawn.faults.append(f"{len(pages)} pages for {len(plan.slides)} slides")
        return drawn
    for number, (slide, (size, words)) in enumerate(zip(plan.slides, pages, strict=True), 1):
        if number in excused or any(isinstance(element, ChartElement) for element in slide.elements):
            continue
        texts = [each for each in slide_passages(slide, number, master) if _letters(each.text)]
        found = _match(texts, words)
        if found is None:
            drawn.faults.append(f"slide {number}: {_difference(texts, words)}")
            continue
        drawn.passages += found
        drawn.faults += _place_faults(found, size)
    return drawn


def read_pages(pdf: Path) -> list[tuple[Room, list[DrawnWord]]]:
    """The size of each page of ``pdf`` and its words, in the order in which they are painted."""
    command = ["pdftotext", "-raw", "-bbox", str(pdf), "-"]
    pages = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split("<page ")[1:]
    return [(_page_size(page), [_word(found) for found in _WORD.finditer(page)]) for page in pages]


def _page_size(page: str) -> Room:
    width, height = (float(found) for found in re.findall(r'(?:width|height)="([\d.]+)"', page)[:2])
    return Room(0.0, 0.0, width, height)


def _word(found: re.Match[str]) -> DrawnWord:
    left, top, right, bottom = (float(found[index]) for index in range(1, 5))
    size = (bottom - top) / (_ABOVE + _UNDER)
    return DrawnWord(unescape(found[5]), left, right, top + _ABOVE * size, size)


# Which words are whose


def _letters(text: str) -> str:
    """The letters and digits of ``text``: signs may be drawn by other fonts, whose names of signs vary."""
    return "".join(char for char in unicodedata.normalize("NFKC", text) if unicodedata.category(char)[0] in "LN")


def _match(texts: Sequence[Passage], words: Sequence[DrawnWord]) -> list[DrawnPassage] | None:
    """The words of each passage; ``None`` when what is painted is not what the plan says, in its order.

    The number of a slide and its footer may be painted first, as the master's.
    """
    last = max(text.owner for text in texts)
    numbers = [each for each in texts if each.name == NUMBER and each.owner == last]
    running = [*(each for each in texts if each.owner == last - 1), *numbers]
    first = ([], numbers, running, running[::-1])
    orders = [[*led, *(each for each in texts if each not in led)] for led in first]
    stream = "".join(_letters(word.text) for word in words)
    for order in orders:
        if stream == "".join(_said(stretch) for each in order for stretch in each.stretches):
            return _shared(order, words)
    return None


def _said(stretch: Stretch) -> str:
    return _letters(stretch.mark) + _letters(plain_text(stretch.runs))


def _shared(order: Sequence[Passage], words: Sequence[DrawnWord]) -> list[DrawnPassage]:
    """``words`` given to the paragraphs of the passages one after the other, then the signs to the lines they stand in.

    Signs are painted apart, in the fonts that have them. The marks of lists stand in no line.
    """
    queue = [word for word in words if _letters(word.text)]
    found = []
    for passage in order:
        drawn = []
        for stretch in passage.stretches:
            _take(queue, len(_letters(stretch.mark)))
            taken = _take(queue, len(_letters(plain_text(stretch.runs))))
            drawn.append(DrawnStretch(stretch, tuple(_lines(taken))))
        found.append(DrawnPassage(passage, tuple(drawn)))
    lines = [line for each in found for line in each.lines]
    for sign in (word for word in words if not _letters(word.text) and word.text not in _MARKS):
        home = next((line for line in lines if _belongs(sign, line)), None)
        if home is not None:
            home.words.append(sign)
    return found


def _take(queue: list[DrawnWord], count: int) -> list[DrawnWord]:
    """The words that hold the next ``count`` letters, taken from ``queue``."""
    taken: list[DrawnWord] = []
    while queue and count > 0:
        taken.append(queue.pop(0))
        count -= len(_letters(taken[-1].text))
    return taken


def _belongs(sign: DrawnWord, line: DrawnLine) -> bool:
    """Whether ``sign`` stands in ``line``, or right at one of its ends."""
    level = abs(sign.base - line.base) < sign.size / 2
    left, right = min(word.left for word in line.words), max(word.right for word in line.words)
    return level and left - 0.7 * sign.size < sign.right and sign.left < right + 0.7 * sign.size


def _lines(words: Sequence[DrawnWord]) -> Iterator[DrawnLine]:
    """``words`` in lines: a new one begins further to the left and lower."""
    line: list[DrawnWord] = []
    for word in words:
        if line and word.left < line[-1].right and word.base > line[-1].base + 0.5 * min(word.size, line[-1].size):
            yield DrawnLine(line)
            line = []
        line.append(word)
    if line:
        yield DrawnLine(line)


def _difference(texts: Sequence[Passage], words: Sequence[DrawnWord]) -> str:
    wanted = "".join(_said(stretch) for each in texts for stretch in each.stretches)
    got = "".join(_letters(word.text) for word in words)
    place = next((index for index, pair in enumerate(zip(wanted, got, strict=False)) if pair[0] != pair[1]), 0)
    return f"drawn «{got[place : place + 40]}», not «{wanted[place : place + 40]}»"


# Places


def _place_faults(found: Sequence[DrawnPassage], page: Room) -> Iterator[str]:
    """The lines that leave their box or the page, the letters of two passages that meet."""
    for each in found:
        said = f"slide {each.passage.slide}, {each.passage.name} «{each.passage.text[:24]}»"
        for line in each.lines:
            out, off = line.ink.beyond(each.passage.box), line.ink.beyond(page)
            if out > NEAR or off > 0:
                yield f"{said}: «{line.text[:24]}» {max(out, off):.1f} points beyond its {'page' if off > 0 else 'box'}"
    for one, other in combinations(found, 2):
        for line, second in ((line, second) for line in one.lines for second in other.lines):
            if line.ink.overlap(second.ink) > TOUCH:
                yield (
                    f"slide {one.passage.slide}: «{line.text[:24]}» of {one.passage.name} and "
                    f"«{second.text[:24]}» of {other.passage.name} meet"
                )
