"""Pages on their side, for a table whose words an upright page would cut (ECMA-376 part 1, 17.6).

Comes in: the memo that is being written. Goes out: a section of its own around what is written within. Decided here:
what introduces the table goes along with it, the title of the memo too; a section keeps the margins of the master;
where the document ends on its side, its last section lies. Only the first section names headers and says that its first
page differs: the others go on.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy

from docx.oxml.ns import qn

from export_equipe.writers.docx.manuscript import Manuscript
from export_equipe.writers.docx.paragraphs import ParagraphFormat, build_paragraph
from export_equipe.writers.docx.wordml import Element, select, w

ONCE = "w:headerReference | w:footerReference | w:titlePg | w:pgNumType/@w:start/.."
HAIR = 20  # twips: the line of a paragraph that only ends a section


@contextmanager
def pages_on_their_side(manuscript: Manuscript) -> Iterator[None]:
    """Within it, pages lie on their side, and ``manuscript`` knows their width."""
    body, story = manuscript.document.element.body, manuscript.story
    last = select(body, "w:sectPr")[-1]
    begin = story.tied_from()
    if begin > manuscript.opened:
        before = story.paragraph_before(begin, lambda: _closing(manuscript))
        if before is not None:
            _end_section(before, _section(last, body))
    upright = manuscript.text_width, manuscript.text_height
    lying = _section(last, body)
    _turn(lying)
    manuscript.text_width, manuscript.text_height = manuscript.turned_width, manuscript.turned_height
    yield
    manuscript.text_width, manuscript.text_height = upright
    closing = _closing(manuscript)
    _end_section(closing, lying)
    story.end_page(closing)
    _forget(last)


def settle_last_section(manuscript: Manuscript) -> None:
    """Where nothing follows a section on its side, that one is the last: no empty page ends the document."""
    body = manuscript.document.element.body
    for ended in select(body, "w:p[position() = last() and not(following-sibling::w:tbl)]/w:pPr/w:sectPr"):
        body.replace(select(body, "w:sectPr")[0], ended)


def _section(last: Element, body: Element) -> Element:
    """The section that ends here: as the document's last one, which goes on with what the first one says."""
    section = deepcopy(last)
    if select(body, "w:p/w:pPr/w:sectPr"):
        _forget(section)
    return section


def _forget(section: Element) -> None:
    for said in select(section, ONCE):
        section.remove(said)


def _turn(section: Element) -> None:
    for size in select(section, "w:pgSz"):
        width, height = size.get(qn("w:w"), ""), size.get(qn("w:h"), "")
        size.set(qn("w:w"), height)
        size.set(qn("w:h"), width)
        size.set(qn("w:orient"), "landscape")


def _end_section(paragraph: Element, section: Element) -> None:
    """Makes ``paragraph`` the last of ``section``; the section stands near the end of its properties (17.3.1.26)."""
    properties = select(paragraph, "w:pPr")[0]
    properties.append(section)


def _closing(manuscript: Manuscript) -> Element:
    """A paragraph for the end of a section alone: a table cannot bear it."""
    paragraph = build_paragraph(ParagraphFormat(style=manuscript.style("cell")), [])
    select(paragraph, "w:pPr")[0].append(w("spacing", before=0, after=0, line=HAIR, lineRule="exact"))
    return paragraph
