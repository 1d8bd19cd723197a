"""French typography: apostrophes, ellipses, and the spaces that never break.

Comes in: a page. Goes out: the page, its texts set as the Imprimerie nationale sets them. Never touches code,
addresses, hours or ratios. Idempotent. Letters and digits are never changed, so the conservation law does not see
this pass.
"""

import re
from dataclasses import replace

from export_equipe.model.document import Page
from export_equipe.model.inline import Inline, Inlines, Text
from export_equipe.model.rewrite import rewrite_inlines
from export_equipe.model.walk import map_blocks, map_inlines

NBSP = "\N{NO-BREAK SPACE}"
THIN = "\N{NARROW NO-BREAK SPACE}"
_SPACES = f"[ {NBSP}{THIN}]"

# Words left alone: addresses, e-mails, :shortcodes:, paths with a scheme.
_VERBATIM = re.compile(r"\S*(?:://|@|www\.)\S*|(?<!\w):[\w+-]+:(?!\w)")
_RULES = (
    (re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_«]|$)"), "’"),
    (re.compile(r"\betc\s*(?:\.{3,}|…)"), "etc."),
    (re.compile(r"\.{3,}"), "…"),
    (re.compile(rf"(?<=\S){_SPACES}+(?=[,.…](?:\s|$))"), ""),
    (re.compile(rf"(?<=\S){_SPACES}+(?=[;!?]+(?:\W|$))"), THIN),
    (re.compile(r"(?<=[\w)»\]%’])(?=[;!?]+(?:[\s»)]|$))"), THIN),
    (re.compile(rf"(?<=\S){_SPACES}+(?=:(?:\s|$))"), NBSP),
    (re.compile(r"(?<=[^\W\d_]|[)»\]%])(?=:(?:\s|$))"), NBSP),
    (re.compile(rf"«{_SPACES}*(?=\S)"), f"«{NBSP}"),
    (re.compile(rf"(?<=[^\s«]){_SPACES}*»"), f"{NBSP}»"),
    (re.compile(rf"(?<=\d){_SPACES}+(?=(?:%|€|k€|M€|°C)(?:\W|$))"), NBSP),
    (re.compile(rf"(?<=\bn°){_SPACES}*(?=\d)"), NBSP),
)
# At the very start of a text that follows another node (« **Note** : »), the space is all there is to mend.
_LEADING = ((re.compile(rf"^{_SPACES}+(?=[;!?])"), THIN), (re.compile(rf"^{_SPACES}+(?=:(?:\s|$))"), NBSP))


def set_typography(page: Page) -> Page:
    """``page`` with its texts set."""
    blocks = map_blocks(page.blocks, lambda block: map_inlines(block, _set_inlines))
    return replace(page, title=_set_inlines(page.title), blocks=blocks)


def _set_inlines(nodes: Inlines) -> Inlines:
    return rewrite_inlines(nodes, _set_node)


def _set_node(node: Inline) -> Inlines:
    return (replace(node, value=set_text(node.value)),) if isinstance(node, Text) else (node,)


def set_text(text: str) -> str:
    """``text`` with French typography."""
    pieces: list[str] = []
    position = 0
    for match in _VERBATIM.finditer(text):
        pieces += [_apply(text[position : match.start()]), match[0]]
        position = match.end()
    pieces.append(_apply(text[position:]))
    return "".join(pieces)


def _apply(text: str) -> str:
    for pattern, replacement in (*_RULES, *_LEADING):
        text = pattern.sub(replacement, text)
    return text
