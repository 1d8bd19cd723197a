"""The memo's plan: header block, body, open points.

Comes in: a bound memo and the page's figures. Goes out: a ``FlowPlan`` for Word.
"""

from collections.abc import Sequence

from export_equipe.data.figures import AnyFigure
from export_equipe.diagnostics import Diagnostic
from export_equipe.layout.flow.build import FlowBuilder
from export_equipe.layout.flow.footnotes import uncalled_line
from export_equipe.layout.flow.open_points import draft_mention, open_points
from export_equipe.layout.flow.plan import FlowField, FlowPlan
from export_equipe.layout.properties import Properties
from export_equipe.layout.runs import runs_of, stripped, without_colon
from export_equipe.model.document import Footnote
from export_equipe.templating.bind import BoundMemo
from export_equipe.theme.model import Theme
from export_equipe.typesetting.run import Added, Run


def plan_memo(
    memo: BoundMemo, *, theme: Theme, figures: Sequence[AnyFigure], properties: Properties,
    open_diagnostics: Sequence[Diagnostic], notes: Sequence[Footnote], source: str,
) -> FlowPlan:  # fmt: skip
    """The plan of ``memo``; a draft ends with its open points. ``source`` is the page's path without its suffix."""
    builder = FlowBuilder(theme=theme, figures=figures, draft=properties.draft)
    fields = tuple(
        FlowField(label=(Run(text=fact.label, origin=Added.LABEL, strong=True),), value=stripped(runs_of(fact.value)))
        for fact in memo.fields
    )
    uncalled = uncalled_line((memo.title, memo.lead), memo.body, notes)
    ending = open_points(open_diagnostics, draft=properties.draft, source=source)
    return FlowPlan(
        properties=properties, title=without_colon(stripped(runs_of(memo.title))), lead=stripped(runs_of(memo.lead)),
        fields=fields, blocks=(*builder.blocks(memo.body), *uncalled, *ending),
        head=runs_of(memo.head, added=Added.RUNNING_HEAD), foot=runs_of(memo.foot, added=Added.RUNNING_HEAD),
        draft=draft_mention(draft=properties.draft), notes=builder.footnotes(notes), source=source,
    )  # fmt: skip
