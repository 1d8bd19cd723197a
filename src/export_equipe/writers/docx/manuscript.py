"""What all blocks of one memo share while it is written.

Comes in: the opened master, the plan and the theme. Goes out: style ids and indents, relations, numberings, bookmarks,
drawing ids, and the body that grows paragraph by paragraph.
"""

from dataclasses import replace
from urllib.parse import quote

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.parts.document import DocumentPart

from export_equipe.layout.flow.plan import FlowPlan
from export_equipe.masters.docx_styles import read_style_roles, require_roles, style_kind
from export_equipe.theme.model import Theme
from export_equipe.writers.docx.bookmarks import Bookmarks
from export_equipe.writers.docx.numbering import Numberings, open_numbering
from export_equipe.writers.docx.paragraphs import Border, ParagraphFormat, build_paragraph
from export_equipe.writers.docx.wordml import Element, hex_color

EMU_PER_TWIP = 635
AFTER_BOX = 240  # twips: a table or a call-out has no space below it of its own
INSIDE_BOX = 60
RULE_SPACE = 14  # points between a divider and the text under it


class Manuscript:
    """The memo being written."""

    def __init__(self, document: Document, plan: FlowPlan, theme: Theme) -> None:
        self.document = document
        self.theme = theme
        self.bookmarks = Bookmarks(plan)
        self._sheet = read_style_roles(theme.memo_master)
        require_roles(self._sheet, theme.styles)
        self._styles = document.styles.element
        self.numberings = Numberings(open_numbering(document), self._style_numbers())
        self._body = document.element.body
        self._last_role = ""
        self._last = ParagraphFormat(style="")
        self._rule_due = False
        self._drawings = 0

    @property
    def part(self) -> DocumentPart:
        """The main document part: the source of its relations."""
        return self.document.part

    @property
    def text_width(self) -> int:
        """The width of the text in twips."""
        section = self.document.sections[-1]
        width = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
        return round(width / EMU_PER_TWIP)

    @property
    def text_height(self) -> int:
        """The height of the text in twips."""
        section = self.document.sections[-1]
        height = (section.page_height or 0) - (section.top_margin or 0) - (section.bottom_margin or 0)
        return round(height / EMU_PER_TWIP)

    def style(self, role: str) -> str:
        """The id of the style that plays ``role``."""
        return self._find(self.theme.styles[role], role)

    def heading_style(self, level: int) -> str:
        """The id of the heading style of ``level``, from 1."""
        return self._find(f"{self.theme.styles['heading']} {level}", "heading")

    def list_style(self, role: str, depth: int) -> str:
        """The id of the list style for ``depth``: « List Bullet 2 » for 1; the nearest one that the master has."""
        name = self.theme.styles[role]
        for number in range(depth + 1, 1, -1):
            style = self._sheet.find(f"{name} {number}", style_kind(role))
            if style is not None:
                return style.id
        return self.style(role)

    def style_indent(self, role: str, side: str = "left") -> int:
        """The indent that the style of ``role`` itself gives, in twips."""
        path = f"w:style[@w:styleId='{self.style(role)}']/w:pPr/w:ind/@w:{side}"
        return int(next(iter(self._styles.xpath(path)), 0))

    def color(self, role: str) -> str:
        """A colour of the theme as ``RRGGBB``."""
        return hex_color(self.theme.colors[role])

    def add(self, role: str, form: ParagraphFormat, content: list[Element]) -> None:
        """Appends a paragraph that plays ``role``; one without content is not written (C8)."""
        if not content:
            return
        if self._rule_due:
            rule = Border(edge="top", width=4, space=RULE_SPACE, color=self.color("border"))
            form = replace(form, borders=(*(b for b in form.borders if b.edge != "top"), rule), before=2 * AFTER_BOX)
        elif form.framed:
            form = replace(form, before=self._gap_in_frame(form))
        elif role not in ("heading", "caption") and (self._last_role == "table" or self._last.framed):
            form = replace(form, before=AFTER_BOX)
        self._rule_due = False
        self._append(role, form, build_paragraph(form, content))

    def add_table(self, table: Element) -> None:
        """Appends a table."""
        self._rule_due = False
        self._append("table", ParagraphFormat(style=""), table)

    def ground(self, role: str) -> str:
        """The colour of a new box's ground, one shade off when the box before has the same.

        Word and LibreOffice draw neighbours of the same colours as one box; nobody sees a 255th of blue.
        """
        color = self.color(role)
        return f"{int(color, 16) ^ 1:06X}" if self._last.fill == color else color

    def rule(self) -> None:
        """Asks for a rule above the next paragraph: a divider is decoration, and an empty paragraph none at all."""
        self._rule_due = self._last_role != ""

    def drawing_id(self) -> int:
        """A number for the next drawing, unique in the document: above those of the master's own pictures."""
        self._drawings += 1
        return 1000 + self._drawings

    def link_attributes(self, href: str) -> dict[str, str]:
        """A bookmark of this memo, or an external relation; ``{}`` for an anchor that the memo lacks."""
        if href.startswith("#"):
            name = self.bookmarks.name(href[1:])
            return {qn("w:anchor"): name, qn("w:history"): "1"} if name else {}
        address = quote(href, safe="%/:=&?~#+!$,;'@()*")
        relation = self.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        return {qn("r:id"): relation, qn("w:history"): "1"}

    def _gap_in_frame(self, form: ParagraphFormat) -> int:
        """Twips above a paragraph of a call-out.

        Neighbours of one indent share one box, and the space between them its ground. Others stand in boxes of their
        own that touch: the padding is space enough, and more would show white.
        """
        if form.fill != self._last.fill:
            return AFTER_BOX
        same = (form.left, form.right, form.hanging) == (self._last.left, self._last.right, self._last.hanging)
        return INSIDE_BOX if same else 0

    def _append(self, role: str, form: ParagraphFormat, block: Element) -> None:
        self._last_role = role
        self._last = form
        section = self._body.find(qn("w:sectPr"))
        if section is None:
            self._body.append(block)
        else:
            section.addprevious(block)

    def _find(self, name: str, role: str) -> str:
        style = self._sheet.find(name, style_kind(role))
        if style is None:
            raise KeyError(name)  # a bug: require_roles has checked every name of the theme
        return style.id

    def _style_numbers(self) -> dict[str, int]:
        found = {}
        for role in ("list_bullet", "list_number", "open_point"):
            path = f"w:style[@w:styleId='{self.style(role)}']/w:pPr/w:numPr/w:numId/@w:val"
            for number in self._styles.xpath(path):
                found[role] = int(number)
        return found
