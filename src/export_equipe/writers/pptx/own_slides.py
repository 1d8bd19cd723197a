"""Takes a master's own slides out, and all that leads to them, so that no part of theirs is saved.

Comes in: a presentation opened from a master. Goes out: the same without slides. Decided here: what leads to a slide:
the list of slides, custom shows, sections, the settings of a show (ECMA-376 part 1, 19.2.1.30), links of masters,
layouts and notes (21.1.2.3.5); what is worth nothing without slides: authors of comments, the password that keeps a
file from being changed, view settings. Parts are only saved if something leads to them (part 2, 9.3).
"""

from collections.abc import Iterator
from typing import Any, Final

from lxml import etree
from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.package import Part, XmlPart
from pptx.opc.packuri import PackURI
from pptx.oxml.ns import qn
from pptx.presentation import Presentation

from export_equipe.writers.pptx.markup import root
from export_equipe.writers.pptx.sections import URI

_AUTHORS: Final = (  # of comments, then of those that answer one another ([MS-PPTX] 2.1.1)
    RELATIONSHIP_TYPE.COMMENT_AUTHORS, "http://schemas.microsoft.com/office/2018/10/relationships/authors",
)  # fmt: skip
_STALE: Final = (RELATIONSHIP_TYPE.VIEW_PROPS, RELATIONSHIP_TYPE.SLIDE, *_AUTHORS)
_LISTS: Final = ("p:sldIdLst", "p:custShowLst", "p:modifyVerifier")
_SHOWN: Final = ("p:sldRg", "p:custShow")  # which slides a show has: all of them when nothing is said
_LINKS: Final = ("a:hlinkClick", "a:hlinkHover", "a:hlinkMouseOver")


def take_slides_out(deck: Presentation) -> None:
    """Leaves ``deck`` with its masters and their layouts, and no slide."""
    tree = deck.part._element
    stale = [each for name in _LISTS for each in tree.findall(qn(name))]
    stale += [each for each in tree.iter(qn("p:ext")) if each.get("uri") == URI]
    for each in stale:
        _remove(each)
    for empty in [each for each in tree.findall(qn("p:extLst")) if len(each) == 0]:
        _remove(empty)
    for key in [key for key, relation in deck.part.rels.items() if relation.reltype in _STALE]:
        deck.part.rels.pop(key)
    for sheet in _sheets(deck):
        _cut_links(sheet)
    _show_all(deck)
    _reset_view(deck)


def _sheets(deck: Presentation) -> Iterator[XmlPart]:
    """The parts that every deck keeps and that may lead to a slide."""
    for master in deck.slide_masters:
        yield master.part
        yield from (layout.part for layout in master.slide_layouts)
    kinds = (RELATIONSHIP_TYPE.NOTES_MASTER, RELATIONSHIP_TYPE.HANDOUT_MASTER)
    for relation in deck.part.rels.values():
        if relation.reltype in kinds and isinstance(relation.target_part, XmlPart):
            yield relation.target_part


def _cut_links(sheet: XmlPart) -> None:
    """Takes out the links of ``sheet`` to slides; the shapes and their words stay."""
    keys = [key for key, relation in sheet.rels.items() if relation.reltype == RELATIONSHIP_TYPE.SLIDE]
    links = [each for each in sheet._element.iter(*map(qn, _LINKS)) if each.get(qn("r:id")) in keys]
    for link in links:
        _remove(link)
    for key in keys:
        sheet.rels.pop(key)


def _show_all(deck: Presentation) -> None:
    """A show of some slides, or of a custom show, becomes a show of all."""
    kept = [each for each in deck.part.rels.values() if each.reltype == RELATIONSHIP_TYPE.PRES_PROPS]
    for part in (relation.target_part for relation in kept):
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        settings = etree.fromstring(part.blob, parser)
        stale = [*settings.iter(*map(qn, _SHOWN)), *settings.findall(qn("p:htmlPubPr"))]
        for each in stale:
            _remove(each)
        if stale:
            part._blob = etree.tostring(settings, xml_declaration=True, encoding="UTF-8", standalone=True)


def _reset_view(deck: Presentation) -> None:
    """View settings that say nothing: the master's own may point at its slides (19.2.1.33), and readers want some."""
    xml = root("p:viewPr").encode()
    part = Part(PackURI("/ppt/viewProps.xml"), CONTENT_TYPE.PML_VIEW_PROPS, deck.part.package, xml)
    deck.part.relate_to(part, RELATIONSHIP_TYPE.VIEW_PROPS)


def _remove(each: Any) -> None:
    parent = each.getparent()
    if parent is not None:
        parent.remove(each)
