"""What the outline says of a heading.

Comes in: the element tree of a page for paper. Goes out: the same tree, where a heading that holds more than text bears
the words of its bookmark (``data-bookmark``, see the style sheet): pictures and formulas say their alternatives, calls
of notes say nothing.
"""

from typing import Any

from export_equipe.writers.pdf.tags.roles import text_of

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


def name_bookmarks(root: Any) -> None:
    """Says in each heading of the page ``root`` what its bookmark is, where its text does not."""
    for heading in root.iter():
        if heading.tag in _HEADINGS and any(one.tag == "img" or one.get("class") == "call" for one in heading.iter()):
            heading.set("data-bookmark", text_of(heading, without="call"))
