"""The pictures of a memo: each stored once, whatever shows it (ECMA-376 part 1, 15.2.14).

Comes in: the bytes of a picture. Goes out: the relation by which a part shows it. Decided here: a picture is what its
bytes are; names are counted, above those of the master's own pictures.
"""

import hashlib

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.package import Package

SUFFIXES = {"image/png": "png", "image/jpeg": "jpg", "image/svg+xml": "svg"}


class MediaStore:
    """The pictures of one package."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._taken = {str(part.partname) for part in package.iter_parts()}
        self._parts: dict[bytes, Part] = {}
        self._number = 0

    def relate(self, source: Part, data: bytes, media: str) -> str:
        """The relation from ``source`` to the picture ``data``."""
        key = hashlib.sha256(data).digest()
        if key not in self._parts:
            self._parts[key] = Part(self._name(SUFFIXES[media]), media, data, self._package)
        return source.relate_to(self._parts[key], RELATIONSHIP_TYPE.IMAGE)

    def _name(self, suffix: str) -> PackURI:
        while True:
            self._number += 1
            name = f"/word/media/image{self._number}.{suffix}"
            if name not in self._taken:
                return PackURI(name)
