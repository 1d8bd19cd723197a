"""Colours: whatever a file stores, sRGB of 8 bits a channel comes out.

Comes in: a decoded Pillow image. Goes out: one of mode L, RGB or RGBA. Decided here: profiles are applied, then
forgotten, since not every program of the chain reads them; what has no profile is taken for sRGB; levels of 16 bits
keep their highest eight; levels without a known range (TIFF of 32 bits, of floating numbers) are spread over theirs.
"""

import io
import math
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PIL import Image

_PLAIN = frozenset({"L", "RGB", "RGBA"})
_TRANSPARENT = frozenset({"LA", "La", "PA", "RGBa", "RGBA"})
_PROFILED = frozenset({"RGB", "RGBA", "CMYK", "LAB"})


def has_own_colors(image: "Image.Image") -> bool:
    """Whether ``image`` must be changed to be plain sRGB."""
    return image.mode not in _PLAIN or "transparency" in image.info or _profile(image) is not None


def as_srgb(image: "Image.Image") -> "Image.Image":
    """``image`` in mode L, RGB or RGBA."""
    profile = _profile(image)
    return _convert_mode(image) if profile is None else _convert_profile(image, profile)


def _profile(image: "Image.Image") -> Any:
    """The colour profile to apply, ``None`` for sRGB and for one that cannot be read."""
    from PIL import ImageCms

    if image.mode == "LAB":
        return ImageCms.createProfile("LAB")
    data = image.info.get("icc_profile")
    if not isinstance(data, bytes) or image.mode not in _PROFILED:
        return None
    try:
        profile = ImageCms.ImageCmsProfile(io.BytesIO(data))
        name = ImageCms.getProfileDescription(profile)
    except (ImageCms.PyCMSError, OSError, TypeError, ValueError):
        return None
    return None if "srgb" in name.lower() else profile


def _convert_profile(image: "Image.Image", profile: Any) -> "Image.Image":
    from PIL import ImageCms

    mode = "RGBA" if image.mode == "RGBA" else "RGB"
    try:
        converted = ImageCms.profileToProfile(image, profile, ImageCms.createProfile("sRGB"), outputMode=mode)
    except (ImageCms.PyCMSError, ValueError):  # a profile of other colours than the picture's
        converted = None
    return _convert_mode(image) if converted is None else converted


def _convert_mode(image: "Image.Image") -> "Image.Image":
    if image.mode in _TRANSPARENT or "transparency" in image.info:
        return image.convert("RGBA")
    if image.mode in _PLAIN:
        return image.copy()
    if image.mode.startswith("I;16"):
        return _scaled(image.convert("I"), 1 / 256, 0.0)
    if image.mode in ("I", "F"):
        return _spread(image)
    return image.convert("L" if image.mode == "1" else "RGB")


def _spread(image: "Image.Image") -> "Image.Image":
    """``image`` with its own extremes as black and white; of 16 bits when its values say so, as PNG has them."""
    low, high = image.getextrema()
    if not (isinstance(low, int | float) and isinstance(high, int | float) and math.isfinite(high - low)):
        raise ValueError("no range of levels")
    if image.mode == "I" and low >= 0 and high <= 0xFFFF:
        return _scaled(image, 1 / 256, 0.0)
    factor = 255 / (high - low) if high > low else 0.0
    return _scaled(image, factor, -low * factor)


def _scaled(image: "Image.Image", factor: float, offset: float) -> "Image.Image":
    """Each level times ``factor`` plus ``offset``, in mode L."""
    return image.convert("F").point(lambda level: level * factor + offset).convert("L")
