"""What all blocks of one memo share while it is written.

Comes in: the opened master, the plan and the theme. Goes out: styles, numberings, bookmarks, pictures, levels of
headings, numbers of drawings, and the story that grows.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from docx.document import Document

from export_equipe.layout.flow.plan import FlowPlan
from export_equipe.theme.model import Theme
from export_equipe.writers.docx.bookmarks import Bookmarks
from export_equipe.writers.docx.headings import HeadingLevels
from export_equipe.writers.docx.links import link_attributes
from export_equipe.writers.docx.media import MediaStore
from export_equipe.writers.docx.note_calls import NoteCalls
from export_equipe.writers.docx.numbering import Numberings, open_numbering
from export_equipe.writers.docx.paragraphs import ParagraphFormat
from export_equipe.writers.docx.story import Story
from export_equipe.writers.docx.styles import StyleBook
from export_equipe.writers.docx.wordml import Element, hex_color

EMU_PER_TWIP = 635


class Manuscript:
    """The memo being written; ``text_width`` and ``text_height`` are twips.

    ``turned_width`` and ``turned_height`` are those of a page on its side.
    """

    def __init__(self, document: Document, plan: FlowPlan, theme: Theme) -> None:
        self.document = document
        self.theme = theme
        self.source = plan.source
        self.styles = StyleBook(document, theme)
        self.numberings = Numberings(open_numbering(document), self.styles.numbers)
        self.bookmarks = Bookmarks(plan)
        self.headings = HeadingLevels()
        self.notes = NoteCalls(self.bookmarks)
        self.media = MediaStore(document.part.package)
        self.story = Story(document.element.body, document.part)
        section = document.sections[-1]
        width = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
        height = (section.page_height or 0) - (section.top_margin or 0) - (section.bottom_margin or 0)
        self.text_width = round(width / EMU_PER_TWIP)
        self.text_height = round(height / EMU_PER_TWIP)
        lost = round(((section.page_height or 0) - (section.page_width or 0)) / EMU_PER_TWIP)
        self.turned_width, self.turned_height = self.text_width + lost, self.text_height - lost
        self.opened = 0  # how many blocks are the title, the lead, the fields
        self._drawings = 0
        self._frames = 0

    def style(self, role: str) -> str:
        """The id of the style that plays ``role``."""
        return self.styles.id(role)

    def color(self, role: str) -> str:
        """A colour of the theme as ``RRGGBB``."""
        return hex_color(self.theme.colors[role])

    def add(self, role: str, form: ParagraphFormat, content: list[Element]) -> None:
        """Appends a paragraph to the story."""
        self.story.add(role, form, content)

    @contextmanager
    def in_story(self, story: Story) -> Iterator[None]:
        """Within it, everything is written in ``story``."""
        outer, self.story = self.story, story
        yield
        self.story = outer

    def drawing_id(self) -> int:
        """A number for the next drawing, unique in the document: above those of the master's own pictures."""
        self._drawings += 1
        return 1000 + self._drawings

    def frame_number(self) -> int:
        """A number for the next rectangle."""
        self._frames += 1
        return self._frames

    def link_attributes(self, href: str) -> dict[str, str]:
        """What makes a ``w:hyperlink`` lead to ``href``; ``{}`` for what leads nowhere."""
        return link_attributes(href, source=self.source, bookmarks=self.bookmarks, part=self.story.part)
