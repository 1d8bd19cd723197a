"""The run: characters with one style, and where they come from.

Every character of an output belongs to a run, and every run says whether it is the page's own text or something that
we added: that is what makes the conservation law decidable (see ARCHITECTURE.md).
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final, TypeAlias

from export_equipe.formulas.formula import Formula
from export_equipe.model.picture import Picture
from export_equipe.source import Span

OBJECT: Final = "\N{OBJECT REPLACEMENT CHARACTER}"  # the text of a run that shows a picture or a formula


class Added(StrEnum):
    """The closed list of reasons for which an output may hold text that is not the page's."""

    SUITE = "suite"  # the mention of a continued slide: « (suite 2/3) »
    REPEATED_HEAD = "repeated head"  # a table's head, or a title, said again: on the next slide, over a table
    LABEL = "label"  # a name for something that the page leaves nameless: the corner of a table, a field
    NUMBER = "number"  # « Tableau 1 », « Figure 1 », the number of a slide or a page
    KIND_WORD = "kind word"  # the word that says what a coloured block is: « Information »
    CONTENTS = "contents"  # a table of contents
    RUNNING_HEAD = "running head"  # header and footer
    OPEN_POINT = "open point"  # the list of what is still to be written
    TEMPLATE = "template"  # words that the template itself writes
    FIGURE = "figure"  # words of the page's data, in a figure and its caption
    DRAFT = "draft"  # the mention « Brouillon »
    FORMULA = "formula"  # a formula said in words, where it cannot be drawn


class Highlight(StrEnum):
    """Why a run is highlighted in a draft."""

    PLACEHOLDER = "placeholder"
    NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class InlinePicture:
    """A picture in a line; ``alternative`` is never empty; ``width`` is points, 0 to be as high as the line."""

    picture: Picture
    alternative: str
    width: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A stretch of text with one style.

    ``origin`` is the span of the page's text that it renders, or the reason for which it was added. ``emoji`` is the
    French name of the emoji when the run is exactly one emoji, else ``""``. ``lang`` is a BCP 47 tag when it differs
    from the document's. A forced line end is a run whose text is ``"\\n"``. ``href`` is an address as in
    ``model.inline.Link`` once settled (``layout.addresses`` turns it into what a document says). ``color`` and
    ``ground`` are colour roles of the theme for coloured words, ``""`` for none. A run that shows a ``picture`` or a
    ``formula`` has the text ``OBJECT``; one that calls a footnote has its number as ``note`` and as text, raised.
    ``button`` draws a link as a button.
    """

    text: str
    origin: Span | Added
    strong: bool = False
    emphasis: bool = False
    strike: bool = False
    superscript: bool = False
    subscript: bool = False
    code: bool = False
    href: str = ""
    button: bool = False
    emoji: str = ""
    lang: str = ""
    highlight: Highlight | None = None
    color: str = ""
    ground: str = ""
    picture: InlinePicture | None = None
    formula: Formula | None = None
    note: int = 0

    @property
    def bold(self) -> bool:
        """Whether it is drawn bold: what is strong, the words of a button, what a draft highlights."""
        return self.strong or self.button or self.highlight is not None


Runs: TypeAlias = tuple[Run, ...]


def plain_text(runs: Runs) -> str:
    """The characters of ``runs``, one after the other."""
    return "".join(run.text for run in runs)


def as_strong(runs: Runs, *, strong: bool = True) -> Runs:
    """``runs`` as they are measured and shown where the whole text is bold; as they are when not ``strong``."""
    return tuple(run if run.strong else replace(run, strong=True) for run in runs) if strong else runs


def linked(runs: Runs, href: str) -> Runs:
    """``runs`` as one link to ``href``."""
    return tuple(replace(run, href=href) for run in runs) if href else runs
