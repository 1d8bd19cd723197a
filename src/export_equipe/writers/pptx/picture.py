"""A picture (ECMA-376 part 1, 19.3.1.37); an SVG stands beside its PNG ([MS-ODRAWXML], ``svgBlip``).

Comes in: a picture of the plan, and how its parts become relationships of the slide. Goes out: the markup of ``p:pic``.
Decided here: nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from export_equipe.layout.deck.plan import PictureElement
from export_equipe.writers.pptx.markup import element, namespaces, transform
from export_equipe.writers.pptx.shapes import Slots, geometry
from export_equipe.writers.pptx.text import Ink, write_hyperlink


@dataclass(frozen=True, slots=True, kw_only=True)
class Embedded:
    """The relationships of a slide to the pixels of a picture, and to its SVG (``""``: it has none)."""

    pixels: str
    svg: str = ""


Embed: TypeAlias = Callable[[PictureElement], Embedded]


def write_picture(picture: PictureElement, slots: Slots, ink: Ink, embed: Embed, number: int) -> str:
    """The shape ``number`` (its id) that shows ``picture``."""
    return element(
        "p:pic",
        _identity(picture, slots, ink, number),
        element("p:blipFill", _blip(embed(picture)), element("a:stretch", element("a:fillRect"))),
        element("p:spPr", transform(picture.box), geometry("rect")),
    )


def _identity(picture: PictureElement, slots: Slots, ink: Ink, number: int) -> str:
    mark = "" if picture.placeholder is None else slots[picture.placeholder].mark
    link = write_hyperlink(ink.link(picture.href) if picture.href else None)
    return element(
        "p:nvPicPr",
        element("p:cNvPr", link, id=number, name=picture.name, descr=picture.alternative),
        element("p:cNvPicPr", element("a:picLocks", noChangeAspect=1)),
        element("p:nvPr", mark),
    )


def _blip(parts: Embedded) -> str:
    extension = ""
    if parts.svg:
        svg = element("asvg:svgBlip", **{"r:embed": parts.svg}, **namespaces("asvg"))
        extension = element("a:extLst", element("a:ext", svg, uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}"))
    return element("a:blip", extension, **{"r:embed": parts.pixels})
