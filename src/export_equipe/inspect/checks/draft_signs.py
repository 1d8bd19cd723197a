"""Signs of a draft anywhere in a finished file: text, notes, alternatives, properties, metadata.

Given words (« Brouillon », « [ENRICHIR] », « Schéma ici »), looked for without regard to case, kind of space, kind of
apostrophe, or how a word is cut into runs. A sound final has none.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from html import unescape
from io import BytesIO
from typing import Any
from zipfile import ZipFile, is_zipfile

from lxml import etree
from pikepdf import Array, Dictionary, Object, Pdf, Stream, String

from export_equipe.inspect.checks.finding import Finding
from export_equipe.inspect.pdf import inspect_pdf
from export_equipe.inspect.text import running_text, visible_text

_RULE = "C12"


def find_draft_signs(data: bytes, words: Iterable[str]) -> tuple[Finding, ...]:
    """The ``words`` found in an office file, a PDF or an HTML page (told apart by their first bytes)."""
    needles = [(word, _folded(word)) for word in words]
    found = (
        Finding(_RULE, place, f"« {word} » reste dans le fichier")
        for place, text in texts_of(data)
        for word, needle in needles
        if needle in _folded(text)
    )
    return tuple(dict.fromkeys(found))


def texts_of(data: bytes) -> Iterator[tuple[str, str]]:
    """Every text of a file and where it stands."""
    if data.startswith(b"%PDF"):
        yield from _pdf_texts(data)
    elif is_zipfile(BytesIO(data)):
        yield from _package_texts(data)
    else:
        text = data.decode("utf-8", "replace")
        yield "page", text
        yield "page", unescape(text)


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).replace("\u00ad", "").replace("’", "'")
    return " ".join(plain.split()).casefold()


def _package_texts(data: bytes) -> Iterator[tuple[str, str]]:
    """Each part's characters, its attributes and its comments; packages inside the package too."""
    with ZipFile(BytesIO(data)) as package:
        for name in package.namelist():
            part = package.read(name)
            if is_zipfile(BytesIO(part)):
                yield from ((f"{name}/{place}", text) for place, text in _package_texts(part))
            elif name.endswith((".xml", ".rels", ".svg", ".vml")):
                yield from ((name, text) for text in _xml_texts(part))
            yield name, name


def _xml_texts(part: bytes) -> Iterator[str]:
    """Attributes and comments one by one; characters paragraph by paragraph, since a word may be cut into runs."""
    root = etree.fromstring(part, etree.XMLParser(resolve_entities=False))
    for element in root.iter():
        if isinstance(element, etree._Comment):
            yield element.text or ""
            continue
        yield from map(str, element.attrib.values())
        if etree.QName(element).localname in ("p", "text", "oMath") or element is root:
            yield "".join(map(str, element.itertext()))
        elif element.text:
            yield element.text


def _pdf_texts(data: bytes) -> Iterator[tuple[str, str]]:
    document = inspect_pdf(data)
    yield "texte", visible_text(document)
    yield "hors texte", running_text(document)
    with Pdf.open(BytesIO(data)) as pdf:
        for item in (*pdf.objects, pdf.trailer.get("/Info", Dictionary())):
            yield from (("chaînes", text) for text in _strings(item))
            if isinstance(item, Stream) and item.get("/Subtype") in ("/XML", "/text#2Fhtml", "/text/html"):
                yield "métadonnées", unescape(item.read_bytes().decode("utf-8", "replace"))


def _strings(item: Any) -> Iterator[str]:
    """The strings of one object, those of the direct objects in it too; the other objects come by themselves."""
    if isinstance(item, String):
        yield str(item)
    elif isinstance(item, Array):
        yield from (text for kid in item.as_list() if _is_direct(kid) for text in _strings(kid))
    elif isinstance(item, Dictionary | Stream):
        yield from (text for _, kid in item.items() if _is_direct(kid) for text in _strings(kid))


def _is_direct(item: Any) -> bool:
    return isinstance(item, Object) and not item.is_indirect
