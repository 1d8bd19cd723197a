"""The deterministic zip of office files (ECMA-376 part 2, 10: mapping a package to a zip archive).

Comes in: the bytes of a .pptx, .docx or .xlsx. Goes out: the same parts with ``[Content_Types].xml`` first, the other
names sorted, one date, one compression level, one system: two runs give the same bytes. Packages inside the package
(the workbook of a chart) are treated alike, and lose the dates of their core properties, which come from the clock.
"""

import re
import zipfile
from collections.abc import Mapping
from io import BytesIO
from typing import Final

CONTENT_TYPES: Final = "[Content_Types].xml"
_DATE: Final = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can say
_LEVEL: Final = 6
_UNIX: Final = 3
_EMBEDDED: Final = (".xlsx", ".docx", ".pptx")
_CORE: Final = "docProps/core.xml"
_DATES: Final = re.compile(rb"<dcterms:(created|modified)\b[^>]*>[^<]*</dcterms:\1>")


def repackage(data: bytes) -> bytes:
    """The package ``data`` with stable bytes; its own parts are left as they are."""
    return write_package({name: _stable(name, part) for name, part in read_package(data).items()})


def read_package(data: bytes) -> dict[str, bytes]:
    """The parts of a package, by name."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist() if not name.endswith("/")}


def write_package(parts: Mapping[str, bytes]) -> bytes:
    """A package of ``parts`` (name to bytes), with stable bytes."""
    output = BytesIO()
    with zipfile.ZipFile(output, "w") as package:
        for name in sorted(parts, key=lambda name: (name != CONTENT_TYPES, name)):
            package.writestr(_entry(name), parts[name], compresslevel=_LEVEL)
    return output.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _DATE)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = _UNIX
    entry.external_attr = 0o644 << 16
    return entry


def _stable(name: str, part: bytes) -> bytes:
    """A part that is itself a package, made stable and without dates; any other part as it is."""
    if not (name.lower().endswith(_EMBEDDED) and part.startswith(b"PK")):
        return part
    inner = {each: _stable(each, data) for each, data in read_package(part).items()}
    if _CORE in inner:
        inner[_CORE] = _DATES.sub(b"", inner[_CORE])
    return write_package(inner)
