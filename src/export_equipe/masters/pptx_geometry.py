"""Reads the geometry of a .pptx master: slide size, layouts, placeholders with their boxes and text insets.

Comes in: the bytes of a .pptx. Goes out: a ``MasterGeometry``. Decided here: what a layout's placeholder inherits
from the master's (ECMA-376 part 1, 19.3.1.36 ``ph``: by type, and everything that is no title, footer, number or date
from the body). Standard library only: it runs on every build, before anything heavy is imported.
"""

import posixpath
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from io import BytesIO
from typing import Final
from xml.etree import ElementTree

from export_equipe.diagnostics import ThemeError
from export_equipe.masters.geometry import Box, LayoutGeometry, MasterGeometry, Placeholder, PlaceholderKind

_A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P: Final = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_RELATION: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_MAIN_PART: Final = "/officeDocument"  # how the type of the relationship to the main part ends, in both conformances
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
    zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, ElementTree.ParseError, KeyError, ValueError,
)  # fmt: skip
_Shapes = Mapping[PlaceholderKind, ElementTree.Element]


@lru_cache(maxsize=4)  # a master serves every page
def read_master_geometry(data: bytes) -> MasterGeometry:
    """The geometry of the master ``data``; raises ``ThemeError`` when it cannot be read as a presentation."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            return _Package(package).geometry()
    except ThemeError:
        raise
    except _UNREADABLE as error:
        raise ThemeError(
            "le gabarit des diapositives ne se lit pas : ce n’est pas une présentation .pptx entière",
            hint="ouvrir le fichier dans PowerPoint ou LibreOffice, puis l’enregistrer de nouveau en .pptx",
        ) from error


class _Package:
    """The parts of a .pptx, and the way from one to the next through relationships (ECMA-376 part 2, 9.3)."""

    def __init__(self, package: zipfile.ZipFile) -> None:
        self._package = package

    def geometry(self) -> MasterGeometry:
        main = self._main()
        presentation = self._part(main)
        size = _child(presentation, f"{_P}sldSz")
        masters = self._targets(main, presentation.iterfind(f"{_P}sldMasterIdLst/{_P}sldMasterId"))
        layouts = tuple(layout for master in masters for layout in self._layouts(master))
        return MasterGeometry(width=int(size.attrib["cx"]), height=int(size.attrib["cy"]), layouts=layouts)

    def _main(self) -> str:
        for kind, target in self._relations("").values():
            if kind.endswith(_MAIN_PART):
                return target
        raise ValueError("no main part")

    def _layouts(self, master_name: str) -> Iterator[LayoutGeometry]:
        master = self._part(master_name)
        parents = {_kind(shape): shape for shape in reversed(_placeholders(master))}
        listed = master.iterfind(f"{_P}sldLayoutIdLst/{_P}sldLayoutId")
        for name in self._targets(master_name, listed):
            yield _read_layout(self._part(name), parents)

    def _targets(self, part: str, references: Iterator[ElementTree.Element]) -> list[str]:
        relations = self._relations(part)
        return [relations[reference.attrib[f"{_R}id"]][1] for reference in references]

    def _relations(self, part: str) -> dict[str, tuple[str, str]]:
        folder, name = posixpath.split(part)
        tree = self._part(posixpath.join(folder, "_rels", f"{name}.rels"))
        return {
            relation.attrib["Id"]: (relation.attrib["Type"], _target(folder, relation.attrib["Target"]))
            for relation in tree.iter(_RELATION)
        }

    def _part(self, name: str) -> ElementTree.Element:
        parser = ElementTree.XMLParser(target=_NoDoctype())
        parser.feed(self._package.read(name))
        parsed = parser.close()
        if not isinstance(parsed, ElementTree.Element):
            raise ValueError(name)
        return parsed


class _NoDoctype(ElementTree.TreeBuilder):
    """Builds the tree of a part and refuses document types, hence entities (ECMA-376 part 2, 8.1.4)."""

    def doctype(self, *_: str | None) -> None:
        raise ThemeError(
            "le gabarit des diapositives déclare des entités XML : il n’est pas lu",
            hint="refaire le gabarit avec PowerPoint ou LibreOffice",
        )


def _read_layout(layout: ElementTree.Element, parents: _Shapes) -> LayoutGeometry:
    found = (_read_placeholder(shape, parents) for shape in _placeholders(layout))
    name = _child(layout, f"{_P}cSld").get("name", "")
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
    tree = _child(_child(part, f"{_P}cSld"), f"{_P}spTree")
    return [shape for shape in tree if shape.find(f"*/{_P}nvPr/{_P}ph") is not None]


def _mark(shape: ElementTree.Element) -> ElementTree.Element:
    return _child(shape, f"*/{_P}nvPr/{_P}ph")


def _kind(shape: ElementTree.Element) -> PlaceholderKind:
    return _KINDS.get(_mark(shape).get("type", "obj"), PlaceholderKind.OTHER)


def _name(shape: ElementTree.Element) -> str:
    return _child(shape, f"*/{_P}cNvPr").get("name", "")


def _box(shape: ElementTree.Element) -> Box | None:
    place = shape.find(f"{_P}spPr/{_A}xfrm")
    if place is None:
        place = shape.find(f"{_P}xfrm")  # a graphic frame has its place directly under it
    if place is None:
        return None
    offset, extent = _child(place, f"{_A}off"), _child(place, f"{_A}ext")
    return Box(*(int(value) for value in (offset.attrib["x"], offset.attrib["y"], *_size(extent))))


def _size(extent: ElementTree.Element) -> tuple[str, str]:
    return extent.attrib["cx"], extent.attrib["cy"]


def _inset(chain: list[ElementTree.Element], side: str) -> int:
    for shape in chain:
        body = shape.find(f"{_P}txBody/{_A}bodyPr")
        if body is not None and side in body.attrib:
            return int(body.attrib[side])
    return _INSETS[side]


def _child(parent: ElementTree.Element, path: str) -> ElementTree.Element:
    found = parent.find(path)
    if found is None:
        raise ValueError(f"{parent.tag}: {path} is missing")
    return found


def _target(folder: str, target: str) -> str:
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
