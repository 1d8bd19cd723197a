"""From inline nodes to runs.

Comes in: inlines, or words of a template. Goes out: runs, each with its origin. Decided here: how mentions, markers,
icons and pictures read; that a button shows its address; that an emoji never ends a line alone; where a cell's closing
parenthesis begins.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import assert_never
from urllib.parse import unquote

from export_equipe.formulas.formula import Formula
from export_equipe.formulas.read import read_formula
from export_equipe.layout.words import BUTTON_ADDRESS, MISSING_ALTERNATIVE, MISSING_IMAGE
from export_equipe.model.inline import (
    Button,
    Code,
    Emoji,
    Emphasis,
    FootnoteRef,
    Foreign,
    Icon,
    Image,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Mark,
    Math,
    Mention,
    Placeholder,
    Strike,
    Strong,
    Subscript,
    Superscript,
    Text,
)
from export_equipe.typesetting.run import OBJECT, Added, Highlight, InlinePicture, Run, Runs, plain_text

NBSP = "\N{NO-BREAK SPACE}"
POINTS_PER_PIXEL = 0.75
_WEB = re.compile(r"(?:https?://|mailto:|tel:)", re.IGNORECASE)


def runs_of(text: Inlines | str, *, added: Added = Added.TEMPLATE) -> Runs:
    """``text`` as runs; words of a template are ``added``."""
    if isinstance(text, str):
        return (Run(text=text, origin=added),) if text else ()
    return _tied(tuple(_runs(text, Run(text="", origin=Added.TEMPLATE))))


def _runs(nodes: Inlines, style: Run) -> Iterator[Run]:
    for node in nodes:
        yield from _node_runs(node, style)


def _node_runs(node: Inline, style: Run) -> Iterator[Run]:
    match node:
        case (
            Emphasis() | Strong() | Strike() | Superscript() | Subscript() | Mark() | Foreign() | Link() | Placeholder()
        ):  # fmt: skip
            yield from _runs(node.children, _styled(node, style))
        case Button():
            yield from _button(node, style)
        case _:
            yield from _leaf_runs(node, style)


def _styled(
    node: Emphasis | Strong | Strike | Superscript | Subscript | Mark | Foreign | Link | Placeholder, style: Run
) -> Run:
    """``style`` and what ``node`` adds to it."""
    match node:
        case Emphasis():
            return replace(style, emphasis=True)
        case Strong():
            return replace(style, strong=True)
        case Strike():
            return replace(style, strike=True)
        case Superscript():
            return replace(style, superscript=True)
        case Subscript():
            return replace(style, subscript=True)
        case Mark(color=color, ground=ground):
            return _tinted(style, color, ground)
        case Foreign(lang=lang):
            return replace(style, lang=lang)
        case Link(target=target):
            return replace(style, href=target)
        case Placeholder():
            return replace(style, highlight=Highlight.PLACEHOLDER, strong=True)
        case _:
            assert_never(node)


def _leaf_runs(
    node: Text | Code | Emoji | Icon | LineBreak | Mention | Image | Math | FootnoteRef, style: Run
) -> Iterator[Run]:
    match node:
        case Text(value=value, span=span):
            # A text without a place is not the page's: the name of a page that has no title.
            yield replace(style, text=value, origin=span if span.start < span.end else Added.LABEL)
        case Code(value=value, span=span):
            yield replace(style, text=value, origin=span, code=True)
        case Emoji(value=value, name=name, span=span):
            yield replace(style, text=value, origin=span, emoji=name)
        case Icon(sign=sign, label=label):
            if sign:
                yield replace(style, text=sign, origin=Added.LABEL, emoji=label)
        case LineBreak(span=span):
            yield replace(style, text="\n", origin=span)
        case Mention(name=name, resolved=resolved, span=span):
            highlight = style.highlight if resolved else style.highlight or Highlight.PLACEHOLDER
            yield replace(style, text=name, origin=span, highlight=highlight)
        case Image():
            yield _image_run(node, style)
        case Math():
            yield _formula_run(node, style)
        case FootnoteRef(number=number):
            yield replace(style, text=str(number), origin=Added.NUMBER, superscript=True, note=number)
        case _:
            assert_never(node)


def _formula_run(node: Math, style: Run) -> Run:
    """A formula, or its LaTeX as code when it is not understood (which a diagnostic says)."""
    formula = read_formula(node.latex, display=False)
    if isinstance(formula, Formula):
        return replace(style, text=OBJECT, origin=node.span, formula=formula)
    return replace(style, text=node.latex, origin=node.span, code=True)


def _tinted(style: Run, color: str, ground: str) -> Run:
    """The colour roles of a mark: words on a ground take the ground's own dark tint, so that the contrast is enough."""
    shown = ground or color
    return replace(style, color=f"tint_{shown}", ground=f"tint_{ground}_ground" if ground else style.ground)


def _button(node: Button, style: Run) -> Iterator[Run]:
    """A button is a link, and shows where it leads: on paper nobody can press it."""
    yield from _runs(node.children, replace(style, href=node.target, button=True))
    if _WEB.match(node.target):
        yield replace(style, text=BUTTON_ADDRESS.format(address=node.target), origin=Added.LABEL)


def _image_run(image: Image, style: Run) -> Run:
    if image.picture is None:
        return replace(
            style, text=missing_words(image), origin=Added.KIND_WORD, highlight=style.highlight or Highlight.PLACEHOLDER
        )
    width = 0.0 if image.small else (image.width or image.picture.width) * POINTS_PER_PIXEL
    shown = InlinePicture(picture=image.picture, alternative=image.alternative or MISSING_ALTERNATIVE, width=width)
    return replace(style, text=OBJECT, origin=image.span, picture=shown)


def missing_words(image: Image) -> str:
    """What is said in the place of a picture that cannot be shown: its alternative, else its name."""
    return MISSING_IMAGE.format(name=image.alternative or unquote(image.source.rpartition("/")[2]) or "sans nom")


def in_words(runs: Runs) -> Runs:
    """``runs`` where nothing but words can stand: a picture says its alternative, a formula is said."""
    return tuple(_in_words(run) for run in runs)


def text_in_words(nodes: Inlines) -> Runs:
    """The text of ``nodes`` where nothing but words can stand, without white space at both ends."""
    return in_words(stripped(runs_of(nodes)))


def _in_words(run: Run) -> Run:
    if run.picture is not None:
        return replace(run, text=f"[image{NBSP}: {run.picture.alternative}]", origin=Added.LABEL, picture=None)
    if run.formula is not None:
        return replace(run, text=run.formula.text, origin=Added.FORMULA, formula=None)
    return run


def _tied(runs: Runs) -> Runs:
    """``runs`` with each emoji tied to the word that follows it."""
    tied: list[Run] = []
    for run in runs:
        after_emoji = bool(tied) and bool(tied[-1].emoji)
        tied.append(replace(run, text=NBSP + run.text[1:]) if after_emoji and run.text.startswith(" ") else run)
    return tuple(tied)


def stripped(runs: Runs) -> Runs:
    """``runs`` without white space at both ends (and without the runs that held nothing else)."""
    kept = [run for run in runs if run.text]
    while kept and not kept[0].text.strip():
        kept.pop(0)
    while kept and not kept[-1].text.strip():
        kept.pop()
    if kept:
        kept[0] = replace(kept[0], text=kept[0].text.lstrip())
        kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip())
    return tuple(kept)


def slice_runs(runs: Runs, start: int, end: int) -> Runs:
    """The characters ``start`` to ``end`` of ``runs``."""
    pieces: list[Run] = []
    offset = 0
    for run in runs:
        low, high = max(start - offset, 0), min(end - offset, len(run.text))
        if low < high:
            pieces.append(replace(run, text=run.text[low:high]))
        offset += len(run.text)
    return tuple(pieces)


def line_ends(runs: Runs, lines: Sequence[Runs]) -> list[int]:
    """Where each of the ``lines`` that ``runs`` were broken into ends, its forced line end included."""
    text = plain_text(runs)
    ends: list[int] = []
    offset = 0
    for line in lines:
        offset += len(plain_text(line))
        offset += text.startswith("\n", offset)
        ends.append(offset)
    return ends


def split_detail(runs: Runs) -> tuple[Runs, Runs]:
    """A cell's text, and the parenthesis that ends it (to stand on a second line); ``()`` when there is none."""
    text = plain_text(runs).rstrip()
    if not text.endswith(")"):
        return runs, ()
    depth = 0
    for index in range(len(text) - 1, -1, -1):
        depth += {")": 1, "(": -1}.get(text[index], 0)
        if depth == 0:
            main = stripped(slice_runs(runs, 0, index))
            apart = text[:index].endswith((" ", NBSP, "\n"))
            return (main, stripped(slice_runs(runs, index, len(text)))) if apart and main else (runs, ())
    return runs, ()


def without_colon(runs: Runs) -> Runs:
    """``runs`` without the colon that ends them (a title does not end in one)."""
    text = plain_text(runs).rstrip()
    return stripped(slice_runs(runs, 0, len(text) - 1)) if text.endswith(":") else runs


def repeated(runs: Runs) -> Runs:
    """``runs`` said again: no longer the page's text at its place."""
    return tuple(replace(run, origin=Added.REPEATED_HEAD, highlight=None) for run in runs)


def suffixed(runs: Runs, suffix: str, kind: Added) -> Runs:
    """``runs`` with an added ``suffix``."""
    return (*runs, Run(text=suffix, origin=kind))
