"""The scene of a team: nothing lost, nothing over anything else, whatever the team."""

from itertools import combinations

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from export_equipe.data.team import TeamFigure
from export_equipe.figures.scene import Scene, SceneBox, SceneConnector
from export_equipe.figures.team import draw_team
from export_equipe.theme.model import SlideSizes
from export_equipe.typesetting.measure import measurer
from export_equipe.typesetting.run import Added, plain_text

MEASURES = measurer("arimo")
SIZES = SlideSizes(
    cover=(40,), title=(24,), subtitle=(18,), statement=(36, 32), number=(54, 48), body=(20,), table=(14, 12),
    detail=12, label=12, footer=12, pitch=1.25,
)  # fmt: skip
ROOMS = [(852.0, 376.0), (470.0, None), (470.0, 300.0), (640.0, 360.0)]
EPSILON = 0.01

SEED = {
    "type": "equipe",
    "titre": "L’équipe, ceux qui l’appuient et ceux qu’elle sert",
    "noyau": {
        "titre": "L’équipe produit",
        "roles": [
            {"nom": "Responsable métier", "precision": "porte la politique publique", "porteur": True},
            {"nom": "Co-chef de produit DNUM", "precision": "porte le produit numérique", "porteur": True},
            {"nom": "Designer"},
            {"nom": "Développeur"},
            {"nom": "Coach produit"},
        ],
        "mention": "dotée de toutes les expertises",
    },
    "groupes": [
        {"cle": "autour", "titre": "Autour", "cote": "gauche", "membres": ["Usagers et agents", "Sponsor"]},
        {"cle": "comite", "titre": "Comité", "cote": "gauche", "membres": ["Autres directions métier"]},
        {
            "cle": "appui",
            "titre": "Experts en appui",
            "cote": "droite",
            "membres": ["Accessibilité", "Ops", "Sécurité"],
        },
    ],
    "liens": [
        {"de": "autour", "vers": "noyau", "libelle": "besoins", "sens": "double"},
        {"de": "appui", "vers": "noyau", "libelle": "expertise"},
        {"de": "comite", "vers": "appui", "libelle": "demandes"},
        {"de": "comite", "vers": "autour", "sens": "aucun"},
    ],
}

_word = st.text("abcdefghijklmnopqrstuvwxyzéèœABCDEFG", min_size=1, max_size=18)
_name = st.lists(_word, min_size=1, max_size=8).map(" ".join)


@st.composite
def teams(draw: st.DrawFn) -> TeamFigure:
    def person() -> dict[str, object]:
        detail = draw(st.none() | _name)
        return {"nom": draw(_name)} | ({"precision": detail} if detail else {})

    def people(most: int) -> list[dict[str, object]]:
        found = [person() for _ in range(draw(st.integers(1, most)))]
        return list({str(one["nom"]).casefold(): one for one in found}.values())

    keys = [f"g{index}" for index in range(draw(st.integers(0, 4)))]
    pairs = draw(st.lists(st.sampled_from(list(combinations(["noyau", *keys], 2))), unique=True)) if keys else []
    return TeamFigure.model_validate(
        {
            "type": "equipe",
            "titre": "Équipe",
            "noyau": {
                "titre": draw(_name),
                "roles": [role | {"porteur": draw(st.booleans())} for role in people(14)],
                "mention": draw(st.none() | _name),
            },
            "groupes": [
                {
                    "cle": key,
                    "titre": draw(_name),
                    "cote": draw(st.sampled_from(["gauche", "droite"])),
                    "membres": people(8),
                }
                for key in keys
            ],
            "liens": [
                {
                    "de": source,
                    "vers": target,
                    "libelle": draw(st.none() | _name),
                    "sens": draw(st.sampled_from(["simple", "double", "aucun"])),
                }
                for source, target in pairs
            ],
        }
    )


def draw_scene(figure: TeamFigure, room: tuple[float, float | None]) -> Scene:
    return draw_team(figure, width=room[0], height=room[1], measurer=MEASURES, sizes=SIZES)


def texts(scene: Scene) -> list[str]:
    return [
        plain_text(paragraph.runs)
        for item in scene.items
        if isinstance(item, SceneBox)
        for paragraph in item.paragraphs
    ]


def apart(one: SceneBox, other: SceneBox) -> bool:
    return (
        one.x + one.width <= other.x + EPSILON
        or other.x + other.width <= one.x + EPSILON
        or one.y + one.height <= other.y + EPSILON
        or other.y + other.height <= one.y + EPSILON
    )


def expected_words(figure: TeamFigure) -> list[str]:
    """Every title, name and detail that must be drawn."""
    words = [figure.core.title, *([figure.core.mention] if figure.core.mention else [])]
    people = [*figure.core.roles, *(member for group in figure.groups for member in group.members)]
    words += [word for person in people for word in (person.name, person.detail) if word]
    return words + [group.title for group in figure.groups]


def check_text_inside(box: SceneBox) -> None:
    height = sum(len(paragraph.lines) * paragraph.pitch for paragraph in box.paragraphs)
    assert height + 2 * box.padding <= box.height + EPSILON, box.name
    for paragraph in box.paragraphs:
        assert paragraph.size >= SIZES.label
        joined = "".join(plain_text(line) for line in paragraph.lines)
        assert joined == plain_text(paragraph.runs), box.name
        for line in paragraph.lines:
            assert all(run.origin is Added.FIGURE for run in line)
            shown = plain_text(line).rstrip()
            assert len(shown) <= 1 or MEASURES.width(line, paragraph.size) <= box.width - box.padding * 2 + 4.0, (
                box.name
            )


@pytest.mark.parametrize("room", ROOMS)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(figure=teams())
@example(figure=TeamFigure.model_validate(SEED))
def test_nothing_is_lost_and_nothing_overlaps(room: tuple[float, float | None], figure: TeamFigure) -> None:
    scene = draw_scene(figure, room)
    boxes = [item for item in scene.items if isinstance(item, SceneBox)]
    written = texts(scene)
    for word in set(expected_words(figure)):
        assert written.count(word) >= expected_words(figure).count(word)
    assert len({box.key for box in boxes}) == len(boxes)
    for box in boxes:
        assert 0 <= box.x <= scene.width - box.width + EPSILON, box.name
        assert 0 <= box.y <= scene.height - box.height + EPSILON, box.name
        check_text_inside(box)
    for one, other in combinations([box for box in boxes if box.paragraphs], 2):
        assert apart(one, other), (one.name, other.name)
    panels = [box for box in boxes if not box.paragraphs]
    for one, other in combinations(panels, 2):
        assert apart(one, other), (one.name, other.name)
    for line in (item for item in scene.items if isinstance(item, SceneConnector)):
        assert line.x1 == line.x2 or line.y1 == line.y2, line.name
    assert scene.width == room[0]
    assert room[1] is None or scene.height >= room[1]


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(figure=teams())
def test_the_description_names_everything(figure: TeamFigure) -> None:
    description = draw_scene(figure, ROOMS[1]).description
    for word in [*expected_words(figure), *(link.label for link in figure.links if link.label)]:
        assert word in description
    assert description.endswith(".")


def test_the_seed_fits_a_slide_at_its_own_height() -> None:
    scene = draw_scene(TeamFigure.model_validate(SEED), (852.0, 376.0))
    assert scene.height == 376.0
    boxes = [item for item in scene.items if isinstance(item, SceneBox)]
    top = min(box.y for box in boxes)
    assert top == pytest.approx(376.0 - max(box.y + box.height for box in boxes))


def test_a_team_that_does_not_fit_says_the_height_it_needs() -> None:
    figure = {**SEED, "groupes": [
        {"cle": "autour", "titre": "Autour", "cote": "gauche", "membres": [f"Membre numéro {n}" for n in range(40)]}
    ], "liens": []}  # fmt: skip
    scene = draw_scene(TeamFigure.model_validate(figure), (470.0, 200.0))
    assert scene.height > 200.0
    assert "Membre numéro 39" in texts(scene)


def test_words_of_links_are_drawn_over_the_line_or_in_the_group() -> None:
    slide, page = (draw_scene(TeamFigure.model_validate(SEED), room) for room in ROOMS[:2])
    assert "besoins" in texts(slide)
    assert "↔\u00a0besoins" in texts(page)
    assert "→\u00a0Experts en appui\u00a0: demandes" in texts(slide)


def test_lines_start_and_end_on_the_panels_that_they_join() -> None:
    scene = draw_scene(TeamFigure.model_validate(SEED), ROOMS[0])
    boxes = {item.key: item for item in scene.items if isinstance(item, SceneBox)}
    lines = [item for item in scene.items if isinstance(item, SceneConnector)]
    assert [(line.source, line.target, line.head, line.tail) for line in lines] == [
        ("noyau-role-0", "noyau-role-1", False, False),
        ("groupe-autour", "noyau", True, True),
        ("groupe-appui", "noyau", True, False),
        ("groupe-comite", "groupe-autour", False, False),
    ]
    for line in lines:
        source = boxes[line.source]
        assert line.source_side is not None
        edges = {
            "left": (source.x, line.y1), "right": (source.x + source.width, line.y1),
            "top": (line.x1, source.y), "bottom": (line.x1, source.y + source.height),
        }  # fmt: skip
        assert (line.x1, line.y1) == pytest.approx(edges[line.source_side])
