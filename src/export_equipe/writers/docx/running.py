"""The running head and foot: where we are, « Brouillon », « Page 1 sur 3 » (ECMA-376 part 1, 17.10).

Comes in: the plan's head, foot and draft mention. Goes out: header and footer parts. A tab sends the second text to the
right margin: a line of the page, not a column of content (D9).
"""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace

from docx.document import Document
from docx.section import Section, _Footer, _Header

from export_equipe.layout.flow.plan import FlowPlan
from export_equipe.typesetting.run import Added, Highlight, Run, Runs
from export_equipe.writers.docx.manuscript import EMU_PER_TWIP, Manuscript
from export_equipe.writers.docx.paragraphs import ParagraphFormat, build_paragraph
from export_equipe.writers.docx.runs import write_field, write_runs
from export_equipe.writers.docx.wordml import Element, select, w


def write_running(plan: FlowPlan, manuscript: Manuscript) -> None:
    """Fills every header and footer: no page of a draft lacks its mention.

    The first section says them for all; pages of another width have lines of their own, unless the master has lines of
    its own, which go on.
    """
    first, *others = manuscript.document.sections
    kept = bool(_named(first))
    _fill(first, plan, manuscript)
    by_width = {_text_width(first): _named(first)}
    for section in () if kept else others:
        width = _text_width(section)
        if width not in by_width:
            _fill(section, plan, manuscript)
            by_width[width] = _named(section)
        else:
            for place, reference in enumerate(by_width[width]):
                section._sectPr.insert(place, deepcopy(reference))


def _fill(section: Section, plan: FlowPlan, manuscript: Manuscript) -> None:
    """Fills every header and footer of ``section``."""
    mention = tuple(replace(run, highlight=Highlight.PLACEHOLDER) for run in plan.draft)
    width = _text_width(section)
    for header in _headers(section, manuscript.document):
        if plan.head or mention:
            _add_line(header, "header", plan.head, write_runs(mention, manuscript), manuscript, width)
    for footer in _footers(section, manuscript.document):
        _add_line(footer, "footer", plan.foot, _page_number(manuscript), manuscript, width)


def _named(section: Section) -> list[Element]:
    """The headers and footers that ``section`` names itself."""
    return select(section._sectPr, "w:headerReference | w:footerReference")


def _text_width(section: Section) -> int:
    """The width of the text, in twips."""
    width = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
    return round(width / EMU_PER_TWIP)


def _headers(section: Section, document: Document) -> Iterator[_Header]:
    yield section.header
    if section.different_first_page_header_footer:
        yield section.first_page_header
    if document.settings.odd_and_even_pages_header_footer:
        yield section.even_page_header


def _footers(section: Section, document: Document) -> Iterator[_Footer]:
    yield section.footer
    if section.different_first_page_header_footer:
        yield section.first_page_footer
    if document.settings.odd_and_even_pages_header_footer:
        yield section.even_page_footer


def _add_line(
    story: _Header | _Footer, role: str, start: Runs, end: list[Element], manuscript: Manuscript, width: int
) -> None:  # fmt: skip
    """One line in ``story``: in its first empty paragraph, else after what the master already says there."""
    tab = [w("r", w("tab"))] if end else []
    text = tuple(replace(run, href="") for run in start if not run.note)
    others = (("clear", place) for place in manuscript.styles.tabs(role)) if width != manuscript.text_width else ()
    form = ParagraphFormat(style=manuscript.style(role), tabs=(*others, ("right", width)))
    line = build_paragraph(form, [*write_runs(text, manuscript), *tab, *end])
    story.is_linked_to_previous = False
    empty = next((p._p for p in story.paragraphs if not p._p.xpath(".//w:r")), None)
    if empty is None:
        story._element.append(line)
    else:
        empty.getparent().replace(empty, line)


def _page_number(manuscript: Manuscript) -> list[Element]:
    """« Page 1 sur 1 »: Word and others count the pages themselves when they show a footer."""

    def added(text: str) -> list[Element]:
        return write_runs((Run(text=text, origin=Added.NUMBER),), manuscript)

    page, pages = write_field("PAGE", added("1")), write_field("NUMPAGES", added("1"))
    return [*added("Page\u00a0"), *page, *added(" sur\u00a0"), *pages]
