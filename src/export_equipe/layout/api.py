"""An operation of an API: what stands beside its description.

Comes in: an ``ApiOperation``. Goes out: its title, its tables as cells, the line of its specification. Decided here:
parameters and answers are tables; a parameter that must be given says so under its name.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from export_equipe.layout.cell_blocks import cell_paragraphs
from export_equipe.layout.cell_paragraph import CellParagraph
from export_equipe.layout.cells import CellRows, Scope, TableCell, TableCells
from export_equipe.layout.runs import NBSP, runs_of, stripped
from export_equipe.layout.words import (
    API_ANSWERS,
    API_COLUMNS,
    API_PLACES,
    API_TABLES,
    API_WORDS,
    REQUIRED_WORD,
    SOURCE_WORD,
)
from export_equipe.model.block import ApiOperation, ApiParameter, ApiResponse
from export_equipe.model.inline import Inlines
from export_equipe.typesetting.run import Added, Run, Runs


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiTable:
    """The parameters or the answers of an operation: a head row, then one row each, which its first cell names."""

    head: TableCells
    rows: CellRows
    caption: Runs
    description: str


def operation_title(block: ApiOperation) -> tuple[Runs, Runs]:
    """The kind word, and the title: method and path, as code."""
    word = (Run(text=API_WORDS[block.kind], origin=Added.KIND_WORD, strong=True),)
    method, path = (tuple(replace(run, code=True) for run in _text(part)) for part in (block.method, block.path))
    between = (Run(text=" ", origin=Added.LABEL),) if method and path else ()
    return word, (*method, *between, *path)


def operation_tables(block: ApiOperation) -> Iterator[ApiTable]:
    """The tables of its parameters and of its answers; none for what it has none of."""
    parameters = tuple(_parameter(each) for each in block.parameters)
    answers = tuple(_answer(each) for each in block.responses)
    for names, rows, title in ((API_COLUMNS, parameters, API_TABLES[0]), (API_ANSWERS, answers, API_TABLES[1])):
        if rows:
            head = tuple(_cell(_label(name), column=index, scope=Scope.COLUMN) for index, name in enumerate(names))
            said = f"{title}{NBSP}: {len(rows)} ligne{'s' if len(rows) > 1 else ''}."
            yield ApiTable(head=head, rows=rows, caption=_label(title), description=said)


def source_runs(block: ApiOperation) -> Runs:
    """The specification that the operation comes from; ``()`` when the page does not say."""
    if not block.source:
        return ()
    return (Run(text=f"{SOURCE_WORD}{NBSP}: ", origin=Added.KIND_WORD), *_text(block.source))


def _parameter(each: ApiParameter) -> TableCells:
    name = tuple(replace(run, code=True) for run in _text(each.name))
    required = (CellParagraph(runs=_label(REQUIRED_WORD), detail=True),) if each.required else ()
    return (
        TableCell(paragraphs=(CellParagraph(runs=name), *required), scope=Scope.ROW),
        _cell(_label(API_PLACES.get(each.place, each.place)), column=1),
        _cell(_text(each.kind), column=2),
        TableCell(paragraphs=cell_paragraphs(each.children), column=3),
    )


def _answer(each: ApiResponse) -> TableCells:
    said = ((CellParagraph(runs=_text(each.description)),) if each.description else ()) + cell_paragraphs(each.children)
    return (_cell(_text(each.status), column=0, scope=Scope.ROW), TableCell(paragraphs=said, column=1))


def _cell(runs: Runs, *, column: int, scope: Scope = Scope.NONE) -> TableCell:
    return TableCell(paragraphs=(CellParagraph(runs=runs),) if runs else (), column=column, scope=scope)


def _text(nodes: Inlines) -> Runs:
    return stripped(runs_of(nodes))


def _label(text: str) -> Runs:
    return (Run(text=text, origin=Added.LABEL),) if text else ()
