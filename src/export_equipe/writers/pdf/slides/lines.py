"""Paragraphs in lines, as runs that say where each line ends.

Comes in: a paragraph of the plan and the width of its lines. Goes out: its runs as they are shown, a line end between
two lines. Decided here: lines are broken by our own measures, in the same font as the PDF's, and nothing is left to
the layout of CSS: a slide's text never needs more lines than were measured. They fill the whole width of the box, as
those of an office suite do; the plan measures two hundredths less, so that there are never more of them than planned.
"""

from dataclasses import dataclass, replace
from itertools import chain
from typing import Final

from export_equipe.layout.deck.plan import SlideParagraph
from export_equipe.typesetting.measure import Measurer
from export_equipe.typesetting.run import Run, Runs, plain_text

_HYPHEN: Final = "\u00ad"
_LEAST: Final = 4.0  # points: no line is narrower, whatever the box
_ON_ACCENT: Final = "on_accent"  # the colour role of text on a ground of the accent's colour


@dataclass(frozen=True, slots=True, kw_only=True)
class SetParagraph:
    """A paragraph of the plan, set: its runs with their line ends, and how many lines they make."""

    plan: SlideParagraph
    runs: Runs
    lines: int

    @property
    def height(self) -> float:
        """In points, with the space above it."""
        return self.plan.space_before + self.lines * self.plan.pitch

    @property
    def left(self) -> float:
        """How far its lines stand from the left side of the text, in points."""
        return self.plan.indent * (self.plan.level + 1)

    @property
    def is_code(self) -> bool:
        """Whether it holds code and nothing else."""
        return all(run.code for run in self.runs if run.text.strip())

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to read."""
        return not plain_text(self.runs).strip()


def set_paragraph(paragraph: SlideParagraph, *, width: float, measurer: Measurer) -> SetParagraph:
    """``paragraph`` in lines at most ``width`` points wide, its indent included."""
    shown = tuple(_shown(run, paragraph) for run in paragraph.runs)
    if not plain_text(shown):
        return SetParagraph(plan=paragraph, runs=(), lines=1)
    strong = tuple(replace(run, strong=True) for run in shown) if paragraph.strong else shown
    room = max(width - paragraph.indent * (paragraph.level + 1), _LEAST)
    lines = measurer.break_lines(strong, size=paragraph.size, width=room).lines
    ended = (_ended(line, kept=paragraph.align == "start") for line in lines[:-1])
    return SetParagraph(plan=paragraph, runs=tuple(chain(*ended, lines[-1])), lines=len(lines))


def is_forced(paragraph: SlideParagraph) -> bool:
    """Whether its words keep its colour, links too: on its ground, theirs could not be read."""
    return paragraph.color == _ON_ACCENT or paragraph.color.startswith("#")


def _shown(run: Run, paragraph: SlideParagraph) -> Run:
    """``run`` as slides show it: what is highlighted and buttons are bold; on the accent, colours need a ground."""
    color = "" if is_forced(paragraph) and not run.ground else run.color
    return replace(run, strong=run.bold, color=color)


def _ended(line: Runs, *, kept: bool) -> Runs:
    """``line`` with its end, in the style of its last run; a soft hyphen there is seen.

    The space at which it was broken is ``kept``, because words of a tagged file are parted by spaces, also at the ends
    of lines (ISO 32000-1, 14.8.2.5); not where it would move the line, or show (an underlined space).
    """
    if not line:
        return line
    final = line[-1]
    if final.text.endswith(_HYPHEN):
        final = replace(final, text=f"{final.text[:-1]}\u2010")
    if not kept or final.href or final.strike or final.ground or final.highlight is not None:
        final = replace(final, text=final.text.rstrip(" "))
    end = replace(final, text="\n", emoji="", picture=None, formula=None, note=0)
    return (*line[:-1], final, end)
