"""A picture made of pixels, decoded within limits, and given back in one of two forms: PNG or JPEG.

Comes in: bytes and their format. Goes out: a ``Picture`` of 8 bits a channel, sRGB, upright, without metadata. Decided
here: what is kept bit by bit (a plain JPEG or PNG of a fair size, its metadata dropped) and what is encoded again; that
the longest side has at most 2,400 pixels; that only the first frame of several is shown.
"""

import io
import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from export_equipe.model.picture import Picture
from export_equipe.pictures.colors import as_srgb, has_own_colors
from export_equipe.pictures.jpeg import split_jpeg
from export_equipe.pictures.kind import Kind
from export_equipe.pictures.png import split_png
from export_equipe.pictures.result import FaultKind, PictureFault, PictureResult, ReadPicture

if TYPE_CHECKING:
    from PIL import Image

LONGEST_SIDE = 2400
_ORIENTATION = 0x0112  # EXIF 2.3, 4.6.4.A
_JPEG_QUALITY = 90

# What a decoder raises on bytes made to break it: anything but the two that say « stop the program ».
_BROKEN = (
    ArithmeticError, AssertionError, AttributeError, EOFError, LookupError, MemoryError, OSError, RuntimeError,
    SyntaxError, TypeError, ValueError, struct.error,
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class _File:
    """A file to decode: ``kept`` is what may be embedded as it is, when nothing in it needs changing."""

    kind: Kind
    working: bytes
    kept: bytes | None


def read_raster(kind: Kind, data: bytes, *, limit_pixels: int) -> PictureResult:
    """The picture in ``data``, or a fault."""
    from PIL import Image

    file = _prepare(kind, data, limit_pixels)
    if isinstance(file, PictureFault):
        return file
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about files that are a little wrong: what matters raises
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            return _decode(file, limit_pixels)
        except (Image.DecompressionBombError, Image.DecompressionBombWarning):
            return PictureFault(kind=FaultKind.TOO_MANY_PIXELS)
        except _BROKEN:
            return PictureFault(kind=FaultKind.UNREADABLE)


def _prepare(kind: Kind, data: bytes, limit_pixels: int) -> _File | PictureFault:
    """The file cut down to its picture: what Pillow never sees cannot cost anything."""
    if kind is Kind.PNG:
        png = split_png(data)
        if png is None:
            return PictureFault(kind=FaultKind.UNREADABLE)
        if png.width * png.height > limit_pixels:
            return PictureFault(kind=FaultKind.TOO_MANY_PIXELS)
        return _File(kind=kind, working=png.working, kept=png.bare if png.plain else None)
    if kind is Kind.JPEG:
        jpeg = split_jpeg(data)
        if jpeg is None:
            return PictureFault(kind=FaultKind.UNREADABLE)
        return _File(kind=kind, working=jpeg.working, kept=jpeg.bare if jpeg.plain else None)
    return _File(kind=kind, working=data, kept=None)


def _decode(file: _File, limit_pixels: int) -> PictureResult:
    from PIL import Image

    with _whole_files_only(), Image.open(io.BytesIO(file.working), formats=[file.kind]) as image:
        if image.width * image.height > limit_pixels:
            return PictureFault(kind=FaultKind.TOO_MANY_PIXELS)
        width, height = image.width, image.height
        turn = None if file.kind is Kind.TIFF else _turn(image)  # Pillow turns a TIFF itself
        if file.kind is Kind.JPEG and max(image.size) > LONGEST_SIDE:
            image.draft(None, (LONGEST_SIDE, LONGEST_SIDE))  # decodes a half or a quarter of the pixels
        image.load()
        if image.width * image.height > limit_pixels:  # a first frame larger than the header said
            return PictureFault(kind=FaultKind.TOO_MANY_PIXELS)
        kept = file.kept if turn is None and max(width, height) <= LONGEST_SIDE and not has_own_colors(image) else None
        lossy = file.kind in (Kind.JPEG, Kind.AVIF) or (file.kind is Kind.WEBP and b"VP8 " in file.working[:64])
        media, data = ("image/jpeg" if lossy else "image/png", kept) if kept else _encode(image, turn, lossy=lossy)
    if turn is not None and turn >= Image.Transpose.ROTATE_90 and turn != Image.Transpose.ROTATE_180:
        width, height = height, width
    return ReadPicture(picture=Picture(media=media, width=width, height=height, data=data))


@contextmanager
def _whole_files_only() -> Iterator[None]:
    """A file that ends too early is broken, whatever another library (WeasyPrint) has told Pillow in this process."""
    from PIL import ImageFile

    before = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


def _turn(image: "Image.Image") -> "Image.Transpose | None":
    """What makes ``image`` upright; an orientation that cannot be read counts as none."""
    from PIL.Image import Transpose

    try:
        orientation = image.getexif().get(_ORIENTATION)
    except _BROKEN:
        return None
    turns = {
        2: Transpose.FLIP_LEFT_RIGHT, 3: Transpose.ROTATE_180, 4: Transpose.FLIP_TOP_BOTTOM, 5: Transpose.TRANSPOSE,
        6: Transpose.ROTATE_270, 7: Transpose.TRANSVERSE, 8: Transpose.ROTATE_90,
    }  # fmt: skip
    return turns.get(orientation) if isinstance(orientation, int) else None


def _encode(image: "Image.Image", turn: "Image.Transpose | None", *, lossy: bool) -> tuple[str, bytes]:
    """The media type and the bytes of ``image`` made upright, sRGB and small enough."""
    shown = as_srgb(image)
    if max(shown.size) > LONGEST_SIDE:
        shown.thumbnail((LONGEST_SIDE, LONGEST_SIDE), reducing_gap=3.0)
    if turn is not None:
        shown = shown.transpose(turn)
    if shown.mode == "RGBA" and shown.getchannel("A").getextrema() == (255, 255):
        shown = shown.convert("RGB")
    shown.info.clear()  # Pillow writes profiles, comments and resolutions that it finds there
    out = io.BytesIO()
    if lossy and shown.mode != "RGBA":
        shown.save(out, "JPEG", quality=_JPEG_QUALITY, subsampling=0)
        return "image/jpeg", out.getvalue()
    shown.save(out, "PNG", compress_level=6)
    return "image/png", out.getvalue()
