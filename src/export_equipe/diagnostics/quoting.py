"""What a message quotes of a file: on one line, never so long that it hides the sentence around it."""

from urllib.parse import unquote

LONGEST = 60


def shortened(text: str, limit: int = LONGEST) -> str:
    """``text`` on one line of at most ``limit`` characters, its end left out when it is longer."""
    text = " ".join(text.split())
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def shown_address(address: str) -> str:
    """``address`` as people write it: its accents and spaces decoded, unless that gives what no text can hold."""
    decoded = unquote(address, errors="replace")
    return shortened(decoded if decoded.isprintable() else address)
