"""The fonts that a .pptx master names: those of its theme for titles and for texts (ECMA-376 part 1, 20.1.4.1.18).

Comes in: the bytes of a .pptx. Goes out: a pair of names for each master, in the order of the presentation. Standard
library only.
"""

import zipfile
import zlib
from io import BytesIO
from typing import Final
from xml.etree import ElementTree

from export_equipe.diagnostics import ThemeError
from export_equipe.masters.pptx_package import A, P, PptxPackage, R

_UNREADABLE: Final = (
    zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, ElementTree.ParseError, KeyError, ValueError, StopIteration,
)  # fmt: skip


def read_master_fonts(data: bytes) -> tuple[tuple[str, str], ...]:
    """The fonts of titles and of texts of each master of ``data``; raises ``ThemeError`` when it cannot be read."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            return _read(PptxPackage(package))
    except _UNREADABLE as error:
        raise ThemeError("les polices du gabarit des diapositives ne se lisent pas") from error


def _read(package: PptxPackage) -> tuple[tuple[str, str], ...]:
    main = package.main()
    relations = package.relations(main)
    found = []
    for listed in package.part(main).iterfind(f"{P}sldMasterIdLst/{P}sldMasterId"):
        own = package.relations(relations[listed.attrib[f"{R}id"]][1])
        theme = next(target for kind, target in own.values() if kind == "theme")
        fonts = package.part(theme).find(f"{A}themeElements/{A}fontScheme")
        names = [None if fonts is None else fonts.find(f"{A}{kind}/{A}latin") for kind in ("majorFont", "minorFont")]
        found.append(tuple("" if name is None else name.get("typeface", "") for name in names))
    return tuple((title, text) for title, text in found)
