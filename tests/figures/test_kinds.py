"""The scenes of processes, timelines, roadmaps, phases and impact matrices, whatever their data."""

from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.support.scenes import MEASURES, boxes_of, find_faults, texts_of

from export_equipe.data.figures import FIGURES, AnyFigure
from export_equipe.figures.draw import draw_figure
from export_equipe.figures.moments import head_moment, say_at, say_day, say_range
from export_equipe.figures.scene import Scene, SceneBox, SceneConnector
from export_equipe.theme.model import SlideSizes

SIZES = SlideSizes(
    cover=(40,), title=(24,), subtitle=(18,), statement=(36, 32), number=(54, 48), body=(20,), table=(14, 12),
    detail=12, label=12, footer=12, pitch=1.25,
)  # fmt: skip
SLIDE, PAGE = (852.0, 376.0), (470.0, None)
ROOMS = [SLIDE, PAGE, (470.0, 300.0), (640.0, 360.0)]

_word = st.text("abcdefghijklmnopqrstuvwxyzéèœABCDEFG", min_size=1, max_size=18)
_name = st.lists(_word, min_size=1, max_size=7).map(" ".join)
_maybe = st.none() | _name


def names(least: int, most: int) -> st.SearchStrategy[list[str]]:
    return st.lists(_name, min_size=least, max_size=most, unique_by=str.casefold)


def without_none(data: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if value is not None}


def figure(kind: str, **data: Any) -> AnyFigure:
    return FIGURES[kind].model_validate({"type": kind, "titre": "Titre"} | data)


@st.composite
def processes(draw: st.DrawFn) -> AnyFigure:
    steps = [without_none({"nom": name, "precision": draw(_maybe)}) for name in draw(names(2, 8))]
    return figure("processus", etapes=steps)


@st.composite
def timelines(draw: st.DrawFn) -> AnyFigure:
    days = sorted(draw(st.lists(st.dates(date(1950, 1, 1), date(2150, 1, 1)), min_size=2, max_size=10)))
    events = [
        without_none(
            {
                "date": draw(st.sampled_from([day.isoformat(), day.isoformat()[:7], "T4 2026"])),
                "nom": f"{name} {index}",
                "precision": draw(_maybe),
                "fait": draw(st.booleans()),
            }
        )
        for index, (day, name) in enumerate(zip(days, draw(st.lists(_name, min_size=10, max_size=10)), strict=False))
    ]
    return figure("chronologie", evenements=events)


def month(first: int, months: int) -> str:
    return f"{(first + months) // 12}-{(first + months) % 12 + 1:02}"


@st.composite
def roadmaps(draw: st.DrawFn) -> AnyFigure:
    first, months = 12 * 2027 + draw(st.integers(0, 11)), draw(st.integers(3, 12))

    def moment(place: int) -> str:
        return month(first, place) + draw(st.sampled_from(["", "-01", "-15", "-28"]))

    def work(name: str) -> dict[str, Any]:
        start = draw(st.integers(0, months - 1))
        end = draw(st.integers(start, months - 1))
        return {"nom": name, "debut": month(first, start), "fin": moment(end)}

    lanes = [
        without_none(
            {
                "nom": name,
                "travaux": [work(one) for one in draw(names(0, 5))],
                "jalons": [{"nom": one, "date": moment(draw(st.integers(0, months - 1)))} for one in draw(names(0, 4))],
                "indicateur": draw(_maybe),
            }
        )
        for name in draw(names(1, 4))
    ]
    return figure("feuille_de_route", debut=month(first, 0), mois=months, priorites=lanes)


@st.composite
def phases(draw: st.DrawFn) -> AnyFigure:
    strip = draw(names(2, 8))
    some = st.sampled_from(strip)
    dates = st.none() | st.sampled_from(["2026-12-14", "2027-06", "T3 2027"])
    held = [
        without_none({"phase": draw(some), "date": draw(dates), "nom": draw(_maybe)})
        for _ in range(draw(st.integers(0, 6)))
    ]
    return figure("phases", phases=strip, courante=draw(some), comites=held)


@st.composite
def matrices(draw: st.DrawFn) -> AnyFigure:
    keys = ("utilisable", "utilise", "utile", "impactant", "efficient")
    return figure("matrice_impact", **{key: draw(names(key == "utile", 4)) for key in keys})


KINDS = {
    "processus": processes(),
    "chronologie": timelines(),
    "feuille_de_route": roadmaps(),
    "phases": phases(),
    "matrice_impact": matrices(),
}


def scene_of(data: AnyFigure, room: tuple[float, float | None]) -> Scene:
    return draw_figure(data, width=room[0], height=room[1], measurer=MEASURES, sizes=SIZES)


def words_of(value: Any) -> list[str]:
    """All that the data of a figure says, but for its title and the names that only the program reads."""
    match value:
        case str():
            return [value]
        case tuple():
            return [word for item in value for word in words_of(item)]
        case bool() | int() | None:
            return []
    skipped = {"type", "title", "alternative", "current", "phase", "start", "end", "date", "when", "months"}
    fields = [name for name in type(value).model_fields if name not in skipped]
    return [word for name in fields for word in words_of(getattr(value, name))]


@pytest.mark.parametrize("room", ROOMS)
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_lost_and_nothing_overlaps(kind: str, room: tuple[float, float | None]) -> None:
    @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
    @given(data=KINDS[kind])
    def check(data: AnyFigure) -> None:
        scene = scene_of(data, room)
        assert find_faults(scene, SIZES.label) == []
        assert scene.width == room[0]
        assert room[1] is None or scene.height >= room[1]
        drawn = "\n".join(texts_of(scene))
        for word in words_of(data):
            assert drawn.count(word) >= 1, word
            assert word in scene.description
        assert scene.description.endswith((".", "!", "?", "…"))
        assert scene == scene_of(data, room)

    check()


def process(count: int, **step: Any) -> AnyFigure:
    return figure("processus", etapes=[{"nom": f"Étape {chr(65 + index)}"} | step for index in range(count)])


def tops(scene: Scene, prefix: str) -> list[float]:
    return [box.y for box in boxes_of(scene) if box.key.startswith(prefix) and box.paragraphs]


def test_steps_stand_in_one_row_and_turn_back_in_the_second() -> None:
    scene = scene_of(process(4), SLIDE)
    assert len(set(tops(scene, "etape-"))) == 1
    turned = {box.key: box for box in boxes_of(scene_of(process(6), PAGE))}
    assert turned["etape-4"].x == turned["etape-3"].x
    assert turned["etape-6"].x == turned["etape-1"].x
    assert turned["etape-4"].y > turned["etape-3"].y


def test_each_arrow_is_glued_to_the_sides_that_face_one_another() -> None:
    lines = [item for item in scene_of(process(6), PAGE).items if isinstance(item, SceneConnector)]
    assert [(line.source, line.target, line.source_side, line.target_side) for line in lines] == [
        ("etape-1", "etape-2", "right", "left"),
        ("etape-2", "etape-3", "right", "left"),
        ("etape-3", "etape-4", "bottom", "top"),
        ("etape-4", "etape-5", "left", "right"),
        ("etape-5", "etape-6", "left", "right"),
    ]


def test_larger_words_are_taken_where_there_is_room() -> None:
    def largest(data: AnyFigure, room: tuple[float, float | None]) -> float:
        return max(p.size for box in boxes_of(scene_of(data, room)) for p in box.paragraphs)

    assert largest(process(4), SLIDE) > largest(process(4), PAGE)


def test_long_texts_make_the_scene_higher_than_its_room() -> None:
    scene = scene_of(process(8, precision="des mots " * 60), SLIDE)
    assert scene.height > 376.0
    assert find_faults(scene, SIZES.label) == []


EVENTS = [
    {"date": "2026-09-01", "nom": "Lancement", "fait": True},
    {"date": "2026-12", "nom": "Comité"},
    {"date": "T2 2027", "nom": "Audit"},
    {"date": 2028, "nom": "Bilan"},
]


def test_what_is_done_has_a_full_dot_a_plain_line_and_a_word() -> None:
    scene = scene_of(figure("chronologie", evenements=EVENTS), SLIDE)
    assert [box.fill for box in boxes_of(scene) if box.shape == "ellipse"] == ["accent", "ground", "ground", "ground"]
    assert [item.dotted for item in scene.items if isinstance(item, SceneConnector)] == [True, True, True]
    assert texts_of(scene).count("Fait") == 1
    assert "Lancement – fait." in scene.description


def test_a_timeline_goes_down_in_a_page_and_across_a_slide() -> None:
    data = figure("chronologie", evenements=EVENTS * 1 + [{"date": 2029, "nom": "Fin"}, {"date": 2030, "nom": "Après"}])
    dots = [[box for box in boxes_of(scene_of(data, room)) if box.shape == "ellipse"] for room in (PAGE, SLIDE)]
    assert len({dot.x for dot in dots[0]}) == 1
    assert len({dot.y for dot in dots[1]}) == 1


def test_dates_are_said_in_french() -> None:
    texts = texts_of(scene_of(figure("chronologie", evenements=EVENTS), PAGE))
    assert {"1er\u00a0septembre 2026", "Décembre 2026", "T2 2027", "2028"} <= set(texts)
    assert [head_moment("2026-08"), say_at("2026-08-01"), say_at("T2 2027"), say_day("2026-08")] == [
        "Août 2026", "le 1er\u00a0août 2026", "T2 2027", "",
    ]  # fmt: skip
    assert say_range("2026-10", "2026-12-15") == "d’octobre 2026 au 15\u00a0décembre 2026"
    assert say_range("2026-10-02", "2026-12") == "du 2\u00a0octobre 2026 à décembre 2026"
    assert say_range("2026-10", "2026-10") == "en octobre 2026"


ROADMAP = figure(
    "feuille_de_route",
    debut="2026-11",
    mois=6,
    priorites=[
        {
            "nom": "Ouvrir",
            "travaux": [
                {"nom": "Raccorder", "debut": "2026-11", "fin": "2026-12"},
                {"nom": "Former", "debut": "2027-01-16", "fin": "2027-02"},
                {"nom": "Expérimentation anticipée", "debut": "2027-04-29", "fin": "2027-04-29"},
            ],
            "jalons": [{"nom": "Ouverture", "date": "2027-03-31"}],
            "indicateur": "40 000 usagers",
        },
        {"nom": "Sécuriser"},
    ],
)


def by_key(scene: Scene) -> dict[str, SceneBox]:
    return {box.key: box for box in boxes_of(scene)}


@pytest.mark.parametrize("room", [SLIDE, PAGE])
def test_bars_begin_and_end_with_their_days(room: tuple[float, float | None]) -> None:
    boxes = by_key(scene_of(ROADMAP, room))
    step, left = boxes["mois-2026-11"].width, boxes["mois-2026-11"].x
    works = [boxes[f"priorite-0-travail-{index}"] for index in range(3)]
    assert works[0].x == pytest.approx(left)
    assert works[0].width == pytest.approx(2 * step)
    assert works[1].x == pytest.approx(left + step * (2 + 15 / 31))
    assert works[1].x + works[1].width == pytest.approx(left + 4 * step)
    assert works[2].width == pytest.approx(step / 30)
    stone = boxes["priorite-0-jalon-0"]
    assert stone.shape == "diamond"
    assert stone.x + stone.width / 2 == pytest.approx(left + step * (4 + 30.5 / 31))


def test_the_words_of_a_short_bar_stand_beside_it() -> None:
    boxes = by_key(scene_of(ROADMAP, SLIDE))
    bar, words = boxes["priorite-0-travail-2"], boxes["priorite-0-travail-2-mots"]
    assert not bar.paragraphs
    assert words.x + words.width <= bar.x
    assert boxes["priorite-0-travail-0"].paragraphs


def test_the_months_of_two_years_are_under_their_year() -> None:
    scene = scene_of(ROADMAP, SLIDE)
    texts = texts_of(scene)
    assert texts[:8] == ["2026", "2027", "novembre", "décembre", "janvier", "février", "mars", "avril"]
    boxes = by_key(scene)
    assert boxes["annee-2026"].width == pytest.approx(2 * boxes["mois-2026-11"].width)
    short = texts_of(scene_of(ROADMAP.model_copy(update={"months": 12}), PAGE))
    assert "nov." in short


def test_indicators_have_a_column_on_a_slide_only_if_there_is_one() -> None:
    assert "Indicateur" in texts_of(scene_of(ROADMAP, SLIDE))
    bare = ROADMAP.model_copy(update={"lanes": ROADMAP.lanes[1:]})
    assert "Indicateur" not in texts_of(scene_of(bare, SLIDE))


PHASES = figure(
    "phases",
    phases=["Idée", "Construction", "Arrêt"],
    courante="Construction",
    comites=[{"phase": "Construction", "date": "2026-12-14"}, {"phase": "Arrêt"}],
)


def test_the_current_phase_is_in_full_and_said_so() -> None:
    scene = scene_of(PHASES, SLIDE)
    arrows = [box for box in boxes_of(scene) if box.shape in ("homePlate", "chevron")]
    assert [(box.shape, box.fill) for box in arrows] == [
        ("homePlate", "surface_strong"), ("chevron", "accent"), ("chevron", "ground"),
    ]  # fmt: skip
    now = by_key(scene)["actuelle"]
    assert now.x + now.width / 2 == pytest.approx(arrows[1].x + arrows[1].width / 2)
    assert now.y > arrows[1].y
    assert "Étape actuelle\u00a0: Construction." in scene.description


def test_committees_are_dots_over_their_phase_with_a_word() -> None:
    boxes = by_key(scene_of(PHASES, SLIDE))
    for phase in (1, 2):
        arrow, dot = boxes[f"phase-{phase}"], boxes[f"comite-{phase}-0-point"]
        assert dot.y + dot.height <= arrow.y
        assert arrow.x <= dot.x
        assert dot.x + dot.width <= arrow.x + arrow.width
    assert {"14\u00a0décembre 2026", "Comité"} <= set(texts_of(scene_of(PHASES, SLIDE)))


def test_an_impact_matrix_has_five_boxes_under_their_standard_names() -> None:
    scene = scene_of(figure("matrice_impact", utile=["Satisfaction"]), SLIDE)
    texts = texts_of(scene)
    assert [text for text in texts if text not in ("Non renseigné", "Satisfaction")] == [
        "Utilisable", "Utilisé", "Utile", "Impactant", "Efficient",
    ]  # fmt: skip
    assert texts.count("Non renseigné") == 4
    assert "Utile\u00a0: Satisfaction. Impactant\u00a0: non renseigné." in scene.description


@pytest.mark.parametrize("data", [process(3), figure("chronologie", evenements=EVENTS), ROADMAP, PHASES])
def test_an_alternative_of_ones_own_is_kept(data: AnyFigure) -> None:
    assert scene_of(data.model_copy(update={"alternative": "Tout est dit"}), PAGE).description == "Tout est dit"
