"""Captions: « Tableau 1. Qui porte quoi », the number a real sequence field (ECMA-376 part 1, 17.16.5.56, SEQ).

Comes in: the runs of the number and of the caption. Goes out: run elements. The field shows the plan's number, and Word
finds the same when it counts again.
"""

import re
from dataclasses import replace

from export_equipe.typesetting.run import Run, Runs, plain_text
from export_equipe.writers.docx.manuscript import Manuscript
from export_equipe.writers.docx.runs import BOLD, Ink, write_field, write_runs
from export_equipe.writers.docx.wordml import Element

_ENDS = tuple(".:;!?…,")
_COUNTED = re.compile(r"(?P<label>.*?)(?P<number>\d+)(?P<rest>\D*)", re.DOTALL)


def write_lead_in(first: Runs, separator: str, second: Runs, manuscript: Manuscript, ink: Ink = BOLD) -> list[Element]:
    """``first`` in bold, a separator unless it ends with one, then ``second``."""
    calm = Ink(room=ink.room)
    return [
        *write_runs(_with_separator(first, separator, second), manuscript, ink),
        *write_runs(second, manuscript, calm),
    ]


def write_caption(
    number: Runs, caption: Runs, anchor: str, manuscript: Manuscript, *, room: float = 0.0
) -> list[Element]:  # fmt: skip
    """The number as a field, then the caption; the bookmark of ``anchor`` is around the number, else around it all."""
    bold, plain = Ink(strong=True, room=room), Ink(room=room)
    words = write_runs(caption, manuscript, plain)
    if not number:
        return manuscript.bookmarks.wrap(anchor, words)
    counted = manuscript.bookmarks.wrap(anchor, _write_number(number, manuscript))
    tail = _with_separator(number, ". ", caption)[len(number) :]
    return [*counted, *write_runs(tail, manuscript, bold), *words]


def said(runs: Runs) -> str:
    """``runs`` in words, for an attribute: pictures and formulas say their alternative, calls of notes nothing."""
    return "".join(_said(run) for run in runs).strip()


def _said(run: Run) -> str:
    if run.note:
        return ""
    if run.picture is not None:
        return run.picture.alternative
    return run.formula.text if run.formula is not None else run.text.replace("\n", " ")


def _with_separator(first: Runs, separator: str, second: Runs) -> Runs:
    if not first or not second or plain_text(second).startswith(_ENDS):
        return first
    mark = " " if plain_text(first).rstrip().endswith(_ENDS) else separator
    return (*first, replace(first[-1], text=mark, href="", emoji="", note=0, picture=None, formula=None))


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
