"""Runs, links and fields (ECMA-376 part 1, 17.3.2, 17.16).

Comes in: the plan's runs. Goes out: ``w:r`` and ``w:hyperlink`` elements. A link that holds several runs is one
``w:hyperlink``: people who move from link to link meet it once.
"""

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from itertools import groupby

from export_equipe.theme.model import Theme
from export_equipe.typesetting.run import Run, Runs
from export_equipe.writers.docx.manuscript import Manuscript
from export_equipe.writers.docx.wordml import Element, hex_color, w, w_filled, w_text, w_when

_SPECIAL = {"\n": "br", "\u00ad": "softHyphen", "\u2011": "noBreakHyphen"}
_PIECES = re.compile("([\n\u00ad\u2011])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ink:
    """What the place of a run adds to it.

    ``strong`` makes it bold, or says that it is not although its cell is (``None``: as its style says); ``highlights``
    is false where the whole paragraph is highlighted already; ``proof`` is false for text that is no language.
    """

    strong: bool | None = None
    color: str = ""
    highlights: bool = True
    proof: bool = True


PLAIN = Ink()
BOLD = Ink(strong=True)


def write_runs(runs: Runs, manuscript: Manuscript, ink: Ink = PLAIN) -> list[Element]:
    """The elements of ``runs``, in order."""
    return list(_write_runs(runs, manuscript, ink))


def _write_runs(runs: Runs, manuscript: Manuscript, ink: Ink) -> Iterator[Element]:
    for href, group in groupby(runs, key=lambda run: run.href):
        attributes = manuscript.link_attributes(href) if href else {}
        elements = [_write_run(run, manuscript, ink, linked=bool(attributes)) for run in group if run.text]
        if attributes and elements:
            link = w("hyperlink", *elements)
            for name, value in attributes.items():
                link.set(name, value)
            yield link
        else:
            yield from elements


def _write_run(run: Run, manuscript: Manuscript, ink: Ink, *, linked: bool) -> Element:
    return w("r", _properties(run, manuscript, ink, linked=linked), *write_text(run.text))


def write_text(text: str) -> Iterator[Element]:
    """``w:t`` and the characters that are elements of their own; a tab is a space, for columns are tables (D9)."""
    for piece in _PIECES.split(text.replace("\t", " ")):
        if piece in _SPECIAL:
            yield w(_SPECIAL[piece])
        elif piece:
            yield w_text("t", piece)


def _properties(run: Run, manuscript: Manuscript, ink: Ink, *, linked: bool) -> Element | None:
    """In the order of CT_RPr (17.3.2.28)."""
    marked = run.highlight is not None and ink.highlights
    return w_filled(
        "rPr",
        (
            _character_style(manuscript, marked=marked, linked=linked),
            _fonts(run, manuscript.theme),
            *_weight(run, ink, marked=marked),
            *((w("i"), w("iCs")) if run.emphasis else ()),
            w_when("strike", condition=run.strike),
            w_when("noProof", condition=run.code or not ink.proof),
            w("color", val=hex_color(ink.color)) if ink.color and not (marked or linked) else None,
            w("vertAlign", val="superscript") if run.superscript else None,
            w("lang", val=run.lang) if run.lang else None,
        ),
    )


def _character_style(manuscript: Manuscript, *, marked: bool, linked: bool) -> Element | None:
    if marked:
        return w("rStyle", val=manuscript.style("placeholder"))
    return w("rStyle", val=manuscript.style("link")) if linked else None


def _fonts(run: Run, theme: Theme) -> Element | None:
    name = theme.emoji_font if run.emoji else theme.code_font if run.code else ""
    return w("rFonts", ascii=name, hAnsi=name, eastAsia=name, cs=name) if name else None


def _weight(run: Run, ink: Ink, *, marked: bool) -> tuple[Element, ...]:
    """Said outright where styles might cancel each other: bold of two styles is no bold (17.7.3, toggle properties).

    An emoji font has no bold face; Word would smear it.
    """
    if not run.emoji and (run.strong or ink.strong or marked):
        return (w("b"), w("bCs"))
    return (w("b", val=0), w("bCs", val=0)) if run.emoji or ink.strong is False else ()


def write_field(instruction: str, result: list[Element]) -> list[Element]:
    """A complex field (17.16.18) that already shows ``result``, so that nothing needs an update to be read.

    Its marks look as the result does: some readers give the result the look of the first mark.
    """
    looks = [look for each in result for look in each.xpath("w:rPr")]

    def mark(content: Element) -> Element:
        return w("r", *(deepcopy(look) for look in looks[:1]), content)

    return [
        mark(w("fldChar", fldCharType="begin")),
        mark(w_text("instrText", f" {instruction} ")),
        mark(w("fldChar", fldCharType="separate")),
        *result,
        mark(w("fldChar", fldCharType="end")),
    ]
