"""What the drawn signs read as: the ToUnicode maps of the fonts (ISO 32000-1, 9.10.3).

Two mends. A hyphen that the layout adds at a line's end is no part of the word: it reads as a soft hyphen
(14.8.2.2.3), so that a reader joins both halves; WeasyPrint writes the sign that it draws, U+2010, which breaks the
word in a search. And where a font draws one character with two glyphs (Arabic letters and their dots), WeasyPrint
maps the second to nothing, which is no valid map: it reads as U+2060, which has no width, no sound and breaks no
word.
"""

from typing import Any

_HYPHEN, _SOFT_HYPHEN = b"<2010>", b"<00ad>"
_NOTHING, _JOINER = b"<>", b"<2060>"


def settle_glyph_text(pdf: Any, text: str) -> None:
    """Mends the ToUnicode maps of ``pdf``; ``text`` is all of the page's, which may well use U+2010 itself."""
    changes = {_NOTHING: _JOINER} if "\u2010" in text else {_NOTHING: _JOINER, _HYPHEN: _SOFT_HYPHEN}
    for thing in pdf.objects:
        lines = getattr(thing, "stream", None)
        if lines and lines[0] == b"/CIDInit /ProcSet findresource begin":
            lines[:] = [_change(line, changes) for line in lines]


def _change(line: bytes, changes: dict[bytes, bytes]) -> bytes:
    glyph, _, characters = line.rpartition(b" ")
    return glyph + b" " + changes[characters] if characters in changes else line
