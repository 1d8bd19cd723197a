"""How far our lines, widths and heights are from LibreOffice's: ``make fit`` prints it.

Comes in: decks of drawn pages and storyboards. Goes out: figures, over all paragraphs and by class (with an emoji, a
no-break space, a hyphen …), and the paragraphs whose number of lines differs. Our lines are those that break at the
width that the box has, without the margin that the layout keeps.
"""

import argparse
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from tests.support.slide_decks import default_master, joined_plan, page_deck, storyboard_deck, true_measures, written
from tests.support.slide_drawn import DrawnLine, DrawnPassage, DrawnStretch, check_in_libreoffice
from tests.support.slide_fit import SHAPE, misfits

from export_equipe.layout.runs import stripped
from export_equipe.typesetting.run import plain_text
from libreoffice import convert_to_pdf

DESCENT = 0.212  # em: LibreOffice puts the base line that far above the bottom of a line of exact height
SHOWN = 20
CLASSES: Mapping[str, str] = {
    "emoji": "[\U0001f1e6-\U0001faff]", "no-break space": "[\u00a0\u202f]", "hyphen": "\\w-\\w", "dash": "[–—]",
    "address": "https?://", "word of over 40 signs": "\\S{40}",
}  # fmt: skip


@dataclass(frozen=True)
class Compared:
    """A paragraph that was drawn, beside ours."""

    drawn: DrawnPassage
    place: DrawnStretch

    @property
    def text(self) -> str:
        """Its characters."""
        return plain_text(self.place.stretch.runs)

    @cached_property
    def ours(self) -> list[str]:
        """Our lines, without spaces; those of signs alone are not found again in what is drawn."""
        lines = self.place.stretch.broken(self.drawn.passage.room.width, true_measures())
        return [_signs(text) for text in map(plain_text, lines) if _letters(text)]

    @cached_property
    def theirs(self) -> list[str]:
        """The lines that were drawn."""
        return [_signs(_sorted_text(line)) for line in self.place.lines]

    @property
    def same_count(self) -> bool:
        """Whether there are as many lines."""
        return len(self.ours) == len(self.theirs)

    @property
    def same_breaks(self) -> bool:
        """Whether they end at the same places."""
        return self.same_count and all(map(_same_letters, self.ours, self.theirs))

    def classes(self) -> Iterator[str]:
        """What may make its lines break otherwise."""
        yield "all"
        yield "figures" if self.drawn.passage.name.startswith(SHAPE) else "slides and tables"
        yield from (name for name, pattern in CLASSES.items() if re.search(pattern, self.text))
        runs = self.place.stretch.runs
        if any(run.code for run in runs):
            yield "code"
        if len({(run.strong, run.emphasis) for run in runs}) > 1:
            yield "mixed faces"

    @property
    def whole(self) -> bool:
        """Whether each of our lines has letters, so that all can be found again in what is drawn."""
        return len(self.ours) == len(self.place.stretch.broken(self.drawn.passage.room.width, true_measures()))

    def width_errors(self) -> Iterator[tuple[float, float]]:
        """For each line with the same signs: how much wider it was drawn, and its width, in points.

        Emoji are left out: each is measured as wide as that of Office, which is wider than LibreOffice's.
        """
        stretch, measurer = self.place.stretch, true_measures()
        lines = stretch.broken(self.drawn.passage.room.width, measurer)
        shown = [line for line in lines if _letters(plain_text(line))]
        for line, drawn in zip(shown, self.place.lines, strict=False):
            signs = _signs(plain_text(line))
            if signs == _signs(_sorted_text(drawn)) and not any(run.emoji for run in line):
                width = measurer.width(stripped(line), stretch.size)
                yield drawn.ink.width - width, width

    def height_error(self) -> float:
        """How much further down the last base line was drawn from the first, in points."""
        lines = self.place.lines
        return lines[-1].base - lines[0].base - (len(lines) - 1) * self.place.stretch.pitch


def _signs(text: str) -> str:
    return "".join(text.split()).replace("\u200b", "").replace("\u00ad", "")


def _letters(text: str) -> str:
    return re.sub(r"\W", "", text)


def _same_letters(one: str, other: str) -> bool:
    return _letters(one) == _letters(other)


def _sorted_text(line: DrawnLine) -> str:
    return "".join(word.text for word in sorted(line.words, key=lambda word: word.left))


def compare(passages: Iterable[DrawnPassage]) -> list[Compared]:
    """Every paragraph of ``passages`` with letters."""
    return [Compared(each, place) for each in passages for place in each.stretches if place.lines]


def block_errors(passages: Iterable[DrawnPassage]) -> list[float]:
    """For each passage drawn in our number of lines: how much higher its text is than ours, in points.

    Not of those with raised, lowered or code words, whose base lines are others.
    """
    found = []
    for each in passages:
        parts = [part for part in each.stretches if part.lines]
        compared = [Compared(each, part) for part in parts]
        odd = any(run.superscript or run.subscript or run.code for part in parts for run in part.stretch.runs)
        whole = len(parts) == len(each.stretches) > 0 and not odd
        if not whole or not all(part.same_count and part.whole for part in compared):
            continue
        drawn = each.lines[-1].base - each.lines[0].base
        first, last = parts[0].stretch, parts[-1].stretch
        own = each.passage.height(true_measures()) - first.pitch + DESCENT * (first.size - last.size)
        found.append(drawn - own)
    return found


def render(passages: Sequence[DrawnPassage]) -> str:
    """The figures."""
    compared = compare(passages)
    lines = ["| paragraphs | count | same number of lines | same lines |", "|---|---|---|---|"]
    for name in dict.fromkeys(name for each in compared for name in each.classes()):
        found = [each for each in compared if name in each.classes()]
        counts = (sum(each.same_count for each in found), sum(each.same_breaks for each in found))
        lines.append(f"| {name} | {len(found)} | {' | '.join(f'{100 * n / len(found):.2f} %' for n in counts)} |")
    widths = [error for each in compared for error, _ in each.width_errors()]
    shares = [100 * error / width for each in compared for error, width in each.width_errors()]
    heights = [each.height_error() for each in compared if each.same_count]
    lines += ["", _spread("width of a line", widths, "points"), _spread("width of a line", shares, "%")]
    lines += [_spread("height of a paragraph", heights, "points")]
    lines += [_spread("height of a text", block_errors(passages), "points"), ""]
    other = [each for each in compared if not each.same_count]
    lines += [f"{len(other)} paragraphs have another number of lines:"] if other else []
    for each in other[:SHOWN]:
        lines.append(f"  slide {each.drawn.passage.slide}, {each.drawn.passage.name[:40]}")
        lines += [f"    ours {' | '.join(each.ours)[:200]}", f"    theirs {' | '.join(each.theirs)[:200]}"]
    return "\n".join(lines)


def _spread(name: str, errors: Sequence[float], unit: str) -> str:
    mean = sum(map(abs, errors)) / len(errors)
    return f"{name}: {len(errors)} measured, mean error {mean:.3f} {unit}, from {min(errors):.2f} to {max(errors):.2f}"


def main() -> int:
    """Prints the figures of the decks asked for; 1 when a line leaves its box."""
    parser = argparse.ArgumentParser(description="Our lines against LibreOffice's.")
    parser.add_argument("--decks", type=int, default=16, help="how many pages, and how many storyboards")
    parser.add_argument("--seed", type=int, default=0, help="the first seed")
    options = parser.parse_args()
    seeds = range(options.seed, options.seed + options.decks)
    plan = joined_plan([make(seed).plan for seed in seeds for make in (storyboard_deck, page_deck)])
    excused = frozenset(misfit.slide for misfit in misfits(plan, default_master(), true_measures()) if misfit.kind)
    drawn = check_in_libreoffice(written(plan), plan, default_master(), convert_to_pdf, excused=excused)
    print(f"{drawn.pages} slides, {len(excused)} that do not fit by our own measures\n")
    print("\n".join([render(drawn.passages), "", f"{len(drawn.faults)} faults", *drawn.faults[:SHOWN]]))
    return 1 if drawn.faults else 0


if __name__ == "__main__":
    sys.exit(main())
