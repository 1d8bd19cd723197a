"""Runs as HTML text.

Comes in: runs. Goes out: escaped markup. Decided here: that runs which share a style share an element (one link is one
``a``, however many styles its text has), and how a run that is no text is set in its line.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from markupsafe import Markup, escape

from export_equipe.typesetting.run import Highlight, InlinePicture, Run, Runs
from export_equipe.writers.html.calls import NoteCalls
from export_equipe.writers.html.media import Media, shown_width

_ROLE = re.compile(r"[a-z][a-z_]*")  # a colour role of the theme, as in ``write_variables``
_PLAIN_TAGS = {
    "strong": "strong", "emphasis": "em", "strike": "s", "superscript": "sup", "subscript": "sub", "code": "code",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class InlineWriter:
    """Writes the runs of one document.

    ``address`` says where an address leads (``""``: nowhere, its text is kept), ``media`` shows what is no text, and
    ``calls`` knows the notes.
    """

    address: Callable[[str], str]
    media: Media
    calls: NoteCalls

    def runs(self, runs: Runs) -> Markup:
        """``runs`` as markup, in the fewest elements that say their styles."""
        settled = tuple(self._settle(run) for run in runs)
        return Markup("").join(self._nest(_settle_spaces(settled), tuple(_LAYERS)))

    def lines(self, lines: tuple[Runs, ...]) -> Markup:
        """Lines of code with their line ends, each in an element; inside a ``code`` element already."""
        plain = (self.runs(tuple(replace(run, code=False) for run in line)) for line in lines)
        return Markup("\n").join(Markup('<span class="line">{}</span>').format(line) for line in plain)

    def _settle(self, run: Run) -> Run:
        """``run`` with the address that is written; a call of a note is a link of its own."""
        if run.note:
            return replace(run, href="", button=False, superscript=False)
        return replace(run, href=self.address(run.href)) if run.href else run

    def _nest(self, runs: Runs, layers: tuple[str, ...]) -> Iterator[Markup]:
        if not layers:
            yield from map(self._one, runs)
            return
        layer, *inner = layers
        for value, group in groupby(runs, _LAYERS[layer]):
            yield _wrap(layer, value, Markup("").join(self._nest(tuple(group), tuple(inner))))

    def _one(self, run: Run) -> Markup:
        if run.note:
            return self.calls.write(run.note, run.text)
        if run.formula is not None:
            return self.media.formula(run.formula)
        if run.picture is not None:
            return self._picture(run.picture)
        if run.emoji:
            return Markup('<span class="emoji" role="img" aria-label="{}">{}</span>').format(run.emoji, run.text)
        return Markup("<br>").join(escape(part) for part in run.text.split("\n"))

    def _picture(self, shown: InlinePicture) -> Markup:
        width = shown_width(shown)
        way = Markup(' style="width: {:.2f}pt"').format(width) if width else Markup(' class="as-text"')
        source = self.media.source(shown.picture)
        return Markup('<img src="{}" alt="{}"{}>').format(source, shown.alternative, way)


# From the outermost element to the innermost one: what of a run makes a layer.
_LAYERS: dict[str, Callable[[Run], object]] = {
    "link": lambda run: (run.href, run.button and bool(run.href)),
    "highlight": lambda run: run.highlight,
    "tint": lambda run: (run.color, run.ground),
    "lang": lambda run: run.lang,
    **{name: lambda run, name=name: getattr(run, name) for name in _PLAIN_TAGS},  # type: ignore[misc]
}


def _wrap(layer: str, value: object, content: Markup) -> Markup:
    """``content`` in the element that says ``value``, or as it is."""
    match layer, value:
        case "link", (href, button):
            way = Markup(' class="button"') if button else Markup("")
            return Markup('<a{} href="{}">{}</a>').format(way, href, content) if href else content
        case "highlight", kind if kind:
            name = "note" if kind is Highlight.NOTE else "placeholder"
            return Markup('<mark class="{}">{}</mark>').format(name, content)
        case "tint", (str(color), str(ground)):
            style = _style(color, ground)
            return Markup('<span class="tint" style="{}">{}</span>').format(style, content) if style else content
        case "lang", language if language:
            return Markup('<span lang="{}">{}</span>').format(language, content)
        case _, True:
            return Markup("<{0}>{1}</{0}>").format(_PLAIN_TAGS[layer], content)
        case _:
            return content


def _style(color: str, ground: str) -> str:
    """The declarations for two colour roles; a name that is no role is left out."""
    found = ((name, role) for name, role in (("color", color), ("background", ground)) if _ROLE.fullmatch(role))
    return "; ".join(f"{name}: var(--{role.replace('_', '-')})" for name, role in found)


def _settle_spaces(runs: Runs) -> Runs:
    """``runs`` where a run of mere spaces takes the style of the run before it (or after it, beside a link).

    WeasyPrint draws no box that holds only spaces, so that two styled words would touch for who reads the PDF's text.
    """
    settled: list[Run] = []
    for index, run in enumerate(runs):
        if run.text and not run.text.strip(" \u00a0\u202f"):
            before = runs[index - 1] if index else run
            after = runs[index + 1] if index + 1 < len(runs) else run
            model = next((one for one in (before, after) if _takes_space(one)), run)
            settled.append(replace(model, text=run.text, origin=run.origin))
        else:
            settled.append(run)
    return tuple(settled)


def _takes_space(run: Run) -> bool:
    special = run.href or run.emoji or run.highlight or run.strike or run.code or run.color or run.ground
    return bool(run.text.strip()) and not (special or run.note or run.picture or run.formula)
