"""Masters that are not ours: with slides, sections, notes, view settings and a thumbnail of their own."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import openxml_audit
import pytest
from pptx import Presentation
from pptx.oxml import parse_xml

from export_equipe.layout.deck.plan import DeckPlan, SlideParagraph, SlidePlan, TextElement
from export_equipe.masters.pptx_geometry import read_master_geometry
from export_equipe.theme.model import Theme
from export_equipe.typesetting.run import Added, Run
from export_equipe.writers.package import read_package
from export_equipe.writers.pptx.deck import write_deck

SECTIONS = (
    '<p:extLst xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main">'
    '<p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}">'
    '<p14:sectionLst xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main">'
    '<p14:section name="Vieux" id="{6B6A2C6B-7B6C-4C0A-8F53-0B8E2C1D4A11}">'
    '<p14:sldIdLst><p14:sldId id="256"/></p14:sldIdLst></p14:section></p14:sectionLst></p:ext></p:extLst>'
)


@pytest.fixture(scope="module")
def foreign(theme: Theme) -> Theme:
    """python-pptx's own template, with two slides, notes and a section."""
    deck = Presentation()
    for words in ("Vieille diapositive", "Autre vieillerie"):
        slide = deck.slides.add_slide(deck.slide_layouts[5])
        assert slide.shapes.title is not None
        slide.shapes.title.text_frame.text = words
        assert slide.notes_slide.notes_text_frame is not None
        slide.notes_slide.notes_text_frame.text = "Vieille note"
    deck.part._element.append(parse_xml(SECTIONS))
    output = BytesIO()
    deck.save(output)
    return replace(theme, deck_master=output.getvalue())


@pytest.fixture(scope="module")
def written(foreign: Theme, plan: DeckPlan) -> bytes:
    layout = read_master_geometry(foreign.deck_master).layout("Title Only")
    assert layout is not None
    title = layout.placeholders[0]
    run = Run(text="Nouvelle", origin=Added.TEMPLATE)
    text = SlideParagraph(runs=(run,), size=27, pitch=34, color="accent", strong=True)
    slide = SlidePlan(
        key="neuf",
        layout="Title Only",
        title=TextElement(name="Titre", box=title.box, paragraphs=(text,), placeholder=0),
        notes=((run,),),
    )
    return write_deck(replace(plan, slides=(slide,)), foreign)


def test_nothing_is_left_of_the_masters_slides(written: bytes) -> None:
    parts = read_package(written)
    assert [name for name in parts if name.startswith("ppt/slides/slide")] == ["ppt/slides/slide1.xml"]
    assert [name for name in parts if name.startswith("ppt/notesSlides/n")] == ["ppt/notesSlides/notesSlide1.xml"]
    assert [name for name, part in parts.items() if "ieille" in part.decode("utf-8", "replace")] == []


def test_sections_thumbnail_and_views_are_dropped(written: bytes) -> None:
    parts = read_package(written)
    assert b"sectionLst" not in parts["ppt/presentation.xml"]
    assert "docProps/thumbnail.jpeg" not in parts
    assert b"slideViewPr" not in parts["ppt/viewProps.xml"]


def test_the_new_slide_has_only_what_the_plan_says(written: bytes) -> None:
    (slide,) = Presentation(BytesIO(written)).slides
    assert [(shape.name, shape.text_frame.text) for shape in slide.placeholders] == [("Titre", "Nouvelle")]


def test_the_result_is_valid(written: bytes, tmp_path: Path) -> None:
    file = tmp_path / "deck.pptx"
    file.write_bytes(written)
    assert [str(error) for error in openxml_audit.validate_pptx(str(file)).errors] == []


def test_it_is_the_same_twice(written: bytes, foreign: Theme, plan: DeckPlan) -> None:
    empty = replace(plan, slides=())
    assert write_deck(empty, foreign) == write_deck(empty, foreign)
