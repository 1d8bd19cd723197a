"""The sections of a presentation ([MS-PPTX] 2.3.5, ``p14:sectionLst``): what the parts of the deck are called.

Comes in: the plan's slides and the presentation that holds them. Goes out: an extension of its main part. Decided
here: slides before the first part belong to one called as the document; ids are made from names and places, the same
each time.
"""

from collections.abc import Sequence
from typing import Final
from uuid import NAMESPACE_URL, uuid5

from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.presentation import Presentation

from export_equipe.layout.deck.plan import SlidePlan
from export_equipe.writers.pptx.markup import element, namespaces

URI: Final = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
_FEWEST: Final = 2  # parts: one alone would say nothing


def write_sections(deck: Presentation, slides: Sequence[SlidePlan], title: str) -> None:
    """Gives ``deck`` the sections that its ``slides`` open."""
    if sum(1 for slide in slides if slide.section) < _FEWEST:
        return
    tree = deck.part._element
    ids = [str(each.get("id")) for each in tree.findall(f"{qn('p:sldIdLst')}/{qn('p:sldId')}")]
    parts: list[tuple[str, list[str]]] = []
    for slide, number in zip(slides, ids, strict=True):
        if slide.section or not parts:
            parts.append((slide.section or title, []))
        parts[-1][1].append(number)
    sections = (_section(place, name, members) for place, (name, members) in enumerate(parts))
    listed = element("p14:sectionLst", *sections, **namespaces("p14"))
    extension = element("p:ext", listed, uri=URI, **namespaces("p"))
    holder = tree.find(qn("p:extLst"))
    if holder is None:
        holder = parse_xml(element("p:extLst", **namespaces("p")))
        tree.append(holder)
    holder.append(parse_xml(extension))


def _section(place: int, name: str, members: Sequence[str]) -> str:
    own = str(uuid5(NAMESPACE_URL, f"section:{place}:{name}")).upper()
    slides = element("p14:sldIdLst", *(element("p14:sldId", id=number) for number in members))
    return element("p14:section", slides, name=name, id=f"{{{own}}}")
