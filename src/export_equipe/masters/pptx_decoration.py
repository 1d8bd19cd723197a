"""Reads what a .pptx master draws by itself: what a picture of a slide must show besides the slide's own shapes.

Comes in: the bytes of a .pptx. Goes out: a ``LayoutDecoration`` for each layout, by name. Decided here: what is drawn:
plain grounds, rectangles, rounded ones, ellipses, straight lines, pictures, fixed words; anything else (free forms,
effects, patterns) is left out. A layout that hides the master's shapes (``showMasterSp``, 19.3.1.39) has its own only.
Standard library only.
"""

import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from io import BytesIO
from typing import Final
from xml.etree import ElementTree

from export_equipe.diagnostics import ThemeError
from export_equipe.masters.decoration import (
    Fixed,
    FixedLine,
    FixedPicture,
    FixedShape,
    LayoutDecoration,
    Surface,
    TextLook,
)
from export_equipe.masters.geometry import Box
from export_equipe.masters.pptx_colors import Palette, read_scheme
from export_equipe.masters.pptx_package import A, Element, P, PptxPackage, R, Relations
from export_equipe.masters.pptx_shapes import (
    LINES,
    Frame,
    box_of,
    index_of,
    is_hidden,
    mark_of,
    preset_of,
    read_surface,
    type_of,
)
from export_equipe.masters.pptx_text import Looks, read_words

_UNREADABLE: Final = (
    zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, ElementTree.ParseError, KeyError, ValueError, StopIteration,
)  # fmt: skip
_TURN: Final = 60_000  # of a degree
# Which of the master's text styles a placeholder takes; any other type takes that of the body.
_STYLES: Final = {"title": "titleStyle", "ftr": "otherStyle", "sldNum": "otherStyle", "dt": "otherStyle"}
_BACKGROUNDS: Final = 1_001  # where bgRef begins to count the theme's background fills (20.1.4.1.7)


@lru_cache(maxsize=4)  # a master serves every page
def read_master_decoration(data: bytes) -> Mapping[str, LayoutDecoration]:
    """The decoration of each layout of the master ``data``; raises ``ThemeError`` when it cannot be read."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            return _read(PptxPackage(package))
    except _UNREADABLE as error:
        raise ThemeError("le décor du gabarit des diapositives ne se lit pas") from error


def _read(package: PptxPackage) -> dict[str, LayoutDecoration]:
    main = package.main()
    presentation = package.part(main)
    size = presentation.find(f"{P}sldSz")
    slide = Box(0, 0, *(int(size.attrib[side]) for side in ("cx", "cy"))) if size is not None else Box(0, 0, 0, 0)
    decorations: dict[str, LayoutDecoration] = {}
    for name in _listed(package, main, presentation.iterfind(f"{P}sldMasterIdLst/{P}sldMasterId")):
        master = _Sheet(package, name, slide, None)
        for layout in _listed(package, name, master.root.iterfind(f"{P}sldLayoutIdLst/{P}sldLayoutId")):
            sheet = _Sheet(package, layout, slide, master)
            decorations.setdefault(sheet.name, sheet.decoration())
    return decorations


def _listed(package: PptxPackage, part: str, references: Iterator[Element]) -> list[str]:
    relations = package.relations(part)
    return [relations[reference.attrib[f"{R}id"]][1] for reference in references]


class _Sheet:
    """A layout with its ``master``, or a master."""

    def __init__(self, package: PptxPackage, name: str, slide: Box, master: "_Sheet | None") -> None:
        self._package, self._slide, self._master = package, slide, master
        self.root = package.part(name)
        self._relations: Relations = package.relations(name)
        self._content = self.root.find(f"{P}cSld")
        self._theme: Element | None = self._read_theme() if master is None else master._theme
        self._palette = self._read_palette()
        self._looks = Looks(self.root if master is None else master.root, self._palette)

    @property
    def name(self) -> str:
        return "" if self._content is None else self._content.get("name", "")

    def decoration(self) -> LayoutDecoration:
        shapes = [shape for shape in self._tree() if mark_of(shape) is not None]
        return LayoutDecoration(
            ground=self.ground(),
            items=(*self._background(), *self._items()),
            surfaces={index_of(shape): surface for shape in shapes if (surface := self._placeholder_surface(shape))},
            looks={index_of(shape): self._look(shape) for shape in shapes},
        )

    # The ground

    def ground(self) -> str | None:
        """The colour under all, the master's when the layout says nothing."""
        background = self._background_element()
        if background is None:
            return self._master.ground() if self._master else None
        return self._palette.fill(background.find(f"{P}bgPr"))[1] or self._referred(background.find(f"{P}bgRef"))

    def _background_element(self) -> Element | None:
        return None if self._content is None else self._content.find(f"{P}bg")

    def _referred(self, reference: Element | None) -> str | None:
        """The theme's own background fill, in the colour that ``reference`` gives."""
        if reference is None or self._theme is None:
            return None
        fills = self._theme.find(f"{A}themeElements/{A}fmtScheme/{A}bgFillStyleLst")
        index = int(reference.get("idx", "0")) - _BACKGROUNDS
        color = self._palette.color(reference)
        if fills is None or not 0 <= index < len(fills):
            return color
        own = self._palette.color(fills[index], (color or "").lstrip("#")[:6] or None)
        return own or color

    def _background(self) -> Iterator[Fixed]:
        background = self._background_element()
        if background is None:
            yield from self._master._background() if self._master else ()
            return
        data = self._blip(background.find(f"{P}bgPr/{A}blipFill"))
        if data is not None:
            yield FixedPicture(box=self._slide, data=data)

    # The shapes

    def _tree(self) -> Element:
        tree = None if self._content is None else self._content.find(f"{P}spTree")
        return ElementTree.Element("nothing") if tree is None else tree

    def _items(self) -> Iterator[Fixed]:
        if self._master is not None and self.root.get("showMasterSp") not in ("0", "false"):
            yield from self._master._items()
        yield from self._drawn(self._tree(), Frame())

    def _drawn(self, parent: Element, frame: Frame) -> Iterator[Fixed]:
        for shape in parent:
            if mark_of(shape) is not None or is_hidden(shape):
                continue
            match shape.tag.removeprefix(P):
                case "sp":
                    yield from self._shape(shape, frame)
                case "cxnSp":
                    yield from self._line(shape, frame)
                case "pic":
                    yield from self._picture(shape, frame)
                case "grpSp":
                    yield from self._group(shape, frame)

    def _group(self, group: Element, frame: Frame) -> Iterator[Fixed]:
        place = group.find(f"{P}grpSpPr/{A}xfrm")
        outer, inner = box_of(place, "off", "ext"), box_of(place, "chOff", "chExt")
        yield from self._drawn(group, frame.inside(frame.place(outer), inner) if outer and inner else frame)

    def _shape(self, shape: Element, frame: Frame) -> Iterator[Fixed]:
        place = shape.find(f"{P}spPr/{A}xfrm")
        box, surface = box_of(place, "off", "ext"), read_surface(shape, self._palette)
        if box is None or place is None or surface is None:
            return
        if preset_of(shape) in LINES:
            yield from self._line(shape, frame)
            return
        words = read_words(shape, self._looks)
        if surface.fill or surface.stroke or words.paragraphs:
            angle = int(place.get("rot", "0")) / _TURN
            yield FixedShape(
                box=frame.place(box), surface=surface, angle=angle, paragraphs=words.paragraphs, anchor=words.anchor,
                inset=words.inset,
            )  # fmt: skip

    def _line(self, shape: Element, frame: Frame) -> Iterator[Fixed]:
        place, surface = shape.find(f"{P}spPr/{A}xfrm"), read_surface(shape, self._palette)
        box = box_of(place, "off", "ext")
        if place is not None and box is not None and surface is not None and surface.stroke:
            rising = (place.get("flipV") in ("1", "true")) != (place.get("flipH") in ("1", "true"))
            yield FixedLine(box=frame.place(box), color=surface.stroke, width=surface.stroke_width, rising=rising)

    def _picture(self, shape: Element, frame: Frame) -> Iterator[Fixed]:
        box, fill = box_of(shape.find(f"{P}spPr/{A}xfrm"), "off", "ext"), shape.find(f"{P}blipFill")
        data = self._blip(fill)
        if box is None or fill is None or data is None:
            return
        cut = fill.find(f"{A}srcRect")
        left, top, right, bottom = (0.0 if cut is None else int(cut.get(side, "0")) / 100_000 for side in "ltrb")
        yield FixedPicture(box=frame.place(box), data=data, crop=(left, top, right, bottom))

    def _blip(self, fill: Element | None) -> bytes | None:
        """The bytes of the picture that ``fill`` shows, if it is in the package."""
        blip = None if fill is None else fill.find(f"{A}blip")
        found = None if blip is None else self._relations.get(blip.get(f"{R}embed", ""))
        return None if found is None else self._package.data(found[1])

    # The placeholders

    def _placeholder_surface(self, shape: Element) -> Surface | None:
        """The ground of a placeholder, its own or that of the master's."""
        for each in (shape, *self._parent(shape)):
            surface = read_surface(each, self._palette)
            if surface is not None and (surface.fill or surface.stroke):
                return surface
        return None

    def _look(self, shape: Element) -> TextLook:
        chain = (shape, *self._parent(shape))
        anchors = (each.find(f"{P}txBody/{A}bodyPr") for each in chain)
        anchor = next((body.attrib["anchor"] for body in anchors if body is not None and "anchor" in body.attrib), "t")
        style = _STYLES.get(type_of(shape), "bodyStyle")
        return replace(self._looks.of(chain, style=style), anchor=Looks.ANCHORS.get(anchor, "top"))

    def _parent(self, shape: Element) -> tuple[Element, ...]:
        """The master's placeholder of the same type; what is no title nor foot is a body (19.3.1.36)."""
        kind = type_of(shape) if type_of(shape) in _STYLES else "body"
        found = (each for each in self._master._tree() if mark_of(each) is not None) if self._master else ()
        return next(((each,) for each in found if type_of(each) == kind), ())

    # Colours

    def _read_theme(self) -> Element | None:
        themes = (target for kind, target in self._relations.values() if kind == "theme")
        return next((self._package.part(name) for name in themes), None)

    def _read_palette(self) -> Palette:
        own = self.root.find(f"{P}clrMap")
        if own is None:
            own = self.root.find(f"{P}clrMapOvr/{A}overrideClrMapping")
        if own is None and self._master is not None:
            return self._master._palette
        scheme = {} if self._theme is None else read_scheme(self._theme)
        return Palette(scheme=scheme, names={} if own is None else dict(own.attrib))
