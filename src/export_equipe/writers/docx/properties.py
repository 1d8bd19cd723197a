"""What the file says of itself: core properties and languages (ECMA-376 part 2, 11; part 1, 17.15.1.88).

Comes in: the plan's ``Properties``. Goes out: the document's properties. No date but the content's: never the clock.
"""

from datetime import UTC, datetime

from docx.document import Document
from docx.opc.coreprops import CoreProperties
from docx.oxml.ns import qn

from export_equipe.layout.properties import Properties

DRAFT = "Brouillon"


def write_properties(properties: Properties, document: Document) -> None:
    """Sets every core property that Word shows, and the language of text and of the theme's fonts."""
    _write_core(properties, document.core_properties)
    for language in document.styles.element.xpath("w:docDefaults/w:rPrDefault/w:rPr/w:lang"):
        language.set(qn("w:val"), properties.language)
    for language in document.settings.element.xpath("w:themeFontLang"):
        language.set(qn("w:val"), properties.language)


def _write_core(properties: Properties, core: CoreProperties) -> None:
    for left_by_the_master in list(core._element):
        core._element.remove(left_by_the_master)
    core.title = properties.title
    core.author = properties.author
    core.last_modified_by = properties.author
    core.subject = properties.subject
    core.keywords = ", ".join(properties.keywords)
    core.language = properties.language
    core.revision = 1
    if properties.draft:
        core.content_status = DRAFT
    if properties.date:
        moment = datetime.fromisoformat(properties.date)
        core.created = core.modified = moment.astimezone(UTC) if moment.tzinfo else moment
