"""A last page that holds a line or two: the text is set a hair tighter, if that takes the page away.

Comes in: a page as HTML, and how it came out. Goes out: the tighter pages to try, in order. Decided here: what is too
little for a page, and how far lines may come nearer.
"""

from collections.abc import Iterator
from typing import Any

TALL = 40  # CSS pixels: what is higher is no sign in a line
FEW = 3  # lines: a last page that has less is worth a try
_CLOSER = ((1.42, 0.58), (1.39, 0.5))  # line height, space under a paragraph in em; the page's own are 1.45 and 0.65


def ends_on_a_scrap(document: Any) -> bool:
    """Whether the last of several pages of ``document`` (WeasyPrint's) holds less than a few lines."""
    if len(document.pages) < 2:
        return False
    # The first child of a page box is the page's content, the others stand in its margins.
    content = document.pages[-1]._page_box.children[0]
    boxes = [(type(box).__name__, box) for box in content.descendants()]
    pictures = any(kind.endswith("ReplacedBox") and box.height > TALL for kind, box in boxes)
    return not pictures and sum(kind == "LineBox" for kind, _ in boxes) < FEW


def tightened(html: str) -> Iterator[str]:
    """``html`` with its lines and paragraphs nearer to one another, by a hair, then by two."""
    for height, space in _CLOSER:
        rules = f"body {{ line-height: {height} }} p {{ margin-bottom: {space}em }}"
        yield html.replace("</head>", f"<style>{rules}</style>\n</head>", 1)
