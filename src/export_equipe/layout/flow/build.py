"""Flowing documents: blocks become flow blocks, numbered and captioned.

Comes in: the blocks of a page, its figures, the mode. Goes out: the blocks of a ``FlowPlan``. Decided here: heading
levels, « Tableau 1 » and « Figure 1 », captions and widths of tables, where a draft shows its notes.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import assert_never

from export_equipe.data.figures import TeamFigure
from export_equipe.figures.team import draw_team
from export_equipe.layout.cells import TableCells, head_cells, row_cells
from export_equipe.layout.describe import describe_table
from export_equipe.layout.flow.columns import TEXT_WIDTH, column_shares, is_dense
from export_equipe.layout.flow.plan import (
    FlowBlock,
    FlowCode,
    FlowDivider,
    FlowFigure,
    FlowHeading,
    FlowHint,
    FlowItem,
    FlowList,
    FlowNote,
    FlowParagraph,
    FlowQuote,
    FlowTable,
)
from export_equipe.layout.runs import NBSP, runs_of, stripped, without_colon
from export_equipe.layout.words import HINT_WORDS, NOTE_WORD
from export_equipe.model.block import (
    Block,
    Blocks,
    CodeBlock,
    Divider,
    EditorialNote,
    Hint,
    List,
    Paragraph,
    Quote,
    RawBlock,
    Section,
)
from export_equipe.model.table import Table
from export_equipe.model.walk import plain_inlines
from export_equipe.theme.model import Theme
from export_equipe.typesetting.measure import measurer
from export_equipe.typesetting.run import Added, Highlight, Run, plain_text

WHOLE_ROWS, WHOLE_LETTERS = 6, 700  # what stays on one page


@dataclass(slots=True)
class FlowBuilder:
    """Builds flow blocks; counts tables and figures in the order of the document."""

    theme: Theme
    figures: Sequence[TeamFigure]
    draft: bool
    _tables: int = field(default=0, init=False)
    _figures: int = field(default=0, init=False)

    def blocks(self, blocks: Blocks, section: str = "") -> tuple[FlowBlock, ...]:
        """The flow blocks of ``blocks``; ``section`` names the tables that have no caption."""
        return tuple(flow for block in blocks for flow in self._block(block, section))

    def _block(self, block: Block, section: str) -> Iterator[FlowBlock]:
        match block:
            case Paragraph(children=children):
                runs = stripped(runs_of(children))
                if runs:
                    yield FlowParagraph(runs=runs, keep_with_next=plain_text(runs).endswith(":"))
            case Section(heading=heading, level=level, anchor=anchor, children=children):
                yield FlowHeading(level=level, runs=without_colon(stripped(runs_of(heading.children))), anchor=anchor)
                yield from self.blocks(children, plain_inlines(heading.children))
            case List():
                yield self._list(block, section)
            case Quote(children=children):
                yield FlowQuote(blocks=self.blocks(children, section))
            case Hint(kind=kind, children=children) if children:
                word = (Run(text=HINT_WORDS[kind], origin=Added.KIND_WORD, strong=True),)
                yield FlowHint(kind=kind, word=word, blocks=self.blocks(children, section))
            case CodeBlock(value=value, language=language, span=span):
                lines = tuple(Run(text=line, origin=span, code=True) for line in value.split("\n"))
                yield FlowCode(lines=lines, language=language)
            case EditorialNote():
                yield from self._note(block)
            case RawBlock(value=value, span=span):
                yield FlowParagraph(runs=(Run(text=value, origin=span),))
            case Table():
                yield self._table(block, section)
            case Hint():
                return
            case Divider():
                yield FlowDivider()
            case _:
                assert_never(block)

    def _list(self, block: List, section: str) -> FlowList:
        items = tuple(
            FlowItem(blocks=self.blocks(item.children, section), checked=item.checked) for item in block.items
        )
        return FlowList(items=items, ordered=block.ordered, start=block.start)

    def _note(self, note: EditorialNote) -> Iterator[FlowBlock]:
        """The figure that fills the note, and in a draft the note itself."""
        if note.figure is not None:
            yield self._figure(self.figures[note.figure])
        if note.figure is None or self.draft:
            word = (Run(text=f"{NOTE_WORD}{NBSP}:", origin=Added.KIND_WORD, strong=True, highlight=Highlight.NOTE),)
            yield FlowNote(word=word, runs=stripped(runs_of(note.children)))

    def _figure(self, figure: TeamFigure) -> FlowFigure:
        self._figures += 1
        measure = measurer(self.theme.measured)
        scene = draw_team(figure, width=TEXT_WIDTH, height=None, measurer=measure, sizes=self.theme.slides)
        number = (Run(text=f"Figure{NBSP}{self._figures}", origin=Added.NUMBER),)
        caption = (Run(text=figure.title, origin=Added.FIGURE),)
        return FlowFigure(scene=scene, number=number, caption=caption, anchor=f"figure-{self._figures}")

    def _table(self, table: Table, section: str) -> FlowTable:
        self._tables += 1
        caption = table.caption or section.strip().rstrip(" \u00a0\u202f:…").strip()
        head, rows = head_cells(table), tuple(row_cells(row, table) for row in table.rows)
        shown, measure = (*((head,) if head else ()), *rows), measurer(self.theme.measured)
        dense = is_dense(shown, measure)
        return FlowTable(
            head=head, rows=rows, header_columns=table.header_columns, dense=dense, whole=_stays_whole(rows),
            widths=column_shares(shown, measure, dense=dense),
            number=(Run(text=f"Tableau{NBSP}{self._tables}", origin=Added.NUMBER),),
            caption=(Run(text=caption, origin=Added.FIGURE if table.caption else Added.LABEL),) if caption else (),
            description=describe_table(table), anchor=f"tableau-{self._tables}",
        )  # fmt: skip


def _stays_whole(rows: Sequence[TableCells]) -> bool:
    """Whether a table is so short that a page break in it would be worse than a gap above it."""
    words = sum(len(plain_text((*cell.runs, *cell.detail))) for row in rows for cell in row)
    return len(rows) <= WHOLE_ROWS and words <= WHOLE_LETTERS
