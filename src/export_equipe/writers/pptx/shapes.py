"""Text shapes of a slide: placeholders that are filled, free text boxes, the slide number.

Comes in: text elements of the plan and the slots of the layout. Goes out: the markup of ``p:sp``. Decided here:
nothing; a placeholder keeps the layout's place unless the plan gives another.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from export_equipe.layout.deck.plan import DecorationElement, TextElement
from export_equipe.masters.geometry import Box
from export_equipe.writers.pptx.markup import decorative, element, emu, line, solid_fill, text_element, transform
from export_equipe.writers.pptx.text import Face, Ink, write_end, write_paragraphs

RULE_WIDTH: Final = 4.5  # points: the thick line along the left side of a box
_ANCHORS: Final = {"top": "t", "middle": "ctr", "bottom": "b"}
_NUMBER_FIELD: Final = "{5D0C1A37-6F2E-5B7C-9A54-8E1B7A2F4C10}"  # any GUID, the same in every deck


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A placeholder of a layout: the markup of its ``p:ph``, and its box (``None`` when the layout gives none)."""

    mark: str
    name: str
    box: Box | None


Slots = Mapping[int, Slot]


def write_text(text: TextElement, slots: Slots, ink: Ink, number: int) -> str:
    """The shape ``number`` (its id) that holds ``text``."""
    slot = None if text.placeholder is None else slots[text.placeholder]
    return element(
        "p:sp",
        _identity(text.name, number, slot),
        element("p:spPr", _place(text.box, slot), solid_fill(ink.theme.colors[text.fill]) if text.fill else ""),
        element("p:txBody", _body(text), element("a:lstStyle"), _filled(write_paragraphs(text.paragraphs, ink), ink)),
    )


def write_rule(text: TextElement, color: str, number: int) -> str:
    """The thick line along an edge of ``text``, in ``color``: decoration."""
    place, thick = text.box, emu(RULE_WIDTH)
    lines = {
        "left": Box(place.x, place.y, thick, place.height),
        "top": Box(place.x, place.y, place.width, thick),
        "bottom": Box(place.x, place.bottom - thick, place.width, thick),
    }
    properties = element("p:cNvPr", decorative(), id=number, name=f"Filet de {text.name}")
    return element(
        "p:sp",
        element("p:nvSpPr", properties, element("p:cNvSpPr"), element("p:nvPr")),
        element("p:spPr", transform(lines[text.edge]), geometry("rect"), solid_fill(color), line(None, 0)),
    )


def write_decoration(shape: DecorationElement, color: str, number: int) -> str:
    """A shape without meaning, in ``color``."""
    properties = element("p:cNvPr", decorative(), id=number, name=shape.name)
    return element(
        "p:sp",
        element("p:nvSpPr", properties, element("p:cNvSpPr"), element("p:nvPr")),
        element("p:spPr", transform(shape.box), geometry(shape.shape), solid_fill(color), line(None, 0)),
    )


def write_slide_number(slot: Slot, slide: int, ink: Ink, number: int, color: str = "") -> str:
    """The number of the slide as a field (21.1.2.2.4) in the layout's own style; ``slide`` is what it shows now.

    ``color`` replaces the layout's own.
    """
    style = element("a:rPr", solid_fill(color) if color else "", lang=ink.language)
    field = element("a:fld", style, text_element("a:t", str(slide)), id=_NUMBER_FIELD, type="slidenum")
    paragraph = element("a:p", field, element("a:endParaRPr", lang=ink.language))
    return element(
        "p:sp",
        _identity(slot.name, number, slot),
        element("p:spPr"),
        element("p:txBody", element("a:bodyPr"), element("a:lstStyle"), paragraph),
    )


def geometry(preset: str, *guides: str) -> str:
    """A preset shape (20.1.9.18)."""
    return element("a:prstGeom", element("a:avLst", *guides), prst=preset)


def body_properties(inset: tuple[float, float, float, float], anchor: str) -> str:
    """How text stands in its box: ``inset`` in points (left, top, right, bottom), wrapped, never shrunk."""
    left, top, right, bottom = (emu(side) for side in inset)
    return element(
        "a:bodyPr", element("a:noAutofit"),
        wrap="square", lIns=left, tIns=top, rIns=right, bIns=bottom, rtlCol=0, anchor=_ANCHORS[anchor],
    )  # fmt: skip


def _identity(name: str, number: int, slot: Slot | None) -> str:
    own = element("p:cNvSpPr", txBox=1) if slot is None else element("p:cNvSpPr", element("a:spLocks", noGrp=1))
    return element(
        "p:nvSpPr", element("p:cNvPr", id=number, name=name), own, element("p:nvPr", slot.mark if slot else "")
    )


def _place(box: Box, slot: Slot | None) -> str:
    if slot is None:
        return transform(box) + geometry("rect")
    return "" if box == slot.box else transform(box)


def _body(text: TextElement) -> str:
    return body_properties(text.inset, text.anchor)


def _filled(paragraphs: str, ink: Ink) -> str:
    """A text body holds at least one paragraph (20.1.2.2.40)."""
    return paragraphs or element("a:p", write_end(Face(size=None, color=None), ink))
