"""The pictures of a package: each stands in it once.

Comes in: pictures of the plan. Goes out: relationships of slides. Decided here: the names of the parts; how fine the
pixels beside an SVG are.
"""

from collections.abc import Iterator
from itertools import count
from typing import Final

from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.package import OpcPackage, Part
from pptx.opc.packuri import PackURI
from pptx.parts.slide import BaseSlidePart

from export_equipe.figures.png import rasterize_svg
from export_equipe.layout.deck.plan import PictureElement
from export_equipe.masters.geometry import EMU_PER_POINT
from export_equipe.pictures.result import PictureFault
from export_equipe.writers.pptx.picture import Embedded

_SUFFIXES: Final = {"image/png": "png", "image/jpeg": "jpg", "image/svg+xml": "svg"}
_SVG: Final = "image/svg+xml"
_PIXELS_PER_POINT: Final = 3.0  # 216 dots an inch
# What stands beside an SVG that cannot be drawn: one clear pixel. Programs that draw SVG show the drawing.
_CLEAR: Final = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)


class Media:
    """The pictures of one package, each once."""

    def __init__(self, package: OpcPackage) -> None:
        self._package = package
        self._parts: dict[tuple[str, bytes], Part] = {}
        self._pixels: dict[tuple[bytes, int], bytes] = {}
        self._names = self._free_names()

    def embed(self, picture: PictureElement, slide: BaseSlidePart) -> Embedded:
        """The relationships of ``slide`` to ``picture``."""
        shown = picture.picture
        if shown.media != _SVG:
            return Embedded(pixels=self._relate(slide, shown.media, shown.data))
        pixels = self._relate(slide, "image/png", self._drawn(picture))
        return Embedded(pixels=pixels, svg=self._relate(slide, _SVG, shown.data))

    def _drawn(self, picture: PictureElement) -> bytes:
        """The pixels of an SVG, as fine as its box asks for."""
        width = max(1, round(picture.box.width / EMU_PER_POINT * _PIXELS_PER_POINT))
        key = (picture.picture.data, width)
        if key not in self._pixels:
            drawn = rasterize_svg(picture.picture, scale=width / picture.picture.width)
            self._pixels[key] = _CLEAR if isinstance(drawn, PictureFault) else drawn
        return self._pixels[key]

    def _relate(self, slide: BaseSlidePart, media: str, data: bytes) -> str:
        part = self._parts.get((media, data))
        if part is None:
            name = PackURI(f"/ppt/media/{next(self._names)}.{_SUFFIXES[media]}")
            part = self._parts[media, data] = Part(name, media, self._package, data)  # type: ignore[arg-type]
        return slide.relate_to(part, RELATIONSHIP_TYPE.IMAGE)

    def _free_names(self) -> Iterator[str]:
        """Names that no picture of the master has."""
        taken = {str(part.partname).rpartition("/")[2].partition(".")[0] for part in self._package.iter_parts()}
        return (name for name in (f"image{number}" for number in count(1)) if name not in taken)
