"""Opens a master and makes it ready: no slide of its own, no sections, no view settings.

Comes in: the bytes of a .pptx master. Goes out: a python-pptx presentation without slides, and its layouts
with their placeholders.
Decided here: nothing.
"""

from dataclasses import dataclass
from io import BytesIO
from typing import Final

from pptx import Presentation
from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Deck
from pptx.shapes.placeholder import LayoutPlaceholder
from pptx.slide import SlideLayout

from export_equipe.diagnostics import ThemeError
from export_equipe.masters.geometry import Box
from export_equipe.writers.pptx.markup import element, root
from export_equipe.writers.pptx.shapes import Slot, Slots

_SECTIONS: Final = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"  # p14:sectionLst
_STALE: Final = (RELATIONSHIP_TYPE.VIEW_PROPS, RELATIONSHIP_TYPE.SLIDE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """What slides are made from: a layout, and its placeholders by index."""

    layout: SlideLayout
    slots: Slots


def open_master(data: bytes) -> Deck:
    """The master without slides; nothing is left that points at one, so they are not saved."""
    deck = Presentation(BytesIO(data))
    tree = deck.part._element
    stale = tree.findall(qn("p:sldIdLst")) + tree.findall(qn("p:custShowLst"))
    stale += [each for each in tree.iter(qn("p:ext")) if each.get("uri") == _SECTIONS]
    for each in stale:
        parent = each.getparent()
        if parent is not None:
            parent.remove(each)
    for key in [key for key, relation in deck.part.rels.items() if relation.reltype in _STALE]:
        deck.part.rels.pop(key)
    _reset_view(deck)
    return deck


def _reset_view(deck: Deck) -> None:
    """View settings that say nothing: the master's own may point at its slides (19.2.1.33), and readers want some."""
    xml = root("p:viewPr").encode()
    part = Part(PackURI("/ppt/viewProps.xml"), CONTENT_TYPE.PML_VIEW_PROPS, deck.part.package, xml)
    deck.part.relate_to(part, RELATIONSHIP_TYPE.VIEW_PROPS)


def read_model(deck: Deck, name: str) -> Model:
    """The first layout called ``name``, of all masters; raises ``ThemeError`` when there is none."""
    layouts = (layout for master in deck.slide_masters for layout in master.slide_layouts)
    found = next((layout for layout in layouts if layout.name == name), None)
    if found is None:
        raise ThemeError(f"le gabarit des diapositives n’a pas de disposition « {name} »")
    slots = {placeholder.placeholder_format.idx: _read_slot(placeholder) for placeholder in list(found.placeholders)}
    return Model(layout=found, slots=slots)


def _read_slot(placeholder: LayoutPlaceholder) -> Slot:
    """A placeholder with the box that it has or inherits, and the attributes by which a slide refers to it."""
    mark = placeholder.element.find(f"*/*/{qn('p:ph')}")
    attributes = {key: mark.get(key) for key in ("type", "orient", "sz", "idx")} if mark is not None else {}
    sides = (placeholder.left, placeholder.top, placeholder.width, placeholder.height)
    box = None if None in sides else Box(*(int(side) for side in sides))
    return Slot(mark=element("p:ph", **attributes), name=placeholder.name, box=box)
