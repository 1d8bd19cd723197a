"""Classes of characters that the patterns of typography share."""

from export_equipe.french.spaces import NBSP, THIN

WIDTHLESS = "[\u200b\u2060\ufeff]"
"""Blanks that show nothing (GitBook leaves some behind)."""

BREAKING = "[ \t\u2000-\u200b\u205f\u2060\u3000\ufeff]"
"""Every blank but U+00A0 and U+202F."""

BLANK = f"[{BREAKING[1:-1]}{NBSP}{THIN}]"
"""What a gap is made of: every space of Unicode, also those without width; never a line end."""

SIGN = f"[^\\s{WIDTHLESS[1:-1]}]"
"""What bounds a gap."""

FILLER = "\N{HANGUL FILLER}"
"""Stands in a line for what rules must not read: code, an address, a picture. It is a letter, as a word would be."""

LETTER = r"[^\W\d_]"

MONTH = (
    "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|janv\\.|févr\\.|avr\\.|juil\\."
    "|sept\\.|oct\\.|nov\\.|déc\\."
)
