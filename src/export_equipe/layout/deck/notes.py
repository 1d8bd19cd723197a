"""The speaker's notes of a slide that asks for all that it says.

Comes in: the elements of a slide. Goes out: one text a paragraph. Decided here: a table, a figure or a picture is told
by its text alternative.
"""

from collections.abc import Iterable, Iterator
from typing import assert_never

from export_equipe.layout.deck.plan import (
    ChartElement,
    DecorationElement,
    Element,
    FigureElement,
    PictureElement,
    TableElement,
    TextElement,
)
from export_equipe.layout.runs import repeated
from export_equipe.typesetting.run import Added, Run, Runs


def told_notes(elements: Iterable[Element]) -> tuple[Runs, ...]:
    """What ``elements`` say, in reading order."""
    return tuple(runs for element in elements for runs in _told(element) if runs)


def _told(element: Element) -> Iterator[Runs]:
    match element:
        case TextElement(paragraphs=paragraphs):
            yield from (repeated(paragraph.runs) for paragraph in paragraphs)
        case TableElement(description=text) | PictureElement(alternative=text) | ChartElement(description=text):
            yield _said(text)
        case FigureElement(scene=scene):
            yield _said(scene.description)
        case DecorationElement():
            return
        case _:
            assert_never(element)


def _said(text: str) -> Runs:
    return (Run(text=text, origin=Added.LABEL),) if text else ()
