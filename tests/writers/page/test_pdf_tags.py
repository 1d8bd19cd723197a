"""Each defect of WeasyPrint's tag tree: there without our tree, gone with it.

A test of the first kind that fails means that WeasyPrint has mended the defect: then our mend may go.
"""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pikepdf
import pytest

from export_equipe.writers.html import PrintPage
from export_equipe.writers.pdf import write
from export_equipe.writers.pdf.engine import closed_world, load_engine
from export_equipe.writers.pdf.fonts import choose_faces, configure_faces


def printed(html: str) -> bytes:
    return write.print_page(PrintPage(html=html))


HEAD = """<html lang="fr"><head><title>T</title><style>
@page { size: 10cm 8cm; margin: 1.5cm; @top-left { content: element(head) } @bottom-right { content: counter(page) } }
.head { position: running(head) } body { font: 12pt Arimo; hyphens: auto }
</style></head><body>"""
LONG = "Le produit se construit avec les usagers par petites étapes mesurées. " * 8
ROWS = "".join(f'<tr><th scope="row">Ligne {row}</th><td>Texte {row}</td></tr>' for row in range(12))
THEAD = '<thead><tr><th scope="col">A</th><th scope="col">B</th></tr></thead>'
TABLE = f"<table><caption>Légende</caption>{THEAD}<tbody>{ROWS}</tbody></table>"
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10" role="img"><desc>Un carré</desc>'
    '<rect width="9" height="9"/></svg>'
)


def scopes(root: Any) -> list[str | None]:
    return [tag.entries.get("Scope") for tag in root.all("TH")]


def parents_of(root: Any, role: str) -> set[str]:
    return {tag.role for tag in root.all() for kid in tag.kids if kid.role == role}


def dangling_headers(root: Any) -> set[str]:
    ids = {tag.entries["ID"] for tag in root.all() if "ID" in tag.entries}
    return {header for tag in root.all() for header in tag.entries.get("Headers", "").split()} - ids


# name: (body, what is read from the tree, what WeasyPrint gives, what we give)
TREES: dict[str, tuple[str, Callable[[Any], object], Callable[[Any], bool], object]] = {
    "header cells say what they name": (
        '<table><tr><th scope="col">A</th></tr><tr><th scope="row">B</th></tr></table>',
        scopes,
        lambda found: found == [None, None],
        ["/Column", "/Row"],
    ),
    "a passage in another language says so": (
        '<p>Le <span lang="en">product owner</span></p>',
        lambda root: [tag.entries["Lang"] for tag in root.all() if "Lang" in tag.entries],
        lambda found: found == [],
        ["en"],
    ),
    "the text of a list item is in its body": (
        "<ul><li><p>Un</p></li></ul>",
        lambda root: parents_of(root, "P"),
        lambda found: found == {"LI"},
        {"LBody"},
    ),
    "a list in a list item is in its body": (
        "<ul><li>Un<ul><li>Deux</li></ul></li></ul>",
        lambda root: parents_of(root, "L"),
        lambda found: found == {"Document", "L"},
        {"Document", "LBody"},
    ),
    "a figure says its description": (
        SVG,
        lambda root: [tag.entries.get("Alt") for tag in root.all("Figure")],
        lambda found: found == [None],
        ["Un carré"],
    ),
    "an emoji says its name": (
        '<p><span role="img" aria-label="cadenas fermé">🔒</span></p>',
        lambda root: [tag.entries.get("Alt") for tag in root.all("Span") if tag.entries],
        lambda found: found == [],
        ["cadenas fermé"],
    ),
    "a figure's place is in the page's own units": (
        SVG,
        lambda root: [tag.entries["BBox"] for tag in root.all("Figure")],
        lambda found: found != ["49 167 64 175"],
        ["49 167 64 175"],
    ),
    "a paragraph that crosses a page is one": (
        f"<p>{LONG}</p>",
        lambda root: len(root.all("P")),
        lambda found: found != 1,
        1,
    ),
    "a list item that crosses a page is one": (
        f"<ul><li>{LONG}</li></ul>",
        lambda root: [len(root.all(role)) for role in ("L", "LI", "LBody")],
        lambda found: found != [1, 1, 1],
        [1, 1, 1],
    ),
    "a table that crosses a page is one, with one head": (
        TABLE,
        lambda root: [len(root.all(role)) for role in ("Table", "THead", "TBody", "TR", "Caption")],
        lambda found: found != [1, 1, 1, 13, 1],
        [1, 1, 1, 13, 1],
    ),
    "a list says how it is numbered": (
        "<ol><li>Un</li></ol><ul><li>Deux</li></ul>",
        lambda root: [tag.entries.get("ListNumbering") for tag in root.all("L")],
        lambda found: found == [None, None],
        ["/Decimal", "/Disc"],
    ),
    "styles are no structure": (
        "<p>Un <strong>mot</strong> <em>et</em> <mark>un</mark> autre</p>",
        lambda root: [tag.role for tag in root.all()[1:]],
        lambda found: "NonStruct" in found,
        ["P"],
    ),
}


def theirs(html: str) -> bytes:
    """``html`` with WeasyPrint's own tags."""
    with closed_world():
        engine = load_engine()
        configuration = configure_faces(choose_faces(html))
        pdf = engine.HTML(string=html).write_pdf(font_config=configuration, pdf_variant="pdf/ua-1")
    assert isinstance(pdf, bytes)
    return pdf


@pytest.mark.parametrize(("body", "read", "defect", "mended"), TREES.values(), ids=TREES)
def test_the_tree(
    body: str,
    read: Callable[[Any], object],
    defect: Callable[[Any], bool],
    mended: object,
    read_tags: Callable[[bytes], Any],
) -> None:
    found = read(read_tags(theirs(HEAD + body)))
    assert defect(found), found
    assert read(read_tags(printed(HEAD + body))) == mended


def test_running_heads_are_owned_by_nothing_and_are_artifacts(find_stray_content: Callable[[bytes], list[str]]) -> None:
    html = f'{HEAD}<div class="head">Guide</div><p>Texte, <a href="https://e.org">lien</a></p>'
    assert [found for found in find_stray_content(theirs(html)) if found.endswith("is drawn but not owned")]
    assert find_stray_content(printed(html)) == []


def artifacts_of(pdf: bytes) -> list[dict[str, str]]:
    with pikepdf.open(BytesIO(pdf)) as document:
        marks = [
            operands
            for page in document.pages
            for operands, operator in pikepdf.parse_content_stream(page)
            if str(operator) == "BDC"
        ]
    return [
        {key: str(value) for key, value in mark[1].items() if key != "/Attached"}
        for mark in marks
        if str(mark[0]) == "/Artifact"
    ]


def test_running_heads_and_feet_are_pagination() -> None:
    found = artifacts_of(printed(f'{HEAD}<div class="head">Guide</div><p>Texte</p>'))
    assert found == [{"/Type": "/Pagination", "/Subtype": kind} for kind in ("/Header", "/Footer")]


def test_a_head_that_is_said_again_is_pagination() -> None:
    assert {"/Type": "/Pagination"} in artifacts_of(printed(HEAD + TABLE))


def test_no_cell_refers_to_a_header_that_is_not_there(read_tags: Callable[[bytes], Any]) -> None:
    assert dangling_headers(read_tags(printed(HEAD + TABLE))) == set()


def links_of(pdf: bytes) -> list[str]:
    with pikepdf.open(BytesIO(pdf)) as document:
        return [str(link.Contents) for page in document.pages for link in page.get("/Annots", [])]


def test_a_link_is_said_once_and_in_words() -> None:
    html = f'{HEAD}<p><a href="https://e.org/x">le <strong>mot</strong></a></p>'
    assert links_of(theirs(html)) == ["https://e.org/x", "https://e.org/x"]
    assert links_of(printed(html)) == ["le mot"]


def test_a_link_over_two_lines_is_one_element(read_tags: Callable[[bytes], Any]) -> None:
    html = f'{HEAD}<p>Un assez long début de <a href="https://e.org/x">lien qui va à la ligne</a></p>'
    (link,) = read_tags(printed(html)).all("Link")
    assert link.links == len(links_of(printed(html))) == 2


def test_the_caption_is_in_the_table_and_beside_the_figure(read_tags: Callable[[bytes], Any]) -> None:
    root = read_tags(printed(f"{HEAD}{TABLE}<figure>{SVG}<figcaption>Un dessin</figcaption></figure>"))
    (table,) = root.all("Table")
    (figure,) = (tag for tag in root.all("Div") if tag.all("Figure"))
    assert table.kids[0].role == "Caption"
    assert [kid.role for kid in figure.kids] == ["Figure", "Caption"]


def test_what_holds_nothing_is_no_element(read_tags: Callable[[bytes], Any]) -> None:
    root = read_tags(printed(f"{HEAD}<p>Texte</p><p></p><hr><table><tr><td>A</td><td></td></tr></table>"))
    assert [tag.role for tag in root.all()] == ["Document", "P", "Table", "TBody", "TR", "TD", "TD"]


def characters_of(pdf: bytes) -> bytes:
    with pikepdf.open(BytesIO(pdf)) as document:
        fonts = [thing for thing in document.objects if isinstance(thing, pikepdf.Dictionary) and "/ToUnicode" in thing]
        return b"".join(font.ToUnicode.read_bytes() for font in fonts)


def test_an_added_hyphen_is_soft() -> None:
    html = f"{HEAD}<p>anticonstitutionnellement et immédiatement anticonstitutionnellement</p>"
    assert b"<2010>" in characters_of(theirs(html))
    assert b"<2010>" not in characters_of(printed(html))
    assert b"<00ad>" in characters_of(printed(html))


def test_a_hyphen_of_the_page_stays() -> None:
    assert b"<2010>" in characters_of(printed(f"{HEAD}<p>porte\u2010plume</p>"))


def test_no_glyph_reads_as_nothing() -> None:
    html = f"{HEAD}<p>مرحبا</p>"
    assert b"<>" in characters_of(theirs(html))
    assert b"<>" not in characters_of(printed(html))
