"""Rules that hold in every format, read from the neutral tree.

- C1 title, author, subject and keywords are set, none by a library
- C2 the language is set
- C3 a figure or a formula has an alternative that says something, or is decorative
- C6 a link's text is neither an address nor « ici »
- C7 no typed bullet stands for a list, nor do numbers or dashes before paragraphs that follow one another
- C8 no empty paragraph, no run of spaces
- C9 no empty header cell; a table has a caption or a description
"""

import re
from collections.abc import Iterable, Iterator

from export_equipe.inspect.checks.finding import Finding
from export_equipe.inspect.text import node_text
from export_equipe.inspect.tree import InspectedDocument, Node, Role

REQUIRED = {"title": "titre", "author": "auteur", "subject": "sujet", "keywords": "mots-clés"}
_LIBRARIES = ("python-docx", "python-pptx", "powerpoint presentation")
_BULLET = re.compile(r"[•◦▪●‣·*-]\s+\S")
_MARK = re.compile(r"(?:[–—]|\d{1,3}[.)])\s+\S")  # alone, it may open an attribution, a reply or « 1. Contexte »
_FILE_NAME = re.compile(r"\S+\.(?:png|jpe?g|gif|svg|webp|emf|bmp)$", re.IGNORECASE)
_EMPTY_WORDS = re.compile(
    r"(?:une? )?(?:image|photo|figure|schéma|illustration) (?:de|du|des|représentant|montrant|illustrant|d['’])",
    re.IGNORECASE,
)
_VAGUE = frozenset(
    {"ici", "voir ici", "cliquez ici", "cliquer ici", "lien", "ce lien", "le lien", "voir le lien", "voir", "voir plus",
     "en savoir plus", "pour en savoir plus", "lire la suite", "plus d'informations", "plus d'infos", "suite", "plus",
     "here", "click here", "link", "read more"}
)  # fmt: skip
_PUNCTUATION = " .,;:!?…«»\"'()[]"
_ADDRESS = re.compile(r"https?://|www\.|[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}/\S*$", re.IGNORECASE)
_PICTURES = frozenset({Role.FIGURE, Role.FORMULA})
_CELLS = frozenset({Role.CELL, Role.HEADER_CELL})
_TEXT_BLOCKS = frozenset({Role.PARAGRAPH, Role.ITEM, Role.HEADING, Role.QUOTE})


def check_properties(document: InspectedDocument) -> Iterator[Finding]:
    """C1 and C2."""
    for key, name in REQUIRED.items():
        text = document.properties.get(key, "").strip()
        if not text:
            yield Finding("C1", "propriétés", f"{name} : absent")
        elif any(library in text.lower() for library in _LIBRARIES):
            yield Finding("C1", "propriétés", f"{name} : écrit par une bibliothèque, « {text} »")
    if not document.language:
        yield Finding("C2", "document", "aucune langue")


def check_nodes(nodes: Iterable[Node], place: str) -> Iterator[Finding]:
    """C3, C6, C7, C8 and C9 on nodes and all that they hold; ``place`` is where they stand."""
    before: Node | None = None
    for node in nodes:
        yield from _check_node(node, place)
        if before is not None and _is_marked(before) and _is_marked(node):
            yield Finding("C7", place, f"numéros ou tirets tapés à la main : {shorten(node_text(node))}")
        yield from check_nodes(() if _must_hold_a_paragraph(node) else node.children, place)
        before = node


def alternative_fault(alternative: str) -> str:
    """What is wrong with a text alternative, ``""`` when nothing is."""
    text = alternative.strip()
    if not text:
        return "aucun texte de remplacement"
    if _FILE_NAME.match(text):
        return f"le texte de remplacement est un nom de fichier, « {text} »"
    return f"le texte de remplacement dit « {text[:20]}… »" if _EMPTY_WORDS.match(text) else ""


def shorten(text: str) -> str:
    """A passage, short enough to be quoted."""
    words = " ".join(text.split())
    return f"« {words[:40]}… »" if len(words) > 40 else f"« {words} »"


def _must_hold_a_paragraph(node: Node) -> bool:
    """Whether ``node`` is an empty cell or shape, whose one empty paragraph the format asks for."""
    return (node.role in _CELLS or node.box is not None) and len(node.children) == 1 and not node_text(node)


def _check_node(node: Node, place: str) -> Iterator[Finding]:
    match node.role:
        case role if role in _PICTURES:
            fault = "" if node.decorative else alternative_fault(node.alternative)
            if fault:
                yield Finding("C3", place, f"{node.role.value} {node.name} : {fault}")
        case Role.LINK:
            yield from _check_link(node, place)
        case Role.HEADER_CELL:
            if not node_text(node):
                yield Finding("C9", place, "cellule d’en-tête vide")
        case Role.TABLE:
            if not node.alternative and not any(child.role is Role.CAPTION for child in node.children):
                yield Finding("C9", place, "tableau sans légende ni description")
        case role if role in _TEXT_BLOCKS:
            yield from _check_block(node, place)
        case _:
            pass


def _check_link(node: Node, place: str) -> Iterator[Finding]:
    said = (child.alternative for child in node.walk() if child.role in _PICTURES)
    text = " ".join((node_text(node), *said)).strip()
    plain = " ".join(text.replace("’", "'").split()).strip(_PUNCTUATION).casefold()
    if not any(map(str.isalnum, plain)) or plain in _VAGUE or _ADDRESS.match(text):
        yield Finding("C6", place, f"texte de lien qui ne dit pas où il mène : {shorten(text)}")


def _check_block(node: Node, place: str) -> Iterator[Finding]:
    raw = "".join(leaf.text for leaf in node.walk())
    if not raw.strip() and not any(child.role in _PICTURES for child in node.walk()):
        yield Finding("C8", place, f"{node.role.value} vide")
    if "   " in _prose(node):
        yield Finding("C8", place, f"suite d’espaces dans {shorten(raw)}")
    if node.role is Role.PARAGRAPH and _BULLET.match(raw.lstrip()):
        yield Finding("C7", place, f"puce tapée à la main : {shorten(raw)}")


def _is_marked(node: Node) -> bool:
    return node.role is Role.PARAGRAPH and _MARK.match(node_text(node)) is not None


def _prose(node: Node) -> str:
    """The characters of ``node`` but for code, whose spaces are its own."""
    return "" if node.role is Role.CODE else node.text + "".join(_prose(child) for child in node.children)


def check_levels(levels: Iterable[tuple[int, str]], rule: str, place: str) -> Iterator[Finding]:
    """Headings (level, text) start at 1 and skip nothing."""
    previous = 0
    for level, text in levels:
        if level > previous + 1:
            yield Finding(rule, place, f"niveau de titre sauté : {previous} puis {level}, {shorten(text)}")
        previous = level
