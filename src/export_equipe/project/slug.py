"""Identifiers made of words: the anchors of sections."""

import re
import unicodedata


def slug(text: str) -> str:
    """``text`` as an identifier: lower case ASCII letters, digits and hyphens."""
    whole = text.lower().replace("œ", "oe").replace("æ", "ae").replace("’", "'")
    ascii_text = unicodedata.normalize("NFKD", whole).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", ascii_text).strip("-")
