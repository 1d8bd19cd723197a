"""One slide: its shapes in reading order.

Comes in: a slide of the plan. Goes out: the markup of ``p:spTree`` (ECMA-376 part 1, 19.3.1.45). Decided here: the
ids of the shapes, counted from 2 within the slide; order is the plan's, the title first, footer and number last.
"""

from collections.abc import Iterator
from itertools import count
from typing import assert_never

from export_equipe.layout.deck.plan import (
    ChartElement,
    DecorationElement,
    Element,
    FigureElement,
    PictureElement,
    SlidePlan,
    TableElement,
    TextElement,
)
from export_equipe.writers.pptx.chart import EmbedChart, write_chart
from export_equipe.writers.pptx.figure import write_figure
from export_equipe.writers.pptx.markup import element, namespaces
from export_equipe.writers.pptx.picture import Embed, write_picture
from export_equipe.writers.pptx.shapes import Slots, write_decoration, write_rule, write_slide_number, write_text
from export_equipe.writers.pptx.table import write_table
from export_equipe.writers.pptx.text import Ink


def write_tree(slide: SlidePlan, position: int, slots: Slots, ink: Ink, embed: Embed, embed_chart: EmbedChart) -> str:
    """The shape tree of ``slide``, which is the ``position``-th of the deck (from 1)."""
    numbers = count(2)
    texts = [slide.title, *slide.elements, *((slide.footer,) if slide.footer else ())]
    shapes = [_write_element(each, slots, ink, embed, embed_chart, numbers) for each in texts]
    if slide.number is not None:
        shapes.append(write_slide_number(slots[slide.number], position, ink, next(numbers), slide.number_ink))
    return element("p:spTree", _root_group(), *shapes, **namespaces("a", "r", "p"))


def _root_group() -> str:
    identity = element("p:cNvPr", id=1, name="")
    return element("p:nvGrpSpPr", identity, element("p:cNvGrpSpPr"), element("p:nvPr")) + element("p:grpSpPr")


def _write_element(
    each: Element, slots: Slots, ink: Ink, embed: Embed, embed_chart: EmbedChart, numbers: Iterator[int]
) -> str:
    match each:
        case TextElement():
            text = write_text(each, slots, ink, next(numbers))  # its ground is painted first, the rule over it
            return text + (write_rule(each, ink.theme.color(each.rule), next(numbers)) if each.rule else "")
        case TableElement():
            return write_table(each, slots, ink, next(numbers))
        case FigureElement():
            return write_figure(each, ink, numbers)
        case PictureElement():
            return write_picture(each, slots, ink, embed, next(numbers))
        case DecorationElement():
            return write_decoration(each, ink.theme.color(each.fill), next(numbers))
        case ChartElement():
            return write_chart(each, slots, embed_chart(each), next(numbers))
        case _:
            assert_never(each)
