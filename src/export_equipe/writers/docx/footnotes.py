"""Footnotes: the part that holds them, its settings, and the notes in the order of their calls (D6).

Comes in: the notes of the plan, once the body is written. Goes out: ``word/footnotes.xml``. Specification: ECMA-376
part 1, 17.11: the separators are notes of types of their own, named by the settings; the mark of a note is a run that
begins its first paragraph.
"""

from dataclasses import replace
from typing import cast

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from lxml import etree

from export_equipe.layout.flow.plan import FlowBlock, FlowParagraph, FlowPlan
from export_equipe.writers.docx.blocks import write_blocks
from export_equipe.writers.docx.manuscript import Manuscript
from export_equipe.writers.docx.note_calls import CalledNote
from export_equipe.writers.docx.paragraphs import ParagraphFormat, build_paragraph
from export_equipe.writers.docx.places import HERE
from export_equipe.writers.docx.story import Story
from export_equipe.writers.docx.wordml import Element, select, w, w_text

NOTE_PLACE = replace(HERE, role="footnote")
SEPARATORS = (("separator", -1), ("continuationSeparator", 0))
# What follows ``w:footnotePr`` in CT_Settings (17.15.1.78).
_AFTER_SETTING = frozenset(
    {
        "endnotePr", "compat", "docVars", "rsids", "mathPr", "attachedSchema", "themeFontLang", "clrSchemeMapping",
        "doNotIncludeSubdocsInStats", "doNotAutoCompressPictures", "forceUpgrade", "captions", "readModeInkLockDown",
        "smartTagType", "schemaLibrary", "shapeDefaults", "doNotEmbedSmartTags", "decimalSymbol", "listSeparator",
    }
)  # fmt: skip


def open_notes(manuscript: Manuscript) -> XmlPart:
    """The part of the footnotes with its separators: the master's, its notes taken out, else a new one."""
    main = manuscript.document.part
    found = next((each for each in main.rels.values() if each.reltype == RELATIONSHIP_TYPE.FOOTNOTES), None)
    if found is None:
        root = w("footnotes", *(_separator(kind, number) for kind, number in SEPARATORS))
        part = XmlPart(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, root, main.package)
    else:
        root = parse_xml(found.target_part.blob)
        for note in select(root, "w:footnote[not(@w:type)]"):
            root.remove(note)
        part = XmlPart(found.target_part.partname, found.target_part.content_type, root, main.package)
        main.rels.pop(found.rId)
    main.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    manuscript.notes.first_id = max([0, *(int(note.get(qn("w:id"), "0")) for note in root)]) + 1
    return part


def write_notes(plan: FlowPlan, part: XmlPart, manuscript: Manuscript) -> None:
    """Appends the notes that the body calls, in the order of their calls."""
    notes = {note.number: note.blocks for note in plan.notes}
    calls = manuscript.notes
    calls.in_note = True
    root = cast(Element, part.element)
    for number in calls.called:
        holder = w("footnote", id=calls.word_id(number))
        root.append(holder)
        with manuscript.in_story(Story(holder, part)):
            _write_note(_own_mark(manuscript), notes.get(number, ()), manuscript)
            while calls.inside:
                inner = calls.take_inside()
                _write_note(_typed_mark(inner, manuscript), notes.get(inner, ()), manuscript)
        if holder[-1].tag == qn("w:tbl"):  # a story ends with a paragraph, as a cell does (17.4.65)
            holder.append(build_paragraph(ParagraphFormat(style=manuscript.style("footnote")), []))
    for called in calls.called.values():
        _mark_first_call(called, manuscript)
    _name_separators(root, manuscript)


def _write_note(mark: Element, blocks: tuple[FlowBlock, ...], manuscript: Manuscript) -> None:
    """The mark, then the note; a note that does not begin with a paragraph has its mark on a line of its own."""
    leads = bool(blocks) and isinstance(blocks[0], FlowParagraph)
    if leads:
        manuscript.story.lead_with([mark, w("r", w_text("t", " "))])
    else:
        form = ParagraphFormat(style=manuscript.style("footnote"), keep_next=bool(blocks))
        manuscript.add("footnote", form, [mark])
    write_blocks(blocks, manuscript, NOTE_PLACE)


def _own_mark(manuscript: Manuscript) -> Element:
    """The number that Word itself gives to the note."""
    return w("r", w("rPr", w("rStyle", val=manuscript.style("footnote_call"))), w("footnoteRef"))


def _typed_mark(number: int, manuscript: Manuscript) -> Element:
    """The number of a note that stands inside another one."""
    return w("r", w("rPr", w("rStyle", val=manuscript.style("footnote_call"))), w_text("t", str(number)))


def _mark_first_call(note: CalledNote, manuscript: Manuscript) -> None:
    """The bookmark that later calls speak of, around the first call."""
    if note.again and note.run is not None:
        start, end = manuscript.bookmarks.marks(note.bookmark)
        note.run.addprevious(start)
        note.run.addnext(end)


def _separator(kind: str, number: int) -> Element:
    spacing = w("pPr", w("spacing", after=0, line=240, lineRule="auto"))
    return w("footnote", w("p", spacing, w("r", w(kind))), type=kind, id=number)


def _name_separators(root: Element, manuscript: Manuscript) -> None:
    """The settings name the separators (17.11.9); a master that has footnotes has done so already."""
    settings = cast(Element, manuscript.document.settings.element)
    if settings.find(qn("w:footnotePr")) is not None:
        return
    separators = select(root, "w:footnote[@w:type]")
    named = w("footnotePr", *(w("footnote", id=note.get(qn("w:id"), "0")) for note in separators))
    following = (each for each in settings if etree.QName(each).localname in _AFTER_SETTING)
    first = next(following, None)
    if first is None:
        settings.append(named)
    else:
        first.addprevious(named)
