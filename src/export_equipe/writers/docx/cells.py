"""The paragraphs of a table cell: lists with small indents, lighter lines, code, pictures.

Comes in: a ``TableCell`` and the width of its text. Goes out: ``w:p`` elements, at least one (ECMA-376 part 1,
17.4.65). Decided here: what the list of a cell counts from; about how high a cell is. Indents are twips, widths points.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from export_equipe.layout.cell_paragraph import CellMarker, CellParagraph
from export_equipe.layout.cells import TableCell
from export_equipe.typesetting.run import Run
from export_equipe.writers.docx.frames import TWIPS_PER_POINT
from export_equipe.writers.docx.manuscript import Manuscript
from export_equipe.writers.docx.numbering import CELL_STEP, ListKind, Marker
from export_equipe.writers.docx.paragraphs import ParagraphFormat, build_paragraph
from export_equipe.writers.docx.runs import LINE_PICTURE, Ink, write_runs
from export_equipe.writers.docx.wordml import Element

ALIGNS = {"start": "", "center": "center", "end": "right"}
BETWEEN = 40  # twips above each paragraph but the first
LETTER, LINE = 6.0, 15.5  # points: about what a letter and a line take
KINDS = {
    CellMarker.BULLET: ListKind.BULLET, CellMarker.NUMBER: ListKind.NUMBER, CellMarker.TODO: ListKind.TODO,
    CellMarker.DONE: ListKind.DONE,
}  # fmt: skip


@dataclass(slots=True)
class _CellLists:
    """The markers of the lists of one cell, by level: the list that goes on, and the number that is its next."""

    manuscript: Manuscript
    going_on: dict[int, tuple[Marker, int]] = field(default_factory=dict)

    def marker(self, paragraph: CellParagraph) -> Marker | None:
        """What stands before ``paragraph``."""
        if paragraph.marker is CellMarker.NONE:
            if not paragraph.in_list:
                self.going_on.clear()
            return None
        level, kind = paragraph.level, KINDS[paragraph.marker]
        for deeper in [each for each in self.going_on if each > level]:
            del self.going_on[deeper]
        if kind is not ListKind.NUMBER:
            marker, following = self.manuscript.numberings.shared(kind, level, cell=True), 0
        elif self.going_on.get(level, (None, 0))[1] == paragraph.number:
            marker, following = self.going_on[level][0], paragraph.number + 1
        else:
            marker = self.manuscript.numberings.restarted(kind, level, paragraph.number, cell=True)
            following = paragraph.number + 1
        self.going_on[level] = (marker, following)
        return marker

    def indent(self, paragraph: CellParagraph) -> int | None:
        """Where the text of ``paragraph`` starts when it has no marker: under that of its item."""
        if not paragraph.in_list:
            return None
        found = self.going_on.get(paragraph.level)
        return found[0].left if found else CELL_STEP * (paragraph.level + 1)


def write_cell(cell: TableCell, manuscript: Manuscript, ink: Ink, *, keep_next: bool) -> list[Element]:
    """The paragraphs of ``cell``, in the ``ink`` of its place."""
    lists = _CellLists(manuscript)
    written: list[Element] = []
    for paragraph in cell.paragraphs:
        marker = lists.marker(paragraph)
        left = lists.indent(paragraph) if marker is None else None
        form = ParagraphFormat(
            style=manuscript.style("cell"), keep_next=keep_next, align=ALIGNS[cell.align], left=left,
            number=None if marker is None else (marker.number, marker.level),
            fill=manuscript.color("neutral") if paragraph.code else "",
            before=BETWEEN if written and not (paragraph.detail or paragraph.code) else None,
        )  # fmt: skip
        room = max(ink.room - (marker.left if marker else left or 0) / TWIPS_PER_POINT, LINE_PICTURE)
        content = write_runs(paragraph.runs, manuscript, _inked(replace(ink, room=room), paragraph, manuscript))
        written += [build_paragraph(form, content)] if content else []
    return written or [build_paragraph(ParagraphFormat(style=manuscript.style("cell"), keep_next=keep_next), [])]


def _inked(ink: Ink, paragraph: CellParagraph, manuscript: Manuscript) -> Ink:
    """A heading in a cell is bold; a second line is lighter, and not bold although its cell may be."""
    if paragraph.detail:
        return replace(ink, strong=False, color=manuscript.theme.colors["mention"])
    return replace(ink, strong=True if paragraph.strong else ink.strong, proof=not paragraph.code)


def estimate_height(cell: TableCell, room: float) -> float:
    """About how high ``cell`` is, in points."""
    return sum(sum(_heights(paragraph, room)) for paragraph in cell.paragraphs)


def _heights(paragraph: CellParagraph, room: float) -> Iterator[float]:
    letters = sum(len(run.text) for run in paragraph.runs)
    ends = sum(run.text.count("\n") for run in paragraph.runs)
    yield (1 + ends + int(letters * LETTER / max(room, LETTER))) * LINE
    yield from (_picture_height(run, room) for run in paragraph.runs)


def _picture_height(run: Run, room: float) -> float:
    if run.picture is None or not run.picture.width:
        return 0.0
    return min(run.picture.width, room) * run.picture.picture.height / run.picture.picture.width
