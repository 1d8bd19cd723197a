"""Reading a finished Word document back: bytes in, neutral tree out.

Reads every ``w:t``, those in fields, links, content controls, text boxes and foot notes too, which python-docx's own
``paragraph.text`` skips; field codes and deleted text are left out. Follows ECMA-376 part 1, 17.
"""

from io import BytesIO

from docx import Document
from docx.document import Document as WordDocument
from lxml import etree

from export_equipe.inspect.docx.blocks import read_blocks
from export_equipe.inspect.docx.styles import Styles, load_styles
from export_equipe.inspect.ooxml import find_all, read_properties, tag, value
from export_equipe.inspect.tree import InspectedDocument, Node, Role

RUNNING_PARTS = ("header", "footer")
NOTE_PARTS = ("footnotes", "endnotes", "comments")


def inspect_docx(data: bytes) -> InspectedDocument:
    """The tree of the document ``data``; its language is that of the document's default run properties."""
    document = Document(BytesIO(data))
    styles = load_styles(document)
    properties = read_properties(document.core_properties)
    return InspectedDocument(
        format="docx",
        title=properties["title"],
        language=value(document.styles.element, "w:docDefaults//w:lang", "w:val"),
        properties=properties,
        nodes=read_blocks(document.element.body, document.part, styles),
        running=tuple(node for name in RUNNING_PARTS for node in _related(document, styles, name)),
        notes=tuple(node for name in NOTE_PARTS for node in _notes(document, styles, name)),
    )


def _related(document: WordDocument, styles: Styles, kind: str) -> tuple[Node, ...]:
    """The blocks of the headers or footers, in the order in which the sections name them."""
    names = find_all(document.element.body, f".//w:sectPr/w:{kind}Reference")
    parts = (document.part.rels[name.get(tag("r:id"), "")].target_part for name in names)
    return tuple(node for part in parts for node in read_blocks(etree.fromstring(part.blob), part, styles))


def _notes(document: WordDocument, styles: Styles, kind: str) -> tuple[Node, ...]:
    """The notes of one part, in the order of their calls; separators are not notes (17.11.23)."""
    parts = [rel.target_part for rel in document.part.rels.values() if rel.reltype.endswith(f"/{kind}")]
    notes = (
        (part, note)
        for part in parts
        for note in etree.fromstring(part.blob).iterchildren()
        if not note.get(tag("w:type"))
    )
    references = find_all(document.element.body, f".//w:{kind.removesuffix('s')}Reference")
    called = {call.get(tag("w:id"), ""): place for place, call in reversed(list(enumerate(references)))}
    ordered = sorted(notes, key=lambda found: called.get(found[1].get(tag("w:id"), ""), len(called)))
    return tuple(Node(role=Role.NOTE, name=kind, children=read_blocks(note, part, styles)) for part, note in ordered)
