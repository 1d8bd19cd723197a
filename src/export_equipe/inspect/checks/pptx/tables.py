"""P5 and C9: header rows and columns are declared, and no cell says something by its colour alone (C5).

Row names are told from their look: the first column, and no other, in bold. ``common`` asks that header cells are not
empty and that a table has a description.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from lxml import etree

from export_equipe.inspect.checks.common import shorten
from export_equipe.inspect.checks.finding import Finding
from export_equipe.inspect.checks.pptx.bodies import TextBody
from export_equipe.inspect.checks.pptx.colors import Paint
from export_equipe.inspect.checks.pptx.deck import SlideView
from export_equipe.inspect.checks.pptx.ground import Ground, fill_in
from export_equipe.inspect.checks.pptx.inherit import is_bold, paragraphs_of, run_text, runs_of
from export_equipe.inspect.ooxml import find_all, find_one, value


def check_slide(slide: SlideView) -> Iterator[Finding]:
    """P5 and C5 on the tables of a slide."""
    for shape in slide.shapes:
        for table in find_all(shape.element, "./a:graphic/a:graphicData/a:tbl"):
            cells = [body for body in slide.bodies if body.cell is not None and body.shape is shape]
            yield from _check_heads(slide, table, cells)
            yield from _check_colors(slide, table, cells)


def _check_heads(slide: SlideView, table: etree._Element, cells: Sequence[TextBody]) -> Iterator[Finding]:
    if not _is_declared(table, "firstRow"):
        yield Finding("P5", slide.place, "tableau sans ligne d’en-tête (firstRow)")
    if not _is_declared(table, "firstCol") and _has_row_names(cells):
        yield Finding("P5", slide.place, "première colonne en gras sans être déclarée en-tête (firstCol)")


def _is_declared(table: etree._Element, name: str) -> bool:
    return value(table, "a:tblPr", name) in ("1", "true")


def _has_row_names(cells: Sequence[TextBody]) -> bool:
    below = [cell for cell in cells if cell.row > 0]
    first, others = ([cell for cell in below if (cell.column == 0) is wanted] for wanted in (True, False))
    return bool(first) and bool(others) and all(map(_is_bold, first)) and not any(map(_is_bold, others))


def _is_bold(cell: TextBody) -> bool:
    runs = [(run, each) for each in paragraphs_of(cell) for run in runs_of(each) if run_text(run).strip()]
    return bool(runs) and all(is_bold(run, each, cell) for run, each in runs)


def _check_colors(slide: SlideView, table: etree._Element, cells: Sequence[TextBody]) -> Iterator[Finding]:
    """C5: within a row that is not of one colour, a coloured cell without words; one text in two colours."""
    first = 1 if _is_declared(table, "firstRow") else 0
    rows: dict[int, list[TextBody]] = defaultdict(list)
    for cell in cells:
        rows[cell.row].append(cell)
    said: dict[tuple[int, str], tuple[Paint | None, bool]] = {}
    for row in (line for number, line in rows.items() if number >= first):
        paints = [_paint(slide, cell) for cell in row]
        mixed = len(set(paints)) > 1  # a row that is coloured whole is a matter of look
        for cell, paint in zip(row, paints, strict=True):
            text = " ".join(cell.text.split())
            before, was_mixed = said.setdefault((cell.column, text), (paint, mixed))
            if mixed and paint is not None and not text:
                yield Finding(
                    "C5", slide.place, f"cellule sans texte, marquée par sa seule couleur {paint.hexadecimal}"
                )
            elif text and before != paint and (mixed or was_mixed):
                yield Finding("C5", slide.place, f"même texte en deux couleurs : {shorten(text)}")


def _paint(slide: SlideView, cell: TextBody) -> Paint | None:
    fill = None if cell.cell is None else fill_in(find_one(cell.cell, "a:tcPr"), slide.palette)
    return fill if fill is not None and not isinstance(fill, Ground) else None
