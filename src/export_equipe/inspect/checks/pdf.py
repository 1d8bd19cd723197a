"""Rules of a PDF, read from its bytes; a first gate beside the validators, and what they do not see.

- F1 tagged; each marked content is owned by exactly one structure element, or is an artifact; nothing is unmarked
- F2 the role map leads to standard types; headings start at H1 and skip nothing
- F3 XMP with ``pdfuaid:part`` and ``dc:title``; ``DisplayDocTitle``
- F4 ``/Lang``; ``Alt`` on figures (C3 says what is wrong with one)
- F5 header cells have a scope, or an ``ID``; every ``Headers`` entry resolves
- F6 fonts embedded, with ToUnicode; links have ``Contents``; pages with links have ``Tabs`` S
- F7 bookmarks are the headings
- C1, C2, C3, C6, C7, C8, C9 as in ``common``
"""

from collections.abc import Iterator
from io import BytesIO

from pikepdf import Dictionary, Object, Pdf

from export_equipe.inspect.checks.common import check_levels, check_nodes, check_properties
from export_equipe.inspect.checks.finding import Finding
from export_equipe.inspect.checks.pdf_marks import check_marks
from export_equipe.inspect.pdf import inspect_pdf
from export_equipe.inspect.pdf.structure import ROLES, attributes_of, standard_type, walk_elements
from export_equipe.inspect.tree import InspectedDocument, Node, Role

_GROUPING = frozenset(
    "Document DocumentFragment Part Art Sect Div Index THead TBody TFoot LBody Aside H1 H2 H3 H4 H5 H6".split()  # noqa: SIM905
)


def check_pdf(data: bytes) -> tuple[Finding, ...]:
    """What the PDF ``data`` breaks."""
    document = inspect_pdf(data)
    with Pdf.open(BytesIO(data)) as pdf:
        return (
            *check_properties(document),
            *check_nodes(document.nodes, "document"),
            *check_marks(pdf),
            *_check_roles(pdf),
            *_check_headings(document),
            *_check_metadata(pdf),
            *_check_header_cells(pdf),
            *_check_fonts(pdf),
            *_check_links(pdf),
        )


def _elements(pdf: Pdf) -> list[Object]:
    root = pdf.Root.get("/StructTreeRoot")
    return [] if root is None else list(walk_elements(root))


def _check_roles(pdf: Pdf) -> Iterator[Finding]:
    """F2, the role map."""
    role_map = pdf.Root.get("/StructTreeRoot", Dictionary()).get("/RoleMap", Dictionary())
    kinds = {standard_type(element, role_map) for element in _elements(pdf)}
    for kind in sorted(kinds - _GROUPING - set(ROLES)):
        yield Finding("F2", "structure", f"type d’élément inconnu : {kind}")


def _check_headings(document: InspectedDocument) -> Iterator[Finding]:
    """F2, the levels, and F7."""
    headings = [(node.level, _said(node)) for node in document.find(Role.HEADING)]
    if not headings:
        yield Finding("F2", "document", "aucun titre")
    yield from check_levels(headings, "F2", "document")
    wanted = [(level, _letters(text)) for level, text in headings]
    found = [(mark.level, _letters(mark.text)) for mark in document.bookmarks]
    if wanted != found:
        yield Finding("F7", "signets", f"{len(found)} signet(s), qui ne sont pas les {len(wanted)} titre(s)")


def _said(node: Node) -> str:
    """The words of a heading, without calls of notes; pictures and formulas say their alternatives."""
    match node.role:
        case Role.LABEL:
            return ""
        case Role.FIGURE | Role.FORMULA:
            return node.alternative
        case _:
            return node.text + "".join(_said(child) for child in node.children)


def _letters(text: str) -> str:
    return "".join(character for character in text if character.isalnum())


def _check_metadata(pdf: Pdf) -> Iterator[Finding]:
    """F3 and F4; the language is C2."""
    if not pdf.Root.get("/ViewerPreferences", Dictionary()).get("/DisplayDocTitle", False):
        yield Finding("F3", "document", "DisplayDocTitle absent ou faux")
    with pdf.open_metadata() as metadata:
        for key, name in (("pdfuaid:part", "pdfuaid:part"), ("dc:title", "titre (dc:title)")):
            if not str(metadata.get(key, "")).strip():
                yield Finding("F3", "XMP", f"{name} absent")


def _check_header_cells(pdf: Pdf) -> Iterator[Finding]:
    """F5."""
    role_map = pdf.Root.get("/StructTreeRoot", Dictionary()).get("/RoleMap", Dictionary())
    cells = [element for element in _elements(pdf) if standard_type(element, role_map) in ("TH", "TD")]
    identifiers = {str(element["/ID"]) for element in cells if "/ID" in element}
    for cell in cells:
        attributes = list(attributes_of(cell))
        if standard_type(cell, role_map) == "TH" and not any("/Scope" in attribute for attribute in attributes):
            yield Finding("F5", "tableau", "cellule d’en-tête sans Scope")
        for name in (str(name) for attribute in attributes for name in attribute.get("/Headers", ())):
            if name not in identifiers:
                yield Finding("F5", "tableau", f"Headers renvoie à une cellule absente : {name}")


def _check_fonts(pdf: Pdf) -> Iterator[Finding]:
    """F6, fonts; a Type 3 font has its glyphs in itself."""
    for font in (item for item in pdf.objects if isinstance(item, Dictionary) and item.get("/Type") == "/Font"):
        name = str(font.get("/BaseFont", "sans nom")).removeprefix("/")
        holder = font["/DescendantFonts"][0] if "/DescendantFonts" in font else font
        descriptor = holder.get("/FontDescriptor", Dictionary())
        embedded = any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3"))
        if not embedded and font.get("/Subtype") != "/Type3":
            yield Finding("F6", "polices", f"{name} n’est pas incorporée")
        is_descendant = str(font.get("/Subtype", "")).startswith("/CIDFont")
        if not is_descendant and "/ToUnicode" not in font:
            yield Finding("F6", "polices", f"{name} n’a pas de ToUnicode")


def _check_links(pdf: Pdf) -> Iterator[Finding]:
    """F6, links."""
    for number, page in enumerate(pdf.pages, start=1):
        annotations = [item for item in page.get("/Annots", ()) if item.get("/Subtype") == "/Link"]
        if annotations and page.get("/Tabs") != "/S":
            yield Finding("F6", f"page {number}", "Tabs n’est pas S")
        for annotation in annotations:
            if not str(annotation.get("/Contents", "")).strip():
                yield Finding("F6", f"page {number}", "lien sans Contents")
