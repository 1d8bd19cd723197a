"""Reads the geometry of a .pptx master: slide size, layouts, placeholders with their boxes and text insets.

Comes in: the bytes of a .pptx. Goes out: a ``MasterGeometry``. Decided here: what a layout's placeholder inherits
from the master's (ECMA-376 part 1, 19.3.1.36 ``ph``: by type, and everything that is no title, footer, number or date
from the body). Standard library only: it runs on every build, before anything heavy is imported.
"""

import zipfile
import zlib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from io import BytesIO
from typing import Final
from xml.etree import ElementTree

from export_equipe.diagnostics import ThemeError
from export_equipe.masters.geometry import Box, LayoutGeometry, MasterGeometry, Placeholder, PlaceholderKind
from export_equipe.masters.pptx_package import A, P, PptxPackage, R

_INSETS: Final = {"lIns": 91_440, "tIns": 45_720, "rIns": 91_440, "bIns": 45_720}  # defaults of 21.1.2.1.1
_KINDS: Final = {
    "title": PlaceholderKind.TITLE, "ctrTitle": PlaceholderKind.TITLE, "subTitle": PlaceholderKind.SUBTITLE,
    "body": PlaceholderKind.BODY, "obj": PlaceholderKind.BODY, "tbl": PlaceholderKind.TABLE,
    "pic": PlaceholderKind.PICTURE, "chart": PlaceholderKind.CHART, "ftr": PlaceholderKind.FOOTER,
    "sldNum": PlaceholderKind.NUMBER, "dt": PlaceholderKind.DATE,
}  # fmt: skip
_OWN_PARENT: Final = (PlaceholderKind.TITLE, PlaceholderKind.FOOTER, PlaceholderKind.NUMBER, PlaceholderKind.DATE)
# A zip that is none, is cut, encrypted or packed otherwise; XML that is none; parts or attributes that are missing.
_UNREADABLE: Final = (
    zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, ElementTree.ParseError, KeyError, ValueError, StopIteration,
)  # fmt: skip
_Shapes = Mapping[PlaceholderKind, ElementTree.Element]


@lru_cache(maxsize=4)  # a master serves every page
def read_master_geometry(data: bytes) -> MasterGeometry:
    """The geometry of the master ``data``; raises ``ThemeError`` when it cannot be read as a presentation."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            return _geometry(PptxPackage(package))
    except ThemeError:
        raise
    except _UNREADABLE as error:
        raise ThemeError(
            "le gabarit des diapositives ne se lit pas : ce n’est pas une présentation .pptx entière",
            hint="ouvrir le fichier dans PowerPoint ou LibreOffice, puis l’enregistrer de nouveau en .pptx",
        ) from error


def _geometry(package: PptxPackage) -> MasterGeometry:
    main = package.main()
    presentation = package.part(main)
    size = _child(presentation, f"{P}sldSz")
    masters = _targets(package, main, presentation.iterfind(f"{P}sldMasterIdLst/{P}sldMasterId"))
    layouts = tuple(layout for master in masters for layout in _layouts(package, master))
    return MasterGeometry(width=int(size.attrib["cx"]), height=int(size.attrib["cy"]), layouts=layouts)


def _layouts(package: PptxPackage, master_name: str) -> Iterator[LayoutGeometry]:
    master = package.part(master_name)
    parents = {_kind(shape): shape for shape in reversed(_placeholders(master))}
    for name in _targets(package, master_name, master.iterfind(f"{P}sldLayoutIdLst/{P}sldLayoutId")):
        yield _read_layout(package.part(name), parents)


def _targets(package: PptxPackage, part: str, references: Iterator[ElementTree.Element]) -> list[str]:
    relations = package.relations(part)
    return [relations[reference.attrib[f"{R}id"]][1] for reference in references]


def _read_layout(layout: ElementTree.Element, parents: _Shapes) -> LayoutGeometry:
    found = (_read_placeholder(shape, parents) for shape in _placeholders(layout))
    name = _child(layout, f"{P}cSld").get("name", "")
    placeholders = tuple(placeholder for placeholder in found if placeholder)
    return LayoutGeometry(name=name, placeholders=placeholders, type=layout.get("type", ""))


def _read_placeholder(shape: ElementTree.Element, parents: _Shapes) -> Placeholder | None:
    """A placeholder with what it inherits; ``None`` when no box is given anywhere (nothing can stand in it)."""
    kind = _kind(shape)
    parent = parents.get(kind if kind in _OWN_PARENT else PlaceholderKind.BODY)
    chain = [shape] if parent is None else [shape, parent]
    box = next((box for box in map(_box, chain) if box), None)
    if box is None:
        return None
    left, top, right, bottom = (_inset(chain, side) for side in _INSETS)
    return Placeholder(
        kind=kind, index=int(_mark(shape).get("idx", "0")), name=_name(shape), box=box,
        inset_left=left, inset_top=top, inset_right=right, inset_bottom=bottom,
        open=_mark(shape).get("type", "obj") == "obj",
    )  # fmt: skip


def _placeholders(part: ElementTree.Element) -> list[ElementTree.Element]:
    tree = _child(_child(part, f"{P}cSld"), f"{P}spTree")
    return [shape for shape in tree if shape.find(f"*/{P}nvPr/{P}ph") is not None]


def _mark(shape: ElementTree.Element) -> ElementTree.Element:
    return _child(shape, f"*/{P}nvPr/{P}ph")


def _kind(shape: ElementTree.Element) -> PlaceholderKind:
    return _KINDS.get(_mark(shape).get("type", "obj"), PlaceholderKind.OTHER)


def _name(shape: ElementTree.Element) -> str:
    return _child(shape, f"*/{P}cNvPr").get("name", "")


def _box(shape: ElementTree.Element) -> Box | None:
    place = shape.find(f"{P}spPr/{A}xfrm")
    if place is None:
        place = shape.find(f"{P}xfrm")  # a graphic frame has its place directly under it
    if place is None:
        return None
    offset, extent = _child(place, f"{A}off"), _child(place, f"{A}ext")
    return Box(*(int(value) for value in (offset.attrib["x"], offset.attrib["y"], *_size(extent))))


def _size(extent: ElementTree.Element) -> tuple[str, str]:
    return extent.attrib["cx"], extent.attrib["cy"]


def _inset(chain: list[ElementTree.Element], side: str) -> int:
    for shape in chain:
        body = shape.find(f"{P}txBody/{A}bodyPr")
        if body is not None and side in body.attrib:
            return int(body.attrib[side])
    return _INSETS[side]


def _child(parent: ElementTree.Element, path: str) -> ElementTree.Element:
    found = parent.find(path)
    if found is None:
        raise ValueError(f"{parent.tag}: {path} is missing")
    return found
