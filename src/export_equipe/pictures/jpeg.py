"""The segments of a JPEG file: its scans kept as they are, its metadata dropped.

Comes in: bytes. Goes out: the same picture without metadata, and whether every program reads it alike. Decided here:
which segments go. ITU-T T.81 annex B, T.871 (JFIF), T.872 (the Adobe segment).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_JFIF = b"\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"  # square pixels, no resolution
_START = b"\xff\xd8"
_END, _SCAN, _COMMENT = 0xD9, 0xDA, 0xFE
_APPLICATIONS = range(0xE0, 0xF0)
_FRAMES = frozenset({0xC0, 0xC1, 0xC2})  # baseline, extended, progressive: what every program reads
_ALONE = frozenset({0x01, *range(0xD0, 0xD8)})
_MOST_SCANS = 100  # each scan of a progressive file costs a pass over the whole picture

# What ends a scan's data: a marker that is neither a stuffed byte, nor a restart, nor a filler.
_NEXT_MARKER = re.compile(rb"\xff(?=[^\x00\xd0-\xd7\xff])")


@dataclass(frozen=True, slots=True, kw_only=True)
class JpegParts:
    """A JPEG file cut up.

    ``bare`` is the file without metadata; ``working`` also has what its decoding needs to know: the orientation, the
    colour profile, Adobe's segment. ``plain`` says that ``bare`` shows the same pixels as the file itself.
    """

    bare: bytes
    working: bytes
    plain: bool


def split_jpeg(data: bytes) -> JpegParts | None:
    """``data`` without its metadata, ``None`` when its segments cannot be followed or its scans are too many."""
    segments = list(_segments(data))
    if not segments or sum(marker == _SCAN for marker, _ in segments) not in range(1, _MOST_SCANS + 1):
        return None
    bare = [body for marker, body in segments if marker not in _APPLICATIONS and marker != _COMMENT]
    working = [body for marker, body in segments if marker not in _APPLICATIONS or _guides_decoding(body)]
    has_jfif = any(body[4:9] == b"JFIF\0" for _, body in segments)
    return JpegParts(
        bare=b"".join((_START, _JFIF, *bare)),
        working=b"".join((_START, _JFIF if has_jfif else b"", *working)),
        plain=segments[-1][0] == _END and all(_is_plain(marker, body) for marker, body in segments),
    )


def _segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Each marker with its bytes, a scan with the data that follows it; nothing more where the file is broken."""
    place = 2
    while place + 2 <= len(data) and data[place] == 0xFF:
        marker = data[place + 1]
        if marker == 0xFF:  # a filler
            place += 1
            continue
        if marker in _ALONE:
            place += 2
            continue
        if marker == _END:
            yield marker, data[place : place + 2]
            return
        end = place + 2 + int.from_bytes(data[place + 2 : place + 4], "big")
        if marker == _SCAN:
            found = _NEXT_MARKER.search(data, end)
            end = found.start() if found else len(data)
        yield marker, data[place:end]
        place = end


def _guides_decoding(body: bytes) -> bool:
    return body[4:10] == b"Exif\0\0" or body[4:16] == b"ICC_PROFILE\0" or body[4:9] == b"Adobe"


def _is_plain(marker: int, body: bytes) -> bool:
    """Whether a segment leaves the usual meaning of the data: one component of grey, or three of YCbCr."""
    if body[4:9] == b"Adobe" and marker == 0xEE:
        return body[15:16] == b"\x01"
    if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
        names = body[10::3]
        return marker in _FRAMES and (len(names) == 1 or (len(names) == 3 and names != b"RGB"))
    return True
