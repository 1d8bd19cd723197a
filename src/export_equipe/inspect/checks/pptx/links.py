"""C12: links that lead somewhere, in drafts too.

A link without an address, to a slide that is not there, or to a file that only its author has, is broken.
"""

import re
from collections.abc import Iterator

from lxml import etree

from export_equipe.inspect.checks.common import shorten
from export_equipe.inspect.checks.finding import Finding
from export_equipe.inspect.checks.pptx.deck import SlideView
from export_equipe.inspect.checks.pptx.inherit import run_text
from export_equipe.inspect.ooxml import find_all, find_one, tag

_LOCAL = re.compile(r"file:|[a-z]:[\\/]|[\\/]|[^:?]*\.(?:md|ya?ml)(?:[?#]|$)", re.IGNORECASE)


def check_slide(slide: SlideView) -> Iterator[Finding]:
    """C12 on a slide."""
    tree = slide.slide.shapes._spTree
    for link in find_all(tree, ".//a:hlinkClick | .//a:hlinkHover"):
        fault = _fault(link, slide)
        if fault:
            yield Finding("C12", slide.place, f"{fault} : {shorten(_shown(link))}")


def _fault(link: etree._Element, slide: SlideView) -> str:
    action, identifier = link.get("action", ""), link.get(tag("r:id"), "")
    if not identifier:
        return "" if action else "lien sans adresse"
    relation = slide.slide.part.rels.get(identifier)
    if relation is None:
        return "lien sans cible"
    if relation.is_external:
        return _address_fault(relation.target_ref.strip())
    if action.endswith("hlinksldjump"):
        deck = slide.slide.part.package.presentation_part
        targets = [deck.related_part(each.get(tag("r:id"))) for each in find_all(deck._element, "p:sldIdLst/p:sldId")]
        return "" if relation.target_part in targets else "lien vers une diapositive absente"
    return ""


def _address_fault(address: str) -> str:
    """What is wrong with an address; a document beside this one may be led to, a path of a machine may not."""
    if not address.strip("#"):
        return "lien sans adresse"
    return "lien vers un fichier que le lecteur n’a pas" if _LOCAL.match(address) else ""


def _shown(link: etree._Element) -> str:
    """The words of a link, or the name of the shape that is one."""
    run = find_one(link, "ancestor::a:r[1] | ancestor::a:fld[1]")
    holder = link.getparent()
    return run_text(run) if run is not None else "" if holder is None else holder.get("name", "")
