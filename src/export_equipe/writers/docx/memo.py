"""A whole memo: a flowing plan on the theme's master.

Comes in: a ``FlowPlan`` and a ``Theme``. Goes out: the bytes of a .docx, the same for the same plan in every process.
"""

import io

import docx
from docx.document import Document
from docx.opc.rel import Relationships

from export_equipe.diagnostics import ThemeError
from export_equipe.layout.flow.plan import FlowPlan
from export_equipe.theme.model import Theme
from export_equipe.writers.docx.blocks import write_blocks
from export_equipe.writers.docx.captions import write_lead_in
from export_equipe.writers.docx.footnotes import open_notes, write_notes
from export_equipe.writers.docx.manuscript import Manuscript
from export_equipe.writers.docx.paragraphs import Border, ParagraphFormat
from export_equipe.writers.docx.properties import write_properties
from export_equipe.writers.docx.running import write_running
from export_equipe.writers.docx.runs import write_runs
from export_equipe.writers.docx.sections import settle_last_section
from export_equipe.writers.package import repackage

RULE, RULE_SPACE = 12, 12  # eighths of a point, points: the rule under a title that stands alone
STALE = ("/stylesWithEffects", "/thumbnail")  # Word 2010's second copy of the styles; a picture of the master


def write_memo(plan: FlowPlan, theme: Theme) -> bytes:
    """The Word document of ``plan``; raises ``ThemeError`` when the master lacks a style or cannot be opened."""
    document = _open_master(theme)
    manuscript = Manuscript(document, plan, theme)
    notes = open_notes(manuscript) if plan.notes else None
    _write_opening(plan, manuscript)
    manuscript.opened = manuscript.story.length
    write_blocks(plan.blocks, manuscript)
    settle_last_section(manuscript)
    if notes is not None:
        write_notes(plan, notes, manuscript)
    write_running(plan, manuscript)
    write_properties(plan.properties, document)
    target = io.BytesIO()
    document.save(target)
    return repackage(target.getvalue())


def _open_master(theme: Theme) -> Document:
    """The master without its own text; its last section's page stays."""
    try:
        document = docx.Document(io.BytesIO(theme.memo_master))
    except (ValueError, KeyError) as error:
        hint = "un document au format .docx (un modèle .dotx s’enregistre d’abord sous ce format)"
        raise ThemeError("le modèle de note ne s’ouvre pas", hint=hint) from error
    for block in document.element.body.xpath("*[not(self::w:sectPr)]"):
        document.element.body.remove(block)
    _drop_relations(document.part.rels, document.part.package.rels)
    return document


def _drop_relations(*relations: Relationships) -> None:
    """Takes out the parts that speak of the master, not of the memo."""
    for each in relations:
        for key in [key for key, relation in each.items() if relation.reltype.endswith(STALE)]:
            del each[key]


def _write_opening(plan: FlowPlan, manuscript: Manuscript) -> None:
    """Title, lead and fields. The rule under them belongs to the last one: the lead gives its own up for the fields."""
    alone = not plan.lead and not plan.fields
    rule = Border(edge="bottom", width=RULE, space=RULE_SPACE, color=manuscript.color("accent"))
    title = ParagraphFormat(style=manuscript.style("title"), borders=(rule,) if alone else ())
    manuscript.add("title", title, write_runs(plan.title, manuscript))
    no_rule = (Border(edge="bottom", width=0),) if plan.fields else ()
    lead = ParagraphFormat(style=manuscript.style("lead"), borders=no_rule)
    manuscript.add("lead", lead, write_runs(plan.lead, manuscript))
    for field in plan.fields:
        form = ParagraphFormat(style=manuscript.style("field"))
        manuscript.add("field", form, write_lead_in(field.label, "\u00a0: ", field.value, manuscript))
