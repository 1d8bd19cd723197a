"""Text elements: their ground, their rule, their paragraphs where the plan's box and insets put them.

Comes in: text elements of the plan. Goes out: markup. Decided here: the title is a heading; a running foot and a slide
number are artifacts of pagination.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup

from export_equipe.layout.deck.plan import SlideParagraph, TextElement
from export_equipe.masters.decoration import Surface, TextLook
from export_equipe.masters.geometry import Box, Placeholder
from export_equipe.theme.model import Theme
from export_equipe.typesetting.measure import Measurer
from export_equipe.typesetting.run import plain_text
from export_equipe.writers.html.inline import InlineWriter
from export_equipe.writers.pdf.slides.decoration import look_style, surface_style
from export_equipe.writers.pdf.slides.lines import SetParagraph, set_paragraph
from export_equipe.writers.pdf.slides.paragraphs import write_in_line, write_paragraphs
from export_equipe.writers.pdf.slides.placing import Inset, anchored, place, place_at, points

RULE_WIDTH: Final = 4.5  # points: the thick line along an edge of a box, as in the .pptx


@dataclass(frozen=True, slots=True, kw_only=True)
class Pen:
    """What every text of a deck is written with."""

    theme: Theme
    measurer: Measurer
    inline: InlineWriter

    def color(self, role: str) -> str:
        """The CSS of a colour role."""
        return self.theme.color(role)


def write_title(text: TextElement, surfaces: Mapping[int, Surface], pen: Pen, level: int) -> Markup:
    """The title of a slide as the heading of its page."""
    block = _Block.of(text.paragraphs, text.box, text.inset, text.anchor, pen)
    said = " ".join(" ".join(plain_text(paragraph.runs) for paragraph in text.paragraphs).split())
    heading = Markup('<h{0} data-bookmark="{1}" style="{2}">{3}</h{0}>').format(
        level, said, block.style, write_in_line(block.paragraphs, pen.inline)
    )
    return _grounds(text, surfaces, pen) + heading


def write_text(text: TextElement, surfaces: Mapping[int, Surface], pen: Pen) -> Markup:
    """``text`` in its box; ``surfaces`` are the grounds that the layout gives to its placeholders."""
    block = _Block.of(text.paragraphs, text.box, text.inset, text.anchor, pen)
    return _grounds(text, surfaces, pen) + block.written(pen)


def write_cell(paragraphs: Sequence[SlideParagraph], box: Box, inset: Inset, pen: Pen) -> Markup:
    """The text of a table's cell, in the middle of ``box``."""
    return _Block.of(paragraphs, box, inset, "middle", pen).written(pen)


def write_footer(text: TextElement, pen: Pen) -> Markup:
    """The running foot."""
    block = _Block.of(text.paragraphs, text.box, text.inset, text.anchor, pen)
    return Markup('<div data-artifact="footer">{}</div>').format(block.written(pen))


def write_number(number: int, slot: Placeholder, look: TextLook, pen: Pen) -> Markup:
    """The number of a slide, in the style of its layout."""
    insets = (points(side) for side in (slot.inset_left, slot.inset_top, slot.inset_right, slot.inset_bottom))
    left, top, right, bottom = insets
    pitch = look.size * pen.theme.slides.pitch
    room = points(slot.box.height) - top - bottom
    down = points(slot.box.y) + top + anchored(look.anchor, room, pitch)
    where = place_at(points(slot.box.x) + left, down, points(slot.box.width) - left - right, pitch)
    style = f"{where};{look_style(look, pitch)}"
    return Markup('<div class="a t" data-artifact="footer" style="{}">{}</div>').format(style, number)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Block:
    """Paragraphs set in a box, and where the first line begins."""

    paragraphs: tuple[SetParagraph, ...]
    style: str

    @classmethod
    def of(cls, paragraphs: Sequence[SlideParagraph], box: Box, inset: Inset, anchor: str, pen: Pen) -> "_Block":
        left, top, right, bottom = inset
        width = points(box.width) - left - right
        found = tuple(set_paragraph(each, width=width, measurer=pen.measurer) for each in paragraphs)
        room = points(box.height) - top - bottom
        down = anchored(anchor, room, sum(each.height for each in found))
        return cls(paragraphs=found, style=place_at(points(box.x) + left, points(box.y) + top + down, width))

    def written(self, pen: Pen) -> Markup:
        content = write_paragraphs(self.paragraphs, pen.inline)
        return Markup('<div class="a" style="{}">{}</div>').format(self.style, content)


def _grounds(text: TextElement, surfaces: Mapping[int, Surface], pen: Pen) -> Markup:
    """What is painted under a text: its own ground or its placeholder's, then its rule."""
    own = surfaces.get(text.placeholder) if text.placeholder is not None else None
    parts = []
    if text.fill:
        parts.append(f"{place(text.box)};background:{pen.color(text.fill)}")
    elif own is not None:
        parts.append(f"box-sizing:border-box;{surface_style(own, text.box)}")
    if text.rule:
        parts.append(f"{_rule_place(text)};background:{pen.color(text.rule)}")
    return Markup("").join(Markup('<div class="a" style="{}"></div>').format(style) for style in parts)


def _rule_place(text: TextElement) -> str:
    """Where the rule of ``text`` lies, along its edge."""
    left, top, width, height = (points(side) for side in (text.box.x, text.box.y, text.box.width, text.box.height))
    match text.edge:
        case "top":
            return place_at(left, top, width, RULE_WIDTH)
        case "bottom":
            return place_at(left, top + height - RULE_WIDTH, width, RULE_WIDTH)
        case _:
            return place_at(left, top, RULE_WIDTH, height)
