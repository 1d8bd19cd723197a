"""C12: nothing that only an author should read is left in a final: marks of the editor, unresolved mentions, remarks.

Looked for in texts, notes, alternatives, charts and comments, when the document is not marked as a draft. Code keeps
its words: a page may well explain « TODO ».
"""

import re
from collections.abc import Iterator

from export_equipe.inspect.checks.common import shorten
from export_equipe.inspect.checks.finding import Finding
from export_equipe.inspect.checks.pptx.deck import SlideView
from export_equipe.inspect.checks.pptx.inherit import paragraph_text, paragraphs_of
from export_equipe.inspect.ooxml import find_all
from export_equipe.inspect.pptx.paragraphs import is_code

_MARKS = re.compile(
    r"\[(?:TODO|ENRICHIR|À COMPLÉTER|A COMPLETER|COMPLÉTER|COMMENT|À VÉRIFIER|NOTE)\b|\bTODO\b|\bFIXME\b|\bTBD\b"
    r"|\bXXX+\b|lorem ipsum|\{\{|\{%|\bà compléter\b|\?\?\?"
    r"|^\W*(?:schéma|figure|image|photo|tableau|graphique|processus|chronologie|feuille de route|phases"
    r"|matrice d[’']impact) ici\s*(?:$|[^\w\s])",
    re.IGNORECASE | re.MULTILINE,
)
_MENTION = re.compile(r"(?:^|\s)[\w./-]+\.md(?:#\S+)?(?=\s|$)|app\.gitbook\.com/u/|broken-reference")


def check_slide(slide: SlideView) -> Iterator[Finding]:
    """C12 on a slide that is not a draft's."""
    if slide.draft:
        return
    for place, text in _texts(slide):
        if _MARKS.search(text):
            yield Finding("C12", place, f"marque de rédaction : {shorten(text)}")
        if _MENTION.search(text):
            yield Finding("C12", place, f"mention non résolue : {shorten(text)}")
    if any(str(relation.reltype).endswith("/comments") for relation in slide.slide.part.rels.values()):
        yield Finding("C12", slide.place, "commentaires de relecture laissés dans le document")


def _texts(slide: SlideView) -> Iterator[tuple[str, str]]:
    """Where texts stand, and what they say."""
    for body in slide.bodies:
        yield from ((slide.place, paragraph_text(each)) for each in paragraphs_of(body) if not is_code(each))
    for shape in slide.shapes:
        yield slide.place, shape.alternative
    for _, chart in slide.charts:
        yield from ((slide.place, each.text or "") for each in find_all(chart, ".//a:t | .//c:v"))
    if slide.slide.has_notes_slide:
        paragraphs = find_all(slide.slide.notes_slide.shapes._spTree, ".//a:p")
        yield from ((f"{slide.place}, commentaires", paragraph_text(each)) for each in paragraphs if not is_code(each))
