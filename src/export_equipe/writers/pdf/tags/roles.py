"""From HTML to standard structure types (ISO 32000-1, 14.8.4) and their attributes (14.8.5).

Decided here: what an element is for who hears the page. Styles (``strong``, ``em``, ``mark``…) are no structure and
belong to the paragraph around them, unless they change the language. A figure and its caption stand side by side in a
``Div``: inside the ``Figure``, the caption would be silent, because a reader says the alternative instead of the
content.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from export_equipe.writers.pdf.stand_ins import ATTRIBUTE

SVG = "{http://www.w3.org/2000/svg}"
_BLOCKS = {
    "p": "P", "pre": "P", "code": "Code", "blockquote": "BlockQuote", "section": "Sect", "figure": "Div",
    "figcaption": "Caption", "img": "Figure", "caption": "Caption", "ul": "L", "ol": "L", "dl": "L", "li": "LI",
    "li::marker": "Lbl", "dt": "Lbl", "dd": "LBody", "table": "Table", "thead": "THead", "tbody": "TBody",
    "tfoot": "TFoot", "tr": "TR", "th": "TH", "td": "TD", "a": "Link", f"{SVG}svg": "Figure",
    **{f"h{level}": f"H{level}" for level in range(1, 7)},
}  # fmt: skip
# What is said by a role of ARIA (WAI-ARIA 1.2, DPUB-ARIA 1.1) rather than by the element.
_BY_ROLE = {"math": "Formula", "doc-footnote": "Note"}
# Artifacts (14.8.2.2.2): decoration, and what repeats on each page.
LAYOUT: Mapping[str, str] = {"Type": "/Layout"}
HEADER: Mapping[str, str] = {"Type": "/Pagination", "Subtype": "/Header", "Attached": "[/Top]"}
FOOTER: Mapping[str, str] = {"Type": "/Pagination", "Subtype": "/Footer", "Attached": "[/Bottom]"}
_TEXT_KINDS = ("P", "Span", "Link", "Reference", "Lbl", "Code", "Figure", "Formula")
TEXT = frozenset({*_TEXT_KINDS, *(f"H{level}" for level in range(1, 7))})


def role_of(element: Any, tag: str, parent: str) -> str | None:
    """The structure type of ``element``, inside a node of type ``parent``; ``None``: its content is its parent's.

    ``tag`` is the element's tag, or with ``::marker``, ``::before``… the name of a part that CSS adds to it.
    """
    if tag in _BLOCKS or "::" in tag:
        return _BY_ROLE.get(element.get("role", ""), _BLOCKS.get(tag)) if tag == element.tag else _BLOCKS.get(tag)
    if tag == "div" and (parent == "L" or element.get("role")):
        return "LI" if parent == "L" else _BY_ROLE.get(element.get("role"), "Div")
    if tag == "sup" and element.get("class") == "call":
        return "Reference"
    if element.get("role") == "img" or element.get("class") in ("note-number", "marker"):
        return "Lbl" if parent in ("LI", "Note") else "Span"
    special = element.get("lang") or element.get(ATTRIBUTE)
    return "Span" if special and tag not in ("html", "body") else None


def artifact_of(element: Any, tag: str) -> Mapping[str, str] | None:
    """The properties of what is drawn and says nothing; ``None`` for what is to be read.

    What CSS adds before or after an element, what is hidden to who listens, what repeats on each page.
    """
    if element.get("data-artifact") == "footer":
        return FOOTER
    hidden = element.get("aria-hidden") == "true" or (element.tag == "img" and not element.get("alt", "").strip())
    return LAYOUT if hidden or tag.endswith(("::before", "::after")) else None


def alternative_of(element: Any) -> str:
    """What is said in place of the content: of a figure, a formula, an emoji; else ``""``."""
    if element.tag == f"{SVG}svg":
        parts = (element.find(f"{SVG}{name}") for name in ("desc", "title"))
        return next((_text(part) for part in parts if part is not None and _text(part)), element.get("aria-label", ""))
    if element.tag == "img":
        return element.get("alt", "")  # type: ignore[no-any-return]
    return element.get("aria-label", "") if element.get("role") == "img" else ""


def actual_text_of(element: Any) -> str:
    """The characters that the content stands for, where its glyphs read as other ones or may; else ``""``.

    They may where several characters are one sign: WeasyPrint maps the glyph of a keycap (1️⃣) to nothing.
    """
    sign = element.text or "" if element.get("class") == "emoji" else ""
    return element.get(ATTRIBUTE, "") or (sign if len(sign) > 1 else "")


def list_numbering_of(element: Any) -> str | None:
    """How a list is numbered (14.8.5.5), or ``None`` when it is no list of HTML's."""
    return {"ul": "Disc", "ol": "Decimal", "dl": "None"}.get(element.tag)


def scope_of(element: Any) -> str:
    """What a header cell names (14.8.5.7): its column unless it says otherwise."""
    return "Row" if element.get("scope") in ("row", "rowgroup") else "Column"


def spans_of(element: Any) -> dict[str, int]:
    """How many columns and rows a cell covers (14.8.5.7), where it is more than one."""
    found = (("ColSpan", element.get("colspan")), ("RowSpan", element.get("rowspan")))
    return {name: int(value) for name, value in found if value}


def headers_of(element: Any) -> list[str]:
    """The ids of the header cells that name a cell, where it says so."""
    return element.get("headers", "").split()  # type: ignore[no-any-return]


def identifier_of(element: Any, role: str) -> str:
    """The id that a structure element must have (14.7.2): a note (ISO 14289-1, 7.9), a header that a cell names."""
    return element.get("id", "") if role in ("Note", "TH") else ""


def text_of(element: Any, *, without: str = "") -> str:
    """The words of ``element``, in one line, but for those of class ``without``; pictures say their alternatives."""
    return " ".join("".join(_words(element, without)).split())


def _words(element: Any, without: str) -> Iterator[str]:
    yield {"img": element.get("alt", ""), "br": " "}.get(element.tag, element.text or "")
    for child in element:
        if not without or child.get("class") != without:
            yield from _words(child, without)
        yield child.tail or ""


def _text(element: Any) -> str:
    return (element.text or "").strip()
