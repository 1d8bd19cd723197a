"""A master with the slides that it was shown with, made by python-pptx, the same each time.

Two masters; three slides with a chart, a picture, notes, a comment and tags; links to a slide from another, from a
layout and from a master; sections, a custom show, settings of a show, a password against changes. All of it is
invented.
"""

from functools import cache
from io import BytesIO
from typing import Any, Final

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.parts.slide import SlideLayoutPart, SlideMasterPart
from pptx.util import Inches
from tests.support.dialect.assets import png

from export_equipe.writers.package import read_package, repackage, write_package

OLD: Final = "Vieillerie"  # a word of all that a master brings and no deck may keep
_SPACES: Final = " ".join(
    f'xmlns:{prefix}="http://schemas.openxmlformats.org/{name}/2006/{last}"'
    for prefix, name, last in (
        ("a", "drawingml", "main"), ("p", "presentationml", "main"), ("r", "officeDocument", "relationships"),
    )
)  # fmt: skip
_OFFICE: Final = "application/vnd.openxmlformats-officedocument.presentationml"
_TYPE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _saved(deck: Any) -> bytes:
    output = BytesIO()
    deck.save(output)
    return repackage(output.getvalue())


@cache
def shown_master() -> bytes:
    """The master."""
    deck = Presentation()
    _add_master(deck)
    _add_slides(deck)
    _add_links(deck)
    _add_show(deck)
    return _with_settings(_saved(deck))


def _add_master(deck: Any) -> None:
    """A second master: a copy of the first, two of its layouts under names of their own."""
    package, first = deck.part.package, deck.slide_masters[0].part
    theme = first.part_related_by(RELATIONSHIP_TYPE.THEME)
    part = SlideMasterPart.load(PackURI("/ppt/slideMasters/slideMaster2.xml"), first.content_type, package, first.blob)
    copied = Part(PackURI("/ppt/theme/theme9.xml"), theme.content_type, package, theme.blob)
    part.relate_to(copied, RELATIONSHIP_TYPE.THEME)
    listed = part._element.find(qn("p:sldLayoutIdLst"))
    for old in list(listed):
        listed.remove(old)
    for number, source in enumerate(list(deck.slide_layouts)[:2], 90):
        layout = SlideLayoutPart.load(
            PackURI(f"/ppt/slideLayouts/slideLayout{number}.xml"), source.part.content_type, package, source.part.blob
        )
        layout._element.find(qn("p:cSld")).set("name", f"Variante {number}")
        layout.relate_to(part, RELATIONSHIP_TYPE.SLIDE_MASTER)
        key = part.relate_to(layout, RELATIONSHIP_TYPE.SLIDE_LAYOUT)
        listed.append(parse_xml(f'<p:sldLayoutId {_SPACES} id="{2147484000 + number}" r:id="{key}"/>'))
    key = deck.part.relate_to(part, RELATIONSHIP_TYPE.SLIDE_MASTER)
    masters = deck.part._element.find(qn("p:sldMasterIdLst"))
    masters.append(parse_xml(f'<p:sldMasterId {_SPACES} id="2147484200" r:id="{key}"/>'))


def _add_slides(deck: Any) -> None:
    """Three slides: a chart, a picture, words; with notes, a comment and tags."""
    for number, layout in enumerate((1, 5, 0)):
        slide = deck.slides.add_slide(deck.slide_layouts[layout])
        slide.shapes.title.text = f"{OLD} {number + 1}"
        slide.notes_slide.notes_text_frame.text = f"{OLD}, en notes"
    data = CategoryChartData()
    data.categories = (OLD, "Reste")
    data.add_series(OLD, (3, 4))
    first, second, _ = deck.slides
    first.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, Inches(1), Inches(2), Inches(5), Inches(3), data)
    second.shapes.add_picture(BytesIO(png(31, 17, (200, 10, 10))), Inches(1), Inches(2))
    _relate(first.part, "comments/comment1", "comments", _comments())
    _relate(second.part, "tags/tag1", "tags", f'<p:tagLst {_SPACES}><p:tag name="{OLD}" val="oui"/></p:tagLst>')
    _relate(deck.part, "commentAuthors", "commentAuthors", _authors())


def _relate(part: Any, name: str, kind: str, xml: str) -> None:
    content_type = {"tags": "tags", "comments": "comments", "commentAuthors": "commentAuthors"}[kind]
    uri = PackURI(f"/ppt/{name}.xml")
    added = Part(uri, f"{_OFFICE}.{content_type}+xml", part.package, f"<?xml version='1.0'?>{xml}".encode())
    part.relate_to(added, f"{_TYPE}/{kind}")


def _authors() -> str:
    one = f'<p:cmAuthor id="0" name="{OLD} d’exemple" initials="V" lastIdx="1" clrIdx="0"/>'
    return f"<p:cmAuthorLst {_SPACES}>{one}</p:cmAuthorLst>"


def _comments() -> str:
    one = f'<p:cm authorId="0" idx="1"><p:pos x="10" y="10"/><p:text>{OLD}</p:text></p:cm>'
    return f"<p:cmLst {_SPACES}>{one}</p:cmLst>"


def _add_links(deck: Any) -> None:
    """A slide, a layout and a master lead to slides: « action buttons »."""
    target = deck.slides[0].part
    for sheet in (deck.slides[2], deck.slide_layouts[6], deck.slide_masters[0]):
        key = sheet.part.relate_to(target, RELATIONSHIP_TYPE.SLIDE)
        link = f'<a:hlinkClick {_SPACES} r:id="{key}" action="ppaction://hlinksldjump"/>'
        next(iter(sheet.shapes._spTree.iter(qn("p:cNvPr")))).append(parse_xml(link))


def _add_show(deck: Any) -> None:
    """Sections, a custom show of the second slide, a password against changes."""
    tree = deck.part._element
    numbers = [each.get("id") for each in tree.iter(qn("p:sldId"))]
    keys = [each.get(qn("r:id")) for each in tree.iter(qn("p:sldId"))]
    show = (
        f'<p:custShowLst {_SPACES}><p:custShow name="{OLD}" id="0"><p:sldLst><p:sld r:id="{keys[1]}"/></p:sldLst>'
        "</p:custShow></p:custShowLst>"
    )
    tree.find(qn("p:notesSz")).addnext(parse_xml(show))
    members = "".join(f'<p14:sldId id="{number}"/>' for number in numbers)
    sections = (
        f'<p:extLst {_SPACES}><p:ext uri="{{521415D9-36F7-43E2-AB2F-B90AF26B5E84}}"><p14:sectionLst '
        'xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main">'
        f'<p14:section name="{OLD}" id="{{6B6A2C6B-7B6C-4C0A-8F53-0B8E2C1D4A11}}"><p14:sldIdLst>{members}'
        "</p14:sldIdLst></p14:section></p14:sectionLst></p:ext></p:extLst>"
    )
    tree.append(parse_xml(f'<p:modifyVerifier {_SPACES} algorithmName="SHA-512" hashData="AA==" saltData="AA=="/>'))
    tree.append(parse_xml(sections))


def _with_settings(data: bytes) -> bytes:
    """The settings of a show that names slides, kept in the presentation's properties."""
    parts = dict(read_package(data))
    name = "ppt/presProps.xml"
    shown = f'<p:presentationPr {_SPACES}><p:showPr showNarration="1"><p:present/><p:custShow id="0"/></p:showPr>'
    parts[name] = f"<?xml version='1.0' encoding='UTF-8'?>{shown}</p:presentationPr>".encode()
    return write_package(parts)
