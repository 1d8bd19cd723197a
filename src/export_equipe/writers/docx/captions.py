"""Captions: « Tableau 1. Qui porte quoi », the number a real sequence field (ECMA-376 part 1, 17.16.5.56, SEQ).

Comes in: the runs of the number and of the caption. Goes out: run elements. The field shows the plan's number, and Word
finds the same when it counts again.
"""

import re
from dataclasses import replace

from export_equipe.typesetting.run import Runs, plain_text
from export_equipe.writers.docx.manuscript import Manuscript
from export_equipe.writers.docx.runs import BOLD, Ink, write_field, write_runs
from export_equipe.writers.docx.wordml import Element

_ENDS = tuple(".:;!?…,")
_COUNTED = re.compile(r"(?P<label>.*?)(?P<number>\d+)(?P<rest>\D*)", re.DOTALL)


def write_lead_in(first: Runs, separator: str, second: Runs, manuscript: Manuscript, ink: Ink = BOLD) -> list[Element]:
    """``first`` in bold, a separator unless it ends with one, then ``second``."""
    return [*write_runs(_with_separator(first, separator, second), manuscript, ink), *write_runs(second, manuscript)]


def write_caption(number: Runs, caption: Runs, anchor: str, manuscript: Manuscript) -> list[Element]:
    """The number as a field inside the bookmark of ``anchor``, then the caption."""
    counted = manuscript.bookmarks.wrap(anchor, _write_number(number, manuscript)) if number else []
    tail = _with_separator(number, ". ", caption)[len(number) :]
    return [*counted, *write_runs(tail, manuscript, BOLD), *write_runs(caption, manuscript)]


def _with_separator(first: Runs, separator: str, second: Runs) -> Runs:
    if not first or not second or plain_text(second).startswith(_ENDS):
        return first
    mark = " " if plain_text(first).rstrip().endswith(_ENDS) else separator
    return (*first, replace(first[-1], text=mark, href="", emoji=""))


def _write_number(number: Runs, manuscript: Manuscript) -> list[Element]:
    """« Tableau » as text, its figure as the result of the field; without a figure, all of it as text."""
    found = _COUNTED.fullmatch(number[-1].text)
    if found is None:
        return write_runs(number, manuscript, BOLD)
    label, figure, rest = (replace(number[-1], text=found[name]) for name in ("label", "number", "rest"))
    name = re.sub(r"\W+", "_", plain_text((*number[:-1], label)).strip()) or "Legende"
    field = write_field(rf"SEQ {name} \* ARABIC", write_runs((figure,), manuscript, BOLD))
    before = write_runs((*number[:-1], label), manuscript, BOLD)
    return [*before, *field, *write_runs((rest,), manuscript, BOLD)]
