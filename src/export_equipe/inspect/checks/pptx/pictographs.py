"""Characters that are drawings: emoji, check marks, bullets, stars; and what counts as words beside them."""

import re

_SIGN = re.compile(
    "[\U0001f000-\U0001faff\u2190-\u21ff\u2300-\u23ff\u2460-\u24ff\u25a0-\u27bf\u2900-\u297f\u2b00-\u2bff\u3030\u303d"
    "\u00a9\u00ae\u2122\u2022]"
)


def has_words(text: str) -> bool:
    """Whether ``text`` holds a letter or a digit."""
    return any(char.isalnum() for char in text)


def has_sign(text: str) -> bool:
    """Whether ``text`` holds an emoji or another character that is a drawing."""
    return _SIGN.search(text) is not None
