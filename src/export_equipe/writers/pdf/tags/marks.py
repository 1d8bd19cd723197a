"""The marks in a page's content stream (ISO 32000-1, 14.6).

WeasyPrint marks each box as ``/Span`` and says nothing of running heads. Here each mark gets the type of the element
that owns it, or becomes an artifact.
"""

from collections.abc import Callable
from typing import Any

# What a mark becomes: its tag and its properties.
Mark = tuple[str, dict[str, Any]]


def rewrite_marks(stream: list[Any], decide: Callable[[int], Mark]) -> list[Any]:
    """``stream`` (the operators of a page, as pydyf keeps them) with each marked content as ``decide(mcid)`` says."""
    from pydyf import Dictionary

    written: list[Any] = []
    for operator in stream:
        if operator == b"BDC":
            tag, properties = decide(written[-1]["MCID"])
            written[-2:] = [f"/{tag}", Dictionary(properties)]
        written.append(operator)
    return written
