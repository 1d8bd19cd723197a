"""A story that grows paragraph by paragraph: the body, or a footnote (ECMA-376 part 1, 17.2, 17.11).

Comes in: the formats and contents of paragraphs, and tables. Goes out: the element that holds them has grown. Decided
here: the space between neighbours, since Word gives the larger of what both say and joins boxes that touch; what stays
on one page. Spaces are twips.
"""

from collections.abc import Callable
from dataclasses import replace

from docx.opc.part import XmlPart
from docx.oxml.ns import qn

from export_equipe.writers.docx.frames import EDGE, look_alike
from export_equipe.writers.docx.paragraphs import Border, ParagraphFormat, build_paragraph
from export_equipe.writers.docx.together import hold_together, hold_with_next
from export_equipe.writers.docx.wordml import Element, select

AFTER_BOX = 240  # a table or a frame has no space below it of its own
BESIDE_QUOTE = 200  # the bar of a quotation has no padding
UNDER_PICTURE = 80  # a caption is the picture's, not of what follows
CAPTION_AFTER_BOX = 320  # and a table's caption is not that of the table above
INSIDE_BOX = 60
ABOVE = {"heading": 160, "picture": 120, "code": 80, "code_title": 120}  # roles that keep more distance
RULE_SPACE = 14  # points between a divider and the text under it
# Points: the padding above paragraphs that go on with the box above in a rectangle of their own.
JOINED = {"heading": 8, "picture": 6, "code": 4, "code_title": 6}
_ALONE = ParagraphFormat(style="")


class Story:
    """One story; ``part`` is the source of its relations."""

    def __init__(self, holder: Element, part: XmlPart) -> None:
        self.part = part
        self._written: list[Element] = []
        self._holder = holder
        self._section = holder.find(qn("w:sectPr"))
        self._last_role = ""
        self._last = _ALONE
        self._padding: int | None = None  # points above paragraphs that go on with the box above; None: their own
        self._rule = ""
        self._lead: list[Element] = []

    @property
    def length(self) -> int:
        """How many paragraphs and tables are written."""
        return len(self._written)

    def add(self, role: str, form: ParagraphFormat, content: list[Element]) -> None:
        """Appends a paragraph that plays ``role``; one without content is not written (C8)."""
        if not content:
            return
        form = self._in_frame(role, form) if form.framed else self._after_neighbour(role, form)
        if self._rule:
            form = self._ruled(form)
        paragraph = build_paragraph(form, [*self._lead, *content])
        self._lead = []
        self._append(role, form, paragraph)

    def add_table(self, table: Element, *, frame: int = 0, ground: str = "") -> None:
        """Appends a table; ``frame`` and ``ground`` are those of the rectangle that it is part of."""
        self._append("table", replace(_ALONE, frame=frame, ground=ground), table)

    def lead_with(self, content: list[Element]) -> None:
        """The next paragraph begins with ``content``: the mark of a footnote."""
        self._lead = content

    def rule(self, color: str) -> None:
        """Asks for a rule above the next paragraph: a divider is decoration, and an empty paragraph none at all."""
        self._rule = color if self._last_role else ""

    def keep(self, since: int) -> None:
        """Keeps what was written after the first ``since`` blocks on one page, unless it is long."""
        hold_together(self._written[since:])

    def keep_with_next(self, index: int) -> None:
        """Keeps the block written after the first ``index`` with the one below it."""
        hold_with_next(self._written[index])

    def tied_from(self) -> int:
        """How many blocks stand before those that must be on one page with the next one."""
        index = len(self._written)
        while index and select(self._written[index - 1], "w:pPr/w:keepNext"):
            index -= 1
        return index

    def paragraph_before(self, index: int, made: Callable[[], Element]) -> Element | None:
        """The paragraph that ends the first ``index`` blocks: one ``made`` for the purpose after a table.

        ``None`` where a page ends already.
        """
        block = self._written[index - 1]
        if select(block, "w:pPr/w:sectPr"):
            return None
        if select(block, "w:tr"):
            block.addnext(paragraph := made())
            return paragraph
        return block

    def end_page(self, paragraph: Element) -> None:
        """Appends a ``paragraph`` after which a page begins."""
        self._append("", _ALONE, paragraph)

    def apart(self, color: str) -> str:
        """``color`` for the ground of a new box, one shade off when the box before has the same.

        Word and LibreOffice draw neighbours of the same colours as one box; nobody sees a 255th of blue.
        """
        return f"{int(color, 16) ^ 1:06X}" if color and self._last.shown_ground == color else color

    def _in_frame(self, role: str, form: ParagraphFormat) -> ParagraphFormat:
        """``form`` with the space above a paragraph of a frame.

        Neighbours of one look and one indent share one box, and the space between them its ground. Others of the same
        frame stand in boxes of their own that touch: space would show white, so padding it is, once.
        """
        last = self._last
        if form.frame != last.frame:
            before, self._padding = AFTER_BOX, None
        elif form.edges == last.edges:
            before = ABOVE.get(role, INSIDE_BOX)
        else:
            alike = self._last_role != "table" and look_alike(form.shown_ground, last.shown_ground)
            before, self._padding = 0, JOINED.get(role, 0) if alike else None
        form = replace(form, before=before)
        return form if self._padding is None else _padded(form, self._padding)

    def _after_neighbour(self, role: str, form: ParagraphFormat) -> ParagraphFormat:
        """``form`` with more space above where the style's own would be too little or too much."""
        before = self._space(role)
        return form if form.before is not None or before is None else replace(form, before=before)

    def _space(self, role: str) -> int | None:
        last = self._last_role
        after_box = last == "table" or self._last.framed
        match role:
            case "heading":
                return None
            case "caption":
                after = {"picture": UNDER_PICTURE, "quote": BESIDE_QUOTE}
                return CAPTION_AFTER_BOX if after_box else after.get(last)
        if after_box:
            return AFTER_BOX
        return BESIDE_QUOTE if last and (last == "quote") != (role == "quote") else None

    def _ruled(self, form: ParagraphFormat) -> ParagraphFormat:
        """``form`` under a rule: in a frame, the next one has a rectangle of its own, without the rule."""
        rule = Border(edge="top", width=4, space=RULE_SPACE, color=self._rule)
        inside = form.framed and form.frame == self._last.frame
        others = (border for border in form.borders if border.edge != "top")
        return replace(
            form, borders=(*others, rule), before=0 if inside else 2 * AFTER_BOX, edges=(*form.edges, self._rule)
        )

    def _append(self, role: str, form: ParagraphFormat, block: Element) -> None:
        self._last_role, self._last = role, form
        self._rule = ""
        self._written.append(block)
        if self._section is None:
            self._holder.append(block)
        else:
            self._section.addprevious(block)


def _padded(form: ParagraphFormat, padding: int) -> ParagraphFormat:
    """``form`` with a top border ``padding`` points above its text."""
    said = next((each for each in form.borders if each.edge == "top"), None)
    top = said or Border(edge="top", width=EDGE, color=form.shown_ground)
    others = (each for each in form.borders if each.edge != "top")
    return replace(form, borders=(*others, replace(top, space=padding)))
