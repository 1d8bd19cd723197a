"""The measurer: widths and line breaks of runs in a packaged family, in points.

Comes in: runs and type sizes. Goes out: widths, lines, heights. Decided here: how a run's style maps to a face, and the
width of code, whose font (Courier New) is not packaged.
"""

from functools import cache

from export_equipe.fonts.packaged import BOLD, REGULAR, fallback_fonts, font_family
from export_equipe.typesetting.kept import Kept
from export_equipe.typesetting.lines import BrokenText, MeasuredText
from export_equipe.typesetting.run import Run, Runs
from export_equipe.typesetting.shaping import ShapedFace, ShapedStyle, Stretch, is_invisible, is_mark

CODE_WIDTH = 0.6  # em: every glyph of Courier New is 1229/2048 em wide; 0.6001
TEXTS = 4_000  # measured texts kept: what a table of 400 rows has, at a few kilobytes each
RAISED = 0.66  # the size of what is raised or lowered, as a share of the text's: what PowerPoint and LibreOffice do


class Measurer:
    """Measures runs in one family; get it from ``measurer``, which keeps what it shaped last."""

    def __init__(self, name: str) -> None:
        family = font_family(name)
        self.family = family
        self._texts: Kept[Runs, MeasuredText] = Kept(TEXTS)
        self._styles = {
            (strong, emphasis): ShapedStyle(
                family.name,
                ShapedFace(family.italic if emphasis else family.upright, weight=BOLD if strong else REGULAR),
                fallback_fonts(),
                weight=BOLD if strong else REGULAR,
            )
            for strong in (False, True)
            for emphasis in (False, True)
        }

    def width(self, runs: Runs, size: float) -> float:
        """The width in points of ``runs`` set on one line at ``size`` points."""
        return self._text(runs).width() * size

    def break_lines(self, runs: Runs, *, size: float, width: float) -> BrokenText:
        """``runs`` at ``size`` points in lines at most ``width`` points wide."""
        return self._text(runs).broken(width / size)

    def least_width(self, runs: Runs, *, size: float) -> float:
        """The width in points of the widest word of ``runs``: in less room, it would be cut."""
        return self._text(runs).widest() * size

    def height(self, runs: Runs, *, size: float, width: float, pitch: float) -> float:
        """The height in points of ``runs`` broken at ``width``, with exact line spacing of ``pitch`` points."""
        return len(self.break_lines(runs, size=size, width=width).lines) * pitch

    def stretches(self, run: Run) -> list[Stretch]:
        """The text of ``run`` cut where its font changes (widths in em)."""
        return self._style(run).stretches(run.text)

    def missing(self, text: str) -> set[str]:
        """The characters of ``text`` that no packaged font has."""
        style = self._styles[False, False]
        return {
            char
            for char in set(text)
            if not (char in "\n\t" or is_invisible(char) or is_mark(char) or style.font_for(char))
        }

    def _text(self, runs: Runs) -> MeasuredText:
        """``runs`` measured in em, once for all sizes and widths."""
        known = self._texts.get(runs)
        if known is None:
            known = self._texts[runs] = MeasuredText(runs, self.em)
        return known

    def _style(self, run: Run) -> ShapedStyle:
        return self._styles[run.bold, run.emphasis]

    def em(self, run: Run, text: str) -> float:
        """The width in em of ``text``, a part of ``run``: all other measures come from this one."""
        if run.code:
            return self._code(text)
        return self._style(run).width(text) * (RAISED if run.superscript or run.subscript else 1.0)

    def _code(self, text: str) -> float:
        """Each character on the grid, those of a fallback font at their own width when it is larger."""
        style = self._styles[False, False]
        return sum(
            CODE_WIDTH * len(stretch.text) if stretch.font == self.family.name else max(stretch.width, CODE_WIDTH)
            for stretch in style.stretches(text)
        )


@cache
def measurer(name: str) -> Measurer:
    """The measurer of the packaged family ``name`` (``arimo``); raises ``ThemeError`` for an unknown one."""
    return Measurer(name)
