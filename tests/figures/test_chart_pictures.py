"""Lines, dashes and parts of rings as SVG and PNG."""

import io
from xml.etree import ElementTree

from PIL import Image
from tests.figures.test_team import MEASURES, SIZES
from tests.support.charts import FIGURES, make_figure
from tests.support.pages import default_theme

from export_equipe.figures.chart_draw import draw_chart
from export_equipe.figures.png import draw_png
from export_equipe.figures.scene import Scene
from export_equipe.figures.svg import draw_svg

SVG = "{http://www.w3.org/2000/svg}"


def scene(name: str) -> Scene:
    return draw_chart(make_figure(FIGURES[name]), width=400, height=200, measurer=MEASURES, sizes=SIZES)


def drawn(name: str) -> ElementTree.Element:
    return ElementTree.fromstring(draw_svg(scene(name), default_theme()))


def test_only_the_forecast_and_the_target_are_dashed() -> None:
    lines = [line for line in drawn("courbe").iter(f"{SVG}polyline") if float(line.get("stroke-width", "0")) > 1]
    assert [line.get("stroke-dasharray") for line in lines] == ["4.5 3", None, "6.75 4.5"]
    assert all(line.get("fill") == "none" for line in lines)


def test_names_end_at_their_bars() -> None:
    texts = [text for text in drawn("barres").iter(f"{SVG}text") if text.get("text-anchor") == "end"]
    assert ["".join(text.itertext()) for text in texts] == FIGURES["barres"]["categories"]
    assert len({span.get("x") for text in texts for span in text}) == 1


def pixel(png: bytes, x: float, y: float) -> str:
    color = Image.open(io.BytesIO(png)).convert("RGB").getpixel((round(x), round(y)))
    assert isinstance(color, tuple)
    return "#{:02X}{:02X}{:02X}".format(*color)


def test_a_ring_has_its_colours_and_its_hole() -> None:
    theme, whole = default_theme(), scene("anneau")
    png = draw_png(whole, theme, scale=1.0)
    radius = 80.0  # a fifth of the width
    x, y = 200.0, next(item.y for item in whole.items if hasattr(item, "hole"))
    assert pixel(png, x, y) == theme.colors["ground"]
    assert pixel(png, x + radius * 0.75, y) == theme.colors["accent"]
    assert pixel(png, x - radius * 0.75, y) == theme.colors["accent_light"]


def test_a_ring_of_one_part_is_whole() -> None:
    figure = make_figure(
        FIGURES["anneau"] | {"categories": ["Tout"], "series": [{"nom": "S", "valeurs": [3]}], "accent": None}
    )
    whole = draw_chart(figure, width=400, height=200, measurer=MEASURES, sizes=SIZES)
    png = draw_png(whole, default_theme(), scale=1.0)
    y = next(item.y for item in whole.items if hasattr(item, "hole"))
    accent = default_theme().colors["accent"]
    assert [pixel(png, 200 + dx, y + dy) for dx, dy in ((60, 5), (-60, 5), (5, 60))] == [accent] * 3
