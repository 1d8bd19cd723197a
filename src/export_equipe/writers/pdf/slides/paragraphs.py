"""Paragraphs as HTML: blocks, and true lists of those that have markers.

Comes in: set paragraphs, one under the other. Goes out: markup as high as they are. Decided here: which paragraphs make
a list: those with markers that follow one another, one inside the other by their levels; what stands indented under an
item without a marker belongs to it.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Final, assert_never

from markupsafe import Markup

from export_equipe.layout.deck.plan import Marker, SlideParagraph
from export_equipe.writers.html.inline import InlineWriter
from export_equipe.writers.pdf.slides.lines import SetParagraph, is_forced
from export_equipe.writers.pdf.slides.placing import length

_BULLETS: Final = ("•", "–", "•")  # by level, those of the .pptx
_CHECKS: Final = {Marker.TODO: ("☐", "À faire"), Marker.DONE: ("☑", "Fait")}  # the sign, and what it says
_CLASSES: Final = {"start": "", "center": " center", "end": " end"}


def write_paragraphs(paragraphs: Iterable[SetParagraph], inline: InlineWriter) -> Markup:
    """``paragraphs`` one under the other."""
    return Markup("").join(_Blocks(inline).write(paragraphs))


def write_in_line(paragraphs: Sequence[SetParagraph], inline: InlineWriter) -> Markup:
    """The same inside an element that holds text only (a heading)."""
    lines = (_element("span", each, inline) for each in paragraphs)
    return Markup("").join(lines)


def paragraph_style(paragraph: SlideParagraph) -> str:
    """The declarations of a paragraph's type."""
    strong = ";font-weight:700" if paragraph.strong else ""
    size = f"font-size:{length(paragraph.size)};line-height:{length(paragraph.pitch)}"
    return f"{size};color:{color_style(paragraph.color)}{strong}"


def color_style(color: str) -> str:
    """The CSS of a colour role, or of a colour."""
    return color if color.startswith("#") else f"var(--{color.replace('_', '-')})"


def _element(tag: str, paragraph: SetParagraph, inline: InlineWriter) -> Markup:
    plan = paragraph.plan
    above = f";padding-top:{length(plan.space_before)}" if plan.space_before else ""
    left = f";margin-left:{length(paragraph.left)}" if paragraph.left else ""
    ground = " accent" if is_forced(plan) else ""
    if paragraph.is_empty:  # a space, and nothing that a reader should hear
        style = f"height:{length(paragraph.height)}"
        return Markup('<div style="{}"></div>').format(style)
    return Markup('<{0} class="t{1}{2}" style="{3}{4}{5}">{6}</{0}>').format(
        tag, _CLASSES[plan.align], ground, paragraph_style(plan), above, left, _content(paragraph, inline)
    )


def _content(paragraph: SetParagraph, inline: InlineWriter) -> Markup:
    """The runs; a paragraph of code is one element of code, however many colours it has.

    They stand in an element without line height (see the style sheet): the lines are as high as the paragraph says,
    whatever fonts its signs come from.
    """
    if not paragraph.is_code:
        return Markup("<span>{}</span>").format(inline.runs(paragraph.runs))
    plain = tuple(replace(run, code=False) for run in paragraph.runs)
    return Markup("<code>{}</code>").format(inline.runs(plain))


class _Blocks:
    """Writes paragraphs; ``_open`` holds the lists that are open, outermost first: level, tag."""

    def __init__(self, inline: InlineWriter) -> None:
        self._inline = inline
        self._open: list[tuple[int, str]] = []

    def write(self, paragraphs: Iterable[SetParagraph]) -> Iterator[Markup]:
        for paragraph in paragraphs:
            if paragraph.plan.marker is Marker.NONE:
                yield from self._close(partial(_ends_above, paragraph.plan))
                yield _element("p", paragraph, self._inline)
            else:
                yield from self._item(paragraph)
        yield from self._close(lambda *_: True)

    def _item(self, paragraph: SetParagraph) -> Iterator[Markup]:
        plan, tag = paragraph.plan, "ol" if paragraph.plan.marker is Marker.NUMBER else "ul"
        yield from self._close(lambda level, other: level > plan.level or (level == plan.level and other != tag))
        if self._open and self._open[-1][0] == plan.level:
            yield Markup("</li>")
        else:
            self._open.append((plan.level, tag))
            yield Markup("<{}>").format(tag)
        yield Markup("<li>{}{}").format(_marker(paragraph, self._inline), _element("p", paragraph, self._inline))

    def _close(self, ends: Callable[[int, str], bool]) -> Iterator[Markup]:
        while self._open and ends(*self._open[-1]):
            yield Markup("</li></{}>").format(self._open.pop()[1])


def _first_color(paragraph: SetParagraph, inline: InlineWriter) -> str:
    """The colour role of the first run of ``paragraph``."""
    first, own = next(iter(paragraph.runs), None), paragraph.plan.color
    if first is None or is_forced(paragraph.plan):
        return own
    if first.highlight is not None:
        return "warning"
    return first.color or ("accent" if first.href and inline.address(first.href) else own)


def _ends_above(plan: SlideParagraph, level: int, _: str) -> bool:
    """Whether a list of this ``level`` ends where ``plan``, which has no marker, begins."""
    return level > plan.level or not plan.indent


def _marker(paragraph: SetParagraph, inline: InlineWriter) -> Markup:
    """The sign of an item, hanging where its indent begins, in the style of its first run, as in an office suite."""
    plan, first = paragraph.plan, next(iter(paragraph.runs), None)
    strong = ";font-weight:700" if plan.strong or (first and first.strong) else ""
    color = color_style(_first_color(paragraph, inline))
    high = length(-plan.space_before - plan.pitch)  # the text begins beside it, not under it
    style = (
        f"margin:0 0 {high} {length(plan.indent * plan.level)};padding-top:{length(plan.space_before)};"
        f"font-size:{length(plan.size)};line-height:{length(plan.pitch)};color:{color}{strong}"
    )
    match plan.marker:
        case Marker.NONE:
            return Markup("")
        case Marker.BULLET:
            sign, said = _BULLETS[min(plan.level, len(_BULLETS) - 1)], ""
        case Marker.NUMBER:
            sign, said = f"{plan.number}.", ""
        case Marker.TODO | Marker.DONE:
            sign, said = _CHECKS[plan.marker]
        case _:
            assert_never(plan.marker)
    spoken = Markup(' role="img" aria-label="{}"').format(said) if said else Markup("")
    return Markup('<span class="marker"{} style="{}"><span>{}</span></span>').format(spoken, style, sign)
