"""What a master draws by itself: ours, and one made to draw much."""

import pytest
from tests.support.drawn_master import LOGO, WORDS, drawn_master

from export_equipe.diagnostics import ThemeError
from export_equipe.masters.decoration import FixedLine, FixedPicture, FixedShape, LayoutDecoration, Surface
from export_equipe.masters.geometry import Box
from export_equipe.masters.pptx_decoration import read_master_decoration
from export_equipe.theme.load import packaged_themes

ACCENT, TEXT = "#000091", "#161616"


@pytest.fixture(scope="module")
def ours() -> dict[str, LayoutDecoration]:
    return dict(read_master_decoration((packaged_themes() / "default" / "deck" / "master.pptx").read_bytes()))


@pytest.fixture(scope="module")
def drawn() -> dict[str, LayoutDecoration]:
    return dict(read_master_decoration(drawn_master()))


def test_our_cover_has_its_band_and_no_shape_of_the_master(ours: dict[str, LayoutDecoration]) -> None:
    (band,) = ours["Couverture"].items
    assert isinstance(band, FixedShape)
    assert (band.box, band.surface.fill) == (Box(0, 0, 228_600, 6_858_000), ACCENT)


def test_our_slides_have_the_rule_of_the_foot(ours: dict[str, LayoutDecoration]) -> None:
    (rule,) = ours["Titre et texte"].items
    assert isinstance(rule, FixedLine)
    assert (rule.color, rule.width, rule.box.height) == ("#DDDDDD", 9_525, 0)


def test_grounds_are_the_layouts_own_or_the_masters(ours: dict[str, LayoutDecoration]) -> None:
    assert (ours["Section"].ground, ours["Titre et texte"].ground) == (ACCENT, "#FFFFFF")


def test_the_number_looks_as_its_layout_says(ours: dict[str, LayoutDecoration]) -> None:
    look = ours["Titre et texte"].looks[12]
    assert (look.size, look.color, look.align, look.anchor) == (12.0, "#666666", "end", "middle")
    light = ours["Section"].looks[12]
    assert light.color == "#FFFFFF"


def test_a_placeholder_may_have_a_ground(ours: dict[str, LayoutDecoration]) -> None:
    assert ours["Titre et texte"].surfaces == {20: Surface(fill="#FFE9E6")}


def test_the_colours_of_the_theme_are_followed(drawn: dict[str, LayoutDecoration]) -> None:
    assert drawn["Titre et figure"].ground == "#F5F5FE"  # bg2, through the master's map
    assert drawn["Titre et texte"].ground == "#F6F6F6"  # the first colour of a gradient


def test_what_cannot_be_drawn_or_is_hidden_is_left_out(drawn: dict[str, LayoutDecoration]) -> None:
    kinds = [type(item).__name__ for item in drawn["Titre et figure"].items]
    assert kinds == [
        "FixedLine", "FixedShape", "FixedShape", "FixedPicture", "FixedPicture", "FixedShape", "FixedLine",
    ]  # fmt: skip
    assert drawn["Titre et tableau"].items == ()  # showMasterSp="0"


def test_a_group_places_what_it_holds(drawn: dict[str, LayoutDecoration]) -> None:
    rounded, oval = drawn["Titre et figure"].items[1:3]
    assert isinstance(rounded, FixedShape)
    assert isinstance(oval, FixedShape)
    assert rounded.box == Box(1_000_000, 100_000, 1_000_000, 400_000)
    assert rounded.surface == Surface(fill=ACCENT, rounding=0.25)
    assert oval.surface == Surface(stroke="#CE0500", stroke_width=25_400, oval=True)


def test_a_picture_keeps_its_bytes_and_its_cut(drawn: dict[str, LayoutDecoration]) -> None:
    logo = drawn["Titre et figure"].items[3]
    assert isinstance(logo, FixedPicture)
    assert (logo.data, logo.crop) == (LOGO, (0.25, 0.0, 0.25, 0.0))


def test_words_take_the_style_that_their_shape_refers_to(drawn: dict[str, LayoutDecoration]) -> None:
    shape = drawn["Titre et figure"].items[5]
    assert isinstance(shape, FixedShape)
    (words,) = shape.paragraphs
    assert (words.text, words.look.size, words.look.color) == (WORDS, 11.0, "#FFFFFF")
    assert (words.look.strong, words.look.align, shape.anchor, shape.angle) == (True, "end", "bottom", 45.0)
    assert (shape.surface.fill, shape.surface.stroke) == ("#000048", ACCENT)  # half as light; the style's outline


def test_a_line_may_rise(drawn: dict[str, LayoutDecoration]) -> None:
    line = drawn["Titre et figure"].items[6]
    assert isinstance(line, FixedLine)
    assert (line.rising, line.color) == (True, "#3A3A3A")


@pytest.mark.parametrize("data", [b"", b"PK\x05\x06" + b"\0" * 18, b"no zip"])
def test_what_is_no_presentation_is_refused(data: bytes) -> None:
    with pytest.raises(ThemeError):
        read_master_decoration(data)
