"""Colours of texts on the grounds of masters that are not ours."""

from dataclasses import replace

import pytest
from tests.support.pages import default_theme

from export_equipe.figures.scene import Scene
from export_equipe.layout.deck.ground import BACKING_NAME, SlideGround, grounds_under
from export_equipe.layout.deck.plan import DecorationElement, FigureElement, SlideParagraph, TextElement
from export_equipe.masters.geometry import Box, LayoutGeometry, Patch, Placeholder, PlaceholderKind
from export_equipe.typesetting.run import Added, Run

SLIDE, BAND, TITLE = Box(0, 0, 1000, 600), Box(0, 0, 1000, 100), Box(50, 20, 900, 60)
DARK, LIGHT, WHITE = "#0B1F3A", "#EEEEEE", "#FFFFFF"


def layout(*patches: Patch, color: str = "", ground: str = "") -> LayoutGeometry:
    title = Placeholder(kind=PlaceholderKind.TITLE, index=0, name="Titre", box=TITLE, color=color, ground=ground)
    return LayoutGeometry(name="A", placeholders=(title,), adapted=True, patches=patches)


def text(role: str, *, href: str = "", box: Box = TITLE) -> TextElement:
    runs = (Run(text="Mot", origin=Added.TEMPLATE, href=href),)
    return TextElement(
        name="Titre", box=box, placeholder=0, paragraphs=(SlideParagraph(runs=runs, size=18, pitch=22, color=role),)
    )


def color(element: TextElement, on: LayoutGeometry) -> str:
    return SlideGround(on, default_theme()).text(element).paragraphs[0].color


@pytest.mark.parametrize(
    ("patches", "box", "expected"),
    [
        ([Patch(SLIDE, WHITE)], TITLE, (WHITE,)),
        ([Patch(SLIDE, WHITE), Patch(BAND, DARK)], TITLE, (DARK,)),
        ([Patch(SLIDE, WHITE), Patch(BAND, DARK)], Box(50, 200, 900, 60), (WHITE,)),
        ([Patch(SLIDE, WHITE), Patch(BAND, DARK)], Box(50, 80, 900, 60), (WHITE, DARK)),  # over its edge
        ([Patch(SLIDE, WHITE), Patch(BAND, "#00000080")], TITLE, ("#7F7F7F",)),  # half seen through
        ([Patch(SLIDE, WHITE), Patch(SLIDE, None)], TITLE, ()),  # a picture
        ([Patch(SLIDE, None), Patch(BAND, DARK)], TITLE, (DARK,)),  # a band over a picture
        ([Patch(SLIDE, WHITE), Patch(Box(900, 0, 100, 100), None)], TITLE, (WHITE,)),  # a logo beside
    ],
)
def test_what_is_painted_under_a_text(patches: list[Patch], box: Box, expected: tuple[str, ...]) -> None:
    assert grounds_under(box, layout(*patches)) == expected


@pytest.mark.parametrize(
    ("role", "ground", "own", "expected"),
    [
        ("accent", WHITE, "#FF0000", "accent"),  # the theme's can be read
        ("accent", DARK, "#FFDD00", "#FFDD00"),  # the master's can
        ("accent", DARK, "#0B1F30", WHITE),  # neither can
        ("accent", "#FFDD00", "#EEEEEE", "accent"),
        ("on_accent", WHITE, "#FF8888", "#000091"),  # white on white: the accent
        ("mention", "#777777", "#888888", "#000000"),  # the grey on which white has 4.48
    ],
)
def test_a_text_has_a_colour_that_can_be_read(role: str, ground: str, own: str, expected: str) -> None:
    assert color(text(role), layout(Patch(SLIDE, ground), color=own)) == expected


def test_a_place_may_have_its_own_ground() -> None:
    assert color(text("accent"), layout(Patch(SLIDE, WHITE), color="#FFFFFF", ground=DARK)) == WHITE


def test_on_a_picture_the_master_knows_best() -> None:
    assert color(text("accent"), layout(Patch(SLIDE, None), color="#FFDD00")) == "#FFDD00"


def test_a_link_counts_too() -> None:
    """Grey on blue could be read; the blue of links could not, so that all is written in one colour."""
    ground = layout(Patch(SLIDE, "#20208F"), color=WHITE)
    assert color(text("on_accent"), ground) == "on_accent"
    assert color(text("on_accent", href="https://exemple.fr"), ground) == WHITE


def test_a_text_with_a_ground_of_its_own_is_left_alone() -> None:
    filled = replace(text("text"), fill="surface")
    assert SlideGround(layout(Patch(SLIDE, DARK)), default_theme()).text(filled) is filled


def test_on_our_own_master_nothing_changes() -> None:
    ours = replace(layout(Patch(SLIDE, DARK)), adapted=False)
    assert SlideGround(ours, default_theme()).text(text("accent")) == text("accent")
    assert list(SlideGround(ours, default_theme()).elements(FIGURE)) == [FIGURE]


FIGURE = FigureElement(
    name="Figure", box=Box(100_000, 100_000, 100_000, 100_000),
    scene=Scene(width=1, height=1, title="", description="", items=()),
)  # fmt: skip
WHOLE = Box(0, 0, 1_000_000, 1_000_000)


@pytest.mark.parametrize(
    ("ground", "backed"), [(WHITE, False), (LIGHT, False), ("#888888", True), (DARK, True), (None, True)]
)
def test_what_is_drawn_has_a_light_ground_where_it_needs_one(ground: str | None, backed: bool) -> None:
    *under, shown = SlideGround(layout(Patch(WHOLE, ground)), default_theme()).elements(FIGURE)
    assert shown is FIGURE
    assert [each.name for each in under] == [BACKING_NAME] * backed
    for each in under:
        assert (each.box.x, each.box.right) == (FIGURE.box.x - 76_200, FIGURE.box.right + 76_200)


def test_a_rule_and_an_arrow_are_seen() -> None:
    ground = SlideGround(layout(Patch(SLIDE, DARK), color=WHITE), default_theme())
    assert ground.text(replace(text("text"), rule="accent")).rule == WHITE
    (arrow,) = ground.elements(DecorationElement(name="Flèche", box=TITLE, shape="chevron", fill="accent"))
    assert isinstance(arrow, DecorationElement)
    assert arrow.fill == WHITE
