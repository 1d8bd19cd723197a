"""Characters that no packaged font can draw.

A PDF/UA file may not show the empty box of a missing glyph (ISO 14289-1, 7.21.8). Decided here: a drawn box, U+25AF,
stands in for each, and the character itself stays in the text as ``ActualText`` (ISO 32000-1, 14.9.4), so that it is
still read aloud, found and copied. In a figure there is only the box: a figure is read by its alternative.
"""

import re
from collections.abc import Collection
from html import escape

STAND_IN = "\u25af"
_BREAK = "\u200b"  # the writings that we lack put no space between words
ATTRIBUTE = "data-actual-text"
_TAGS = re.compile(r"(<[^>]*>)")
_SILENT = ("title", "style", "desc")  # their text is never drawn as text


def stand_in(html: str, missing: Collection[str]) -> str:
    """``html`` with its ``missing`` characters replaced where they would be drawn."""
    if not missing:
        return html
    signs = re.compile("[" + "".join(map(re.escape, sorted(missing))) + "]+")
    written: list[str] = []
    open_tags: list[str] = []
    for part in _TAGS.split(html):
        if part.startswith("<"):
            _follow(part, open_tags)
            written.append(part)
        elif open_tags and open_tags[-1] in _SILENT:
            written.append(part)
        else:
            written.append(signs.sub(_plain if "svg" in open_tags else _box, part))
    return "".join(written)


def _plain(match: re.Match[str]) -> str:
    return STAND_IN * len(match.group())


def _box(match: re.Match[str]) -> str:
    text = match.group()
    return f'<span {ATTRIBUTE}="{escape(text)}">{_BREAK.join(STAND_IN for _ in text)}</span>'


def _follow(tag: str, open_tags: list[str]) -> None:
    """Keeps ``open_tags``, as far as it matters: figures and silent elements, which nest and close properly."""
    name = tag.strip("</>").partition(" ")[0].lower()
    if name not in (*_SILENT, "svg"):
        return
    if tag.startswith("</"):
        open_tags.pop()
    else:
        open_tags.append(name)
