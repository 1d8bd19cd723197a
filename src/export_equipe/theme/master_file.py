"""The file of a deck's master that somebody gives: is it one, and may it serve?

Comes in: bytes. Goes out: the same as a presentation, or a ``ThemeError`` that says what is wrong. Decided here: a
template (.potx) is taken for the presentation that it is; files with macros are refused. Standard library only.
"""

import zipfile
import zlib
from io import BytesIO
from typing import Final

from export_equipe.diagnostics import ThemeError

_TYPES: Final = "[Content_Types].xml"
_PRESENTATION: Final = b"application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
_TEMPLATE: Final = b"application/vnd.openxmlformats-officedocument.presentationml.template.main+xml"
_SHOW: Final = b"application/vnd.openxmlformats-officedocument.presentationml.slideshow.main+xml"
_OLE: Final = bytes.fromhex("d0cf11e0a1b11ae1")  # the old binary formats, and files with a password
_HINT: Final = "ouvrir le fichier dans PowerPoint ou LibreOffice, puis l’enregistrer en .pptx"
_MOST: Final = 200_000_000  # bytes of all parts: more is no master


def checked_master(data: bytes) -> bytes:
    """``data`` as a presentation; raises ``ThemeError``."""
    if data.startswith(_OLE):
        message = "le gabarit est protégé par un mot de passe, ou d’un ancien format (.ppt, .pot)"
        raise ThemeError(message, hint=_HINT)
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            if sum(each.file_size for each in package.infolist()) > _MOST:
                raise ThemeError("le gabarit est trop lourd pour servir", hint="en ôter les diapositives et les images")
            types = package.read(_TYPES)
            if b"macroEnabled" in types:
                raise ThemeError("le gabarit contient des macros : il n’est pas ouvert", hint=_HINT)
            if _PRESENTATION in types:
                return data
            if _TEMPLATE in types or _SHOW in types:
                return _retyped(package, types.replace(_TEMPLATE, _PRESENTATION).replace(_SHOW, _PRESENTATION))
    except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, RuntimeError, NotImplementedError) as error:
        raise ThemeError("le gabarit n’est pas un document bureautique lisible", hint=_HINT) from error
    raise ThemeError("le gabarit n’est pas une présentation (.pptx ou .potx)", hint=_HINT)


def _retyped(package: zipfile.ZipFile, types: bytes) -> bytes:
    """``package`` with other ``types``, all else as it is."""
    output = BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as written:
        for each in package.infolist():
            content = types if each.filename == _TYPES else package.read(each)
            written.writestr(zipfile.ZipInfo(each.filename), content, zipfile.ZIP_DEFLATED)
    return output.getvalue()
