"""What must hold of every document, whatever its page: nothing in it runs, fetches or leads to a dangerous address.

Comes in: the bytes of a document. Goes out: sentences, one for each thing that should not be there. Read back from the
finished files with the libraries, not with ours.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from html.parser import HTMLParser

SECRET = "SECRET-7391"
_SCHEMES = ("http:", "https:", "mailto:", "tel:")
_SCHEME = re.compile(r"\s*([a-zA-Z][a-zA-Z0-9+.-]*:)")
_ACTIVE = frozenset(
    {"script", "iframe", "object", "embed", "base", "form", "frame", "applet", "foreignobject", "portal"}
)
_FETCHING = frozenset({"src", "srcset", "poster", "data", "background", "action", "formaction", "ping", "manifest"})
_STYLE_ADDRESS = re.compile(r"url\(\s*[\"']?\s*(?!data:(?:font|image)/|#)", re.IGNORECASE)


def find_dangers(name: str, data: bytes) -> Iterator[str]:
    """What is wrong with the document ``name``."""
    match name.rpartition(".")[2]:
        case "html":
            yield from _html(data.decode())
        case "pdf":
            yield from _pdf(data)
        case "pptx" | "docx":
            yield from _office(data)


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.dangers: list[str] = []
        self._style = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._style = tag == "style"
        if tag in _ACTIVE or (tag == "meta" and any(name == "http-equiv" for name, _ in attrs)):
            self.dangers.append(f"<{tag}>")
        if tag == "link" and any(name == "href" for name, _ in attrs):
            self.dangers.append("<link href>")
        for name, value in attrs:
            self._attribute(tag, name, value or "")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self._style = False

    def handle_endtag(self, tag: str) -> None:
        self._style = self._style and tag != "style"

    def handle_data(self, data: str) -> None:
        if self._style and _STYLE_ADDRESS.search(data):
            self.dangers.append("url() in a style sheet")

    def _attribute(self, tag: str, name: str, value: str) -> None:
        if name.startswith("on"):
            self.dangers.append(f"{tag} {name}")
        elif name in ("href", "xlink:href") and _is_dangerous(value):
            if not (tag == "image" and value.startswith("data:image/")):
                self.dangers.append(f"{tag} {name} {value[:60]!r}")
        elif name in _FETCHING and value and not value.startswith("data:image/"):
            self.dangers.append(f"{tag} {name} {value[:60]!r}")
        elif name == "style" and _STYLE_ADDRESS.search(value):
            self.dangers.append(f"{tag} style {value[:60]!r}")


def _is_dangerous(address: str) -> bool:
    scheme = _SCHEME.match(re.sub(r"[\x00-\x20]", "", address))
    return scheme is not None and scheme[1].lower() not in _SCHEMES


def _html(text: str) -> Iterator[str]:
    page = _Page()
    page.feed(text)
    page.close()
    yield from page.dangers
    if SECRET in text:
        yield "a secret file's words"


def _pdf(data: bytes) -> Iterator[str]:
    import pikepdf

    with pikepdf.open(io.BytesIO(data)) as pdf:
        for each in pdf.objects:
            if isinstance(each, pikepdf.Stream) and SECRET.encode() in _content(each):
                yield "a secret file's words"
            if isinstance(each, pikepdf.Dictionary | pikepdf.Stream):
                yield from _pdf_actions(each)


def _content(stream: object) -> bytes:
    import pikepdf

    assert isinstance(stream, pikepdf.Stream)
    try:
        return stream.read_bytes()
    except pikepdf.PdfError:  # a picture's own compression
        return stream.read_raw_bytes()


def _pdf_actions(each: object) -> Iterator[str]:
    import pikepdf

    assert isinstance(each, pikepdf.Dictionary | pikepdf.Stream)
    for value in (each, each.get("/A")):
        if not isinstance(value, pikepdf.Dictionary | pikepdf.Stream):
            continue
        action = str(value.get("/S", ""))
        if action in (
            "/JavaScript",
            "/Launch",
            "/SubmitForm",
            "/ImportData",
            "/GoToR",
            "/GoToE",
            "/Rendition",
            "/Sound",
        ):
            yield f"action {action}"
        if action == "/URI" and _is_dangerous(str(value.get("/URI", ""))):
            yield f"address {str(value.get('/URI'))[:60]!r}"
    if "/OpenAction" in each or "/AA" in each:
        yield "an automatic action"


def _office(data: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            content = package.read(name)
            if SECRET.encode() in content:
                yield f"a secret file's words in {name}"
            if name.endswith(".rels"):
                yield from _relationships(content.decode())
            if re.search(r"vbaProject|activeX|oleObject|\.bin$", name):
                yield f"a program in the package: {name}"
            if name.endswith((".xml", ".rels")) and b"<!DOCTYPE" in content:
                yield f"a DOCTYPE in {name}"


def _relationships(text: str) -> Iterator[str]:
    from defusedxml.ElementTree import fromstring

    for each in fromstring(text):
        if each.get("TargetMode") != "External":
            continue
        kind, target = each.get("Type", "").rpartition("/")[2], each.get("Target", "")
        if kind != "hyperlink":
            yield f"an external {kind}: {target[:60]!r}"
        elif _is_dangerous(target) or target.startswith(("\\\\", "//")):
            yield f"a link to {target[:60]!r}"
