"""The pictures of a scene: SVG that says what it shows, PNG that is the same everywhere."""

import io
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image

from export_equipe.figures.png import draw_png
from export_equipe.figures.scene import Scene, SceneBox, SceneConnector, SceneParagraph, Shape
from export_equipe.figures.svg import draw_svg
from export_equipe.theme.load import load_theme
from export_equipe.theme.model import Theme
from export_equipe.typesetting.run import Added, Run

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def theme() -> Theme:
    return load_theme("default", search=[Path(__file__).parents[2] / "templates"])


def box(key: str, x: float, *runs: Run, fill: str | None = "ground") -> SceneBox:
    paragraph = SceneParagraph(runs=runs, lines=(runs,), size=12.0, pitch=15.0, color="text")
    return SceneBox(
        key=key, name=key, x=x, y=10, width=80, height=40, paragraphs=(paragraph,) if runs else (), fill=fill,
        stroke="accent", radius=3,
    )  # fmt: skip


def run(text: str, *, strong: bool = False) -> Run:
    return Run(text=text, origin=Added.FIGURE, strong=strong)


def scene(*runs: Run) -> Scene:
    line = SceneConnector(
        name="Lien", source="a", target="b", source_side="right", target_side="left", x1=90, y1=30, x2=130, y2=30,
        stroke="accent", stroke_width=2, head=True, tail=True,
    )  # fmt: skip
    items = (box("a", 10, *runs), box("b", 130, fill=None), line)
    return Scene(width=220, height=60, title="L’équipe", description="Un « texte » & plus <ici>.", items=items)


def test_the_svg_names_and_describes_itself(theme: Theme) -> None:
    root = ElementTree.fromstring(draw_svg(scene(run("Designer")), theme, name="equipe"))
    assert root.get("role") == "img"
    assert root.get("viewBox") == "0 0 220 60"
    assert root.get("aria-labelledby") == "equipe-titre equipe-description"
    assert [(child.get("id"), child.text) for child in list(root)[:2]] == [
        ("equipe-titre", "L’équipe"),
        ("equipe-description", "Un « texte » & plus <ici>."),
    ]


def test_the_svg_has_each_text_and_its_style(theme: Theme) -> None:
    root = ElementTree.fromstring(draw_svg(scene(run("Co-chef ", strong=True), run("& ✔")), theme))
    (text,) = root.iter(f"{SVG}text")
    assert "".join(text.itertext()) == "Co-chef & ✔"
    assert [(span.get("font-weight"), span.get("font-family")) for span in text] == [
        ("700", None),
        (None, None),
        (None, "'Noto Emoji', Arial, Arimo, 'Liberation Sans', Helvetica, sans-serif"),
    ]
    assert text.get("fill") == theme.colors["text"]


def test_the_svg_has_arrow_heads_at_the_ends_of_the_line(theme: Theme) -> None:
    root = ElementTree.fromstring(draw_svg(scene(), theme))
    tips = [polygon.get("points", "").split()[0] for polygon in root.iter(f"{SVG}polygon")]
    assert tips == ["130,30", "90,30"]


def dark(png: bytes) -> float:
    """The mean darkness of a picture, from 0 (white) to 255."""
    pixels = Image.open(io.BytesIO(png)).convert("L").tobytes()
    return 255 - sum(pixels) / len(pixels)


def test_the_png_has_the_size_asked_for_and_real_bold(theme: Theme) -> None:
    plain = draw_png(scene(run("Responsable")), theme, scale=3)
    bold = draw_png(scene(run("Responsable", strong=True)), theme, scale=3)
    assert Image.open(io.BytesIO(plain)).size == (660, 180)
    empty = dark(draw_png(scene(), theme, scale=3))
    assert (dark(bold) - empty) > 1.2 * (dark(plain) - empty)


def test_the_png_shows_emoji_with_the_packaged_font(theme: Theme) -> None:
    # A character without a glyph would be the same empty box for both.
    pictures = {draw_png(scene(run(text)), theme, scale=2) for text in ("🔒", "🤝", "⚠")}
    assert len(pictures) == 3


def test_the_png_is_stable_and_says_nothing_of_its_making(theme: Theme) -> None:
    first, second = (draw_png(scene(run("Responsable")), theme, scale=2) for _ in range(2))
    assert first == second
    chunks, place = [], 8
    while place < len(first):
        chunks.append(first[place + 4 : place + 8])
        place += 12 + int.from_bytes(first[place : place + 4], "big")
    assert set(chunks) == {b"IHDR", b"IDAT", b"IEND"}


@pytest.mark.parametrize(
    ("shape", "drawn"),
    [
        ("homePlate", "10,10 78,10 90,30 78,50 10,50"),
        ("chevron", "10,10 78,10 90,30 78,50 10,50 22,30"),
        ("diamond", "50,10 90,30 50,50 10,30"),
    ],
)
def test_the_svg_draws_each_shape(theme: Theme, shape: Shape, drawn: str) -> None:
    shown = replace(box("a", 10), shape=shape, point=12.0)
    root = ElementTree.fromstring(draw_svg(replace(scene(), items=(shown,)), theme))
    assert [polygon.get("points") for polygon in root.iter(f"{SVG}polygon")] == [drawn]


def test_the_svg_draws_an_ellipse(theme: Theme) -> None:
    root = ElementTree.fromstring(draw_svg(replace(scene(), items=(replace(box("a", 10), shape="ellipse"),)), theme))
    (found,) = root.iter(f"{SVG}ellipse")
    assert [found.get(name) for name in ("cx", "cy", "rx", "ry")] == ["50", "30", "40", "20"]


def test_text_stands_between_the_points_of_an_arrow(theme: Theme) -> None:
    def middle(shape: Shape) -> str | None:
        shown = replace(box("a", 10, run("Idée")), shape=shape, point=12.0)
        (span,) = ElementTree.fromstring(draw_svg(replace(scene(), items=(shown,)), theme)).iter(f"{SVG}tspan")
        return span.get("x")

    assert [middle(shape) for shape in ("rect", "homePlate", "chevron")] == ["50", "44", "50"]


def test_the_svg_dots_a_dotted_line(theme: Theme) -> None:
    first, second, line = scene().items
    assert isinstance(line, SceneConnector)
    dotted = replace(scene(), items=(first, second, replace(line, dotted=True)))
    found = [next(ElementTree.fromstring(draw_svg(each, theme)).iter(f"{SVG}line")) for each in (scene(), dotted)]
    assert [each.get("stroke-dasharray") for each in found] == [None, "2"]
