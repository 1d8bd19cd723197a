"""Small neighbouring sections share a slide, each under its heading, so that no slide holds three words in a corner.

Comes in: the slides asked for, in order, with the depth of their sections. Goes out: the slides to make. Decided here:
what is small; sections share the slide of the one that holds them, else one with its title; all of it must fit there
at a comfortable size, and text alone is gathered, never tables or figures.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import groupby

from export_equipe.layout.deck.context import DeckContext
from export_equipe.layout.deck.fit import split_evenly
from export_equipe.layout.deck.outline import hung_together, outline_blocks
from export_equipe.layout.deck.pieces import Piece
from export_equipe.layout.deck.room import SlideRoom, slide_room
from export_equipe.model.block import Blocks, Heading, Section
from export_equipe.model.walk import plain_inlines
from export_equipe.templating.bind import BoundSlide

LISTED = ", "  # between the names of sections that share a slide
LONGEST_LIST = 70  # characters of all
SMALL = 0.36  # of the room of a slide, heading included: what takes no more may share a slide


@dataclass(frozen=True)
class _Unit:
    """Blocks that share a slide with others, and the slide asked for them (``None``: the one that they share)."""

    blocks: Blocks
    slide: BoundSlide | None

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """The blocks as pieces, found once."""
        return outline_blocks(self.blocks)


@dataclass(frozen=True, slots=True)
class _Node:
    """A slide asked for and those of the sections inside its own."""

    slide: BoundSlide
    children: list["_Node"] = field(default_factory=list)


def gather_slides(slides: Sequence[BoundSlide], context: DeckContext) -> Iterator[BoundSlide]:
    """``slides`` with their small sections gathered; those without a level stay as they are."""
    for node in _nested(slides):
        yield from _gathered(node, lambda slide: slide_room(slide, context))


def _nested(slides: Sequence[BoundSlide]) -> list[_Node]:
    """``slides`` as trees: each under the last slide of a lesser level."""
    roots: list[_Node] = []
    path: list[_Node] = []
    for slide in slides:
        node = _Node(slide)
        while path and (not slide.level or path[-1].slide.level >= slide.level):
            path.pop()
        (path[-1].children if path else roots).append(node)
        if slide.level:
            path.append(node)
    return roots


def _gathered(node: _Node, room_of: Callable[[BoundSlide], SlideRoom]) -> Iterator[BoundSlide]:
    """The slides of ``node``, the deepest sections gathered first."""
    parts = [tuple(_gathered(child, room_of)) for child in node.children]
    if not parts:
        yield node.slide
        return
    room = room_of(node.slide)
    small = [len(part) == 1 and _is_small(part[0], room) for part in parts]
    host = node.slide.layout != "cover" and (bool(node.slide.body) or all(small))
    if host and room.taken(node.slide.body) > room.height:
        host = False
    if not host:
        yield node.slide
    pending: Blocks | None = node.slide.body if host else None
    for is_small, run in groupby(zip(small, parts, strict=True), key=lambda pair: pair[0]):
        found = [slide for _, part in run for slide in part]
        if is_small and (pending is not None or len(found) > 1):
            yield from _shared(node.slide, pending, found, room)
        else:
            yield from ((node.slide,) if pending is not None else ())
            yield from found
        pending = None


def _is_small(slide: BoundSlide, room: SlideRoom) -> bool:
    plain = slide.layout != "cover" and not slide.subtitle and not slide.notes and not isinstance(slide.title, str)
    return plain and room.taken((_section(slide),)) <= SMALL * room.height


def _shared(
    parent: BoundSlide, body: Blocks | None, slides: Sequence[BoundSlide], room: SlideRoom
) -> Iterator[BoundSlide]:
    """The slides that ``slides`` share, the first with ``body``, the parent's own, when it is given."""
    units = [_Unit((_section(slide),), slide) for slide in slides]
    if body:
        units.insert(0, _Unit(body, None))

    def measure(part: Sequence[_Unit]) -> float:
        return room.height_of(hung_together(piece for unit in part for piece in unit.pieces))

    for index, part in enumerate(split_evenly(units, room.height, measure)):
        alone = part[0].slide if len(part) == 1 and not (index == 0 and body is not None) else None
        blocks = tuple(block for unit in part for block in unit.blocks)
        own = parent if index == 0 and body is not None else _named(parent, part)
        yield alone or replace(own, layout="auto", body=blocks, kicker="", facts=())


def _named(parent: BoundSlide, part: Sequence[_Unit]) -> BoundSlide:
    """A slide of sections after that of their ``parent``: called by their names, said again, when these are short."""
    names = [unit.slide.title for unit in part if unit.slide and not isinstance(unit.slide.title, str)]
    text = LISTED.join(plain_inlines(name) for name in names)
    plain = replace(parent, notes=(), subtitle="", section="")
    if len(text) > LONGEST_LIST or len(names) < len(part):
        return plain
    return replace(plain, title=text, anchors=())


def _section(slide: BoundSlide) -> Section:
    """What ``slide`` holds, under its title as a heading."""
    assert not isinstance(slide.title, str), "words of a template are no heading of the page"
    span = slide.title[0].span
    heading = Heading(children=slide.title, source_level=slide.level, span=span)
    anchor = slide.anchors[0] if slide.anchors else ""
    return Section(heading=heading, level=slide.level, children=slide.body, anchor=anchor, span=span)
