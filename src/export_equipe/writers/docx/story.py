"""A story that grows paragraph by paragraph: the body, or a footnote (ECMA-376 part 1, 17.2, 17.11).

Comes in: the formats and contents of paragraphs, and tables. Goes out: the element that holds them has grown. Decided
here: the space between neighbours, since Word adds up what each says and joins boxes that touch. Spaces are twips.
"""

from dataclasses import replace

from docx.opc.part import XmlPart
from docx.oxml.ns import qn

from export_equipe.writers.docx.paragraphs import Border, ParagraphFormat, build_paragraph
from export_equipe.writers.docx.wordml import Element

AFTER_BOX = 240  # a table or a frame has no space below it of its own
INSIDE_BOX = 60
ABOVE = {"heading": 160, "picture": 120}  # roles that keep more distance
RULE_SPACE = 14  # points between a divider and the text under it
_ALONE = ParagraphFormat(style="")


class Story:
    """One story; ``part`` is the source of its relations."""

    def __init__(self, holder: Element, part: XmlPart) -> None:
        self.part = part
        self.length = 0  # paragraphs and tables written
        self._holder = holder
        self._section = holder.find(qn("w:sectPr"))
        self._last_role = ""
        self._last = _ALONE
        self._rule = ""
        self._lead: list[Element] = []

    def add(self, role: str, form: ParagraphFormat, content: list[Element]) -> None:
        """Appends a paragraph that plays ``role``; one without content is not written (C8)."""
        if not content:
            return
        if self._rule:
            rule = Border(edge="top", width=4, space=RULE_SPACE, color=self._rule)
            inside = form.framed and form.frame == self._last.frame
            others = (border for border in form.borders if border.edge != "top")
            form = replace(form, borders=(*others, rule), before=0 if inside else 2 * AFTER_BOX)
        elif form.framed:
            form = replace(form, before=self._gap(role, form))
        elif (
            role not in ("heading", "caption")
            and form.before is None
            and (self._last_role == "table" or self._last.framed)
        ):
            form = replace(form, before=AFTER_BOX)
        self._rule = ""
        paragraph = build_paragraph(form, [*self._lead, *content])
        self._lead = []
        self._append(role, form, paragraph)

    def add_table(self, table: Element) -> None:
        """Appends a table."""
        self._rule = ""
        self._append("table", _ALONE, table)

    def lead_with(self, content: list[Element]) -> None:
        """The next paragraph begins with ``content``: the mark of a footnote."""
        self._lead = content

    def rule(self, color: str) -> None:
        """Asks for a rule above the next paragraph: a divider is decoration, and an empty paragraph none at all."""
        self._rule = color if self._last_role else ""

    def apart(self, color: str) -> str:
        """``color`` for the ground of a new box, one shade off when the box before has the same.

        Word and LibreOffice draw neighbours of the same colours as one box; nobody sees a 255th of blue.
        """
        return f"{int(color, 16) ^ 1:06X}" if color and self._last.shown_ground == color else color

    def _gap(self, role: str, form: ParagraphFormat) -> int:
        """The space above a paragraph of a frame.

        Neighbours of one look and one indent share one box, and the space between them its ground. Others of the same
        frame stand in boxes of their own that touch: the padding is space enough, and more would show white.
        """
        last = self._last
        if form.frame != last.frame:
            return AFTER_BOX
        if form.edges != last.edges:
            return 0
        return ABOVE.get(role, INSIDE_BOX)

    def _append(self, role: str, form: ParagraphFormat, block: Element) -> None:
        self._last_role, self._last = role, form
        self.length += 1
        if self._section is None:
            self._holder.append(block)
        else:
            self._section.addprevious(block)
