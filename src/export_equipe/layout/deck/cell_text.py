"""The text of a table's cell on a slide, and its measures.

Comes in: a cell, a type size. Goes out: paragraphs as the slide shows them; their height; the cell cut where a slide
ends. Decided here: what the second line, lists, headings and code inside a cell look like.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from export_equipe.layout.cell_paragraph import CellMarker, CellParagraph
from export_equipe.layout.cells import TableCell
from export_equipe.layout.deck.fit import SAFETY
from export_equipe.layout.deck.pieces import HANG
from export_equipe.layout.deck.plan import Marker, SlideParagraph
from export_equipe.layout.runs import line_ends, slice_runs, stripped
from export_equipe.theme.model import SlideSizes
from export_equipe.typesetting.measure import Measurer
from export_equipe.typesetting.run import Runs, as_strong, plain_text

INSET = (10.0, 6.0, 10.0, 6.0)  # points inside a cell: left, top, right, bottom
_BEFORE = 0.2  # em above a paragraph that follows another
_FIGURE, _STOP = 0.56, 0.63  # em: a figure of a number; a full stop and the space after it
_LEAST = 12.0  # points: the narrowest line
_OVERFLOWING_LINES = 12
_MARKERS = {
    CellMarker.NONE: Marker.NONE, CellMarker.BULLET: Marker.BULLET, CellMarker.NUMBER: Marker.NUMBER,
    CellMarker.TODO: Marker.TODO, CellMarker.DONE: Marker.DONE,
}  # fmt: skip


def line_room(width: float, hang: float = 0.0) -> float:
    """The width of the lines of a cell ``width`` points wide."""
    return max(width - INSET[0] - INSET[2] - hang, _LEAST) / SAFETY


def hang_of(paragraph: SlideParagraph) -> float:
    """How far the text of ``paragraph`` stands from the cell's own left margin, in points."""
    return paragraph.indent * (paragraph.level + 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class CellSetting:
    """How cells are set at one ``size``."""

    size: float
    sizes: SlideSizes
    measurer: Measurer

    @property
    def least_height(self) -> float:
        """The height of a cell without text."""
        return self.size * self.sizes.pitch + INSET[1] + INSET[3]

    def paragraphs(self, cell: TableCell, *, head: bool = False) -> tuple[SlideParagraph, ...]:
        """The text of ``cell``."""
        hang = _hang(cell)
        found = (self._paragraph(each, cell, hang, head=head) for each in cell.paragraphs)
        return tuple(
            replace(paragraph, space_before=0.0) if index == 0 else paragraph for index, paragraph in enumerate(found)
        )

    def _paragraph(self, paragraph: CellParagraph, cell: TableCell, hang: float, *, head: bool) -> SlideParagraph:
        size = self.sizes.detail if paragraph.detail else self.size
        color = "mention" if paragraph.detail else "accent" if head else "text"
        marker = _MARKERS[paragraph.marker]
        return SlideParagraph(
            runs=paragraph.runs, size=size, pitch=size * self.sizes.pitch, color=color, align=cell.align,
            strong=(cell.header or paragraph.strong) and not paragraph.detail, marker=marker, number=paragraph.number,
            level=paragraph.level, indent=size * hang if paragraph.in_list or marker is not Marker.NONE else 0.0,
            space_before=0.0 if paragraph.detail or paragraph.code else size * _BEFORE,
        )  # fmt: skip

    def height(self, cell: TableCell, width: float) -> float:
        """The height of ``cell``, margins included."""
        text = sum(
            len(self._lines(each, width)) * each.pitch + each.space_before for each in self.paragraphs(cell)
        )  # fmt: skip
        return max(text + INSET[1] + INSET[3], self.least_height)

    def lengths(self, cell: TableCell) -> tuple[float, ...]:
        """The widths of the paragraphs of ``cell``, unbroken, in points."""
        shown = self.paragraphs(cell)
        return tuple(self.measurer.width(_runs(each), each.size) * SAFETY + hang_of(each) for each in shown)

    def widest_word(self, cell: TableCell) -> float:
        """The least width of the lines of ``cell``, in points: in less room, a word would be cut."""
        shown = self.paragraphs(cell)
        words = (self.measurer.least_width(_runs(each), size=each.size) + hang_of(each) / SAFETY for each in shown)
        return max(words, default=0.0)

    def cut(self, cell: TableCell, width: float, height: float) -> list[TableCell]:
        """``cell`` in parts that are no higher than ``height``, margins included; a part holds a line at least."""
        parts: list[list[CellParagraph]] = [[]]
        room = height - INSET[1] - INSET[3]
        left = room
        for paragraph in cell.paragraphs:
            for part, used, opens in self._cut_paragraph(paragraph, cell, width, room, left):
                if opens and parts[-1]:
                    parts.append([])
                    left = room
                parts[-1].append(part)
                left -= used
        return [replace(cell, paragraphs=tuple(part)) for part in parts]

    def _cut_paragraph(
        self, paragraph: CellParagraph, cell: TableCell, width: float, room: float, left: float
    ) -> Iterator[tuple[CellParagraph, float, bool]]:
        """The parts of ``paragraph``, their heights, and whether each begins a part of the cell.

        A cell without room for a line overflows in any case, and says so: more parts would mend nothing.
        """
        opens, hang = False, _hang(cell)
        while True:
            shown = self._paragraph(paragraph, cell, hang, head=False)
            lines = self._lines(shown, width)
            fitting = int((left - shown.space_before) // shown.pitch)
            if fitting >= len(lines):
                yield paragraph, len(lines) * shown.pitch + shown.space_before, opens
                return
            if fitting <= 0 and not opens and left < room:
                opens, left = True, room
                continue
            fitting = fitting if fitting > 0 else _OVERFLOWING_LINES
            end = line_ends(paragraph.runs, lines)[min(fitting, len(lines)) - 1]
            yield replace(paragraph, runs=_between(paragraph, 0, end)), fitting * shown.pitch, opens
            rest = _between(paragraph, end, len(plain_text(paragraph.runs)))
            if not rest:
                return
            paragraph = replace(paragraph, runs=rest, marker=CellMarker.NONE)
            opens, left = True, room

    def _lines(self, paragraph: SlideParagraph, width: float) -> tuple[Runs, ...]:
        room = line_room(width, hang_of(paragraph))
        return self.measurer.break_lines(_runs(paragraph), size=paragraph.size, width=room).lines


def _hang(cell: TableCell) -> float:
    """How far the lists of ``cell`` stand from their markers, in em."""
    numbers = [each.number for each in cell.paragraphs if each.marker is CellMarker.NUMBER]
    return max(HANG, _FIGURE * len(str(max(numbers, default=1))) + _STOP)


def _runs(paragraph: SlideParagraph) -> Runs:
    return as_strong(paragraph.runs, strong=paragraph.strong)


def _between(paragraph: CellParagraph, start: int, end: int) -> Runs:
    runs = slice_runs(paragraph.runs, start, end)
    return runs if paragraph.code else stripped(runs)
