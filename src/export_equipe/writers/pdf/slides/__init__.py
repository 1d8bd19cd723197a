"""Writes a deck's plan as a PDF file: a page a slide, tagged, PDF/UA-1 and PDF/A-3a.

page.py        the plan → one HTML document for paper: a named page as large as a slide, a section a slide
placing.py     lengths, boxes, the style of what stands at a place
lines.py       a paragraph's runs → the lines that our measures give
paragraphs.py  paragraphs → blocks and true lists
texts.py       text elements, the title as a heading, the running foot
tables.py      a table whose cells stand where the plan puts them
decoration.py  what the master draws by itself: artifacts
addresses.py   where links lead
levels.py      the levels of titles
write.py       HTML → PDF
"""

from export_equipe.writers.pdf.slides.write import warm_up, write_slides_pdf

__all__ = ["warm_up", "write_slides_pdf"]
