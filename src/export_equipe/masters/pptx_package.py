"""The parts of a .pptx and the way from one to the next (ECMA-376 part 2, 9.3), by the standard library.

Comes in: an open zip. Goes out: parsed parts, bytes of media, relationships by id. Document types are refused, hence
entities (part 2, 8.1.4).
"""

import posixpath
import zipfile
from collections.abc import Mapping
from typing import Final
from xml.etree import ElementTree

from export_equipe.diagnostics import ThemeError

Element = ElementTree.Element
Relations = Mapping[str, tuple[str, str]]  # id: the last word of its type, and the part that it leads to

A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P: Final = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_RELATION: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


class PptxPackage:
    """Reads the parts of ``package``; raises ``KeyError`` for one that is missing, ``ThemeError`` for a doctype."""

    def __init__(self, package: zipfile.ZipFile) -> None:
        self._package = package

    def main(self) -> str:
        """The name of the presentation's part."""
        return next(target for kind, target in self.relations("").values() if kind == "officeDocument")

    def part(self, name: str) -> Element:
        """The root of the part ``name``."""
        parser = ElementTree.XMLParser(target=_NoDoctype())
        parser.feed(self._package.read(name))
        root = parser.close()
        if not isinstance(root, Element):
            raise ValueError(name)
        return root

    def data(self, name: str) -> bytes:
        """The bytes of the part ``name``."""
        return self._package.read(name)

    def relations(self, name: str) -> Relations:
        """Where the part ``name`` leads; what is outside the package is left out."""
        folder, file = posixpath.split(name)
        rels = posixpath.join(folder, "_rels", f"{file}.rels")
        if rels not in self._package.namelist():
            return {}
        return {
            relation.attrib["Id"]: (relation.attrib["Type"].rpartition("/")[2], _target(folder, relation))
            for relation in self.part(rels).iter(_RELATION)
            if relation.get("TargetMode") != "External"
        }


class _NoDoctype(ElementTree.TreeBuilder):
    """Builds the tree of a part and refuses document types, hence entities (ECMA-376 part 2, 8.1.4)."""

    def doctype(self, *_: str | None) -> None:
        raise ThemeError(
            "le gabarit des diapositives déclare des entités XML : il n’est pas lu",
            hint="refaire le gabarit avec PowerPoint ou LibreOffice",
        )


def _target(folder: str, relation: Element) -> str:
    return posixpath.normpath(posixpath.join("/", folder, relation.attrib["Target"])).lstrip("/")
