"""Three masters that are not ours, made by this script and the same each time.

- ``standard``: 4:3, PowerPoint's layouts with English names, in Calibri.
- ``dark``: 16:9 on a dark ground, a logo at the top right, no layout for tables or pictures, names that say nothing.
- ``ministry``: 16:9, French names, two masters, titles in capitals on a dark band, a logo and a picture at the foot;
  with old slides (a chart, a picture, notes), sections and a custom show.
"""

import re
from collections.abc import Callable, Iterable
from functools import cache
from io import BytesIO
from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.shapes import MSO_SHAPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.util import Emu
from tests.support.dialect.assets import png

from export_equipe.writers.package import read_package, repackage, write_package

OLD = "Vieille diapositive"  # in the texts of all old slides
DARK, BAND = "0B1F3A", "1B3A6B"
LOGO, SEAL = png(120, 60, (225, 0, 15)), png(40, 40, (0, 120, 90))
_WIDE = 12_192_000
_SPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_FRENCH = (
    "Diapositive de titre", "Titre et contenu", "En-tête de section", "Deux contenus", "Comparaison", "Titre seul",
    "Vide", "Contenu avec légende", "Image avec légende", "Titre et texte vertical", "Titre vertical et texte",
)  # fmt: skip
_SILENT = {"Title Slide": "Gabarit A", "Title and Content": "Gabarit B", "Section Header": "Gabarit C",
           "Two Content": "Gabarit D", "Title Only": "Gabarit E"}  # fmt: skip


def masters() -> dict[str, bytes]:
    """The three masters by name."""
    return {"standard": standard(), "dark": dark(), "ministry": ministry()}


@cache
def standard() -> bytes:
    """PowerPoint's own layouts, 4:3."""
    return _saved(Presentation())


@cache
def dark() -> bytes:
    """White on dark blue, five layouts."""
    deck = _widened(Presentation())
    master = deck.slide_masters[0]
    for layout in list(master.slide_layouts):
        if layout.name not in _SILENT:
            master.slide_layouts.remove(layout)
        else:
            layout._element.cSld.set("name", _SILENT[layout.name])
    _ground(master, DARK)
    _color(master, "titleStyle", "FFFFFF")
    _color(master, "bodyStyle", "E8EDFF")
    _fonts(deck, "Georgia")
    _picture(master, LOGO, (_WIDE - 1_300_000, 120_000, 1_080_000, 540_000))
    return _saved(deck)


@cache
def ministry() -> bytes:
    """French names, a band under the titles, two masters, old slides."""
    deck = _widened(Presentation())
    master = deck.slide_masters[0]
    for layout, name in zip(master.slide_layouts, _FRENCH, strict=True):
        layout._element.cSld.set("name", name)
    for place in master.placeholders:
        if place.placeholder_format.idx == 0:
            place.left, place.top, place.width, place.height = (Emu(v) for v in (500_000, 200_000, 9_600_000, 800_000))
    for name in ("Diapositive de titre", "En-tête de section"):
        layout = next(each for each in master.slide_layouts if each.name == name)
        layout._element.set("showMasterSp", "0")
        _ground(layout, BAND)
    _color(master, "titleStyle", "FFFFFF")
    for style in master._element.iter(qn("p:titleStyle")):
        style.find(f"{qn('a:lvl1pPr')}/{qn('a:defRPr')}").set("cap", "all")
    _fonts(deck, "Marianne")
    _picture(master, LOGO, (_WIDE - 1_300_000, 200_000, 1_080_000, 540_000))
    _picture(master, SEAL, (300_000, 6_400_000, 300_000, 300_000))
    _band(master, (0, 0, _WIDE, 1_150_000))
    _old_slides(deck)
    return _saved(deck, _second_master)


def _widened(deck: Any) -> Any:
    """``deck`` made 16:9: all that stands on its master and layouts is drawn out."""
    ratio = _WIDE / deck.slide_width
    deck.slide_width = _WIDE
    master = deck.slide_masters[0]
    for sheet in (master, *master.slide_layouts):
        for each in sheet._element.iter(qn("a:off"), qn("a:ext")):
            for side in ("x", "cx"):
                if side in each.attrib:
                    each.set(side, str(round(int(each.get(side)) * ratio)))
    return deck


def _ground(sheet: Any, color: str) -> None:
    content = sheet._element.cSld
    for old in content.findall(qn("p:bg")):
        content.remove(old)
    fill = f'<a:solidFill><a:srgbClr val="{color}"/></a:solidFill><a:effectLst/>'
    content.insert(0, parse_xml(f"<p:bg {_SPACES}><p:bgPr>{fill}</p:bgPr></p:bg>"))


def _color(master: Any, style: str, color: str) -> None:
    """Sets the colour of all levels of one of the master's text styles."""
    for run in master._element.find(f"{qn('p:txStyles')}/{qn(f'p:{style}')}").iter(qn("a:defRPr")):
        for old in run.findall(qn("a:solidFill")):
            run.remove(old)
        run.insert(0, parse_xml(f'<a:solidFill {_SPACES}><a:srgbClr val="{color}"/></a:solidFill>'))


def _fonts(deck: Any, family: str) -> None:
    part = next(rel.target_part for rel in deck.slide_masters[0].part.rels.values() if rel.reltype.endswith("/theme"))
    part._blob = re.sub(rb'(<a:(?:major|minor)Font>\s*<a:latin typeface=)"[^"]*"', rb'\1"' + family.encode() + b'"',
                        part.blob)  # fmt: skip


def _picture(master: Any, image: bytes, box: tuple[int, int, int, int]) -> None:
    """A picture of the master's own, under its placeholders."""
    _, lead = master.part.get_or_add_image_part(BytesIO(image))
    tree = master.shapes._spTree
    x, y, width, height = box
    number = max(int(each.get("id")) for each in tree.iter(qn("p:cNvPr"))) + 1
    tree.insert(2, parse_xml(
        f'<p:pic {_SPACES}><p:nvPicPr><p:cNvPr id="{number}" name="Logo {number}" descr="Logo"/><p:cNvPicPr/><p:nvPr/>'
        f'</p:nvPicPr><p:blipFill><a:blip r:embed="{lead}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr>'
        f'<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="rect">'
        "<a:avLst/></a:prstGeom></p:spPr></p:pic>"
    ))  # fmt: skip


def _band(master: Any, box: tuple[int, int, int, int]) -> None:
    x, y, width, height = box
    master.shapes._spTree.insert(2, parse_xml(
        f'<p:sp {_SPACES}><p:nvSpPr><p:cNvPr id="90" name="Bandeau"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>'
        f'<a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        f'</a:prstGeom><a:solidFill><a:srgbClr val="{BAND}"/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr></p:sp>'
    ))  # fmt: skip


def _old_slides(deck: Any) -> None:
    """Three slides of an earlier deck, in two sections, one of them in a custom show."""
    title_only = deck.slide_layouts[5]
    slides = [deck.slides.add_slide(title_only) for _ in range(3)]
    for number, slide in enumerate(slides, 1):
        slide.shapes.title.text_frame.text = f"{OLD} {number}"
        slide.notes_slide.notes_text_frame.text = f"{OLD}, notes"
    data = CategoryChartData()
    data.categories = ["Un", "Deux"]
    data.add_series(OLD, (1, 2))
    place = (Emu(1_000_000), Emu(1_500_000), Emu(4_000_000), Emu(3_000_000))
    slides[0].shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, *place, data)
    slides[1].shapes.add_picture(BytesIO(png(30, 30, (1, 2, 3))), *place)
    shape = slides[2].shapes.add_shape(MSO_SHAPE.RECTANGLE, *place)
    shape.text_frame.text = OLD
    shape.fill.solid()
    shape.fill.fore_color.rgb = RGBColor(1, 2, 3)
    tree = deck.part._element
    ids = [(each.get("id"), each.get(qn("r:id"))) for each in tree.find(qn("p:sldIdLst"))]
    shown = f'<p:custShow name="{OLD}" id="0"><p:sldLst><p:sld r:id="{ids[0][1]}"/></p:sldLst></p:custShow>'
    tree.find(qn("p:notesSz")).addnext(parse_xml(f"<p:custShowLst {_SPACES}>{shown}</p:custShowLst>"))
    parts = "".join(_section(name, number, members) for number, (name, members) in enumerate(
        ((f"{OLD}, un", ids[:1]), (f"{OLD}, deux", ids[1:]))
    ))  # fmt: skip
    extension = (
        f'<p:ext {_SPACES} uri="{{521415D9-36F7-43E2-AB2F-B90AF26B5E84}}"><p14:sectionLst '
        f'xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main">{parts}</p14:sectionLst></p:ext>'
    )
    held = tree.find(qn("p:extLst"))
    if held is None:
        held = parse_xml(f"<p:extLst {_SPACES}/>")
        tree.append(held)
    held.append(parse_xml(extension))


def _section(name: str, number: int, members: Iterable[tuple[str, str]]) -> str:
    listed = "".join(f'<p14:sldId id="{member}"/>' for member, _ in members)
    own = f"{{6B6A2C6B-7B6C-4C0A-8F53-0B8E2C1D4A{number:02d}}}"
    return f'<p14:section name="{name}" id="{own}"><p14:sldIdLst>{listed}</p14:sldIdLst></p14:section>'


def _saved(deck: Any, change: Callable[[dict[str, bytes]], dict[str, bytes]] = dict) -> bytes:
    """The bytes of ``deck``, its parts changed."""
    output = BytesIO()
    deck.save(output)
    return repackage(write_package(change(read_package(output.getvalue()))))


def _second_master(parts: dict[str, bytes]) -> dict[str, bytes]:
    """``parts`` with a copy of the master, its theme and one layout, called « Annexes »."""
    master, rels = "ppt/slideMasters/slideMaster1.xml", "ppt/slideMasters/_rels/slideMaster1.xml.rels"
    leads = etree.fromstring(parts[rels])
    kept = [each for each in leads if not each.get("Target").endswith("slideLayouts/slideLayout2.xml")]
    for each in [each for each in kept if "slideLayouts/" in each.get("Target")]:
        leads.remove(each)
    text = parts[master].decode()
    layout_lead = next(each.get("Id") for each in leads if "slideLayouts/" in each.get("Target"))
    listed = f'<p:sldLayoutIdLst><p:sldLayoutId id="2147483800" r:id="{layout_lead}"/></p:sldLayoutIdLst>'
    text = re.sub(r"<p:sldLayoutIdLst>.*?</p:sldLayoutIdLst>", listed, text, flags=re.DOTALL)
    for each in leads:
        target = each.get("Target")
        if "slideLayouts/" in target:
            each.set("Target", "../slideLayouts/slideLayout99.xml")
        elif "/theme" in target:
            theme = f"ppt/{target.removeprefix('../')}"
            each.set("Target", "../theme/theme99.xml")
    layout = parts["ppt/slideLayouts/slideLayout2.xml"].decode()
    layout_rels = parts["ppt/slideLayouts/_rels/slideLayout2.xml.rels"].decode()
    new = {
        "ppt/slideMasters/slideMaster99.xml": text.encode(),
        "ppt/slideMasters/_rels/slideMaster99.xml.rels": etree.tostring(leads, xml_declaration=True, encoding="UTF-8"),
        "ppt/theme/theme99.xml": parts[theme],
        "ppt/slideLayouts/slideLayout99.xml": layout.replace("Titre et contenu", "Annexes").encode(),
        "ppt/slideLayouts/_rels/slideLayout99.xml.rels": layout_rels.replace("slideMaster1", "slideMaster99").encode(),
    }
    kind = "application/vnd.openxmlformats-officedocument"
    overrides = "".join(
        f'<Override PartName="/ppt/{name}" ContentType="{kind}.{what}+xml"/>'
        for name, what in (
            ("slideMasters/slideMaster99.xml", "presentationml.slideMaster"), ("theme/theme99.xml", "theme"),
            ("slideLayouts/slideLayout99.xml", "presentationml.slideLayout"),
        )
    )  # fmt: skip
    space = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    lead = f'<Relationship Id="rId999" Type="{space}/slideMaster" Target="slideMasters/slideMaster99.xml"/>'
    put = {
        "[Content_Types].xml": ("</Types>", f"{overrides}</Types>"),
        "ppt/_rels/presentation.xml.rels": ("</Relationships>", f"{lead}</Relationships>"),
        "ppt/presentation.xml": (
            "</p:sldMasterIdLst>", '<p:sldMasterId id="2147483799" r:id="rId999"/></p:sldMasterIdLst>'
        ),
    }  # fmt: skip
    for name, (old, changed) in put.items():
        before = parts[name].decode()
        assert old in before, name
        new[name] = before.replace(old, changed, 1)
        new[name] = new[name].encode()
    return {**parts, **new}
