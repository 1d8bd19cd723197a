"""The format of a picture, told by its content and never by its name.

Comes in: bytes. Goes out: a ``Kind``, or ``None`` for what is no picture. Decided here: the signatures (PNG 5.2, JPEG
B.1.1.3, GIF89a 17, RIFF WebP, BMP, TIFF 6.0 section 2, AVIF 6.2 with ISO 14496-12 brands).
"""

from enum import StrEnum

_UTF16 = (b"\xff\xfe", b"\xfe\xff")


class Kind(StrEnum):
    """A format; the values of all but SVG are Pillow's names."""

    PNG = "PNG"
    JPEG = "JPEG"
    GIF = "GIF"
    WEBP = "WEBP"
    BMP = "BMP"
    TIFF = "TIFF"
    AVIF = "AVIF"
    SVG = "SVG"


_SIGNATURES = (
    (b"\x89PNG\r\n\x1a\n", Kind.PNG),
    (b"\xff\xd8\xff", Kind.JPEG),
    (b"GIF87a", Kind.GIF),
    (b"GIF89a", Kind.GIF),
    (b"BM", Kind.BMP),
    (b"II*\0", Kind.TIFF),
    (b"MM\0*", Kind.TIFF),
)


def tell_kind(data: bytes) -> Kind | None:
    """The format of ``data``; whether markup is really SVG is seen when it is parsed."""
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            return kind
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return Kind.WEBP
    if data[4:8] == b"ftyp" and b"avif" in data[8:64]:
        return Kind.AVIF
    start = data[:1024].removeprefix(b"\xef\xbb\xbf").lstrip()
    return Kind.SVG if start.startswith((b"<", *_UTF16)) else None
