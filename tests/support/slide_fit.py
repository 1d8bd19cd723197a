"""Every text of a deck in its room, and what does not fit there, by our own measures, from the plan alone.

Comes in: a ``DeckPlan``. Goes out: each ``Passage`` (a title, the text of a box, a cell, a shape of a figure, a footer,
a number) with its room on the slide in points; and each ``Misfit``. Nothing here looks at how the layout came to the
plan: text is broken again at the width that the box really has, without the margin that the layout keeps.
``slide_drawn`` finds the same passages again in what LibreOffice draws.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import assert_never

from export_equipe.figures.scene import Scene, SceneBox
from export_equipe.layout.deck.plan import (
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
from export_equipe.layout.runs import stripped
from export_equipe.masters.geometry import EMU_PER_POINT, Box, MasterGeometry, PlaceholderKind
from export_equipe.typesetting.measure import Measurer
from export_equipe.typesetting.run import Added, Run, Runs, as_strong, plain_text

SLACK = 0.6  # points: lengths are rounded to EMU, more than once
TITLE, NUMBER, CELL, SHAPE = "Titre", "Numéro", "Cellule", "Forme"

Inset = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Room:
    """A rectangle of a slide, in points from its top left corner."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """How wide it is."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """How high it is."""
        return self.bottom - self.top

    def inside(self, inset: Inset) -> "Room":
        """What is left of it within ``inset`` (left, top, right, bottom)."""
        return Room(self.left + inset[0], self.top + inset[1], self.right - inset[2], self.bottom - inset[3])

    def overlap(self, other: "Room") -> float:
        """How far both reach into one another, along the axis where they do least; negative: how far apart."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return min(across, down)

    def beyond(self, other: "Room") -> float:
        """How far it leaves ``other``, at most; negative: how much is left."""
        return max(other.left - self.left, other.top - self.top, self.right - other.right, self.bottom - other.bottom)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A paragraph of a passage; ``hang`` is how far its text stands from the room's left side.

    ``mark`` is what stands before it. ``lines`` are given for the shapes of figures, whose lines the file fixes; else
    the width of the room breaks them.
    """

    runs: Runs
    size: float
    pitch: float
    hang: float = 0.0
    before: float = 0.0
    align: str = "start"
    mark: str = ""
    lines: tuple[Runs, ...] = ()

    def broken(self, width: float, measurer: Measurer) -> tuple[Runs, ...]:
        """Its lines in a room ``width`` points wide."""
        if self.lines:
            return self.lines
        room = max(width - self.hang, 1.0)
        return measurer.break_lines(self.runs, size=self.size, width=room).lines

    def beyond(self, width: float, measurer: Measurer) -> float:
        """How much wider than its line its widest word is, else its widest fixed line; 0 when none is cut."""
        room = max(width - self.hang, 1.0)
        if self.lines:
            return max(measurer.width(line, self.size) for line in self.lines) - room
        cut = measurer.break_lines(self.runs, size=self.size, width=room).overflow
        return measurer.least_width(self.runs, size=self.size) - room if cut else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A text of the slide ``slide`` (from 1); ``box`` is its shape, ``room`` what the shape leaves to its text.

    ``owner`` is the number of the element that holds it: the cells of a table have the same.
    """

    slide: int
    name: str
    owner: int
    box: Room
    room: Room
    stretches: tuple[Stretch, ...]

    @property
    def text(self) -> str:
        """Its characters, a paragraph after the other."""
        return "\n".join(plain_text(each.runs) for each in self.stretches)

    def height(self, measurer: Measurer) -> float:
        """The height of its lines and of the space between its paragraphs."""
        lines = sum(len(each.broken(self.room.width, measurer)) * each.pitch for each in self.stretches)
        return lines + sum(each.before for each in self.stretches[1:])


@dataclass(frozen=True, slots=True)
class Misfit:
    """What does not fit: ``kind`` is the diagnostic that may say so, ``""`` for what no page excuses."""

    slide: int
    kind: str
    message: str

    def __str__(self) -> str:
        return f"slide {self.slide}: {self.message}"


# Passages


def passages(plan: DeckPlan, master: MasterGeometry) -> Iterator[Passage]:
    """Every text of ``plan`` in reading order; texts of no letters too."""
    for number, slide in enumerate(plan.slides, 1):
        yield from slide_passages(slide, number, master)


def slide_passages(slide: SlidePlan, number: int, master: MasterGeometry) -> Iterator[Passage]:
    """The texts of one slide: its elements in order, its footer, its number."""
    shown = (slide.title, *slide.elements, *((slide.footer,) if slide.footer else ()))
    for owner, element in enumerate(shown):
        yield from _element_passages(element, number, owner)
    layout = master.layout(slide.layout)
    place = layout.find(PlaceholderKind.NUMBER) if layout and slide.number is not None else None
    if place is not None:
        inset = (place.inset_left, place.inset_top, place.inset_right, place.inset_bottom)
        run = Run(text=str(number), origin=Added.NUMBER)
        box = _room(place.box)
        room = box.inside((inset[0] / EMU_PER_POINT, 0.0, inset[2] / EMU_PER_POINT, 0.0))
        stretch = Stretch(runs=(run,), size=12.0, pitch=15.0)
        yield Passage(slide=number, name=NUMBER, owner=len(shown), box=box, room=room, stretches=(stretch,))


def _element_passages(element: Element, number: int, owner: int) -> Iterator[Passage]:
    match element:
        case TextElement(name=name, box=box, paragraphs=paragraphs, inset=inset):
            place = _room(box)
            stretches = tuple(map(_stretch, paragraphs))
            yield Passage(
                slide=number, name=TITLE if owner == 0 else name, owner=owner, box=place, room=place.inside(inset),
                stretches=stretches,
            )  # fmt: skip
        case TableElement():
            yield from _cells(element, number, owner)
        case FigureElement(box=box, scene=scene):
            yield from _shapes(scene, _room(box), number, owner)
        case PictureElement() | DecorationElement() | ChartElement():
            return
        case _:
            assert_never(element)


def _cells(table: TableElement, number: int, owner: int) -> Iterator[Passage]:
    left, top = table.box.x / EMU_PER_POINT, table.box.y / EMU_PER_POINT
    across = [left + sum(table.columns[:index]) / EMU_PER_POINT for index in range(len(table.columns) + 1)]
    down = [top + sum(row.height for row in table.rows[:index]) / EMU_PER_POINT for index in range(len(table.rows) + 1)]
    for line, row in enumerate(table.rows):
        for cell in row.cells:
            right = min(cell.column + cell.columns, len(table.columns))
            box = Room(across[cell.column], down[line], across[right], down[min(line + cell.rows, len(table.rows))])
            yield Passage(
                slide=number, name=f"{CELL} {line + 1}.{cell.column + 1}", owner=owner, box=box,
                room=box.inside(table.inset), stretches=tuple(map(_stretch, cell.paragraphs)),
            )  # fmt: skip


def _shapes(scene: Scene, place: Room, number: int, owner: int) -> Iterator[Passage]:
    for item in scene.items:
        if not isinstance(item, SceneBox) or not item.paragraphs:
            continue
        left, top = place.left + item.x, place.top + item.y
        box = Room(left, top, left + item.width, top + item.height)
        before, after = item.insets
        stretches = tuple(
            Stretch(
                runs=each.runs,
                size=each.size,
                pitch=each.pitch,
                align=item.align,
                lines=tuple(map(stripped, each.lines)),
            )
            for each in item.paragraphs
        )
        yield Passage(
            slide=number, name=f"{SHAPE} {item.name}", owner=owner, box=box,
            room=box.inside((before, item.padding, after, item.padding)), stretches=stretches,
        )  # fmt: skip


def _stretch(paragraph: SlideParagraph) -> Stretch:
    return Stretch(
        runs=as_strong(paragraph.runs, strong=paragraph.strong), size=paragraph.size, pitch=paragraph.pitch,
        hang=paragraph.indent * (paragraph.level + 1), before=paragraph.space_before, align=paragraph.align,
        mark=f"{paragraph.number}." if paragraph.marker is Marker.NUMBER else "",
    )  # fmt: skip


def _room(box: Box) -> Room:
    return Room(*(side / EMU_PER_POINT for side in (box.x, box.y, box.right, box.bottom)))


# Misfits


def misfits(plan: DeckPlan, master: MasterGeometry, measurer: Measurer) -> list[Misfit]:
    """All that does not fit in ``plan``: texts too high or too wide for their room, or one over another, or beyond the
    slide; words that their line cuts; tables whose rows do not add up; titles that are missing or said twice."""
    found = list(_titles(plan))
    for number, slide in enumerate(plan.slides, 1):
        texts = list(slide_passages(slide, number, master))
        found += [misfit for passage in texts for misfit in _in_room(passage, measurer)]
        found += _on_the_slide(slide, number, texts, master)
    return found


def _titles(plan: DeckPlan) -> Iterator[Misfit]:
    titles = ["".join(plain_text(each.runs) for each in slide.title.paragraphs).strip() for slide in plan.slides]
    first: dict[str, int] = {}
    for number, title in enumerate(titles, 1):
        if not title:
            yield Misfit(number, "", "it has no title")
        elif title in first:
            yield Misfit(number, "", f"it is called {title[:40]!r}, as slide {first[title]}")
        first.setdefault(title, number)


def _in_room(passage: Passage, measurer: Measurer) -> Iterator[Misfit]:
    """The words of ``passage`` that are cut, and what is higher than its room."""
    kind, cut = _kinds(passage)
    said = f"{passage.name} «{passage.text[:24]}»"
    for stretch in passage.stretches:
        over = stretch.beyond(passage.room.width, measurer)
        if over > SLACK:
            yield Misfit(passage.slide, cut, f"{said}: a word {over:.1f} points wider than its line")
    over = passage.height(measurer) - passage.room.height if passage.stretches else 0.0
    if over > SLACK:
        yield Misfit(passage.slide, kind, f"{said}: {over:.1f} points higher than its room")


def _kinds(*texts: Passage) -> tuple[str, str]:
    """The diagnostics that say that ``texts`` are too high, and that a word of theirs is cut."""
    names = [text.name for text in texts]
    if any(name.startswith(CELL) for name in names):
        return "tableau-trop-grand", "colonne-trop-etroite"
    if any(name.startswith(SHAPE) for name in names):
        return "figure-trop-grande", "figure-trop-grande"
    return "texte-trop-long", "mot-trop-long"


def _on_the_slide(slide: SlidePlan, number: int, texts: Sequence[Passage], master: MasterGeometry) -> Iterator[Misfit]:
    whole = Room(0.0, 0.0, master.width / EMU_PER_POINT, master.height / EMU_PER_POINT)
    for text in texts:
        if text.box.beyond(whole) > SLACK:
            yield Misfit(number, _kinds(text)[0], f"{text.name}: {text.box.beyond(whole):.1f} points beyond the slide")
    for element in slide.elements:
        if not isinstance(element, TextElement | TableElement) and _room(element.box).beyond(whole) > SLACK:
            yield Misfit(number, "figure-trop-grande", f"{element.name} leaves the slide")
    for one, other in combinations(texts, 2):
        together = one.owner == other.owner and one.name.startswith(SHAPE)  # a label may stand over a shape
        if not together and one.box.overlap(other.box) > SLACK:
            yield Misfit(number, _kinds(one, other)[0], f"{one.name} and {other.name} overlap")
    for element in slide.elements:
        if isinstance(element, TableElement) and _is_uneven(element):
            yield Misfit(number, "", f"{element.name}: its rows or its columns do not add up")


def _is_uneven(table: TableElement) -> bool:
    """Whether widths, heights and covered places of ``table`` do not add up to its box."""
    places = Counter(
        (line + down, cell.column + right)
        for line, row in enumerate(table.rows)
        for cell in row.cells
        for down in range(cell.rows)
        for right in range(cell.columns)
    )
    once = {(line, column): 1 for line in range(len(table.rows)) for column in range(len(table.columns))}
    tall = sum(row.height for row in table.rows)
    return places != once or sum(table.columns) != table.box.width or tall != table.box.height
