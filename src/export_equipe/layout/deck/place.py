"""Where things stand on a slide: the placeholders of its layout, the title and subtitle, the room that is left.

Comes in: a layout's geometry, a title. Goes out: elements and the box that remains for the body. Decided here: a title
takes the lines it needs and pushes what follows down; the draft tag and the footer.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from export_equipe.layout.deck.fit import SAFETY
from export_equipe.layout.deck.plan import SlideParagraph, TextElement
from export_equipe.layout.words import DRAFT_WORD
from export_equipe.masters.geometry import EMU_PER_POINT, Box, LayoutGeometry, Placeholder, PlaceholderKind
from export_equipe.theme.model import SlideSizes
from export_equipe.typesetting.measure import Measurer
from export_equipe.typesetting.run import Added, Run, Runs, as_strong

SUBTITLE_NAME = "Sous-titre"
STATUS_NAME = "Statut"
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
    strong: bool = False, anchor: str = "top", align: str = "start",
) -> TextElement:  # fmt: skip
    """One paragraph in ``placeholder``."""
    paragraph = SlideParagraph(runs=runs, size=size, pitch=size * pitch, color=color, strong=strong, align=align)
    return TextElement(
        name=placeholder.name, box=box or placeholder.box, paragraphs=(paragraph,), placeholder=placeholder.index,
        anchor=anchor, inset=inset_of(placeholder),
    )  # fmt: skip


def frame_slide(
    layout: LayoutGeometry, title: Runs, subtitle: Runs, *, sizes: SlideSizes, measurer: Measurer, zone: Box
) -> Frame:
    """Title and subtitle on ``layout``, and what remains of ``zone`` under them."""
    place = layout.find(PlaceholderKind.TITLE)
    assert place is not None, "layouts are checked before"
    width = points(place.box.width - place.inset_left - place.inset_right)
    size, lines = choose_size(title, sizes.title, width, measurer, strong=True)
    margins = points(place.inset_top + place.inset_bottom)
    height = emu(lines * size * TITLE_PITCH + margins)
    box = replace(place.box, height=max(height, place.box.height) if lines == 1 else height)
    ink = layout.title_ink or "accent"
    title_element = placed_text(place, title, size=size, pitch=TITLE_PITCH, color=ink, box=box, strong=True,
                                anchor="middle" if lines == 1 else "top")  # fmt: skip
    bottom = box.bottom
    element = None
    under = _subtitle_place(layout)
    if subtitle and under is not None:
        element = _subtitle(under, subtitle, bottom, sizes, measurer, ink=layout.text_ink or "secondary")
        bottom = element.box.bottom
    top = max(bottom + emu(BODY_GAP), zone.y) if element or lines > 1 else min(zone.y, bottom + emu(BODY_GAP))
    return Frame(title=title_element, subtitle=element, body=Box(zone.x, top, zone.width, max(zone.bottom - top, 0)))


def _subtitle_place(layout: LayoutGeometry) -> Placeholder | None:
    return layout.find(PlaceholderKind.BODY, SUBTITLE_NAME) or layout.find(PlaceholderKind.SUBTITLE)


def _subtitle(
    place: Placeholder, runs: Runs, bottom: int, sizes: SlideSizes, measurer: Measurer, *, ink: str
) -> TextElement:
    width = points(place.box.width - place.inset_left - place.inset_right)
    size, lines = choose_size(runs, sizes.subtitle, width, measurer, strong=False)
    top = max(place.box.y, bottom + emu(TITLE_GAP)) if bottom > place.box.y else place.box.y
    height = emu(lines * size * sizes.pitch + points(place.inset_top + place.inset_bottom))
    box = Box(place.box.x, top, place.box.width, max(height, place.box.height if lines == 1 else height))
    return placed_text(place, runs, size=size, pitch=sizes.pitch, color=ink, box=box)


def draft_tag(layout: LayoutGeometry, sizes: SlideSizes) -> TextElement | None:
    """The mention « Brouillon » in the layout's status placeholder."""
    place = layout.find(PlaceholderKind.BODY, STATUS_NAME)
    if place is None:
        return None
    run = Run(text=DRAFT_WORD, origin=Added.DRAFT)
    tag = placed_text(place, (run,), size=sizes.label, pitch=sizes.pitch, color="warning", strong=True,
                      anchor="middle", align="center")  # fmt: skip
    return replace(tag, fill="warning_ground")


def footer(layout: LayoutGeometry, text: str, sizes: SlideSizes) -> TextElement | None:
    """The running foot in the layout's footer placeholder."""
    place = layout.find(PlaceholderKind.FOOTER)
    if place is None or not text:
        return None
    runs = (Run(text=text, origin=Added.RUNNING_HEAD),)
    ink = layout.text_ink or "mention"
    return placed_text(place, runs, size=sizes.footer, pitch=sizes.pitch, color=ink, anchor="middle")


def slide_number(layout: LayoutGeometry) -> int | None:
    """The index of the layout's slide number placeholder."""
    place = layout.find(PlaceholderKind.NUMBER)
    return place.index if place else None
