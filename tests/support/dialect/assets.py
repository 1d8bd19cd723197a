"""The files that drawn pages point to: two pages beside them, pictures of a few bytes, a file to download."""

import struct
import zlib

from tests.support.dialect.draw import Draw, below

NEIGHBOUR = "voisine.md"
SPACED_NEIGHBOUR = "page voisine.md"
FILE = ".gitbook/assets/modèle.pdf"
PLAIN_PICTURE = ".gitbook/assets/ecran.png"
SPACED_PICTURE = ".gitbook/assets/vue d’ensemble (1).png"
DARK_PICTURE = ".gitbook/assets/sombre.png"
INLINE_PICTURE = ".gitbook/assets/signe.png"
DRAWING = ".gitbook/assets/file.drawing.svg"
PICTURES = (PLAIN_PICTURE, SPACED_PICTURE)


def picture(draw: Draw) -> str:
    """The address of the picture whose name needs no care."""
    return below(draw, PLAIN_PICTURE)


def any_picture(draw: Draw) -> str:
    """The address of a picture, as HTML has it."""
    return below(draw, draw.pick(PICTURES))


def shared_files() -> dict[str, bytes]:
    """The files of every drawn folder, but for the page itself."""
    return {
        NEIGHBOUR: b"# Voisine\n\n## Partie\n\nUn texte.\n",
        SPACED_NEIGHBOUR: b"# Voisine au nom large\n\nUn texte.\n",
        FILE: b"%PDF-1.4\n%%EOF\n",
        PLAIN_PICTURE: png(32, 20, (0, 110, 180)),
        SPACED_PICTURE: png(48, 16, (200, 90, 40)),
        DARK_PICTURE: png(32, 20, (20, 20, 40)),
        INLINE_PICTURE: png(8, 8, (0, 140, 80)),
        DRAWING: b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20"/></svg>',
    }


def png(width: int, height: int, colour: tuple[int, int, int]) -> bytes:
    """A picture of one colour."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = (b"\0" + bytes(colour) * width) * height
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", zlib.compress(rows)) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
