"""What the master draws by itself, as markup that no reader hears.

Comes in: the decoration of a layout, a shape of the plan. Goes out: markup in painting order, all of it artifacts.
Decided here: pictures that cannot be read (EMF, WMF) are left out.
"""

from functools import lru_cache
from math import atan2, degrees, hypot
from typing import Final, assert_never, get_args

from markupsafe import Markup, escape

from export_equipe.figures.scene import Scene, SceneBox, Shape
from export_equipe.layout.deck.plan import DecorationElement
from export_equipe.masters.decoration import (
    Fixed,
    FixedLine,
    FixedPicture,
    FixedShape,
    LayoutDecoration,
    Surface,
    TextLook,
)
from export_equipe.masters.geometry import Box
from export_equipe.model.picture import Picture
from export_equipe.pictures import PictureFault, read_picture
from export_equipe.writers.html.media import PaperMedia
from export_equipe.writers.pdf.slides.placing import length, place, place_at, points

_PITCH: Final = 1.2  # of the type size: the spacing of a text that says none
_ANCHORS: Final = {"top": "flex-start", "middle": "center", "bottom": "flex-end"}
_ALIGNMENTS: Final = {"start": "left", "center": "center", "end": "right"}


def write_decoration(decoration: LayoutDecoration, width: int, height: int, media: PaperMedia) -> Markup:
    """The ground of a slide (``width`` and ``height`` EMU), and what its layout draws on it."""
    items = Markup("").join(_write(item, media) for item in decoration.items)
    ground = decoration.ground
    style = f"{place(Box(0, 0, width, height))};background:{ground}"
    under = Markup('<div class="a" style="{}"></div>').format(style) if ground else Markup("")
    return Markup('<div aria-hidden="true">{}{}</div>').format(under, items) if under or items else Markup("")


def surface_style(surface: Surface, box: Box) -> str:
    """The declarations that paint a shape at ``box``; its outline lies on its edges, half of it outside."""
    half = points(surface.stroke_width) / 2
    x, y, width, height = (points(side) for side in (box.x, box.y, box.width, box.height))
    corner = min(width, height) * surface.rounding + half
    parts = (
        place_at(x - half, y - half, width + 2 * half, height + 2 * half),
        f"background:{surface.fill}" if surface.fill else "",
        f"border:{length(2 * half)} solid {surface.stroke}" if surface.stroke else "",
        "border-radius:50%" if surface.oval else f"border-radius:{length(corner)}" if surface.rounding else "",
    )
    return ";".join(part for part in parts if part)


def look_style(look: TextLook, pitch: float) -> str:
    """The declarations of a text of the master, its lines ``pitch`` points apart."""
    weight = ";font-weight:700" if look.strong else ""
    slant = ";font-style:italic" if look.emphasis else ""
    size = f"font-size:{length(look.size)};line-height:{length(pitch)}"
    return f"{size};color:{look.color};text-align:{_ALIGNMENTS[look.align]}{weight}{slant}"


def decoration_scene(element: DecorationElement) -> Scene:
    """A shape without meaning as a figure; of a preset that figures do not have, its rectangle."""
    width, height = points(element.box.width), points(element.box.height)
    shape: Shape = next((known for known in get_args(Shape) if known == element.shape), "rect")
    box = SceneBox(
        key="", name=element.name, x=0.0, y=0.0, width=width, height=height, fill=element.fill, shape=shape,
        point=min(width, height) / 2,  # what DrawingML's presets do when nothing is said (20.1.9.18)
    )  # fmt: skip
    return Scene(width=width, height=height, title="", description="", items=(box,))


def _write(item: Fixed, media: PaperMedia) -> Markup:
    match item:
        case FixedShape():
            return _shape(item)
        case FixedLine():
            return _line(item)
        case FixedPicture():
            return _picture(item, media)
        case _:
            assert_never(item)


def _shape(shape: FixedShape) -> Markup:
    turned = f";transform:rotate({shape.angle:g}deg)" if shape.angle else ""
    words = _words(shape) if shape.paragraphs else Markup("")
    return Markup('<div class="a shape" style="{}{}">{}</div>').format(
        surface_style(shape.surface, shape.box), turned, words
    )


def _words(shape: FixedShape) -> Markup:
    """The words of a shape, from its upper left corner, set by CSS: nobody measured them."""
    left, top, right, bottom = (points(side) for side in shape.inset)
    width, height = points(shape.box.width) - left - right, points(shape.box.height) - top - bottom
    half = points(shape.surface.stroke_width) / 2
    lines = (
        Markup('<p style="{}">{}</p>').format(
            look_style(each.look, each.look.size * _PITCH), Markup("<br>").join(map(escape, each.text.split("\n")))
        )
        for each in shape.paragraphs
    )
    return Markup('<div class="a words" style="{};justify-content:{}">{}</div>').format(
        place_at(left - half, top - half, width, height), _ANCHORS[shape.anchor], Markup("").join(lines)
    )


def _line(line: FixedLine) -> Markup:
    """A thin box, turned around its middle when the line is not level nor upright."""
    width, height, thick = points(line.box.width), points(line.box.height), points(line.width)
    span = hypot(width, height)
    middle = points(line.box.x) + width / 2, points(line.box.y) + height / 2
    angle = degrees(atan2(-height if line.rising else height, width))
    if angle in (90.0, -90.0):
        where, turned = place_at(middle[0] - thick / 2, middle[1] - span / 2, thick, span), ""
    else:
        where = place_at(middle[0] - span / 2, middle[1] - thick / 2, span, thick)
        turned = f";transform:rotate({angle:.3f}deg)" if angle else ""
    return Markup('<div class="a" style="{};background:{}{}"></div>').format(where, line.color, turned)


def _picture(item: FixedPicture, media: PaperMedia) -> Markup:
    picture = _read(item.data)
    if picture is None:
        return Markup("")
    left, top, right, bottom = item.crop
    wide, high = points(item.box.width) / (1 - left - right), points(item.box.height) / (1 - top - bottom)
    inner = place_at(-left * wide, -top * high, wide, high)
    return Markup('<div class="a cut" style="{}"><img class="a" alt="" src="{}" style="{}"></div>').format(
        place(item.box), media.source(picture), inner
    )


@lru_cache(maxsize=8)  # every slide shows the logo
def _read(data: bytes) -> Picture | None:
    found = read_picture(data)
    return None if isinstance(found, PictureFault) else found.picture
