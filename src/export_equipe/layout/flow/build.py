"""Flowing documents: blocks become flow blocks, numbered and captioned.

Comes in: the blocks of a page, its figures, the mode. Goes out: the blocks of a ``FlowPlan``. Decided here: heading
levels, « Tableau 1 » and « Figure 1 », where a draft shows its notes, what stands in a frame.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import assert_never

from export_equipe.data.figures import TeamFigure
from export_equipe.figures.team import draw_team
from export_equipe.formulas.formula import Formula
from export_equipe.formulas.read import read_formula
from export_equipe.layout.api import operation_title
from export_equipe.layout.code import code_lines
from export_equipe.layout.flow.api import flow_tables, operation_summary, source_line
from export_equipe.layout.flow.columns import TEXT_WIDTH
from export_equipe.layout.flow.links import flow_link
from export_equipe.layout.flow.pictures import flow_image
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
from export_equipe.model.walk import plain_inlines
from export_equipe.theme.model import Theme
from export_equipe.typesetting.measure import measurer
from export_equipe.typesetting.run import Added, Highlight, Run, Runs, plain_text

LARGE_CARDS, SMALL_CARDS = 2, 3  # cards in a row


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a block stands: the section that names its tables, and the level of a heading inside it."""

    section: str = ""
    level: int = 2


@dataclass(slots=True)
class FlowBuilder:
    """Builds flow blocks; counts tables, figures and steppers in the order of the document."""

    theme: Theme
    figures: Sequence[TeamFigure]
    draft: bool
    _tables: int = field(default=0, init=False)
    _figures: int = field(default=0, init=False)
    _steps: int = field(default=0, init=False)

    def blocks(self, blocks: Blocks) -> tuple[FlowBlock, ...]:
        """The flow blocks of ``blocks``."""
        return self._blocks(blocks, _Place())

    def footnotes(self, notes: Sequence[Footnote]) -> tuple[FlowFootnote, ...]:
        """The footnotes of a page."""
        return tuple(FlowFootnote(number=note.number, blocks=self.blocks(note.children)) for note in notes)

    def _blocks(self, blocks: Blocks, place: _Place) -> tuple[FlowBlock, ...]:
        return tuple(flow for block in blocks for flow in self._block(block, place))

    def _block(self, block: Block, place: _Place) -> Iterator[FlowBlock]:
        match block:
            case Paragraph(children=children):
                if runs := _text(children):
                    yield FlowParagraph(runs=runs, keep_with_next=plain_text(runs).endswith(":"))
            case Section(heading=heading, level=level, anchor=anchor, children=children):
                yield FlowHeading(level=level, runs=without_colon(_text(heading.children)), anchor=anchor)
                yield from self._blocks(children, _Place(plain_inlines(heading.children), level + 1))
            case List():
                yield self._list(block, place)
            case Quote(children=children):
                yield FlowQuote(blocks=self._blocks(children, place))
            case Hint(kind=kind, children=children):
                if children:
                    blocks = self._blocks(children, place)
                    yield FlowHint(kind=kind, word=_word(HINT_WORDS[kind]), blocks=blocks)
            case CodeBlock() | Diagram():
                yield _code(block)
            case MathBlock():
                yield _formula(block)
            case Table():
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
            case Tabs() | Stepper() | Columns() | Cards() | Details() | Updates() | Prompt() | ApiOperation():
                yield from self._container(block, place)
            case _:
                assert_never(block)

    def _container(
        self, block: Tabs | Stepper | Columns | Cards | Details | Updates | Prompt | ApiOperation, place: _Place
    ) -> Iterator[FlowBlock]:
        match block:
            case Tabs(tabs=tabs):
                for tab in tabs:
                    yield self._box(BoxKind.TAB, tab.title, tab.children, place)
            case Stepper():
                yield self._stepper(block, place)
            case Columns():
                yield self._columns(block, place)
            case Cards(cards=cards, large=large):
                made = tuple(FlowCard(cover=flow_image(card.cover) if card.cover else None,
                                      blocks=self._blocks(card.children, place), link=card_link(card))
                             for card in cards)  # fmt: skip
                yield FlowCards(cards=made, columns=min(LARGE_CARDS if large else SMALL_CARDS, max(len(made), 1)))
            case Details(summary=summary, children=children):
                yield self._box(BoxKind.DETAILS, summary, children, place)
            case Updates(updates=updates):
                yield from (self._update(update, place) for update in updates)
            case Prompt(description=description, children=children):
                yield self._box(BoxKind.PROMPT, description, children, place, word=_word(PROMPT_WORD))
            case ApiOperation():
                yield self._operation(block, place)
            case _:
                assert_never(block)

    def _box(
        self, kind: BoxKind, title: Inlines, children: Blocks, place: _Place, *, word: Runs = ()
    ) -> FlowBox:  # fmt: skip
        inside = _Place(plain_inlines(title) or place.section, place.level + 1)
        blocks = self._blocks(children, inside)
        return FlowBox(kind=kind, title=_text(title), blocks=blocks, word=word, level=place.level)

    def _update(self, update: Update, place: _Place) -> FlowBox:
        title = (Run(text=update_title(update.date), origin=Added.LABEL),) if update.date else ()
        word = _word(", ".join(update.tags)) if update.tags else ()
        blocks = self._blocks(update.children, place)
        return FlowBox(kind=BoxKind.UPDATE, title=title, word=word, blocks=blocks, level=place.level)

    def _stepper(self, stepper: Stepper, place: _Place) -> FlowSteps:
        steps = []
        for number, step in enumerate(stepper.steps, 1):
            self._steps += 1
            words = f"{number}" if step.title else f"{STEP_WORD}{NBSP}{number}"
            inside = _Place(plain_inlines(step.title) or place.section, place.level + 1)
            steps.append(
                FlowStep(
                    number=(Run(text=words, origin=Added.NUMBER),), title=without_colon(_text(step.title)),
                    blocks=self._blocks(step.children, inside), anchor=step.anchor or f"etape-{self._steps}",
                    level=place.level,
                )
            )  # fmt: skip
        return FlowSteps(steps=tuple(steps))

    def _columns(self, block: Columns, place: _Place) -> FlowColumns:
        """The columns; those without a width share what the others leave, half of an even share at least."""
        given = sum(column.width for column in block.columns)
        free = sum(1 for column in block.columns if not column.width)
        rest = max((1 - given) / free, 0.5 / len(block.columns)) if free else 0.0
        widths = [column.width or rest for column in block.columns]
        shares = [width / sum(widths) for width in widths]
        return FlowColumns(
            columns=tuple(
                FlowColumn(blocks=self._blocks(column.children, place), share=share)
                for column, share in zip(block.columns, shares, strict=True)
            )
        )

    def _operation(self, block: ApiOperation, place: _Place) -> FlowBox:
        """An operation: its method and path, what is said of it, its parameters and answers as tables."""
        inside = _Place(plain_inlines(block.path), place.level + 1)
        word, title = operation_title(block)
        tables = flow_tables(block, measurer(self.theme.measured))
        blocks = (*operation_summary(block), *self._blocks(block.children, inside), *tables, *source_line(block))
        return FlowBox(kind=BoxKind.API, word=word, title=title, blocks=blocks, level=place.level)

    def _list(self, block: List, place: _Place) -> FlowList:
        items = tuple(FlowItem(blocks=self._blocks(item.children, place), checked=item.checked) for item in block.items)
        return FlowList(items=items, ordered=block.ordered, start=block.start)

    def _note(self, note: EditorialNote) -> Iterator[FlowBlock]:
        """The figure that fills the note, and in a draft the note itself."""
        if note.figure is not None:
            yield self._figure(self.figures[note.figure])
        if note.figure is None or self.draft:
            word = (Run(text=f"{NOTE_WORD}{NBSP}:", origin=Added.KIND_WORD, strong=True, highlight=Highlight.NOTE),)
            yield FlowNote(word=word, runs=_text(note.children))

    def _figure(self, figure: TeamFigure) -> FlowFigure:
        measure = measurer(self.theme.measured)
        scene = draw_team(figure, width=TEXT_WIDTH, height=None, measurer=measure, sizes=self.theme.slides)
        caption = (Run(text=figure.title, origin=Added.FIGURE),)
        number = self._figure_number()
        return FlowFigure(scene=scene, number=number, caption=caption, anchor=f"figure-{self._figures}")

    def _picture(self, figure: Figure) -> FlowPicture:
        """Pictures; those with a caption are counted, so that the text can speak of them."""
        caption = _text(figure.caption)
        number = self._figure_number() if caption else ()
        images = tuple(flow_image(image) for image in figure.images)
        anchor = f"figure-{self._figures}" if caption else ""
        return FlowPicture(images=images, number=number, caption=caption, anchor=anchor, align=figure.align)

    def _figure_number(self) -> Runs:
        self._figures += 1
        return (Run(text=f"Figure{NBSP}{self._figures}", origin=Added.NUMBER),)

    def _table(self, table: Table, place: _Place) -> FlowTable:
        self._tables += 1
        return flow_table(table, self._tables, place.section, measurer(self.theme.measured))


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
