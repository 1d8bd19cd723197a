"""An SVG file read: parsed, cleaned, measured, its cost checked, written again.

Comes in: bytes, and what reads the pictures inside. Goes out: a picture with what was taken out of it, or a fault.
Decided here: the order of the steps; a picture that draws nothing is empty.
"""

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from export_equipe.model.picture import Picture
from export_equipe.pictures.result import FaultKind, PictureFault, PictureResult, ReadPicture, Removed
from export_equipe.pictures.svg.clean import Cleaner, ReadInner
from export_equipe.pictures.svg.cost import CostMeter
from export_equipe.pictures.svg.names import DRAWN
from export_equipe.pictures.svg.parse import TooComplex, parse_svg
from export_equipe.pictures.svg.size import SvgSize, measure_svg
from export_equipe.pictures.svg.write import write_svg


def read_svg(data: bytes, read_inner: ReadInner) -> PictureResult:
    """The picture in ``data``; ``read_inner`` reads the pictures that it holds."""
    try:
        source = parse_svg(data)
        return PictureFault(kind=FaultKind.UNREADABLE) if source is None else _rebuild(source, read_inner)
    except TooComplex:
        return PictureFault(kind=FaultKind.TOO_COMPLEX)


def _rebuild(source: Element, read_inner: ReadInner) -> PictureResult:
    cleaner = Cleaner(read_inner)
    root = cleaner.clean(source)
    size = measure_svg(root.attrib)
    if size is None or not any(element.tag in DRAWN for element in root.iter()):
        return PictureFault(kind=FaultKind.EMPTY)
    meter = CostMeter(root, cleaner.rules)
    meter.check()
    _set_size(root, size)
    picture = Picture(media="image/svg+xml", width=_whole(size.width), height=_whole(size.height), data=write_svg(root))
    return ReadPicture(picture=picture, removed=_sorted({*cleaner.removed, *([Removed.LOOP] if meter.loops else [])}))


def _set_size(root: Element, size: SvgSize) -> None:
    """Puts the size first, in numbers that every program reads."""
    others = {key: value for key, value in root.attrib.items() if key not in ("width", "height", "viewBox", "x", "y")}
    box = " ".join(f"{value:.10g}" for value in size.box)
    root.attrib.clear()
    root.attrib.update({"width": f"{size.width:.10g}", "height": f"{size.height:.10g}", "viewBox": box, **others})


def _whole(length: float) -> int:
    return max(1, round(length))


def _sorted(removed: Iterable[Removed]) -> tuple[Removed, ...]:
    order = list(Removed)
    return tuple(sorted(removed, key=order.index))
