"""The page's plan, for HTML and PDF: the whole page, in order.

Comes in: a page and its figures. Goes out: a ``FlowPlan``.
"""

from collections.abc import Sequence

from export_equipe.data.figures import AnyFigure
from export_equipe.diagnostics import Diagnostic
from export_equipe.layout.flow.build import FlowBuilder
from export_equipe.layout.flow.open_points import draft_mention, open_points
from export_equipe.layout.flow.plan import FlowPlan
from export_equipe.layout.properties import Properties
from export_equipe.layout.runs import runs_of, stripped, without_colon
from export_equipe.model.document import Page
from export_equipe.theme.model import Theme
from export_equipe.typesetting.run import Added


def plan_page(
    page: Page, *, lead: str, head: str, foot: str, theme: Theme, figures: Sequence[AnyFigure],
    properties: Properties, open_diagnostics: Sequence[Diagnostic],
) -> FlowPlan:  # fmt: skip
    """The plan of ``page``; a draft ends with its open points."""
    builder = FlowBuilder(theme=theme, figures=figures, draft=properties.draft)
    return FlowPlan(
        properties=properties, title=without_colon(stripped(runs_of(page.title))), lead=runs_of(lead), fields=(),
        blocks=(*builder.blocks(page.blocks), *open_points(open_diagnostics, draft=properties.draft, source=page.stem)),
        head=runs_of(head, added=Added.RUNNING_HEAD), foot=runs_of(foot, added=Added.RUNNING_HEAD),
        draft=draft_mention(draft=properties.draft), notes=builder.footnotes(page.notes), source=page.stem,
    )  # fmt: skip
