"""What stands in the months of a roadmap: bars of works and diamonds of milestones, each with its words.

Comes in: a lane's data, where the months stand, the type sizes. Goes out: lines of marks that never touch. Decided
here: the words of a bar are in it where they fit, else beside it, else over it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from export_equipe.data.lanes import Lane, Milestone, RoadmapFigure, Work
from export_equipe.figures.cells import Cell, Label, Look, SetCell, Setter
from export_equipe.figures.moments import say_day
from export_equipe.figures.scene import SceneBox
from export_equipe.figures.ways import Scale

DIAMOND = 13.0  # points, from tip to tip
ASIDE = 4.0  # points, between a mark and its words
APART = 8.0  # points, between two marks of a line
MOST_LINES = 2  # of words in a bar, if there is a better place for them
BESIDE = Look(fill="surface", radius=0.0, padding=0.0, align="start")  # filled: the lines between months pass behind


@dataclass(frozen=True, slots=True, kw_only=True)
class Months:
    """Where the months stand: from ``left``, each ``step`` points wide."""

    figure: RoadmapFigure
    left: float
    step: float

    @property
    def right(self) -> float:
        """Where the last month ends."""
        return self.left + self.step * self.figure.months

    def start(self, moment: str) -> float:
        """Where ``moment`` begins."""
        return self.left + self.step * self.figure.offset(moment)

    def end(self, moment: str) -> float:
        """Where ``moment`` ends."""
        return self.left + self.step * self.figure.offset(moment, end=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A bar or a diamond at ``x``, with the words that are not in it at ``words_x``, over it if ``over``."""

    shape: SetCell
    x: float
    words: SetCell | None = None
    words_x: float = 0.0
    over: bool = False

    @property
    def cut(self) -> bool:
        """Whether a word had to be cut."""
        return self.shape.cut or (self.words is not None and self.words.cut)

    @property
    def left(self) -> float:
        """Where the mark begins, words included."""
        return min(self.x, self.words_x) if self.words else self.x

    @property
    def right(self) -> float:
        """Where it ends."""
        own = self.x + self.shape.width
        return max(own, self.words_x + self.words.width) if self.words else own

    @property
    def height(self) -> float:
        """The least height."""
        words = self.words.height if self.words else 0.0
        return words + ASIDE / 2 + self.shape.height if self.over else max(words, self.shape.height)

    def place(self, y: float, height: float) -> Iterator[SceneBox]:
        """The mark in the middle of a line ``height`` points high; a bar and its words are read together."""
        top = y + (height - self.height) / 2
        words, shape = self.words, self.shape
        if words is None:
            yield shape.place(self.x, y, height)
        elif self.over:
            yield shape.place(self.x, top + self.height - shape.height, shape.height)
            yield words.place(self.words_x, top, words.height)
        else:
            yield shape.place(self.x, y + (height - shape.height) / 2, shape.height)
            yield words.place(self.words_x, y + (height - words.height) / 2, words.height)


def set_marks(lane: Lane, key: str, months: Months, scale: Scale, setter: Setter) -> tuple[tuple[Mark, ...], ...]:
    """The lines of a lane: works first, then milestones."""
    works = [_set_work(f"{key}-travail-{index}", work, months, scale, setter) for index, work in enumerate(lane.works)]
    stones = [
        _set_milestone(f"{key}-jalon-{index}", stone, months, scale, setter)
        for index, stone in enumerate(lane.milestones)
    ]
    return (*_pack(works), *_pack(stones))


def _pack(marks: Iterable[Mark]) -> Iterator[tuple[Mark, ...]]:
    """Each mark in the first line where it touches no other."""
    lines: list[list[Mark]] = []
    for mark in marks:
        for line in lines:
            if all(mark.left >= other.right + APART or mark.right + APART <= other.left for other in line):
                line.append(mark)
                break
        else:
            lines.append([mark])
    return (tuple(line) for line in lines)


def _set_work(key: str, work: Work, months: Months, scale: Scale, setter: Setter) -> Mark:
    start = months.start(work.start)
    width = months.end(work.end) - start
    look = Look(fill="accent", padding=3.0)
    label = Label(text=work.name, size=scale.detail, color="on_accent")
    cell = Cell(key=key, name=f"Travail\u00a0: {work.name}", labels=(label,), look=look)
    inside = setter.set(cell, width)
    if not inside.cut and inside.lines <= MOST_LINES:
        return Mark(shape=inside, x=start)
    bare = replace(setter.set(replace(cell, labels=()), width), height=1.2 * scale.detail)
    words = Cell(
        key=f"{key}-mots", name=f"Libellé\u00a0: {work.name}", labels=(replace(label, color="text"),), look=BESIDE
    )
    beside = _with_words(bare, start, words, months, setter)
    return Mark(shape=inside, x=start) if beside.over and not inside.cut else beside


def _set_milestone(key: str, stone: Milestone, months: Months, scale: Scale, setter: Setter) -> Mark:
    look = Look(fill="accent", shape="diamond")
    bare = SetCell(
        cell=Cell(key=key, name=f"Jalon\u00a0: {stone.name}", labels=(), look=look), width=DIAMOND, height=DIAMOND,
        paragraphs=(), cut=False,
    )  # fmt: skip
    day = say_day(stone.date)
    text = f"{stone.name} · {day}" if day else stone.name
    words = Cell(
        key=f"{key}-mots", name=f"Libellé\u00a0: {stone.name}",
        labels=(Label(text=text, size=scale.detail, color="text", strong=True),), look=BESIDE,
    )  # fmt: skip
    middle = (months.start(stone.date) + months.end(stone.date)) / 2
    x = min(max(months.left, middle - DIAMOND / 2), months.right - DIAMOND)
    return _with_words(bare, x, words, months, setter)


def _with_words(shape: SetCell, x: float, words: Cell, months: Months, setter: Setter) -> Mark:
    """``words`` at the right of the mark on one line, else at its left, else where there is more room, else over it."""
    best = setter.best_width(words)
    after, before = months.right - x - shape.width - ASIDE, x - ASIDE - months.left
    for at_right in (True, False) if after >= min(best, before) else (False, True):
        room = after if at_right else before
        if room < setter.least_width(words):
            continue
        beside = setter.set(words, best) if room >= best else setter.set_even(words, room)
        if beside.lines <= MOST_LINES:
            place = x + shape.width + ASIDE if at_right else x - ASIDE - beside.width
            return Mark(shape=shape, x=x, words=beside, words_x=place)
    over = setter.set(words, min(best, months.right - months.left))
    left = min(max(months.left, x), months.right - over.width)
    return Mark(shape=shape, x=x, words=over, words_x=left, over=True)
