"""Whether a file is what its name says, before anything is read from it."""

from io import BytesIO
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
        return len(Presentation(BytesIO(data)).slides) >= 0
    except (*_DAMAGED, LxmlError, PythonPptxError):
        return False


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
