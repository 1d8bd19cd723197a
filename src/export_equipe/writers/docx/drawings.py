"""Drawings: a picture that stands in a line as a letter does (D4).

Comes in: the bytes of a picture and its size. Goes out: ``w:drawing``. Decided here: an SVG has a PNG beside it, for
programs that draw none. Specification: ECMA-376 part 1, 20.4 (DrawingML in Word) and 20.2 (pictures); [MS-ODRAWXML]
2.3.2.7 (``svgBlip``). Lengths are points.
"""

from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from docx.oxml.parser import parse_xml

from export_equipe.figures.png import rasterize_svg
from export_equipe.model.picture import Picture
from export_equipe.writers.docx.manuscript import Manuscript
from export_equipe.writers.docx.wordml import Element, w

EMU_PER_POINT = 12_700
PNG_SCALE = 2.0  # pixels a CSS pixel: the fallback of a vector picture
SVG = "image/svg+xml"
NOTHING = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001"
    "a5f645400000000049454e44ae426082"
)  # one transparent pixel, beside an SVG that cannot be drawn in pixels
_NAMESPACES = (
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main"'
)

_DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)  # [MS-ODRAWXML] 2.3.1.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A picture as it is shown: its PNG or JPEG, its SVG if any, its words (``""``: it only decorates), its size."""

    pixels: bytes
    media: str
    width: float
    height: float
    alternative: str
    title: str = ""
    svg: bytes = b""


def drawing_of(picture: Picture, alternative: str, width: float, height: float) -> Drawing:
    """``picture`` at this size."""
    if picture.media != SVG:
        return Drawing(
            pixels=picture.data, media=picture.media, width=width, height=height, alternative=alternative
        )  # fmt: skip
    png = rasterize_svg(picture, scale=PNG_SCALE)
    pixels = png if isinstance(png, bytes) else NOTHING
    return Drawing(
        pixels=pixels, media="image/png", svg=picture.data, width=width, height=height, alternative=alternative
    )


def fit(width: float, height: float, room: float, tallest: float) -> tuple[float, float]:
    """``width`` × ``height``, or smaller in the same proportions where ``room`` × ``tallest`` are not enough."""
    scale = min(1.0, room / width, tallest / height)
    return width * scale, height * scale


def write_drawing(drawing: Drawing, manuscript: Manuscript) -> Element:
    """``w:drawing``; the text alternative is ``descr``, the short name ``title``."""
    part = manuscript.story.part
    pixels = manuscript.media.relate(part, drawing.pixels, drawing.media)
    svg = manuscript.media.relate(part, drawing.svg, SVG) if drawing.svg else ""
    return w("drawing", _inline(drawing, manuscript.drawing_id(), pixels, svg))


def _inline(drawing: Drawing, number: int, pixels: str, svg: str) -> Element:
    width, height = (max(1, round(length * EMU_PER_POINT)) for length in (drawing.width, drawing.height))
    vector = (
        '<a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}">'
        f'<asvg:svgBlip r:embed="{svg}"/></a:ext></a:extLst>'
    )
    title = f" title={quoteattr(drawing.title)}" if drawing.title else ""
    properties = "" if drawing.alternative else _DECORATIVE
    name = f"{'Figure' if drawing.title else 'Image'} {number}"
    return parse_xml(
        f'<wp:inline {_NAMESPACES} distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{width}" cy="{height}"/>'
        f'<wp:docPr id="{number}" name="{name}" descr={quoteattr(drawing.alternative)}{title}>{properties}</wp:docPr>'
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        f'<pic:nvPicPr><pic:cNvPr id="{number}" name="{name}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
        f'<a:blip r:embed="{pixels}">{vector if svg else ""}</a:blip><a:stretch><a:fillRect/></a:stretch>'
        f'</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>'
    )
