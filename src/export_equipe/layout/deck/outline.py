"""Blocks become a line of pieces: paragraphs of text, tables, figures.

Comes in: the body of a slide as the storyboard asks for it. Goes out: pieces in reading order. Decided here: what of a
block's structure shows on a slide (level, marker, box), and what must not be parted from what follows.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias, assert_never

from export_equipe.layout.deck.plan import Marker
from export_equipe.layout.runs import NBSP, runs_of, stripped
from export_equipe.layout.words import HINT_WORDS, NOTE_WORD
from export_equipe.model.block import (
    Block,
    Blocks,
    CodeBlock,
    Divider,
    EditorialNote,
    Hint,
    List,
    ListItem,
    Paragraph,
    Quote,
    RawBlock,
    Section,
)
from export_equipe.model.table import Table
from export_equipe.typesetting.run import Added, Highlight, Run, Runs, plain_text

DEEPEST = 4  # levels of lists under which a slide's text does not go further to the right
HANG = 1.2  # em: room for a bullet, or for one figure and a full stop
_FIGURE, _STOP = 0.56, 0.63  # em: a figure of a number; a full stop and the space after it
_INNER_SPACES = re.compile(r"^ +| +(?= )")


@dataclass(frozen=True, slots=True, kw_only=True)
class TextPiece:
    """A paragraph of a slide.

    ``box`` names the box that it stands in (``""``: none; ``"hint:info:2"``): pieces with the same name share it.
    ``tied`` keeps it on the slide of the next piece. ``hang`` is how far the text of a list stands from its markers, in
    em, the same for all lists of a slide. A ``strong`` piece outside a box is the heading of a section.
    """

    runs: Runs
    level: int = 0
    marker: Marker = Marker.NONE
    number: int = 1
    box: str = ""
    strong: bool = False
    tied: bool = False
    in_list: bool = False
    hang: float = HANG
    code: bool = False

    @property
    def heading(self) -> bool:
        """Whether it is the heading of a section."""
        return self.strong and not self.box


@dataclass(frozen=True, slots=True)
class TablePiece:
    """A table, on slides of its own."""

    table: Table


@dataclass(frozen=True, slots=True)
class FigurePiece:
    """A figure of the page's data, with the note that it fills."""

    note: EditorialNote


Piece: TypeAlias = TextPiece | TablePiece | FigurePiece


def outline_blocks(blocks: Blocks) -> tuple[Piece, ...]:
    """``blocks`` as pieces, those without text left out."""
    pieces = tuple(_Outliner().blocks(blocks, TextPiece(runs=())))
    numbers = [piece.number for piece in pieces if isinstance(piece, TextPiece) and piece.marker is Marker.NUMBER]
    hang = max(HANG, _FIGURE * len(str(max(numbers, default=1))) + _STOP)
    return tuple(
        replace(piece, hang=hang) if isinstance(piece, TextPiece) else piece
        for piece in pieces
        if not isinstance(piece, TextPiece) or plain_text(piece.runs).strip()
    )


class _Outliner:
    """Walks blocks; counts the boxes so that two neighbours never share one."""

    def __init__(self) -> None:
        self._boxes = 0

    def blocks(self, blocks: Blocks, style: TextPiece) -> Iterator[Piece]:
        for block in blocks:
            yield from self._block(block, style)

    def _block(self, block: Block, style: TextPiece) -> Iterator[Piece]:
        match block:
            case Paragraph(children=children):
                runs = stripped(runs_of(children))
                yield replace(style, runs=runs, tied=plain_text(runs).rstrip().endswith(":"))
            case List():
                yield from self._list(block, style)
            case Quote(children=children):
                yield from self.blocks(children, style if style.box else self._boxed(style, "quote"))
            case Hint(kind=kind, children=children) if children:
                boxed = self._boxed(style, f"hint:{kind}")
                word = Run(text=HINT_WORDS[kind], origin=Added.KIND_WORD)
                yield replace(boxed, runs=(word,), strong=True, tied=True)
                yield from self.blocks(children, boxed)
            case CodeBlock(value=value, span=span):
                boxed = replace(style if style.box else self._boxed(style, "code"), code=True)
                for line in value.split("\n"):
                    yield replace(boxed, runs=(Run(text=_kept_spaces(line), origin=span, code=True),))
            case EditorialNote(figure=None, children=children):
                word = Run(text=f"{NOTE_WORD}{NBSP}: ", origin=Added.KIND_WORD, strong=True, highlight=Highlight.NOTE)
                yield replace(self._boxed(style, "note"), runs=(word, *stripped(runs_of(children))))
            case EditorialNote():
                yield FigurePiece(block)
            case RawBlock(value=value, span=span):
                yield replace(style, runs=(Run(text=value, origin=span),))
            case Section(heading=heading, children=children):
                yield replace(style, runs=stripped(runs_of(heading.children)), strong=True, tied=True)
                yield from self.blocks(children, style)
            case Table():
                yield TablePiece(block)
            case Divider() | Hint():
                return
            case _:
                assert_never(block)

    def _list(self, block: List, style: TextPiece) -> Iterator[Piece]:
        level = min(style.level + 1, DEEPEST) if style.in_list else style.level
        for index, item in enumerate(block.items):
            marker = Marker.NUMBER if block.ordered else Marker.BULLET
            plain = replace(style, level=level, in_list=True, marker=Marker.NONE)
            yield from self._item(item, plain, replace(plain, marker=marker, number=block.start + index))

    def _item(self, item: ListItem, plain: TextPiece, marked: TextPiece) -> Iterator[Piece]:
        """The item's first paragraph has the marker, the others hang under it."""
        pending = True
        for piece in self.blocks(item.children, plain):
            first = pending and isinstance(piece, TextPiece) and (piece.level, piece.box) == (plain.level, plain.box)
            pending = pending and not first
            if first and isinstance(piece, TextPiece):
                runs = _checked(item) + piece.runs
                yield replace(piece, marker=marked.marker, number=marked.number, runs=runs)
            else:
                yield piece

    def _boxed(self, style: TextPiece, kind: str) -> TextPiece:
        self._boxes += 1
        return replace(style, box=f"{kind}:{self._boxes}")


def _kept_spaces(line: str) -> str:
    """A line of code whose indents and wide spaces never break; it may be cut at its single spaces."""
    return _INNER_SPACES.sub(lambda match: NBSP * len(match[0]), line.replace("\t", "    "))


def _checked(item: ListItem) -> Runs:
    if item.checked is None:
        return ()
    word = "fait" if item.checked else "à faire"
    return (Run(text=f"[{word}]{NBSP}", origin=Added.LABEL),)
