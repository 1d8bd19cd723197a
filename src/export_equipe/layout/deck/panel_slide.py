"""Slides of panels: columns, comparisons, cards, key figures, processes.

Comes in: a draft with panels, fitted. Goes out: framed slides with their elements in reading order. Decided here: the
look of each kind of panel; steps are joined by arrows, which say nothing that their numbers do not say.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from export_equipe.layout.deck.archetype import Archetype
from export_equipe.layout.deck.context import DeckContext
from export_equipe.layout.deck.draft import Draft
from export_equipe.layout.deck.drawn import drawn_picture
from export_equipe.layout.deck.fit import FittedText, with_air
from export_equipe.layout.deck.panel_fit import (
    ARROW,
    HEAD_GAP,
    HEAD_PITCH,
    TERM_GAP,
    TERM_RULE,
    PanelGrid,
    PanelSetting,
    cover_size,
    fit_panels,
)
from export_equipe.layout.deck.panels import FREE
from export_equipe.layout.deck.pieces import Panel, PanelsPiece
from export_equipe.layout.deck.place import Frame, emu, points
from export_equipe.layout.deck.plan import DecorationElement, Element, PictureElement, SlideParagraph, TextElement
from export_equipe.layout.deck.text import is_boxed, slide_paragraphs, text_elements
from export_equipe.layout.deck.titles import reserved_title
from export_equipe.layout.deck.zones import content_zones
from export_equipe.layout.runs import repeated
from export_equipe.masters.geometry import Box, LayoutGeometry, Placeholder, PlaceholderKind
from export_equipe.typesetting.run import Runs

ARROW_SIZE = (11.0, 20.0)  # points
_TOP_RULE = frozenset({Archetype.CARDS})  # panels under an accent rule


def panels_fit(piece: PanelsPiece, title: Runs, subtitle: Runs, context: DeckContext) -> bool:
    """Whether ``piece`` fits slides called ``title``."""
    layout = context.layout(piece.archetype.value)
    return _fitted(piece, context.frame(layout, title, subtitle), context) is not None


def panel_slides(
    draft: Draft, piece: PanelsPiece, layout: LayoutGeometry, context: DeckContext
) -> Iterator[tuple[Frame, tuple[Element, ...], tuple[str, ...]]]:
    """The frame, the elements and the anchors of each slide that ``piece`` takes."""
    grids = _fitted(piece, context.frame(layout, reserved_title(draft, 2), draft.subtitle), context)
    assert grids is not None, "panels that do not fit are made text before"
    for index, grid in enumerate(grids, 1):
        subtitle = repeated(draft.subtitle) if index > 1 else draft.subtitle
        frame = context.frame(layout, reserved_title(draft, index), subtitle)
        anchors = tuple(anchor for row in grid.rows for panel in row for anchor in panel.anchors)
        yield frame, tuple(_elements(grid, frame.body, layout, context)), anchors


def _fitted(piece: PanelsPiece, frame: Frame, context: DeckContext) -> tuple[PanelGrid, ...] | None:
    return fit_panels(
        piece.archetype, piece.panels, width=points(frame.body.width), height=points(frame.body.height),
        sizes=context.sizes, measurer=context.measurer,
    )  # fmt: skip


def _elements(grid: PanelGrid, body: Box, layout: LayoutGeometry, context: DeckContext) -> Iterator[Element]:
    setting = grid.setting
    zones = content_zones(layout, PlaceholderKind.BODY)
    number = 0
    top = float(points(body.y)) + _lead(grid, points(body.height))
    for row, height in zip(grid.rows, grid.heights, strict=True):
        lead = setting.lead(row)
        for column, panel in enumerate(row):
            left = points(body.x) + column * (setting.width + setting.gap)
            box = Box(emu(left), emu(top + lead), emu(setting.width), emu(height - lead))
            yield from _cover(panel, box, setting, number, context)
            if setting.archetype in FREE:
                yield from _free_panel(panel, box, setting, zones, column, context)
            else:
                yield from _panel(panel, box, setting, zones[number] if number < len(zones) else None, number)
            number += 1
            if setting.archetype is Archetype.PROCESS and column + 1 < len(row):
                yield _arrow(box, number)
        top += height + setting.gap


def _arrow(box: Box, number: int) -> DecorationElement:
    """The arrow from the step in ``box`` to the next."""
    width, height = emu(ARROW_SIZE[0]), emu(ARROW_SIZE[1])
    left = box.right + (emu(ARROW) - width) // 2
    place = Box(left, box.y + (box.height - height) // 2, width, height)
    return DecorationElement(name=f"Flèche {number}", box=place, shape="chevron", fill="accent")


def _lead(grid: PanelGrid, height: float) -> float:
    """How far under the title key figures and steps stand, so that they do not hang over an empty slide."""
    if grid.setting.archetype in FREE:
        return 0.0
    taken = sum(grid.heights) + grid.setting.gap * (len(grid.rows) - 1)
    return (height - taken) / 3


def _panel(panel: Panel, box: Box, setting: PanelSetting, zone: Placeholder | None, number: int) -> Iterator[Element]:
    """A panel with a ground: its head and its text in one placeholder."""
    ruled = setting.archetype in _TOP_RULE
    name = zone.name if zone else f"Panneau {number + 1}"
    yield TextElement(
        name=name, box=box, paragraphs=tuple(_paragraphs(panel, setting)), placeholder=zone.index if zone else None,
        fill="surface", rule="accent" if ruled else None, edge="top", inset=setting.padding,
    )  # fmt: skip


def _cover(panel: Panel, under: Box, setting: PanelSetting, number: int, context: DeckContext) -> Iterator[Element]:
    """The cover of ``panel``, over its box."""
    if panel.cover is not None:
        width, height = cover_size(panel, setting)
        place = Box(under.x, under.y - emu(height + HEAD_GAP), emu(width), emu(height))
        yield PictureElement(
            name=f"Image {number + 1}", box=place, alternative=panel.cover.alternative, href=panel.cover.href,
            picture=drawn_picture(panel.cover.shown, context.theme.colors["text"]),
        )  # fmt: skip


def _paragraphs(panel: Panel, setting: PanelSetting) -> Iterator[SlideParagraph]:
    if panel.head:
        pitch = setting.head_size * HEAD_PITCH
        yield SlideParagraph(runs=panel.head, size=setting.head_size, pitch=pitch, color="accent", strong=True)
    for index, paragraph in enumerate(slide_paragraphs(panel.pieces, setting.size, setting.metrics, "text")):
        before = HEAD_GAP if index == 0 and panel.head else paragraph.space_before
        color = "text" if panel.head and paragraph.strong else paragraph.color
        yield replace(paragraph, space_before=before, color=color)


def _free_panel(
    panel: Panel, box: Box, setting: PanelSetting, zones: Sequence[Placeholder], column: int, context: DeckContext
) -> Iterator[Element]:
    """A column: its term in a placeholder of its own, when the layout has one, then what stands in it."""
    named = setting.archetype is Archetype.COMPARISON
    own = zones[2 * column : 2 * column + 2] if named else zones[column : column + 1]
    under = 0.0
    if panel.head:
        height = setting.head_height(panel) - HEAD_GAP
        pitch = setting.head_size * HEAD_PITCH
        head = SlideParagraph(runs=panel.head, size=setting.head_size, pitch=pitch, color="accent", strong=True)
        place = own[0] if len(own) == 2 else None
        yield TextElement(
            name=place.name if place else f"Terme {column + 1}", box=replace(box, height=emu(height)),
            paragraphs=(head,), placeholder=place.index if place else None, rule="accent", edge="bottom",
            inset=(0.0, 0.0, 0.0, TERM_GAP + TERM_RULE),
        )  # fmt: skip
        under = height + HEAD_GAP
    room = Box(box.x, box.y + emu(under), box.width, box.height - emu(under))
    content = own[-1] if own else None
    fitted = with_air(FittedText(panel.pieces, setting.size), setting.metrics, points(room.height))
    for element in text_elements(fitted, room, setting.metrics, content, ink=context.theme.colors["text"]):
        plain = isinstance(element, TextElement) and element.placeholder is not None and not is_boxed(element)
        yield replace(element, inset=(0.0, 0.0, 0.0, 0.0)) if plain and isinstance(element, TextElement) else element
