"""Styles of ours for roles that a master made before them may lack: footnotes, frames, cards, buttons…

Comes in: a role without a style, and the theme. Goes out: the style, plain, in the theme's colours. A master that has
the style is left alone. Specification: ECMA-376 part 1, 17.7.4; built-in names are Word's own, so that Word finds them.
"""

import re
from collections.abc import Callable, Collection, Mapping

from docx.oxml.ns import qn

from export_equipe.masters.docx_styles import MemoStyle, MissingRole, StyleKind
from export_equipe.theme.model import Theme
from export_equipe.writers.docx.paragraphs import EDGES
from export_equipe.writers.docx.wordml import Element, hex_color, w

BUILT_IN = {"footnote text": "FootnoteText", "footnote reference": "FootnoteReference"}
BAR, EDGE = 24, 2  # eighths of a point
BAR_SPACE, PADDING = 11, 5  # points
LEFT, RIGHT = 290, 130  # twips

_Parts = tuple[Element | None, Element | None]  # paragraph and run properties


def _frame(theme: Theme, *, bar: str, ground: str, strong: bool = False) -> _Parts:
    fill = hex_color(theme.colors[ground])
    edges = dict.fromkeys(EDGES, (EDGE, PADDING, fill)) | {"left": (BAR, BAR_SPACE, hex_color(theme.colors[bar]))}
    borders = (
        w(edge, val="single", sz=width, space=space, color=color) for edge, (width, space, color) in edges.items()
    )
    properties = w(
        "pPr", w("pBdr", *borders), w("shd", val="clear", color="auto", fill=fill), w("ind", left=LEFT, right=RIGHT)
    )
    return properties, w("rPr", w("b"), w("bCs")) if strong else None


def _dashed(theme: Theme) -> _Parts:
    color = hex_color(theme.colors["line"])
    borders = (w(edge, val="dashed", sz=6, space=PADDING, color=color) for edge in EDGES)
    return w("pPr", w("pBdr", *borders), w("ind", left=RIGHT, right=RIGHT), w("jc", val="center")), None


def _button(theme: Theme) -> _Parts:
    color = hex_color(theme.colors["accent"])
    border = w("bdr", val="single", sz=4, space=0, color=color)
    return None, w("rPr", w("b"), w("bCs"), w("color", val=color), border)


_SPARE: Mapping[str, Callable[[Theme], _Parts]] = {
    "box": lambda theme: _frame(theme, bar="line", ground="neutral"),
    "box_title": lambda theme: _frame(theme, bar="line", ground="neutral", strong=True),
    "card": lambda theme: _frame(theme, bar="accent_light", ground="surface"),
    "code_title": lambda _: (w("pPr", w("keepNext")), w("rPr", w("b"), w("bCs"))),
    "picture": lambda _: (w("pPr", w("spacing", before=120, after=80, line=240, lineRule="auto")), None),
    "missing_picture": _dashed,
    "formula": lambda _: (w("pPr", w("spacing", before=120, after=120)), None),
    "footnote": lambda _: (w("pPr", w("spacing", after=40)), None),
    "footnote_call": lambda _: (None, w("rPr", w("vertAlign", val="superscript"))),
    "button": _button,
}
SPARE_ROLES = frozenset(_SPARE)


def spare_style(missing: MissingRole, theme: Theme, *, taken: Collection[str]) -> tuple[MemoStyle, Element]:
    """The style that stands in for ``missing``, with an id that is not ``taken``."""
    name = missing.style.casefold() if missing.style.casefold() in BUILT_IN else missing.style
    identifier = BUILT_IN.get(name) or re.sub(r"[^A-Za-z0-9]", "", name) or missing.role
    while identifier in taken:
        identifier += "X"
    kind = "character" if missing.kind is StyleKind.CHARACTER else "paragraph"
    style = w("style", w("name", val=name), w("uiPriority", val=99), w("qFormat"), type=kind, styleId=identifier)
    if name not in BUILT_IN:
        style.set(qn("w:customStyle"), "1")
    for part in _SPARE[missing.role](theme):
        if part is not None:
            style.append(part)
    return MemoStyle(name=name, id=identifier, kind=missing.kind), style
