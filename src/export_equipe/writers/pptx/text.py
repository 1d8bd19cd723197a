"""Paragraphs and runs of a slide as DrawingML (ECMA-376 part 1, 21.1.2).

Comes in: paragraphs of the plan. Goes out: the markup of ``a:p``. Decided here: nothing; each size, space, bullet and
colour is written out in full, so that no master can change what was measured.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final, assert_never

from export_equipe.layout.deck.plan import Marker, SlideParagraph
from export_equipe.theme.model import Theme
from export_equipe.typesetting.run import Run, Runs
from export_equipe.writers.pptx.markup import (
    AttributeValue,
    element,
    emu,
    hundredths,
    namespaces,
    solid_fill,
    text_element,
)

BULLETS: Final = ("•", "–", "•")  # by level; the master's own lists use the same
BULLET_FONT: Final = "Arial"
_ALIGNMENTS: Final = {"start": "l", "center": "ctr", "end": "r"}
_DEEPEST: Final = 8  # ST_TextIndentLevelType
_LAST_NUMBER: Final = 32_767  # ST_TextBulletStartAtNum
_RAISED: Final = 30_000  # superscript: the base line goes up by 30 % of the size
_LOWERED: Final = -25_000
_CHECKS: Final = {Marker.TODO: "☐", Marker.DONE: "☑"}
_CHECK_FONT: Final = "Segoe UI Symbol"


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Where a link of a slide leads: a relationship of the slide, and the ``action`` that follows it (a jump)."""

    relation: str
    action: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ink:
    """What every text of one slide shares: the theme, the document's language, and how an address becomes a target.

    An address that leads nowhere has none: its text is no link.
    """

    theme: Theme
    language: str
    link: Callable[[str], Target | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """What a paragraph says of its runs; ``None`` leaves size or colour to the master (speaker notes).

    With ``forced``, words that have no ground of their own keep the paragraph's colour, links too: on the ground of
    these words, theirs could not be read.
    """

    size: float | None
    color: str | None
    strong: bool = False
    forced: bool = False


def write_paragraphs(paragraphs: Iterable[SlideParagraph], ink: Ink) -> str:
    """The paragraphs, with list numbering that a person can go on with."""
    numbering = _Numbering()
    return "".join(_write_paragraph(paragraph, numbering.start(paragraph), ink) for paragraph in paragraphs)


def write_runs(runs: Runs, face: Face, ink: Ink) -> str:
    """The runs of one paragraph; each carries its language."""
    return "".join(_write_run(run, face, ink) for run in runs)


def write_end(face: Face, ink: Ink) -> str:
    """The mark of the paragraph's end: the style in which a person who types on goes on."""
    return element("a:endParaRPr", **_size_and_weight(face, ink.language, strong=face.strong))


class _Numbering:
    """The number at which each numbered paragraph's list starts.

    PowerPoint counts by itself as long as consecutive items of a level give the same start (21.1.2.4.1), so an item
    that follows its predecessor repeats the start of the list; then an item typed between two renumbers the rest.
    """

    def __init__(self) -> None:
        self._open: dict[int, tuple[int, int]] = {}  # level: (start of the list, number that comes next)

    def start(self, paragraph: SlideParagraph) -> int:
        deeper = [level for level in self._open if level > paragraph.level]
        for level in deeper:
            del self._open[level]
        if paragraph.marker is not Marker.NUMBER:
            self._open.pop(paragraph.level, None)
            return 1
        start, expected = self._open.get(paragraph.level, (paragraph.number, paragraph.number))
        if paragraph.number != expected:
            start = paragraph.number
        self._open[paragraph.level] = (start, paragraph.number + 1)
        return start


def _write_paragraph(paragraph: SlideParagraph, start: int, ink: Ink) -> str:
    face = Face(
        size=paragraph.size, color=ink.theme.color(paragraph.color), strong=paragraph.strong,
        forced=paragraph.color == "on_accent" or paragraph.color.startswith("#"),
    )  # fmt: skip
    return element(
        "a:p", _paragraph_properties(paragraph, start), write_runs(paragraph.runs, face, ink), write_end(face, ink)
    )


def _paragraph_properties(paragraph: SlideParagraph, start: int) -> str:
    left = emu(paragraph.indent * (paragraph.level + 1))
    hanging = 0 if paragraph.marker is Marker.NONE else emu(paragraph.indent)
    return element(
        "a:pPr",
        element("a:lnSpc", element("a:spcPts", val=hundredths(paragraph.pitch))),
        element("a:spcBef", element("a:spcPts", val=hundredths(paragraph.space_before))),
        element("a:spcAft", element("a:spcPts", val=0)),
        _bullet(paragraph, start),
        marL=left, marR=0, lvl=min(paragraph.level, _DEEPEST) or None, indent=-hanging,
        algn=_ALIGNMENTS[paragraph.align],
    )  # fmt: skip


def _bullet(paragraph: SlideParagraph, start: int) -> str:
    font = element("a:buFont", typeface=BULLET_FONT)
    match paragraph.marker:
        case Marker.NONE:
            return element("a:buNone")
        case Marker.BULLET:
            return font + element("a:buChar", char=BULLETS[min(paragraph.level, len(BULLETS) - 1)])
        case Marker.NUMBER:
            first = start if 1 < start <= _LAST_NUMBER else None
            return font + element("a:buAutoNum", type="arabicPeriod", startAt=first)
        case Marker.TODO | Marker.DONE:
            check = element("a:buChar", char=_CHECKS[paragraph.marker])
            return element("a:buFont", typeface=_CHECK_FONT) + check
        case _:
            assert_never(paragraph.marker)


def _write_run(run: Run, face: Face, ink: Ink) -> str:
    """A run; a line end inside its text is a break with the same style."""
    style = _run_style(run, face, ink)
    break_ = element("a:br", element("a:rPr", *style[0], **style[1]))
    pieces = (
        element("a:r", element("a:rPr", *style[0], **style[1]), text_element("a:t", piece)) if piece else ""
        for piece in run.text.split("\n")
    )
    return break_.join(pieces)


def _run_style(run: Run, face: Face, ink: Ink) -> tuple[tuple[str, ...], dict[str, AttributeValue]]:
    """The children and the attributes of ``a:rPr``, in the order of 21.1.2.3.9."""
    target = ink.link(run.href) if run.href else None
    strong = face.strong or run.bold
    attributes = _size_and_weight(face, run.lang or ink.language, strong=strong)
    attributes |= {
        "i": True if run.emphasis else None,
        "u": "sng" if target else None,
        "strike": "sngStrike" if run.strike else None,
        "baseline": _RAISED if run.superscript else _LOWERED if run.subscript else None,
        "noProof": True if run.code else None,
        "cap": "none" if ink.theme.foreign else None,  # a master's capitals are wider than what was measured
    }
    if ink.theme.foreign and face.size is not None:  # what a master's style may add, and no measure sees
        attributes |= {"cap": "none", "spc": 0}
    color = _color(run, face, ink, linked=target is not None)
    return (color, _highlight(run, ink), _fonts(run, ink), write_hyperlink(target)), attributes


def _size_and_weight(face: Face, language: str, *, strong: bool) -> dict[str, AttributeValue]:
    if face.size is None:
        return {"lang": language, "b": True if strong else None}
    return {"lang": language, "sz": hundredths(face.size), "b": strong}


def _marked(run: Run) -> bool:
    return run.highlight is not None


def _color(run: Run, face: Face, ink: Ink, *, linked: bool) -> str:
    """Warning for what is highlighted, the run's own colour, accent for links, else the paragraph's.

    Where the colour is forced, only words that have their own ground have their own colour.
    """
    colors = ink.theme.colors
    if _marked(run):
        return solid_fill(colors["warning"])
    if face.color is None:
        return ""
    own = colors[run.color] if run.color else colors["accent"] if linked else face.color
    return solid_fill(own if run.ground or not face.forced else face.color)


def _highlight(run: Run, ink: Ink) -> str:
    ground = "warning_ground" if _marked(run) else run.ground
    if not ground:
        return ""
    return element("a:highlight", element("a:srgbClr", val=ink.theme.colors[ground].lstrip("#").upper()))


def _fonts(run: Run, ink: Ink) -> str:
    """The font of code, or of an emoji: in all four slots, since PowerPoint picks the slot by the character."""
    if run.emoji:
        return _font(ink.theme.emoji_font, "latin", "ea", "cs", "sym")
    if run.code:
        return _font(ink.theme.code_font, "latin", "cs")
    return _font(ink.theme.font, "latin", "ea", "cs") if ink.theme.foreign else ""


def _font(name: str, *slots: str) -> str:
    return "".join(element(f"a:{slot}", typeface=name) for slot in slots)


def write_hyperlink(target: Target | None) -> str:
    """A link that keeps the colour of its run (MS-ODRAWXML: ``hlinkClr``) instead of the theme's link colour."""
    if target is None:
        return ""
    color = element("ahyp:hlinkClr", val="tx", **namespaces("ahyp"))
    own_color = element("a:extLst", element("a:ext", color, uri="{A12FA001-AC4F-418D-AE19-62706E023703}"))
    return element("a:hlinkClick", own_color, **{"r:id": target.relation, "action": target.action})
