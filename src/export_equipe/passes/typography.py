"""French typography: apostrophes, ellipses, ordinals, and the spaces that never break.

Comes in: a page. Goes out: the page, its texts set as the Imprimerie nationale sets them. Never touches code,
addresses, e-mails, shortcodes, ratios. Idempotent. Letters and digits are never changed,
save in ordinals (« 2ème » is « 2e », raised), so the conservation law does not see this pass.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from export_equipe.model.document import Page
from export_equipe.model.inline import Inline, Inlines, Superscript, Text
from export_equipe.model.rewrite import rewrite_inlines
from export_equipe.model.walk import map_blocks, map_inlines
from export_equipe.source import Span

NBSP = "\N{NO-BREAK SPACE}"
THIN = "\N{NARROW NO-BREAK SPACE}"
_SPACES = f"[ {NBSP}{THIN}]"
_UNITS = (
    "%|‰|€|k€|M€|Md€|°C|ETP|ans?|mois|semaines?|jours?|heures?|minutes?|secondes?|min|km|cm|mm|kg|ko|Mo|Go|To|euros?"
    "|millions?|milliards?"
)
_GLUED = "%|‰|€|k€|M€|Md€"  # units that people write against the number
_ABBREVIATIONS = "pp?|art|chap|vol|fig|al|éd"

# Words left alone: addresses, e-mails, :shortcodes:, paths with a scheme.
_VERBATIM = re.compile(r"\S*(?:://|@|www\.)\S*|(?<!\w):[\w+-]+:(?!\w)")
_DOUBLED = re.compile(rf"{_SPACES}{{2,}}")
# A group of one to three figures, and no figure before it.
_THOUSANDS = r"(?:(?<=(?<!\d)\d)|(?<=(?<!\d)\d\d)|(?<=(?<!\d)\d\d\d))"
_RULES = (
    (re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_]|«)"), "’"),
    (re.compile(r"(?i)(?<=\b[cdjlmnst])'(?=\d|$)|(?<=\bqu)'(?=\d|$)|(?<=[orst]qu)'(?=\d|$)"), "’"),
    (re.compile(rf"«{_SPACES}*(?=\S)|«{_SPACES}+$"), f"«{NBSP}"),
    (re.compile(rf"(?<=[^\s«]){_SPACES}*»"), f"{NBSP}»"),
    (re.compile(rf"(?<=\S){_SPACES}+(?=[,.…]+(?:[\s»)]|$))"), ""),
    (re.compile(r"\betc\s*(?:\.{3,}|…)"), "etc."),
    (re.compile(r"\.{3,}"), "…"),
    (re.compile(rf"(?<=\S){_SPACES}+(?=[;!?]+(?:\W|$))"), THIN),
    (re.compile(r"(?<=[\w)»\]%’])(?=[;!?]+(?:[\s»)]|$))"), THIN),
    (re.compile(rf"(?<=\S){_SPACES}+(?=:(?:\s|$))"), NBSP),
    (re.compile(r"(?<=[^\W\d_]|[)»\]%])(?=:(?:\s|$))"), NBSP),
    (re.compile(r"(?<![\w/.:-])([01]?\d|2[0-4])\s?h\s?([0-5]\d)(?![\w/])"), rf"\1{NBSP}h{NBSP}\2"),
    (re.compile(r"(?<![\w/.:-])([01]?\d|2[0-4])\s?h(?![\w/’'-])"), rf"\1{NBSP}h"),
    (re.compile(rf"{_THOUSANDS}{_SPACES}(?=\d{{3}}(?!\d))"), THIN),
    (re.compile(rf"(?<=\d){_SPACES}+(?=(?:{_UNITS})(?!\w))"), NBSP),
    (re.compile(rf"(?<=\d)(?=(?:{_GLUED})(?![\w%]))"), NBSP),
    (re.compile(rf"(?<=\b[nN]°){_SPACES}*(?=\d)|(?<=\b[nN]°s){_SPACES}*(?=\d)"), NBSP),
    (re.compile(rf"(?<![\w.])((?:{_ABBREVIATIONS})\.){_SPACES}*(?=\d)"), rf"\1{NBSP}"),
    (re.compile(rf"(?<!\w)(MM?\.|Mmes?|Mlles?|Dr|Pr){_SPACES}+(?=[A-ZÀ-Ý])"), rf"\1{NBSP}"),
    (re.compile(r"(?<![\w,.-])1(?:i?[èe]re)(s?)(?![\w-]|\.\w)"), r"1re\1"),
    (re.compile(r"(?<![\w,.-])(\d+|[IVX]{2,})(?:i?[èe]me)(s?)(?![\w-]|\.\w)"), r"\1e\2"),
)
# At an end of a text that touches another node (« **Note** : »), the space is all there is to mend.
_LEADING = (
    (re.compile(rf"^{_SPACES}+(?=[;!?])"), THIN),
    (re.compile(rf"^{_SPACES}+(?=:(?:\s|$)|»|(?:{_GLUED})(?!\w))"), NBSP),
)
_ORDINAL = re.compile(r"(?<![\w,.-])(?:\d+|[IVX]{2,}|I(?=er))(?P<end>es?|(?<=\b[1I])(?:er|re)s?)(?![\w-]|\.\w)")


def set_typography(page: Page) -> Page:
    """``page`` with its texts set."""
    blocks = map_blocks(page.blocks, lambda block: map_inlines(block, _set_inlines))
    return replace(page, title=_set_inlines(page.title), description=set_text(page.description), blocks=blocks)


def _set_inlines(nodes: Inlines) -> Inlines:
    return rewrite_inlines(nodes, _set_node)


def _set_node(node: Inline) -> Inlines:
    return tuple(_raised(replace(node, value=set_text(node.value)))) if isinstance(node, Text) else (node,)


def _raised(node: Text) -> Iterator[Inline]:
    """``node``, the ends of its ordinals raised: 1ᵉʳ, 2ᵉ."""
    place = 0
    for start, end in _ordinal_ends(node.value):
        yield _part(node, place, start)
        raised = _part(node, start, end)
        yield Superscript(children=(raised,), span=raised.span)
        place = end
    if place < len(node.value):
        yield _part(node, place, len(node.value))


def _part(node: Text, start: int, end: int) -> Text:
    """A part of ``node``; its place is exact when the source has as many characters."""
    exact = node.span.end - node.span.start == len(node.value)
    span = Span(node.span.path, node.span.start + start, node.span.start + end) if exact else node.span
    return Text(value=node.value[start:end], span=span)


def _ordinal_ends(text: str) -> Iterator[tuple[int, int]]:
    for start, end in _verbatim_free(text):
        yield from (match.span("end") for match in _ORDINAL.finditer(text, start, end))


def set_text(text: str) -> str:
    """``text`` with French typography."""
    pieces: list[str] = []
    position = 0
    for start, end in _verbatim_free(text):
        pieces += [text[position:start], _apply(text[start:end])]
        position = end
    return "".join([*pieces, text[position:]])


def _verbatim_free(text: str) -> Iterator[tuple[int, int]]:
    """Where the passages of ``text`` between verbatim words start and end."""
    position = 0
    for match in _VERBATIM.finditer(text):
        yield position, match.start()
        position = match.end()
    yield position, len(text)


def _apply(text: str) -> str:
    text = _DOUBLED.sub(lambda spaces: min(spaces[0].replace(" ", "") or " "), text)
    for pattern, replacement in (*_RULES, *_LEADING):
        text = pattern.sub(replacement, text)
    return text
