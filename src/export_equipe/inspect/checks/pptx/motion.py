"""P7: no transition, no animation. P8: the slide's number is a field wherever the layout has one."""

from collections.abc import Iterator
from typing import Any

from export_equipe.inspect.checks.finding import Finding
from export_equipe.inspect.checks.pptx.deck import DeckView, SlideView
from export_equipe.inspect.ooxml import find_all, find_one


def check_deck(deck: DeckView) -> Iterator[Finding]:
    """P7, in slides, layouts and masters."""
    for place, source in _sources(deck):
        if find_one(source.element, ".//*[local-name()='transition']") is not None:
            yield Finding("P7", place, "transition")
        if find_one(source.element, ".//p:timing") is not None:
            yield Finding("P7", place, "animation")


def _sources(deck: DeckView) -> Iterator[tuple[str, Any]]:
    yield from ((slide.place, slide.slide) for slide in deck.slides)
    for master in deck.opened.slide_masters:
        yield "masque", master
        yield from ((f"disposition {layout.name}", layout) for layout in master.slide_layouts)


def check_number(slide: SlideView) -> Iterator[Finding]:
    """P8."""
    wanted = any(shape.kind == "sldNum" for shape in slide.sheets[1].shapes)
    if wanted and not find_all(slide.slide.shapes._spTree, ".//a:fld[@type='slidenum']"):
        yield Finding("P8", slide.place, "pas de numéro de diapositive, ou un numéro tapé à la main")
