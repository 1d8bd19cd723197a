"""The chunks of a PNG file: its pixels kept as they are, everything else dropped.

Comes in: bytes. Goes out: the same picture without texts, times, profiles, frames of an animation or data after its
end. Decided here: which chunks stay. PNG, third edition, clauses 5, 8 and 11.
"""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_SHOWN = frozenset({b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"})
_GUIDES = frozenset({b"iCCP", b"eXIf"})
_LARGEST_GUIDE = 4_000_000
_CHANNELS = {0: 1, 2: 3, 6: 4}  # grey, RGB, RGBA, by colour type


@dataclass(frozen=True, slots=True, kw_only=True)
class PngParts:
    """A PNG file cut up; as ``JpegParts``. ``width`` and ``height`` are the header's."""

    width: int
    height: int
    bare: bytes
    working: bytes
    plain: bool


def split_png(data: bytes) -> PngParts | None:
    """``data`` without its metadata, ``None`` when it has no header."""
    chunks = list(_chunks(data))
    if not chunks or chunks[0][0] != b"IHDR" or len(chunks[0][1]) != 25:
        return None
    header = chunks[0][1][8:21]
    shown = [body for name, body in chunks if name in _SHOWN]
    working = [body for name, body in chunks if name in _SHOWN or (name in _GUIDES and len(body) < _LARGEST_GUIDE)]
    pixels = [body[8:-4] for name, body in chunks if name == b"IDAT"]
    transparent = any(name == b"tRNS" for name, _ in chunks)
    return PngParts(
        width=int.from_bytes(header[:4], "big"),
        height=int.from_bytes(header[4:8], "big"),
        bare=b"".join((_SIGNATURE, *shown)),
        working=b"".join((_SIGNATURE, *working)),
        plain=not transparent and chunks[-1][0] == b"IEND" and _holds_its_pixels(header, pixels),
    )


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    place = len(_SIGNATURE)
    while place + 12 <= len(data):
        end = place + 12 + int.from_bytes(data[place : place + 4], "big")
        if end > len(data):
            return
        name = data[place + 4 : place + 8]
        yield name, data[place:end]
        if name == b"IEND":
            return
        place = end


def _holds_its_pixels(header: bytes, pixels: list[bytes]) -> bool:
    """Whether the data are 8 bits a channel, not interlaced, and exactly as long as the header says.

    Longer data would be a bomb for a program that inflates all of it.
    """
    width, height = int.from_bytes(header[:4], "big"), int.from_bytes(header[4:8], "big")
    depth, colour, interlaced = header[8], header[9], header[12]
    if depth != 8 or colour not in _CHANNELS or interlaced or width * height > 100_000_000:
        return False
    left = height * (1 + width * _CHANNELS[colour])
    inflating = zlib.decompressobj()
    try:
        for piece in pixels:
            left -= len(inflating.decompress(piece, max(1, left + 1)))
            if left < 0 or inflating.unconsumed_tail:
                return False
    except zlib.error:
        return False
    return left == 0 and inflating.eof and not inflating.unused_data
