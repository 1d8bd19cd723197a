"""Lists: the master's numbering definitions, and one instance for each list that restarts (ECMA-376 part 1, 17.9).

Comes in: the master's styles and numbering parts. Goes out: markers: a numbering id, a level and its indents (twips). A
master whose list styles carry no numbering gets definitions of ours; so do tasks, whose signs ☐ and ☑ are bullets.
"""

from dataclasses import dataclass
from enum import Enum
from typing import cast

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml.ns import qn
from docx.parts.numbering import NumberingPart

from export_equipe.writers.docx.wordml import Element, w

DEEPEST = 8
STEP = 400
HANGING = 340
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
    """The number or bullet of one paragraph."""

    kind: ListKind
    number: int
    level: int
    left: int
    hanging: int


class Numberings:
    """The numbering part of one memo; adds to it what the lists need."""

    def __init__(self, numbering: Element, style_numbers: dict[str, int]) -> None:
        """``style_numbers`` gives the numbering id of each style role that has one."""
        self._root = numbering
        self._style_numbers = style_numbers
        self._definitions: dict[ListKind, int] = {}
        self._shared: dict[ListKind, int] = {}

    def shared(self, kind: ListKind, depth: int) -> Marker:
        """A marker that needs no restart: bullets, signs of tasks."""
        if kind not in self._shared:
            own = 0 if kind.is_task else self._style_numbers.get(kind.role, 0)
            self._shared[kind] = own or self._add_instance(self._definition(kind))
        return self._marker(kind, self._shared[kind], depth)

    def restarted(self, kind: ListKind, depth: int, start: int) -> Marker:
        """The marker of a new list whose first number is ``start``."""
        level = min(depth, DEEPEST)
        restart = w("lvlOverride", w("startOverride", val=start), ilvl=level)
        return self._marker(kind, self._add_instance(self._definition(kind), restart), depth)

    def _marker(self, kind: ListKind, number: int, depth: int) -> Marker:
        level = min(depth, DEEPEST)
        left, hanging = self._indents(self._definition(kind), level)
        return Marker(kind=kind, number=number, level=level, left=left, hanging=hanging)

    def _definition(self, kind: ListKind) -> int:
        """The abstract numbering of ``kind``: the master's, else one of ours."""
        if kind not in self._definitions:
            number = 0 if kind.is_task else self._style_numbers.get(kind.role, 0)
            found = self._root.xpath(f"w:num[@w:numId='{number}']/w:abstractNumId/@w:val")
            self._definitions[kind] = int(found[0]) if found else self._add_definition(kind)
        return self._definitions[kind]

    def _indents(self, definition: int, level: int) -> tuple[int, int]:
        path = f"w:abstractNum[@w:abstractNumId='{definition}']/w:lvl[@w:ilvl='{level}']/w:pPr/w:ind"
        for indent in self._root.xpath(path):
            return int(indent.get(qn("w:left"), STEP * (level + 1))), int(indent.get(qn("w:hanging"), 0))
        return STEP * (level + 1), HANGING

    def _add_definition(self, kind: ListKind) -> int:
        """Definitions stand before all instances (17.9.17)."""
        identifier = max(self._ids("w:abstractNum/@w:abstractNumId"), default=0) + 1
        code = f"E0B1{identifier:04X}"
        definition = w(
            "abstractNum", w("nsid", val=code), w("multiLevelType", val="multilevel"), w("tmpl", val=code),
            *(_level(kind, level) for level in range(DEEPEST + 1)), abstractNumId=identifier,
        )  # fmt: skip
        first = self._root.find(qn("w:num"))
        if first is None:
            self._root.append(definition)
        else:
            first.addprevious(definition)
        return identifier

    def _add_instance(self, definition: int, *overrides: Element) -> int:
        identifier = max(self._ids("w:num/@w:numId"), default=0) + 1
        instance = w("num", w("abstractNumId", val=definition), *overrides, numId=identifier)
        instances = self._root.findall(qn("w:num"))
        if instances:
            instances[-1].addnext(instance)
        else:
            self._root.append(instance)
        return identifier

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
