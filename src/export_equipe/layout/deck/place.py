"""Where things stand on a slide: the placeholders of its layout, the title and subtitle, the room that is left.

Comes in: a layout's geometry, a title. Goes out: elements and the box that remains for the body. Decided here: a title
takes the lines it needs and pushes what follows down; the draft tag and the footer.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from export_equipe.layout.deck.fit import SAFETY
from export_equipe.layout.deck.plan import SlideParagraph, TextElement
from export_equipe.layout.words import DRAFT_WORD
from export_equipe.masters.complete import STATUS, SUBTITLE
from export_equipe.masters.geometry import EMU_PER_POINT, Box, LayoutGeometry, Placeholder, PlaceholderKind
from export_equipe.theme.model import SlideSizes
from export_equipe.typesetting.measure import Measurer
from export_equipe.typesetting.run import Added, Run, Runs, as_strong

TITLE_PITCH = 1.15
TITLE_GAP = 4.0  # points between title and subtitle
BODY_GAP = 14.0  # points between title or subtitle and body


def points(emu: int) -> float:
    """EMU as points."""
    return emu / EMU_PER_POINT


def emu(value: float) -> int:
    """Points as EMU."""
    return round(value * EMU_PER_POINT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A slide with its title set: the elements so far, and the room for its body."""

    title: TextElement
    subtitle: TextElement | None
    body: Box


def inset_of(placeholder: Placeholder) -> tuple[float, float, float, float]:
    """The inner margins of a placeholder, in points."""
    return (
        points(placeholder.inset_left), points(placeholder.inset_top),
        points(placeholder.inset_right), points(placeholder.inset_bottom),
    )  # fmt: skip


def choose_size(
    runs: Runs, sizes: Sequence[float], width: float, measurer: Measurer, *, strong: bool, lines: int = 2
) -> tuple[float, int]:
    """The largest of ``sizes`` at which ``runs`` take one line, else at most ``lines``, else the least; its lines."""
    shown = as_strong(runs, strong=strong)
    counts = [len(measurer.break_lines(shown, size=size, width=width / SAFETY).lines) for size in sizes]
    for limit in range(1, lines + 1):
        for size, count in zip(sizes, counts, strict=True):
            enough = size >= sizes[0] * 0.85 or limit > 1
            if count <= limit and enough:
                return size, count
    return sizes[-1], counts[-1]


def placed_text(
    placeholder: Placeholder, runs: Runs, *, size: float, pitch: float, color: str, box: Box | None = None,
    strong: bool = False, anchor: str = "top", align: str = "",
) -> TextElement:  # fmt: skip
    """One paragraph in ``placeholder``, to the side that the placeholder says when ``align`` does not."""
    side = align or placeholder.align or "start"
    paragraph = SlideParagraph(runs=runs, size=size, pitch=size * pitch, color=color, strong=strong, align=side)
    return TextElement(
        name=placeholder.name, box=box or placeholder.box, paragraphs=(paragraph,), placeholder=placeholder.index,
        anchor=anchor, inset=inset_of(placeholder),
    )  # fmt: skip


def frame_slide(
    layout: LayoutGeometry, title: Runs, subtitle: Runs, *, sizes: SlideSizes, measurer: Measurer, zone: Box
) -> Frame:
    """Title and subtitle on ``layout``, and what remains of ``zone`` under them."""
    if layout.adapted:
        return frame_foreign(layout, title, subtitle, sizes=sizes, measurer=measurer, zone=zone)
    place = title_place(layout)
    size, lines = choose_size(title, sizes.title, text_width(place), measurer, strong=True)
    margins = points(place.inset_top + place.inset_bottom)
    height = emu(lines * size * TITLE_PITCH + margins)
    box = replace(place.box, height=max(height, place.box.height) if lines == 1 else height)
    title_element = placed_text(place, title, size=size, pitch=TITLE_PITCH, color="accent", box=box, strong=True,
                                anchor="middle" if lines == 1 else "top")  # fmt: skip
    bottom = box.bottom
    element = None
    under = subtitle_place(layout)
    if subtitle and under is not None:
        element = _subtitle(under, subtitle, bottom, sizes, measurer)
        bottom = element.box.bottom
    top = max(bottom + emu(BODY_GAP), zone.y) if element or lines > 1 else min(zone.y, bottom + emu(BODY_GAP))
    return Frame(title=title_element, subtitle=element, body=Box(zone.x, top, zone.width, max(zone.bottom - top, 0)))


def title_place(layout: LayoutGeometry) -> Placeholder:
    """The placeholder of the title."""
    place = layout.find(PlaceholderKind.TITLE)
    assert place is not None, "layouts are checked before"
    return place


def text_width(place: Placeholder) -> float:
    """The width that text has in ``place``, in points."""
    return points(place.box.width - place.inset_left - place.inset_right)


def subtitle_place(layout: LayoutGeometry) -> Placeholder | None:
    """The placeholder of the subtitle."""
    return layout.find(PlaceholderKind.BODY, SUBTITLE) or layout.find(PlaceholderKind.SUBTITLE)


def _subtitle(place: Placeholder, runs: Runs, bottom: int, sizes: SlideSizes, measurer: Measurer) -> TextElement:
    size, lines = choose_size(runs, sizes.subtitle, text_width(place), measurer, strong=False)
    top = max(place.box.y, bottom + emu(TITLE_GAP)) if bottom > place.box.y else place.box.y
    height = emu(lines * size * sizes.pitch + points(place.inset_top + place.inset_bottom))
    box = Box(place.box.x, top, place.box.width, max(height, place.box.height if lines == 1 else height))
    return placed_text(place, runs, size=size, pitch=sizes.pitch, color="secondary", box=box)


def frame_foreign(
    layout: LayoutGeometry, title: Runs, subtitle: Runs, *, sizes: SlideSizes, measurer: Measurer, zone: Box
) -> Frame:
    """The same on a layout that is not ours: a subtitle without a place of its own shares the title's.

    The content never stands higher than the layout puts it: the master may draw something over it.
    """
    place, under = title_place(layout), subtitle_place(layout)
    assert under is not None, "completed layouts have a subtitle"
    sub = _subtitle(under, subtitle, 0, sizes, measurer) if subtitle else None
    taken = sub.box.height + emu(TITLE_GAP) if sub and under.index is None else 0
    margins = place.inset_top + place.inset_bottom
    size, lines = _fitting_size(title, place, sizes, measurer, place.box.height - taken - margins)
    needed = emu(lines * size * TITLE_PITCH) + margins
    shares = 0 < taken <= place.box.height - needed
    box = replace(place.box, height=place.box.height - taken if shares else max(needed, place.box.height))
    anchor = "bottom" if shares else place.anchor or "middle"
    element = placed_text(
        place, title, size=size, pitch=TITLE_PITCH, color="accent", box=box, strong=True, anchor=anchor
    )
    bottom = box.bottom
    if sub is not None:
        top = bottom + emu(TITLE_GAP) if under.index is None else max(under.box.y, bottom)
        sub = replace(sub, box=_below_edges(replace(sub.box, y=top), layout))
        bottom = sub.box.bottom
    top = max(zone.y, bottom + emu(TITLE_GAP))
    return Frame(title=element, subtitle=sub, body=Box(zone.x, top, zone.width, max(zone.bottom - top, 0)))


def _fitting_size(
    runs: Runs, place: Placeholder, sizes: SlideSizes, measurer: Measurer, height: int
) -> tuple[float, int]:
    """The largest size of titles at which ``runs`` take at most ``height`` (EMU), else the usual one; its lines."""
    shown, width = as_strong(runs, strong=True), text_width(place) / SAFETY
    for size in sizes.title:
        lines = len(measurer.break_lines(shown, size=size, width=width).lines)
        if lines <= 2 and emu(lines * size * TITLE_PITCH) <= height:
            return size, lines
    return choose_size(runs, sizes.title, text_width(place), measurer, strong=True)


def _below_edges(box: Box, layout: LayoutGeometry) -> Box:
    """``box``, under the lower edge of what the master paints when that would cut through it."""
    for patch in layout.patches:
        if box.y < patch.box.bottom < box.bottom and patch.box.x < box.right and box.x < patch.box.right:
            box = replace(box, y=patch.box.bottom + emu(TITLE_GAP))
    return box


def draft_tag(layout: LayoutGeometry, sizes: SlideSizes) -> TextElement | None:
    """The mention « Brouillon » in the layout's status placeholder."""
    place = layout.find(PlaceholderKind.BODY, STATUS)
    if place is None:
        return None
    run = Run(text=DRAFT_WORD, origin=Added.DRAFT)
    tag = placed_text(place, (run,), size=sizes.label, pitch=sizes.pitch, color="warning", strong=True,
                      anchor="middle", align="center")  # fmt: skip
    return replace(tag, fill="warning_ground")


def footer(layout: LayoutGeometry, text: str, sizes: SlideSizes, measurer: Measurer) -> TextElement | None:
    """The running foot in the layout's footer placeholder."""
    place = layout.find(PlaceholderKind.FOOTER)
    if place is None or not text:
        return None
    runs = (Run(text=text, origin=Added.RUNNING_HEAD),)
    box = _foot_box(layout, place, runs, sizes, measurer) if layout.adapted else place.box
    return placed_text(place, runs, size=sizes.footer, pitch=sizes.pitch, color="mention", anchor="middle", box=box)


def _foot_box(layout: LayoutGeometry, place: Placeholder, runs: Runs, sizes: SlideSizes, measurer: Measurer) -> Box:
    """The box of a foot; one too long takes the room of the date, which we do not show, then grows upwards."""
    box, insets = place.box, points(place.inset_left + place.inset_right)
    dates, numbers = (
        [each.box for each in layout.placeholders if each.kind is kind and each.box.y < box.bottom <= each.box.bottom]
        for kind in (PlaceholderKind.DATE, PlaceholderKind.NUMBER)
    )
    left = min([box.x, *(each.x for each in dates)])
    after = [each.x - emu(TITLE_GAP) for each in numbers if each.x >= box.right]
    right = max([box.right, *(each.right for each in dates), *after])
    wide = Box(left, box.y, right - left, box.height)
    chosen = box if _foot_lines(box, insets, runs, sizes, measurer) == 1 else wide
    lines = _foot_lines(chosen, insets, runs, sizes, measurer)
    needed = emu(lines * sizes.footer * sizes.pitch) + place.inset_top + place.inset_bottom
    high = max(needed, chosen.height)
    return Box(chosen.x, chosen.bottom - high, chosen.width, high)


def _foot_lines(box: Box, insets: float, runs: Runs, sizes: SlideSizes, measurer: Measurer) -> int:
    return len(measurer.break_lines(runs, size=sizes.footer, width=(points(box.width) - insets) / SAFETY).lines)


def slide_number(layout: LayoutGeometry) -> int | None:
    """The index of the layout's slide number placeholder."""
    place = layout.find(PlaceholderKind.NUMBER)
    return place.index if place else None
