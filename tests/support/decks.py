"""A small sound presentation, built with python-pptx alone, for the tests that read presentations back."""

from base64 import b64decode
from collections.abc import Callable
from copy import deepcopy
from io import BytesIO
from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.util import Emu

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
P = "http://schemas.openxmlformats.org/presentationml/2006/main"
PNG = b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><title>Non dessiné</title>'
    "<text><tspan>Mot</tspan> <tspan>dessiné</tspan></text></svg>"
).encode()
_DECORATIVE = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"


def build_deck(change: Callable[[Any], None] = lambda _: None) -> bytes:
    """The bytes of a sound deck of three slides, after ``change`` has spoiled what it likes."""
    deck = Presentation()
    core = deck.core_properties
    core.title, core.author, core.subject, core.keywords = "Un dossier", "L’équipe", "Un sujet", "produit"
    _bullets(deck)
    _table(deck)
    _figures(deck)
    for slide in deck.slides:
        _number(slide)
        _set_language(slide)
    for root in (deck.element, *(master.element for master in deck.slide_masters)):
        for properties in root.iter(f"{{{A}}}defRPr"):
            properties.set("lang", "fr-FR")
    change(deck)
    buffer = BytesIO()
    deck.save(buffer)
    return buffer.getvalue()


def set_alternative(shape: Any, text: str) -> None:
    shape._element.xpath("./*/p:cNvPr")[0].set("descr", text)


def _bullets(deck: Any) -> None:
    slide = deck.slides.add_slide(deck.slide_layouts[1])
    slide.shapes.title.text = "Une équipe produit"
    frame = slide.placeholders[1].text_frame
    frame.text = "Premier point"
    second = frame.add_paragraph()
    second.level = 1
    run = second.add_run()
    run.text = "le site"
    run.hyperlink.address = "https://example.org/"
    slide.notes_slide.notes_text_frame.text = "À dire ici"


def _table(deck: Any) -> None:
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    slide.shapes.title.text = "Qui porte quoi"
    frame = slide.shapes.add_table(2, 2, Emu(914400), Emu(1600200), Emu(7000000), Emu(1000000))
    frame.table.first_col = True
    for row, words in enumerate((("Activité", "Métier"), ("Vision", "🔒 Responsable"))):
        for column, word in enumerate(words):
            frame.table.cell(row, column).text = word
    frame.table.cell(1, 0).text_frame.paragraphs[0].runs[0].font.bold = True
    set_alternative(frame, "Qui porte quoi, par activité")


def _figures(deck: Any) -> None:
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    slide.shapes.title.text = "L’équipe"
    group = slide.shapes.add_group_shape()
    group.name = "Schéma"
    for index, word in enumerate(("Usagers", "Sponsor")):
        box = group.shapes.add_textbox(Emu(914400 * (1 + 2 * index)), Emu(1600200), Emu(914400), Emu(457200))
        box.text_frame.text = word
    set_alternative(group, "Les usagers, puis le sponsor")
    picture = slide.shapes.add_picture(BytesIO(PNG), Emu(914400), Emu(3600200), Emu(914400), Emu(914400))
    set_alternative(picture, "Le sponsor au centre")
    _add_svg(slide, picture)
    line = slide.shapes.add_picture(BytesIO(PNG), Emu(5000000), Emu(3600200), Emu(914400), Emu(12700))
    _mark_decorative(line)


def _add_svg(slide: Any, picture: Any) -> None:
    part = Part(PackURI("/ppt/media/drawing1.svg"), "image/svg+xml", slide.part.package, SVG)
    identifier = slide.part.relate_to(part, "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image")
    blip = picture._element.xpath(".//a:blip")[0]
    extension = (
        f'<a:extLst xmlns:a="{A}"><a:ext uri="{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}"><asvg:svgBlip '
        'xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" xmlns:r="http://schemas.'
        f'openxmlformats.org/officeDocument/2006/relationships" r:embed="{identifier}"/></a:ext></a:extLst>'
    )
    blip.append(etree.fromstring(extension))


def _mark_decorative(picture: Any) -> None:
    extension = (
        f'<a:extLst xmlns:a="{A}"><a:ext uri="{_DECORATIVE}"><adec:decorative '
        'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
    )
    properties = picture._element.xpath("./*/p:cNvPr")[0]
    properties.set("descr", "")
    properties.append(etree.fromstring(extension))


def _number(slide: Any) -> None:
    """Copies the layout's slide number, which ``add_slide`` leaves out."""
    for shape in slide.slide_layout.placeholders:
        if shape.placeholder_format.type is not None and "SLIDE_NUMBER" in str(shape.placeholder_format.type):
            slide.shapes._spTree.append(deepcopy(shape._element))


def _set_language(slide: Any) -> None:
    for tree in (slide.shapes._spTree, *([slide.notes_slide.shapes._spTree] if slide.has_notes_slide else [])):
        for run in tree.iter(f"{{{A}}}r", f"{{{A}}}fld"):
            properties = run.find(f"{{{A}}}rPr")
            if properties is None:
                properties = etree.SubElement(run, f"{{{A}}}rPr")
                run.insert(0, properties)
            properties.set("lang", "fr-FR")
