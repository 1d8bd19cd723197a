"""Pieces of plans in a few letters: runs, paragraphs, lists, cells."""

from dataclasses import replace

from export_equipe.layout.cell_paragraph import CellParagraph
from export_equipe.layout.cells import Scope, TableCell
from export_equipe.layout.flow.plan import FlowBlock, FlowHeading, FlowItem, FlowList, FlowParagraph
from export_equipe.source import Span
from export_equipe.typesetting.run import Added, Run, Runs

SOURCE = Span("exemple.md", 0, 1)


def run(text: str, **style: object) -> Run:
    return replace(Run(text=text, origin=SOURCE), **style)  # type: ignore[arg-type]


def runs(*texts: Run | str) -> Runs:
    return tuple(run(text) if isinstance(text, str) else text for text in texts)


def added(text: str, reason: Added) -> Runs:
    return (Run(text=text, origin=reason),)


def lines(*texts: str) -> tuple[Runs, ...]:
    """Lines of code, a run each."""
    return tuple((run(text, code=True),) if text else () for text in texts)


def paragraph(*texts: Run | str, keep: bool = False) -> FlowParagraph:
    return FlowParagraph(runs=runs(*texts), keep_with_next=keep)


def heading(level: int, text: str, anchor: str) -> FlowHeading:
    return FlowHeading(level=level, runs=runs(text), anchor=anchor)


def bullets(*items: str | tuple[FlowBlock, ...]) -> FlowList:
    return FlowList(
        items=tuple(FlowItem(blocks=each if isinstance(each, tuple) else (paragraph(each),)) for each in items)
    )


def item(*blocks: FlowBlock, checked: bool | None = None) -> FlowItem:
    return FlowItem(blocks=blocks, checked=checked)


def cell(
    *texts: Run | str, detail: str = "", scope: Scope = Scope.NONE, column: int = 0, align: str = "start",
    columns: int = 1, rows: int = 1,
) -> TableCell:  # fmt: skip
    """A cell of one paragraph, and of a lighter second line."""
    lines = [CellParagraph(runs=runs(*texts))] if texts else []
    lines += [CellParagraph(runs=runs(detail), detail=True)] if detail else []
    return TableCell(paragraphs=tuple(lines), scope=scope, column=column, align=align, columns=columns, rows=rows)
