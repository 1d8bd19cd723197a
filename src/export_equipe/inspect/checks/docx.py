"""Rules of a Word document, read from its bytes.

- D1 one paragraph of style Title, which comes first; headings by their styles, no level skipped
- D2 list styles go through a numbering definition
- D3 tables repeat their header row, have a title and a description, and their rows do not split, but for tall ones
- D4 drawings are inline; C3 and they have a text alternative
- D5 no page break typed into the text
- D8 language in the document's defaults
- D6 the notes that are called are there, each with words
- D9 no tab stands in for a column (one that leads the first line to the paragraph's indent is none)
- C1, C2, C6, C7, C8, C9 as in ``common``
"""

from collections.abc import Iterator
from io import BytesIO

from docx import Document
from lxml import etree

from export_equipe.inspect.checks.common import check_levels, check_nodes, check_properties, shorten
from export_equipe.inspect.checks.finding import Finding
from export_equipe.inspect.docx import inspect_docx
from export_equipe.inspect.docx.styles import Styles, load_styles, style_id
from export_equipe.inspect.ooxml import find_all, find_one, is_on, tag, value
from export_equipe.inspect.text import node_text
from export_equipe.inspect.tree import InspectedDocument, Role

_BODY = "corps"
TALL_LETTERS, TALL_PARAGRAPHS = 300, 10  # in one cell: its row may be as high as a page


def check_docx(data: bytes) -> tuple[Finding, ...]:
    """What the document ``data`` breaks."""
    document = inspect_docx(data)
    opened = Document(BytesIO(data))
    body, styles = opened.element.body, load_styles(opened)
    nodes = (finding for finding in check_nodes(document.nodes, _BODY) if finding.rule != "C8")
    return (
        *check_properties(document),
        *nodes,
        *_check_headings(document),
        *_check_paragraphs(body, styles),
        *_check_tables(body),
        *_check_drawings(body),
        *_check_notes(document, body),
        *_check_language(opened.styles.element),
    )


def _check_headings(document: InspectedDocument) -> Iterator[Finding]:
    """D1; ``Title`` is no level: the first heading is of level 1."""
    titles = document.find(Role.TITLE)
    if len(titles) != 1:
        yield Finding("D1", _BODY, f"{len(titles)} paragraphe(s) de style Title au lieu d’un")
    levels = [(node.level, node_text(node)) for node in document.find(Role.HEADING)]
    yield from check_levels(levels, "D1", _BODY)


def _check_paragraphs(body: etree._Element, styles: Styles) -> Iterator[Finding]:
    """D2, D5, D9 and C8."""
    for paragraph in find_all(body, ".//w:p[not(ancestor::w:txbxContent)]"):
        text = "".join(part.text or "" for part in find_all(paragraph, ".//w:t | .//m:t"))
        name = styles.name(style_id(paragraph)).lower()
        if name.startswith("list ") and styles.numbering(paragraph) is None and name not in ("list", "list paragraph"):
            yield Finding("D2", _BODY, f"style de liste sans numérotation : {shorten(text)}")
        if find_one(paragraph, ".//w:br[@w:type='page']") is not None:
            yield Finding("D5", _BODY, f"saut de page tapé dans le texte : {shorten(text)}")
        if any(not _leads(tab) for tab in find_all(paragraph, "w:r/w:tab")) and not name.startswith("toc "):
            yield Finding("D9", _BODY, f"tabulation dans le texte : {shorten(text)}")
        if "   " in text and not name.startswith("code"):
            yield Finding("C8", _BODY, f"suite d’espaces dans {shorten(text)}")
        if not text.strip() and not _may_be_empty(paragraph):
            yield Finding("C8", _BODY, "paragraphe vide")


def _leads(tab: etree._Element) -> bool:
    """Whether a tab only brings the first line of a paragraph with a hanging indent to that indent."""
    first = find_one(tab, "self::*[not(preceding-sibling::*)]/parent::w:r/preceding-sibling::*[1]/self::w:pPr/w:ind")
    return first is not None and bool(first.get(tag("w:hanging")))


def _may_be_empty(paragraph: etree._Element) -> bool:
    """Whether a paragraph shows something else than text, or stands where Word cannot do without one.

    A cell holds at least one paragraph, and a cell or body that ends in a table is closed by one (17.4.65).
    """
    if find_one(paragraph, ".//w:drawing | .//w:pict | .//w:object | .//w:pBdr | .//w:sectPr") is not None:
        return True
    following = find_one(paragraph, "following-sibling::*[not(self::w:sectPr)]")
    previous = paragraph.getprevious()
    if previous is None or previous.tag == tag("w:tcPr"):
        return following is None and find_one(paragraph, "parent::w:tc") is not None
    return following is None and previous.tag == tag("w:tbl")


def _check_tables(body: etree._Element) -> Iterator[Finding]:
    """D3."""
    for number, table in enumerate(find_all(body, ".//w:tbl"), start=1):
        place = f"tableau {number}"
        for name, word in (("tblCaption", "titre"), ("tblDescription", "description")):
            if not value(table, f"w:tblPr/w:{name}", "w:val").strip():
                yield Finding("D3", place, f"pas de {word} ({name})")
        rows = find_all(table, "w:tr")
        if not rows or not is_on(find_one(rows[0], "w:trPr/w:tblHeader")):
            yield Finding("D3", place, "la première ligne n’est pas un en-tête répété (tblHeader)")
        splitting = sum(not (is_on(find_one(row, "w:trPr/w:cantSplit")) or _is_tall(row)) for row in rows)
        if splitting:
            yield Finding("D3", place, f"{splitting} ligne(s) qui peuvent se couper (cantSplit)")


def _is_tall(row: etree._Element) -> bool:
    """Whether a row may fill much of a page."""
    for cell in find_all(row, "w:tc"):
        letters = sum(len(text.text or "") for text in find_all(cell, ".//w:t"))
        if letters > TALL_LETTERS or len(find_all(cell, "w:p")) > TALL_PARAGRAPHS or find_all(cell, ".//w:drawing"):
            return True
    return False


def _check_drawings(body: etree._Element) -> Iterator[Finding]:
    """D4."""
    for drawing in find_all(body, ".//w:drawing[wp:anchor]"):
        yield Finding("D4", _BODY, f"dessin flottant : {value(drawing, './/wp:docPr', 'name')}")


def _check_notes(document: InspectedDocument, body: etree._Element) -> Iterator[Finding]:
    """D6."""
    called = find_all(body, ".//w:footnoteReference")
    notes = [note for note in document.notes if note.name == "footnotes"]
    if len(called) != len(notes):
        yield Finding("D6", _BODY, f"{len(called)} appel(s) de note pour {len(notes)} note(s)")
    for number, note in enumerate(notes, start=1):
        if not node_text(note).strip() and not any(each.alternative for each in note.walk()):
            yield Finding("D6", f"note {number}", "note sans texte")


def _check_language(styles: etree._Element) -> Iterator[Finding]:
    """D8."""
    if not value(styles, "w:docDefaults/w:rPrDefault/w:rPr/w:lang", "w:val"):
        yield Finding("D8", "styles", "aucune langue dans les réglages par défaut (docDefaults)")
