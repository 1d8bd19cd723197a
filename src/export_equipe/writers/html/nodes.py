"""What a page is made of, as far as its style sheets depend on it."""

from export_equipe.layout.flow.plan import (
    FlowCode,
    FlowDivider,
    FlowFigure,
    FlowHeading,
    FlowHint,
    FlowList,
    FlowNote,
    FlowOpenPoints,
    FlowParagraph,
    FlowPlan,
    FlowQuote,
    FlowTable,
)
from export_equipe.layout.flow.walk import plan_blocks

# What every page is made of; the others need a style sheet of their own.
_PLAIN = (
    FlowHeading, FlowParagraph, FlowList, FlowQuote, FlowCode, FlowDivider, FlowHint, FlowTable, FlowFigure, FlowNote,
    FlowOpenPoints,
)  # fmt: skip


def is_plain_page(plan: FlowPlan) -> bool:
    """Whether ``plan`` holds text, tables and figures of ours only, and no notes."""
    return not plan.notes and all(isinstance(block, _PLAIN) for block in plan_blocks(plan))
