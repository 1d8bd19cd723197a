"""Figures: an inline picture, SVG with PNG beside it, and its caption below (D4).

Comes in: a ``FlowFigure``. Goes out: a paragraph with ``w:drawing``, and the caption. Specification: ECMA-376 part 1,
20.4 (DrawingML in Word) and 20.2 (pictures); [MS-ODRAWXML] 2.3.2.7 (``svgBlip``).
"""

import io
from dataclasses import replace
from xml.sax.saxutils import quoteattr

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.parser import parse_xml

from export_equipe.figures.png import draw_png
from export_equipe.figures.scene import Scene
from export_equipe.figures.svg import draw_svg
from export_equipe.layout.flow.plan import FlowFigure
from export_equipe.writers.docx.captions import write_caption
from export_equipe.writers.docx.manuscript import Manuscript
from export_equipe.writers.docx.places import Place, form_at
from export_equipe.writers.docx.wordml import Element, w

EMU_PER_POINT = 12_700
TWIPS_PER_POINT = 20
PNG_SCALE = 2.0  # 144 dots an inch: the fallback of a vector picture
TALLEST = 0.85  # of the text's height: the caption stands on the same page
_NAMESPACES = (
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main"'
)


def write_figure(figure: FlowFigure, manuscript: Manuscript, place: Place) -> None:
    """Appends the picture, tied to its caption."""
    form = replace(form_at(place, manuscript, "body", keep_next=bool(figure.number or figure.caption)), single=True)
    manuscript.add("figure", form, [w("r", w("drawing", _inline(figure.scene, manuscript, place)))])
    caption = write_caption(figure.number, figure.caption, figure.anchor, manuscript)
    manuscript.add("caption", form_at(place.after_first(), manuscript, "caption"), caption)


def fit_picture(scene: Scene, width: float, height: float) -> tuple[int, int]:
    """The picture's size in EMU: the scene's own, or smaller where ``width`` × ``height`` points are not enough."""
    scale = min(1.0, width / scene.width, height / scene.height)
    return round(scene.width * scale * EMU_PER_POINT), round(scene.height * scale * EMU_PER_POINT)


def _inline(scene: Scene, manuscript: Manuscript, place: Place) -> Element:
    """``wp:inline``; the text alternative is ``descr``, the short name ``title``."""
    picture, drawing = _add_pictures(scene, manuscript)
    room = (manuscript.text_width - place.indent) / TWIPS_PER_POINT
    width, height = fit_picture(scene, room, manuscript.text_height * TALLEST / TWIPS_PER_POINT)
    number = manuscript.drawing_id()
    return parse_xml(
        f'<wp:inline {_NAMESPACES} distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{width}" cy="{height}"/>'
        f'<wp:docPr id="{number}" name="Figure {number}" descr={quoteattr(scene.description)} '
        f"title={quoteattr(scene.title)}/>"
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        f'<pic:nvPicPr><pic:cNvPr id="{number}" name="Figure {number}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
        f'<a:blip r:embed="{picture}"><a:extLst><a:ext uri="{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}">'
        f'<asvg:svgBlip r:embed="{drawing}"/></a:ext></a:extLst></a:blip><a:stretch><a:fillRect/></a:stretch>'
        f'</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>'
    )


def _add_pictures(scene: Scene, manuscript: Manuscript) -> tuple[str, str]:
    """The relations to the PNG and to the SVG of ``scene``; a figure shown twice is stored once."""
    part = manuscript.part
    png, _ = part.get_or_add_image(io.BytesIO(draw_png(scene, manuscript.theme, scale=PNG_SCALE)))
    name = PackURI(part.related_parts[png].partname.replace(".png", ".svg"))
    for relation, target in part.related_parts.items():
        if target.partname == name:
            return png, relation
    drawn = draw_svg(scene, manuscript.theme).encode("utf-8")
    return png, part.relate_to(Part(name, "image/svg+xml", drawn, part.package), RELATIONSHIP_TYPE.IMAGE)
