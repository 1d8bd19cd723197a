"""What must hold on every slide of a plan, found again from the plan alone and our own measures.

Nothing leaves the slide or overlaps (the slide's number included), all text fits its box, markers fit their indent, no
rule crosses a text, no size is under its floor, each slide has one title of its own. The text of a figure is broken
again too: nothing is taken from the plan but places, sizes and runs. Each fault is one sentence, so that a test
compares with the empty list.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from export_equipe.figures.chart_place import PlacedChart
from export_equipe.figures.scene import Scene, SceneBox
from export_equipe.layout.deck.plan import (
    CellPlan,
    ChartElement,
    DeckPlan,
    DecorationElement,
    Element,
    FigureElement,
    Marker,
    PictureElement,
    SlideParagraph,
    SlidePlan,
    TableElement,
    TextElement,
)
from export_equipe.masters.geometry import EMU_PER_POINT, Box, MasterGeometry
from export_equipe.typesetting.measure import Measurer
from export_equipe.typesetting.run import Added, Run, Runs, plain_text
from export_equipe.writers.pptx.shapes import RULE_WIDTH

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
    places = [(each.name, each.box) for each in elements if not isinstance(each, DecorationElement)]
    layout = master.layout(slide.layout)
    if slide.number is not None and layout is not None:
        places += [(place.name, place.box) for place in layout.placeholders if place.index == slide.number]
    for (one, its), (other, box) in combinations(places, 2):
        if _overlap(its, box):
            yield f"{slide.key}: {one} and {other} overlap"


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
            yield from _rule_faults(element)
        case TableElement():
            yield from _table_faults(element, measurer)
        case FigureElement(scene=scene) | ChartElement(chart=PlacedChart(scene=scene)):
            yield from _scene_faults(scene, _size(element.box), measurer)
        case PictureElement():
            yield from _picture_faults(element)


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
        yield from _marker_faults(paragraph, measurer)
        if paragraph.size < floor:
            yield f"{_short(paragraph.runs)} at {paragraph.size:g} points"
        if paragraph.pitch < paragraph.size:
            yield f"lines of {_short(paragraph.runs)} closer than their size"
    if needed > height + SLACK:
        yield f"text {needed:.1f} points high in {height:.1f}"


def _rule_faults(element: TextElement) -> Iterator[str]:
    """The thick line along an edge stands in the margin there."""
    margin = element.inset[("left", "top", "right", "bottom").index(element.edge)]
    if element.rule is not None and margin < RULE_WIDTH:
        yield f"a rule {RULE_WIDTH:g} points thick in a margin of {margin:g}"


def _marker_faults(paragraph: SlideParagraph, measurer: Measurer) -> Iterator[str]:
    """A bullet or a number is narrower than the indent before the text, or the first line would be pushed."""
    text = {Marker.NONE: "", Marker.NUMBER: f"{paragraph.number}."}.get(paragraph.marker, "•")
    run = Run(text=text, origin=Added.NUMBER, strong=paragraph.strong)
    if text and measurer.width((run,), paragraph.size) > paragraph.indent:
        yield f"{text} before {_short(paragraph.runs)} is wider than its indent of {paragraph.indent:.1f} points"


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


def _scene_faults(scene: Scene, size: tuple[float, float], measurer: Measurer) -> Iterator[str]:
    width, height = size
    if scene.width > width + SLACK or scene.height > height + SLACK:
        yield f"scene {scene.width:.0f}×{scene.height:.0f} in {width:.0f}×{height:.0f}"
    boxes = [box for box in scene.items if isinstance(box, SceneBox)]
    for box in boxes:
        if box.x < -SLACK or box.y < -SLACK:
            yield f"{box.key} leaves the figure"
        if box.x + box.width > scene.width + SLACK or box.y + box.height > scene.height + SLACK:
            yield f"{box.key} leaves the figure"
        if box.paragraphs:
            yield from (f"{box.key}: {fault}" for fault in _scene_text_faults(box, measurer))
    for one, other in combinations([box for box in boxes if box.paragraphs], 2):
        if _scene_overlap(one, other):
            yield f"{one.key} and {other.key} overlap in the figure"


def _scene_text_faults(box: SceneBox, measurer: Measurer) -> Iterator[str]:
    """The text of a box of a figure, broken again in its own room."""
    left, right = box.insets
    width, height = box.width - left - right, box.height - 2 * box.padding
    needed = 0.0
    for paragraph in box.paragraphs:
        broken = measurer.break_lines(paragraph.runs, size=paragraph.size, width=max(width + SLACK, 1.0))
        needed += len(broken.lines) * paragraph.pitch
        if broken.overflow:
            yield f"a word of {_short(paragraph.runs)} is wider than {width:.1f} points"
        if paragraph.size < SMALL_FLOOR:
            yield f"{_short(paragraph.runs)} at {paragraph.size:g} points"
    if needed > height + SLACK:
        yield f"text {needed:.1f} points high in {height:.1f}"


def _scene_overlap(one: SceneBox, other: SceneBox) -> bool:
    across = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
    down = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
    return across > SLACK and down > SLACK
