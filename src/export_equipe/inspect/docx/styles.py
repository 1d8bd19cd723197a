"""What a paragraph's style says of it: its role, its heading level, its list."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from docx.document import Document as WordDocument
from lxml import etree

from export_equipe.inspect.ooxml import find_all, find_one, tag, value
from export_equipe.inspect.tree import Role

_ROLES = {"title": Role.TITLE, "caption": Role.CAPTION, "quote": Role.QUOTE, "code": Role.CODE}
_HEADING = re.compile(r"heading (\d)$")


@dataclass(frozen=True, slots=True)
class Numbering:
    """The list of a paragraph: ``format`` is ST_NumberFormat (``bullet``, ``decimal``…), ``level`` from 0."""

    level: int
    format: str


@dataclass(frozen=True, slots=True)
class Styles:
    """The paragraph styles by id, and the abstract numberings by the id of the instance that uses them."""

    by_id: Mapping[str, etree._Element]
    numberings: Mapping[str, etree._Element]
    note_calls: frozenset[str] = frozenset()  # the character styles of the numbers of notes

    def lineage(self, identifier: str) -> Iterator[etree._Element]:
        """The style, then those that it is based on."""
        seen: set[str] = set()
        while identifier in self.by_id and identifier not in seen:
            seen.add(identifier)
            yield self.by_id[identifier]
            identifier = value(self.by_id[identifier], "w:basedOn", "w:val")

    def name(self, identifier: str) -> str:
        """The style's name, as Word stores it (``heading 1``), or ``""``."""
        found = self.by_id.get(identifier)
        return "" if found is None else value(found, "w:name", "w:val")

    def heading_level(self, paragraph: etree._Element) -> int:
        """The level of a heading, from 1; 0 for what is none: by style name, then by outline level (17.3.1.20)."""
        for style in self.lineage(style_id(paragraph)):
            if match := _HEADING.match(value(style, "w:name", "w:val").lower()):
                return int(match[1])
            if outline := value(style, "w:pPr/w:outlineLvl", "w:val"):
                return int(outline) + 1 if int(outline) < 9 else 0
        outline = value(paragraph, "w:pPr/w:outlineLvl", "w:val")
        return int(outline) + 1 if outline and int(outline) < 9 else 0

    def role(self, paragraph: etree._Element) -> Role:
        """The role that the style's name, or that of a style it is based on, gives."""
        for style in self.lineage(style_id(paragraph)):
            name = value(style, "w:name", "w:val").lower()
            if name.startswith("toc ") and name[4:].isdigit():
                return Role.CONTENTS
            if name in _ROLES:
                return _ROLES[name]
        return Role.PARAGRAPH

    def numbering(self, paragraph: etree._Element) -> Numbering | None:
        """The list that a paragraph belongs to, by itself or by its style; ``numId`` 0 takes it out (17.9.18)."""
        identifier = style_id(paragraph)
        for holder in (paragraph, *self.lineage(identifier)):
            number = value(holder, "w:pPr/w:numPr/w:numId", "w:val")
            if number:
                level = value(holder, "w:pPr/w:numPr/w:ilvl", "w:val")
                return None if number == "0" else self._level(number, level, identifier)
        return None

    def _level(self, number: str, level: str, style: str) -> Numbering:
        abstract = self.numberings.get(number)
        if abstract is None:
            return Numbering(int(level or 0), "")
        linked = value(abstract, f"w:lvl[w:pStyle/@w:val='{style}']", "w:ilvl")
        index = level or linked or "0"
        return Numbering(int(index), value(abstract, f"w:lvl[@w:ilvl='{index}']/w:numFmt", "w:val"))


def load_styles(document: WordDocument) -> Styles:
    """The styles and numberings of a document."""
    styles = find_all(document.styles.element, "w:style[@w:type='paragraph']")
    return Styles(
        by_id=MappingProxyType({style.get(tag("w:styleId"), ""): style for style in styles}),
        numberings=MappingProxyType(_numberings(document)),
        note_calls=frozenset(_note_calls(document)),
    )


def _note_calls(document: WordDocument) -> Iterator[str]:
    for style in find_all(document.styles.element, "w:style[@w:type='character']"):
        if value(style, "w:name", "w:val").lower() in ("footnote reference", "endnote reference"):
            yield style.get(tag("w:styleId"), "")


def style_id(paragraph: etree._Element) -> str:
    """The id of a paragraph's style, ``Normal`` when it names none."""
    return value(paragraph, "w:pPr/w:pStyle", "w:val") or "Normal"


def _numberings(document: WordDocument) -> dict[str, etree._Element]:
    parts = [rel.target_part for rel in document.part.rels.values() if rel.reltype.endswith("/numbering")]
    found: dict[str, etree._Element] = {}
    for root in (etree.fromstring(part.blob) for part in parts):
        for instance in find_all(root, "w:num"):
            abstract = value(instance, "w:abstractNumId", "w:val")
            element = find_one(root, f"w:abstractNum[@w:abstractNumId='{abstract}']")
            if element is not None:
                found[instance.get(tag("w:numId"), "")] = element
    return found
