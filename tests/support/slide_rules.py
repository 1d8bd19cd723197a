"""What must hold on every slide of a plan, found again from the plan alone and our own measures.

Nothing leaves the slide or overlaps, all text fits its box, no size is under its floor, each slide has one title of its
own. Each fault is one sentence, so that a test compares with the empty list.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from export_equipe.figures.scene import Scene, SceneBox
from export_equipe.layout.deck.plan import (
    CellPlan,
    ChartElement,
    DeckPlan,
    DecorationElement,
    Element,
    FigureElement,
    PictureElement,
    SlideParagraph,
    SlidePlan,
    TableElement,
    TextElement,
)
from export_equipe.masters.geometry import EMU_PER_POINT, Box, MasterGeometry
from export_equipe.typesetting.measure import Measurer
from export_equipe.typesetting.run import Runs, plain_text

TEXT_FLOOR, SMALL_FLOOR = 18.0, 12.0  # points: text and titles; tables, figures, labels, footers
SMALL_NAMES = ("Statut", "Pied de page", "Légende", "Source")
SLACK = 0.6  # points: lengths are rounded to EMU more than once


def find_faults(plan: DeckPlan, master: MasterGeometry, measurer: Measurer) -> list[str]:
    """Every fault of ``plan``, slide after slide."""
    return [*_title_faults(plan), *(f for slide in plan.slides for f in _slide_faults(slide, master, measurer))]


def cuts_a_word(plan: DeckPlan, measurer: Measurer) -> bool:
    """Whether a word of ``plan`` is wider than its line or its column."""
    return any(
        measurer.break_lines(_shown(p.runs, strong=p.strong), size=p.size, width=max(width, 1.0)).overflow
        for slide in plan.slides
        for element in (slide.title, *slide.elements)
        for p, width in _paragraph_widths(element)
    )


def _paragraph_widths(element: Element) -> Iterator[tuple[SlideParagraph, float]]:
    if isinstance(element, TextElement):
        room = element.box.width / EMU_PER_POINT - element.inset[0] - element.inset[2]
        yield from ((p, room - (p.indent * (p.level + 1))) for p in element.paragraphs)
    elif isinstance(element, TableElement):
        for cell in (cell for row in element.rows for cell in row.cells):
            room = _cell_width(element, cell) / EMU_PER_POINT - element.inset[0] - element.inset[2]
            yield from ((p, room - (p.indent * (p.level + 1))) for p in cell.paragraphs)


def _cell_width(table: TableElement, cell: CellPlan) -> int:
    return sum(table.columns[cell.column : cell.column + cell.columns])


def _title_faults(plan: DeckPlan) -> Iterator[str]:
    titles = ["".join(plain_text(p.runs) for p in slide.title.paragraphs).strip() for slide in plan.slides]
    yield from (f"slide {number} has no title" for number, title in enumerate(titles, 1) if not title)
    yield from (f"{count} slides are called {title!r}" for title, count in Counter(titles).items() if count > 1)
    keys = Counter(slide.key for slide in plan.slides)
    yield from (f"{count} slides have the key {key!r}" for key, count in keys.items() if count > 1)


def _slide_faults(slide: SlidePlan, master: MasterGeometry, measurer: Measurer) -> Iterator[str]:
    elements = (slide.title, *slide.elements, *((slide.footer,) if slide.footer else ()))
    for element in elements:
        small = element is slide.footer
        for fault in (*_place_faults(element.box, master), *_element_faults(element, measurer, small=small)):
            yield f"{slide.key}, {element.name}: {fault}"
    read = [element for element in elements if not isinstance(element, DecorationElement)]
    for one, other in combinations(read, 2):
        if _overlap(one.box, other.box):
            yield f"{slide.key}: {one.name} and {other.name} overlap"


def _place_faults(box: Box, master: MasterGeometry) -> Iterator[str]:
    if box.width <= 0 or box.height <= 0:
        yield f"no room in {box}"
    if box.x < 0 or box.y < 0 or box.right > master.width or box.bottom > master.height:
        yield f"{box} leaves the slide"


def _overlap(one: Box, other: Box) -> bool:
    slack = SLACK * EMU_PER_POINT
    across = min(one.right, other.right) - max(one.x, other.x)
    down = min(one.bottom, other.bottom) - max(one.y, other.y)
    return across > slack and down > slack


def _element_faults(element: Element, measurer: Measurer, *, small: bool) -> Iterator[str]:
    match element:
        case TextElement(box=box, paragraphs=paragraphs, inset=inset):
            floor = SMALL_FLOOR if small or element.name in SMALL_NAMES else TEXT_FLOOR
            yield from _text_faults(paragraphs, _size(box), inset, floor, measurer)
        case TableElement():
            yield from _table_faults(element, measurer)
        case FigureElement():
            yield from _figure_faults(element, measurer)
        case PictureElement():
            yield from _picture_faults(element)
        case ChartElement(chart=placed, box=box):
            yield from _scene_faults(placed.scene, box, measurer)


def _picture_faults(element: PictureElement) -> Iterator[str]:
    """A picture keeps its proportions and says what it shows."""
    (width, height), own = _size(element.box), element.picture
    if abs(width * own.height - height * own.width) > 0.02 * max(width * own.height, 1) + max(own.width, own.height):
        yield f"{own.width}×{own.height} shown as {width:.0f}×{height:.0f}"
    if not element.alternative.strip():
        yield "no text alternative"


def _size(box: Box) -> tuple[float, float]:
    return box.width / EMU_PER_POINT, box.height / EMU_PER_POINT


def _text_faults(
    paragraphs: Sequence[SlideParagraph], size: tuple[float, float], inset: Sequence[float], floor: float,
    measurer: Measurer,
) -> Iterator[str]:  # fmt: skip
    width, height = size[0] - inset[0] - inset[2], size[1] - inset[1] - inset[3]
    needed = 0.0
    for index, paragraph in enumerate(paragraphs):
        runs = _shown(paragraph.runs, strong=paragraph.strong)
        hang = paragraph.indent * (paragraph.level + 1)
        lines = measurer.break_lines(runs, size=paragraph.size, width=max(width - hang, 1.0)).lines
        needed += len(lines) * paragraph.pitch + (paragraph.space_before if index else 0.0)
        if paragraph.size < floor:
            yield f"{_short(paragraph.runs)} at {paragraph.size:g} points"
        if paragraph.pitch < paragraph.size:
            yield f"lines of {_short(paragraph.runs)} closer than their size"
    if needed > height + SLACK:
        yield f"text {needed:.1f} points high in {height:.1f}"


def _shown(runs: Runs, *, strong: bool) -> Runs:
    return tuple(replace(run, strong=True) for run in runs) if strong else runs


def _short(runs: Runs) -> str:
    return repr(plain_text(runs)[:30])


def _table_faults(table: TableElement, measurer: Measurer) -> Iterator[str]:
    if sum(table.columns) != table.box.width:
        yield "columns do not sum to the width"
    if sum(row.height for row in table.rows) != table.box.height:
        yield "rows do not sum to the height"
    covered: Counter[tuple[int, int]] = Counter()
    for index, row in enumerate(table.rows):
        for cell in row.cells:
            rows = range(index, index + cell.rows)
            covered.update((line, column) for line in rows for column in range(cell.column, cell.column + cell.columns))
            height = sum(each.height for each in table.rows[index : index + cell.rows])
            size = _cell_width(table, cell) / EMU_PER_POINT, height / EMU_PER_POINT
            for fault in _text_faults(cell.paragraphs, size, table.inset, SMALL_FLOOR, measurer):
                yield f"row {index + 1}: {fault}"
    places = {(line, column): 1 for line in range(len(table.rows)) for column in range(len(table.columns))}
    if covered != places:
        yield f"cells cover {sorted((Counter(places) - covered) + (covered - Counter(places)))} wrongly"


def _figure_faults(figure: FigureElement, measurer: Measurer) -> Iterator[str]:
    yield from _scene_faults(figure.scene, figure.box, measurer)


def _scene_faults(scene: Scene, frame: Box, measurer: Measurer) -> Iterator[str]:
    width, height = _size(frame)
    if scene.width > width + SLACK or scene.height > height + SLACK:
        yield f"scene {scene.width:.0f}×{scene.height:.0f} in {width:.0f}×{height:.0f}"
    for box in scene.items:
        if not isinstance(box, SceneBox):
            continue
        if box.x < 0 or box.y < 0 or box.x + box.width > scene.width + SLACK or box.y + box.height > height + SLACK:
            yield f"{box.key} leaves the figure"
        lines = sum(len(p.lines) * p.pitch for p in box.paragraphs)
        if lines > box.height + SLACK:
            yield f"{box.key}: text {lines:.1f} points high in {box.height:.1f}"
        for paragraph in box.paragraphs:
            if paragraph.size < SMALL_FLOOR:
                yield f"{box.key} at {paragraph.size:g} points"
            if any(measurer.width(line, paragraph.size) > box.width + SLACK for line in paragraph.lines):
                yield f"{box.key}: a line is wider than its box"
