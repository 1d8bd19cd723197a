"""What a storyboard asks for by name: cards, key figures, columns, steps, tables, figures, sentences, decisions.

Comes in: a bound slide. Goes out: the pieces of what it gives beside its body, and its body as panels where its kind
of slide has panels. Decided here: which parts of a body become panels: the items of a list, sections, or blocks that
are panels already.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from export_equipe.layout.cell_paragraph import CellParagraph
from export_equipe.layout.cells import Scope, TableCell, TableCells
from export_equipe.layout.deck.archetype import Archetype
from export_equipe.layout.deck.outline import outline_blocks
from export_equipe.layout.deck.panels import FREE, panels_piece, step_panel, text_panel
from export_equipe.layout.deck.pieces import FigurePiece, Panel, PanelsPiece, Piece, SlideTable, TablePiece, TextPiece
from export_equipe.layout.deck.plan import Marker
from export_equipe.layout.runs import in_words, runs_of, stripped
from export_equipe.model.block import Blocks, List, Section
from export_equipe.source import Span
from export_equipe.templating.bind import BoundItem, BoundSlide, BoundTable, BoundText
from export_equipe.typesetting.run import Runs

PANELS = frozenset(
    {Archetype.TWO_COLUMNS, Archetype.COMPARISON, Archetype.CARDS, Archetype.KEY_FIGURES, Archetype.PROCESS}
)  # fmt: skip
TABLES = frozenset({Archetype.TABLE, Archetype.MATRIX, Archetype.SCORING})
_NOWHERE = Span("", 0, 0)  # the place of what a template says
_PLAIN = TextPiece(runs=())
_Part = tuple[int, Runs, Blocks]


def named_pieces(slide: BoundSlide) -> tuple[Piece, ...]:
    """The pieces that ``slide`` shows: what the storyboard gives, then its body."""
    return (*_given(slide), *_body(slide))


def words(text: BoundText) -> Runs:
    """``text`` in words, without white space at both ends."""
    return in_words(stripped(runs_of(text)))


def _given(slide: BoundSlide) -> Iterator[Piece]:
    beside = tuple(_beside(item) for item in slide.items) if slide.figure is not None else ()
    if slide.items and not beside:
        yield from _panels(_archetype(slide), [_item_panel(item, slide, n) for n, item in enumerate(slide.items, 1)])
    if slide.table is not None:
        archetype = Archetype(slide.layout) if slide.layout in TABLES else Archetype.TABLE
        yield TablePiece(table=_table(slide.table), archetype=archetype)
    if slide.figure is not None:
        yield FigurePiece(figure=slide.figure, kind=slide.figure.type, beside=beside)


def _archetype(slide: BoundSlide) -> Archetype:
    """The kind of slide that the items of ``slide`` make: cards, unless it is named."""
    return Archetype(slide.layout) if slide.layout in PANELS else Archetype.CARDS


def _item_panel(item: BoundItem, slide: BoundSlide, number: int) -> Panel | None:
    title, value, text = words(item.title), words(item.value), words(item.text)
    archetype = _archetype(slide)
    points = [replace(_PLAIN, runs=words(point), marker=Marker.BULLET, in_list=True) for point in item.points]
    said = [*([replace(_PLAIN, runs=text)] if text else []), *points, *outline_blocks(item.body)]
    if archetype is Archetype.PROCESS:
        return step_panel(number, title, said, anchors=())
    if archetype in FREE or value:
        named = [replace(_PLAIN, runs=title)] if title and value else []
        return text_panel([*named, *said], head=value or title)
    return text_panel([*([replace(_PLAIN, runs=title, strong=True, tied=True)] if title else []), *said])


def _beside(item: BoundItem) -> Panel:
    """A number and what it counts, beside a figure."""
    said = [words(text) for text in (item.title if item.value else "", item.text, *item.points)]
    return Panel(
        head=words(item.value or item.title), pieces=tuple(replace(_PLAIN, runs=runs) for runs in said if runs)
    )


def _panels(archetype: Archetype, panels: Sequence[Panel | None]) -> Iterator[Piece]:
    """``panels`` side by side; one under the other when they cannot be."""
    kept = [panel for panel in panels if panel is not None]
    told = tuple(told_panels(kept))
    piece = panels_piece(archetype, kept, style=_PLAIN, fallback=told) if len(kept) == len(panels) else None
    yield from (piece,) if piece else told


def told_panels(panels: Iterable[Panel]) -> Iterator[TextPiece]:
    """What ``panels`` say, one under the other."""
    for panel in panels:
        if panel.cover is not None:
            yield replace(_PLAIN, drawing=panel.cover, box="drawing:0", tied=True)
        if panel.head:
            yield replace(_PLAIN, runs=panel.head, strong=True, tied=True)
        yield from panel.pieces


def _body(slide: BoundSlide) -> Iterator[Piece]:
    """The body of ``slide``; where its kind of slide has panels, the parts that make some."""
    if slide.layout not in PANELS:
        yield from _tables_of(outline_blocks(slide.body), slide.layout)
        return
    archetype = Archetype(slide.layout)
    before, parts, after = _parts(slide.body)
    yield from outline_blocks(before)
    if parts:
        yield from _panels(archetype, [_part_panel(archetype, *part) for part in parts])
    for piece in outline_blocks(after):
        yield replace(piece, archetype=archetype) if isinstance(piece, PanelsPiece) else piece


def _tables_of(pieces: Sequence[Piece], layout: str) -> Iterator[Piece]:
    for piece in pieces:
        named = isinstance(piece, TablePiece) and layout in TABLES
        yield replace(piece, archetype=Archetype(layout)) if named and isinstance(piece, TablePiece) else piece


def _parts(body: Blocks) -> tuple[Blocks, list[_Part], Blocks]:
    """What stands before the parts of ``body``, each part (number, title, blocks), what stands after."""
    for index, block in enumerate(body):
        match block:
            case List(items=items):
                listed: list[_Part] = [(number, (), item.children) for number, item in enumerate(items, 1)]
                return body[:index], listed, body[index + 1 :]
            case Section():
                sections = [each for each in body[index:] if isinstance(each, Section)]
                titled = [(n, words(each.heading.children), each.children) for n, each in enumerate(sections, 1)]
                return body[:index], titled, body[index + len(sections) :]
            case _:
                continue
    return (), [], body


def _part_panel(archetype: Archetype, number: int, title: Runs, blocks: Blocks) -> Panel | None:
    pieces = outline_blocks(blocks)
    if archetype is Archetype.PROCESS:
        return step_panel(number, title, pieces, anchors=())
    if archetype in FREE:
        return text_panel(pieces, head=title)
    return text_panel([*([replace(_PLAIN, runs=title, strong=True, tied=True)] if title else []), *pieces])


def _table(table: BoundTable) -> SlideTable:
    head: TableCells = tuple(_cell(text, column, Scope.COLUMN) for column, text in enumerate(table.columns))
    rows = tuple(
        tuple(
            _cell(text, column, Scope.ROW if table.row_names and column == 0 else Scope.NONE)
            for column, text in enumerate(row)
        )
        for row in table.rows
    )
    return SlideTable(
        head=(head,), rows=rows, columns=len(table.columns), header_columns=int(table.row_names), title=table.title,
        description=table.description or _description(table), span=_NOWHERE,
    )  # fmt: skip


def _cell(text: BoundText, column: int, scope: Scope) -> TableCell:
    runs = words(text)
    return TableCell(paragraphs=(CellParagraph(runs=runs),) if runs else (), scope=scope, column=column)


def _description(table: BoundTable) -> str:
    names = ", ".join("".join(run.text for run in words(text)) for text in table.columns)
    return f"Tableau de {len(table.rows)} lignes et {len(table.columns)} colonnes\N{NO-BREAK SPACE}: {names}."
