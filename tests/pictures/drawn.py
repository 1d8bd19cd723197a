"""Picture files made for tests: honest ones, and ones that lie."""

import io
import struct
import zlib

from PIL import Image

Color = tuple[int, ...]


def image(mode: str = "RGB", size: tuple[int, int] = (8, 6)) -> Image.Image:
    """A picture whose corners differ, so that turning it shows: the top left is red, the rest blue."""
    made = Image.new("RGB", size, (0, 0, 255))
    made.paste((255, 0, 0), (0, 0, size[0] // 2, size[1] // 2))
    return made.convert(mode)


def encode(picture: Image.Image, form: str, **options: object) -> bytes:
    out = io.BytesIO()
    picture.save(out, form, **options)
    return out.getvalue()


def decode(data: bytes) -> Image.Image:
    opened = Image.open(io.BytesIO(data))
    opened.load()
    return opened


def chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png(width: int, height: int, pixels: bytes, *extra: bytes, colour: int = 2, depth: int = 8) -> bytes:
    """A PNG with that header and those uncompressed scan lines, ``extra`` chunks before them."""
    header = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    parts = (chunk(b"IHDR", header), *extra, chunk(b"IDAT", zlib.compress(pixels, 9)), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def exif(orientation: int, secret: bytes = b"48.8566 N") -> bytes:
    """EXIF with an orientation and a place."""
    made = Image.Exif()
    made[0x0112] = orientation
    made[0x010E] = secret.decode()
    return made.tobytes()


def segment(marker: int, body: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body
