"""Native charts as an independent reader draws them: each word near the place that the scene gives it, in French."""

import re
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.support.charts import FIGURES, plan_charts

from export_equipe.figures.scene import SceneBox
from export_equipe.layout.deck.plan import ChartElement, DeckPlan
from export_equipe.masters.geometry import EMU_PER_POINT
from export_equipe.theme.model import Theme
from export_equipe.typesetting.measure import measurer
from export_equipe.typesetting.run import plain_text
from export_equipe.writers.pptx.deck import write_deck

Place = tuple[float, float]  # the left and the middle of a word, in points
NEAR = 8.0  # points: LibreOffice’s own space between a point and its label is some points less than ours
_WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">([^<]*)</word>')


@pytest.fixture(scope="module")
def plan() -> DeckPlan:
    return plan_charts().deck


@pytest.fixture(scope="module")
def pages(
    plan: DeckPlan, theme: Theme, libreoffice: Callable[[Path, Path], Path], tmp_path_factory: pytest.TempPathFactory
) -> list[list[tuple[str, Place]]]:
    folder = tmp_path_factory.mktemp("charts")
    (folder / "deck.pptx").write_bytes(write_deck(plan, theme))
    pdf = libreoffice(folder / "deck.pptx", folder)
    told = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], capture_output=True, text=True, check=True).stdout
    return [[_word(*found) for found in _WORD.findall(page)] for page in told.split("<page ")[1:]]


def _word(left: str, top: str, bottom: str, text: str) -> tuple[str, Place]:
    return text, (float(left), (float(top) + float(bottom)) / 2)


def placed_words(chart: ChartElement) -> Iterator[tuple[str, Place]]:
    """The first word of each text of the scene that a native chart has too."""
    left, top = chart.box.x / EMU_PER_POINT, chart.box.y / EMU_PER_POINT
    for box in chart.chart.scene.items:
        if not isinstance(box, SceneBox) or not box.paragraphs or box.key.startswith("repere"):
            continue
        if any(plain_text(paragraph.runs) == "0\u00a0k€" for paragraph in box.paragraphs):
            continue  # LibreOffice names no part of nothing
        first = box.paragraphs[0]
        line = first.lines[0]
        spare = box.width - measurer("arimo").width(line, first.size)
        x = box.x + {"start": 0.0, "center": spare / 2, "end": spare}[box.align]
        yield plain_text(line).split()[0], (left + x, top + box.y + first.pitch / 2)


@pytest.mark.parametrize("name", FIGURES)
def test_words_are_drawn_where_the_scene_has_them(
    name: str, plan: DeckPlan, pages: list[list[tuple[str, Place]]]
) -> None:
    (number, chart) = list(_charts(plan))[list(FIGURES).index(name)]
    for text, (x, y) in placed_words(chart):
        found = [place for word, place in pages[number] if word.split()[0] == text]
        assert found, text
        off = min(max(abs(px - x), abs(py - y)) for px, py in found)
        assert off <= NEAR, (text, off)


def _charts(plan: DeckPlan) -> Iterator[tuple[int, ChartElement]]:
    for number, slide in enumerate(plan.slides):
        yield from ((number, each) for each in slide.elements if isinstance(each, ChartElement))
