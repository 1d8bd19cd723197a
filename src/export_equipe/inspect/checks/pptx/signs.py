"""C5: an emoji or a sign never says something alone; a word stands beside it.

Beside: in the same cell, in the same box of a figure, in the same paragraph elsewhere. A paragraph without any letter
or digit that holds a sign is one.
"""

from collections.abc import Iterator

from export_equipe.inspect.checks.common import shorten
from export_equipe.inspect.checks.finding import Finding
from export_equipe.inspect.checks.pptx.bodies import TextBody
from export_equipe.inspect.checks.pptx.deck import SlideView
from export_equipe.inspect.checks.pptx.inherit import paragraph_text, paragraphs_of
from export_equipe.inspect.checks.pptx.pictographs import has_sign, has_words


def check_slide(slide: SlideView) -> Iterator[Finding]:
    """C5 on the texts of a slide."""
    for body in slide.bodies:
        for text in () if body.shape.decorative else _units(body):
            if has_sign(text) and not has_words(text):
                yield Finding("C5", slide.place, f"signe sans mot à côté : {shorten(text)}")


def _units(body: TextBody) -> list[str]:
    """The texts in which a sign finds its words."""
    if body.cell is not None or not body.shape.top:
        return [body.text]
    return [paragraph_text(paragraph) for paragraph in paragraphs_of(body)]
