"""HTML tables: GitBook's typed columns, its cards, and the tables that people write by hand.

Comes in: the frame of a ``<table>`` with its rows. Goes out: a ``Table`` or ``Cards``. Decided here: hidden columns are
left out; a checkbox is a word; a rating says out of how many; choices are parted by commas; each place of the grid is
covered by one cell, so that every document can draw it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from export_equipe.diagnostics import Severity
from export_equipe.model.block import Block, Blocks, Card, Cards, Paragraph
from export_equipe.model.inline import Image, Inline, Inlines, Link, Mark, Text
from export_equipe.model.rewrite import rewrite_inlines
from export_equipe.model.table import Align, Cell, Row, Table
from export_equipe.model.walk import block_inlines as inlines_of
from export_equipe.model.walk import fold_spaces, map_blocks, map_inlines, plain_blocks, walk_blocks, walk_inlines
from export_equipe.reader.frames import Child, Frame, HtmlCell, HtmlRow, Words, contained
from export_equipe.reader.page_reading import PageReading
from export_equipe.source import Span

MAX_CELLS: Final = 20_000
MAX_COLUMNS: Final = 200
_ALIGN: Final = {"left": Align.START, "center": Align.CENTER, "right": Align.END}
_CHECKED: Final = {"true": "Oui", "false": "Non"}


@dataclass(frozen=True, slots=True)
class _Column:
    """What the head of a column says of it."""

    kind: str = ""
    maximum: str = ""
    hidden: bool = False
    target: bool = False
    cover: bool = False
    dark: bool = False


def build_html_table(frame: Frame, page: PageReading) -> Iterator[Child]:
    """The table or the cards of ``frame``; what stands in it outside its rows comes before."""
    rows = _with_head([child for child in frame.children if isinstance(child, HtmlRow)])
    legends = [child for child in frame.children if isinstance(child, Words) and child.name == "caption"]
    yield from contained(child for child in frame.children if not isinstance(child, HtmlRow) and child not in legends)
    if sum(len(row.cells) for row in rows) > MAX_CELLS:
        report_too_large(frame.span, page)
        return
    columns = _read_columns(rows)
    if frame.attributes.get("data-view") == "cards":
        yield from _cards(rows, columns, frame)
    elif rows:
        yield from _table(rows, columns, legends, frame, page)


def _with_head(rows: list[HtmlRow]) -> list[HtmlRow]:
    """``rows``; without a ``<thead>``, a first row made of headers alone is the head."""
    if (
        not rows
        or any(row.head for row in rows)
        or len(rows[0].cells) < 2
        or not all(cell.header for cell in rows[0].cells)
    ):
        return rows
    return [replace(rows[0], head=True), *rows[1:]]


def report_too_large(span: Span, page: PageReading, *, columns: int = 0) -> None:
    """A table that no document can hold in reasonable time."""
    limit = f"{MAX_COLUMNS} colonnes" if columns > MAX_COLUMNS else f"{MAX_CELLS:_} cellules".replace("_", " ")
    message = f"ce tableau a plus de {limit} : aucun document ne peut le montrer"
    hint = "en faire un fichier joint, ou plusieurs tableaux"
    page.sink.report("tableau-trop-lourd", Severity.ERROR, span, message, hint=hint)


def _read_columns(rows: Sequence[HtmlRow]) -> tuple[_Column, ...]:
    """The columns as the first row of the head describes them."""
    if not rows:
        return ()
    columns: list[_Column] = []
    for cell in rows[0].cells:
        known = cell.attributes if rows[0].head else {}
        cover = any(name.startswith("data-card-cover") for name in known)
        column = _Column(
            kind=known.get("data-type", ""), maximum=known.get("data-max", ""), hidden="data-hidden" in known,
            target="data-card-target" in known, cover=cover, dark="data-card-cover-dark" in known,
        )  # fmt: skip
        columns += [column] * _count(cell.attributes.get("colspan", "1"))
    return tuple(columns)


def _count(value: str) -> int:
    return max(1, min(int(value), 1000)) if value.isdecimal() and len(value) < 9 else 1


# --- Cards ------------------------------------------------------------------------------------------------------------


def _cards(rows: Sequence[HtmlRow], columns: Sequence[_Column], frame: Frame) -> Iterator[Child]:
    made = [_card(row, columns) for row in rows if not row.head]
    cards = tuple(card for card in made if card.children or card.cover or card.target)
    if cards:
        yield Cards(cards=cards, large=frame.attributes.get("data-card-size") == "large", span=frame.span)


def _card(row: HtmlRow, columns: Sequence[_Column]) -> Card:
    blocks: list[Block] = []
    cover: Image | None = None
    target = ""
    for index, cell in enumerate(row.cells):
        column = columns[index] if index < len(columns) else _Column()
        if column.target:
            target = (
                target or next((link.target for link in _links(cell.blocks)), "") or plain_blocks(cell.blocks).strip()
            )
        elif column.cover:
            cover = cover or (None if column.dark else _picture(cell))
        elif not column.hidden:
            blocks += _typed(cell.blocks, column)
    return Card(cover=cover, children=tuple(blocks), target=target, span=row.span)


def _links(blocks: Blocks) -> Iterator[Link]:
    for nodes in (nodes for block in walk_blocks(blocks) for nodes in inlines_of(block)):
        yield from (node for node in walk_inlines(nodes) if isinstance(node, Link))


def _picture(cell: HtmlCell) -> Image | None:
    """The picture that a cell holds, or links to: it decorates the card, whose words say the same."""
    nodes = (node for block in walk_blocks(cell.blocks) for run in inlines_of(block) for node in walk_inlines(run))
    for node in nodes:
        if isinstance(node, Image):
            return replace(node, alternative=node.alternative or "")
        if isinstance(node, Link):
            return Image(source=node.target, alternative="", span=node.span)
    return None


# --- Tables -----------------------------------------------------------------------------------------------------------


def _table(
    rows: Sequence[HtmlRow], columns: Sequence[_Column], legends: Sequence[Words], frame: Frame, page: PageReading
) -> Iterator[Child]:
    _report_hidden(rows[0], page)
    shown = [_visible(row, columns) for row in rows]
    head = [row for row in shown if row.head]
    body = [row for row in shown if not row.head]
    if "data-header-hidden" in frame.attributes or not any(
        plain_blocks(c.blocks).strip() for r in head for c in r.cells
    ):
        head = []
    width = max(_grid_width(head), _grid_width(body))
    if not width:
        return
    if width > MAX_COLUMNS or width * len(shown) > MAX_CELLS:
        report_too_large(frame.span, page, columns=width)
        return
    grid = [_regular(part, width, page) for part in (head, body)]
    legend = legends[0].children if legends else ()
    yield Table(
        columns=tuple(_align(shown, index) for index in range(width)), head=tuple(grid[0]), rows=tuple(grid[1]),
        legend=legend, span=frame.span,
    )  # fmt: skip


def _report_hidden(head: HtmlRow, page: PageReading) -> None:
    for cell in head.cells if head.head else ():
        if "data-hidden" in cell.attributes:
            name = fold_spaces(plain_blocks(cell.blocks)).strip()
            message = "colonne masquée dans GitBook, laissée de côté"
            hint = "pour la montrer, ôter « data-hidden » dans la page"
            shown = f"{message} : « {name} »" if name else message
            page.sink.report("colonne-masquee", Severity.INFO, cell.span, shown, hint=hint)


def _visible(row: HtmlRow, columns: Sequence[_Column]) -> HtmlRow:
    """``row`` without its hidden columns, its typed cells in words."""
    cells: list[HtmlCell] = []
    place = 0
    for cell in row.cells:
        column = columns[place] if place < len(columns) else _Column()
        place += _count(cell.attributes.get("colspan", "1"))
        if not column.hidden:
            cells.append(cell if row.head else replace(cell, blocks=_typed(cell.blocks, column)))
    return replace(row, cells=tuple(cells))


def _align(rows: Sequence[HtmlRow], index: int) -> Align:
    for row in rows:
        if index < len(row.cells):
            style = row.cells[index].attributes.get("style", "").replace(" ", "")
            given = row.cells[index].attributes.get("align") or style.partition("text-align:")[2].partition(";")[0]
            if given:
                return _ALIGN.get(given.lower(), Align.START)
    return Align.START


def _grid_width(rows: Sequence[HtmlRow]) -> int:
    """How many columns ``rows`` take, spans counted (HTML 4.9.12.1)."""
    width = 0
    below: dict[int, int] = {}  # for each column covered from above, how many more rows it is
    for row in rows:
        place = 0
        covered = {column for column, left in below.items() if left > 0}
        below = {column: left - 1 for column, left in below.items() if left > 1}
        for cell in row.cells:
            while place in covered:
                place += 1
            columns, down = (_count(cell.attributes.get(name, "1")) for name in ("colspan", "rowspan"))
            below |= {place + right: down - 1 for right in range(columns) if down > 1}
            place += columns
        width = max(width, place, *(column + 1 for column in covered), 0)
        if width > MAX_COLUMNS:
            return width
    return width


def _regular(rows: Sequence[HtmlRow], width: int, page: PageReading) -> Iterator[Row]:
    """``rows`` as a grid ``width`` wide: spans clipped, places that nothing covers given an empty cell."""
    taken: set[tuple[int, int]] = set()
    irregular: list[Span] = []
    for index, row in enumerate(rows):
        cells: list[Cell] = []
        place = 0
        for each in row.cells:
            while (index, place) in taken:
                place += 1
            cell = _cell(each, index, place, len(rows), width, taken)
            taken |= {(index + down, place + right) for down in range(cell.rows) for right in range(cell.columns)}
            cells.append(cell)
            place += cell.columns
        missing = [each for each in range(width) if (index, each) not in taken]
        irregular += [row.span] if missing else []
        taken |= {(index, each) for each in missing}
        yield Row(cells=tuple(_with_empty(cells, missing, row.span)), span=row.span)
    if irregular:
        message = f"cette ligne a moins de cellules que le tableau n’a de colonnes ({width})"
        hint = "ajouter les cellules qui manquent, ou corriger « colspan » et « rowspan »"
        page.warn("tableau-irregulier", irregular[0], message, hint)


def _cell(each: HtmlCell, row: int, place: int, rows: int, width: int, taken: set[tuple[int, int]]) -> Cell:
    """A cell whose spans stay inside the grid and off the cells that are there."""
    columns = 1
    while columns < _count(each.attributes.get("colspan", "1")) and place + columns < width:
        if (row, place + columns) in taken:
            break
        columns += 1
    down = 1
    while down < _count(each.attributes.get("rowspan", "1")) and row + down < rows:
        if any((row + down, place + right) in taken for right in range(columns)):
            break
        down += 1
    return Cell(blocks=each.blocks, header=each.header, columns=columns, rows=down, span=each.span)


def _with_empty(cells: Sequence[Cell], missing: Sequence[int], span: Span) -> list[Cell]:
    """``cells`` and an empty one for each missing place: rows are short at their end, where GitBook leaves them so."""
    place = Span(span.path, span.end, span.end)
    return [*cells, *(Cell(blocks=(), span=place) for _ in missing)]


# --- Typed cells ------------------------------------------------------------------------------------------------------


def _typed(blocks: Blocks, column: _Column) -> Blocks:
    """The blocks of a cell as the type of its column shows them."""
    match column.kind:
        case "checkbox":
            return map_blocks(blocks, lambda block: map_inlines(block, _checked))
        case "rating":
            return _rated(blocks, column.maximum)
        case "select":
            return map_blocks(blocks, lambda block: map_inlines(block, _parted))
        case "content-ref":
            return map_blocks(blocks, lambda block: map_inlines(block, _named))
        case "image":
            return map_blocks(blocks, lambda block: map_inlines(block, _pictured))
        case _:
            return blocks


def _checked(nodes: Inlines) -> Inlines:
    return tuple(
        replace(node, value=_CHECKED.get(node.value.strip().lower(), node.value)) if isinstance(node, Text) else node
        for node in nodes
    )


def _rated(blocks: Blocks, maximum: str) -> Blocks:
    """« 3 » out of 5 is « 3/5 »."""
    if not maximum or len(blocks) != 1 or not isinstance(blocks[0], Paragraph) or not blocks[0].children:
        return blocks
    return (replace(blocks[0], children=(*blocks[0].children, _added(f"/{maximum}", blocks[0].span))),)


def _parted(nodes: Inlines) -> Inlines:
    """A comma between the choices of a cell."""
    found: list[Inline] = []
    for node in nodes:
        if isinstance(node, Mark) and found:
            while found and isinstance(last := found[-1], Text) and not last.value.strip(" ,;"):
                found.pop()
            if found:
                found.append(_added(", ", node.span))
        found.append(node)
    return tuple(found)


def _named(nodes: Inlines) -> Inlines:
    """Links to pages say the page's title."""
    return rewrite_inlines(nodes, lambda node: (replace(node, mention=True) if isinstance(node, Link) else node,))


def _pictured(nodes: Inlines) -> Inlines:
    """A link to a picture in a column of pictures is that picture; GitBook leaves no room for its alternative there."""

    def change(node: Inline) -> Inlines:
        if isinstance(node, Link) and not any(isinstance(child, Image) for child in node.children):
            return (Image(source=node.target, alternative="", span=node.span),)
        return (node,)

    return rewrite_inlines(nodes, change)


def _added(text: str, near: Span) -> Text:
    """Words that are not the page's: a text without a place."""
    return Text(value=text, span=Span(near.path, near.end, near.end))
