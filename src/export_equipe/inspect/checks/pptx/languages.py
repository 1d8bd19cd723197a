"""C2 and P6: the language of the document, of its default styles, of each piece of text, also in notes and tables.

A run in another language is what the rule asks for; a run without one is a fault. ``endParaRPr`` counts too: it is the
language of what a person types next.
"""

from collections.abc import Iterator

from lxml import etree

from export_equipe.inspect.checks.common import shorten
from export_equipe.inspect.checks.finding import Finding
from export_equipe.inspect.checks.pptx.deck import DeckView, SlideView
from export_equipe.inspect.checks.pptx.inherit import paragraph_text, run_text
from export_equipe.inspect.ooxml import find_all, value

_STYLES = {"titleStyle": "titres", "bodyStyle": "corps", "otherStyle": "autres textes"}


def check_deck(deck: DeckView) -> Iterator[Finding]:
    """C2: properties, default text style, styles of each master agree with the language of the text."""
    main, declared = deck.document.language, deck.document.properties.get("language", "")
    if not main:
        return  # said by ``common``
    if declared and not _agree(declared, main):
        yield Finding("C2", "propriétés", f"langue {declared}, alors que le texte est en {main}")
    defaults = _languages(deck.opened.element, "p:defaultTextStyle/a:defPPr | p:defaultTextStyle/a:lvl1pPr")
    if not defaults:
        yield Finding("C2", "présentation", "aucune langue dans le style de texte par défaut (defaultTextStyle)")
    yield from _disagreements("présentation", "style de texte par défaut", defaults, main)
    for number, master in enumerate(deck.opened.slide_masters, start=1):
        for style, words in _STYLES.items():
            found = _languages(master.element, f"p:txStyles/p:{style}/*")
            yield from _disagreements(f"masque {number}", f"style des {words}", found, main)


def _languages(element: etree._Element, path: str) -> list[str]:
    return [found for level in find_all(element, path) if (found := value(level, "a:defRPr", "lang"))]


def _disagreements(place: str, what: str, found: list[str], main: str) -> Iterator[Finding]:
    for language in dict.fromkeys(found):
        if not _agree(language, main):
            yield Finding("C2", place, f"{what} en {language}, alors que le texte est en {main}")


def _agree(one: str, other: str) -> bool:
    return one.partition("-")[0].casefold() == other.partition("-")[0].casefold()


def check_slide(slide: SlideView) -> Iterator[Finding]:
    """P6, in the notes too."""
    notes = slide.slide.notes_slide.shapes._spTree if slide.slide.has_notes_slide else None
    for tree, place in ((slide.slide.shapes._spTree, slide.place), (notes, f"{slide.place}, commentaires")):
        if tree is not None:
            yield from _check_tree(tree, place)


def _check_tree(tree: etree._Element, place: str) -> Iterator[Finding]:
    for run in find_all(
        tree, ".//a:r[not(normalize-space(a:rPr/@lang))] | .//a:fld[not(normalize-space(a:rPr/@lang))]"
    ):
        if run_text(run).strip():
            yield Finding("P6", place, f"texte sans langue : {shorten(run_text(run))}")
    for end in find_all(tree, ".//a:p/a:endParaRPr[not(normalize-space(@lang))]"):
        paragraph = end.getparent()
        text = "" if paragraph is None else paragraph_text(paragraph)
        yield Finding("P6", place, f"fin de paragraphe sans langue : {shorten(text)}")
