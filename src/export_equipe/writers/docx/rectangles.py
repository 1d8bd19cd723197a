"""A table that stands in a frame: it goes on with the frame's bar and ground, so that the rectangle stays whole.

Comes in: the place of the table. Goes out: where it begins, what its outer cells have beside their text, the edge and
the ground of its cells. Specification: ECMA-376 part 1, 17.4.50 (tblInd; in Word 2013 and later it is
where the left border begins) and 17.4.38 (tblBorders; the cells begin in its middle). Lengths are twips.
"""

from collections.abc import Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from export_equipe.writers.docx.frames import TWIPS_PER_POINT
from export_equipe.writers.docx.paragraphs import Border
from export_equipe.writers.docx.places import Place
from export_equipe.writers.docx.wordml import Element, w

EIGHTHS = 8
SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")  # in the order of CT_TblBorders


@dataclass(frozen=True, slots=True, kw_only=True)
class Rectangle:
    """``left`` is where the bar begins, ``inside`` what stands before the text of its first column; its last column
    reaches ``beyond`` the text at the right.
    """

    frame: int
    left: int
    inside: int
    beyond: int
    bar: Border | None
    ground: str

    def widened(self, columns: Sequence[int], margin: int) -> list[int]:
        """``columns`` with what the outer ones have beside their text; ``margin`` is that of the cells."""
        wider = list(columns)
        wider[0] += self.inside - margin
        wider[-1] += self.beyond + margin
        return wider

    def borders(self, said: Iterable[Element]) -> Element | None:
        """The table's borders: those that its style ``said``, the bar at the left."""
        if self.bar is None:
            return None
        bar = w("left", val="single", sz=self.bar.width, space=0, color=self.bar.color)
        own = {etree.QName(each).localname: deepcopy(each) for each in said} | {"left": bar}
        return w("tblBorders", *(own.get(side) for side in SIDES))


def rectangle_at(place: Place) -> Rectangle | None:
    """The rectangle that a table at ``place`` is part of; ``None`` where there is no ground to go on with."""
    frame = place.frame
    if frame is None or not frame.ground:
        return None
    distance = frame.bar.space if frame.bar is not None else frame.padding
    width = frame.bar.width / EIGHTHS if frame.bar is not None else 0.0
    left, edge = (frame.left - round((distance + part) * TWIPS_PER_POINT) for part in (width, width / 2))
    return Rectangle(
        frame=frame.number, left=left, inside=place.indent - edge, beyond=frame.padding * TWIPS_PER_POINT,
        bar=frame.bar, ground=frame.ground,
    )  # fmt: skip
