"""Tables as HTML wants them.

Comes in: a table of the plan. Goes out: rows in which every place is covered once, each cell with its attributes, and
its paragraphs as blocks. Decided here: a table whose header cells span says for each cell which headers are its own
(HTML 4.9.12.2), since who hears it cannot infer them; another table does not need it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from export_equipe.layout.cell_paragraph import CellMarker, CellParagraph
from export_equipe.layout.cells import CellRows, TableCell, TableCells, covering
from export_equipe.layout.flow.columns import TEXT_WIDTH, TURNED_WIDTH
from export_equipe.layout.flow.plan import FlowBlock, FlowCode, FlowItem, FlowList, FlowParagraph, FlowTable
from export_equipe.typesetting.run import Runs, as_strong, plain_text

TALL = 18  # lines: about 40 % of a page
_LETTER = 6.0  # points: about the width of one
_CHECKED = {CellMarker.TODO: False, CellMarker.DONE: True}


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedCell:
    """A cell and what its element says: how far it spans, its id and the ids of its headers (``""``: nothing)."""

    cell: TableCell
    columns: int
    rows: int
    id: str = ""
    headers: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedTable:
    """The rows of a table, each with a cell for every place that no cell above covers."""

    head: tuple[tuple[PlacedCell, ...], ...]
    rows: tuple[tuple[PlacedCell, ...], ...]


def place_cells(table: FlowTable) -> PlacedTable:
    """The cells of ``table``, ready to be written."""
    width = len(table.widths)
    head, rows = covering(table.head, width), covering(table.rows, width)
    named = any(
        cell.header and (cell.columns > 1 or cell.rows > 1) for row in (*table.head, *table.rows) for cell in row
    )
    finder = _Headers(table, head, rows) if named else None
    return PlacedTable(
        head=_place(table.head, head, width, finder, head=True),
        rows=_place(table.rows, rows, width, finder, head=False),
    )


def _place(
    rows: CellRows, covered: CellRows, width: int, headers: "_Headers | None", *, head: bool
) -> tuple[tuple[PlacedCell, ...], ...]:
    known = {id(cell) for row in rows for cell in row}

    def place(cell: TableCell, index: int) -> PlacedCell:
        return PlacedCell(
            cell=cell,
            columns=max(1, min(cell.columns, width - cell.column)),
            rows=max(1, min(cell.rows, len(rows) - index)),
            id=headers.name(cell) if headers else "",
            headers=headers.of(cell, index, head=head) if headers else "",
        )

    return tuple(
        tuple(place(cell, index) for cell in _with_empty(row, covered[index], known)) for index, row in enumerate(rows)
    )


def _with_empty(row: TableCells, covered: TableCells, known: set[int]) -> TableCells:
    """The cells that begin in ``row``, an empty one at each place that nothing covers."""
    empty = [
        replace(cell, column=column, columns=1, rows=1) for column, cell in enumerate(covered) if id(cell) not in known
    ]
    return tuple(sorted((*row, *empty), key=lambda cell: cell.column))


class _Headers:
    """Names the header cells of a table, and finds those of each cell."""

    def __init__(self, table: FlowTable, head: CellRows, rows: CellRows) -> None:
        self._head, self._rows = head, rows
        cells = [cell for row in (*table.head, *table.rows) for cell in row if cell.header]
        self._names = {id(cell): f"{table.anchor}-t{index}" for index, cell in enumerate(cells, start=1)}

    def name(self, cell: TableCell) -> str:
        """The id of a header cell; ``""`` for another one."""
        return self._names.get(id(cell), "")

    def of(self, cell: TableCell, index: int, *, head: bool) -> str:
        """The ids of the headers of ``cell``, which begins in the row ``index``, from the top, then from the left."""
        above = self._head[:index] if head else self._head
        beside = () if head else self._rows[index : index + cell.rows]
        columns = slice(cell.column, cell.column + cell.columns)
        found = [one for row in above for one in row[columns]]
        found += [one for row in beside for one in row[: cell.column]]
        names = dict.fromkeys(self.name(one) for one in found if one is not cell)
        return " ".join(name for name in names if name)


def is_tall(row: tuple[PlacedCell, ...], table: FlowTable) -> bool:
    """Whether ``row`` would fill much of a page: it may be cut, where others stay whole."""
    widths = table.turned or table.widths
    page = TURNED_WIDTH if table.turned else TEXT_WIDTH
    return any(
        placed.rows == 1 and _lines(placed.cell, page * sum(widths[placed.cell.column :][: placed.columns])) > TALL
        for placed in row
    )


def _lines(cell: TableCell, width: float) -> float:
    """About how many lines ``cell`` takes in ``width`` points."""
    return sum(max(1.0, len(plain_text(paragraph.runs)) * _LETTER / width) for paragraph in cell.paragraphs)


def is_plain(cell: TableCell) -> bool:
    """Whether ``cell`` is one paragraph, maybe with a second, lighter line: it needs no blocks."""
    first, *others = cell.paragraphs or (CellParagraph(runs=()),)
    simple = not (first.in_list or first.code or first.detail or first.strong)
    return simple and len(others) <= 1 and all(other.detail for other in others)


def cell_blocks(cell: TableCell) -> tuple[FlowBlock, ...]:
    """The paragraphs of ``cell`` as blocks: its lists are lists again, its lines of code one block."""
    return tuple(_blocks(cell.paragraphs))


def _blocks(paragraphs: tuple[CellParagraph, ...]) -> Iterator[FlowBlock]:
    for (in_list, code), group in groupby(paragraphs, lambda one: (one.in_list, one.code and not one.in_list)):
        members = tuple(group)
        if in_list:
            yield from _lists(members)
        elif code:
            yield FlowCode(lines=tuple(member.runs for member in members))
        else:
            yield from (FlowParagraph(runs=_shown(member)) for member in members)


def _lists(paragraphs: tuple[CellParagraph, ...]) -> Iterator[FlowList]:
    """The lists of neighbouring paragraphs; another begins where the marker's kind changes or numbers start again."""
    level = min(paragraph.level for paragraph in paragraphs)
    current: list[tuple[CellParagraph, ...]] = []
    for item in _items(paragraphs, level):
        if current and not _goes_on(current[-1][0], item[0]):
            yield _list(current, level)
            current = []
        current.append(item)
    yield _list(current, level)


def _items(paragraphs: tuple[CellParagraph, ...], level: int) -> Iterator[tuple[CellParagraph, ...]]:
    members: list[CellParagraph] = []
    for paragraph in paragraphs:
        if members and paragraph.level == level and paragraph.marker is not CellMarker.NONE:
            yield tuple(members)
            members = []
        members.append(paragraph)
    yield tuple(members)


def _goes_on(first: CellParagraph, second: CellParagraph) -> bool:
    numbered = first.marker is CellMarker.NUMBER, second.marker is CellMarker.NUMBER
    return numbered[0] == numbered[1] and (not numbered[0] or second.number == first.number + 1)


def _list(items: list[tuple[CellParagraph, ...]], level: int) -> FlowList:
    first = items[0][0]
    return FlowList(
        items=tuple(
            FlowItem(
                blocks=tuple(_blocks(tuple(replace(one, in_list=one.level > level) for one in item))),
                checked=_CHECKED.get(item[0].marker),
            )
            for item in items
        ),
        ordered=first.marker is CellMarker.NUMBER,
        start=first.number,
    )


def _shown(paragraph: CellParagraph) -> Runs:
    return as_strong(paragraph.runs, strong=paragraph.strong)
