"""Whether a file is what its name says, before anything is read from it."""

from io import BytesIO
from typing import Any
from zipfile import BadZipFile


def can_open(data: bytes, kind: str) -> bool:
    """Whether a library opens ``data`` as a ``pptx``, a ``docx`` or a ``pdf``; any text is an HTML page."""
    match kind:
        case "pptx":
            return _opens_pptx(data)
        case "docx":
            return _opens_docx(data)
        case "pdf":
            return _opens_pdf(data)
        case _:
            return True


# A package without its parts raises KeyError, a package of another kind ValueError or AttributeError.
_DAMAGED = (BadZipFile, KeyError, ValueError, AttributeError)


def _opens_pptx(data: bytes) -> bool:
    from lxml.etree import LxmlError
    from pptx import Presentation
    from pptx.exc import PythonPptxError

    try:
        deck = Presentation(BytesIO(data))
        _read_pptx(deck)
    except (*_DAMAGED, LxmlError, PythonPptxError):
        return False
    return True


def _read_pptx(deck: Any) -> None:
    """Reads what every rule needs: a slide's own shapes, those of layouts and masters, their themes."""
    from lxml.etree import fromstring
    from pptx.opc.constants import RELATIONSHIP_TYPE

    for slide in deck.slides:
        _ = (slide.slide_layout, len(slide.shapes))
    for master in deck.slide_masters:
        _ = [(layout.name, len(layout.shapes)) for layout in (master, *master.slide_layouts)]
        fromstring(master.part.part_related_by(RELATIONSHIP_TYPE.THEME).blob)


def _opens_docx(data: bytes) -> bool:
    from docx import Document
    from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError

    try:
        return Document(BytesIO(data)).element is not None
    except (*_DAMAGED, LxmlError, OpcError):
        return False


def _opens_pdf(data: bytes) -> bool:
    from pikepdf import Pdf, PdfError

    try:
        with Pdf.open(BytesIO(data)) as pdf:
            return len(pdf.pages) > 0
    except PdfError:
        return False
