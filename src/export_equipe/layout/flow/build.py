"""Flowing documents: blocks become flow blocks, numbered and captioned.

Comes in: the blocks of a page, its figures, the mode. Goes out: the blocks of a ``FlowPlan``. Decided here: heading
levels, « Tableau 1 » and « Figure 1 », where a draft shows its notes, what stands in a frame.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import assert_never

from export_equipe.data.figures import AnyFigure
from export_equipe.figures.draw import draw_figure
from export_equipe.formulas.formula import Formula
from export_equipe.formulas.read import read_formula
from export_equipe.layout.api import operation_title
from export_equipe.layout.code import code_lines
from export_equipe.layout.flow.api import flow_tables, operation_summary, source_line
from export_equipe.layout.flow.columns import TEXT_WIDTH
from export_equipe.layout.flow.links import flow_link
from export_equipe.layout.flow.pictures import flow_image, flow_images
from export_equipe.layout.flow.place import (
    BOXES,
    HINT,
    LIST,
    NOTE,
    QUOTE,
    STEP,
    Counts,
    Place,
    cards_in_a_row,
    column_widths,
)
from export_equipe.layout.flow.plan import (
    BoxKind,
    FlowBlock,
    FlowBox,
    FlowCard,
    FlowCards,
    FlowCode,
    FlowColumn,
    FlowColumns,
    FlowDivider,
    FlowFigure,
    FlowFootnote,
    FlowHeading,
    FlowHint,
    FlowItem,
    FlowList,
    FlowMath,
    FlowNote,
    FlowParagraph,
    FlowPicture,
    FlowQuote,
    FlowStep,
    FlowSteps,
    FlowTable,
)
from export_equipe.layout.flow.tables import flow_table
from export_equipe.layout.links import card_link
from export_equipe.layout.runs import NBSP, runs_of, stripped, without_colon
from export_equipe.layout.words import DIAGRAM_WORD, HINT_WORDS, NOTE_WORD, PROMPT_WORD, STEP_WORD, update_title
from export_equipe.model.block import (
    ApiOperation,
    Block,
    Blocks,
    Cards,
    CodeBlock,
    Columns,
    Details,
    Diagram,
    Divider,
    EditorialNote,
    Embed,
    ErrorBlock,
    Figure,
    FileLink,
    Hint,
    List,
    MathBlock,
    PageRef,
    Paragraph,
    Prompt,
    Quote,
    Section,
    Stepper,
    Tabs,
    Update,
    Updates,
)
from export_equipe.model.document import Footnote
from export_equipe.model.inline import Inlines
from export_equipe.model.table import Table
from export_equipe.theme.model import Theme
from export_equipe.typesetting.measure import measurer
from export_equipe.typesetting.run import Added, Highlight, Run, Runs, plain_text


@dataclass(slots=True)
class FlowBuilder:
    """Builds flow blocks; counts tables, figures and steps in the order of the document."""

    theme: Theme
    figures: Sequence[AnyFigure]
    draft: bool
    _counts: Counts = field(default=Counts(), init=False)

    def blocks(self, blocks: Blocks) -> tuple[FlowBlock, ...]:
        """The flow blocks of ``blocks``."""
        return self._blocks(blocks, Place())

    def footnotes(self, notes: Sequence[Footnote]) -> tuple[FlowFootnote, ...]:
        """The footnotes of a page."""
        place = Place().within(NOTE)
        return tuple(FlowFootnote(number=note.number, blocks=self._blocks(note.children, place)) for note in notes)

    def _blocks(self, blocks: Blocks, place: Place) -> tuple[FlowBlock, ...]:
        return tuple(flow for block in blocks for flow in self._block(block, place))

    def _block(self, block: Block, place: Place) -> Iterator[FlowBlock]:
        match block:
            case Paragraph(children=children):
                if runs := _text(children):
                    yield FlowParagraph(runs=runs, keep_with_next=plain_text(runs).endswith(":"))
            case Section(heading=heading, level=level, anchor=anchor, children=children):
                yield FlowHeading(level=level, runs=without_colon(_text(heading.children)), anchor=anchor)
                under = place.under(heading.children, level + 1)
                yield from self._blocks(children, under)
            case List():
                yield self._list(block, place)
            case Quote(children=children):
                yield FlowQuote(blocks=self._blocks(children, place.within(QUOTE)))
            case CodeBlock() | Diagram():
                yield _code(block)
            case MathBlock():
                yield _formula(block)
            case Table():
                if block.head or block.rows:
                    yield self._table(block, place)
            case Figure():
                yield self._picture(block)
            case EditorialNote():
                yield from self._note(block)
            case ErrorBlock(value=value, span=span):
                yield FlowParagraph(runs=(Run(text=value, origin=span),))
            case Divider():
                yield FlowDivider()
            case Embed() | FileLink() | PageRef():
                yield flow_link(block)
            case Hint() | Tabs() | Stepper() | Columns() | Cards() | Details() | Updates() | Prompt() | ApiOperation():
                yield from self._container(block, place)
            case _:
                assert_never(block)

    def _container(
        self, block: Hint | Tabs | Stepper | Columns | Cards | Details | Updates | Prompt | ApiOperation, place: Place
    ) -> Iterator[FlowBlock]:
        match block:
            case Hint(kind=kind, children=children):
                if children:
                    blocks = self._blocks(children, place.within(HINT))
                    yield FlowHint(kind=kind, word=_word(HINT_WORDS[kind]), blocks=blocks)
            case Tabs(tabs=tabs):
                for tab in tabs:
                    yield from self._box_of(BoxKind.TAB, tab.title, tab.children, place)
            case Stepper():
                yield self._stepper(block, place)
            case Columns():
                yield from self._columns(block, place)
            case Cards():
                yield self._cards(block, place)
            case Details(summary=summary, children=children):
                yield from self._box_of(BoxKind.DETAILS, summary, children, place)
            case Updates(updates=updates):
                yield from (self._update(update, place) for update in updates)
            case Prompt(description=description, children=children):
                yield self._box(BoxKind.PROMPT, description, children, place, word=_word(PROMPT_WORD))
            case ApiOperation():
                yield self._operation(block, place)
            case _:
                assert_never(block)

    def _box_of(self, kind: BoxKind, title: Inlines, children: Blocks, place: Place) -> Iterator[FlowBox]:
        """The box, unless there is nothing in it and over it."""
        if title or children:
            yield self._box(kind, title, children, place)

    def _box(
        self, kind: BoxKind, title: Inlines, children: Blocks, place: Place, *, word: Runs = ()
    ) -> FlowBox:  # fmt: skip
        inside = place.within(BOXES[kind], title=title, deeper=1)
        blocks = self._blocks(children, inside)
        return FlowBox(kind=kind, title=_text(title), blocks=blocks, word=word, level=place.level)

    def _update(self, update: Update, place: Place) -> FlowBox:
        title = (Run(text=update_title(update.date), origin=Added.LABEL),) if update.date else ()
        word = _word(", ".join(update.tags)) if update.tags else ()
        blocks = self._blocks(update.children, place.within(BOXES[BoxKind.UPDATE]))
        return FlowBox(kind=BoxKind.UPDATE, title=title, word=word, blocks=blocks, level=place.level)

    def _stepper(self, stepper: Stepper, place: Place) -> FlowSteps:
        steps = []
        for number, step in enumerate(stepper.steps, 1):
            self._counts = replace(self._counts, steps=self._counts.steps + 1)
            words = f"{number}" if step.title else f"{STEP_WORD}{NBSP}{number}"
            inside = place.within(STEP, title=step.title, deeper=1)
            steps.append(
                FlowStep(
                    number=(Run(text=words, origin=Added.NUMBER),), title=without_colon(_text(step.title)),
                    blocks=self._blocks(step.children, inside), anchor=step.anchor or f"etape-{self._counts.steps}",
                    level=place.level,
                )
            )  # fmt: skip
        return FlowSteps(steps=tuple(steps))

    def _columns(self, block: Columns, place: Place) -> Iterator[FlowBlock]:
        """The columns; one below the other when one is too narrow for the words of its tables."""
        before = self._counts
        shares = column_widths(block)
        blocks = [
            self._blocks(column.children, place.in_column(share, len(shares)))
            for column, share in zip(block.columns, shares, strict=True)
        ]
        if self._counts.cut == before.cut:
            columns = (FlowColumn(blocks=each, share=share) for each, share in zip(blocks, shares, strict=True))
            yield FlowColumns(columns=tuple(columns))
            return
        self._counts = before
        for column in block.columns:
            yield from self._blocks(column.children, place)

    def _cards(self, block: Cards, place: Place) -> FlowCards:
        """Cards; their pictures are as wide as a card is in its grid, in a memo too."""
        columns = cards_in_a_row(len(block.cards), large=block.large)
        inside = place.in_card(columns)
        made = tuple(
            FlowCard(
                cover=flow_image(card.cover, TEXT_WIDTH / columns) if card.cover else None,
                blocks=self._blocks(card.children, inside), link=card_link(card),
            )
            for card in block.cards
        )  # fmt: skip
        return FlowCards(cards=made, columns=columns)

    def _operation(self, block: ApiOperation, place: Place) -> FlowBox:
        """An operation: its method and path, what is said of it, its parameters and answers as tables."""
        inside = place.within(BOXES[BoxKind.API], title=block.path, deeper=1)
        word, title = operation_title(block)
        tables = tuple(flow_tables(block, measurer(self.theme.measured), room=inside.width))
        for table in tables:
            self._note_cut(table, inside)
        blocks = (*operation_summary(block), *self._blocks(block.children, inside), *tables, *source_line(block))
        return FlowBox(kind=BoxKind.API, word=word, title=title, blocks=blocks, level=place.level)

    def _list(self, block: List, place: Place) -> FlowList:
        inside = place.within(LIST)
        made = ((self._blocks(item.children, inside), item.checked) for item in block.items)
        items = tuple(FlowItem(blocks=blocks, checked=checked) for blocks, checked in made)
        return FlowList(items=items, ordered=block.ordered, start=block.start)

    def _note(self, note: EditorialNote) -> Iterator[FlowBlock]:
        """The figure that fills the note, and in a draft the note itself."""
        if note.figure is not None:
            yield self._figure(self.figures[note.figure])
        if note.figure is None or self.draft:
            word = (Run(text=f"{NOTE_WORD}{NBSP}:", origin=Added.KIND_WORD, strong=True, highlight=Highlight.NOTE),)
            yield FlowNote(word=word, runs=_text(note.children))

    def _figure(self, figure: AnyFigure) -> FlowFigure:
        measure = measurer(self.theme.measured)
        scene = draw_figure(figure, width=TEXT_WIDTH, height=None, measurer=measure, sizes=self.theme.slides)
        caption = (Run(text=figure.title, origin=Added.FIGURE),)
        number = self._figure_number()
        return FlowFigure(scene=scene, number=number, caption=caption, anchor=f"figure-{self._counts.figures}")

    def _picture(self, figure: Figure) -> FlowPicture:
        """Pictures; those with a caption are counted, so that the text can speak of them."""
        caption = _text(figure.caption)
        number = self._figure_number() if caption else ()
        images = flow_images(figure.images)
        anchor = f"figure-{self._counts.figures}" if caption else ""
        return FlowPicture(images=images, number=number, caption=caption, anchor=anchor, align=figure.align)

    def _figure_number(self) -> Runs:
        self._counts = replace(self._counts, figures=self._counts.figures + 1)
        return (Run(text=f"Figure{NBSP}{self._counts.figures}", origin=Added.NUMBER),)

    def _table(self, table: Table, place: Place) -> FlowTable:
        self._counts = replace(self._counts, tables=self._counts.tables + 1)
        made = flow_table(
            table, self._counts.tables, place.section, measurer(self.theme.measured), room=place.width,
            turns=place.alone,
        )  # fmt: skip
        self._note_cut(made, place)
        return made

    def _note_cut(self, table: FlowTable, place: Place) -> None:
        """Counts ``table`` when it cuts words for want of room."""
        if table.least > place.width + 1:
            self._counts = replace(self._counts, cut=self._counts.cut + 1)


def _code(block: CodeBlock | Diagram) -> FlowCode:
    lines = code_lines(block.value, block.language, block.span)
    if isinstance(block, Diagram):
        return FlowCode(lines=lines, language=block.language, word=_word(DIAGRAM_WORD.format(language=block.language)))
    return FlowCode(lines=lines, language=block.language, title=_text(block.title), numbered=block.numbered)


def _formula(block: MathBlock) -> FlowMath | FlowCode:
    """The formula; its LaTeX as code when it is not understood (which a diagnostic says)."""
    formula = read_formula(block.latex, display=True)
    if isinstance(formula, Formula):
        return FlowMath(formula=formula)
    return FlowCode(lines=code_lines(block.latex, "latex", block.span), language="latex")


def _text(nodes: Inlines) -> Runs:
    return stripped(runs_of(nodes))


def _word(text: str) -> Runs:
    return (Run(text=text, origin=Added.KIND_WORD, strong=True),)
