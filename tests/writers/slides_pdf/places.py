"""Where the words of a deck's PDF stand, read from its content streams and told apart by the elements of the plan."""

import unicodedata
from collections.abc import Iterator
from io import BytesIO

from pikepdf import Pdf

from export_equipe.inspect.pdf.chunks import Chunk
from export_equipe.inspect.pdf.content import read_content
from export_equipe.layout.deck.plan import (
    ChartElement,
    DeckPlan,
    Element,
    FigureElement,
    Marker,
    TableElement,
    TextElement,
)
from export_equipe.layout.trace import scene_runs
from export_equipe.masters.geometry import Box
from export_equipe.typesetting.run import plain_text
from export_equipe.writers.pdf.slides.tables import cell_box

SLACK = 0.1  # points
SPACE = 0.278  # em: the space at which a line was broken stands after it, unseen
ASCENT, DESCENT = 0.73, 0.212  # em: a capital and a descender of Arimo


def stray_words(plan: DeckPlan, data: bytes) -> Iterator[str]:
    """The words that do not stand in the box of the element that says them, slide after slide."""
    with Pdf.open(BytesIO(data)) as pdf:
        for number, (slide, page) in enumerate(zip(plan.slides, pdf.pages, strict=True), 1):
            chunks = [each for each in read_content(page, number).chunks if each.artifact is None and each.text.strip()]
            height = float(page.mediabox[3])
            for text, box in (pair for element in (slide.title, *slide.elements) for pair in _boxes(element)):
                for chunk in _taken(chunks, text):
                    if not _is_inside(chunk, box, height):
                        yield f"{slide.key}: « {chunk.text} » at {chunk.start:.1f}, {height - chunk.base:.1f}, {box}"
            if chunks:
                yield f"{slide.key}: « {chunks[0].text} » is of no element"


def _boxes(element: Element) -> Iterator[tuple[str, Box]]:
    """The text of an element, markers included, and the box that it must stand in."""
    match element:
        case TextElement():
            yield _said(element), element.box
        case TableElement():
            for index, row in enumerate(element.rows):
                for cell in row.cells:
                    yield _said(cell), cell_box(element, index, cell)
        case ChartElement(chart=placed, box=box):
            yield "".join(run.text for run in scene_runs(placed.scene)), box
        case FigureElement(scene=scene, box=box):
            yield "".join(run.text for run in scene_runs(scene)), box


def _said(text: object) -> str:
    signs = {Marker.BULLET: "•", Marker.TODO: "☐", Marker.DONE: "☑", Marker.NONE: ""}
    return "".join(
        signs.get(each.marker, f"{each.number}.") + plain_text(each.runs)
        for each in text.paragraphs  # type: ignore[attr-defined]
    )


def _seen(text: str) -> int:
    """How many characters of ``text`` can be seen."""
    return sum(unicodedata.category(char)[0] not in "ZCM" for char in text)


def _taken(chunks: list[Chunk], text: str) -> Iterator[Chunk]:
    """Takes from ``chunks``, in order, those that say ``text``."""
    left = _seen(text)
    while chunks and left > 0:
        chunk = chunks.pop(0)
        left -= _seen(chunk.text)
        yield chunk


def _is_inside(chunk: Chunk, box: Box, height: float) -> bool:
    left, top, right, bottom = (side / 12_700 for side in (box.x, box.y, box.right, box.bottom))
    above, below = height - chunk.base - ASCENT * chunk.size, height - chunk.base + DESCENT * chunk.size
    end = chunk.end - (SPACE * chunk.size if chunk.text.endswith(" ") else 0.0)
    level = top - SLACK <= above and below <= bottom + SLACK
    return level and left - SLACK <= chunk.start and end <= right + SLACK
