"""The tag tree of the PDF: one structure element for one element of the page.

WeasyPrint builds its tree from the boxes of its layout, page by page: what crosses a page becomes two elements, and
what HTML says is lost on the way (scope, language, link text). We build it from the HTML elements, which every box
remembers, so that these defects cannot arise; see each module for what it mends and the clause it follows.

    collect.py   the boxes of all pages → one node an element, with its marked content; heads that repeat are artifacts
    roles.py     an HTML element → its structure type and attributes
    marks.py     the marks in the page streams: structure types, artifacts
    glyph_text.py  what the drawn signs read as
    links.py     one annotation a line of a link, said in words
    tree.py      nodes → StructTreeRoot, ParentTree
"""

from export_equipe.writers.pdf.tags.build import own_tags

__all__ = ["own_tags"]
