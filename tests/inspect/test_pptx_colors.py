"""Colours of DrawingML as PowerPoint shows them, their contrast, and what stands behind a text."""

from typing import Any

import pytest
from pptx.util import Pt
from tests.support.decks import build_deck
from tests.support.sound import xml

from export_equipe.inspect.checks.pptx.colors import Paint, Palette, contrast, read_paint
from export_equipe.inspect.checks.pptx.deck import SlideView, open_deck
from export_equipe.inspect.checks.pptx.ground import Fill, Ground, body_ground

PALETTE = Palette(
    {"dk1": Paint(0, 0, 0), "lt1": Paint(1, 1, 1), "accent1": Paint(0x44 / 255, 0x72 / 255, 0xC4 / 255)},
    {"tx1": "dk1", "bg1": "lt1", "accent1": "accent1"},
)
COLORS = {  # what PowerPoint's own palette of the Office theme shows
    '<a:srgbClr val="4472c4"/>': "#4472C4",
    '<a:schemeClr val="accent1"/>': "#4472C4",
    '<a:schemeClr val="accent1"><a:lumMod val="75000"/></a:schemeClr>': "#2F5597",
    '<a:schemeClr val="accent1"><a:lumMod val="50000"/></a:schemeClr>': "#203864",
    '<a:schemeClr val="accent1"><a:lumMod val="40000"/><a:lumOff val="60000"/></a:schemeClr>': "#B4C7E7",
    '<a:schemeClr val="accent1"><a:lumMod val="20000"/><a:lumOff val="80000"/></a:schemeClr>': "#DAE3F3",
    '<a:schemeClr val="tx1"><a:lumMod val="50000"/><a:lumOff val="50000"/></a:schemeClr>': "#808080",
    '<a:schemeClr val="bg1"><a:lumMod val="85000"/></a:schemeClr>': "#D9D9D9",
    '<a:srgbClr val="FF0000"><a:shade val="50000"/></a:srgbClr>': "#BC0000",
    '<a:srgbClr val="FF0000"><a:tint val="50000"/></a:srgbClr>': "#FFBCBC",
    '<a:sysClr val="windowText" lastClr="010203"/>': "#010203",
    '<a:prstClr val="navy"/>': "#000080",
    '<a:scrgbClr r="100000" g="0" b="0"/>': "#FF0000",
    '<a:hslClr hue="14400000" sat="100000" lum="50000"/>': "#0000FF",
}


@pytest.mark.parametrize("markup", COLORS)
def test_a_colour(markup: str) -> None:
    paint = read_paint(xml(f"<a:solidFill>{markup}</a:solidFill>"), PALETTE)
    assert paint is not None
    assert paint.hexadecimal == COLORS[markup]


@pytest.mark.parametrize("markup", ['<a:schemeClr val="accent9"/>', '<a:prstClr val="chartreuse"/>', ""])
def test_a_colour_that_cannot_be_known(markup: str) -> None:
    assert read_paint(xml(f"<a:solidFill>{markup}</a:solidFill>"), PALETTE) is None


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("000000", "FFFFFF", 21.0), ("000091", "FFFFFF", 14.91), ("929292", "FFFFFF", 3.11), ("767676", "FFFFFF", 4.54)],
)
def test_contrast(one: str, other: str, expected: float) -> None:
    paints = [
        read_paint(xml(f'<a:solidFill><a:srgbClr val="{each}"/></a:solidFill>'), PALETTE) for each in (one, other)
    ]
    assert paints[0] is not None
    assert paints[1] is not None
    assert round(contrast(paints[0], paints[1]), 2) == expected


def test_a_colour_half_clear() -> None:
    black, white = Paint(0, 0, 0, 0.5), Paint(1, 1, 1)
    assert black.over(white).hexadecimal == "#808080"


def ground_of(change: Any) -> Fill:
    """What stands behind the text box that ``change`` adds."""
    slide: SlideView = open_deck(build_deck(change)).slides[2]
    body = next(each for each in slide.bodies if each.text == "ici")
    return body_ground(slide, body)


def _box(deck: Any) -> Any:
    box = deck.slides[2].shapes.add_textbox(Pt(300), Pt(100), Pt(100), Pt(30))
    box.text_frame.text = "ici"
    return box


def _panel(deck: Any, markup: str, *, over: bool = False) -> None:
    box = _box(deck)
    panel = deck.slides[2].shapes.add_shape(1, Pt(290), Pt(90), Pt(150), Pt(100))
    properties = panel._element.spPr
    properties.insert(2, xml(markup))
    (box._element.addnext if over else box._element.addprevious)(panel._element)


RED = '<a:solidFill><a:srgbClr val="FF0000"/></a:solidFill>'


def test_the_background_is_behind_a_box_without_fill() -> None:
    assert ground_of(_box) == Paint(1, 1, 1)


def test_a_shape_beneath_is_behind_and_one_above_is_not() -> None:
    assert ground_of(lambda deck: _panel(deck, RED)) == Paint(1, 0, 0)
    assert ground_of(lambda deck: _panel(deck, RED, over=True)) == Paint(1, 1, 1)


@pytest.mark.parametrize(
    "markup",
    [
        '<a:gradFill><a:gsLst><a:gs pos="0"><a:srgbClr val="FF0000"/></a:gs></a:gsLst></a:gradFill>',
        '<a:solidFill><a:srgbClr val="FF0000"><a:alpha val="40000"/></a:srgbClr></a:solidFill>',
    ],
)
def test_a_ground_that_is_not_known(markup: str) -> None:
    assert ground_of(lambda deck: _panel(deck, markup)) is Ground.UNKNOWN


def test_a_box_has_its_own_ground() -> None:
    def change(deck: Any) -> None:
        fill = _box(deck)._element.spPr.find("{*}noFill")
        fill.getparent().replace(fill, xml(RED))

    assert ground_of(change) == Paint(1, 0, 0)


def test_the_layout_draws_behind() -> None:
    def change(deck: Any) -> None:
        _panel(deck, RED)
        panel = deck.slides[2].shapes._spTree[-2]
        deck.slides[2].slide_layout.shapes._spTree.append(panel)

    assert ground_of(change) == Paint(1, 0, 0)
