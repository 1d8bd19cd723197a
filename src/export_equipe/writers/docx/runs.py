"""Runs, links and fields (ECMA-376 part 1, 17.3.2, 17.16).

Comes in: the plan's runs. Goes out: ``w:r``, ``w:hyperlink``, ``m:oMath`` elements. A link that holds several runs is
one ``w:hyperlink``: people who move from link to link meet it once.
"""

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, replace
from itertools import groupby

from export_equipe.theme.model import Theme
from export_equipe.typesetting.run import InlinePicture, Run, Runs
from export_equipe.writers.docx.drawings import drawing_of, fit, write_drawing
from export_equipe.writers.docx.formulas import formula_in_line
from export_equipe.writers.docx.frames import TWIPS_PER_POINT
from export_equipe.writers.docx.manuscript import Manuscript
from export_equipe.writers.docx.note_calls import Call
from export_equipe.writers.docx.wordml import Element, hex_color, w, w_filled, w_text, w_when

LINE_PICTURE = 14.0  # points: a picture as high as its line
LOWERED = -5  # half points: it stands a little under the base line, as letters do
TALLEST_PICTURE = 0.6  # of the text's height
_SPECIAL = {"\n": "br", "\u00ad": "softHyphen", "\u2011": "noBreakHyphen"}
_PIECES = re.compile("([\n\u00ad\u2011])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ink:
    """What the place of a run adds to it.

    ``strong`` makes it bold, or says that it is not although its cell is (``None``: as its style says); ``highlights``
    is false where the whole paragraph is highlighted already; ``proof`` is false for text that is no language. ``room``
    is the width of the text in points (0: the page's). ``outright`` says the colour of a character style beside it:
    in tables, LibreOffice gives the text's own colour precedence.
    """

    strong: bool | None = None
    color: str = ""
    highlights: bool = True
    proof: bool = True
    room: float = 0.0
    outright: bool = False


PLAIN = Ink()
BOLD = Ink(strong=True)


def write_runs(runs: Runs, manuscript: Manuscript, ink: Ink = PLAIN) -> list[Element]:
    """The elements of ``runs``, in order."""
    return list(_write_runs(tuple(_flush(runs)), manuscript, ink))


def _flush(runs: Runs) -> Iterator[Run]:
    """``runs`` without spaces after a line break: Word shows them, and only code means them."""
    ended = False
    for run in runs:
        text = run.text if run.code else re.sub("\n +", "\n", run.text.lstrip(" ") if ended else run.text)
        yield run if text == run.text else replace(run, text=text)
        ended = text.endswith("\n") if text else ended


def _write_runs(runs: Runs, manuscript: Manuscript, ink: Ink) -> Iterator[Element]:
    """A call of a note is no part of the link around it: it leads to its note."""
    for (href, _), group in groupby(runs, key=lambda run: ("" if run.note else run.href, run.button)):
        attributes = manuscript.link_attributes(href) if href else {}
        elements = [
            each for run in group if run.text for each in _write_run(run, manuscript, ink, linked=bool(attributes))
        ]
        if attributes and elements:
            link = w("hyperlink", *elements)
            for name, value in attributes.items():
                link.set(name, value)
            yield link
        else:
            yield from elements


def _write_run(run: Run, manuscript: Manuscript, ink: Ink, *, linked: bool) -> list[Element]:
    if run.formula is not None:
        return [formula_in_line(run.formula)]
    if run.picture is not None:
        return [_picture_run(run.picture, manuscript, ink)]
    if run.note:
        return _note_call(run, manuscript)
    return [w("r", _properties(run, manuscript, ink, linked=linked), *write_text(run.text))]


def _picture_run(shown: InlinePicture, manuscript: Manuscript, ink: Ink) -> Element:
    """A picture in the line, never wider than its room."""
    picture = shown.picture
    ratio = picture.height / picture.width
    width = shown.width or LINE_PICTURE / ratio
    room = ink.room or manuscript.text_width / TWIPS_PER_POINT
    tallest = manuscript.text_height * TALLEST_PICTURE / TWIPS_PER_POINT
    drawing = drawing_of(picture, shown.alternative, *fit(width, width * ratio, room, tallest))
    lowered = w("rPr", w("position", val=LOWERED)) if not shown.width else None
    return w("r", lowered, write_drawing(drawing, manuscript))


def _note_call(run: Run, manuscript: Manuscript) -> list[Element]:
    """The first call is Word's own, the next are fields that show its number (17.11.14, 17.16.5.39)."""
    style = w("rStyle", val=manuscript.style("footnote_call"))
    match manuscript.notes.call(run.note):
        case Call.FIRST:
            note = manuscript.notes.called[run.note]
            note.run = w("r", w("rPr", style), w("footnoteReference", id=manuscript.notes.word_id(run.note)))
            return [note.run]
        case Call.AGAIN:
            shown = w("r", w("rPr", style), w_text("t", run.text))
            return write_field(rf"NOTEREF {manuscript.notes.called[run.note].bookmark} \f \h", [shown])
        case Call.INSIDE:
            return [w("r", w("rPr", style), w_text("t", run.text))]


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
            _character_style(manuscript, _style_role(run, marked=marked, linked=linked)),
            _fonts(run, manuscript.theme),
            *_weight(run, ink, marked=marked),
            *((w("i"), w("iCs")) if run.emphasis else ()),
            w_when("strike", condition=run.strike),
            w_when("noProof", condition=run.code or not ink.proof),
            _color(run, manuscript, ink, role=_style_role(run, marked=marked, linked=linked)),
            _ground(run, manuscript, marked=marked),
            _raised(run),
            w("lang", val=run.lang) if run.lang else None,
        ),
    )


def _style_role(run: Run, *, marked: bool, linked: bool) -> str:
    """The character style of a run: a run has one."""
    if marked:
        return "placeholder"
    return ("button" if run.button else "link") if linked else ""


def _character_style(manuscript: Manuscript, role: str) -> Element | None:
    return w("rStyle", val=manuscript.style(role)) if role else None


def _color(run: Run, manuscript: Manuscript, ink: Ink, *, role: str) -> Element | None:
    """The run's own colour on its own ground; else that of its place, unless a style of its own has one."""
    if run.color and (run.ground or not role) and role != "placeholder":
        return w("color", val=manuscript.color(run.color))
    if role:
        said = manuscript.styles.color(role) if ink.outright else ""
        return w("color", val=said) if said else None
    return w("color", val=hex_color(ink.color)) if ink.color else None


def _ground(run: Run, manuscript: Manuscript, *, marked: bool) -> Element | None:
    if not run.ground or marked:
        return None
    return w("shd", val="clear", color="auto", fill=manuscript.color(run.ground))


def _raised(run: Run) -> Element | None:
    if run.superscript or run.subscript:
        return w("vertAlign", val="superscript" if run.superscript else "subscript")
    return None


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
