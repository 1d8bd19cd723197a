"""From an inline element to nodes: what each of Markdown's marks and HTML's tags is in a document.

Comes in: an element's name, attributes and children. Goes out: nodes that stand in its place (its children, for a tag
that says nothing to us). Decided here: GitBook's mentions, buttons, icons, expressions, coloured marks.
"""

import re
from collections.abc import Callable, Mapping
from typing import Final, TypeAlias

from export_equipe.diagnostics import Severity
from export_equipe.model.inline import (
    Button,
    Code,
    Emphasis,
    FootnoteRef,
    Foreign,
    Icon,
    Image,
    Inlines,
    Link,
    Mark,
    Mention,
    Placeholder,
    Strike,
    Strong,
    Subscript,
    Superscript,
    Text,
)
from export_equipe.model.walk import plain_inlines
from export_equipe.reader.icons import read_icon
from export_equipe.reader.legal import legal_text
from export_equipe.reader.page_reading import PageReading
from export_equipe.reader.texts import joined, read_text
from export_equipe.reader.tints import read_tints
from export_equipe.source import Span

Attributes: TypeAlias = Mapping[str, str]
PERSON: Final = re.compile(r"https?://app\.gitbook\.com/u/([\w-]+)")
NOTE_ANCHOR: Final = "#user-content-fn-"
TEXT_PIXELS: Final = 627  # CSS pixels: the width of the text, for a picture's width in per cent
_NOTE_CALL: Final = re.compile(r"\[\^[^\]]*\]|\d*")
_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_STRONG, _EMPHASIS, _STRIKE = ("strong", "b"), ("em", "i", "cite", "dfn", "var"), ("s", "del", "strike")
_SILENT: Final = frozenset(
    [
        "abbr",
        "acronym",
        "address",
        "bdi",
        "bdo",
        "big",
        "center",
        "cite",
        "data",
        "dfn",
        "div",
        "font",
        "ins",
        "label",
        "p",
        "q",
        "samp",
        "small",
        "span",
        "time",
        "tt",
        "u",
        "var",
        "kbd",
        "ruby",
        "rt",
        "rp",
        "nobr",
        "output",
        "picture",
        "section",
        "summary",
        "article",
        "main",
        "header",
        "footer",
        "nav",
        "aside",
        "figure",
        "figcaption",
        "wbr",
        "select",  # GitBook's choices of a column, in its head
        "option",
    ]
)


def make_nodes(
    name: str, attributes: Attributes, children: Inlines, opening: Span, whole: Span, page: PageReading
) -> Inlines:
    """The nodes of the element ``name``; ``opening`` is the span of its opening, ``whole`` of all of it."""
    if attributes.get("id") or attributes.get("name"):
        page.anchors.append(attributes.get("id") or attributes["name"])
    special = _SPECIAL.get(name)
    if special is not None:
        return special(attributes, children, whole, page)
    if name in _STRONG or name in _EMPHASIS or name in _STRIKE or name in ("sup", "sub"):
        return _styled(name, children, opening) if children else ()
    if name == "placeholder":
        return (Placeholder(word=attributes["word"], children=children, span=whole),)
    if name not in _SILENT:
        hint = "le texte est gardé ; l’écrire en Markdown pour garder sa mise en forme"
        page.warn("html-ignore", opening, f"balise HTML <{name}> ignorée", hint)
    return _in_language(attributes, children, whole)


def _styled(name: str, children: Inlines, opening: Span) -> Inlines:
    if name in _STRONG:
        return (Strong(children=children, span=_around(opening, children, 2)),)
    if name in _EMPHASIS:
        return (Emphasis(children=children, span=_around(opening, children, 1)),)
    if name in _STRIKE:
        return (Strike(children=children, span=_around(opening, children, 2)),)
    if name == "sup":
        return (Superscript(children=children, span=_around(opening, children, 0)),)
    return (Subscript(children=children, span=_around(opening, children, 0)),)


def _around(opening: Span, children: Inlines, width: int) -> Span:
    """The span of an emphasis with its marks, ``width`` characters on each side."""
    inner = children[0].span.to(children[-1].span)
    if opening.end - opening.start > 2:  # a tag
        return opening.to(inner)
    return Span(inner.path, max(0, inner.start - width), inner.end + width)


def _in_language(attributes: Attributes, children: Inlines, whole: Span) -> Inlines:
    lang = attributes.get("lang", "")
    if children and _LANGUAGE.fullmatch(lang):
        return (Foreign(children=children, lang=lang, span=whole),)
    return children


def _italic(attributes: Attributes, children: Inlines, whole: Span, page: PageReading) -> Inlines:
    """``<i class="fa-check">`` is an icon; its text is the icon's name, and no word of the page."""
    del page
    name = _icon_name(attributes.get("class", ""))
    if name:
        sign, label = read_icon(name)
        return (Icon(name=name, sign=sign, label=label, span=whole),)
    return (Emphasis(children=children, span=_around(whole, children, 1)),) if children else ()


def _icon_name(classes: str) -> str:
    names = [each.removeprefix("fa-") for each in classes.split() if each.startswith("fa-")]
    kinds = {"solid", "regular", "light", "thin", "duotone", "brands", "sharp", "fw", "lg", "sm", "xs", "2x", "3x"}
    return next((name for name in names if name not in kinds), "")


def _code(attributes: Attributes, children: Inlines, whole: Span, page: PageReading) -> Inlines:
    """``<code class="expression">`` is a value of the space or of the page."""
    value = legal_text(plain_inlines(children), whole, page.sink)
    if "expression" not in attributes.get("class", "").split():
        return (Code(value=value, span=whole),) if value else ()
    found = page.surroundings.variable(value.strip(), page.metadata, whole)
    if found is None:
        return (Code(value=value, span=whole),)
    return tuple(joined(iter(read_text(found, whole, page.sink)), page.sink))


def _mark(attributes: Attributes, children: Inlines, whole: Span, page: PageReading) -> Inlines:
    del page
    if not children:
        return ()
    style = attributes.get("style", "")
    color, ground = read_tints(style)
    if not style.strip():
        ground = "yellow"
    return (Mark(children=children, color=color, ground=ground, span=whole),) if color or ground else children


def _span(attributes: Attributes, children: Inlines, whole: Span, page: PageReading) -> Inlines:
    """GitBook's emoji, the choices of a table's cell, passages in another language."""
    code = attributes.get("data-code", "")
    if attributes.get("data-tag") == "emoji" and not plain_inlines(children).strip() and code:
        sign = _emoji(code)
        return tuple(joined(iter(read_text(sign, whole, page.sink)), page.sink)) if sign else ()
    if "data-option" in attributes and children:
        return (Mark(children=children, ground="gray", span=whole),)
    return _in_language(attributes, children, whole)


def _emoji(code: str) -> str:
    try:
        return "".join(chr(int(part, 16)) for part in code.split("-"))
    except (ValueError, OverflowError):
        return ""


def _anchor(attributes: Attributes, children: Inlines, whole: Span, page: PageReading) -> Inlines:
    """A link, a button, a mention, the call of a footnote, or only a place that others point to."""
    target = attributes.get("href", "")
    if target.startswith(NOTE_ANCHOR):
        return _annotated(attributes, target, children, whole, page)
    if not children and "data-mention" not in attributes:
        return ()
    if "button" in attributes.get("class", "").split():
        return (Button(target=target, children=children, span=whole),)
    person = PERSON.match(target)
    title = legal_text(attributes.get("title", ""), whole, page.sink)
    if person:
        return (Mention(user=person[1], name=plain_inlines(children).strip() or "personne mentionnée", span=whole),)
    if not target:
        if "href" in attributes:
            hint = "donner l’adresse, ou ôter le lien (son texte est gardé)"
            page.sink.report("lien-casse", Severity.OPEN, whole, "ce lien n’a pas d’adresse", hint=hint)
        return children
    mention = title == "mention" or "data-mention" in attributes
    title = "" if title == "mention" else title
    return (Link(target=target, children=children, title=title, mention=mention, span=whole),)


def _annotated(attributes: Attributes, target: str, children: Inlines, whole: Span, page: PageReading) -> Inlines:
    """A word with a note: GitBook writes the call behind it in Markdown, and only this link in HTML."""
    kept = tuple(node for node in children if not (isinstance(node, Text) and _NOTE_CALL.fullmatch(node.value.strip())))
    if "data-footnote-ref" not in attributes:
        return children
    label = page.prefix + target.removeprefix(NOTE_ANCHOR)
    return (*kept, FootnoteRef(label=label, span=whole))


def _button(attributes: Attributes, children: Inlines, whole: Span, page: PageReading) -> Inlines:
    """A button that acts on the site has no address: its words are kept."""
    del page
    return (Button(target=attributes.get("href", ""), children=children, span=whole),) if children else ()


_SPECIAL: Final[Mapping[str, Callable[[Attributes, Inlines, Span, PageReading], Inlines]]] = {
    "i": _italic, "code": _code, "mark": _mark, "span": _span, "a": _anchor, "button": _button,
}  # fmt: skip


def image_of(attributes: Attributes, span: Span, page: PageReading) -> Image:
    """The picture of an ``<img>``."""
    alternative = legal_text(attributes.get("alt", ""), span, page.sink).strip()
    width = attributes.get("width", "").strip()
    pixels = re.match(r"(\d{1,5})(?:px)?$", width)
    share = re.match(r"(\d{1,3})%$", width)
    asked = int(pixels[1]) if pixels else round(int(share[1]) * TEXT_PIXELS / 100) if share else 0
    return Image(
        source=attributes.get("src", ""), alternative=alternative or None, width=asked,
        small=attributes.get("data-size") == "line", span=span,
    )  # fmt: skip


def report_dropped(name: str, span: Span, page: PageReading) -> None:
    """Says that an element whose content is never shown was left out."""
    hint = "l’ôter de la page : aucun document ne l’exécute ni ne l’affiche"
    page.sink.report("html-ignore", Severity.WARNING, span, f"élément HTML <{name}> laissé de côté", hint=hint)
