"""The styles of the memo's master as the writer needs them: ids by role, and what a style says of its own place.

Comes in: the opened master and the theme. Goes out: style ids; indents, borders and grounds that a style gives, so that
what stands further in can go on with them. Decided here: roles that a master made before them may lack get a style of
ours (``spare_styles``); any other missing style is a mistake of the theme. Specification: ECMA-376 part 1, 17.7.
"""

from collections.abc import Iterator
from functools import cached_property

from docx.document import Document
from docx.oxml.ns import qn

from export_equipe.masters.docx_styles import (
    StyleSheet,
    find_missing_roles,
    read_style_roles,
    require_roles,
    style_kind,
)
from export_equipe.theme.model import Theme
from export_equipe.writers.docx.paragraphs import Border
from export_equipe.writers.docx.spare_styles import SPARE_ROLES, spare_style
from export_equipe.writers.docx.wordml import Element


class StyleBook:
    """The styles of one memo."""

    def __init__(self, document: Document, theme: Theme) -> None:
        sheet = read_style_roles(theme.memo_master)
        require_roles(sheet, {role: name for role, name in theme.styles.items() if role not in SPARE_ROLES})
        self._names = theme.styles
        self._root: Element = document.styles.element
        self._sheet = self._completed(sheet, theme)
        self._ids: dict[str, str] = {}
        self._found: dict[tuple[str, str], str] = {}

    def id(self, role: str) -> str:
        """The id of the style that plays ``role``."""
        return self._find(self._names[role], role)

    def heading(self, level: int) -> str:
        """The id of the heading style of ``level``, from 1."""
        return self._find(f"{self._names['heading']} {level}", "heading")

    def list_item(self, role: str, depth: int) -> str:
        """The id of the list style for ``depth``: « List Bullet 2 » for 1; the nearest one that the master has."""
        name = self._names[role]
        for number in range(min(depth, 8) + 1, 1, -1):
            style = self._sheet.find(f"{name} {number}", style_kind(role))
            if style is not None:
                return style.id
        return self.id(role)

    def indent(self, role: str, side: str = "left") -> int:
        """The indent that the style of ``role`` gives, in twips."""
        return int(self._said(role, f"w:pPr/w:ind/@w:{side}") or 0)

    def ground(self, role: str) -> str:
        """The colour of the ground that the style of ``role`` gives (``RRGGBB``), ``""`` for none."""
        fill = self._said(role, "w:pPr/w:shd/@w:fill")
        return "" if fill == "auto" else fill

    def color(self, role: str) -> str:
        """The colour of text that the style of ``role`` gives (``RRGGBB``), ``""`` for none."""
        return self._said(role, "w:rPr/w:color/@w:val")

    def border(self, role: str, edge: str) -> Border | None:
        """The border that the style of ``role`` gives to ``edge``."""
        width, space, color = (
            self._said(role, f"w:pPr/w:pBdr/w:{edge}/@w:{name}") for name in ("sz", "space", "color")
        )
        return Border(edge=edge, width=int(width), space=int(space or 0), color=color or "auto") if width else None

    def tabs(self, role: str) -> list[int]:
        """Where the style of ``role`` has tab stops, in twips."""
        styles = list(self._lineage(self.id(role)))
        return [int(place) for style in styles for place in style.xpath("w:pPr/w:tabs/w:tab/@w:pos")]

    @cached_property
    def table_borders(self) -> list[Element]:
        """The borders that the table style gives to the whole table."""
        styles = list(self._lineage(self.id("table")))
        return next((found for style in styles if (found := style.xpath("w:tblPr/w:tblBorders/*"))), [])

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The numbering id of each role of a list whose style has one."""
        found = {
            role: self._said(role, "w:pPr/w:numPr/w:numId/@w:val")
            for role in ("list_bullet", "list_number", "open_point")
        }
        return {role: int(number) for role, number in found.items() if number}

    def _said(self, role: str, path: str) -> str:
        """What the style of ``role``, else the nearest one that it is based on, says at ``path``."""
        key = (role, path)
        if key not in self._found:
            values = (value for style in self._lineage(self.id(role)) for value in style.xpath(path))
            self._found[key] = str(next(values, ""))
        return self._found[key]

    def _lineage(self, identifier: str) -> Iterator[Element]:
        seen: set[str] = set()
        while identifier and identifier not in seen:
            seen.add(identifier)
            style = self._by_id.get(identifier)
            if style is None:
                return
            yield style
            identifier = next(iter(style.xpath("w:basedOn/@w:val")), "")

    @cached_property
    def _by_id(self) -> dict[str, Element]:
        return {style.get(qn("w:styleId"), ""): style for style in self._root.xpath("w:style")}

    def _completed(self, sheet: StyleSheet, theme: Theme) -> StyleSheet:
        """``sheet`` and the styles of ours that stand in for those that the master lacks."""
        added = []
        for missing in find_missing_roles(sheet, theme.styles):
            style, element = spare_style(missing, theme, taken={known.id for known in sheet.styles})
            self._root.append(element)
            added.append(style)
        return StyleSheet(styles=(*sheet.styles, *added))

    def _find(self, name: str, role: str) -> str:
        if name not in self._ids:
            style = self._sheet.find(name, style_kind(role))
            if style is None:
                raise KeyError(name)  # a bug: require_roles has checked every name of the theme
            self._ids[name] = style.id
        return self._ids[name]
