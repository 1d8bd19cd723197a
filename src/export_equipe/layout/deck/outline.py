"""Blocks become a line of pieces: paragraphs of text, drawings, pictures, tables, figures.

Comes in: the body of a slide as the storyboard asks for it. Goes out: pieces in reading order. Decided here: what of a
block's structure shows on a slide (level, marker, box, heading), and what must not be parted from what follows. A table
or a picture inside another block leaves it: what surrounds it keeps its box and its place in its list.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import assert_never

from export_equipe.formulas.formula import Formula
from export_equipe.formulas.read import read_formula
from export_equipe.layout.api import operation_tables, operation_title, source_runs
from export_equipe.layout.deck.archetype import Archetype
from export_equipe.layout.deck.drawn import (
    cover_drawing,
    formula_drawing,
    missing_runs,
    shown_picture,
    small_drawing,
)
from export_equipe.layout.deck.panels import (
    MOST,
    headed_panel,
    lifted_piece,
    number_panels,
    panels_piece,
    step_panel,
    text_panel,
)
from export_equipe.layout.deck.pieces import (
    HANG,
    FigurePiece,
    Panel,
    PicturePiece,
    Piece,
    TablePiece,
    TextPiece,
    shown_pieces,
    shows,
)
from export_equipe.layout.deck.plan import Marker
from export_equipe.layout.deck.said import (
    added,
    check_word,
    code_runs,
    code_title,
    link_runs,
    operation_heading,
    prompt_heading,
    step_title,
    update_heading,
)
from export_equipe.layout.deck.tables import api_table, page_table, table_archetype
from export_equipe.layout.links import card_link
from export_equipe.layout.runs import NBSP, in_words, text_in_words
from export_equipe.layout.words import HINT_WORDS, NOTE_WORD
from export_equipe.model.block import (
    ApiOperation,
    Block,
    Blocks,
    Card,
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
    ListItem,
    MathBlock,
    PageRef,
    Paragraph,
    Prompt,
    Quote,
    Section,
    Step,
    Stepper,
    Tabs,
    Updates,
)
from export_equipe.model.inline import Image
from export_equipe.model.picture import Picture
from export_equipe.model.table import Table
from export_equipe.typesetting.run import Added, Highlight, Run, Runs, plain_text

DEEPEST = 4  # levels of lists under which a slide's text does not go further to the right
CAPTION_LIMIT = 300  # characters: a longer caption is a paragraph
CARD_TITLE_LIMIT = 90  # characters: what can be the title of a card
_FIGURE, _STOP = 0.56, 0.63  # em: a figure of a number; a full stop and the space after it
Topical = Section | Tabs | Stepper | Details | Updates | Prompt | ApiOperation
Lined = Paragraph | Embed | FileLink | PageRef | ErrorBlock


def outline_blocks(blocks: Blocks) -> tuple[Piece, ...]:
    """``blocks`` as pieces, those without text left out."""
    pieces = _Outliner().blocks(blocks, TextPiece(runs=()))
    return hung_together(_side_by_side(shown_pieces(pieces)))


def hung_together(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """``pieces`` whose lists all hang as far as the widest number asks for."""
    kept = tuple(pieces)
    numbers = [piece.number for piece in kept if isinstance(piece, TextPiece) and piece.marker is Marker.NUMBER]
    hang = max(HANG, _FIGURE * len(str(max(numbers, default=1))) + _STOP)
    return tuple(replace(piece, hang=hang) if isinstance(piece, TextPiece) else piece for piece in kept)


def _side_by_side(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """``pieces``, pictures without captions that follow one another made one piece."""
    pending: PicturePiece | None = None
    for piece in pieces:
        if isinstance(piece, PicturePiece) and pending and not (pending.caption or piece.caption):
            pending = replace(pending, pictures=(*pending.pictures, *piece.pictures))
            continue
        yield from (pending,) if pending else ()
        pending = piece if isinstance(piece, PicturePiece) else None
        yield from (piece,) if pending is None else ()
    yield from (pending,) if pending else ()


def _panelled(
    archetype: Archetype, panels: Sequence[Panel | None], style: TextPiece, told: tuple[Piece, ...]
) -> Iterator[Piece]:
    """``panels`` side by side, else what is ``told`` one under the other."""
    kept = [panel for panel in panels if panel is not None]
    piece = None
    if panels and len(kept) == len(panels):
        piece = panels_piece(archetype, kept, style=style, fallback=tuple(shown_pieces(told)))
    yield from (piece,) if piece is not None else told


def _all(parts: Iterable[Sequence[Piece]]) -> tuple[Piece, ...]:
    return tuple(piece for part in parts for piece in part)


def _plain_panel(pieces: Iterable[Piece]) -> Panel | None:
    return text_panel(shown_pieces(pieces))


class _Outliner:
    """Walks blocks; counts the boxes so that two neighbours never share one."""

    def __init__(self) -> None:
        self._boxes = 0

    def blocks(self, blocks: Blocks, style: TextPiece) -> Iterator[Piece]:
        for block in blocks:
            yield from self._block(block, style)

    def _block(self, block: Block, style: TextPiece) -> Iterator[Piece]:
        match block:
            case Paragraph() | Embed() | FileLink() | PageRef() | ErrorBlock():
                yield _line(block, style)
            case List():
                yield from self._list(block, style)
            case Quote(children=children):
                yield from self.blocks(children, style if style.box else self._boxed(style, "quote"))
            case Hint():
                yield from self._hint(block, style)
            case CodeBlock() | Diagram():
                yield from self._code(block, style)
            case MathBlock():
                yield from self._formula(block, style)
            case Figure():
                yield from self._figure(block, style)
            case Table():
                yield from _table(block, style)
            case EditorialNote():
                yield self._note(block, style)
            case Columns() | Cards():
                yield from self._side_by_side(block, style)
            case Section() | Tabs() | Stepper() | Details() | Updates() | Prompt() | ApiOperation():
                yield from self._topics(block, style)
            case Divider():
                return
            case _:
                assert_never(block)

    def _topics(self, block: Topical, style: TextPiece) -> Iterator[Piece]:
        match block:
            case Section(heading=heading, anchor=anchor, children=children):
                yield from self._topic(
                    text_in_words(heading.children), children, replace(style, anchors=_named(anchor))
                )
            case Tabs(tabs=tabs):
                parts = [list(self._topic(text_in_words(tab.title), tab.children, style)) for tab in tabs]
                panels = [headed_panel(text_in_words(tab.title), part) for tab, part in zip(tabs, parts, strict=True)]
                yield from _panelled(Archetype.COMPARISON, panels, style, _all(parts))
            case Stepper(steps=steps):
                parts = [list(self._step(step, number, style)) for number, step in enumerate(steps, 1)]
                panels = [self._step_panel(step, number, parts[number - 1]) for number, step in enumerate(steps, 1)]
                yield from _panelled(Archetype.PROCESS, panels, style, _all(parts))
            case Details(summary=summary, children=children):
                yield from self._topic(text_in_words(summary), children, style)
            case Updates(updates=updates):
                for update in updates:
                    yield from self._topic(update_heading(update), update.children, style)
            case Prompt(children=children):
                yield from self._topic(prompt_heading(block), children, style)
            case ApiOperation():
                yield from self._operation(block, style)
            case _:
                assert_never(block)

    def _side_by_side(self, block: Columns | Cards, style: TextPiece) -> Iterator[Piece]:
        match block:
            case Columns(columns=columns):
                parts = [list(self.blocks(column.children, style)) for column in columns]
                archetype = Archetype.TWO_COLUMNS if len(parts) <= MOST[Archetype.TWO_COLUMNS] else Archetype.CARDS
                yield from _panelled(archetype, [_plain_panel(part) for part in parts], style, _all(parts))
            case Cards(cards=cards):
                parts = [_tied_together(self._card(card, style)) for card in cards]
                yield from _panelled(Archetype.CARDS, [_plain_panel(part) for part in parts], style, _all(parts))
            case _:
                assert_never(block)

    def _step_panel(self, step: Step, number: int, part: Sequence[Piece]) -> Panel | None:
        heading, *rest = part
        assert isinstance(heading, TextPiece), "a step begins with its heading"
        lifted = [
            lifted_piece(piece, heading) if isinstance(piece, TextPiece) else piece for piece in shown_pieces(rest)
        ]
        return step_panel(number, text_in_words(step.title), lifted, anchors=_named(step.anchor))

    def _topic(self, title: Runs, children: Blocks, style: TextPiece) -> Iterator[Piece]:
        """A heading, unless it has no words, and what stands under it."""
        heading, inside = _opened(title, style)
        yield from (heading,) if title else ()
        yield from self.blocks(children, inside if title else style)

    def _step(self, step: Step, number: int, style: TextPiece) -> Iterator[Piece]:
        """A step: an item of a numbered list whose first words are its title."""
        style = replace(_deeper(style), anchors=_named(step.anchor))
        title = text_in_words(step.title)
        named = step_title(number, title)
        heading, inside = _opened(named, style)
        yield replace(heading, runs=title, marker=Marker.NUMBER, number=number) if title else heading
        yield from self.blocks(step.children, inside)

    def _operation(self, block: ApiOperation, style: TextPiece) -> Iterator[Piece]:
        heading, inside = _opened(operation_heading(block), style)
        inside = replace(inside, topic=in_words(operation_title(block)[1]) or inside.topic)
        yield heading
        yield replace(inside, runs=text_in_words(block.summary))
        yield from self.blocks(block.children, inside)
        for table in operation_tables(block):
            made = api_table(table, block.span)
            yield TablePiece(table=made, caption=in_words(table.caption), topic=inside.topic)
        yield replace(inside, runs=in_words(source_runs(block)))

    def _hint(self, block: Hint, style: TextPiece) -> Iterator[Piece]:
        if not block.children:
            return
        boxed = self._boxed(style, f"hint:{block.kind}")
        yield replace(boxed, runs=added(HINT_WORDS[block.kind], Added.KIND_WORD), strong=True, tied=True)
        yield from self.blocks(block.children, boxed)

    def _code(self, block: CodeBlock | Diagram | MathBlock, style: TextPiece) -> Iterator[Piece]:
        boxed = style if style.box else self._boxed(style, "code")
        yield replace(boxed, runs=code_title(block), strong=True, tied=True)
        yield replace(boxed, runs=code_runs(block), code=True)

    def _formula(self, block: MathBlock, style: TextPiece) -> Iterator[Piece]:
        """The formula, drawn; its LaTeX when it is not understood (which a diagnostic says)."""
        formula = read_formula(block.latex, display=True)
        if isinstance(formula, Formula):
            yield replace(self._boxed(style, "drawing"), drawing=formula_drawing(formula, block.span))
        else:
            yield from self._code(block, style)

    def _figure(self, figure: Figure, style: TextPiece) -> Iterator[Piece]:
        """Its pictures side by side, those that cannot be shown in words; the caption stands under the last."""
        caption = text_in_words(figure.caption)
        short = len(plain_text(caption)) <= CAPTION_LIMIT
        groups = [(there, tuple(group)) for there, group in groupby(figure.images, lambda image: bool(image.picture))]
        for index, (there, images) in enumerate(groups):
            under = caption if short and index == len(groups) - 1 else ()
            yield from self._pictures(images, under, style) if there else self._missing(images, under, style)
        if not short or not groups:
            yield replace(style, runs=caption)

    def _pictures(self, images: tuple[Image, ...], caption: Runs, style: TextPiece) -> Iterator[Piece]:
        pairs = [(image.picture, image) for image in images if image.picture]
        small = small_drawing(*pairs[0]) if len(pairs) == 1 else None
        if small is None:
            pictures = tuple(shown_picture(*pair) for pair in pairs)
            yield PicturePiece(pictures=pictures, caption=caption, topic=style.topic)
            return
        yield replace(self._boxed(style, "drawing"), drawing=small, tied=bool(caption))
        yield replace(style, runs=caption)

    def _missing(self, images: tuple[Image, ...], caption: Runs, style: TextPiece) -> Iterator[Piece]:
        for image in images:
            yield replace(self._boxed(style, "missing"), runs=missing_runs(image), tied=bool(caption))
        yield replace(style, runs=caption)

    def _card(self, card: Card, style: TextPiece) -> Iterator[Piece]:
        """The cover, small; the first paragraph as a heading; where the card leads."""
        if card.cover:
            yield self._cover(card.cover, card.cover.picture, card.target, style)
        pending = True
        for piece in self.blocks(card.children, style):
            first = pending and isinstance(piece, TextPiece) and shows(piece)
            pending = pending and not first
            yield _as_card_title(piece, style) if first and isinstance(piece, TextPiece) else piece
        yield replace(style, runs=card_link(card))

    def _cover(self, cover: Image, picture: Picture | None, href: str, style: TextPiece) -> TextPiece:
        if picture is None:
            return replace(self._boxed(style, "missing"), runs=missing_runs(cover))
        return replace(self._boxed(style, "drawing"), drawing=cover_drawing(picture, cover, href))

    def _note(self, block: EditorialNote, style: TextPiece) -> Piece:
        if block.figure is not None:
            return FigurePiece(figure=block.figure, kind=block.kind, note=block, topic=style.topic)
        word = Run(text=f"{NOTE_WORD}{NBSP}: ", origin=Added.KIND_WORD, strong=True, highlight=Highlight.NOTE)
        return replace(self._boxed(style, "note"), runs=(word, *text_in_words(block.children)))

    def _list(self, block: List, style: TextPiece) -> Iterator[Piece]:
        plain = _deeper(style)
        items: list[list[Piece]] = []
        for index, item in enumerate(block.items):
            kind = Marker.NUMBER if block.ordered else Marker.BULLET
            marker = kind if item.checked is None else Marker.DONE if item.checked else Marker.TODO
            items.append(list(self._item(item, plain, replace(plain, marker=marker, number=block.start + index))))
        yield from _panelled(Archetype.KEY_FIGURES, number_panels(items), style, _all(items))

    def _item(self, item: ListItem, plain: TextPiece, marked: TextPiece) -> Iterator[Piece]:
        """The item's first paragraph has the marker, the others hang under it."""
        pieces = list(self.blocks(item.children, plain))
        texts = [(index, piece) for index, piece in enumerate(pieces) if isinstance(piece, TextPiece)]
        first = next(((index, piece) for index, piece in texts if _can_be_marked(piece, plain)), None)
        if first is not None:
            index, piece = first
            runs = check_word(item) + piece.runs
            pieces[index] = replace(piece, marker=marked.marker, number=marked.number, runs=runs)
        elif item.checked is not None:
            pieces.insert(0, replace(marked, runs=check_word(item), tied=True))
        yield from pieces

    def _boxed(self, style: TextPiece, kind: str) -> TextPiece:
        self._boxes += 1
        return replace(style, box=f"{kind}:{self._boxes}")


def _line(block: Lined, style: TextPiece) -> TextPiece:
    match block:
        case Paragraph(children=children):
            runs = text_in_words(children)
            return replace(style, runs=runs, tied=plain_text(runs).rstrip().endswith(":"))
        case Embed() | FileLink() | PageRef():
            return replace(style, runs=link_runs(block))
        case ErrorBlock(value=value, span=span):
            return replace(style, runs=(Run(text=value, origin=span),))


def _table(block: Table, style: TextPiece) -> Iterator[Piece]:
    """A table; a legend that is too long for a caption stands before it."""
    legend = text_in_words(block.legend)
    short = len(plain_text(legend)) <= CAPTION_LIMIT // 2
    yield replace(style, runs=() if short else legend)
    table = page_table(block)
    caption = legend if short else ()
    yield TablePiece(table=table, caption=caption, topic=style.topic, archetype=table_archetype(table))


def _opened(title: Runs, style: TextPiece) -> tuple[TextPiece, TextPiece]:
    """The heading ``title`` of a topic, and the style of what stands in it."""
    inside = replace(style, topic=title, depth=style.depth + 1, anchors=())
    return replace(style, runs=title, strong=True, tied=True, opens=not style.box), inside


def _named(anchor: str) -> tuple[str, ...]:
    return (anchor,) if anchor else ()


def _deeper(style: TextPiece) -> TextPiece:
    level = min(style.level + 1, DEEPEST) if style.in_list else style.level
    return replace(style, level=level, in_list=True, marker=Marker.NONE)


def _can_be_marked(piece: TextPiece, plain: TextPiece) -> bool:
    """Whether ``piece`` is a paragraph of the item itself, without a marker of its own."""
    own = (piece.level, piece.box, piece.marker) == (plain.level, plain.box, Marker.NONE)
    return own and piece.drawing is None and shows(piece)


def _as_card_title(piece: TextPiece, style: TextPiece) -> TextPiece:
    plain = piece.box == style.box and not piece.in_list and piece.drawing is None
    return replace(piece, strong=True) if plain and len(plain_text(piece.runs)) <= CARD_TITLE_LIMIT else piece


def _tied_together(pieces: Iterator[Piece]) -> list[Piece]:
    """``pieces`` that show something, each text tied to the next."""
    shown = shown_pieces(pieces)
    return [replace(piece, tied=True) if isinstance(piece, TextPiece) else piece for piece in shown[:-1]] + shown[-1:]
