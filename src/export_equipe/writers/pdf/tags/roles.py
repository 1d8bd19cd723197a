"""From HTML to standard structure types (ISO 32000-1, 14.8.4) and their attributes (14.8.5).

Decided here: what an element is for who hears the page. Styles (``strong``, ``em``, ``mark``…) are no structure and
belong to the paragraph around them, unless they change the language. A figure and its caption stand side by side in a
``Div``: inside the ``Figure``, the caption would be silent, because a reader says the alternative instead of the
content.
"""

from typing import Any

from export_equipe.writers.pdf.stand_ins import ATTRIBUTE

SVG = "{http://www.w3.org/2000/svg}"
_BLOCKS = {
    "p": "P", "pre": "P", "code": "Code", "blockquote": "BlockQuote", "section": "Sect", "figure": "Div",
    "figcaption": "Caption", "caption": "Caption", "ul": "L", "ol": "L", "dl": "L", "li": "LI", "li::marker": "Lbl",
    "dt": "Lbl", "dd": "LBody", "table": "Table", "thead": "THead", "tbody": "TBody", "tfoot": "TFoot", "tr": "TR",
    "th": "TH", "td": "TD", "a": "Link", f"{SVG}svg": "Figure", **{f"h{level}": f"H{level}" for level in range(1, 7)},
}  # fmt: skip


def role_of(element: Any, tag: str, parent: str) -> str | None:
    """The structure type of ``element``, inside a node of type ``parent``; ``None``: its content is its parent's.

    ``tag`` is the element's tag, or with ``::marker``, ``::before``… the name of a part that CSS adds to it.
    """
    if tag in _BLOCKS:
        return _BLOCKS[tag]
    if "::" in tag:
        return None
    if tag == "div" and (parent == "L" or element.get("role")):
        return "LI" if parent == "L" else "Div"
    if element.get("role") == "img":
        return "Lbl" if parent == "LI" else "Span"
    special = element.get("lang") or element.get(ATTRIBUTE)
    return "Span" if special and tag not in ("html", "body") else None


def alternative_of(element: Any) -> str:
    """What is said in place of the content: the description of a figure, the name of an emoji; else ``""``."""
    if element.tag == f"{SVG}svg":
        parts = (element.find(f"{SVG}{name}") for name in ("desc", "title"))
        return next((_text(part) for part in parts if part is not None and _text(part)), element.get("aria-label", ""))
    return element.get("aria-label", "") if element.get("role") == "img" else ""


def actual_text_of(element: Any) -> str:
    """The characters that the content stands for, where it shows other ones; else ``""``."""
    return element.get(ATTRIBUTE, "")  # type: ignore[no-any-return]


def list_numbering_of(element: Any) -> str | None:
    """How a list is numbered (14.8.5.5), or ``None`` when it is no list of HTML's."""
    return {"ul": "Disc", "ol": "Decimal", "dl": "None"}.get(element.tag)


def scope_of(element: Any) -> str:
    """What a header cell names (14.8.5.7): its column unless it says otherwise."""
    return "Row" if element.get("scope") == "row" else "Column"


def text_of(element: Any) -> str:
    """The words of ``element``, in one line."""
    return " ".join("".join(element.itertext()).split())


def _text(element: Any) -> str:
    return (element.text or "").strip()
