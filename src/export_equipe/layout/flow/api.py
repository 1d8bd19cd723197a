"""An operation of an API in a flowing document: the blocks of its box beside its description.

Comes in: an ``ApiOperation``. Goes out: flow blocks. Decided here: its tables have no number.
"""

from collections.abc import Iterator

from export_equipe.layout.api import operation_tables, source_runs
from export_equipe.layout.flow.plan import FlowParagraph, FlowTable
from export_equipe.layout.flow.tables import set_table
from export_equipe.layout.runs import runs_of, stripped
from export_equipe.model.block import ApiOperation
from export_equipe.typesetting.measure import Measurer


def operation_summary(block: ApiOperation) -> tuple[FlowParagraph, ...]:
    """What the operation does, in a few words."""
    return (FlowParagraph(runs=stripped(runs_of(block.summary))),) if block.summary else ()


def flow_tables(block: ApiOperation, measurer: Measurer, *, room: float) -> Iterator[FlowTable]:
    """The tables of its parameters and of its answers, in ``room`` points."""
    for table in operation_tables(block):
        yield set_table(
            (table.head,), table.rows, columns=len(table.head), header_columns=1, number=(), caption=table.caption,
            anchor="", description=table.description, measurer=measurer, room=room,
        )  # fmt: skip


def source_line(block: ApiOperation) -> Iterator[FlowParagraph]:
    """The specification that the operation comes from."""
    if runs := source_runs(block):
        yield FlowParagraph(runs=runs)
