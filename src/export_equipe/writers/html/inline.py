"""Runs as HTML text.

Comes in: runs. Goes out: escaped markup. Decided here: which addresses may become links, and that runs which share a
style share an element (one link is one ``a``, however many styles its text has).
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from operator import attrgetter

from markupsafe import Markup, escape

from export_equipe.typesetting.run import Highlight, Run, Runs

# From the outermost element to the innermost one.
_LAYERS = ("href", "highlight", "lang", "strong", "emphasis", "strike", "superscript", "code")
_TAGS = {"strong": "strong", "emphasis": "em", "strike": "s", "superscript": "sup", "code": "code"}
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_SAFE = ("http:", "https:", "mailto:", "tel:")


def render_runs(runs: Runs) -> Markup:
    """``runs`` as markup, in the fewest elements that say their styles."""
    return Markup("").join(_nest(_settle_spaces(runs), _LAYERS))


def render_paper_runs(runs: Runs) -> Markup:
    """``runs`` for paper: an address that counts from the page's own folder leads nowhere there, and is left out."""
    settled = (run if _SCHEME.match(run.href) or run.href.startswith("#") else replace(run, href="") for run in runs)
    return render_runs(tuple(settled))


def render_lines(lines: Runs) -> Markup:
    """Lines of code, one run each, with their line ends; inside a ``code`` element already."""
    return Markup("\n").join(render_runs((replace(line, code=False),)) for line in lines)


def safe_href(href: str) -> str:
    """``href`` when it may be followed: the web, a mail, a telephone, this page or a neighbour; else ``""``."""
    address = href.strip()
    scheme = _SCHEME.match(address)
    if scheme is None:
        return "" if address.startswith("//") else address
    return address if scheme.group().lower() in _SAFE else ""


def _nest(runs: Runs, layers: tuple[str, ...]) -> Iterator[Markup]:
    if not layers:
        for run in runs:
            yield _render_text(run)
        return
    layer, *inner = layers
    for value, group in groupby(runs, attrgetter(layer)):
        yield _wrap(layer, value, Markup("").join(_nest(tuple(group), tuple(inner))))


def _wrap(layer: str, value: object, content: Markup) -> Markup:
    """``content`` in the element that says ``value``, or as it is."""
    if not value:
        return content
    match layer:
        case "href":
            href = safe_href(str(value))
            return Markup('<a href="{}">{}</a>').format(href, content) if href else content
        case "highlight":
            kind = "note" if value is Highlight.NOTE else "placeholder"
            return Markup('<mark class="{}">{}</mark>').format(kind, content)
        case "lang":
            return Markup('<span lang="{}">{}</span>').format(value, content)
        case _:
            return Markup("<{0}>{1}</{0}>").format(_TAGS[layer], content)


def _render_text(run: Run) -> Markup:
    if run.emoji:
        return Markup('<span class="emoji" role="img" aria-label="{}">{}</span>').format(run.emoji, run.text)
    return Markup("<br>").join(escape(part) for part in run.text.split("\n"))


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
    return bool(run.text.strip()) and not (run.href or run.emoji or run.highlight or run.strike or run.code)
