"""The scene of a chart: nothing lost, nothing outside, nothing over anything else, whatever the data."""

from itertools import combinations, pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.figures.test_team import EPSILON, MEASURES, ROOMS, SIZES, apart, texts
from tests.support.charts import FIGURES, figures, make_figure

from export_equipe.data.charts import ChartFigure
from export_equipe.figures.chart import chart_runs, make_chart
from export_equipe.figures.chart_axis import choose_axis
from export_equipe.figures.chart_draw import draw_chart, place_chart
from export_equipe.figures.chart_spread import spread
from export_equipe.figures.scene import Scene, SceneBox, SceneConnector, SceneItem, ScenePath, SceneSector
from export_equipe.typesetting.run import Added, plain_text

Room = tuple[float, float | None]
QUICK = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def draw_scene(figure: ChartFigure, room: Room) -> Scene:
    return draw_chart(figure, width=room[0], height=room[1], measurer=MEASURES, sizes=SIZES)


def check_text_inside(box: SceneBox) -> None:
    height = sum(len(paragraph.lines) * paragraph.pitch for paragraph in box.paragraphs)
    assert height + 2 * box.padding <= box.height + EPSILON, box.name
    for paragraph in box.paragraphs:
        assert paragraph.size >= SIZES.label
        assert "".join(plain_text(line) for line in paragraph.lines) == plain_text(paragraph.runs)
        for line in paragraph.lines:
            assert all(run.origin is Added.FIGURE for run in line)
            shown = plain_text(line).rstrip()
            assert len(shown) <= 1 or MEASURES.width(line, paragraph.size) <= box.width + 4.0, box.name


def points(item: SceneItem) -> list[tuple[float, float]]:
    """The corners of what an item covers."""
    match item:
        case SceneBox():
            return [(item.x, item.y), (item.x + item.width, item.y + item.height)]
        case ScenePath():
            return list(item.points)
        case SceneSector():
            return [(item.x - item.radius, item.y - item.radius), (item.x + item.radius, item.y + item.radius)]
        case SceneConnector():
            raise AssertionError("a chart joins no boxes")


def check_scene(scene: Scene, room: Room) -> None:
    assert scene.width == room[0]
    assert room[1] is None or scene.height >= room[1] - EPSILON
    for item in scene.items:
        for x, y in points(item):
            assert -EPSILON <= x <= scene.width + EPSILON, item
            assert -EPSILON <= y <= scene.height + EPSILON, item
    boxes = [item for item in scene.items if isinstance(item, SceneBox)]
    assert len({box.key for box in boxes}) == len(boxes)
    words = [box for box in boxes if box.paragraphs]
    for box in words:
        check_text_inside(box)
    for one, other in combinations(words, 2):
        assert apart(one, other), (one, other)


@pytest.mark.parametrize("form", ["barres", "barres_empilees", "courbe", "anneau"])
@QUICK
@given(data=st.data(), room=st.sampled_from(ROOMS))
def test_nothing_leaves_or_overlaps(form: str, data: st.DataObject, room: Room) -> None:
    figure = data.draw(figures(form))
    scene = draw_scene(figure, room)
    check_scene(scene, room)
    written = texts(scene)
    if form != "courbe":  # a line names as many categories as there is room for
        assert all(name in written for name in figure.categories)
    chart = make_chart(figure)
    if form in ("barres", "anneau"):
        assert all(any(label in text for text in written) for series in chart.series for label in series.labels)


@pytest.mark.parametrize("room", ROOMS)
@pytest.mark.parametrize("name", FIGURES)
def test_each_form_has_its_place(name: str, room: Room) -> None:
    check_scene(draw_scene(make_figure(FIGURES[name]), room), room)


@QUICK
@given(data=st.data(), form=st.sampled_from(["barres", "barres_empilees", "courbe", "anneau"]))
def test_the_description_states_the_message_and_the_data(data: st.DataObject, form: str) -> None:
    figure = data.draw(figures(form))
    description = draw_scene(figure, ROOMS[1]).description
    assert description.startswith("Un message. ")
    alone = {figure.series[0].name} if len(figure.series) == 1 else set()  # the message says what it is
    assert all(run.text in description for run in chart_runs(make_chart(figure)) if run.text not in alone)
    assert description.endswith(".")


def test_the_description_of_the_budget() -> None:
    assert draw_scene(make_figure(FIGURES["barres-cible"]), ROOMS[0]).description == (
        "Le développement pèse la moitié du budget. Développeur\u00a0: 1\u202f240,0\u00a0k€\u00a0; "
        "Designer\u00a0: 72,5\u00a0k€\u00a0; Pilotage et coaching\u00a0: 60,0\u00a0k€\u00a0; "
        "Support\u00a0: non renseigné. Cible\u00a0: 65,0\u00a0k€. Source\u00a0: données d’exemple."
    )
    assert "avril\u00a0: 22\u202f000 (prévision)" in draw_scene(make_figure(FIGURES["courbe"]), ROOMS[0]).description


def test_a_description_of_the_data_is_taken() -> None:
    figure = make_figure(FIGURES["barres"] | {"alternative": "Un autre texte"})
    assert draw_scene(figure, ROOMS[0]).description == "Un autre texte"


def bars(scene: Scene) -> list[SceneBox]:
    return [item for item in scene.items if isinstance(item, SceneBox) and item.key.startswith("barre-")]


def test_bars_are_as_long_as_their_values() -> None:
    scene = draw_scene(make_figure(FIGURES["barres-negatives"]), ROOMS[0])
    lengths = {bar.key: bar.width for bar in bars(scene)}
    assert list(lengths) == ["barre-0-0", "barre-0-1", "barre-0-3"]  # nothing to draw for zero
    assert lengths["barre-0-0"] / lengths["barre-0-1"] == pytest.approx(120 / 45.5)
    left, _, right = bars(scene)
    assert left.x + left.width == pytest.approx(right.x)  # both begin at zero


def test_the_accent_alone_is_dark() -> None:
    fills = [bar.fill for bar in bars(draw_scene(make_figure(FIGURES["barres"]), ROOMS[0]))]
    assert fills == ["accent", "accent_light", "accent_light"]
    grouped = {bar.key: bar.fill for bar in bars(draw_scene(make_figure(FIGURES["barres-groupees"]), ROOMS[0]))}
    assert (grouped["barre-0-0"], grouped["barre-1-0"]) == ("accent_light", "accent")


def test_stacked_parts_follow_one_another() -> None:
    parts = [bar for bar in bars(draw_scene(make_figure(FIGURES["barres-empilees"]), ROOMS[0])) if bar.key[-1] == "0"]
    assert parts[1].x == pytest.approx(parts[0].x + parts[0].width)
    assert parts[0].y == parts[1].y


@pytest.mark.parametrize("room", ROOMS)
def test_a_stacked_value_stands_inside_its_part(room: Room) -> None:
    scene = draw_scene(make_figure(FIGURES["barres-empilees"]), room)
    parts = {bar.key.partition("-")[2]: bar for bar in bars(scene)}
    values = [item for item in scene.items if isinstance(item, SceneBox) and item.key.startswith("valeur-")]
    assert values
    for value in values:
        part = parts[value.key.partition("-")[2]]
        assert part.x <= value.x <= part.x + part.width - value.width
        assert part.y <= value.y <= part.y + part.height - value.height


def lines(scene: Scene, name: str) -> list[ScenePath]:
    return [item for item in scene.items if isinstance(item, ScenePath) and item.name == name]


def test_a_forecast_is_dashed_and_a_missing_value_breaks_the_line() -> None:
    scene = draw_scene(make_figure(FIGURES["courbe"]), ROOMS[0])
    drawn = lines(scene, "Utilisateurs")
    assert [(len(line.points), line.dashed) for line in drawn] == [(2, False), (3, True)]
    (target,) = lines(scene, "Objectif")
    assert target.dashed
    open_dots = [item for item in scene.items if isinstance(item, SceneBox) and item.fill == "ground"]
    assert [box.name.split("\u00a0")[0] for box in open_dots] == ["avril", "mai", "juin"]
    assert "En tirets\u00a0: prévision" in texts(scene)


def test_a_line_that_is_alone_says_its_values_and_two_have_an_axis() -> None:
    alone, two = (texts(draw_scene(make_figure(FIGURES[name]), ROOMS[0])) for name in ("courbe", "courbes"))
    assert {"12\u202f000", "15\u202f500", "40\u202f000"} <= set(alone)
    assert "0" not in alone
    assert "0\u00a0visites" in two
    assert "Abandons\u00a0: 5\u202f000\u00a0visites" in two
    assert "9\u202f000\u00a0visites" not in two


def test_a_ring_is_whole() -> None:
    scene = draw_scene(make_figure(FIGURES["anneau"]), ROOMS[0])
    sectors = [item for item in scene.items if isinstance(item, SceneSector)]
    assert [sector.fill for sector in sectors] == ["accent", "accent_light", "accent_light"]
    assert sectors[0].start == 0.0
    assert sectors[-1].end == pytest.approx(1.0)
    assert [one.end for one in sectors[:-1]] == [other.start for other in sectors[1:]]


def test_a_slide_has_larger_words_than_a_page() -> None:
    slide, page = (
        place_chart(make_chart(make_figure(FIGURES["barres"])), width=w, height=h, measurer=MEASURES, sizes=SIZES)
        for w, h in ROOMS[:2]
    )
    assert (slide.size, page.size) == (14.0, 12.0)


@pytest.mark.parametrize(
    ("values", "ticks"),
    [
        ([0], ["0", "0.2", "0.4", "0.6", "0.8", "1.0"]),
        ([12, 40], ["0", "10", "20", "30", "40"]),
        ([95, 97.5], ["95.0", "95.5", "96.0", "96.5", "97.0", "97.5"]),
        ([-120, 88], ["-150", "-100", "-50", "0", "50", "100"]),
        ([0.000001], ["0", "2E-7", "4E-7", "6E-7", "8E-7", "0.0000010"]),
    ],
)
def test_axes_are_round(values: list[float], ticks: list[str]) -> None:
    assert [float(tick) for tick in choose_axis(values).ticks] == [float(tick) for tick in ticks]


@given(st.lists(st.tuples(st.floats(-50, 150), st.floats(1, 30)), max_size=8))
def test_spread_labels_keep_apart_and_in_order(labels: list[tuple[float, float]]) -> None:
    middles, heights = [middle for middle, _ in labels], [height for _, height in labels]
    tops = spread(middles, heights, low=0.0, high=100.0)
    order = sorted(range(len(labels)), key=lambda index: (middles[index], index))
    for one, other in pairwise(order):
        assert tops[one] + heights[one] <= tops[other] + EPSILON
    for top, height in zip(tops, heights, strict=True):
        assert top >= -EPSILON
        assert top + height <= max(100.0, sum(heights)) + EPSILON


@pytest.mark.parametrize(
    ("room", "places"),
    [((852.0, 300.0), ["end", "end", "inside"]), ((470.0, 300.0), ["end", "end", "end"])],
)
def test_a_native_value_keeps_clear_of_the_target(room: tuple[float, float], places: list[str]) -> None:
    data = {"series": [{"nom": "Taux", "valeurs": [92, 30, 82, None]}], "unite": "%", "cible": {"valeur": 85}}
    chart = make_chart(make_figure(FIGURES["barres"] | data))
    placed = place_chart(chart, width=room[0], height=room[1], measurer=MEASURES, sizes=SIZES)
    assert [label.place for label in placed.labels] == places
    moved = [label.point for label in placed.labels if label.dx]
    assert moved == ([2] if "inside" not in places else [])  # small white words have no contrast on a light bar
