"""Words that typography never touches: addresses, names for machines.

Comes in: a line. Goes out: the same line, those words hidden behind ``FILLER``, so that no rule reads them. Decided
here: what is such a word. As in GitHub's Markdown (« extended autolinks »), the punctuation that ends an address is not
part of it. Every pattern can only begin where a word begins, so that a long word is read once.
"""

import re

from export_equipe.passes.typography.characters import BLANK, FILLER

_INSIDE = r"[^\s<>«»“”\u200b]"  # what an address may hold
_LAST = r"[^\s<>«»“”\u200b.,;:!?…)\]}'\"’*_]"  # what it may end with

_KINDS = {
    "an address with its scheme": rf"(?<![\w+.-])[A-Za-z][A-Za-z0-9+.-]{{1,20}}://{_INSIDE}*{_LAST}",
    "a scheme without slashes": rf"(?<![\w+.-])(?:mailto|tel|sms|urn|doi|data|javascript):(?=\S){_INSIDE}*{_LAST}",
    "a mail or a handle": r"(?<![\w.+%@-])[\w.+%-]*@[\w.-]*\w",
    "a domain or a file, its path and query": (
        r"(?<![\w.@/~-])(?:\.{0,2}/)?(?:[\w~-]+/)*(?:[\w-]+\.)+(?:[a-z]{2,24}\d?|[A-Z]{2,4}|[a-z]\d|7z)(?![\w-])"
        rf"(?::\d+)?(?:[/?#]{_INSIDE}*{_LAST}|/)?"
    ),
    "a shortcode": r"(?<![\w:]):[\w+-]+:(?![\w:])",
    "a qualified name": r"(?<![\w:])(?:::)?\w+(?:(?:::|->)\w+)+",
    "an entity": r"&(?:[A-Za-z]\w{1,30}|#\w{1,8});",
    "a telephone number": (
        rf"(?<![\w,.+])(?<!\d{BLANK})(?:0|\+\d{{1,3}}{BLANK}?(?:\(0\){BLANK}?)?)\d?(?:(?:{BLANK}|[.-])?\d{{2,3}}){{3,5}}(?!\d)"
    ),
    "a face": r"(?<!\S)[:;]-?[()DPp](?!\S)",
}
VERBATIM = re.compile("|".join(f"(?:{pattern})" for pattern in _KINDS.values()))


def hide_verbatim(line: str) -> str:
    """``line``, as long as before, its verbatim words hidden."""
    return VERBATIM.sub(lambda word: FILLER * len(word[0]), line)
