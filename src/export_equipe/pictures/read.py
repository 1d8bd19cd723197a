"""A picture file read: the one entrance of this room.

Comes in: the bytes of a file. Goes out: a picture with what was taken out of it, or a fault. Decided here: the limit on
pixels.
"""

from export_equipe.pictures.kind import Kind, tell_kind
from export_equipe.pictures.result import FaultKind, PictureFault, PictureResult

LIMIT_PIXELS = 50_000_000


def read_picture(data: bytes, *, limit_pixels: int = LIMIT_PIXELS) -> PictureResult:
    """The picture in ``data``, its format told by its content; never raises.

    ``limit_pixels`` is checked on the header, before anything is decompressed. The same bytes give the same result.
    """
    if not data.strip(b"\0 \t\r\n"):
        return PictureFault(kind=FaultKind.EMPTY)
    match tell_kind(data):
        case None:
            return PictureFault(kind=FaultKind.UNREADABLE)
        case Kind.SVG:
            from export_equipe.pictures.svg.read import read_svg

            return read_svg(data, lambda inner: _read_embedded(inner, limit_pixels))
        case kind:
            from export_equipe.pictures.raster import read_raster

            return read_raster(kind, data, limit_pixels=limit_pixels)


def _read_embedded(data: bytes, limit_pixels: int) -> PictureResult:
    """A picture inside an SVG: never another SVG, which could hold a third."""
    if tell_kind(data) is Kind.SVG:
        return PictureFault(kind=FaultKind.UNREADABLE)
    return read_picture(data, limit_pixels=limit_pixels)
