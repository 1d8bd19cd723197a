"""Lists: the master's numbering definitions, and one instance for each list that restarts (ECMA-376 part 1, 17.9).

Comes in: the master's styles and numbering parts. Goes out: markers: a numbering id, a level and its indents (twips). A
master whose list styles carry no numbering gets definitions of ours; so do tasks, whose signs ☐ and ☑ are bullets.
Lists in the cells of a table, and those far inside a frame, have copies of these definitions with indents of their own.
"""

from copy import deepcopy
from dataclasses import dataclass
from enum import Enum
from typing import cast

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml.ns import qn
from docx.parts.numbering import NumberingPart

from export_equipe.writers.docx.wordml import Element, select, w

DEEPEST = 8
STEP = 400
HANGING = 340
CELL_STEP = 280  # what ``layout.flow.columns`` counts for a level of a list in a cell
CELL_SIGN = 400  # numbers and boxes of tasks need more
SPACE, SPACE_WIDTH = "\u00a0", 66.7  # twips: a space of Arial at 12 points
SYMBOLS = "Segoe UI Symbol"  # has ☐ and ☑ in one colour


class ListKind(Enum):
    """What stands before an item: the role of its style, and the sign, when it is ours."""

    BULLET = ("list_bullet", "•")
    NUMBER = ("list_number", "")
    TODO = ("list_bullet", "☐")
    DONE = ("list_bullet", "☑")
    OPEN_POINT = ("open_point", "•")

    @property
    def role(self) -> str:
        """The style role of the item's first paragraph."""
        return self.value[0]

    @property
    def sign(self) -> str:
        """The bullet of a definition of ours; ``""`` for a number."""
        return self.value[1]

    @property
    def is_task(self) -> bool:
        """True for the signs that no master defines."""
        return self in (ListKind.TODO, ListKind.DONE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Marker:
    """The number or bullet of one paragraph; ``spread`` is what spaces before the sign add to ``hanging``."""

    kind: ListKind
    number: int
    level: int
    left: int
    hanging: int
    spread: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Variant:
    """A definition: what its signs are, whether it serves cells, how far spaces push its signs."""

    kind: ListKind
    cell: bool = False
    spread: int = 0


class Numberings:
    """The numbering part of one memo; adds to it what the lists need."""

    def __init__(self, numbering: Element, style_numbers: dict[str, int]) -> None:
        """``style_numbers`` gives the numbering id of each style role that has one."""
        self._root = numbering
        self._style_numbers = style_numbers
        self._definitions: dict[_Variant, int] = {}
        self._shared: dict[_Variant, int] = {}
        self._found: dict[tuple[int, int], tuple[int, int]] = {}
        self._last_definition = max(self._ids("w:abstractNum/@w:abstractNumId"), default=0)
        self._last_instance = max(self._ids("w:num/@w:numId"), default=0)

    def indents(self, kind: ListKind, depth: int) -> tuple[int, int]:
        """Where the text of a list in running text stands, and how far left of it its sign."""
        return self._indents(self._definition(_Variant(kind=kind)), min(depth, DEEPEST))

    def shared(self, kind: ListKind, depth: int, *, cell: bool = False, spread: int = 0) -> Marker:
        """A marker that needs no restart: bullets, signs of tasks."""
        variant = _Variant(kind=kind, cell=cell, spread=spread)
        if variant not in self._shared:
            own = 0 if kind.is_task or cell or spread else self._style_numbers.get(kind.role, 0)
            self._shared[variant] = own or self._add_instance(self._definition(variant))
        return self._marker(variant, self._shared[variant], depth)

    def restarted(self, kind: ListKind, depth: int, start: int, *, cell: bool = False, spread: int = 0) -> Marker:
        """The marker of a new list whose first number is ``start``."""
        variant = _Variant(kind=kind, cell=cell, spread=spread)
        restart = w("lvlOverride", w("startOverride", val=start), ilvl=min(depth, DEEPEST))
        return self._marker(variant, self._add_instance(self._definition(variant), restart), depth)

    def _marker(self, variant: _Variant, number: int, depth: int) -> Marker:
        level = min(depth, DEEPEST)
        left, hanging = self._indents(self._definition(variant), level)
        return Marker(
            kind=variant.kind, number=number, level=level, left=left, hanging=hanging + variant.spread,
            spread=variant.spread,
        )  # fmt: skip

    def _definition(self, variant: _Variant) -> int:
        """The abstract numbering of ``variant``: the master's, else one of ours."""
        if variant not in self._definitions:
            plain = _Variant(kind=variant.kind)
            found = self._copied(variant) if variant != plain else self._master_s(variant.kind)
            self._definitions[variant] = found
        return self._definitions[variant]

    def _master_s(self, kind: ListKind) -> int:
        number = 0 if kind.is_task else self._style_numbers.get(kind.role, 0)
        found = self._root.xpath(f"w:num[@w:numId='{number}']/w:abstractNumId/@w:val")
        if found and self._root.xpath(f"w:abstractNum[@w:abstractNumId='{found[0]}']/w:lvl"):
            return int(found[0])
        return self._add_definition([_level(kind, level) for level in range(DEEPEST + 1)])

    def _copied(self, variant: _Variant) -> int:
        """A copy of the plain definition, tied to no style, with the indents or the spaces of ``variant``."""
        plain = self._definition(_Variant(kind=variant.kind))
        levels = [deepcopy(each) for each in select(self._root, f"w:abstractNum[@w:abstractNumId='{plain}']/w:lvl")]
        for depth, level in enumerate(levels):
            for tie in select(level, "w:pStyle | w:legacy"):
                level.remove(tie)
            if variant.cell:
                hanging = CELL_STEP if variant.kind is ListKind.BULLET else CELL_SIGN
                _indent(level, CELL_STEP * depth + hanging, hanging)
            if variant.spread:
                _spread(level, SPACE * round(variant.spread / SPACE_WIDTH))
        return self._add_definition(levels)

    def _indents(self, definition: int, level: int) -> tuple[int, int]:
        key = (definition, level)
        if key not in self._found:
            path = f"w:abstractNum[@w:abstractNumId='{definition}']/w:lvl[@w:ilvl='{level}']/w:pPr/w:ind"
            said = [(each.get(qn("w:left")), each.get(qn("w:hanging"), "0")) for each in self._root.xpath(path)]
            left, hanging = said[0] if said else (None, str(HANGING))
            self._found[key] = (int(left) if left else STEP * (level + 1), int(hanging))
        return self._found[key]

    def _add_definition(self, levels: list[Element]) -> int:
        """Definitions stand before all instances (17.9.17)."""
        self._last_definition += 1
        code = f"E0B1{self._last_definition:04X}"
        definition = w(
            "abstractNum", w("nsid", val=code), w("multiLevelType", val="multilevel"), w("tmpl", val=code), *levels,
            abstractNumId=self._last_definition,
        )  # fmt: skip
        first = self._root.find(qn("w:num"))
        if first is None:
            self._root.append(definition)
        else:
            first.addprevious(definition)
        return self._last_definition

    def _add_instance(self, definition: int, *overrides: Element) -> int:
        """Instances follow the definitions; what may follow them (17.9.17) stays last."""
        self._last_instance += 1
        instance = w("num", w("abstractNumId", val=definition), *overrides, numId=self._last_instance)
        last = self._root.find(qn("w:numIdMacAtCleanup"))
        if last is None:
            self._root.append(instance)
        else:
            last.addprevious(instance)
        return self._last_instance

    def _ids(self, path: str) -> list[int]:
        return [int(value) for value in self._root.xpath(path)]


def open_numbering(document: Document) -> Element:
    """The root of the numbering part; a new part for a master without lists (python-docx makes none)."""
    main = document.part
    try:
        found = cast(NumberingPart, main.part_related_by(RELATIONSHIP_TYPE.NUMBERING))
        return cast(Element, found.element)
    except KeyError:
        root = w("numbering")
        name, kind = PackURI("/word/numbering.xml"), CONTENT_TYPE.WML_NUMBERING
        main.relate_to(NumberingPart(name, kind, root, main.package), RELATIONSHIP_TYPE.NUMBERING)
        return root


def _level(kind: ListKind, level: int) -> Element:
    font = w("rFonts", ascii=SYMBOLS, hAnsi=SYMBOLS, eastAsia=SYMBOLS, cs=SYMBOLS, hint="default")
    return w(
        "lvl",
        w("start", val=1),
        w("numFmt", val="bullet" if kind.sign else "decimal"),
        w("lvlText", val=kind.sign or f"%{level + 1}."),
        w("lvlJc", val="left"),
        w("pPr", w("ind", left=STEP * (level + 1), hanging=HANGING)),
        w("rPr", font) if kind.is_task else None,
        ilvl=level,
    )


def _indent(level: Element, left: int, hanging: int) -> None:
    """Gives ``level`` its indents in the place of its own."""
    for old in select(level, "w:pPr"):
        level.remove(old)
    run = level.find(qn("w:rPr"))
    properties = w("pPr", w("ind", left=left, hanging=hanging))
    if run is None:
        level.append(properties)
    else:
        run.addprevious(properties)


def _spread(level: Element, spaces: str) -> None:
    """Puts ``spaces`` before the sign; LibreOffice shows the first character of a bullet only, so it becomes a text."""
    for sign in select(level, "w:lvlText"):
        sign.set(qn("w:val"), spaces + sign.get(qn("w:val"), ""))
    for kind in select(level, "w:numFmt[@w:val='bullet']"):
        kind.set(qn("w:val"), "none")
