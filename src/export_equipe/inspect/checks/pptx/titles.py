"""P1: exactly one title a slide, not empty, not a prompt, unique in the deck."""

import re
from collections.abc import Iterator

from lxml import etree

from export_equipe.inspect.checks.common import shorten
from export_equipe.inspect.checks.finding import Finding
from export_equipe.inspect.checks.pptx.deck import DeckView, SlideView
from export_equipe.inspect.checks.pptx.shapes import Shape
from export_equipe.inspect.ooxml import find_all
from export_equipe.inspect.pptx.shapes import TITLES

_NUMBERED = re.compile(r"(?:diapositive|diapo|slide|titre|title)\s*\d+$", re.IGNORECASE)


def check_deck(deck: DeckView) -> Iterator[Finding]:
    """One title a slide, each of them different."""
    seen: dict[str, int] = {}
    for slide in deck.slides:
        titles = [shape for shape in slide.top_shapes if shape.kind in TITLES]
        if len(titles) != 1:
            yield Finding("P1", slide.place, f"{len(titles)} titre(s) au lieu d’un")
            continue
        text = shape_text(titles[0])
        if not text:
            yield Finding("P1", slide.place, "titre vide")
        elif text.casefold() in seen:
            first = seen[text.casefold()]
            yield Finding("P1", slide.place, f"même titre que la diapositive {first} : {shorten(text)}")
        seen.setdefault(text.casefold(), slide.number)


def check_prompts(slide: SlideView) -> Iterator[Finding]:
    """A title says something: it is neither the layout's prompt nor a number."""
    for shape in slide.top_shapes:
        text = shape_text(shape)
        if shape.kind in TITLES and text:
            prompts = {shape_text_of(model) for model in shape.models}
            if text in prompts or text.casefold() in ("titre", "title") or _NUMBERED.match(text):
                yield Finding("P1", slide.place, f"titre qui ne dit rien : {shorten(text)}")


def shape_text(shape: Shape) -> str:
    """The characters of a shape, spaces put in order."""
    return shape_text_of(shape.element)


def shape_text_of(element: etree._Element) -> str:
    """The characters of a shape's element, a space between paragraphs."""
    paragraphs = find_all(element, ".//a:p")
    return " ".join(" ".join("".join(t.text or "" for t in find_all(p, ".//a:t")) for p in paragraphs).split())
