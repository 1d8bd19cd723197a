"""A paragraph of a table cell: what every document sets in the same way."""

from dataclasses import dataclass
from enum import StrEnum

from export_equipe.typesetting.run import Runs


class CellMarker(StrEnum):
    """What stands before a paragraph of a cell."""

    NONE = "none"
    BULLET = "bullet"
    NUMBER = "number"
    TODO = "todo"
    DONE = "done"


@dataclass(frozen=True, slots=True, kw_only=True)
class CellParagraph:
    """A paragraph; ``level`` is the depth of its list (0 at the top), ``number`` its number when it is numbered.

    ``detail`` is a second, lighter line; ``strong`` a heading inside the cell; ``code`` a line of a program. A
    paragraph of a list without a marker goes on the item before it.
    """

    runs: Runs
    marker: CellMarker = CellMarker.NONE
    number: int = 1
    level: int = 0
    in_list: bool = False
    detail: bool = False
    strong: bool = False
    code: bool = False
