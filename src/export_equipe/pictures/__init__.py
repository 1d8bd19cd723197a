"""Pictures of the content folder, made safe and ready for every document.

Comes in: the bytes of a file, whatever its name says. Goes out: a ``Picture`` and what had to be taken out of it, or a
``PictureFault``; never an exception. Decided here: the formats read (PNG, JPEG, GIF, WebP, BMP, TIFF, AVIF, SVG), the
limits on size and cost, and that nothing but the picture itself goes on: no metadata (it may hold where a person
lives), no script, no address.
"""

from export_equipe.pictures.read import LIMIT_PIXELS, read_picture
from export_equipe.pictures.result import FaultKind, PictureFault, PictureResult, ReadPicture, Removed

__all__ = [
    "LIMIT_PIXELS",
    "FaultKind",
    "PictureFault",
    "PictureResult",
    "ReadPicture",
    "Removed",
    "read_picture",
]
