"""C7 and C8: what is typed by hand where a property exists: bullets, numbers, spaces, tabs, line ends for layout.

``common`` finds paragraphs that begin with a typed bullet and empty ones; here are those that hide inside paragraphs.
Code keeps its spaces and its lines.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from lxml import etree

from export_equipe.inspect.checks.common import shorten
from export_equipe.inspect.checks.finding import Finding
from export_equipe.inspect.checks.pptx.bodies import TextBody
from export_equipe.inspect.checks.pptx.deck import SlideView
from export_equipe.inspect.checks.pptx.inherit import paragraph_text, paragraphs_of
from export_equipe.inspect.ooxml import find_one
from export_equipe.inspect.pptx.paragraphs import is_code, is_item

_BULLET = re.compile(r"\s*(?:[•◦▪●‣·–—*-]|\d{1,2}[.)])[ \u00a0\t]+\S")
_GLYPH = re.compile(r"\s*[➢➤►▶▸▹■□◆◇❖○◉✦][ \u00a0\t]+\w")
_WIDE = re.compile(r"(?: ?[\u00a0\u2000-\u200a\u202f]){2,}")  # no-break, wide and thin ones in a row
_LETTER = re.compile(r"\s*(?:([a-zA-Z])[.)]|([oØ§ü]))[ \u00a0\t]+\S")


def check_slide(slide: SlideView) -> Iterator[Finding]:
    """C7 and C8 on the texts of a slide."""
    yield from _check_empty(slide)
    for body in slide.bodies:
        prose = [paragraph for paragraph in paragraphs_of(body) if not is_code(paragraph)]
        yield from _check_letters(slide, body, prose)
        for text in map(paragraph_text, prose):
            yield from _check_text(slide, text)


def _check_empty(slide: SlideView) -> Iterator[Finding]:
    """Text boxes without text: nothing to see, something that a screen reader stops at."""
    for body in slide.bodies:
        shape = body.shape
        box = find_one(shape.element, "p:nvSpPr/p:cNvSpPr[@txBox='1' or @txBox='true']")
        if box is not None and not shape.kind and not body.text.strip() and not shape.decorative:
            yield Finding("C8", slide.place, f"zone de texte vide ({shape.name})")


def _check_letters(slide: SlideView, body: TextBody, paragraphs: list[etree._Element]) -> Iterator[Finding]:
    """Letters typed before consecutive paragraphs: one alone may be an initial."""
    plain = [
        paragraph_text(each) for each in paragraphs if not is_item(each, body.element, body.shape.element, slide.slide)
    ]
    for one, other in pairwise(plain):
        if _LETTER.match(one) and _LETTER.match(other):
            yield Finding("C7", slide.place, f"puce ou lettre tapée à la main : {shorten(other)}")


def _check_text(slide: SlideView, text: str) -> Iterator[Finding]:
    lines = text.split("\n")
    if len(lines) > 1 and sum(bool(_BULLET.match(line)) for line in lines) > 1:
        yield Finding("C7", slide.place, f"liste tapée dans un seul paragraphe : {shorten(text)}")
    if _GLYPH.match(text):
        yield Finding("C7", slide.place, f"puce tapée à la main : {shorten(text)}")
    if "\t" in text:
        yield Finding("C8", slide.place, f"tabulation dans {shorten(text)}")
    if "\n\n" in text or text.startswith("\n") or text.endswith("\n"):
        yield Finding("C8", slide.place, f"sauts de ligne pour la mise en page dans {shorten(text)}")
    if _WIDE.search(text):
        yield Finding("C8", slide.place, f"espaces insécables ou larges qui se suivent dans {shorten(text)}")
    if re.match(r"[ \u00a0]{2,}\S", text):
        yield Finding("C8", slide.place, f"espaces en tête de {shorten(text)}")
