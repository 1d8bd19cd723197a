"""Rules of a presentation, read from its bytes.

- P1 exactly one title a slide, not empty, unique in the deck
- P2 no placeholder left empty
- P3 the title is first in the shape tree
- P4 pictures, charts, tables and groups have a text alternative, or are decorative
- P5 tables have ``firstRow``, and ``firstCol`` where the first column is set as row names
- P6 every run has a language
- P7 no transition, no animation
- P8 where the layout has a slide number, the slide has it, as a field
- P9 no shape leaves the slide, no two text shapes overlap (overflow of text is measured by the layout, not here)
- C10 no run is set under 12 points
- C1, C2, C6, C7, C8, C9 as in ``common``
"""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from lxml import etree
from pptx import Presentation

from export_equipe.inspect.checks.common import alternative_fault, check_nodes, check_properties, shorten
from export_equipe.inspect.checks.finding import Finding
from export_equipe.inspect.checks.pptx_space import check_space
from export_equipe.inspect.ooxml import alternative_of, find_all, find_one, tag, value
from export_equipe.inspect.pptx import inspect_pptx
from export_equipe.inspect.pptx.shapes import TITLES, is_covered, placeholder_kind, shape_elements, shape_properties

_MINIMUM_SIZE = 1200  # hundredths of a point
_ROW_NAMES = "a:tr[position() > 1]/a:tc[1]"


def check_pptx(data: bytes) -> tuple[Finding, ...]:
    """What the presentation ``data`` breaks, by slide."""
    document = inspect_pptx(data)
    deck = Presentation(BytesIO(data))
    findings = [*check_properties(document), *_check_titles(deck), *_check_motion(deck)]
    for page, slide in zip(document.pages, deck.slides, strict=True):
        place = f"diapositive {page.number}"
        inside = (finding for finding in check_nodes(page.nodes, place) if finding.rule != "C3")  # P4 says more
        findings += [*_check_slide(slide, place), *inside, *check_space(page, place)]
    return tuple(findings)


def _check_slide(slide: Any, place: str) -> Iterator[Finding]:
    yield from _check_placeholders(slide, place)
    yield from _check_alternatives(slide, place)
    yield from _check_tables(slide, place)
    yield from _check_runs(slide, place)
    yield from _check_number(slide, place)


def _check_titles(deck: Any) -> Iterator[Finding]:
    """P1."""
    seen: dict[str, int] = {}
    for number, slide in enumerate(deck.slides, start=1):
        place = f"diapositive {number}"
        titles = [element for element in shape_elements(slide) if placeholder_kind(element) in TITLES]
        if len(titles) != 1:
            yield Finding("P1", place, f"{len(titles)} titre(s) au lieu d’un")
            continue
        text = " ".join("".join(part.text or "" for part in find_all(titles[0], ".//a:t")).split())
        if not text:
            yield Finding("P1", place, "titre vide")
        elif text in seen:
            yield Finding("P1", place, f"même titre que la diapositive {seen[text]} : {shorten(text)}")
        seen.setdefault(text, number)


def _check_placeholders(slide: Any, place: str) -> Iterator[Finding]:
    """P2 and P3."""
    elements = shape_elements(slide)
    for element in elements:
        kind = placeholder_kind(element)
        empty = not any((part.text or "").strip() for part in find_all(element, ".//a:t"))
        if kind and element.tag == tag("p:sp") and empty and kind not in TITLES:
            yield Finding("P2", place, f"espace réservé laissé vide ({kind})")
    kinds = [placeholder_kind(element) in TITLES for element in elements]
    if any(kinds) and not kinds[0]:
        yield Finding("P3", place, "le titre n’est pas le premier dans l’ordre de lecture")


def _check_alternatives(slide: Any, place: str) -> Iterator[Finding]:
    """P4, on top shapes: what stands in a group that has an alternative is covered by it."""
    described = frozenset(map(tag, ("p:pic", "p:graphicFrame", "p:grpSp")))
    for element in shape_elements(slide):
        properties = shape_properties(element)
        alternative, decorative = alternative_of(properties)
        fault = "" if decorative or element.tag not in described else alternative_fault(alternative)
        if fault:
            yield Finding("P4", place, f"{'' if properties is None else properties.get('name', '')} : {fault}")


def _check_tables(slide: Any, place: str) -> Iterator[Finding]:
    """P5."""
    for table in find_all(slide.shapes._spTree, ".//a:tbl"):
        look = {name: value(table, "a:tblPr", name) in ("1", "true") for name in ("firstRow", "firstCol")}
        if not look["firstRow"]:
            yield Finding("P5", place, "tableau sans ligne d’en-tête (firstRow)")
        if not look["firstCol"] and _has_row_names(table):
            yield Finding("P5", place, "première colonne en gras sans être déclarée en-tête (firstCol)")


def _has_row_names(table: etree._Element) -> bool:
    """Whether the first column, and no other, is set in bold below the head: the eye reads row names."""
    first, others = (
        [cell for cell in find_all(table, path) if not is_covered(cell)]
        for path in (_ROW_NAMES, "a:tr[position() > 1]/a:tc[position() > 1]")
    )
    return bool(first) and bool(others) and all(map(_is_bold, first)) and not any(map(_is_bold, others))


def _is_bold(cell: etree._Element) -> bool:
    runs = find_all(cell, ".//a:r")
    return bool(runs) and all(value(run, "a:rPr", "b") in ("1", "true") for run in runs)


def _check_runs(slide: Any, place: str) -> Iterator[Finding]:
    """P6 and C10, in the notes too (P6)."""
    trees = [slide.shapes._spTree, *([slide.notes_slide.shapes._spTree] if slide.has_notes_slide else [])]
    for run in (run for tree in trees for run in find_all(tree, ".//a:r | .//a:fld")):
        text = "".join(part.text or "" for part in find_all(run, "a:t"))
        if text.strip() and not value(run, "a:rPr", "lang"):
            yield Finding("P6", place, f"texte sans langue : {shorten(text)}")
    for run in find_all(slide.shapes._spTree, ".//a:r[a:rPr/@sz]"):
        size = int(value(run, "a:rPr", "sz"))
        if size < _MINIMUM_SIZE:
            text = "".join(part.text or "" for part in find_all(run, "a:t"))
            yield Finding("C10", place, f"texte de {size / 100:g} points, sous le minimum de 12 : {shorten(text)}")


def _check_motion(deck: Any) -> Iterator[Finding]:
    """P7, in slides, layouts and masters."""
    sources = [(f"diapositive {number}", slide) for number, slide in enumerate(deck.slides, start=1)]
    sources += [
        (f"disposition {layout.name}", layout) for master in deck.slide_masters for layout in master.slide_layouts
    ]
    sources += [("masque", master) for master in deck.slide_masters]
    for place, source in sources:
        if find_one(source.element, ".//*[local-name()='transition']") is not None:
            yield Finding("P7", place, "transition")
        if find_one(source.element, ".//p:timing") is not None:
            yield Finding("P7", place, "animation")


def _check_number(slide: Any, place: str) -> Iterator[Finding]:
    """P8."""
    wanted = any(placeholder_kind(element) == "sldNum" for element in shape_elements(slide.slide_layout))
    fields = find_all(slide.shapes._spTree, ".//a:fld[@type='slidenum']")
    if wanted and not fields:
        yield Finding("P8", place, "pas de numéro de diapositive, ou un numéro tapé à la main")
