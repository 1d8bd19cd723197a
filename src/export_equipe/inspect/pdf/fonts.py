"""Fonts of a PDF as a reader of text needs them: codes to characters (ToUnicode) and to widths.

Follows ISO 32000-1, 9.7 (composite fonts), 9.10.3 (ToUnicode CMaps) and Adobe technical note 5014. Composite fonts are
read as two-byte codes (Identity-H, what every writer of ours uses); simple fonts as one-byte codes, in the encoding of
Windows where they have no ToUnicode.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from pikepdf import Array, Object, Stream

_SECTION = re.compile(rb"begin(bfchar|bfrange)(.*?)endbf", re.DOTALL)
_TOKEN = re.compile(rb"<([0-9A-Fa-f\s]*)>|(\[)|(\])")
REPLACEMENT = "\ufffd"


@dataclass(frozen=True, slots=True)
class Font:
    """A font: ``bytes_per_code`` is 1 or 2, widths are thousandths of the type size."""

    bytes_per_code: int
    to_unicode: dict[int, str]
    widths: dict[int, float] = field(default_factory=dict)
    default_width: float = 1000.0

    def decode(self, data: bytes) -> Iterator[tuple[str, float, bool]]:
        """For each code: its characters, its width, and whether it is the one-byte code 32 (word spacing)."""
        for start in range(0, len(data), self.bytes_per_code):
            code = int.from_bytes(data[start : start + self.bytes_per_code])
            space = self.bytes_per_code == 1 and code == 32
            yield self.to_unicode.get(code, self._default(code)), self.widths.get(code, self.default_width), space

    def _default(self, code: int) -> str:
        return bytes([code]).decode("cp1252", "replace") if self.bytes_per_code == 1 else REPLACEMENT


def load_font(font: Object) -> Font:
    """The font that a font dictionary describes."""
    to_unicode = font.get("/ToUnicode")
    mapping = read_to_unicode(to_unicode.read_bytes()) if isinstance(to_unicode, Stream) else {}
    if font.get("/Subtype") == "/Type0":
        descendant = font["/DescendantFonts"][0]
        default = float(descendant.get("/DW", 1000))
        return Font(2, mapping, _composite_widths(descendant.get("/W")), default)
    return Font(1, mapping, _simple_widths(font), _missing_width(font))


def read_to_unicode(cmap: bytes) -> dict[int, str]:
    """The codes of a ToUnicode CMap and their characters."""
    mapping: dict[int, str] = {}
    for section in _SECTION.finditer(cmap):
        groups = list(_groups(section[2]))
        if section[1] == b"bfchar":
            mapping.update(
                (int(code, 16), _text(text))
                for code, text in zip(groups[::2], groups[1::2], strict=False)
                if isinstance(code, bytes) and isinstance(text, bytes)
            )
        else:
            for low, high, target in zip(groups[::3], groups[1::3], groups[2::3], strict=False):
                mapping.update(_range(low, high, target))
    return mapping


def _groups(data: bytes) -> Iterator[bytes | list[bytes]]:
    """The hexadecimal strings of a section, those between brackets as one list."""
    inside: list[bytes] | None = None
    for match in _TOKEN.finditer(data):
        if match[2]:
            inside = []
        elif match[3]:
            yield inside or []
            inside = None
        elif inside is not None:
            inside.append(match[1])
        else:
            yield match[1]


def _range(low: bytes | list[bytes], high: bytes | list[bytes], target: bytes | list[bytes]) -> dict[int, str]:
    if isinstance(low, list) or isinstance(high, list):
        return {}
    first, last = int(low, 16), int(high, 16)
    if isinstance(target, list):
        return {first + index: _text(text) for index, text in enumerate(target)}
    start = _text(target)
    return {code: start[:-1] + chr(ord(start[-1]) + code - first) for code in range(first, last + 1)} if start else {}


def _text(digits: bytes) -> str:
    data = bytes.fromhex(digits.decode("ascii"))
    return data.decode("utf-16-be", "replace") if len(data) > 1 else data.decode("latin-1")


def _composite_widths(array: Object | None) -> dict[int, float]:
    """The /W array: ``c [w1 w2 …]`` or ``first last w`` (9.7.4.3)."""
    widths: dict[int, float] = {}
    items = list(array.as_list()) if isinstance(array, Array) else []
    while items:
        first = int(items.pop(0))
        second = items.pop(0)
        if isinstance(second, Array):
            widths.update((first + index, float(width)) for index, width in enumerate(second.as_list()))
        else:
            width = float(items.pop(0))
            widths.update((code, width) for code in range(first, int(second) + 1))
    return widths


def _simple_widths(font: Object) -> dict[int, float]:
    # A Type 3 font measures in its own space (9.6.5); its matrix brings widths back to thousandths.
    scale = float(font["/FontMatrix"][0]) * 1000 if "/FontMatrix" in font else 1.0
    first = int(font.get("/FirstChar", 0))
    return {
        first + index: float(width) * scale
        for index, width in enumerate(list(font.get("/Widths", Array([])).as_list()))
    }


def _missing_width(font: Object) -> float:
    descriptor = font.get("/FontDescriptor")
    return 500.0 if descriptor is None else float(descriptor.get("/MissingWidth", 500))
