"""C6 and C12: links that lead somewhere, and nothing that only an author should read in a final.

A link without an address, or to a slide that is not there, is broken in any document; marks of the editor, unresolved
mentions and the text of templates are looked for when the document is not marked as a draft.
"""

import re
from collections.abc import Iterator

from lxml import etree

from export_equipe.inspect.checks.common import shorten
from export_equipe.inspect.checks.finding import Finding
from export_equipe.inspect.checks.pptx.deck import SlideView
from export_equipe.inspect.checks.pptx.inherit import paragraph_text, paragraphs_of, run_text
from export_equipe.inspect.ooxml import find_all, find_one, tag
from export_equipe.inspect.pptx.paragraphs import is_code

_MARKS = re.compile(
    r"\[(?:TODO|ENRICHIR|À COMPLÉTER|A COMPLETER|COMPLÉTER|COMMENT|À VÉRIFIER|NOTE)\b|\bTODO\b|\bFIXME\b|\bTBD\b"
    r"|\bXXX+\b|lorem ipsum|\{\{|\{%|\(schéma ici\)|\bà compléter\b|\?\?\?",
    re.IGNORECASE,
)
_MENTION = re.compile(r"(?:^|\s)[\w./-]+\.md(?:#\S+)?(?=\s|$)|app\.gitbook\.com/u/|broken-reference")
_SLIDE = "slide"


def check_slide(slide: SlideView) -> Iterator[Finding]:
    """C12 on a slide."""
    tree = slide.slide.shapes._spTree
    for link in find_all(tree, ".//a:hlinkClick | .//a:hlinkHover"):
        fault = _fault(link, slide)
        if fault:
            yield Finding("C12", slide.place, f"{fault} : {shorten(_shown(link))}")
    if not slide.draft:
        yield from _check_marks(slide)


def _fault(link: etree._Element, slide: SlideView) -> str:
    action, identifier = link.get("action", ""), link.get(tag("r:id"), "")
    if not identifier:
        return "" if action else "lien sans adresse"
    relation = slide.slide.part.rels.get(identifier)
    if relation is None:
        return "lien sans cible"
    if relation.is_external:
        return "" if relation.target_ref.strip() not in ("", "#") else "lien sans adresse"
    if action.endswith("hlinksldjump"):
        deck = slide.slide.part.package.presentation_part
        targets = [deck.related_part(each.get(tag("r:id"))) for each in find_all(deck._element, "p:sldIdLst/p:sldId")]
        return "" if relation.target_part in targets else "lien vers une diapositive absente"
    return ""


def _shown(link: etree._Element) -> str:
    """The words of a link, or the name of the shape that is one."""
    run = find_one(link, "ancestor::a:r[1] | ancestor::a:fld[1]")
    holder = link.getparent()
    return run_text(run) if run is not None else "" if holder is None else holder.get("name", "")


def _check_marks(slide: SlideView) -> Iterator[Finding]:
    for body in slide.bodies:
        for paragraph in paragraphs_of(body):
            text = paragraph_text(paragraph)
            if is_code(paragraph):
                continue
            if _MARKS.search(text):
                yield Finding("C12", slide.place, f"marque de rédaction : {shorten(text)}")
            if _MENTION.search(text):
                yield Finding("C12", slide.place, f"mention non résolue : {shorten(text)}")
