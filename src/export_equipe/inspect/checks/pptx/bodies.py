"""The texts of a slide: those of its shapes and of the cells of its tables.

Comes in: shapes. Goes out: text bodies, with the list styles that each inherits and the place of each cell.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from export_equipe.inspect.checks.pptx.shapes import Shape
from export_equipe.inspect.ooxml import find_all, find_one
from export_equipe.inspect.pptx.shapes import TITLES
from export_equipe.inspect.tree import NodeBox

RUNNING = frozenset({"ftr", "sldNum", "dt", "hdr"})


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class TextBody:
    """A body of text: a shape's, or a cell's (then ``row`` and ``column`` count from 0, and ``box`` is the cell's).

    ``styles`` are the list styles that its paragraphs inherit, nearest first.
    """

    shape: Shape
    element: etree._Element
    box: NodeBox | None
    styles: tuple[etree._Element, ...]
    cell: etree._Element | None = None
    row: int = 0
    column: int = 0

    @property
    def text(self) -> str:
        """All its characters."""
        return "".join(part.text or "" for part in find_all(self.element, ".//a:t"))


def read_bodies(shapes: Sequence[Shape], master: etree._Element, defaults: list[etree._Element]) -> Iterator[TextBody]:
    """The texts of ``shapes``; ``defaults`` is the presentation's own text style."""
    for shape in shapes:
        body = find_one(shape.element, "p:txBody")
        if body is not None:
            yield TextBody(shape=shape, element=body, box=shape.box, styles=_styles(shape, body, master, defaults))
        for table in find_all(shape.element, "./a:graphic/a:graphicData/a:tbl"):
            yield from _cells(shape, table, defaults)


def _styles(
    shape: Shape, body: etree._Element, master: etree._Element, defaults: list[etree._Element]
) -> tuple[etree._Element, ...]:
    """The list styles of a shape's text: its own, its placeholders', the master's for its kind (21.1.2.4.12)."""
    own = find_all(body, "a:lstStyle")
    if not shape.kind:
        return (*own, *defaults)
    inherited = [found for model in shape.models for found in find_all(model, "p:txBody/a:lstStyle")]
    name = "titleStyle" if shape.kind in TITLES else "otherStyle" if shape.kind in RUNNING else "bodyStyle"
    return (*own, *inherited, *find_all(master, f"p:txStyles/p:{name}"), *defaults)


def _cells(shape: Shape, table: etree._Element, defaults: list[etree._Element]) -> Iterator[TextBody]:
    widths = [int(column.get("w", "0")) for column in find_all(table, "a:tblGrid/a:gridCol")]
    heights = [int(row.get("h", "0")) for row in find_all(table, "a:tr")]
    left, top = (0, 0) if shape.box is None else (shape.box.x, shape.box.y)
    for row, line in enumerate(find_all(table, "a:tr")):
        for column, cell in enumerate(find_all(line, "a:tc")):
            body = find_one(cell, "a:txBody")
            if body is None or any(cell.get(name) in ("1", "true") for name in ("hMerge", "vMerge")):
                continue
            across, down = int(cell.get("gridSpan", "1")), int(cell.get("rowSpan", "1"))
            box = NodeBox(
                left + sum(widths[:column]), top + sum(heights[:row]),
                sum(widths[column : column + across]), sum(heights[row : row + down]),
            )  # fmt: skip
            styles = (*find_all(body, "a:lstStyle"), *defaults)
            yield TextBody(shape=shape, element=body, box=box, styles=styles, cell=cell, row=row, column=column)
