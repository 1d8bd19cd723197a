"""An SVG tree rebuilt from what is allowed.

Comes in: a parsed tree. Goes out: a new tree of allowed elements and attributes, without namespaces but for ``xlink``
and ``xml``, and what was left out. Decided here: a link keeps its content only; a reference stays inside the picture; a
picture inside is read like any other, and there are at most 200 of them; HTML keeps its words.
"""

import base64
import binascii
from collections.abc import Callable
from urllib.parse import unquote_to_bytes
from xml.etree.ElementTree import Element

from export_equipe.model.picture import Picture
from export_equipe.pictures.result import FaultKind, PictureFault, PictureResult, Removed
from export_equipe.pictures.svg.css import MOST_CSS, Rule, clean_declarations, clean_sheet, clean_value
from export_equipe.pictures.svg.foreign import words_of
from export_equipe.pictures.svg.names import (
    ANIMATIONS,
    ATTRIBUTES,
    ELEMENTS,
    FONTS,
    PROPERTIES,
    SCRIPTS,
    SILENT,
    SVG,
    TEXTS,
    XLINK,
    XML,
)  # fmt: skip
from export_equipe.pictures.svg.parse import TooComplex

_MOST_PICTURES = 200
_LARGEST_NUMBER = {"radius": 40.0, "numOctaves": 8.0, "order": 11.0, "stdDeviation": 500.0}
_REFERRING = frozenset(
    {"use", "textPath", "linearGradient", "radialGradient", "pattern", "filter", "feImage", "mask", "clipPath"}
)
_MEDIA = ("data:image/png", "data:image/jpeg", "data:image/jpg", "data:image/gif", "data:image/webp", "data:image/bmp")

ReadInner = Callable[[bytes], PictureResult]


class Cleaner:
    """Rebuilds one tree; ``removed`` and ``rules`` (of its style sheets) grow as it goes."""

    def __init__(self, read_inner: ReadInner) -> None:
        self.removed: set[Removed] = set()
        self.rules: list[Rule] = []
        self._read_inner = read_inner
        self._pictures = self._css = 0

    def clean(self, source: Element) -> Element:
        """The root ``source`` rebuilt; raises ``TooComplex``."""
        return self._element(source, "svg")

    def _element(self, source: Element, name: str) -> Element:
        made = Element(name)
        for key, value in source.attrib.items():
            self._attribute(made, key, value)
        if name in ("image", "feImage"):
            self._picture(made, source)
        if name == "style":
            self._sheet(made, source)
        else:
            made.text = source.text
            self._children(made, source)
        return made

    def _children(self, made: Element, source: Element) -> None:
        has_text = made.tag in TEXTS
        for child in source:
            name = self._name(child, source, in_text=has_text)
            rebuilt = self._element(child, name) if name else None
            if child.tag == f"{SVG}foreignObject" and source.tag != f"{SVG}switch":
                rebuilt = words_of(child)
            if rebuilt is not None:
                rebuilt.tail = child.tail
                made.append(rebuilt)
            elif has_text and child.tail:
                _append_text(made, child.tail)

    def _name(self, child: Element, parent: Element, *, in_text: bool) -> str | None:
        """The name of the element that ``child`` becomes, ``None`` when it goes."""
        if not child.tag.startswith(SVG):
            self._note_foreign(child)
            return None
        name = child.tag.removeprefix(SVG)
        if name == "a":
            self._note_address(child)
            return "tspan" if in_text else "g"
        if name in ELEMENTS:
            return name
        if name not in SILENT:
            kinds = ((SCRIPTS, Removed.SCRIPT), (ANIMATIONS, Removed.ANIMATION), (FONTS, Removed.FONT))
            kind = next((kind for names, kind in kinds if name in names), Removed.ELEMENT)
            if name != "foreignObject":
                self.removed.add(kind)
            elif parent.tag != f"{SVG}switch":  # in a switch, what follows stands for it
                self.removed.add(Removed.FOREIGN)
            elif any(_local(inner) in ("script", "iframe", "object", "embed") for inner in child.iter()):
                self.removed.add(Removed.SCRIPT)
        return None

    def _note_foreign(self, child: Element) -> None:
        """Elements of other vocabularies draw nothing; only those of HTML and MathML could have."""
        tag = child.tag
        if _local(child) == "script":
            self.removed.add(Removed.SCRIPT)
        elif "w3.org/1999/xhtml" in tag or "MathML" in tag or "XInclude" in tag:
            self.removed.add(Removed.EXTERNAL if "XInclude" in tag else Removed.FOREIGN)

    def _note_address(self, child: Element) -> None:
        address = _address(child)
        scheme = "".join(address.split()).partition(":")[0].lower()
        if scheme in ("javascript", "vbscript", "data"):
            self.removed.add(Removed.SCRIPT)

    def _attribute(self, made: Element, key: str, value: str) -> None:
        if key.lower().startswith("on"):
            self.removed.add(Removed.HANDLER)
        elif key in ("href", f"{XLINK}href"):
            self._reference(made, value)
        elif key in (f"{XML}space", f"{XML}lang"):
            made.set(key.replace(XML, "xml:"), value)
        elif key == f"{XML}base":
            self.removed.add(Removed.EXTERNAL)
        elif key == "style":
            self._style(made, value)
        elif key in _LARGEST_NUMBER:
            made.set(key, _bounded(value, _LARGEST_NUMBER[key]))
        elif key in ATTRIBUTES:
            self._plain(made, key, value)

    def _plain(self, made: Element, key: str, value: str) -> None:
        risky = key in PROPERTIES and ("(" in value or "\\" in value)
        if risky and clean_value(value) is None:
            self.removed.add(Removed.EXTERNAL)
        else:
            made.set(key, value)

    def _style(self, made: Element, value: str) -> None:
        self._count_css(value)
        css = clean_declarations(value)
        self.removed |= css.removed
        if css.text:
            made.set("style", css.text)

    def _sheet(self, made: Element, source: Element) -> None:
        text = "".join(source.itertext())
        self._count_css(text)
        css = clean_sheet(text)
        self.removed |= css.removed
        self.rules.extend(css.rules)
        made.text = css.text

    def _count_css(self, text: str) -> None:
        self._css += len(text) if len(text) > 500 else 0  # short ones are counted by the size of the file
        if self._css > MOST_CSS:
            raise TooComplex

    def _reference(self, made: Element, value: str) -> None:
        value = value.strip()
        if made.tag in _REFERRING and value.startswith("#"):
            made.set("xlink:href", value)
        elif made.tag not in ("g", "tspan", "image", "feImage") and value:  # links were seen, pictures are read later
            self.removed.add(Removed.EXTERNAL)

    def _picture(self, made: Element, source: Element) -> None:
        address = _address(source)
        if not address or (made.tag == "feImage" and address.startswith("#")):
            return
        if not address.lower().startswith("data:"):
            self.removed.add(Removed.EXTERNAL)
            return
        self._pictures += 1
        if self._pictures > _MOST_PICTURES:
            raise TooComplex
        data = _data_of(address)
        result = self._read_inner(data) if data is not None else PictureFault(kind=FaultKind.UNREADABLE)
        if isinstance(result, PictureFault):
            self.removed.add(Removed.PICTURE)
        else:
            _embed(made, result.picture)


def _embed(made: Element, picture: Picture) -> None:
    """Puts a picture that was read into ``made``, at its own size unless the element gives one."""
    made.set("xlink:href", f"data:{picture.media};base64,{base64.b64encode(picture.data).decode('ascii')}")
    if made.tag == "image" and made.get("width") is None and made.get("height") is None:
        made.set("width", str(picture.width))
        made.set("height", str(picture.height))


def _data_of(address: str) -> bytes | None:
    """The bytes of a data: address that says it holds a picture (RFC 2397)."""
    head, comma, body = address.partition(",")
    media = head.split(";")[0].strip().lower()
    if not comma or media not in _MEDIA:
        return None
    if not head.lower().rstrip().endswith(";base64"):
        return unquote_to_bytes(body)
    try:
        return base64.b64decode(unquote_to_bytes(body), validate=False)
    except (binascii.Error, ValueError):
        return None


def _address(element: Element) -> str:
    return (element.get(f"{XLINK}href") or element.get("href") or "").strip()


def _local(element: Element) -> str:
    return element.tag.rpartition("}")[2].lower()


def _bounded(value: str, largest: float) -> str:
    """The numbers of ``value`` no larger than ``largest``: a filter's cost grows with them."""
    parts = value.replace(",", " ").split()[:2]
    try:
        return " ".join(part if float(part) <= largest else f"{largest:g}" for part in parts)
    except ValueError:
        return "0"


def _append_text(made: Element, text: str) -> None:
    if len(made):
        made[-1].tail = (made[-1].tail or "") + text
    else:
        made.text = (made.text or "") + text
