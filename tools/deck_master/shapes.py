"""Placeholders and decoration of the master and its layouts, measured in the mock-up's pixels."""

from dataclasses import dataclass

from deck_master.look import EMU_PER_PIXEL, Look
from deck_master.styles import color, level_style, prompt, run_style
from export_equipe.masters.geometry import Box
from export_equipe.writers.pptx.markup import decorative, element, transform

Pixels = tuple[float, float, float, float]  # left, top, width, height


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How a placeholder's text looks when it differs from the master's; ``role`` is a French colour role."""

    size: float
    role: str
    bold: bool = False
    align: str = "l"


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A placeholder; without ``place`` or ``style`` it takes the master's. ``margin`` (EMU) is kept free at both
    sides. ``ask`` is the prompt text.
    """

    kind: str
    name: str
    ask: str = ""
    index: int | None = None
    place: Pixels | None = None
    style: Style | None = None
    anchor: str | None = None
    fill: str | None = None
    margin: int | None = None
    size: str | None = None  # ph@sz: « quarter » for what stands at the edge


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A filled rectangle without meaning, or a line a pixel thick when its height is 0."""

    name: str
    place: Pixels
    role: str


def write_shape(shape: Slot | Block, number: int, look: Look) -> str:
    """The shape with the id ``number``."""
    return _write_block(shape, number, look) if isinstance(shape, Block) else _write_slot(shape, number, look)


def _box(place: Pixels) -> Box:
    return Box(*(round(side * EMU_PER_PIXEL) for side in place))


def _write_block(block: Block, number: int, look: Look) -> str:
    properties = element("p:cNvPr", decorative(), id=number, name=block.name)
    if block.place[3] == 0:
        return _write_line(block, properties, look)
    outline = element("a:ln", element("a:noFill"))
    return element(
        "p:sp",
        element("p:nvSpPr", properties, element("p:cNvSpPr"), element("p:nvPr", userDrawn=1)),
        element("p:spPr", transform(_box(block.place)), _shape("rect"), color(look, block.role), outline),
    )


def _write_line(block: Block, properties: str, look: Look) -> str:
    stroke = element("a:ln", color(look, block.role), w=EMU_PER_PIXEL)
    return element(
        "p:cxnSp",
        element("p:nvCxnSpPr", properties, element("p:cNvCxnSpPr"), element("p:nvPr", userDrawn=1)),
        element("p:spPr", transform(_box(block.place)), _shape("line"), stroke),
    )


def _write_slot(slot: Slot, number: int, look: Look) -> str:
    mark = element("p:ph", type=slot.kind, sz=slot.size, idx=slot.index, hasCustomPrompt=_own_prompt(slot))
    locks = element("p:cNvSpPr", element("a:spLocks", noGrp=1))
    place = transform(_box(slot.place)) + _shape("rect") if slot.place else ""
    return element(
        "p:sp",
        element("p:nvSpPr", element("p:cNvPr", id=number, name=slot.name), locks, element("p:nvPr", mark)),
        element("p:spPr", place, color(look, slot.fill) if slot.fill else ""),
        element("p:txBody", _body(slot), element("a:lstStyle", _list_style(slot, look)), _content(slot)),
    )


def _own_prompt(slot: Slot) -> int | None:
    return 1 if slot.index is not None and slot.ask and slot.kind not in ("ftr", "sldNum") else None


def _shape(preset: str) -> str:
    return element("a:prstGeom", element("a:avLst"), prst=preset)


def _body(slot: Slot) -> str:
    if slot.place is None and slot.anchor is None:
        return element("a:bodyPr", element("a:noAutofit"))
    sides = {"lIns": slot.margin or 0, "tIns": 0, "rIns": slot.margin or 0, "bIns": 0}
    return element("a:bodyPr", element("a:noAutofit"), wrap="square", **sides, rtlCol=0, anchor=slot.anchor)


def _list_style(slot: Slot, look: Look) -> str:
    if slot.style is None:
        return ""
    style = run_style(look, slot.style.size, slot.style.role, bold=slot.style.bold)
    return level_style(1, style, align=slot.style.align)


def _content(slot: Slot) -> str:
    """Prompt text; the number is a field, the footer is empty until a deck fills it."""
    if slot.kind == "sldNum":
        field = element("a:rPr", lang="fr-FR") + element("a:t", "‹N°›")
        return element("a:p", element("a:fld", field, id="{5D0C1A37-6F2E-5B7C-9A54-8E1B7A2F4C10}", type="slidenum"))
    if slot.kind in ("ftr", "sldImg"):
        return element("a:p", element("a:endParaRPr", lang="fr-FR"))
    return prompt(slot.ask)
